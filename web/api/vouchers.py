"""国库集中支付: signatures, sending and receipts of vouchers."""

from __future__ import annotations

from typing import Annotated, Any

from litestar import Controller, get, post
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter

from core.access.official_names import official_names
from core.access.require_signing_pin import require_signing_pin
from core.payments.check_sign_voucher import check_sign_voucher
from core.payments.list_vouchers import VoucherFilter, list_vouchers
from core.payments.make_sign_voucher import make_sign_voucher
from core.payments.register_receipts import register_receipts
from core.payments.resolve_anomaly import resolve_anomaly
from core.payments.send_voucher import send_voucher
from core.payments.void_voucher import void_voucher
from core.payments.voucher_detail import voucher_detail
from core.payments.voucher_log import voucher_log
from tenants import county_session, platform_session
from web.answers import JobAnswer
from web.api.payments_bodies import (
    ChangedAnswer,
    JobsAnswer,
    SignVouchersBody,
    VoucherDetail,
    VoucherLogRow,
    VoucherReasonBody,
    VoucherRow,
    VoucherRows,
    VouchersBody,
)
from web.deps import CountyCode, Idempotent, Paging, SignedIn


def _opt(permission: str) -> dict[str, str]:
    return {"permission": permission, "zone": "inner"}


class VouchersController(Controller):
    """支付凭证 of a county."""

    path = "/api/v1/counties/{county:str}/vouchers"
    tags = ["国库集中支付"]

    @get(
        "/",
        operation_id="listVouchers",
        summary="支付凭证列表",
        opt={**_opt("voucher:read"), "sorts": ("number", "created_at", "fen", "people")},
    )
    async def list_vouchers(
        self,
        county: CountyCode,
        official: SignedIn,
        paging: Paging,
        voucher_state: Annotated[
            list[str] | None, QueryParameter(name="state", description="凭证状态，可多选")
        ] = None,
        programme: FromQuery[str] = "",
        period: FromQuery[str] = "",
        batch_id: FromQuery[int | None] = None,
        number: Annotated[str, QueryParameter(description="凭证号", max_length=40)] = "",
        desk: Annotated[
            str,
            QueryParameter(
                description="make_sign 经办签章、check_sign 审核签章、send 凭证发送、register 回单登记"
            ),
        ] = "",
        tab: Annotated[str, QueryParameter(description="waiting 待办、done 已办；与 desk 同时给出")] = "",
    ) -> VoucherRows:
        """Vouchers of the official's programmes and budget units, from the viewpoint of a desk when one is given."""
        wanted = VoucherFilter(voucher_state or (), programme, period, batch_id, number, desk, tab)
        async with county_session(county, read_only=True):
            found = await list_vouchers(official, paging, wanted)
        page = found.page
        return VoucherRows(
            rows=[VoucherRow.of(row) for row in page.rows],
            total=page.total,
            page=page.number,
            size=page.size,
            sums=page.sums,
            tabs=found.tabs,
        )

    @get("/{voucher_id:int}", operation_id="getVoucher", summary="支付凭证详情", opt=_opt("voucher:read"))
    async def get_voucher(
        self, county: CountyCode, voucher_id: FromPath[int], official: SignedIn
    ) -> VoucherDetail:
        """One voucher with 回单存疑."""
        async with county_session(county, read_only=True):
            return VoucherDetail.of(await voucher_detail(voucher_id, official))

    @get(
        "/{voucher_id:int}/log",
        operation_id="getVoucherLog",
        summary="支付凭证操作日志",
        opt=_opt("voucher:read"),
    )
    async def log(
        self, county: CountyCode, voucher_id: FromPath[int], official: SignedIn
    ) -> list[VoucherLogRow]:
        """Signatures, sending and receipts of a voucher, oldest first."""
        async with county_session(county, read_only=True):
            rows = await voucher_log(voucher_id, official)
        async with platform_session(read_only=True):
            names = await official_names({row["official_id"] for row in rows})
        return [VoucherLogRow(**row, name=names.get(row["official_id"], "")) for row in rows]

    @post(
        "/make-sign",
        operation_id="makeSignVouchers",
        summary="经办签章",
        status_code=200,
        opt=_opt("voucher:make_sign"),
    )
    async def make_sign(
        self, county: CountyCode, data: JSONBody[SignVouchersBody], official: SignedIn
    ) -> ChangedAnswer:
        """Sign as maker, with the own PIN."""
        await require_signing_pin(official, data.pin)
        async with county_session(county):
            return ChangedAnswer(changed=await make_sign_voucher(data.voucher_ids, official))

    @post(
        "/check-sign",
        operation_id="checkSignVouchers",
        summary="审核签章",
        status_code=200,
        opt=_opt("voucher:check_sign"),
    )
    async def check_sign(
        self, county: CountyCode, data: JSONBody[SignVouchersBody], official: SignedIn
    ) -> ChangedAnswer:
        """Sign as checker, with the own PIN: another person than the maker."""
        await require_signing_pin(official, data.pin)
        async with county_session(county):
            return ChangedAnswer(changed=await check_sign_voucher(data.voucher_ids, official))

    @post("/send", operation_id="sendVouchers", summary="凭证发送", status_code=202, opt=_opt("voucher:send"))
    async def send(
        self, county: CountyCode, data: JSONBody[VouchersBody], official: SignedIn, idempotency: Idempotent
    ) -> JobsAnswer:
        """Send signed vouchers to their bank, or ask again about those whose fate is unknown."""

        async def act() -> dict[str, Any]:
            return {"job_ids": await send_voucher(data.voucher_ids, official)}

        async with county_session(county):
            return JobsAnswer(**await idempotency.once("vouchers.send", data, official, act))

    @post(
        "/receipts",
        operation_id="registerReceipts",
        summary="回单登记",
        status_code=202,
        opt=_opt("voucher:register"),
    )
    async def receipts(
        self, county: CountyCode, data: JSONBody[VouchersBody], official: SignedIn
    ) -> JobsAnswer:
        """Fetch what the bank has done so far; may be repeated at any time."""
        async with county_session(county):
            return JobsAnswer(job_ids=await register_receipts(data.voucher_ids, official))

    @post(
        "/{voucher_id:int}/void",
        operation_id="voidVoucher",
        summary="作废支付凭证",
        status_code=202,
        opt=_opt("payment:void"),
    )
    async def void(
        self,
        county: CountyCode,
        voucher_id: FromPath[int],
        data: JSONBody[VoucherReasonBody],
        official: SignedIn,
        idempotency: Idempotent,
    ) -> JobAnswer:
        """Withdraw a voucher that was not sent yet; its lines may be asked for again when the job is done."""

        async def act() -> dict[str, Any]:
            return {"job_id": await void_voucher(voucher_id, official, data.reason)}

        async with county_session(county):
            return JobAnswer(**await idempotency.once("vouchers.void", data, official, act))

    @post(
        "/anomalies/{anomaly_id:int}/resolve",
        operation_id="resolveAnomaly",
        summary="登记回单存疑的处理结果",
        status_code=204,
        opt=_opt("voucher:check_sign"),
    )
    async def resolve(
        self,
        county: CountyCode,
        anomaly_id: FromPath[int],
        data: JSONBody[VoucherReasonBody],
        official: SignedIn,
    ) -> None:
        """Note what the bank said about a result that could not be booked."""
        async with county_session(county):
            await resolve_anomaly(anomaly_id, official, data.reason)
