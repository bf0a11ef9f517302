"""Work that is under way: batches whose dossiers stand at different stages, so that every desk has something to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from ops.demo.intake_steps import check_lines, confirm, import_roster, open_batch, prepare_roster
from ops.demo.payment_steps import check_sign, compare_cards, make_sign, request_payment
from ops.demo.play import Log, Play
from ops.demo.review_steps import ROLES, stages_of, take_stage
from ops.platform.accounts import DemoAccounts

PHONE = "0877-3011234"


@dataclass(frozen=True, slots=True)
class Plan:
    """A batch that is left under way: the n-th township's dossier (by code) stays at the n-th of `stops`.

    `post` is a stage at which a stop also posts its villages: the first one is out, the second filled in, the others not.
    """

    programme: str
    entry: str
    people: int
    stops: tuple[str, ...]
    post: str = ""


PLANS: Mapping[str, Plan] = {
    "county": Plan(
        "elderly_allowance",
        "county",
        180,
        (
            "payment_request", "indicator_link", "finance_review", "department_review", "county_publicity",
            "county_publicity", "calculation", "county_confirm", "payment_request",
        ),
        post="county_publicity",
    ),
    "paid": Plan(
        "elderly_service", "township", 60, ("township_repost", "payment_request", "payment_request"), "township_repost"
    ),
    "posted": Plan(
        "minimum_living",
        "township",
        90,
        ("township_publicity", "township_publicity", "department_review", "finance_review"),
        "township_publicity",
    ),
    "reviewed": Plan("elderly_allowance", "township", 46, ("township_review", "township_review")),
    "waiting": Plan("elderly_service", "township", 46, ("township_publicity", "township_review")),
    "fresh": Plan("minimum_living", "township", 46, ("township_confirm", "township_confirm")),
}  # fmt: skip
"""Which posts find work through which batch; 通海县's first township has a part in every one of them."""


class OpenWork:
    """The batches of `PLANS` in one county, played through the HTTP API as far as each of them goes."""

    def __init__(self, url: str, var: Path, accounts: DemoAccounts, county: str, log: Log) -> None:
        """`county` has six digits, `log` takes one line of text for each stage."""
        self.plays = {
            name: Play(
                url, var, accounts, county=county, programme=plan.programme, people=plan.people, entry=plan.entry, log=log
            )
            for name, plan in PLANS.items()
        }  # fmt: skip
        self._posted: dict[str, dict[str, Any]] = {}

    def close(self) -> None:
        """Everybody leaves."""
        for play in self.plays.values():
            play.close()

    def play(self) -> None:
        """Take every batch as far as its plan says. Raises `DeskRefused`."""
        for play in self.plays.values():
            open_batch(play)
            prepare_roster(play)
            import_roster(play)
            check_lines(play)
            confirm(play)
        for name, play in self.plays.items():
            self._walk(play, PLANS[name])
        for name, dossier in self._posted.items():
            self._post_more(self.plays[name], dossier, PLANS[name].post)

    def _walk(self, play: Play, plan: Plan) -> None:
        townships = sorted({dossier["township_code"] for dossier in play.dossiers})
        stops = dict(zip(townships, plan.stops, strict=False))
        for stage in stages_of(play):
            staying = [township for township in townships if stops.get(township) == stage]
            if stage == "payment_request":
                self._ask_for_payment(play, staying)
                return
            for place, township in enumerate(staying):
                dossier = play.leave(township)
                if dossier is not None and place == 0 and stage == plan.post:
                    self._post_first(play, dossier, stage)
            if not play.dossiers:
                return
            take_stage(play, stage)

    def _post_first(self, play: Play, dossier: dict[str, Any], stage: str) -> None:
        """Post the first village of `dossier`; its period ends while the other batches go on."""
        desk = play.desk(ROLES[stage], dossier["township_code"] if stage.startswith("township") else "")
        made = desk.post("~/publicities/generate", {"dossier_ids": [dossier["id"]]})["publicity_ids"]
        self._publish(play, stage, dossier, made[0])
        self._posted[next(name for name, one in self.plays.items() if one is play)] = dossier | {
            "rest": made[1:]
        }
        play.advance_to(play.today + timedelta(days=1))

    def _post_more(self, play: Play, dossier: dict[str, Any], stage: str) -> None:
        """When no more time passes: the second village is posted, the third filled in."""
        rest = dossier["rest"]
        desk = play.desk(ROLES[stage], dossier["township_code"] if stage.startswith("township") else "")
        if rest:
            self._publish(play, stage, dossier, rest[0])
        if len(rest) > 1:
            desk.post("~/publicities/fill", {"publicity_ids": rest[1:2], "phone": PHONE})

    def _publish(self, play: Play, stage: str, dossier: dict[str, Any], publicity_id: int) -> None:
        desk = play.desk(ROLES[stage], dossier["township_code"] if stage.startswith("township") else "")
        desk.post("~/publicities/fill", {"publicity_ids": [publicity_id], "phone": PHONE})
        desk.wait_for_job(desk.post("~/publicities/publish", {"publicity_ids": [publicity_id]})["job_id"])

    def _ask_for_payment(self, play: Play, staying: list[str]) -> None:
        """One dossier waits for its request, one voucher each for the maker, the checker and the sending."""
        dossiers = {dossier["township_code"]: dossier for dossier in play.dossiers}
        for place, township in enumerate(staying):
            play.dossiers = [dossiers[township]]
            compare_cards(play)
            if play.entry == "county" and place == 0:
                continue
            signed = {"voucher_ids": [voucher["id"] for voucher in request_payment(play)]}
            if play.entry == "township":
                make_sign(play, signed)
                if place > 0:
                    check_sign(play, signed)
