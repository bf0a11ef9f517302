import pytest

from core.database import execute, fetch, fetch_row, fetch_value
from core.kernel.errors import Conflict, Invalid, NotAllowed
from core.workflow import (
    approve_dossiers,
    changes_since_return,
    dossier_log,
    join_lines,
    recall_dossiers,
    register_gate,
    return_dossiers,
    submit_dossiers,
    touch_dossiers,
)
from tenants import county_session
from tests.factories.officials import official
from tests.factories.workflow import (
    COUNTY,
    COUNTY_OPERATOR,
    COUNTY_REVIEWER,
    FINANCE_REVIEWER,
    TOWNSHIP_OPERATOR,
    TOWNSHIP_REVIEWER,
    dossier_row,
    make_lines,
    one_step,
    open_one,
    set_amounts,
    walk_to,
)

pytestmark = pytest.mark.usefixtures("province")


class Recorder:
    """A gate that notes what it is asked to undo."""

    def __init__(self, stage: str, heard: list[str]) -> None:
        self.stage = stage
        self.heard = heard

    async def on_enter(self, dossiers, by) -> None:
        self.heard.append(f"enter {self.stage}")

    async def before_leave(self, dossiers, by) -> None:
        pass

    async def on_return(self, dossiers, by) -> None:
        self.heard.append(f"undo {self.stage}")


async def test_a_return_undoes_the_stages_it_passes_newest_first() -> None:
    heard: list[str] = []
    for stage in ("calculation", "county_publicity", "department_review"):
        # Each needs a type of its own, as each feature has one.
        register_gate(type(stage, (Recorder,), {})(stage, heard))
    async with county_session(COUNTY):
        dossier = await open_one()
        await walk_to(dossier, "finance_review")
        heard.clear()
        await return_dossiers([dossier], FINANCE_REVIEWER, "附件不清楚")
        assert heard == ["enter department_review"]
        await return_dossiers([dossier], COUNTY_REVIEWER, "标准用错了")
        assert heard == [
            "enter department_review",
            "undo department_review",
            "undo county_publicity",
            "enter calculation",
        ]
        row = await dossier_row(dossier)
        assert (row["stage"], row["resume_stage"], row["sent_by"]) == (
            "calculation",
            "department_review",
            None,
        )
        log = await dossier_log(dossier, COUNTY_OPERATOR)
        assert (log[-1]["action"], log[-1]["opinion"]) == ("return", "标准用错了")
        await execute(
            "INSERT INTO dossier_log (dossier_id, action, from_stage, to_stage, official_id, account, opinion, people, fen, at)"
            " SELECT dossier_id, action, 'old_stage', to_stage, 0, '', '', people, fen, at FROM dossier_log"
            " WHERE dossier_id = $1 ORDER BY id DESC LIMIT 1",
            dossier,
        )
        told = (await dossier_log(dossier, COUNTY_OPERATOR))[-1]
        assert (told["from_title"], told["to_title"]) == ("old_stage", "项目测算"), (
            "a stage that is gone does not hide the log"
        )


async def test_a_return_goes_where_the_chain_says_or_one_step_back() -> None:
    async with county_session(COUNTY):
        dossier = await open_one(entry="township")
        with pytest.raises(Conflict, match="第一个环节"):
            await return_dossiers([dossier], TOWNSHIP_OPERATOR, "有误")
        await walk_to(dossier, "department_review")
        with pytest.raises(Conflict, match="项目测算、县级公示"):
            await return_dossiers([dossier], COUNTY_REVIEWER, "有误", to_stage="township_confirm")
        with pytest.raises(Invalid):
            await return_dossiers([dossier], COUNTY_REVIEWER, " ")
        with pytest.raises(NotAllowed):
            await return_dossiers([dossier], COUNTY_OPERATOR, "有误")
        await return_dossiers([dossier], COUNTY_REVIEWER, "公示地点不对", to_stage="county_publicity")
        assert (await dossier_row(dossier))["stage"] == "county_publicity"


async def test_unchanged_dossiers_go_straight_back_to_the_post_that_returned_them() -> None:
    async with county_session(COUNTY):
        dossier = await open_one()
        await walk_to(dossier, "department_review")
        await return_dossiers([dossier], COUNTY_REVIEWER, "请核对标准")
        (changes,) = await changes_since_return([dossier])
        assert changes.resumes
        assert changes.landing == "department_review"
        await set_amounts(dossier, 4500)
        await submit_dossiers([dossier], COUNTY_OPERATOR)
        row = await dossier_row(dossier)
        assert (row["stage"], row["resume_stage"]) == ("department_review", None)
        log = await dossier_log(dossier, COUNTY_OPERATOR)
        assert (log[-1]["action"], log[-1]["from_stage"]) == ("resume", "calculation")
        await approve_dossiers([dossier], COUNTY_REVIEWER, "同意")
        duties = await fetch(
            "SELECT round, reviewed_by FROM dossier_duty WHERE stage = 'department_review' ORDER BY 1"
        )
        assert [tuple(duty) for duty in duties] == [(1, None), (2, COUNTY_REVIEWER.id)]


async def test_a_raised_amount_is_posted_again() -> None:
    async with county_session(COUNTY):
        dossier = await open_one()
        await walk_to(dossier, "department_review")
        await return_dossiers([dossier], COUNTY_REVIEWER, "标准偏低")
        await set_amounts(dossier, 5001)
        (changes,) = await changes_since_return([dossier])
        assert (changes.raised, changes.resumes, changes.landing) == (3, False, "county_publicity")
        await submit_dossiers([dossier], COUNTY_OPERATOR)
        row = await dossier_row(dossier)
        assert (row["stage"], row["resume_stage"]) == ("county_publicity", None)


async def test_an_added_person_is_posted_too() -> None:
    async with county_session(COUNTY):
        dossier = await open_one(programme="minimum_living", declared_fen=100)
        await walk_to(dossier, "department_review")
        await return_dossiers([dossier], COUNTY_REVIEWER, "漏报一户")
        assert (await dossier_row(dossier))["stage"] == "county_confirm"
        batch = await fetch_value("SELECT batch_id FROM dossier")
        added = await make_lines(batch, 1, programme="minimum_living", declared_fen=100)
        assert await join_lines(dossier, added, COUNTY_OPERATOR) == 1
        told = (await dossier_log(dossier, COUNTY_OPERATOR))[-1]
        assert (told["action_title"], told["opinion"], told["to_title"]) == (
            "并入明细",
            "并入 1 人",
            "经办确认",
        )
        with pytest.raises(Conflict, match="1 条明细中有 1 条不能并入"):
            await join_lines(dossier, added, COUNTY_OPERATOR)
        await submit_dossiers([dossier], COUNTY_OPERATOR)
        assert (await dossier_row(dossier))["stage"] == "township_publicity"
        with pytest.raises(Conflict, match="1 人未公示"):
            await submit_dossiers([dossier], TOWNSHIP_OPERATOR)


async def test_resuming_stops_where_the_return_undid_work() -> None:
    async with county_session(COUNTY):
        dossier = await open_one(entry="township")
        await walk_to(dossier, "department_review")
        await return_dossiers([dossier], COUNTY_REVIEWER, "有误")
        await return_dossiers([dossier], COUNTY_OPERATOR, "名单有误")
        await return_dossiers([dossier], TOWNSHIP_REVIEWER, "名单有误")
        await execute("UPDATE dossier SET resume_stage = 'department_review'")
        await execute("UPDATE line SET amount_fen = NULL")
        await set_amounts_to_nothing(dossier)
        await submit_dossiers([dossier], TOWNSHIP_OPERATOR)
        row = await dossier_row(dossier)
        assert (row["stage"], row["resume_stage"]) == ("calculation", "department_review")
        await set_amounts(dossier, 5000)
        await submit_dossiers([dossier], COUNTY_OPERATOR)
        row = await dossier_row(dossier)
        assert (row["stage"], row["resume_stage"]) == ("department_review", None)


async def set_amounts_to_nothing(dossier: int) -> None:
    await set_amounts(dossier, 0)


async def test_an_interrupted_posting_proves_nothing() -> None:
    async with county_session(COUNTY):
        dossier = await open_one()
        await walk_to(dossier, "county_publicity")
        # Posted, but sent back before the stage was left.
        await execute(
            "INSERT INTO seal (dossier_id, purpose, stage, people, fen, root_digest, sealed_by, sealed_at)"
            " SELECT id, 'publicity', 'county_publicity', 0, 0, salt, 1, now() FROM dossier"
        )
        await return_dossiers([dossier], COUNTY_OPERATOR, "名单有误")
        await execute("UPDATE dossier SET resume_stage = 'department_review'")
        await submit_dossiers([dossier], COUNTY_OPERATOR)
        assert (await dossier_row(dossier))["stage"] == "county_publicity"


async def test_the_sender_recalls_what_nobody_has_touched() -> None:
    async with county_session(COUNTY):
        dossier = await open_one()
        await submit_dossiers([dossier], COUNTY_OPERATOR)
        with pytest.raises(NotAllowed, match="送审人本人"):
            await recall_dossiers([dossier], official("county_operator", COUNTY, id=77))
        await recall_dossiers([dossier], COUNTY_OPERATOR)
        assert (await dossier_row(dossier))["stage"] == "county_confirm"
        with pytest.raises(Conflict, match="没有可以召回的送审"):
            await recall_dossiers([dossier], COUNTY_OPERATOR)
        await submit_dossiers([dossier], COUNTY_OPERATOR)
        await touch_dossiers([dossier])
        with pytest.raises(Conflict, match="已开始办理"):
            await recall_dossiers([dossier], COUNTY_OPERATOR)


async def test_a_recalled_approval_is_open_again_and_seals_nothing() -> None:
    async with county_session(COUNTY):
        dossier = await open_one()
        await walk_to(dossier, "department_review")
        await approve_dossiers([dossier], COUNTY_REVIEWER, "同意")
        await recall_dossiers([dossier], COUNTY_REVIEWER)
        duty = await fetch_row("SELECT reviewed_by FROM dossier_duty WHERE stage = 'department_review'")
        assert duty is not None
        assert duty["reviewed_by"] is None
        other = official("county_reviewer", COUNTY, id=88)
        await approve_dossiers([dossier], other, "同意")
        assert (
            await fetch_value("SELECT reviewed_by FROM dossier_duty WHERE stage = 'department_review'") == 88
        )


async def test_recalling_a_resumed_dossier_keeps_the_way_back() -> None:
    async with county_session(COUNTY):
        dossier = await open_one()
        await walk_to(dossier, "department_review")
        await return_dossiers([dossier], COUNTY_REVIEWER, "请核对")
        await submit_dossiers([dossier], COUNTY_OPERATOR)
        await recall_dossiers([dossier], COUNTY_OPERATOR)
        row = await dossier_row(dossier)
        assert (row["stage"], row["resume_stage"]) == ("calculation", "department_review")
        await submit_dossiers([dossier], COUNTY_OPERATOR)
        assert (await dossier_row(dossier))["stage"] == "department_review"


async def test_a_second_round_reviews_against_the_first_submitter() -> None:
    async with county_session(COUNTY):
        dossier = await open_one()
        await walk_to(dossier, "finance_review")
        await return_dossiers([dossier], FINANCE_REVIEWER, "请补充说明")
        await one_step(dossier)
        assert (await dossier_row(dossier))["stage"] == "finance_review"
        duties = await fetch("SELECT round, stage, submitted_by FROM dossier_duty ORDER BY round, stage")
        assert [tuple(duty) for duty in duties] == [
            (1, "department_review", COUNTY_OPERATOR.id),
            (1, "finance_review", COUNTY_REVIEWER.id),
            (2, "department_review", COUNTY_OPERATOR.id),
            (2, "finance_review", COUNTY_REVIEWER.id),
        ]
