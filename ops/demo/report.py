"""What a played month comes to: planted against found, row by row, and the money of every stage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

EXPECTED: Mapping[str, frozenset[str]] = {
    "wrong_checksum": frozenset({"id_number.checksum"}),
    "duplicate": frozenset({"claim.duplicate"}),
    "unknown_village": frozenset(
        {"region.unknown", "region.unknown_name", "place.unknown", "village.unknown"}
    ),
    "wrong_name": frozenset({"card.name_mismatch"}),
    "inactive_card": frozenset({"card.inactive"}),
    "lost_card": frozenset({"card.state"}),
    "no_answer": frozenset({"alert.death?"}),
    "dead": frozenset({"alert.death"}),
    "dead_member": frozenset({"alert.death"}),
    "under_age": frozenset({"alert.age"}),
    "over_age": frozenset({"alert.over_age"}),
    "not_entitled": frozenset({"supported_person"}),
    "frozen_account": frozenset({"bank.failed"}),
    "closed_account": frozenset({"bank.failed"}),
    "pending_credit": frozenset({"bank.in_flight"}),
    "returned_credit": frozenset({"bank.returned"}),
}
"""What the platform has to say of each planted fault. A question mark ends an answer of 无法核实."""


@dataclass(slots=True)
class Stage:
    """One step of the month: seconds that it took, and the people and fen that it handled."""

    stage: str
    seconds: float
    people: int
    fen: int


@dataclass(slots=True)
class MonthReport:
    """The whole month. Money in fen; `problems` say what does not add up."""

    county: str
    programme: str
    people: int
    planted: dict[str, int] = field(default_factory=dict)
    found: dict[str, int] = field(default_factory=dict)
    stages: list[Stage] = field(default_factory=list)
    fen_issued: int = 0
    fen_paid: int = 0
    fen_in_flight: int = 0
    fen_failed: int = 0
    fen_returned: int = 0
    fen_stopped: int = 0
    problems: list[str] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Whether everything adds up."""
        return not self.problems

    def compare(self, planted: Mapping[int, str], said: Mapping[int, Iterable[str]]) -> None:
        """Compare row by row (row number → fault; row number → what the platform said of it) and count what was found.

        A planted row must be called what it is, and an untouched row must not be called anything.
        """
        self.planted = dict(sorted(Counter(planted.values()).items()))
        found: Counter[str] = Counter()
        for row, fault in planted.items():
            answers = set(said.get(row, ()))
            if answers & EXPECTED[fault]:
                found[fault] += 1
            else:
                self.problems.append(
                    f"第 {row} 行植入“{fault}”，平台答复：{'、'.join(sorted(answers)) or '无'}"
                )
        for row in sorted(set(said) - set(planted)):
            self.problems.append(f"第 {row} 行没有问题，平台却答复：{'、'.join(sorted(set(said[row])))}")
        self.found = dict(sorted(found.items()))

    def settle(self) -> None:
        """Check that issued = paid + in flight + failed + returned + stopped, to the fen."""
        parts = self.fen_paid + self.fen_in_flight + self.fen_failed + self.fen_returned + self.fen_stopped
        if self.fen_issued != parts:
            self.problems.append(f"已下达 {self.fen_issued} 分 ≠ 各去向合计 {parts} 分")
        if self.fen_issued == 0:
            self.problems.append("没有任何资金下达")

    def as_json(self) -> dict[str, Any]:
        """The object that `ykt demo month --json` prints."""
        whole = asdict(self)
        stages = [{**stage, "seconds": round(stage["seconds"], 3)} for stage in whole.pop("stages")]
        problems = whole.pop("problems")
        seconds = round(sum(stage.seconds for stage in self.stages), 3)
        return {**whole, "ok": self.ok, "seconds": seconds, "stages": stages, "problems": problems[:50]}
