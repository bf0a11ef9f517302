"""发放结果, vouchers and anomalies as officials see them."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from core.database import execute, fetch_value
from core.kernel.clock import now
from core.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from core.kernel.paging import PageRequest
from core.payments.export_results import FIELDS, export_results
from core.payments.list_payee_accounts import list_payee_accounts
from core.payments.list_pending import list_pending
from core.payments.list_pending_dossiers import list_pending_dossiers
from core.payments.list_results import list_results
from core.payments.list_vouchers import VoucherFilter, list_vouchers
from core.payments.payment_detail import payment_detail
from core.payments.resolve_anomaly import resolve_anomaly
from core.payments.result_filter import ResultFilter
from core.payments.voucher_detail import voucher_detail
from core.payments.voucher_log import voucher_log
from tenants import county_session
from tests.factories.officials import official
from tests.factories.payments import (
    AUDITOR,
    UNIT_OPERATOR,
    UNIT_REVIEWER,
    in_flight,
    linked_dossier,
    pass_checks,
    payments_of,
    receive,
    request,
    result,
)
from tests.factories.workflow import COUNTY, TOWNSHIP, VILLAGE

FOREIGN_UNIT = official("unit_finance_operator", COUNTY, budget_unit="888888", id=50)
OTHER_PROGRAMME = official("unit_finance_operator", COUNTY, programmes=("minimum_living",), id=51)
TOWNSHIP_OFFICIAL = official("township_operator", TOWNSHIP[:9], id=52)
OTHER_TOWNSHIP_OFFICIAL = official("township_operator", "530423102", id=53)


@pytest.fixture
async def voucher(province) -> int:
    """Five lines: two paid, one failed, one returned, one without a result; two more are asked for."""
    async with county_session(COUNTY):
        made = await in_flight(await linked_dossier(5))
        one, two, three, four, _ = await payments_of(made)
        await receive(made, result(one), result(two), result(three), result(four, "failed"))
        await receive(made, result(three, "returned"))
        await request(await linked_dossier(2, batch=2))
    return made


async def test_the_sums_account_for_everybody(voucher: int) -> None:
    async with county_session(COUNTY):
        found = await list_results(UNIT_OPERATOR, PageRequest(), ResultFilter())
        cycles = [ResultFilter(cycle=cycle) for cycle in ("monthly", "yearly")]
        paid = [(await list_results(UNIT_OPERATOR, PageRequest(), cycle)).page.total for cycle in cycles]
        assert paid == [found.page.total, 0]
    page = found.page
    people = {
        name.removesuffix("_people"): count for name, count in page.sums.items() if name.endswith("_people")
    }
    assert people == {"requested": 2, "in_flight": 1, "paid": 2, "failed": 1, "returned": 1, "stopped": 0}
    assert (page.sums["people"], page.sums["fen"], page.total) == (7, 35_000, 7)
    assert found.tabs == {
        "all": 7, "paid": 2, "failed": 1, "returned": 1, "in_flight": 3, "stopped": 0, "to_mend": 2,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("tab", "people"),
    [("paid", 2), ("failed", 1), ("returned", 1), ("in_flight", 3), ("stopped", 0), ("to_mend", 2)],
)
async def test_a_tab_shows_its_rows_and_the_sums_of_all(voucher: int, tab: str, people: int) -> None:
    async with county_session(COUNTY):
        page = (await list_results(AUDITOR, PageRequest(size=2), ResultFilter(tab=tab))).page
    assert (page.total, len(page.rows), page.sums["people"]) == (people, min(people, 2), 7)
    assert all(row["paid_fen"] == (5000 if tab == "paid" else 0) for row in page.rows)


async def test_a_list_is_sorted_before_it_is_cut(voucher: int) -> None:
    """L6: the largest amount comes first, wherever it stands in the table; pages lose nobody."""
    async with county_session(COUNTY):
        largest = await in_flight(await linked_dossier(1, fen=9000, batch=3))
        (payment,) = await payments_of(largest)
        pages = [
            (
                await list_results(
                    AUDITOR, PageRequest(number=number, size=2, sort="-amount_fen"), ResultFilter()
                )
            ).page
            for number in range(1, 5)
        ]
    shown = [row["id"] for page in pages for row in page.rows]
    assert shown[0] == payment["id"]
    assert len(shown) == len(set(shown)) == pages[0].total == 8


async def test_filters_narrow(voucher: int) -> None:
    async def total(**wanted: object) -> int:
        return (await list_results(AUDITOR, PageRequest(), ResultFilter(**wanted))).page.total

    async with county_session(COUNTY):
        name = await fetch_value("SELECT name FROM line ORDER BY id LIMIT 1")
        assert await total(voucher_id=voucher) == 5
        assert await total(period="202305") == 7
        assert await total(period="202306") == 0
        assert await total(region=VILLAGE) == await total(region=TOWNSHIP) == 7
        assert await total(name=name) == 1
        today = now().date()
        assert await total(since=today, until=today) == 4, "one has no result yet, two were not even sent"
        assert await total(until=today - timedelta(days=1)) == 0
        with pytest.raises(Invalid):
            await total(tab="everything")


async def test_a_list_shows_what_the_post_covers(voucher: int) -> None:
    async with county_session(COUNTY):
        seen = [
            (await list_results(by, PageRequest(), ResultFilter())).page.total
            for by in (FOREIGN_UNIT, OTHER_PROGRAMME, TOWNSHIP_OFFICIAL, OTHER_TOWNSHIP_OFFICIAL)
        ]
        vouchers = [
            (await list_vouchers(by, PageRequest(), VoucherFilter())).page.total
            for by in (UNIT_OPERATOR, FOREIGN_UNIT, OTHER_PROGRAMME, TOWNSHIP_OFFICIAL)
        ]
    assert seen[0] == seen[1] == seen[3] == 0
    assert vouchers == [2, 0, 0, 0]


async def test_each_desk_sees_what_waits_there_and_what_went_on(voucher: int) -> None:
    async with county_session(COUNTY):

        async def seen(desk: str, tab: str) -> tuple[list[str], dict[str, int]]:
            found = await list_vouchers(UNIT_OPERATOR, PageRequest(), VoucherFilter(desk=desk, tab=tab))
            return [row["state"] for row in found.page.rows], found.tabs

        assert await seen("make_sign", "waiting") == (["drafted"], {"waiting": 1, "done": 1})
        assert await seen("check_sign", "waiting") == ([], {"waiting": 0, "done": 1})
        assert await seen("register", "waiting") == (["sent"], {"waiting": 1, "done": 0})
        number = await fetch_value("SELECT number FROM voucher WHERE id = $1", voucher)
        found = await list_vouchers(UNIT_OPERATOR, PageRequest(), VoucherFilter(number=number))
        assert [row["id"] for row in found.page.rows] == [voucher]
        with pytest.raises(Invalid, match="页签"):
            await seen("make_sign", "everything")


async def test_the_log_of_a_voucher_names_its_steps(voucher: int) -> None:
    async with county_session(COUNTY):
        log = await voucher_log(voucher, UNIT_REVIEWER)
        titles = [row["action_title"] for row in log]
        assert titles[:2] == ["经办签章", "审核签章"]
        assert titles[-2:] == ["回单登记", "回单登记"]
        with pytest.raises(NotAllowed):
            await voucher_log(voucher, FOREIGN_UNIT)
        with pytest.raises(NotFound):
            await voucher_log(999, UNIT_REVIEWER)


async def test_a_person_is_shown_masked_with_every_attempt(voucher: int) -> None:
    async with county_session(COUNTY):
        payment = await fetch_value("SELECT id FROM payment WHERE state = 'failed'")
        detail = await payment_detail(payment, UNIT_OPERATOR)
        assert "****" in detail["id_number"]
        (attempt,) = detail["attempts"]
        assert (attempt["state"], attempt["amount_fen"]) == ("failed", 5000)
        assert attempt["account"].startswith("****")
        assert await list_payee_accounts(payment, UNIT_OPERATOR) == []
        for refused in (FOREIGN_UNIT, OTHER_PROGRAMME, OTHER_TOWNSHIP_OFFICIAL):
            with pytest.raises(NotAllowed):
                await payment_detail(payment, refused)
        with pytest.raises(NotAllowed):
            await list_payee_accounts(payment, AUDITOR)
        for verb in (payment_detail, list_payee_accounts):
            with pytest.raises(NotFound):
                await verb(999_999, UNIT_OPERATOR)


async def test_vouchers_by_state_with_their_sums(voucher: int) -> None:
    async with county_session(COUNTY):
        drafted = await list_vouchers(
            UNIT_REVIEWER, PageRequest(sort="-fen"), VoucherFilter(states=["drafted"])
        )
        assert (drafted.page.total, drafted.page.sums) == (1, {"people": 2, "fen": 10_000})
        with pytest.raises(Invalid, match="凭证状态"):
            await list_vouchers(UNIT_REVIEWER, PageRequest(), VoucherFilter(states=["lost"]))


def written(path: Path) -> list[list[str]]:
    """The headings and rows of a workbook."""
    return CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()


async def test_an_export_has_the_chosen_fields_masked(voucher: int, tmp_path: Path) -> None:
    path, whole = tmp_path / "paid.xlsx", tmp_path / "whole.xlsx"
    fields = ["name", "account", "paid", "state"]
    async with county_session(COUNTY):
        assert await export_results(AUDITOR, ResultFilter(tab="paid"), fields, {}, path) == 2
        for refused in ([], ["password"]):
            with pytest.raises(Invalid, match="请选择导出字段"):
                await export_results(AUDITOR, ResultFilter(), refused, {}, tmp_path / "refused.xlsx")
        everything = await export_results(
            AUDITOR, ResultFilter(), list(FIELDS), {VILLAGE: "大新村民委员会"}, whole
        )
    headings, *rows = written(path)
    assert headings == ["序号", "受益对象", "收款账号（脱敏）", "实际发放金额（元）", "支付状态"]
    assert [(row[0], row[3], row[4]) for row in rows] == [
        ("1", "50.00", "支付成功"),
        ("2", "50.00", "支付成功"),
    ]
    assert all(row[2].startswith("*") for row in rows)
    headings, *rows = written(whole)
    assert everything == len(rows) == 7
    assert rows[0][headings.index("受理村（社区）")] == "大新村民委员会"
    assert "**********" in rows[0][headings.index("身份证号（脱敏）")]


async def test_an_export_is_audited_with_how_many_rows_left(voucher: int, tmp_path: Path) -> None:
    async with county_session(COUNTY):
        await export_results(AUDITOR, ResultFilter(tab="paid"), ["name"], {}, tmp_path / "paid.xlsx")
    async with county_session(COUNTY):
        assert await fetch_value("SELECT count FROM audit_entry WHERE action = 'payment.export'") == 2


async def test_the_exported_file_holds_text_only(voucher: int, tmp_path: Path) -> None:
    async with county_session(COUNTY):
        await execute("UPDATE line SET name = '=1+1' WHERE id = 1")
        await export_results(AUDITOR, ResultFilter(), ["name"], {}, tmp_path / "all.xlsx")
    assert written(tmp_path / "all.xlsx")[1] == ["1", "=1+1"]


async def test_pending_lines_carry_the_result_of_their_comparison(province) -> None:
    async with county_session(COUNTY):
        dossier = await linked_dossier(3)
        await pass_checks(dossier)
        await execute(
            "UPDATE payment_check SET outcome = 'abnormal', reason = '社保卡已冻结' WHERE line_id = 1"
        )
        await execute("DELETE FROM payment_check WHERE line_id = 2")
        page = await list_pending(UNIT_OPERATOR, PageRequest())
        frozen = await list_pending(UNIT_OPERATOR, PageRequest(), outcome="abnormal")
    assert [row["outcome"] for row in page.rows] == ["abnormal", "not_compared", "passed"]
    assert (page.sums["people"], page.sums["passed_people"], page.sums["passed_fen"]) == (3, 1, 5000)
    assert [row["reason"] for row in frozen.rows] == ["社保卡已冻结"]


async def test_pending_dossiers_say_how_far_the_comparison_is(province) -> None:
    async with county_session(COUNTY):
        dossier, other = await linked_dossier(3), await linked_dossier(2, batch=2)
        await pass_checks(dossier)
        await execute("UPDATE payment_check SET outcome = 'abnormal' WHERE line_id = 1")
        page = await list_pending_dossiers(UNIT_OPERATOR, PageRequest())
        assert [
            (row["id"], row["people"], row["passed_people"], row["abnormal"], row["not_compared"])
            for row in page.rows
        ] == [(other, 2, 0, 0, 2), (dossier, 3, 2, 1, 0)]
        second = await list_pending_dossiers(UNIT_OPERATOR, PageRequest(number=2, size=1))
        assert page.sums == second.sums
        assert page.sums == {"people": 5, "fen": 25_000, "passed_people": 2, "passed_fen": 10_000}
        assert (page.total, second.total, len(second.rows)) == (2, 2, 1)
        only = await list_pending(UNIT_OPERATOR, PageRequest(), dossier_id=other)
        assert only.total == 2
        assert (await list_pending_dossiers(FOREIGN_UNIT, PageRequest())).total == 0


async def test_an_anomaly_is_closed_by_the_reviewer_with_what_the_bank_said(voucher: int) -> None:
    async with county_session(COUNTY):
        *_, last = await payments_of(voucher)
        await receive(voucher, result(last, fen=1))
        (anomaly,) = (await voucher_detail(voucher, UNIT_OPERATOR))["anomalies"]
        with pytest.raises(NotAllowed):
            await resolve_anomaly(anomaly["id"], UNIT_OPERATOR, "银行更正")
        with pytest.raises(Invalid):
            await resolve_anomaly(anomaly["id"], UNIT_REVIEWER, " ")
        await resolve_anomaly(anomaly["id"], UNIT_REVIEWER, "银行更正：原回单作废")
        with pytest.raises(Conflict):
            await resolve_anomaly(anomaly["id"], UNIT_REVIEWER, "再来一次")
        with pytest.raises(NotFound):
            await resolve_anomaly(anomaly["id"] + 1, UNIT_REVIEWER, "没有")
        assert (await voucher_detail(voucher, UNIT_OPERATOR))["problem"] is None
