"""最低生活保障金 (17-2): a household's monthly top-up; the amount comes with the roster."""

from __future__ import annotations

from pathlib import Path

from core.plugin_api import Beneficiary, PublicityRound, SubsidyFolder, SubsidyProgramme, hookimpl
from plugins.subsidies.minimum_living.amount import declared_amount
from plugins.subsidies.minimum_living.eligibility import RULES
from plugins.subsidies.minimum_living.form import MinimumLivingForm

PROGRAMME = SubsidyFolder(
    code="minimum_living",
    official_number="17-2",
    name="最低生活保障金",
    short_name="低保补助",
    department="民政",
    beneficiary=Beneficiary.HOUSEHOLD,
    needs_calculation=False,
    publicity=(PublicityRound("township_publicity", days=7, place="村（社区）公示栏", online=True),),
    form=MinimumLivingForm,
    rules=RULES,
    amount_of=lambda line, standard: declared_amount(line),
    line_cap_fen=2_000_000,
    rate_titles={"urban_month": "城市低保标准（每人每月）", "rural_year": "农村低保标准（每人每年）"},
    folder=Path(__file__).parent,
)
"""The programme as the platform sees it. One line is one household; its members come with the line."""


@hookimpl
def register_subsidy() -> SubsidyProgramme:
    """Hand the programme to the host."""
    return PROGRAMME
