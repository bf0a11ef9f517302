"""What a check finds about a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from core.checks.states import CheckStatus
from core.plugin_api import Outcome, WhenUnverified


@dataclass(frozen=True, slots=True)
class RuleFinding:
    """Why one rule does not pass: reason and remedy in Chinese, where the fact comes from and as of when."""

    rule_code: str
    outcome: Outcome
    reason: str
    remedy: str
    source: str = ""
    as_of: datetime | None = None
    overridable: bool = False
    when_unverified: WhenUnverified = WhenUnverified.WAIT
    column_title: str = ""

    @property
    def blocks(self) -> bool:
        """Whether the line stays behind; only what cannot be verified may be flagged and go on."""
        return self.outcome is Outcome.FAILED or self.when_unverified is not WhenUnverified.FLAG

    @property
    def may_be_overridden(self) -> bool:
        """Whether a second official may pass it (核批): where the rule says so, or asks for a paper proof."""
        paper = self.outcome is Outcome.UNVERIFIED and self.when_unverified is WhenUnverified.PAPER
        return self.overridable or paper


@dataclass(frozen=True, slots=True)
class Verdict:
    """Status of one line and its findings; `flagged` when it goes on though something could not be verified."""

    line_id: int
    status: CheckStatus
    flagged: bool
    findings: tuple[RuleFinding, ...]


def verdict_of(line_id: int, findings: Sequence[RuleFinding]) -> Verdict:
    """The verdict that follows from the findings: a failure is 异常, anything else is 无法核实, nothing is 通过."""
    if not findings:
        return Verdict(line_id, CheckStatus.PASSED, False, ())
    if any(finding.outcome is Outcome.FAILED for finding in findings):
        return Verdict(line_id, CheckStatus.ABNORMAL, False, tuple(findings))
    flagged = not any(finding.blocks for finding in findings)
    return Verdict(line_id, CheckStatus.UNVERIFIED, flagged, tuple(findings))
