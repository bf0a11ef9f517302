"""One real month as the demonstration plans it: who is on the list, what is wrong with whom, and what the pages must say of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from core.kernel.masking import mask_id_number
from ops.demo.play import Play
from ops.demo.roster import RosterLine, Village, plan_roster
from ops.demo.write_registries import write_registries

COUNTY = "530425"
"""易门县: the other tests of the portal work in the county beside it."""
TOWNSHIP = "530425001000"
PROGRAMME = "elderly_allowance"
PEOPLE = 60

SAID = {
    "wrong_checksum": "校验位",
    "duplicate": "重复",
    "unknown_village": "不存在的村委会",
    "wrong_name": "姓名与身份证号在人社部门登记的不一致",
    "lost_card": "社会保障卡已挂失",
    "inactive_card": "社会保障卡金融功能未激活",
    "dead": "已登记死亡",
    "over_age": "年龄超过 120 周岁",
    "under_age": "未满 80 周岁",
    "no_answer": "死亡信息暂时查询不到",
}
"""Planted fault → words that an official must read beside the line."""
AT_IMPORT = ("wrong_checksum", "duplicate", "unknown_village")
AT_CARD_MATCH = ("wrong_name", "lost_card", "inactive_card")
AT_ALERT_CHECK = ("dead", "over_age", "under_age")
UNVERIFIED = ("no_answer",)
AT_BANK = ("frozen_account", "closed_account", "pending_credit", "returned_credit")

_RATES_FEN = ((100, 30_000), (90, 10_000), (80, 5_000))
"""高龄津贴 of 易门县 as published in 2023: from so many completed years, so many fen a month."""


def plan_month(play: Play) -> None:
    """Decide on the township's roster and tell the outside parties what is true of its people."""
    desk = play.desk("township_operator", TOWNSHIP)
    villages = [
        Village(village["code"], village["name"], "龙泉街道")
        for village in desk.get("/api/v1/regions", parent=TOWNSHIP)[:3]
    ]
    play.roster = plan_roster(
        PROGRAMME, COUNTY, villages, PEOPLE, play.today, seed=f"pages {play.batch['id']}"
    )
    write_registries(play.roster, play.var / "simulators", f"{COUNTY}-pages-{play.batch['id']}")


def by_fault(play: Play, *faults: str) -> list[RosterLine]:
    """The lines that carry one of `faults`, in the order of the roster."""
    return [line for line in play.roster.lines if line.fault in faults]


def the_one(play: Play, fault: str) -> RosterLine:
    """The only line with this fault."""
    (line,) = by_fault(play, fault)
    return line


def mended(line: RosterLine) -> RosterLine:
    """The line as its claimant's papers have it."""
    return replace(line, written_name=line.claimant.name, written_id=line.claimant.id_number)


def as_shown(line: RosterLine) -> tuple[str, str]:
    """Name and masked number, as a list shows them; what is no id number is not shown as one."""
    return line.written_name, "—" if line.fault == "wrong_checksum" else mask_id_number(line.written_id)


def fen_of(line: RosterLine, period_end: date) -> int:
    """What the county's standard gives a claimant by the completed years on the last day of the month."""
    born = date(
        *(
            int(part)
            for part in (
                line.claimant.id_number[6:10],
                line.claimant.id_number[10:12],
                line.claimant.id_number[12:14],
            )
        )
    )
    age = period_end.year - born.year - ((period_end.month, period_end.day) < (born.month, born.day))
    return next(fen for least, fen in _RATES_FEN if age >= least)


def given_up(play: Play) -> tuple[RosterLine, RosterLine]:
    """Two good lines that the month loses on its way: to an objection, and to the township's reviewer.

    The pages find them by their names, which are no part of another's.
    """
    names = [line.written_name for line in play.roster.lines]
    good = [line for line in by_fault(play, "") if sum(line.written_name in name for name in names) == 1]
    return good[0], good[-1]


def to_be_paid(play: Play) -> list[RosterLine]:
    """The lines that reach the bank: good ones, what was mended or passed by 核批, and what only the bank will refuse."""
    lost = {line.number for line in given_up(play)}
    faults = ("", "wrong_checksum", "over_age", *AT_BANK)
    return [line for line in by_fault(play, *faults) if line.number not in lost]


def fen_to_be_paid(play: Play, *faults: str) -> int:
    """What the standard gives the lines that reach the bank, or those of them with one of `faults`."""
    period_end = date.fromisoformat(play.batch["period_end"])
    return sum(fen_of(line, period_end) for line in to_be_paid(play) if not faults or line.fault in faults)
