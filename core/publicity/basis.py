"""What a county's publicity needs of the platform: names of divisions, and the programmes' rounds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from core.plugin_api import PublicityRound
from core.regions.directory import RegionDirectory


@dataclass(frozen=True, slots=True)
class ProgrammeNotice:
    """A programme as a notice names it, with the rounds that hold in the county."""

    code: str
    name: str
    department: str
    rounds: tuple[PublicityRound, ...]


@dataclass(frozen=True, slots=True)
class Basis:
    """Read in a session of the platform before the county's session opens; see `load_basis`."""

    directory: RegionDirectory
    programmes: Mapping[str, ProgrammeNotice]

    def region_name(self, township_code: str, village_code: str) -> str:
        """Township and village, e.g. 秀山街道中山社区."""
        return self.directory.name(township_code) + self.directory.name(village_code)

    def office(self, stage: str, township_code: str, department: str) -> str:
        """Who posts: the township's office, or the county's department (县级公示)."""
        if stage == "county_publicity":
            return f"{self.directory.county.name}{department}局"
        township = self.directory.name(township_code)
        return township + ("办事处" if township.endswith("街道") else "人民政府")
