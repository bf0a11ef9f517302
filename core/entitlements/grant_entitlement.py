"""Grant a standing entitlement to one recipient."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from core.access import Official, may
from core.applications.draft import Draft
from core.database import AuditRecord, current_session, reserve_ids
from core.entitlements import queries, rules
from core.entitlements.checked_draft import checked_draft
from core.kernel.clock import now
from core.kernel.errors import Conflict, Invalid
from core.plugin_host import subsidy
from core.recipients.find_recipient import find_recipient
from core.regions.directory import RegionDirectory

MAX_BASIS = 200


async def grant_entitlement(
    programme_code: str,
    recipient_id: int,
    by: Official,
    directory: RegionDirectory,
    *,
    starts_on: date,
    basis: str,
    attributes: Mapping[str, Any],
    stops_on: date | None = None,
    class_name: str = "",
) -> int:
    """Grant from `starts_on` on (to `stops_on`, its last day); returns the entitlement's id.

    `attributes` are the fields of the programme's form, checked as intake does; its lines are publicised and reviewed
    like any others. Needs `entitlement:edit` at the recipient's village for the programme. Raises `NotFound`,
    `NotAllowed`, `Invalid` with every problem, `Conflict` when one lives already or the recipient is disabled.
    """
    recipient = await find_recipient(recipient_id)
    may(by, "entitlement:edit", region=recipient.village_code, programme=programme_code)
    programme = subsidy(programme_code)
    rules.require_periodic(programme)
    if recipient.kind != programme.beneficiary.value:
        raise Invalid(
            "entitlement.kind", "补贴对象类别与项目不符，请选择相应类别的对象", field="recipient_id"
        )
    if not basis.strip() or len(basis.strip()) > MAX_BASIS:
        raise Invalid("entitlement.basis", f"请填写认定依据（{MAX_BASIS} 字以内）", field="basis")
    if stops_on is not None and stops_on < starts_on:
        raise Invalid("entitlement.dates", "停发日期不能早于起始日期", field="stops_on")
    draft = await checked_draft(programme, recipient_id, attributes, {}, directory, starts_on)
    item, amount_fen = rules.claim_of(draft, programme, starts_on)
    if await queries.living(programme_code, recipient_id, item):
        raise _exists()
    entitlement_id = await _store(
        draft,
        by,
        programme_code=programme_code,
        recipient_id=recipient_id,
        claim_item=item,
        starts_on=starts_on,
        stops_on=stops_on,
        class_name=class_name.strip()[:40],
        basis=basis.strip(),
        amount_fen=amount_fen,
    )
    current_session().record(
        AuditRecord(
            "entitlement.grant",
            "entitlement",
            str(entitlement_id),
            by.id,
            by.account,
            after={
                "programme": programme_code,
                "recipient_id": recipient_id,
                "starts_on": starts_on.isoformat(),
                "stops_on": stops_on.isoformat() if stops_on else None,
                "amount_fen": amount_fen,
                "basis": basis.strip(),
            },
        )
    )
    return entitlement_id


async def _store(
    draft: Draft,
    by: Official,
    *,
    programme_code: str,
    recipient_id: int,
    claim_item: str,
    starts_on: date,
    stops_on: date | None,
    class_name: str,
    basis: str,
    amount_fen: int | None,
) -> int:
    [entitlement_id] = await reserve_ids("entitlement", 1)
    at = now()
    secrets = json.dumps(draft.secrets, ensure_ascii=False) if draft.secrets else None
    seal = current_session().cipher.seal
    row = (
        entitlement_id,
        programme_code,
        recipient_id,
        claim_item,
        starts_on,
        stops_on,
        class_name,
        basis,
        amount_fen,
        draft.attributes,
        seal(secrets, "entitlement", "secrets_cipher", entitlement_id) if secrets else None,
        "live",
        by.id,
        None,
        at,
        at,
        1,
    )
    inserted, _ = await queries.merge_entitlements([row])
    if not inserted:
        raise _exists()
    return entitlement_id


def _exists() -> Conflict:
    return Conflict("entitlement.exists", "该对象已有此项目的有效资格，请直接变更或先终止原资格")
