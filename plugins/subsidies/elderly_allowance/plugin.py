"""高龄津贴: people of 80 and older, by age band and the standard of their county."""

from __future__ import annotations

from pathlib import Path

from core.plugin_api import Beneficiary, PublicityRound, SubsidyFolder, SubsidyProgramme, hookimpl
from plugins.subsidies.elderly_allowance.amount import monthly_amount
from plugins.subsidies.elderly_allowance.eligibility import RULES
from plugins.subsidies.elderly_allowance.form import ElderlyAllowanceForm

PROGRAMME = SubsidyFolder(
    code="elderly_allowance",
    official_number="2080502",
    name="高龄津贴",
    short_name="高龄津贴",
    department="民政",
    beneficiary=Beneficiary.INDIVIDUAL,
    publicity=(
        PublicityRound("township_publicity", days=7, place="村（社区）公示栏", online=True),
        PublicityRound("county_publicity", days=5, place="县级民政部门公示栏", online=True),
    ),
    form=ElderlyAllowanceForm,
    rules=RULES,
    amount_of=monthly_amount,
    minimum_age=80,
    line_cap_fen=200_000,
    rate_titles={
        "age_80_89": "80—89 周岁（每人每月）",
        "age_90_99": "90—99 周岁（每人每月）",
        "age_100_plus": "100 周岁及以上（每人每月）",
    },
    folder=Path(__file__).parent,
)
"""The programme as the platform sees it. Ages count on the last day of the month (当月满)."""


@hookimpl
def register_subsidy() -> SubsidyProgramme:
    """Hand the programme to the host."""
    return PROGRAMME
