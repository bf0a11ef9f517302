"""What a recipient's entitlement would look like as a line, checked as intake checks every line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from core.applications.draft import Draft
from core.applications.refuse_problems import refuse_problems
from core.applications.rules import Intake, RowRules
from core.database import current_session
from core.entitlements import rules
from core.kernel.errors import Conflict
from core.kernel.region import RegionCode
from core.plugin_api import SubsidyProgramme
from core.recipients.members_for import members_for
from core.recipients.payees_for import payees_for
from core.recipients.people_for import people_for
from core.regions.directory import RegionDirectory


async def checked_draft(
    programme: SubsidyProgramme,
    recipient_id: int,
    attributes: Mapping[str, Any],
    secrets: Mapping[str, str],
    directory: RegionDirectory,
    day: date,
) -> Draft:
    """The faultless draft of a recipient with these form fields on a day; an account may still be missing.

    An internal step of granting and changing. Raises `Invalid` with every problem, `Conflict` for a disabled recipient.
    """
    person = (await people_for([recipient_id])).get(recipient_id)
    if person is None:
        raise Conflict("recipient.disabled", "该补贴对象已停用，不能认定或变更资格")
    payee = (await payees_for([recipient_id])).get(recipient_id)
    members = (await members_for([recipient_id])).get(recipient_id, ())
    region = RegionCode(f"{current_session().scope}000000")
    checks = RowRules(Intake(programme, "county", region, day, day), directory)
    draft = checks.check(None, rules.cells_of(person, payee, attributes, secrets, members))
    rules.leave_account_open(draft, programme)
    refuse_problems(draft)
    return draft
