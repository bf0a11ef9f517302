"""The pure functions of the checks over one line, as the floor calls them: nothing is opened, nothing is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from core.checks.card_rules import Payee, match_card
from core.checks.rules import check_line
from core.plugin_api import Fact, FactState, LineView, SubsidyProgramme

_SEALED = {"card_number": "0"}
"""Stands for the card number, which the floor cannot read."""


def judge_with(
    programme: SubsidyProgramme, today: date
) -> Callable[[Mapping[str, Any], Mapping[str, Any]], object]:
    """A function (line, facts by name) → verdict that runs the very rules of 人社匹卡 and 预警核实."""

    def judge(line: Mapping[str, Any], answers: Mapping[str, Any]) -> object:
        facts = {
            name: Fact(FactState.KNOWN, answer["value"] | _SEALED, answer["source"], answer["as_of"])
            for name, answer in answers.items()
        }
        match_card(Payee(line["name"], "0", ""), facts.get("card"))
        view = LineView(
            line["id"],
            line["name"],
            "0",
            line["birth_date"],
            line["village_code"],
            line["period_start"],
            line["period_end"],
            line["amount_fen"],
            line["attributes"],
        )
        return check_line(
            view, programme, facts, (), declared_fen=line["declared_fen"], duplicates=(), today=today
        )

    return judge
