"""The posts one after another: publicity, reviews, calculation, indicators, until a dossier waits for its payment request."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from ops.demo.desk import Desk
from ops.demo.play import Play
from ops.demo.write_indicators import write_indicators

TITLES = {
    "township_confirm": "乡镇确认",
    "county_confirm": "经办确认",
    "township_publicity": "乡镇公示",
    "township_review": "乡镇审核",
    "calculation": "项目测算",
    "county_publicity": "县级公示",
    "department_review": "部门审核",
    "township_repost": "乡镇再公示",
    "finance_review": "财政复核",
    "indicator_link": "指标挂接",
}
ROLES = {
    "township_confirm": "township_operator",
    "county_confirm": "county_operator",
    "township_publicity": "township_operator",
    "township_review": "township_reviewer",
    "calculation": "county_operator",
    "county_publicity": "county_operator",
    "department_review": "county_reviewer",
    "township_repost": "township_operator",
    "finance_review": "county_finance_reviewer",
    "indicator_link": "unit_finance_operator",
}
REVIEWS = frozenset({"township_review", "department_review", "finance_review"})
PUBLICITIES = frozenset({"township_publicity", "county_publicity", "township_repost"})


def walk_to_payment(play: Play) -> None:
    """Let each post do its work until every dossier stands at 支付申请."""
    for stage in stages_of(play):
        if stage == "payment_request":
            return
        take_stage(play, stage)


def stages_of(play: Play) -> list[str]:
    """The chain that the dossiers of the month go along."""
    stages: list[str] = play.desk("county_operator").get(f"~/dossiers/{play.dossiers[0]['id']}")["stages"]
    return stages


def take_stage(play: Play, stage: str) -> None:
    """Let the post of one stage do its work on every dossier that is taken along, and hand it on."""
    if stage in PUBLICITIES:
        _publicise(play, stage)
    work = _WORK.get(stage)
    with play.stage(TITLES[stage]) as counts:
        for desk, dossiers in play.by_desk(ROLES[stage], stage):
            ids = [dossier["id"] for dossier in dossiers]
            if work is not None:
                work(play, desk, ids)
            verb = "approve" if stage in REVIEWS else "submit"
            opinion = "经审核，名单和金额无误，同意" if stage in REVIEWS else ""
            desk.post(f"~/dossiers/{verb}", {"dossier_ids": ids, "stage": stage, "opinion": opinion})
        play.refresh()
        play.count(counts)


def _publicise(play: Play, stage: str) -> None:
    """Post the list of each village, let the whole period pass, close and confirm."""
    last_days: list[str] = []
    jobs: list[tuple[Desk, int]] = []
    posted: list[tuple[Desk, list[int]]] = []
    with play.stage(f"{TITLES[stage]}·发布") as counts:
        for desk, dossiers in play.by_desk(ROLES[stage], stage):
            made = desk.post("~/publicities/generate", {"dossier_ids": [one["id"] for one in dossiers]})
            ids = made["publicity_ids"]
            desk.post("~/publicities/fill", {"publicity_ids": ids, "phone": "0877-3011234"})
            jobs.append((desk, desk.post("~/publicities/publish", {"publicity_ids": ids})["job_id"]))
            last_days += [
                row["ends_on"]
                for row in desk.every_row(
                    "~/publicities", tab="published", stage=stage, batch_id=play.batch["id"]
                )
            ]
            posted.append((desk, ids))
        play.count(counts)
    with play.stage(f"{TITLES[stage]}·公示材料") as counts:
        for desk, job_id in jobs:
            desk.wait_for_job(job_id)
        counts["people"] = sum(dossier["people"] for dossier in play.dossiers)
    play.advance_to(date.fromisoformat(max(last_days)) + timedelta(days=1))
    with play.stage(f"{TITLES[stage]}·确认"):
        for desk, ids in posted:
            desk.post("~/publicities/close", {"publicity_ids": ids})
            desk.post("~/publicities/confirm", {"publicity_ids": ids})


def _calculate(play: Play, desk: Desk, ids: list[int]) -> None:
    desk.post("~/calculations", {"dossier_ids": ids})


def _link(play: Play, desk: Desk, ids: list[int]) -> None:
    """Two indicators are issued, mirrored, and drawn on in order: the centre's money first, then the province's."""
    total = sum(dossier["total_fen"] for dossier in play.dossiers)
    first = math.floor(total * 0.6)
    name = f"{play.county}-{play.programme}-{play.batch['id']}"
    write_indicators(
        play.var / "simulators",
        play.county,
        play.programme,
        play.today.year,
        (first, total - first + 100_000),
        name,
    )
    job = desk.post("~/indicators/sync", {"fiscal_year": play.today.year})
    desk.wait_for_job(job["job_id"])
    indicators = _own(desk.every_row("~/indicators", fiscal_year=play.today.year), name)
    choices = [
        {"indicator_id": one["id"], "use_order": place} for place, one in enumerate(indicators, start=1)
    ]
    desk.post("~/indicators/link", {"dossier_ids": ids, "rule": "in_order", "choices": choices}, once=True)


def _own(indicators: list[dict[str, Any]], name: str) -> list[dict[str, Any]]:
    return sorted(
        (one for one in indicators if name in one["external_id"]), key=lambda one: one["external_id"]
    )


_WORK: dict[str, Callable[[Play, Desk, list[int]], None]] = {
    "calculation": _calculate,
    "indicator_link": _link,
}
