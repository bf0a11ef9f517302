"""Authorisation that the verbs of payments share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from asyncpg import Record

from core.access.may import may
from core.access.official import Official
from core.database import current_session
from core.kernel.errors import Conflict, NotFound
from core.payments import queries_checks, queries_vouchers

_STAGES = ("payment_request", "payment")


async def authorise_dossiers(dossier_ids: Sequence[int], permission: str, by: Official) -> list[Record]:
    """Dossiers that are at 支付申请 or 支付 and belong to the official's programmes and budget units.

    Raises `NotFound`, `NotAllowed`, `Conflict`.
    """
    rows = await queries_checks.programmes_of(dossier_ids)
    if not dossier_ids or len(rows) != len(set(dossier_ids)):
        raise NotFound("payments.unknown_dossier", "所选申报单不存在，请刷新列表", field="dossier_ids")
    for row in rows:
        authorise(permission, row["programme_code"], row["unit"], by)
        if row["stage"] not in _STAGES or row["state"] == "void":
            raise Conflict("payments.wrong_stage", f"申报单 {row['id']} 不在支付申请环节，请刷新列表后重试")
    return rows


def authorise(permission: str, programme: str, budget_unit: str | None, by: Official) -> None:
    """One subject of this county; raises `NotAllowed`."""
    region = f"{current_session().scope}000000"
    may(by, permission, region=region, programme=programme, budget_unit=budget_unit)


def authorise_rows(permission: str, rows: Iterable[Mapping[str, Any]], by: Official) -> None:
    """Rows with `programme_code` and `budget_unit_code`; raises `NotAllowed`."""
    for programme, unit in sorted({(row["programme_code"], row["budget_unit_code"]) for row in rows}):
        authorise(permission, programme, unit, by)


async def lock_vouchers(
    voucher_ids: Sequence[int], permission: str, by: Official, *, with_dossiers: bool = False
) -> list[Record]:
    """Lock vouchers (and first their dossiers) and authorise; raises `NotFound`, `NotAllowed`."""
    ids = sorted(set(voucher_ids))
    rows = await queries_vouchers.lock(ids, with_dossiers=with_dossiers)
    if not ids or len(rows) != len(ids):
        raise NotFound("payments.unknown_voucher", "所选支付凭证不存在，请刷新列表", field="voucher_ids")
    authorise_rows(permission, rows, by)
    return rows
