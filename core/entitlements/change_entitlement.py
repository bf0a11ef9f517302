"""Change what an entitlement is worth: class and form fields."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.access import Official
from core.database import AuditRecord, current_session
from core.entitlements import queries, rules
from core.entitlements.checked_draft import checked_draft
from core.entitlements.locked_entitlement import locked_entitlement
from core.kernel.clock import now, today
from core.kernel.errors import Conflict
from core.plugin_host import subsidy
from core.regions.directory import RegionDirectory


async def change_entitlement(
    entitlement_id: int,
    by: Official,
    directory: RegionDirectory,
    *,
    attributes: Mapping[str, Any],
    basis: str,
    class_name: str = "",
) -> None:
    """Replace form fields, class and basis; the amount follows from the programme. Takes effect with the next batch.

    Lines that exist keep what they were made with. Needs `entitlement:edit`. Raises `NotFound`, `NotAllowed`,
    `Invalid` with every problem, `Conflict` when it is not live or would become another claim item.
    """
    found = await locked_entitlement(entitlement_id, by, "change", basis)
    programme = subsidy(found.programme_code)
    session = current_session()
    sealed = await queries.secrets_of(entitlement_id)
    kept = session.cipher.open(sealed, "entitlement", "secrets_cipher", entitlement_id) if sealed else None
    secrets = rules.secrets_in(f'{{"secrets":{kept}}}' if kept else None)
    draft = await checked_draft(programme, found.recipient_id, attributes, secrets, directory, today())
    item, amount_fen = rules.claim_of(draft, programme, today())
    if item != found.claim_item:
        raise Conflict("entitlement.other_item", "变更后成为另一申领事项，请终止原资格后重新认定")
    values = {
        "attributes": draft.attributes,
        "class": class_name.strip()[:40],
        "basis": basis.strip(),
        "amount_fen": amount_fen,
    }
    await queries.change_entitlement(entitlement_id, values, now())
    session.record(
        AuditRecord(
            "entitlement.change",
            "entitlement",
            str(entitlement_id),
            by.id,
            by.account,
            before={
                "attributes": dict(found.attributes),
                "class": found.class_name,
                "basis": found.basis,
                "amount_fen": found.amount_fen,
            },
            after=values,
        )
    )
