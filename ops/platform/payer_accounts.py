"""The 零余额账户 of the demonstration's budget units: entered by one official, confirmed by another, known to the bank."""

from __future__ import annotations

from pathlib import Path

from core.access.official import Official
from core.kernel.paging import MAX_PAGE_SIZE, PageRequest
from core.payments.confirm_payer_account import confirm_payer_account
from core.payments.list_payer_accounts import list_payer_accounts
from core.payments.propose_payer_account import NewPayerAccount, propose_payer_account
from ops.demo.write_payers import write_payers
from ops.demo.write_registries import BANK_CODE
from tenants import county_session


async def prepare_payer_accounts(
    var: Path, county: str, units: list[tuple[str, str]], entry: Official, reviewer: Official
) -> None:
    """Give each budget unit (code, name) of a county that has no account in force an invented one; the bank knows all.

    `entry` and `reviewer` are the county's two finance posts. Opens sessions of its own; repeating it changes nothing.
    """
    async with county_session(county, read_only=True):
        page = PageRequest(size=MAX_PAGE_SIZE)
        known = (await list_payer_accounts(reviewer, page)).rows
    settled = {row["budget_unit_code"] for row in known if row["state"] == "confirmed"}
    waiting = {row["budget_unit_code"]: row["id"] for row in known if row["state"] == "proposed"}
    write_payers(var / "simulators", county, [(_number(county, unit), name) for unit, name in units])
    for unit, name in units:
        if unit in settled:
            continue
        if unit not in waiting:
            new = NewPayerAccount(unit, _number(county, unit), name, BANK_CODE, "演示账户")
            async with county_session(county):
                waiting[unit] = await propose_payer_account(new, entry)
        async with county_session(county):
            await confirm_payer_account(waiting[unit], reviewer)


def _number(county: str, unit: str) -> str:
    """An invented account number; a real one is issued by the bank."""
    return f"2400{county}{unit.zfill(6)}"
