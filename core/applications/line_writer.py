"""Store the drafts of one list, slice by slice, in the transaction of whoever opened the writer."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from core.access.official import Official
from core.access.scope import scope_of
from core.applications import queries
from core.applications.draft import Draft
from core.applications.line_rows import (
    RECIPIENT,
    LineOrigin,
    finding_rows,
    id_digests,
    line_rows,
    member_rows,
)
from core.applications.mark_duplicates import Claim, mark_duplicates
from core.applications.register_claimants import register_claimants
from core.applications.states import ENTRIES
from core.catalogue.batch import Batch
from core.catalogue.require_open_batch import require_open_batch
from core.database import AuditRecord, current_session, reserve_ids
from core.kernel.clock import now
from core.plugin_host import subsidy

_SEALED_AT_ONCE = 100
"""Rows that are sealed (a millisecond) before PostgreSQL is given its next piece of the slice before."""


@dataclass(slots=True)
class _SealedSlice:
    drafts: Sequence[Draft]
    digests: Sequence[bytes | None]
    ids: list[int]
    rows: list[list[Any]]
    at: datetime


class LineWriter:
    """The only one who adds lines to a batch until the transaction ends. Does not authorise.

    Second claims become findings, within a slice, across slices and against lines that stood in the batch before;
    the unique index stands behind. Memory is that of two slices, and an id and a digest for each row. The session's
    connection is the writer's own until its block is left.
    """

    def __init__(self, batch: Batch, origin: LineOrigin, by: Official, ids: Iterator[int]) -> None:
        self.rows = 0
        self.valid = 0
        self.mended = 0
        self._batch = batch
        self._origin = origin
        self._by = by
        self._ids = ids
        self._programme = subsidy(batch.programme_code)
        self._claims: dict[Claim, int | None] = {}
        self._first_of_batch = False
        self._registered = 0
        self._storing: asyncio.Task[None] | None = None

    @classmethod
    @contextlib.asynccontextmanager
    async def open(
        cls, batch_id: int, origin: LineOrigin, by: Official, *, rows: int, mends: Sequence[int] = ()
    ) -> AsyncIterator[LineWriter]:
        """Write at most `rows` lines; all of them are stored when the block is left.

        Waits for other writers of the batch, and takes off the abnormal lines that mended rows stand in for. Raises
        `Conflict` for a closed batch.
        """
        batch = await require_open_batch(batch_id)
        await queries.wait_for_writers(batch_id)
        # All at once: from here on the connection is busy with one slice after the other.
        writer = cls(batch, origin, by, iter(await reserve_ids("line", rows)))
        if mends:
            scope = scope_of(by, ENTRIES[origin.entry], county=current_session().scope)
            replaced = await queries.replace_abnormal(batch_id, mends, scope.region_patterns, now())
            writer.mended = len(replaced)
        writer._first_of_batch = not await queries.has_living_claims(batch_id)
        try:
            yield writer
        except BaseException:
            # Nobody may roll back while the connection is in use; what went wrong first is what is told.
            with contextlib.suppress(Exception):
                await writer._settled()
            raise
        await writer._settled()
        writer._tell_registered()

    async def add(self, drafts: Sequence[Draft]) -> list[int]:
        """Take one slice: valid lines, and abnormal ones with their findings. Returns the ids in the same order.

        It is sealed while PostgreSQL stores the slice before, and stored while the caller makes the next one.
        """
        digests = id_digests(drafts)
        if not self._first_of_batch:
            await self._settled()
        await mark_duplicates(
            self._batch, drafts, digests, earlier=self._claims, first_of_batch=self._first_of_batch
        )
        ids, at = list(islice(self._ids, len(drafts))), now()
        rows = await self._seal(drafts, digests, ids, at)
        await self._settled()
        self._storing = asyncio.create_task(self._store(_SealedSlice(drafts, digests, ids, rows, at)))
        self.rows += len(drafts)
        self.valid += sum(draft.is_valid for draft in drafts)
        return ids

    async def _settled(self) -> None:
        """Wait until the slice before is stored; raises what went wrong with it, once."""
        storing, self._storing = self._storing, None
        if storing is not None:
            await storing

    async def _seal(
        self, drafts: Sequence[Draft], digests: Sequence[bytes | None], ids: Sequence[int], at: datetime
    ) -> list[list[Any]]:
        """The rows of a slice, their recipients still unknown. Lets the storing of the slice before go on meanwhile."""
        entered_by = dict.fromkeys(ids, self._by.id)
        rows = []
        for row in line_rows(self._batch, drafts, digests, ids, {}, self._origin, entered_by, at):
            rows.append(row)
            if len(rows) % _SEALED_AT_ONCE == 0:
                await asyncio.sleep(0)
        return rows

    async def _store(self, part: _SealedSlice) -> None:
        registered = await register_claimants(self._programme, part.drafts, part.digests)
        for row, digest in zip(part.rows, part.digests, strict=True):
            if digest is not None:
                row[RECIPIENT] = registered.ids.get(digest)
        await queries.copy_lines(part.rows)
        if any(draft.members for draft in part.drafts):
            await queries.copy_members(member_rows(part.drafts, part.ids))
        if any(draft.problems for draft in part.drafts):
            await queries.copy_findings(finding_rows(part.drafts, part.ids, part.at))
        self._registered += registered.added

    def _tell_registered(self) -> None:
        """Hand the people who are new on record to the operation log: one entry for all."""
        if self._registered:
            kind = self._programme.beneficiary.value
            current_session().record(
                AuditRecord(
                    "recipient.register",
                    "recipient",
                    kind,
                    self._by.id,
                    self._by.account,
                    count=self._registered,
                )
            )
