import asyncio

from core.plugin_host import OutsideTime


async def test_calls_side_by_side_count_once() -> None:
    clock = OutsideTime()
    inner, outer = asyncio.Event(), asyncio.Event()

    async def long() -> None:
        with clock.running():
            inner.set()
            await outer.wait()

    task = asyncio.create_task(long())
    await inner.wait()
    with clock.running():
        pass
    assert clock.seconds == 0, "the first call still runs: its time is counted when it ends"
    outer.set()
    await task
    counted = clock.seconds
    assert counted > 0
    with clock.running():
        pass
    assert clock.seconds > counted


async def test_a_failing_call_is_counted_too() -> None:
    clock = OutsideTime()
    try:
        with clock.running():
            raise RuntimeError
    except RuntimeError:
        pass
    assert clock.seconds > 0
