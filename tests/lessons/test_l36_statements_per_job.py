"""L36, L12: no step asks the database once for each person. Ten people cost as many statements as a hundred."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

import core.checks.jobs  # noqa: F401 - registers the checks
from core.checks.start_alert_check import start_alert_check
from core.checks.start_card_match import start_card_match
from core.jobs import run_job
from tenants import county_session
from tests.conftest import Province
from tests.factories.applications import add_batch, import_rows, row
from tests.factories.officials import official
from tests.factories.payments import in_flight, linked_dossier, payments_of, receive, result
from tests.factories.query_count import logged_queries
from tests.factories.registries import person, registries
from tests.factories.workflow import COUNTY, COUNTY_OPERATOR, id_number, make_batch, make_lines

OPERATOR = official("county_operator", COUNTY, id=7)
WARM_UP, FEW, MANY = 2, 10, 100
PERIODS = {WARM_UP: "202301", FEW: "202302", MANY: "202303"}
"""A month of its own for each run: the same people draw in each of them."""


async def statements_of(work: Callable[[int], Awaitable[None]], people: int) -> list[str]:
    """What `work` over so many people asks for.

    Left out: how often progress is shown, which depends on the time that it takes, and what the driver asks about types,
    once for each connection of the pool that meets them.
    """
    with logged_queries() as statements:
        await work(people)
    return [one for one in statements if not one.startswith("UPDATE job SET step") and not _of_driver(one)]


def _of_driver(statement: str) -> bool:
    return "typeinfo_tree" in statement or "current_setting('jit')" in statement


async def assert_constant(work: Callable[[int], Awaitable[None]]) -> None:
    await work(WARM_UP)  # caches are filled
    few = await statements_of(work, FEW)
    many = await statements_of(work, MANY)
    assert len(few) == len(many), [one for one in many if many.count(one) != few.count(one)][:5]


async def test_import(province: Province, tmp_path: Path) -> None:
    async def work(people: int) -> None:
        rows = [
            row(people * 10 + n, account=None if n % 5 == 0 else "6210170000000000001") for n in range(people)
        ]
        await import_rows(tmp_path, await add_batch(number=people), rows, OPERATOR, name=f"{people}.xlsx")

    await assert_constant(work)


async def test_card_match_and_alert_check(province: Province, tmp_path: Path) -> None:
    people = [person(id_number(n, "19400510"), f"王某{n}") for n in range(MANY)]
    empty = {"account_cipher": None, "account_digest": None, "bank_code": None, "bank_name": None}

    async def work(count: int) -> None:
        chosen = people[:count]
        async with county_session(COUNTY):
            batch = await make_batch("elderly_allowance", period=PERIODS[count])
            await make_lines(
                batch, count, programme="elderly_allowance", ready=False, attributes={"residence": "本县"},
                people=[one["id_number"] for one in chosen], names=[one["name"] for one in chosen], **empty,
            )  # fmt: skip
        for start in (start_card_match, start_alert_check):
            async with county_session(COUNTY):
                job = await start(batch, "county", COUNTY_OPERATOR)
            assert await run_job(COUNTY, job) == "done"

    with registries(tmp_path / "outside", people):
        await assert_constant(work)


async def test_from_the_dossier_to_the_banks_results(province: Province) -> None:
    """申报确认, every review, 指标挂接, 支付申请, both signatures, sending and booking a receipt."""

    async def work(people: int) -> None:
        async with county_session(COUNTY):
            voucher = await in_flight(await linked_dossier(people, batch=people))
            payments = await payments_of(voucher)
            await receive(
                voucher, *(result(one, "failed" if n % 5 == 0 else "paid") for n, one in enumerate(payments))
            )

    await assert_constant(work)
