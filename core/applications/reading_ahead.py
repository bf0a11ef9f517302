"""Make the next items of a source while the caller still works on the one before."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncGenerator, AsyncIterator
from typing import TypeVar

Item = TypeVar("Item")


@contextlib.asynccontextmanager
async def reading_ahead(source: AsyncGenerator[Item]) -> AsyncIterator[AsyncIterator[Item]]:
    """Iterate over `source`, which runs in a task of its own and is at most one finished item ahead.

    The task has the context of this moment: when no session is open here, the source may open its own, whatever the
    caller opens later. What it raises is raised where its items are used. The source is closed when the block ends.
    """
    queue: asyncio.Queue[tuple[Item] | Exception | None] = asyncio.Queue(maxsize=1)

    async def fill() -> None:
        """Take one item after the other out of the source, then say how it ended."""
        end: Exception | None = None
        try:
            async with contextlib.aclosing(source):
                async for item in source:
                    await queue.put((item,))
        except Exception as error:  # noqa: BLE001 - raised again where the items are used
            end = error
        await queue.put(end)

    async def items() -> AsyncIterator[Item]:
        """What was taken, in order; raises what the source raised."""
        while isinstance(found := await queue.get(), tuple):
            yield found[0]
        if found is not None:
            raise found

    task = asyncio.create_task(fill())
    try:
        yield items()
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
