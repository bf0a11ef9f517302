"""Find second claims: of a claimant who has a living line in the batch, or stands further up in the same list."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from core.applications import queries
from core.applications.columns import layout_of
from core.applications.draft import Draft
from core.applications.rules import duplicate_problem
from core.catalogue.batch import Batch
from core.plugin_host import subsidy

Claim = tuple[bytes, str]
"""Who claims what: id digest and claim item."""


async def mark_duplicates(
    batch: Batch,
    drafts: Sequence[Draft],
    digests: Sequence[bytes | None],
    *,
    besides: Collection[int] = (),
    earlier: dict[Claim, int | None] | None = None,
    first_of_batch: bool = False,
) -> None:
    """Give every second claim its finding that says where the first one stands. `besides` are the drafts' own lines.

    For a list that comes in slices, `earlier` collects the claims of the slices before (claim → row number), and
    `first_of_batch` says that nobody had a claim in the batch before the first one. The caller is the only writer of the
    batch (`queries.wait_for_writers`), so the answer stays true until it commits.
    """
    mine: dict[Claim, int | None] = {} if earlier is None else earlier
    others = {} if first_of_batch else await _others(batch, drafts, digests, besides, mine)
    title = layout_of(subsidy(batch.programme_code)).titles["id_number"]
    for draft, digest in zip(drafts, digests, strict=True):
        if digest is None or draft.problems:
            continue
        key = (digest, draft.claim_item)
        if key in mine:
            row_number = mine[key]
            where = f"本文件第 {row_number} 行" if row_number else "同一次提交"
        elif key in others:
            where = others[key]
        else:
            mine[key] = draft.row_number
            continue
        draft.problems.append(duplicate_problem(title, where))


async def _others(
    batch: Batch,
    drafts: Sequence[Draft],
    digests: Sequence[bytes | None],
    besides: Collection[int],
    mine: dict[Claim, int | None],
) -> dict[Claim, str]:
    """The claims of lines that stood in the batch before, each with where it came from."""
    wanted = [digest for digest, draft in zip(digests, drafts, strict=True) if digest and draft.is_valid]
    taken: dict[Claim, str] = {}
    for row in await queries.living_claims(batch.id, wanted):
        key = (row["id_digest"], row["claim_item"])
        if row["id"] not in besides and key not in mine:
            taken[key] = (
                f"文件“{row['file_name']}”第 {row['row_number']} 行"
                if row["file_name"]
                else "单笔录入或按资格生成"
            )
    return taken
