"""Every desk of the demonstration finds work: the plans name stages that their chains have, and cover all posts that wait for some."""

from __future__ import annotations

from datetime import date

import pytest

from core.notices.notice import NoticeText
from core.workflow.stages import STAGES, Kind
from ops.demo.open_work import PLANS
from ops.demo.reading import NOTICES, POLICIES


def test_something_is_left_at_every_stage_that_an_official_works_at() -> None:
    left = {stop for plan in PLANS.values() for stop in plan.stops}
    assert left == {stage.code for stage in STAGES.values() if stage.kind is not Kind.SYSTEM}


@pytest.mark.parametrize("name", PLANS)
def test_a_plan_posts_only_where_it_stops_and_has_people_for_its_townships(name: str) -> None:
    plan = PLANS[name]
    assert not plan.post or (plan.post in plan.stops and STAGES[plan.post].kind is Kind.PUBLICITY)
    # A roster has a village for each ten people and two villages to a township (plan_roster).
    assert plan.people // 20 >= len(plan.stops)
    other = "county" if plan.entry == "township" else "township"
    assert f"{other}_confirm" not in plan.stops


def test_what_is_read_is_accepted_and_says_that_it_is_invented() -> None:
    for notice in NOTICES:
        NoticeText(
            notice.title, "\n".join(notice.paragraphs), "530000000000", notice.audience, date(2026, 1, 1)
        )
    titles = [policy.title for policy in POLICIES]
    assert len(set(titles)) == len(titles)
    assert all("演示" in policy.document_no for policy in POLICIES if "民政厅" not in policy.document_no)
