"""Recipients of a county: people, households, collectives, and their accounts."""

from __future__ import annotations

from litestar import Controller, get, patch, post, put
from litestar.params import FromPath, FromQuery, JSONBody

from core.recipients.add_member import add_member
from core.recipients.confirm_account import confirm_account
from core.recipients.create_recipient import create_recipient
from core.recipients.list_account_proposals import list_account_proposals
from core.recipients.list_recipients import list_recipients
from core.recipients.propose_account import propose_account
from core.recipients.recipient import Change, RecipientDetail, RecipientSummary
from core.recipients.recipient_detail import recipient_detail
from core.recipients.recipient_history import recipient_history
from core.recipients.refuse_account import refuse_account
from core.recipients.remove_member import remove_member
from core.recipients.set_guardian import set_guardian
from core.recipients.switch_recipient import switch_recipient
from core.recipients.update_recipient import update_recipient
from core.regions.load_directory import load_directory
from tenants import county_session, platform_session
from web.answers import Created, Rows, rows_of
from web.api.recipients_bodies import (
    AccountProposal,
    GuardianBody,
    JoinBody,
    LeaveBody,
    ProposeAccountBody,
    RecipientBody,
    RecipientChangesBody,
    RecipientReasonBody,
    SearchBody,
)
from web.deps import CountyCode, Paging, SignedIn

_ZONES = ["outer", "inner"]
_READ = {"permission": "recipient:read", "zone": _ZONES}
_EDIT = {"permission": "recipient:edit", "zone": _ZONES}
_PROPOSE = {"permission": "account:propose", "zone": _ZONES}
_CONFIRM = {"permission": "account:confirm", "zone": _ZONES}


class RecipientsController(Controller):
    """补贴对象."""

    path = "/api/v1/counties/{county:str}/recipients"
    tags = ["补贴对象"]

    @get(
        "/",
        operation_id="listRecipients",
        summary="补贴对象列表",
        opt={**_READ, "sorts": ("name", "village", "updated_at", "birth_date")},
    )
    async def list_recipients(
        self,
        county: CountyCode,
        official: SignedIn,
        reading: Paging,
        kind: FromQuery[str | None] = None,
        region: FromQuery[str | None] = None,
        name: FromQuery[str | None] = None,
        enabled: FromQuery[bool | None] = None,
    ) -> Rows[RecipientSummary]:
        """Recipients in the own villages, numbers masked."""
        async with county_session(county, read_only=True):
            page = await list_recipients(
                official, reading, kind=kind, region=region, name=name, enabled=enabled
            )
        return rows_of(page, page.rows)

    @post(
        "/search",
        operation_id="searchRecipients",
        summary="按证件号码查找补贴对象",
        status_code=200,
        opt={**_READ, "sorts": ("name", "village", "updated_at", "birth_date")},
    )
    async def search(
        self, county: CountyCode, data: JSONBody[SearchBody], official: SignedIn, paging: Paging
    ) -> Rows[RecipientSummary]:
        """Find by the whole number, which stays out of addresses and logs."""
        async with county_session(county, read_only=True):
            page = await list_recipients(official, paging, id_number=data.id_number or "-")
        return rows_of(page, page.rows)

    @post("/", operation_id="createRecipient", summary="新增补贴对象", opt=_EDIT)
    async def create_recipient(
        self, county: CountyCode, data: JSONBody[RecipientBody], official: SignedIn
    ) -> Created:
        """Register a person, household or collective."""
        async with platform_session(read_only=True):
            directory = await load_directory(county)
        async with county_session(county):
            return Created(id=await create_recipient(data.recipient(), official, directory))

    @get("/{recipient_id:int}", operation_id="getRecipient", summary="补贴对象详情", opt=_READ)
    async def get_recipient(
        self, county: CountyCode, recipient_id: FromPath[int], official: SignedIn
    ) -> RecipientDetail:
        """One recipient with members and accounts; in full for who may edit it."""
        async with county_session(county, read_only=True):
            return await recipient_detail(recipient_id, official)

    @patch(
        "/{recipient_id:int}",
        operation_id="updateRecipient",
        summary="编辑补贴对象",
        status_code=204,
        opt=_EDIT,
    )
    async def update_recipient(
        self,
        county: CountyCode,
        recipient_id: FromPath[int],
        data: JSONBody[RecipientChangesBody],
        official: SignedIn,
    ) -> None:
        """Change what is given."""
        async with platform_session(read_only=True):
            directory = await load_directory(county)
        async with county_session(county):
            await update_recipient(recipient_id, data.changes(), official, directory, version=data.version)

    @post(
        "/{recipient_id:int}/disable",
        operation_id="disableRecipient",
        summary="停用补贴对象",
        status_code=204,
        opt=_EDIT,
    )
    async def disable(
        self,
        county: CountyCode,
        recipient_id: FromPath[int],
        data: JSONBody[RecipientReasonBody],
        official: SignedIn,
    ) -> None:
        """The recipient draws nothing from here on."""
        async with county_session(county):
            await switch_recipient(recipient_id, official, enabled=False, reason=data.reason)

    @post(
        "/{recipient_id:int}/enable",
        operation_id="enableRecipient",
        summary="启用补贴对象",
        status_code=204,
        opt=_EDIT,
    )
    async def enable(
        self,
        county: CountyCode,
        recipient_id: FromPath[int],
        data: JSONBody[RecipientReasonBody],
        official: SignedIn,
    ) -> None:
        """The recipient may draw again."""
        async with county_session(county):
            await switch_recipient(recipient_id, official, enabled=True, reason=data.reason)

    @get("/{recipient_id:int}/changes", operation_id="listRecipientChanges", summary="修改记录", opt=_READ)
    async def changes(
        self, county: CountyCode, recipient_id: FromPath[int], official: SignedIn
    ) -> list[Change]:
        """The edit history, newest first, masked."""
        async with county_session(county, read_only=True):
            return await recipient_history(recipient_id, official)

    @put(
        "/{recipient_id:int}/guardian",
        operation_id="setGuardian",
        summary="登记监护人",
        status_code=204,
        opt=_EDIT,
    )
    async def guardian(
        self,
        county: CountyCode,
        recipient_id: FromPath[int],
        data: JSONBody[GuardianBody],
        official: SignedIn,
    ) -> None:
        """Record the guardian, or remove it."""
        async with county_session(county):
            await set_guardian(recipient_id, official, name=data.name, id_number=data.id_number)

    @post("/{recipient_id:int}/members", operation_id="addMember", summary="新增家庭成员", opt=_EDIT)
    async def join(
        self, county: CountyCode, recipient_id: FromPath[int], data: JSONBody[JoinBody], official: SignedIn
    ) -> Created:
        """A person joins the household."""
        async with county_session(county):
            member_id = await add_member(recipient_id, data.member(), official, joined_on=data.joined_on)
        return Created(id=member_id)

    @post(
        "/{recipient_id:int}/members/{member_id:int}/leave",
        operation_id="removeMember",
        summary="家庭成员迁出",
        status_code=204,
        opt=_EDIT,
    )
    async def leave(
        self,
        county: CountyCode,
        recipient_id: FromPath[int],
        member_id: FromPath[int],
        data: JSONBody[LeaveBody],
        official: SignedIn,
    ) -> None:
        """A person leaves the household."""
        async with county_session(county):
            await remove_member(recipient_id, member_id, official, left_on=data.left_on, reason=data.reason)

    @post("/{recipient_id:int}/accounts", operation_id="proposeAccount", summary="提交账户变更", opt=_PROPOSE)
    async def propose(
        self,
        county: CountyCode,
        recipient_id: FromPath[int],
        data: JSONBody[ProposeAccountBody],
        official: SignedIn,
    ) -> Created:
        """Propose an account; it is used once another official confirmed it."""
        async with county_session(county):
            account_id = await propose_account(recipient_id, data.new_account(), official, reason=data.reason)
        return Created(id=account_id)


class AccountsController(Controller):
    """账户变更的确认."""

    path = "/api/v1/counties/{county:str}/accounts"
    tags = ["补贴对象"]

    @get("/proposals", operation_id="listAccountProposals", summary="待确认的账户变更", opt=_CONFIRM)
    async def proposals(
        self, county: CountyCode, official: SignedIn, paging: Paging
    ) -> Rows[AccountProposal]:
        """Accounts that wait for a second official, the oldest first, numbers masked."""
        async with county_session(county, read_only=True):
            page = await list_account_proposals(official, paging)
        return rows_of(page, [AccountProposal.of(row) for row in page.rows])

    @post(
        "/{account_id:int}/confirm",
        operation_id="confirmAccount",
        summary="确认账户变更",
        status_code=204,
        opt=_CONFIRM,
    )
    async def confirm(self, county: CountyCode, account_id: FromPath[int], official: SignedIn) -> None:
        """A second official confirms a proposed account."""
        async with county_session(county):
            await confirm_account(account_id, official)

    @post(
        "/{account_id:int}/refuse",
        operation_id="refuseAccount",
        summary="驳回账户变更",
        status_code=204,
        opt=_CONFIRM,
    )
    async def refuse(
        self,
        county: CountyCode,
        account_id: FromPath[int],
        data: JSONBody[RecipientReasonBody],
        official: SignedIn,
    ) -> None:
        """A second official refuses a proposed account."""
        async with county_session(county):
            await refuse_account(account_id, official, reason=data.reason)
