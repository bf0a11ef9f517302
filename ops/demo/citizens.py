"""What people bring to the desks beside the lists: feedback, objections, accounts, standing entitlements, further claims."""

from __future__ import annotations

import contextlib
import itertools
import random
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from core.kernel.errors import Invalid
from core.kernel.identity import CreditCode
from core.publicity.leave_feedback import leave_feedback
from ops.demo.desk import Desk
from ops.demo.fill_workbook import line_values
from ops.demo.people import PeopleMaker
from ops.demo.play import Play
from ops.demo.roster import RosterLine
from ops.demo.write_registries import BANK_CODE
from tenants import county_session

FEEDBACK = (
    ("和秀兰", "名单上没有看到我家老人的名字，想问一下是不是漏报了。", None),
    ("普建国", "公示栏贴在村委会二楼，年纪大的人上不去，建议在一楼也贴一份。", None),
    ("段家荣", "序号 1 的人去年已经搬到外县居住，请核实是否还应当发放。", 1),
)
"""Synthetic sender, text, and the number on the list when it is about one person."""
_ANSWER = "经核实，您家老人的申报正在县级核验中，通过后将列入下一批次公示，请留意村委会公示栏。"
_OBJECTIONS = (
    ("有村民反映该户已购置经营性车辆，请核查家庭经济状况。", "13987700001"),
    ("有村民反映名单中有人已外出务工多年，请核实居住情况。", "13987700002"),
)
_COLLECTIVES = ("大桥股份经济合作社", "长河股份经济合作社", "青山股份经济合作社")


async def leave_every_feedback(county: str, public_id: UUID) -> None:
    """Say everything of `FEEDBACK` about one posting, as the public site does behind its captcha."""
    for number, (name, content, row) in enumerate(FEEDBACK):
        async with county_session(county):
            await leave_feedback(
                public_id,
                name=name,
                phone=f"1398770{number:04d}",
                content=content,
                row_number=row,
                source=f"10.20.{number}.8",
            )


def answer_feedback(reviewer: Desk) -> None:
    """One is answered, one becomes an objection, the newest still waits."""
    about_row = [row for row in reviewer.every_row("~/feedback", state="open") if row["row_number"]]
    others = [row for row in reviewer.every_row("~/feedback", state="open") if not row["row_number"]]
    reviewer.post(f"~/feedback/{others[-1]['id']}/answer", {"answer": _ANSWER})
    reviewer.post(
        f"~/feedback/{about_row[0]['id']}/answer",
        {"answer": "已转为异议，核实后另行答复。", "as_objection": True, "row_number": about_row[0]["row_number"]},
    )  # fmt: skip


def object_at_the_board(operator: Desk, reviewer: Desk, publicity_id: int) -> None:
    """The township enters two objections; one gets its verdict."""
    address = f"~/publicities/{publicity_id}/objections"
    rows = [2, None]
    entered = [
        operator.post(address, {"content": content, "contact": contact, "row_number": row})["id"]
        for (content, contact), row in zip(_OBJECTIONS, rows, strict=True)
    ]
    reviewer.post(
        f"~/objections/{entered[1]}/decide",
        {"upheld": False, "verdict": "经入户核实，反映情况不属实，公示名单无误。"},
    )


def grant_entitlements(operator: Desk, batch_id: int, day: date) -> None:
    """The finished month makes standing entitlements; one is suspended, one ends on `day`."""
    operator.wait_for_job(operator.post(f"~/batches/{batch_id}/grant-entitlements")["job_id"])
    living = operator.get("~/entitlements", state="live", size=10)["rows"]
    for row, move, body in zip(
        living,
        ("suspend", "end"),
        ({"basis": "年度核查：本人外出，待核实"}, {"basis": "已迁出本县", "stops_on": str(day)}),
        strict=False,
    ):
        operator.post(f"~/entitlements/{row['id']}/{move}", body)


def register_collectives(operator: Desk, township: str, villages: Sequence[dict[str, Any]]) -> None:
    """基础信息采集 of village collectives, one with an account that a second official has yet to confirm."""
    chance = random.Random(township)
    for name, village in zip(_COLLECTIVES, villages, strict=False):
        made = operator.post(
            "~/recipients",
            {
                "kind": "collective",
                "name": f"{village['name'].removesuffix('村民委员会').removesuffix('社区居民委员会')}{name}",
                "id_number": _credit_code(township[:6], chance),
                "village": village["code"],
                "phone": f"1398771{chance.randrange(10_000):04d}",
            },
        )
        _propose(operator, made["id"], f"{chance.randrange(10**15, 10**16)}", "集体经济组织开户")


def propose_new_card(operator: Desk, township: str) -> None:
    """Somebody lost the card: the township proposes the new one, and another official is asked."""
    person = operator.get("~/recipients", kind="individual", region=township, size=1)["rows"][0]
    card = (
        PeopleMaker(f"new card {township}", (township[:6],)).person(date(1950, 1, 1), date(1950, 12, 31)).card
    )
    _propose(operator, person["id"], card, "原社会保障卡遗失，已补办新卡")


def claim_further(operator: Desk, play: Play, line: RosterLine, township: str) -> None:
    """Somebody of another batch of the same month is entered again, found as a duplicate, and 补差 is asked for."""
    columns = operator.get(f"~/programmes/{play.programme}/columns")
    values = line_values(play.programme, line)
    cells = {
        one["key"]: values[one["title"]]
        for one in columns
        if values.get(one["title"]) and one["key"] != "ordinal"
    }
    made = operator.post(
        f"~/batches/{play.batch['id']}/lines", {"entry": "township", "region_code": township, "cells": cells}
    )
    for address in ("card-matches", "alert-checks"):
        job = operator.post(f"~/batches/{play.batch['id']}/{address}", {"entry": "township"})
        operator.wait_for_job(job["job_id"])
    operator.put(
        f"~/lines/{made['id']}/further-claim",
        {"kind": "difference", "cap_fen": 10_000, "reason": "上次按旧标准发放，补发差额"},
    )


def _propose(operator: Desk, recipient_id: int, account: str, reason: str) -> None:
    operator.post(
        f"~/recipients/{recipient_id}/accounts",
        {"account": account, "bank_code": BANK_CODE, "reason": reason},
    )


def _credit_code(county: str, chance: random.Random) -> str:
    """An invented 统一社会信用代码 of a 村集体经济组织 (N2): the first ending with which its check characters are right."""
    stem = f"N2{county}MF{chance.randrange(10**6):06d}"
    for ending in itertools.product("0123456789X", "0123456789ABCDEFGHJKLMNPQRTUWXY"):
        with contextlib.suppress(Invalid):
            return CreditCode(stem + "".join(ending))
    raise AssertionError(f"no check characters fit {stem}")
