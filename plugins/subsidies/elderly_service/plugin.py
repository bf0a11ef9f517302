"""经济困难老年人服务补贴 (11810): 50 yuan a month for the aged who live on 低保 or as scattered 特困."""

from __future__ import annotations

from pathlib import Path

from core.plugin_api import Beneficiary, PublicityRound, SubsidyFolder, SubsidyProgramme, hookimpl
from plugins.subsidies.elderly_service.amount import monthly_amount
from plugins.subsidies.elderly_service.eligibility import RULES
from plugins.subsidies.elderly_service.form import ElderlyServiceForm

# Posted in the township first, and again after the county's review.
PROGRAMME = SubsidyFolder(
    code="elderly_service",
    official_number="11810",
    name="经济困难老年人服务补贴",
    short_name="老年服务",
    department="民政",
    beneficiary=Beneficiary.INDIVIDUAL,
    publicity=(
        PublicityRound("township_publicity", days=5, place="乡镇（街道）及村（社区）公告栏", online=True),
        PublicityRound("township_repost", days=5, place="乡镇（街道）及村（社区）公告栏", online=False),
    ),
    form=ElderlyServiceForm,
    rules=RULES,
    amount_of=monthly_amount,
    minimum_age=60,
    line_cap_fen=100_000,
    rate_titles={"month": "补贴标准（每人每月）"},
    folder=Path(__file__).parent,
)
"""The programme as the platform sees it."""


@hookimpl
def register_subsidy() -> SubsidyProgramme:
    """Hand the programme to the host."""
    return PROGRAMME
