import pytest

from core.database import execute, fetch_value
from core.kernel.errors import NotAllowed
from core.workflow import last_return, return_dossiers, return_lines, submit_dossiers
from core.workflow.last_return import ChangedLine
from core.workflow.refresh_amounts_and_hashes import refresh_amounts_and_hashes
from tenants import county_session
from tests.factories.officials import official
from tests.factories.workflow import (
    COUNTY,
    COUNTY_OPERATOR,
    COUNTY_REVIEWER,
    VILLAGE,
    dossier_row,
    one_step,
    open_one,
    walk_to,
)

pytestmark = pytest.mark.usefixtures("province")


async def test_a_reviewer_sees_what_changed_since_the_own_return() -> None:
    async with county_session(COUNTY):
        dossier = await open_one(names=["甲一", "乙二", "丙三"])
        await walk_to(dossier, "department_review")
        assert await last_return(dossier, COUNTY_REVIEWER) is None
        await return_dossiers([dossier], COUNTY_REVIEWER, "乙二年龄有误，丙三已外迁")
        raised = await fetch_value("SELECT id FROM line WHERE name = '乙二'")
        gone = await fetch_value("SELECT id FROM line WHERE name = '丙三'")
        await return_lines([gone], COUNTY_OPERATOR, "已外迁")
        await execute("UPDATE line SET amount_fen = 6000 WHERE id = $1", raised)
        await refresh_amounts_and_hashes([dossier])
        await submit_dossiers([dossier], COUNTY_OPERATOR)
        await one_step(dossier)
        row = await dossier_row(dossier)
        assert (row["stage"], row["resume_stage"]) == ("department_review", None)
        found = await last_return(dossier, COUNTY_REVIEWER)

    assert found is not None
    assert (found.from_stage, found.reason) == ("department_review", "乙二年龄有误，丙三已外迁")
    assert (found.people_then, found.fen_then, found.people_now, found.fen_now) == (3, 15_000, 2, 11_000)
    assert found.counts == {"added": 0, "removed": 1, "raised": 1, "lowered": 0, "altered": 0}
    assert sorted(found.lines, key=lambda line: line.kind) == [
        ChangedLine("raised", raised, "乙二", VILLAGE, 5000, 6000),
        ChangedLine("removed", gone, "丙三", VILLAGE, 5000, None),
    ]


async def test_without_a_posting_or_approval_before_the_return_only_sums_are_compared() -> None:
    async with county_session(COUNTY):
        dossier = await open_one(programme="elderly_service")
        await walk_to(dossier, "department_review")
        await return_dossiers([dossier], COUNTY_REVIEWER, "标准用错了")
        await walk_to(dossier, "department_review", fen=6000)
        found = await last_return(dossier, COUNTY_REVIEWER)
        with pytest.raises(NotAllowed):
            await last_return(dossier, official("county_reviewer", "530402"))
    assert found is not None
    assert (found.counts, found.lines) == (None, ())
    assert (found.fen_then, found.fen_now) == (15_000, 18_000)
