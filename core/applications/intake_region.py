"""The 申报地区 that a list is sent for, as its sender wrote it."""

from __future__ import annotations

from core.database import current_session
from core.kernel.errors import Invalid
from core.kernel.region import RegionCode, RegionLevel


def intake_region(code: str, entry: str) -> RegionCode:
    """The division of this session's county with that 12-digit code; raises `Invalid` when `entry` may not send for it.

    `township` sends for a township or one of its villages, `county` for the county or any division of it.
    """
    region = RegionCode(code)
    lowest = RegionLevel.TOWNSHIP if entry == "township" else RegionLevel.COUNTY
    if region.level < lowest or region.county != current_session().scope:
        raise Invalid(
            "intake.region",
            "请选择本乡镇或其下的行政村"
            if entry == "township"
            else "请选择本区县或其下的乡镇、村作为申报地区",
            field="region_code",
        )
    return region
