"""零余额账户 of the budget units: entered by one official of county finance, confirmed by another."""

from __future__ import annotations

from typing import Annotated, Literal

from litestar import Controller, get, post
from litestar.params import FromPath, JSONBody, QueryParameter

from core.access.require_budget_unit import require_budget_unit
from core.payments.confirm_payer_account import confirm_payer_account
from core.payments.list_payer_accounts import list_payer_accounts
from core.payments.propose_payer_account import NewPayerAccount, propose_payer_account
from core.payments.refuse_payer_account import refuse_payer_account
from tenants import county_session, platform_session
from web.answers import Created, Rows, rows_of
from web.api.payer_accounts_bodies import PayerAccountBody, PayerAccountRow, PayerRefusalBody
from web.deps import CountyCode, Paging, SignedIn

_READ = {"permission": "payer_account:read", "zone": "inner"}
_PROPOSE = {"permission": "payer_account:propose", "zone": "inner"}
_CONFIRM = {"permission": "payer_account:confirm", "zone": "inner"}


class PayerAccountsController(Controller):
    """零余额账户 of a county."""

    path = "/api/v1/counties/{county:str}/payer-accounts"
    tags = ["国库集中支付"]

    @get(
        "/",
        operation_id="listPayerAccounts",
        summary="零余额账户列表",
        opt={**_READ, "sorts": ("budget_unit_code", "proposed_at", "decided_at")},
    )
    async def list_payer_accounts(
        self,
        county: CountyCode,
        official: SignedIn,
        paging: Paging,
        budget_unit: Annotated[str, QueryParameter(description="预算单位代码", max_length=32)] = "",
        account_state: Annotated[
            Literal["", "proposed", "confirmed", "superseded", "refused"],
            QueryParameter(
                name="state",
                description="proposed 待确认、confirmed 使用中、superseded 已停用、refused 已驳回",
            ),
        ] = "",
    ) -> Rows[PayerAccountRow]:
        """Accounts of the official's budget units with their history; numbers are masked."""
        async with county_session(county, read_only=True):
            page = await list_payer_accounts(official, paging, budget_unit=budget_unit, state=account_state)
        return rows_of(page, [PayerAccountRow.of(row) for row in page.rows])

    @post("/", operation_id="proposePayerAccount", summary="登记零余额账户", opt=_PROPOSE)
    async def propose(
        self, county: CountyCode, data: JSONBody[PayerAccountBody], official: SignedIn
    ) -> Created:
        """Enter the account of a budget unit; it is in force once another official has confirmed it."""
        async with platform_session(read_only=True):
            await require_budget_unit(county, data.budget_unit)
        new = NewPayerAccount(data.budget_unit, data.account, data.account_name, data.bank_code, data.basis)
        async with county_session(county):
            return Created(id=await propose_payer_account(new, official))

    @post(
        "/{payer_account_id:int}/confirm",
        operation_id="confirmPayerAccount",
        summary="确认零余额账户",
        status_code=204,
        opt=_CONFIRM,
    )
    async def confirm(self, county: CountyCode, payer_account_id: FromPath[int], official: SignedIn) -> None:
        """A second official confirms; the account before it becomes history."""
        async with county_session(county):
            await confirm_payer_account(payer_account_id, official)

    @post(
        "/{payer_account_id:int}/refuse",
        operation_id="refusePayerAccount",
        summary="驳回零余额账户",
        status_code=204,
        opt=_CONFIRM,
    )
    async def refuse(
        self,
        county: CountyCode,
        payer_account_id: FromPath[int],
        data: JSONBody[PayerRefusalBody],
        official: SignedIn,
    ) -> None:
        """A second official refuses; the reason stays with the proposal."""
        async with county_session(county):
            await refuse_payer_account(payer_account_id, official, reason=data.reason)
