"""支付申请, 发放结果 and 差错处理: lines on their way to the card."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from litestar import Controller, get, post
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter
from litestar.response import File

from core.payments.compare_cards import compare_cards
from core.payments.correct_account import correct_account
from core.payments.create_payment_request import create_payment_request
from core.payments.export_results import export_results
from core.payments.list_payee_accounts import list_payee_accounts
from core.payments.list_pending import list_pending
from core.payments.list_pending_dossiers import list_pending_dossiers
from core.payments.list_results import list_results
from core.payments.payment_detail import payment_detail
from core.payments.reissue_payments import reissue_payments
from core.payments.result_filter import ResultFilter
from core.payments.void_payments import void_payments
from core.plugin_host import subsidies
from core.regions.load_directory import load_directory
from tenants import county_session, platform_session
from web.answers import Created, JobAnswer, Rows, rows_of
from web.api.payments_bodies import (
    ChangedAnswer,
    CorrectAccountBody,
    DossiersBody,
    PayeeAccount,
    PaymentDetail,
    PaymentRow,
    PaymentRows,
    PaymentsBody,
    PendingDossierRow,
    PendingRow,
    VoidPaymentsBody,
)
from web.deps import CountyCode, Idempotent, Paging, SignedIn
from web.workbooks import XLSX, passing_file, send_workbook

_READ = {"permission": "payment:read", "zone": ["outer", "inner"]}
_COMPARE = {"permission": "payment:compare", "zone": "inner"}
_REQUEST = {"permission": "payment:request", "zone": "inner"}
_RESEND = {"permission": "payment:resend", "zone": "inner"}
_VOID = {"permission": "payment:void", "zone": "inner"}

Tab = Annotated[
    str,
    QueryParameter(
        description="all 全部、paid 支付成功、failed 支付失败、returned 退款、in_flight 在途、stopped 已作废、"
        "to_mend 差错（失败和退款）"
    ),
]


class PaymentRequestsController(Controller):
    """支付申请."""

    path = "/api/v1/counties/{county:str}/payment-requests"
    tags = ["资金发放"]

    @get("/pending", operation_id="listPendingPayments", summary="待生成支付的明细", opt=_READ)
    async def list_pending(
        self,
        county: CountyCode,
        official: SignedIn,
        paging: Paging,
        programme: FromQuery[str] = "",
        batch_id: FromQuery[int | None] = None,
        outcome: Annotated[
            str, QueryParameter(description="passed、abnormal、unverified、not_compared")
        ] = "",
        dossier_id: Annotated[int | None, QueryParameter(description="项目序号")] = None,
    ) -> Rows[PendingRow]:
        """Lines that wait for a payment request, each with the result of 银行卡对比."""
        async with county_session(county, read_only=True):
            page = await list_pending(
                official,
                paging,
                programme=programme,
                batch_id=batch_id,
                outcome=outcome,
                dossier_id=dossier_id,
            )
        return rows_of(page, [PendingRow.of(row) for row in page.rows])

    @get("/dossiers", operation_id="listPendingDossiers", summary="待生成支付的申报单", opt=_READ)
    async def list_pending_dossiers(
        self,
        county: CountyCode,
        official: SignedIn,
        paging: Paging,
        programme: FromQuery[str] = "",
        batch_id: FromQuery[int | None] = None,
    ) -> Rows[PendingDossierRow]:
        """Dossiers with lines that wait for a payment request, and how far 银行卡对比 is."""
        async with county_session(county, read_only=True):
            page = await list_pending_dossiers(official, paging, programme=programme, batch_id=batch_id)
        return rows_of(page, [PendingDossierRow.of(row) for row in page.rows])

    @post("/compare", operation_id="compareCards", summary="银行卡对比", status_code=202, opt=_COMPARE)
    async def compare(
        self, county: CountyCode, data: JSONBody[DossiersBody], official: SignedIn
    ) -> JobAnswer:
        """Compare the accounts of all lines of dossiers with the card registry once more."""
        async with county_session(county):
            return JobAnswer(job_id=await compare_cards(data.dossier_ids, official))

    @post("/", operation_id="createPaymentRequest", summary="生成支付申请", status_code=202, opt=_REQUEST)
    async def create(
        self, county: CountyCode, data: JSONBody[DossiersBody], official: SignedIn, idempotency: Idempotent
    ) -> JobAnswer:
        """Ask for the payment of all lines that passed; the job's result counts what was left out and why."""

        async def act() -> dict[str, int]:
            return {"job_id": await create_payment_request(data.dossier_ids, official)}

        async with county_session(county):
            return JobAnswer(**await idempotency.once("payments.request", data, official, act))


class PaymentsController(Controller):
    """发放结果 and 差错处理."""

    path = "/api/v1/counties/{county:str}/payments"
    tags = ["资金发放"]

    @get(
        "/",
        operation_id="listPayments",
        summary="发放结果",
        opt={**_READ, "sorts": ("amount_fen", "result_at", "village_code", "name")},
    )
    async def list_payments(
        self,
        county: CountyCode,
        official: SignedIn,
        reading: Paging,
        tab: FromQuery[Tab] = "all",
        programme: FromQuery[str] = "",
        period: FromQuery[str] = "",
        batch_id: FromQuery[int | None] = None,
        region: Annotated[str, QueryParameter(description="乡镇或村的 12 位区划代码")] = "",
        name: FromQuery[str] = "",
        voucher_id: FromQuery[int | None] = None,
        since: Annotated[date | None, QueryParameter(description="实际补贴时间，开始日期")] = None,
        until: Annotated[date | None, QueryParameter(description="实际补贴时间，结束日期")] = None,
        cycle: Annotated[
            str | None,
            QueryParameter(description="补贴周期：monthly 按月、yearly 按年、term 按学期、one_off 一次性"),
        ] = None,
    ) -> PaymentRows:
        """The last payment of each line; the sums run over all tabs."""
        wanted = ResultFilter(tab, programme, period, batch_id, region, name, voucher_id, since, until, cycle)
        async with county_session(county, read_only=True):
            found = await list_results(official, reading, wanted)
        page = found.page
        return PaymentRows(
            rows=[PaymentRow.of(row) for row in page.rows],
            total=page.total,
            page=page.number,
            size=page.size,
            sums=page.sums,
            tabs=found.tabs,
        )

    @get("/{payment_id:int}", operation_id="getPayment", summary="个人信息", opt=_READ)
    async def get_payment(
        self, county: CountyCode, payment_id: FromPath[int], official: SignedIn
    ) -> PaymentDetail:
        """Who is paid, into which account, and what became of every attempt; numbers are masked."""
        async with county_session(county, read_only=True):
            return PaymentDetail.of(await payment_detail(payment_id, official))

    @get(
        "/{payment_id:int}/accounts",
        operation_id="listPayeeAccounts",
        summary="收款人的有效账号",
        opt=_RESEND,
    )
    async def list_payee_accounts(
        self, county: CountyCode, payment_id: FromPath[int], official: SignedIn
    ) -> list[PayeeAccount]:
        """Accounts that 更正收款账号 would accept."""
        async with county_session(county, read_only=True):
            return [PayeeAccount(**row) for row in await list_payee_accounts(payment_id, official)]

    @get("/export", operation_id="exportPayments", summary="导出发放结果", media_type=XLSX, opt=_READ)
    async def export(
        self,
        county: CountyCode,
        official: SignedIn,
        fields: Annotated[list[str], QueryParameter(description="请选择导出字段")],
        tab: FromQuery[Tab] = "all",
        programme: FromQuery[str] = "",
        period: FromQuery[str] = "",
        batch_id: FromQuery[int | None] = None,
        region: FromQuery[str] = "",
        name: FromQuery[str] = "",
        voucher_id: FromQuery[int | None] = None,
        since: FromQuery[date | None] = None,
        until: FromQuery[date | None] = None,
    ) -> File:
        """An Excel file with the chosen fields; id numbers and accounts are masked."""
        async with platform_session(read_only=True):
            directory = await load_directory(county)
        names = {code: programme.name for code, programme in subsidies().items()}
        for township in directory.townships():
            for place in (township, *directory.villages(township.code)):
                names[place.code] = place.name
        wanted = ResultFilter(tab, programme, period, batch_id, region, name, voucher_id, since, until)
        async with passing_file() as path:
            async with county_session(county):
                await export_results(official, wanted, fields, names, path)
            return send_workbook(path, "发放结果.xlsx")

    @post("/reissue", operation_id="reissuePayments", summary="明细补发", status_code=202, opt=_RESEND)
    async def reissue(
        self, county: CountyCode, data: JSONBody[PaymentsBody], official: SignedIn, idempotency: Idempotent
    ) -> JobAnswer:
        """Issue failed or returned payments again, after a new 银行卡对比; never more than what failed."""

        async def act() -> dict[str, int]:
            return {"job_id": await reissue_payments(data.payment_ids, official)}

        async with county_session(county):
            return JobAnswer(**await idempotency.once("payments.reissue", data, official, act))

    @post("/void", operation_id="voidPayments", summary="作废发放明细", status_code=200, opt=_VOID)
    async def void(
        self,
        county: CountyCode,
        data: JSONBody[VoidPaymentsBody],
        official: SignedIn,
        idempotency: Idempotent,
    ) -> ChangedAnswer:
        """Stop failed or returned payments for good; budget and claim are given back."""

        async def act() -> dict[str, int]:
            return {"changed": await void_payments(data.payment_ids, official, data.reason)}

        async with county_session(county):
            return ChangedAnswer(**await idempotency.once("payments.void", data, official, act))

    @post(
        "/{payment_id:int}/correct-account",
        operation_id="correctAccount",
        summary="更正收款账号",
        status_code=201,
        opt=_RESEND,
    )
    async def correct_account(
        self,
        county: CountyCode,
        payment_id: FromPath[int],
        data: JSONBody[CorrectAccountBody],
        official: SignedIn,
    ) -> Created:
        """Pay a failed line into another account of its payee, which two officials confirmed."""
        async with county_session(county):
            return Created(id=await correct_account(payment_id, data.bank_account_id, official))
