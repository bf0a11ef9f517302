"""The list of 账户变更 that wait for a second official."""

from __future__ import annotations

from core.kernel.paging import PageRequest
from core.recipients.confirm_account import confirm_account
from core.recipients.list_account_proposals import list_account_proposals
from core.recipients.propose_account import NewAccount, propose_account
from tenants import county_session
from tests.factories.officials import official
from tests.factories.recipients import OPERATOR, REVIEWER, created_recipient
from tests.factories.workflow import COUNTY

ELSEWHERE = official("township_reviewer", "530423109", id=77)


async def test_a_proposal_is_listed_masked_until_it_is_decided(province) -> None:
    recipient = await created_recipient()
    async with county_session(COUNTY):
        new = NewAccount("6210170000000000018", "YNRCC", "云南省农村信用社")
        proposed = await propose_account(recipient, new, OPERATOR, reason="更换社保卡")
        page = await list_account_proposals(REVIEWER, PageRequest())
        (row,) = page.rows
        assert (row["id"], row["account"], row["own"], page.total) == (
            proposed,
            "***************0018",
            False,
            1,
        )
        assert (await list_account_proposals(OPERATOR, PageRequest())).total == 0, "it may not confirm"
        assert (await list_account_proposals(ELSEWHERE, PageRequest())).total == 0
        await confirm_account(proposed, REVIEWER)
        assert (await list_account_proposals(REVIEWER, PageRequest())).rows == []
