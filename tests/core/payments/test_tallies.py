"""发放结果 says the same of a voucher that is tallied and of one whose payments are counted one by one."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from core.database import execute, fetch, fetch_value
from core.kernel.clock import now
from core.kernel.errors import Invalid
from core.kernel.paging import PageRequest
from core.payments import list_results as module
from core.payments import queries_tallies
from core.payments.list_results import list_results
from core.payments.result_filter import TABS, ResultFilter
from core.payments.tally_vouchers import tally_vouchers
from core.payments.void_payments import void_payments
from tenants import county_session
from tests.factories.payments import (
    AUDITOR,
    in_flight,
    linked_dossier,
    payments_of,
    receive,
    result,
)
from tests.factories.query_count import logged_queries
from tests.factories.sessions import apart, until_somebody_waits
from tests.factories.workflow import COUNTY, TOWNSHIP, UNIT_OPERATOR, VILLAGE


async def finished_voucher(people: int = 4, batch: int = 1) -> int:
    """The last payment failed, all others were made."""
    voucher = await in_flight(await linked_dossier(people, batch=batch))
    *good, bad = await payments_of(voucher)
    await receive(voucher, *(result(one) for one in good), result(bad, "failed"))
    return voucher


async def everything_shown() -> list[Any]:
    """Every tab under every filter: rows, totals, sums and counts."""
    today = now().date()
    filters: list[dict[str, Any]] = [
        {},
        {"region": TOWNSHIP},
        {"region": VILLAGE},
        {"region": "530423999000"},
        {"period": "202305"},
        {"programme": "minimum_living"},
        {"batch_id": await fetch_value("SELECT min(id) FROM batch")},
        {"voucher_id": await fetch_value("SELECT max(id) FROM voucher")},
        {"since": today, "until": today},
        {"until": today - timedelta(days=1)},
    ]
    shown = []
    for tab in TABS:
        for wanted in filters:
            for page in (PageRequest(size=3), PageRequest(2, 3), PageRequest(size=5, sort="name")):
                found = await list_results(AUDITOR, page, ResultFilter(tab=tab, **wanted))
                shown.append(
                    ([row["id"] for row in found.page.rows], found.page.total, found.page.sums, found.tabs)
                )
    return shown


async def tallied() -> set[int]:
    return {row["voucher_id"] for row in await fetch("SELECT voucher_id FROM voucher_tally")}


@pytest.mark.timeout(240)
async def test_a_tally_changes_nothing_that_is_shown(province: Any) -> None:
    async with county_session(COUNTY):
        first, second = await finished_voucher(), await finished_voucher(3, batch=2)
        sent = await in_flight(await linked_dossier(2, batch=3))
        counted = await everything_shown()
    assert await tally_vouchers(COUNTY) == 3
    assert await tally_vouchers(COUNTY) == 0
    async with county_session(COUNTY):
        assert await tallied() == {first, second, sent}
        # Whatever was remembered, of batches too, is counted anew.
        await execute("UPDATE line SET name = name")
        assert await everything_shown() == counted


async def test_tallied_vouchers_are_not_counted_payment_by_payment(province: Any) -> None:
    async with county_session(COUNTY):
        await finished_voucher()
    await tally_vouchers(COUNTY)
    async with county_session(COUNTY):
        await execute("DELETE FROM payment_tally WHERE state = 'failed'")
        await execute("UPDATE line SET name = name WHERE false")
        found = await list_results(AUDITOR, PageRequest(), ResultFilter())
    assert found.tabs["failed"] == 0, "the tally is what counts, so it must be right"
    assert found.tabs["paid"] == 3


@pytest.mark.parametrize("change", ["void", "refund"])
async def test_whatever_touches_a_payment_takes_the_tally_away(province: Any, change: str) -> None:
    async with county_session(COUNTY):
        voucher = await finished_voucher()
        other = await finished_voucher(batch=2)
    await tally_vouchers(COUNTY)
    async with county_session(COUNTY):
        first, *_, last = await payments_of(voucher)
        if change == "void":
            await void_payments([last["id"]], UNIT_OPERATOR, "已死亡")
        else:
            await receive(voucher, result(first, "returned"))
        assert await tallied() == {other}
        found = await list_results(AUDITOR, PageRequest(), ResultFilter(voucher_id=voucher))
        assert found.page.total == 4
        assert found.tabs["stopped" if change == "void" else "returned"] == 1
    assert await tally_vouchers(COUNTY) == 1


async def test_a_payment_in_the_place_of_another_takes_the_other_tally_away(province: Any) -> None:
    async with county_session(COUNTY):
        voucher = await finished_voucher()
        again = await in_flight(await linked_dossier(1, batch=2))
    await tally_vouchers(COUNTY)
    async with county_session(COUNTY):
        assert await tallied() == {voucher, again}
        *_, failed = await payments_of(voucher)
        (model,) = await payments_of(again)
        await execute("INSERT INTO voucher_dossier VALUES ($1, $2)", again, failed["dossier_id"])
        await execute(
            "INSERT INTO payment (voucher_id, line_id, dossier_id, reissue_of, amount_fen, payee_name, account_cipher, bank_code,"
            " amount_hash, payee_hash, state, created_at) SELECT voucher_id, $2, $3, $4, amount_fen, payee_name, account_cipher,"
            " bank_code, amount_hash, payee_hash, 'drafted', created_at FROM payment WHERE id = $1",
            model["id"], failed["line_id"], failed["dossier_id"], failed["id"],
        )  # fmt: skip
        assert await tallied() == set()
        found = await list_results(AUDITOR, PageRequest(), ResultFilter(voucher_id=voucher))
        assert (found.page.total, found.tabs["failed"]) == (3, 0), "the later attempt counts"


async def test_a_change_waits_for_the_tally_that_is_being_made(province: Any) -> None:
    """Counted before the change and stored after it, a tally would be wrong for ever."""
    async with county_session(COUNTY):
        voucher = await finished_voucher()
        *_, failed = await payments_of(voucher)

    async def stop() -> None:
        async with county_session(COUNTY):
            await void_payments([failed["id"]], UNIT_OPERATOR, "已死亡")

    async with county_session(COUNTY):
        await queries_tallies.lock_payments([voucher])
        stopping = apart(stop())
        await until_somebody_waits()
        await queries_tallies.tally([voucher])
    await stopping
    async with county_session(COUNTY):
        assert await tallied() == set()


@pytest.mark.parametrize("order", ["", "name"])
async def test_what_is_known_of_a_batch_stays_known_until_its_payments_change(
    province: Any, order: str
) -> None:
    async with county_session(COUNTY):
        await finished_voucher()
        await finished_voucher(3, batch=2)
        first, second = [row["id"] for row in await fetch("SELECT id FROM batch ORDER BY id")]

    async def shown(batch: int) -> tuple[dict[str, int], int]:
        """People by tab, and the number of statements that counted or read them."""
        with logged_queries() as statements:
            async with county_session(COUNTY, read_only=True):
                found = await list_results(AUDITOR, PageRequest(sort=order), ResultFilter(batch_id=batch))
        return found.tabs, sum("payment" in one for one in statements)

    before, asked = await shown(first)
    assert (before["failed"], asked) == (1, 3)
    assert (await shown(second))[0]["paid"] == 2
    for change, counted in (("paid", 0), ("failed", 3)):
        async with county_session(COUNTY):
            # Of one batch only, and of the payment alone: its line is left as it is.
            await execute(
                "UPDATE payment SET state = 'stopped' WHERE state = $1 AND line_id IN"
                " (SELECT id FROM line WHERE batch_id = $2)",
                change, second if counted == 0 else first,
            )  # fmt: skip
        after, asked = await shown(first)
        assert asked == counted
    assert (after["failed"], after["stopped"]) == (0, 1)
    assert (await shown(second))[0]["stopped"] == 2


async def test_a_page_reads_the_vouchers_that_it_shows(province: Any) -> None:
    """At any size of the county: three statements beside the stamps, for the sums, the vouchers of the page, and its rows."""
    async with county_session(COUNTY):
        for batch in (1, 2, 3):
            await finished_voucher(batch=batch)
    await tally_vouchers(COUNTY)
    with logged_queries() as statements:
        async with county_session(COUNTY, read_only=True):
            await list_results(AUDITOR, PageRequest(size=2), ResultFilter(tab="paid"))
    asked = [one for one in statements if "list_change" not in one]
    assert len(asked) == 3, asked


async def test_millions_of_rows_keep_their_order(province: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_SORTED", 3)
    async with county_session(COUNTY):
        await finished_voucher()
        await list_results(AUDITOR, PageRequest(sort="name"), ResultFilter(tab="paid"))
        with pytest.raises(Invalid, match="共 4 条，超过 3 条不能改变顺序"):
            await list_results(AUDITOR, PageRequest(sort="name"), ResultFilter(tab="all"))
