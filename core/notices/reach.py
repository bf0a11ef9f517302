"""Which notices an official is shown, as values for SQL."""

from __future__ import annotations

from core.access.official import Official
from core.kernel.region import RegionLevel
from core.notices.queries import Reach

_AUDIENCE = {
    RegionLevel.PROVINCE: "province",
    RegionLevel.PREFECTURE: "prefecture",
    RegionLevel.COUNTY: "county",
    RegionLevel.TOWNSHIP: "township",
    RegionLevel.VILLAGE: "township",
}


def reach_of(by: Official) -> Reach:
    """The divisions of the posts of `by`, and the audience that each belongs to."""
    places = [grant.region for grant in by.grants]
    return [str(place) for place in places], [_AUDIENCE[place.level] for place in places]
