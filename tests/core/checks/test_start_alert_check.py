import pytest

from core.checks.check_summary import check_summary
from core.checks.recheck_before_payment import recheck_before_payment
from core.checks.start_alert_check import start_alert_check
from core.checks.states import CheckStatus
from core.claims import reserve_claims, wanted_claims
from core.database import copy_rows, execute, fetch, fetch_value
from core.jobs import run_job
from core.kernel.errors import Conflict
from core.workflow import open_dossiers
from tenants import county_session, platform_session
from tests.factories.outside import set_faults
from tests.factories.registries import person, registries
from tests.factories.workflow import COUNTY, COUNTY_OPERATOR, id_number, make_batch, make_lines

WEST = "530425"


def people(count: int, **changes):
    return [person(id_number(900 + n), f"李某{n}", **changes) for n in range(count)]


async def store(known, *, county: str = COUNTY, number: int = 1, **lines) -> tuple[int, list[int]]:
    async with county_session(county):
        batch = await make_batch(lines.get("programme", "elderly_service"), number=number)
        ids = await make_lines(
            batch,
            len(known),
            people=[each["id_number"] for each in known],
            names=[each["name"] for each in known],
            **({"alert_status": "pending"} | lines),
        )
    return batch, ids


async def check(batch: int, **choice) -> None:
    async with county_session(COUNTY):
        job = await start_alert_check(batch, "county", COUNTY_OPERATOR, **choice)
    assert await run_job(COUNTY, job) == "done"


async def answers(ids) -> list[tuple]:
    async with county_session(COUNTY):
        rows = await fetch(
            "SELECT l.alert_status, l.flagged, array_agg(f.rule_code ORDER BY f.id) FILTER (WHERE f.id IS NOT NULL) AS rules"
            " FROM line l LEFT JOIN finding f ON f.line_id = l.id AND f.resolution IN ('open', 'flagged')"
            " WHERE l.id = ANY($1::bigint[]) GROUP BY l.id ORDER BY l.id",
            ids,
        )
        return [(row["alert_status"], row["flagged"], row["rules"]) for row in rows]


async def test_three_answers_each_with_its_rule(province, tmp_path) -> None:
    known = people(6)
    registered = [
        known[0],
        known[1] | {"dead": "1", "died_on": "2023-03-01"},
        known[2] | {"low_income_class": ""},
        known[3] | {"silent": "low_income_registry"},
        known[4] | {"silent": "death_registry"},
        known[5] | {"low_income_class": "", "destitute_mode": "scattered"},
    ]
    batch, ids = await store(known)
    young = person(id_number(950, "19700101"), "李小")
    async with county_session(COUNTY):
        ids += await make_lines(
            batch, 1, people=[young["id_number"]], names=[young["name"]], alert_status="pending"
        )
    with registries(tmp_path / "outside", [*registered, young]):
        await check(batch)
    assert await answers(ids) == [
        ("passed", False, None),
        ("abnormal", False, ["alert.death"]),
        ("abnormal", False, ["supported_person"]),
        ("unverified", False, ["supported_person"]),
        ("unverified", False, ["alert.death"]),
        ("passed", False, None),
        ("abnormal", False, ["alert.age"]),
    ]
    async with county_session(COUNTY):
        summary = await check_summary(batch, "county", COUNTY_OPERATOR)
        assert summary.alert == {"pending": 0, "processing": 0, "passed": 2, "abnormal": 3, "unverified": 2}
        finding = await fetch(
            "SELECT source, as_of FROM finding WHERE rule_code = 'alert.death' ORDER BY id LIMIT 1"
        )
        assert finding[0]["source"] == "死亡信息共享库"
        assert finding[0]["as_of"] is not None


async def test_it_follows_a_passed_card_match(province) -> None:
    batch, _ = await store(people(1), card_status="abnormal")
    async with county_session(COUNTY):
        with pytest.raises(Conflict, match="人社匹卡通过之后"):
            await start_alert_check(batch, "county", COUNTY_OPERATOR)


async def test_what_may_be_flagged_goes_on_flagged(province, tmp_path) -> None:
    known = people(1)
    batch, ids = await store(
        known,
        programme="minimum_living",
        declared_fen=53_400,
        attributes={"benefit_class": "A", "amount_yuan": "534.00"},
    )
    old = person(id_number(960, "19300101"), "李老")
    async with county_session(COUNTY):
        allowance = await make_batch("elderly_allowance")
        flagged = await make_lines(
            allowance,
            1,
            programme="elderly_allowance",
            people=[old["id_number"]],
            names=[old["name"]],
            alert_status="pending",
            attributes={"residence": "本县", "alive_on": "2020-01-01"},
        )
    with registries(tmp_path / "outside", [*known, old]):
        await check(batch)
        await check(allowance)
    assert await answers(ids) == [("passed", False, None)]
    assert await answers(flagged) == [("unverified", True, ["alive_lately"])]
    async with county_session(COUNTY):
        assert len(await open_dossiers(allowance, "county", COUNTY_OPERATOR)) == 1
        assert (
            await fetch_value("SELECT resolution FROM finding WHERE rule_code = 'alive_lately'") == "flagged"
        )


async def test_amounts_of_the_roster_are_checked(province, tmp_path) -> None:
    known = people(2)
    batch, ids = await store(
        known, programme="minimum_living", attributes={"benefit_class": "A", "amount_yuan": "1.00"}
    )
    async with county_session(COUNTY):
        await execute("UPDATE line SET declared_fen = 2000001 WHERE id = $1", ids[1])
    with registries(tmp_path / "outside", known):
        await check(batch)
    assert [rules for _, _, rules in await answers(ids)] == [["alert.amount"], ["alert.amount"]]


async def test_the_same_person_twice_in_the_county_one_of_them_passes(province, tmp_path) -> None:
    known = people(2)
    first, first_ids = await store(known)
    second, second_ids = await store(known[:1], number=2)
    with registries(tmp_path / "outside", known):
        await check(second)
        await check(first)
    assert await answers(second_ids) == [("abnormal", False, ["alert.duplicate"])]
    assert [status for status, _, _ in await answers(first_ids)] == ["passed", "passed"]


async def test_members_of_households_are_claimants_too(province, tmp_path) -> None:
    head, child = people(2)
    first, first_ids = await store(
        [child], programme="minimum_living", declared_fen=1, attributes={"benefit_class": "A"}
    )
    second, second_ids = await store(
        [head], number=2, programme="minimum_living", declared_fen=1, attributes={"benefit_class": "A"}
    )
    async with county_session(COUNTY) as session:
        number = child["id_number"]
        await copy_rows(
            "line_member",
            ("line_id", "ordinal", "name", "id_cipher", "id_digest", "relation"),
            [
                (
                    second_ids[0],
                    1,
                    child["name"],
                    session.cipher.seal(number, "line_member", "id_cipher", f"{second_ids[0]}.1"),
                    session.digests.digest("id_number", number),
                    "子女",
                )
            ],
        )
    with registries(tmp_path / "outside", [head, child | {"dead": "1"}]):
        await check(first)
        await check(second)
    assert await answers(first_ids) == [("abnormal", False, ["alert.death"])]
    assert await answers(second_ids) == [("abnormal", False, ["alert.death", "alert.duplicate"])]


async def test_a_claim_of_another_county_is_seen(province, tmp_path) -> None:
    known = people(2)
    _, west = await store(known[:1], county=WEST)
    async with county_session(WEST):
        wants = await wanted_claims(west)
    async with platform_session():
        assert await reserve_claims(WEST, wants) == []
    batch, ids = await store(known)
    with registries(tmp_path / "outside", known):
        await check(batch)
    assert await answers(ids) == [
        ("abnormal", False, ["alert.duplicate_province"]),
        ("passed", False, None),
    ]
    async with county_session(COUNTY):
        assert "530425" in await fetch_value("SELECT reason FROM finding")


async def test_what_a_second_official_passed_stays_passed(province, tmp_path) -> None:
    known = people(1)
    batch, ids = await store(known, programme="elderly_allowance", attributes={"residence": "省内其他县"})
    old = known[0]
    with registries(tmp_path / "outside", [old]):
        await check(batch)
        assert "registered_here" in (await answers(ids))[0][2]
        async with county_session(COUNTY):
            await execute("UPDATE finding SET resolution = 'overridden' WHERE rule_code = 'registered_here'")
        await check(batch, line_ids=ids)
    (answer,) = await answers(ids)
    assert answer[2] == ["alert.age"]


async def test_death_and_duplicates_are_asked_again_before_payment(province, tmp_path) -> None:
    known = people(4)
    batch, ids = await store(known, alert_status="passed")
    _, west = await store(known[1:2], county=WEST)
    async with county_session(COUNTY):
        await open_dossiers(batch, "county", COUNTY_OPERATOR)
    async with county_session(WEST):
        wants = await wanted_claims(west)
    async with platform_session():
        await reserve_claims(WEST, wants)
    registered = [known[0] | {"dead": "1"}, known[1], known[2] | {"silent": "death_registry"}, known[3]]
    with registries(tmp_path / "outside", registered) as parties:
        result = await recheck_before_payment(COUNTY, ids)
        assert result.passed == [ids[3]]
        assert [(each.line_id, each.status, each.rule_code) for each in result.problems] == [
            (ids[0], CheckStatus.ABNORMAL, "alert.death"),
            (ids[1], CheckStatus.ABNORMAL, "alert.duplicate_province"),
            (ids[2], CheckStatus.UNVERIFIED, "alert.death"),
        ]
        assert [status for status, _, _ in await answers(ids)] == [
            "abnormal",
            "abnormal",
            "unverified",
            "passed",
        ]
        await set_faults(parties, "death_registry", down=True)
        assert (await recheck_before_payment(COUNTY, ids)).passed == []
    with registries(tmp_path / "again", [known[0], known[1], known[2], known[3]]):
        result = await recheck_before_payment(COUNTY, ids)
        assert result.passed == [ids[0], ids[2], ids[3]]
    assert [status for status, _, _ in await answers(ids)] == ["passed", "abnormal", "passed", "passed"]
