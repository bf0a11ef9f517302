"""A subsidy put together from the parts in its folder, so that its `plugin.py` says only what is its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel

from core.kernel.money import Fen
from core.plugin_api.subsidy import Beneficiary, LineView, Period, PublicityRound, Rule, Standard


def one_claim_a_period(line: LineView) -> str:
    """The claim item of a subsidy that everybody draws once in a period: nothing tells two claims apart."""
    return ""


@dataclass(slots=True, kw_only=True)
class SubsidyFolder:
    """A `SubsidyProgramme` from values and pure functions; `code` is the name of the folder.

    `amount_of` gives the fen of a line (`SubsidyProgramme.amount`), `claim_item_of` what makes a second claim legitimate. A
    programme that needs more than this implements the Protocol itself.
    """

    code: str
    official_number: str
    name: str
    short_name: str
    department: str
    beneficiary: Beneficiary
    publicity: tuple[PublicityRound, ...]
    form: type[BaseModel]
    rules: tuple[Rule, ...]
    amount_of: Callable[[LineView, Standard | None], Fen]
    line_cap_fen: int
    rate_titles: Mapping[str, str]
    folder: Path
    period: Period = Period.MONTHLY
    needs_calculation: bool = True
    minimum_age: int | None = None
    claim_item_of: Callable[[LineView], str] = one_claim_a_period

    def amount(self, line: LineView, standard: Standard | None) -> Fen:
        """The amount of one line for its period; raises `Invalid` as `amount_of` does."""
        return self.amount_of(line, standard)

    def claim_item(self, line: LineView) -> str:
        """What makes a second claim of the same person and period legitimate; `""` mostly."""
        return self.claim_item_of(line)
