from datetime import date

import pytest

from core.calculation import calculate_dossiers, load_standards
from core.calculation.gates import CalculationGate
from core.calculation.rules import amounts_of
from core.catalogue.standard import StandardInForce
from core.database import execute, fetch, fetch_value
from core.kernel.clock import now
from core.kernel.errors import Conflict, NotAllowed, NotFound
from core.kernel.money import Fen
from core.plugin_api import LineView, Standard
from core.plugin_host import subsidy
from core.workflow import gates, return_dossiers, submit_dossiers
from tenants import county_session
from tests.factories.workflow import (
    COUNTY,
    COUNTY_OPERATOR,
    COUNTY_REVIEWER,
    dossier_row,
    id_number,
    open_one,
    seal_posting,
    walk_to,
)

pytestmark = pytest.mark.usefixtures("province")
MAY = date(2023, 5, 1)


def standards(programme: str = "elderly_allowance", **rates: int):
    rates = rates or {"age_80_89": 6000, "age_90_99": 12_000, "age_100_plus": 50_000}
    return {(programme, MAY): StandardInForce(7, "530423000000", Standard(rates, MAY, "通民发〔2023〕1号"))}


@pytest.fixture(autouse=True)
def own_gate(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gates, "_gates", {"calculation": CalculationGate()})
    monkeypatch.setattr(gates, "_line_gates", [])


async def open_at_calculation() -> int:
    people = [id_number(1, "19420510"), id_number(2, "19320510"), id_number(3, "19220510")]
    dossier = await open_one(3, people=people)
    await submit_dossiers([dossier], COUNTY_OPERATOR)
    return dossier


async def test_every_line_gets_its_band_and_hash() -> None:
    async with county_session(COUNTY):
        dossier = await open_at_calculation()
        result = await calculate_dossiers([dossier], COUNTY_OPERATOR, standards=standards())
        assert (result.lines, result.fen, result.documents) == (3, 68_000, ("通民发〔2023〕1号",))
        rows = await fetch(
            "SELECT amount_fen, standard_id,"
            " amount_hash = sha256(d.salt || id_digest || ''::bytea || int8send(amount_fen)) AS same"
            " FROM line l JOIN dossier d ON d.id = l.dossier_id ORDER BY l.id"
        )
        assert [tuple(row) for row in rows] == [(6000, 7, True), (12_000, 7, True), (50_000, 7, True)]
        row = await dossier_row(dossier)
        assert (row["total_fen"], row["touched"]) == (68_000, True)
        assert await fetch_value("SELECT count(*) FROM audit_entry") == 0
    async with county_session(COUNTY):
        assert await fetch_value("SELECT count FROM audit_entry WHERE action = 'dossier.calculate'") == 3


async def test_it_may_be_repeated_with_another_standard() -> None:
    async with county_session(COUNTY):
        dossier = await open_at_calculation()
        await calculate_dossiers([dossier], COUNTY_OPERATOR, standards=standards())
        again = await calculate_dossiers(
            [dossier],
            COUNTY_OPERATOR,
            standards=standards(age_80_89=1, age_90_99=2, age_100_plus=3),
        )
        assert again.fen == 6
        assert (await dossier_row(dossier))["total_fen"] == 6


async def test_lines_without_rate_or_above_the_cap_refuse_and_change_nothing() -> None:
    async with county_session(COUNTY):
        dossier = await open_at_calculation()
        for given, reason in (
            ({}, "没有生效"),
            (standards(age_80_89=6000, age_90_99=12_000), "有 1 人不能测算"),
            (standards(age_80_89=6000, age_90_99=12_000, age_100_plus=200_001), "超过单笔上限 2000.00 元"),
            (standards(age_80_89=6000, age_90_99=12_000, age_100_plus=0), "不大于 0 元"),
        ):
            with pytest.raises(Conflict, match=reason):
                await calculate_dossiers([dossier], COUNTY_OPERATOR, standards=given)
        assert await fetch_value("SELECT count(*) FROM line WHERE amount_fen IS NOT NULL") == 0


async def test_a_further_claim_is_not_calculated_above_what_was_confirmed() -> None:
    async with county_session(COUNTY):
        dossier = await open_at_calculation()
        line = await fetch_value("SELECT min(id) FROM line WHERE dossier_id = $1", dossier)
        await execute("UPDATE line SET claim_kind = 'difference' WHERE id = $1", line)
        await execute(
            "INSERT INTO further_claim (line_id, kind, cap_fen, reason, ordinal, asked_by, asked_at, confirmed_by,"
            " confirmed_at) VALUES ($1, 'difference', 5999, '补差', 1, 1, $2, 2, $2)",
            line,
            now(),
        )
        with pytest.raises(Conflict, match=r"60\.00 元超过确认需发放的上限 59\.99 元") as refusal:
            await calculate_dossiers([dossier], COUNTY_OPERATOR, standards=standards())
        assert [each["line_id"] for each in refusal.value.details["lines"]] == [line]
        assert await fetch_value("SELECT count(*) FROM line WHERE amount_fen IS NOT NULL") == 0
        await execute("UPDATE further_claim SET cap_fen = 6000 WHERE line_id = $1", line)
        assert (await calculate_dossiers([dossier], COUNTY_OPERATOR, standards=standards())).fen == 68_000


async def test_nobody_leaves_the_stage_uncalculated() -> None:
    async with county_session(COUNTY):
        dossier = await open_at_calculation()
        with pytest.raises(Conflict, match="3 人尚未测算"):
            await submit_dossiers([dossier], COUNTY_OPERATOR)
        await calculate_dossiers([dossier], COUNTY_OPERATOR, standards=standards())
        await submit_dossiers([dossier], COUNTY_OPERATOR)
        assert (await dossier_row(dossier))["stage"] == "county_publicity"
        with pytest.raises(Conflict, match="他人办理"):
            await calculate_dossiers([dossier], COUNTY_OPERATOR, standards=standards())


async def test_a_return_over_the_stage_takes_the_amounts_away() -> None:
    async with county_session(COUNTY):
        dossier = await open_at_calculation()
        await calculate_dossiers([dossier], COUNTY_OPERATOR, standards=standards())
        await return_dossiers([dossier], COUNTY_OPERATOR, "名单有误")
        row = await dossier_row(dossier)
        assert (row["stage"], row["total_fen"]) == ("county_confirm", 0)
        assert (
            await fetch_value(
                "SELECT count(*) FROM line WHERE amount_fen IS NOT NULL OR standard_id IS NOT NULL"
            )
            == 0
        )


async def test_a_return_to_the_stage_keeps_them_for_correction() -> None:
    async with county_session(COUNTY):
        dossier = await open_at_calculation()
        await calculate_dossiers([dossier], COUNTY_OPERATOR, standards=standards())
        await submit_dossiers([dossier], COUNTY_OPERATOR)
        await seal_posting(dossier)
        await submit_dossiers([dossier], COUNTY_OPERATOR)
        await return_dossiers([dossier], COUNTY_REVIEWER, "请核对标准")
        assert (await dossier_row(dossier))["total_fen"] == 68_000
        await submit_dossiers([dossier], COUNTY_OPERATOR)
        assert (await dossier_row(dossier))["stage"] == "department_review"


async def test_the_standard_is_that_of_the_county_for_the_period() -> None:
    async with county_session(COUNTY):
        dossier = await open_at_calculation()
    found = await load_standards(COUNTY, [dossier], COUNTY_OPERATOR)
    assert list(found) == [("elderly_allowance", MAY)]
    with pytest.raises(NotAllowed):
        await load_standards(COUNTY, [dossier], COUNTY_REVIEWER)
    with pytest.raises(NotFound):
        await load_standards(COUNTY, [dossier + 1], COUNTY_OPERATOR)


async def test_households_are_paid_what_the_roster_declares() -> None:
    async with county_session(COUNTY):
        dossier = await open_one(2, programme="minimum_living", declared_fen=53_400)
        await walk_to(dossier, "department_review")
        assert (await dossier_row(dossier))["total_fen"] == 106_800


def test_the_formula_is_pure() -> None:
    line = LineView(1, "李某", "", date(1942, 5, 31), "530423101203", MAY, date(2023, 5, 31), None, {})
    standard = Standard({"age_80_89": 6000}, MAY, "x")
    assert amounts_of([line], subsidy("elderly_allowance"), standard, {}) == ([(1, Fen(6000))], [])
