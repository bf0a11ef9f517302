"""All names of one county in memory: import and publicity resolve tens of thousands of names without a query each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from core.kernel.errors import Invalid, NotFound
from core.kernel.region import RegionCode, RegionLevel
from core.regions.region import Region
from core.regions.rules import candidates, township_stem, village_stem


class RegionDirectory:
    """Townships and villages of one county. Names may be full, short or 12-digit codes; see `rules`.

    `county` is the county itself. Look-ups raise `Invalid` with `field` `township` or `village` for a name that is
    unknown here or fits more than one division.
    """

    def __init__(self, county: Region, regions: Iterable[Region]) -> None:
        self.county = county
        self._regions: dict[str, Region] = {county.code: county}
        self._children: dict[str, list[Region]] = defaultdict(list)
        for region in regions:
            self._regions[region.code] = region
            if region.parent is not None:
                self._children[region.parent].append(region)
        self._known: dict[tuple[str, str], RegionCode] = {}

    def __contains__(self, code: str) -> bool:
        """Whether `code` is this county or a division of it."""
        return code in self._regions

    def find(self, code: str) -> Region:
        """The division of a code; raises `NotFound` for one that is not of this county."""
        region = self._regions.get(code)
        if region is None:
            raise NotFound(
                "region.unknown",
                f"{self.county.name}没有代码为 {code[:20]} 的区划",
                details={"code": code[:20]},
            )
        return region

    def name(self, code: str) -> str:
        """Name of a division, e.g. 秀山街道; raises `NotFound`."""
        return self.find(code).name

    def full_name(self, code: str) -> str:
        """Full name from the province down; raises `NotFound`."""
        return self.find(code).full_name

    def townships(self) -> list[Region]:
        """Townships in the order of their codes."""
        return list(self._children[self.county.code])

    def villages(self, township: str) -> list[Region]:
        """Villages of a township (code) in the order of their codes."""
        return list(self._children.get(township, ()))

    def township_code(self, text: str) -> RegionCode:
        """The township that a name or code means; raises `Invalid`."""
        return self._resolve(self.county, text, field="township", kind="乡镇（街道）")

    def village_code(self, township: str, text: str) -> RegionCode:
        """The village of `township` (a code of this county) that a name or code means; raises `Invalid`."""
        return self._resolve(self.find(township), text, field="village", kind="村（社区）")

    def place(self, township: str, village: str) -> RegionCode:
        """The village that two cells of a roster name; a village code alone is enough. Raises `Invalid`."""
        region = self._regions.get(village.strip())
        if region is not None and region.level is RegionLevel.VILLAGE and not township.strip():
            return region.code
        return self.village_code(self.township_code(township), village)

    def _resolve(self, within: Region, text: str, *, field: str, kind: str) -> RegionCode:
        key = (within.code, text)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._search(within, text.strip(), field=field, kind=kind)
        return known

    def _search(self, within: Region, wanted: str, *, field: str, kind: str) -> RegionCode:
        if not wanted:
            raise Invalid(
                "region.missing", f"没有填写{kind}，请填写{within.name}所辖{kind}的名称", field=field
            )
        children = self._children.get(within.code, [])
        if wanted.isdecimal():
            if any(region.code == wanted for region in children):
                return RegionCode(wanted)
            raise Invalid(
                "region.unknown",
                f"{within.name}没有代码为“{wanted[:20]}”的{kind}，请核对区划代码",
                field=field,
            )
        stem_of = township_stem if field == "township" else village_stem
        names: dict[str, list[str]] = defaultdict(list)
        for region in children:
            names[region.name].append(region.code)
        found = candidates(
            wanted, stem_of(wanted), names, {region.code: stem_of(region.name) for region in children}
        )
        if len(found) > 1:
            choices = "、".join(self.name(code) for code in found[:5])
            raise Invalid("region.ambiguous", f"“{wanted[:30]}”可能指{choices}，请写全称", field=field)
        if not found:
            raise Invalid(
                "region.unknown", f"{within.name}没有名为“{wanted[:30]}”的{kind}，请核对名称", field=field
            )
        return RegionCode(found[0])
