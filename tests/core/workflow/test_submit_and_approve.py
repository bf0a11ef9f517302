import asyncio

import asyncpg
import pytest
from asyncpg.connection import LoggedQuery

from core.database import execute, fetch, fetch_row, fetch_value
from core.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from core.workflow import (
    approve_dossiers,
    check_seals,
    dossier_log,
    queries_seals,
    register_gate,
    submit_dossiers,
)
from core.workflow.queries_hashes import refresh_hashes
from tenants import county_session
from tests.factories.officials import official
from tests.factories.workflow import (
    COUNTY,
    COUNTY_OPERATOR,
    COUNTY_REVIEWER,
    FINANCE_REVIEWER,
    TOWNSHIP_OPERATOR,
    dossier_row,
    make_lines,
    open_one,
    seal_posting,
    set_amounts,
    walk_to,
)

pytestmark = pytest.mark.usefixtures("province")


async def test_a_dossier_walks_its_chain_and_the_log_tells_it() -> None:
    async with county_session(COUNTY):
        dossier = await open_one(entry="township")
        await walk_to(dossier, "payment_request")
        log = await dossier_log(dossier, COUNTY_OPERATOR)
        assert [(row["action"], row["to_stage"]) for row in log] == [
            ("create", "township_confirm"),
            ("submit", "township_publicity"),
            ("submit", "township_review"),
            ("approve", "calculation"),
            ("submit", "county_publicity"),
            ("submit", "department_review"),
            ("approve", "finance_review"),
            ("approve", "indicator_link"),
            ("submit", "payment_request"),
        ]
        assert log[-1]["fen"] == 15_000
        assert log[3]["account"] == "township_reviewer-12"
        lines = [row["id"] for row in await fetch("SELECT id FROM line")]
        assert await check_seals(lines) == []


async def test_the_verb_must_fit_the_stage() -> None:
    async with county_session(COUNTY):
        dossier = await open_one()
        with pytest.raises(Conflict, match="送审"):
            await approve_dossiers([dossier], COUNTY_OPERATOR, "同意")
        await walk_to(dossier, "department_review")
        with pytest.raises(Conflict, match="审核"):
            await submit_dossiers([dossier], COUNTY_REVIEWER)
        with pytest.raises(Invalid):
            await approve_dossiers([dossier], COUNTY_REVIEWER, "  ")
        with pytest.raises(NotAllowed):
            await approve_dossiers([dossier], COUNTY_OPERATOR, "同意")
        with pytest.raises(NotFound):
            await approve_dossiers([dossier, dossier + 1], COUNTY_REVIEWER, "同意")


async def test_a_second_click_does_not_act_on_the_next_stage() -> None:
    async with county_session(COUNTY):
        dossier = await open_one()
        await submit_dossiers([dossier], COUNTY_OPERATOR, stage="county_confirm")
        with pytest.raises(Conflict, match="项目测算"):
            await submit_dossiers([dossier], COUNTY_OPERATOR, stage="county_confirm")


async def test_nobody_reviews_what_the_same_person_handled() -> None:
    both = official(("county_operator", "county_reviewer"), COUNTY, id=99)
    async with county_session(COUNTY):
        dossier = await open_one()
        await submit_dossiers([dossier], both)
        await walk_to(dossier, "department_review")
        with pytest.raises(NotAllowed, match="不得为同一人"):
            await approve_dossiers([dossier], both, "同意")
        await approve_dossiers([dossier], COUNTY_REVIEWER, "同意")
        reviewer_again = official("county_finance_reviewer", COUNTY, id=COUNTY_REVIEWER.id)
        with pytest.raises(NotAllowed, match="不得为同一人"):
            await approve_dossiers([dossier], reviewer_again, "同意")


async def test_the_database_refuses_the_same_person_too() -> None:
    async with county_session(COUNTY):
        dossier = await open_one()
        await walk_to(dossier, "department_review")
        duty = await fetch_row("SELECT stage, submitted_by, reviewed_by FROM dossier_duty")
        assert duty is not None
        assert (duty["stage"], duty["submitted_by"], duty["reviewed_by"]) == (
            "department_review",
            COUNTY_OPERATOR.id,
            None,
        )
    with pytest.raises(asyncpg.CheckViolationError, match="dossier_duty_two_officials"):
        async with county_session(COUNTY):
            await execute("UPDATE dossier_duty SET reviewed_by = submitted_by")


async def test_leaving_a_posting_needs_every_line_posted_with_its_amount() -> None:
    async with county_session(COUNTY):
        dossier = await open_one()
        await walk_to(dossier, "county_publicity")
        with pytest.raises(Conflict, match="3 人未公示"):
            await submit_dossiers([dossier], COUNTY_OPERATOR)
        await seal_posting(dossier)
        await set_amounts(dossier, 6000)
        with pytest.raises(Conflict, match="3 人金额高于公示金额"):
            await submit_dossiers([dossier], COUNTY_OPERATOR)
        await set_amounts(dossier, 4000)
        await submit_dossiers([dossier], COUNTY_OPERATOR)
        assert (await dossier_row(dossier))["stage"] == "department_review"


async def test_finance_review_refuses_an_amount_above_the_posted_one() -> None:
    async with county_session(COUNTY):
        dossier = await open_one()
        await walk_to(dossier, "finance_review")
        await set_amounts(dossier, 5001)
        with pytest.raises(Conflict, match="高于公示金额"):
            await approve_dossiers([dossier], FINANCE_REVIEWER, "同意")


async def test_a_line_under_objection_holds_its_review() -> None:
    async with county_session(COUNTY):
        dossier = await open_one()
        await walk_to(dossier, "department_review")
        await execute("UPDATE line SET status = 'held' WHERE id = (SELECT min(id) FROM line)")
        with pytest.raises(Conflict, match="1 人的公示异议"):
            await approve_dossiers([dossier], COUNTY_REVIEWER, "同意")


async def test_the_gate_of_a_stage_is_asked_and_told() -> None:
    heard: list[tuple[str, int]] = []

    class Gate:
        stage = "calculation"
        done = False

        async def on_enter(self, dossiers, by) -> None:
            heard.append(("enter", len(dossiers)))

        async def before_leave(self, dossiers, by) -> None:
            if not self.done:
                raise Conflict("test.not_done", "尚未测算")

        async def on_return(self, dossiers, by) -> None:
            heard.append(("return", len(dossiers)))

    gate = Gate()
    register_gate(gate)
    async with county_session(COUNTY):
        dossier = await open_one()
        await submit_dossiers([dossier], COUNTY_OPERATOR)
        with pytest.raises(Conflict, match="尚未测算"):
            await submit_dossiers([dossier], COUNTY_OPERATOR)
        gate.done = True
        await submit_dossiers([dossier], COUNTY_OPERATOR)
    assert heard == [("enter", 1)]


async def test_two_reviewers_at_once_approve_once() -> None:
    async with county_session(COUNTY):
        dossier = await open_one()
        await walk_to(dossier, "department_review")

    async def approve(number: int) -> str:
        try:
            async with county_session(COUNTY):
                by = official("county_reviewer", COUNTY, id=number)
                await approve_dossiers([dossier], by, "同意", stage="department_review")
        except Conflict as refusal:
            return refusal.code
        return "done"

    assert sorted(await asyncio.gather(approve(71), approve(72))) == ["done", "workflow.moved_on"]
    async with county_session(COUNTY):
        assert await fetch_value("SELECT count(*) FROM dossier_log WHERE action = 'approve'") == 1


async def test_an_empty_dossier_goes_nowhere_and_a_closed_one_neither() -> None:
    async with county_session(COUNTY):
        dossier = await open_one()
        await execute("UPDATE dossier SET people = 0")
        with pytest.raises(Conflict, match="没有正常人员"):
            await submit_dossiers([dossier], COUNTY_OPERATOR)
        await execute("UPDATE dossier SET state = 'finished'")
        with pytest.raises(Conflict, match="已办结"):
            await submit_dossiers([dossier], COUNTY_OPERATOR)
        with pytest.raises(Invalid):
            await submit_dossiers([], COUNTY_OPERATOR)


async def test_an_approval_is_sealed_with_what_it_covered() -> None:
    async with county_session(COUNTY):
        dossier = await open_one()
        await walk_to(dossier, "finance_review")
        seal = await fetch_row("SELECT * FROM seal WHERE purpose = 'approval'")
        assert seal is not None
        assert (seal["people"], seal["fen"], seal["sealed_by"]) == (3, 15_000, COUNTY_REVIEWER.id)
        assert await fetch_value(
            "SELECT $1 = sha256(string_agg(amount_hash, ''::bytea ORDER BY amount_hash)) FROM seal_line WHERE seal_id = $2",
            seal["root_digest"],
            seal["id"],
        )
        assert await fetch_value("SELECT seal_id FROM dossier_log WHERE action = 'approve'") == seal["id"]


async def test_changed_lines_are_found_before_they_are_signed() -> None:
    async with county_session(COUNTY):
        dossier = await open_one(5)
        await walk_to(dossier, "indicator_link")
        ids = [row["id"] for row in await fetch("SELECT id FROM line ORDER BY id")]
        assert await check_seals(ids) == []
        await execute("UPDATE line SET amount_fen = 9000 WHERE id = $1", ids[0])
        await execute("UPDATE line SET id_digest = sha256(id_digest) WHERE id = $1", ids[1])
        stranger = await make_lines(await fetch_value("SELECT min(id) FROM batch"), 1)
        await execute(
            "UPDATE line SET dossier_id = $1, status = 'moving' WHERE id = $2", dossier, stranger[0]
        )
        await execute("UPDATE line SET account_digest = sha256(account_digest) WHERE id = $1", ids[2])
        problems = {problem.line_id: problem.code for problem in await check_seals(ids + stranger)}
        assert problems == {ids[0]: "altered", ids[1]: "altered", stranger[0]: "altered"}
        await set_amounts(dossier, 5001)
        problems = {problem.line_id: problem.code for problem in await check_seals(ids + stranger)}
        assert problems[ids[3]] == "raised"
        assert problems[stranger[0]] == "not_publicised"


async def test_only_lines_that_differ_from_what_was_shown_are_judged_one_by_one() -> None:
    async with county_session(COUNTY) as session:
        dossier = await open_one(3)
        await walk_to(dossier, "indicator_link")
        ids = [row["id"] for row in await fetch("SELECT id FROM line ORDER BY id")]
        asked: list[LoggedQuery] = []
        with session.connection.query_logger(asked.append):
            assert await check_seals(ids) == []
        assert not [one.query for one in asked if "not_publicised" in one.query]
        await execute("UPDATE line SET amount_fen = 0 WHERE id = $1", ids[0])
        assert await queries_seals.lines_unlike_seals(ids) == [ids[0]]
        assert [problem.code for problem in await check_seals(ids)] == ["altered"]
        await refresh_hashes([dossier])
        assert await queries_seals.lines_unlike_seals(ids) == [ids[0]]
        assert await check_seals(ids) == [], "less than what was publicised and approved may be paid"


async def test_posts_of_a_township_are_needed_for_its_stages() -> None:
    async with county_session(COUNTY):
        dossier = await open_one(entry="township")
        with pytest.raises(NotAllowed):
            await submit_dossiers([dossier], COUNTY_OPERATOR)
        with pytest.raises(NotAllowed):
            await submit_dossiers([dossier], official("township_operator", "530423102", id=13))
        await submit_dossiers([dossier], TOWNSHIP_OPERATOR)
