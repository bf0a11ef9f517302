"""Pure steps between recipients, entitlements and lines."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from core.applications.columns import MEMBERS, layout_of
from core.applications.draft import Draft
from core.kernel.errors import Conflict
from core.kernel.region import RegionCode, RegionLevel
from core.plugin_api import LineView, Member, Period, SubsidyProgramme
from core.recipients.recipient import Payee, RosterPerson

_ACCOUNT_COLUMNS = ("bank_name", "account")


def require_periodic(programme: SubsidyProgramme) -> None:
    """Refuse a programme that is paid once: it has no standing entitlements. Raises `Conflict`."""
    if programme.period is Period.ONE_OFF:
        raise Conflict("entitlement.one_off", f"“{programme.name}”是一次性补贴，不设长期资格")


def cells_of(
    person: RosterPerson,
    payee: Payee | None,
    attributes: Mapping[str, Any],
    secrets: Mapping[str, str],
    members: Sequence[Member],
) -> dict[str, Any]:
    """A row of the programme's list, as intake reads it. Without a payee the account stays empty: never a fallback."""
    township = RegionCode(person.village_code).at(RegionLevel.TOWNSHIP)
    cells: dict[str, Any] = {
        **attributes,
        **secrets,
        "name": person.name,
        "id_number": person.id_number,
        "phone": person.phone or "",
        "township": str(township),
        "village": person.village_code,
        "village_group": person.village_group,
    }
    if members:
        cells[MEMBERS] = tuple(members)
    if payee is not None:
        cells |= {"bank_name": payee.bank_name, "account": payee.account}
        if payee.id_number is not None:
            cells |= {
                "payee_name": payee.name,
                "payee_id_number": payee.id_number,
                "payee_relation": payee.relation,
            }
    return cells


def leave_account_open(draft: Draft, programme: SubsidyProgramme) -> None:
    """Forget what is wrong with the account alone: an entitlement may be granted before the account is confirmed."""
    titles = layout_of(programme).titles
    columns = {titles[key] for key in _ACCOUNT_COLUMNS}
    draft.problems = [problem for problem in draft.problems if problem.column not in columns]


def claim_of(draft: Draft, programme: SubsidyProgramme, day: date) -> tuple[str, int | None]:
    """Claim item and, where amounts are not calculated, the fixed amount in fen; raises `Invalid` of the programme."""
    view = LineView(
        line_id=0,
        name=draft.name,
        id_number=draft.id_number or "",
        birth_date=draft.birth_date,
        village_code=draft.village_code,
        period_start=day,
        period_end=day,
        amount_fen=None,
        attributes=draft.attributes,
        members=draft.members,
    )
    amount = None if programme.needs_calculation else int(programme.amount(view, None))
    return programme.claim_item(view), amount


def secrets_in(raw: str | None) -> dict[str, str]:
    """The sensitive form fields that a valid line keeps sealed (`{"secrets": {…}}`)."""
    return dict(json.loads(raw).get("secrets", {})) if raw else {}
