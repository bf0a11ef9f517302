import pytest

from core.database import execute, fetch, fetch_row, fetch_value
from core.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from core.workflow import (
    hold_lines,
    open_dossiers,
    register_line_gate,
    return_lines,
    seal_payment_lines,
    void_lines,
)
from tenants import county_session
from tests.factories.workflow import (
    COUNTY,
    COUNTY_OPERATOR,
    COUNTY_REVIEWER,
    FINANCE_REVIEWER,
    OTHER_TOWNSHIP,
    OTHER_VILLAGE,
    UNIT_OPERATOR,
    dossier_row,
    make_batch,
    make_lines,
    one_step,
    open_one,
    walk_to,
)

pytestmark = pytest.mark.usefixtures("province")


async def lines_of(dossier: int) -> list[int]:
    rows = await fetch("SELECT id FROM line WHERE dossier_id = $1 ORDER BY id", dossier)
    return [row["id"] for row in rows]


async def test_one_bad_line_leaves_and_the_rest_proceeds() -> None:
    async with county_session(COUNTY):
        dossier = await open_one(4)
        await walk_to(dossier, "department_review")
        bad, *_ = await lines_of(dossier)
        assert await return_lines([bad], COUNTY_REVIEWER, "户口已迁出") == 1
        row = await dossier_row(dossier)
        assert (row["people"], row["void_people"], row["total_fen"]) == (3, 0, 15_000)
        line = await fetch_row("SELECT * FROM line WHERE id = $1", bad)
        assert line is not None
        assert (line["status"], line["dossier_id"], line["alert_status"], line["amount_fen"]) == (
            "open",
            None,
            "pending",
            None,
        )
        finding = await fetch_row("SELECT * FROM finding WHERE line_id = $1", bad)
        assert finding is not None
        assert (finding["check_name"], finding["reason"], finding["source"]) == (
            "review",
            "户口已迁出",
            "部门审核退回",
        )
        await one_step(dossier)
        assert (await dossier_row(dossier))["stage"] == "finance_review"


async def test_a_returned_line_joins_a_later_dossier_after_its_checks() -> None:
    async with county_session(COUNTY):
        dossier = await open_one(2)
        await walk_to(dossier, "department_review")
        bad, _ = await lines_of(dossier)
        await return_lines([bad], COUNTY_REVIEWER, "年龄不符")
        batch = await fetch_value("SELECT batch_id FROM dossier")
        with pytest.raises(Conflict):
            await open_dossiers(batch, "county", COUNTY_OPERATOR)
        await execute("UPDATE line SET alert_status = 'passed' WHERE id = $1", bad)
        (second,) = await open_dossiers(batch, "county", COUNTY_OPERATOR)
        assert second != dossier
        assert await lines_of(second) == [bad]
        assert await fetch_value("SELECT resolution FROM finding") == "superseded"


async def test_a_void_line_stays_visible_and_is_never_counted_again() -> None:
    async with county_session(COUNTY):
        dossier = await open_one(3)
        await walk_to(dossier, "finance_review")
        line, *_ = await lines_of(dossier)
        await void_lines([line], FINANCE_REVIEWER, "重复申报")
        row = await dossier_row(dossier)
        assert (row["people"], row["void_people"], row["total_fen"]) == (2, 1, 10_000)
        assert await fetch_value("SELECT status FROM line WHERE id = $1", line) == "void"
        with pytest.raises(Conflict):
            await void_lines([line], FINANCE_REVIEWER, "重复申报")
        log = await fetch_row("SELECT action, opinion, people FROM dossier_log ORDER BY id DESC LIMIT 1")
        assert log is not None
        assert tuple(log) == ("void_line", "1 人 50.00 元：重复申报", 2)


async def test_the_log_of_each_dossier_tells_its_own_lines_and_money() -> None:
    async with county_session(COUNTY):
        batch = await make_batch("minimum_living")
        near = await make_lines(batch, 3, programme="minimum_living", declared_fen=100)
        place = {"township": OTHER_TOWNSHIP, "village": OTHER_VILLAGE}
        far = await make_lines(batch, 2, programme="minimum_living", declared_fen=50, **place)
        await open_dossiers(batch, "county", COUNTY_OPERATOR)
        await void_lines([*near[:2], far[0]], COUNTY_OPERATOR, "重复申报")
        told = await fetch("SELECT opinion FROM dossier_log WHERE action = 'void_line' ORDER BY dossier_id")
    assert sorted(row["opinion"] for row in told) == ["1 人 0.50 元：重复申报", "2 人 2.00 元：重复申报"]


async def test_without_a_standing_line_the_dossier_is_void() -> None:
    async with county_session(COUNTY):
        dossier = await open_one(2)
        await void_lines(await lines_of(dossier), COUNTY_OPERATOR, "导入错误")
        assert (await dossier_row(dossier))["state"] == "void"


async def test_only_the_post_where_it_stands_may_touch_a_line() -> None:
    async with county_session(COUNTY):
        dossier = await open_one(2)
        (line, _) = await lines_of(dossier)
        with pytest.raises(NotAllowed):
            await return_lines([line], COUNTY_REVIEWER, "有误")
        with pytest.raises(Invalid):
            await return_lines([line], COUNTY_OPERATOR, "")
        with pytest.raises(Invalid):
            await return_lines([], COUNTY_OPERATOR, "有误")
        with pytest.raises(NotFound):
            await return_lines([line + 1000], COUNTY_OPERATOR, "有误")


async def test_lines_that_hold_budget_are_let_go_first() -> None:
    async with county_session(COUNTY):
        dossier = await open_one(2)
        await walk_to(dossier, "indicator_link")
        (line, _) = await lines_of(dossier)
        with pytest.raises(Conflict, match="退回财政复核"):
            await void_lines([line], UNIT_OPERATOR, "死亡")
        released: list[int] = []

        class Funds:
            async def on_lines_leave(self, line_ids, by) -> None:
                released.extend(line_ids)

        register_line_gate(Funds())
        await void_lines([line], UNIT_OPERATOR, "死亡")
        assert released == [line]


async def test_a_line_on_its_way_to_the_bank_stays() -> None:
    async with county_session(COUNTY):
        dossier = await open_one(2)
        (line, _) = await lines_of(dossier)
        await execute("UPDATE line SET pay_status = 'in_flight' WHERE id = $1", line)
        with pytest.raises(Conflict, match="已进入支付"):
            await return_lines([line], COUNTY_OPERATOR, "有误")
        with pytest.raises(Conflict):
            await hold_lines([line], None, "异议")


async def test_an_objection_holds_and_its_verdict_releases() -> None:
    async with county_session(COUNTY):
        dossier = await open_one(2)
        (line, _) = await lines_of(dossier)
        assert await hold_lines([line], None, "群众反映已去世") == 1
        assert await fetch_value("SELECT status FROM line WHERE id = $1", line) == "held"
        assert await hold_lines([line], COUNTY_REVIEWER, "核实健在", held=False) == 1
        assert await fetch_value("SELECT status FROM line WHERE id = $1", line) == "moving"


async def test_the_seal_of_a_voucher_covers_accounts() -> None:
    async with county_session(COUNTY):
        dossier = await open_one(2)
        await walk_to(dossier, "payment_request")
        ids = await lines_of(dossier)
        first = await seal_payment_lines(ids, "payment", UNIT_OPERATOR)
        assert (first.people, first.fen) == (2, 10_000)
        await execute("UPDATE line SET payee_hash = sha256(payee_hash) WHERE id = $1", ids[0])
        second = await seal_payment_lines(ids, "payment", UNIT_OPERATOR)
        assert second.root_digest != first.root_digest
        await void_line_behind_the_back(ids[0])
        with pytest.raises(Conflict):
            await seal_payment_lines(ids, "payment", UNIT_OPERATOR)


async def void_line_behind_the_back(line: int) -> None:
    await execute("UPDATE line SET status = 'void' WHERE id = $1", line)
