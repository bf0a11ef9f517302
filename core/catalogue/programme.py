"""What the verbs of this feature answer with: programmes and their settings in a county."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core.kernel.region import RegionCode
from core.plugin_api import Beneficiary, Period

PROVINCE = RegionCode("530000000000")
"""The province of this installation: where provincial rights over the catalogue are held."""


@dataclass(frozen=True, slots=True)
class Department:
    """主管部门."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Programme:
    """补贴项目. `publicity` are its rounds (stage, days, working_days, place, online) as the province demands them;

    `chain` maps entry (township, county) to the default chain.
    """

    code: str
    official_number: str
    name: str
    short_name: str
    department_code: str
    department_name: str
    beneficiary: Beneficiary
    period: Period
    needs_calculation: bool
    publicity: tuple[Mapping[str, Any], ...]
    chain: Mapping[str, Mapping[str, Any]]
    policy_basis: str
    enabled: bool
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class ProgrammeSettings:
    """A programme as one county runs it.

    `chains` maps entry (township, county) to `{"stages": […], "returns": {…}}`, `publicity` lists the rounds with the
    county's days and places; both are merged from the programme and the county's overrides. `bank_channel` is the code
    of the bank plugin through which the county pays. `county` has six digits.
    """

    programme: Programme
    county: str
    enabled: bool
    bank_channel: str
    chains: Mapping[str, Mapping[str, Any]]
    publicity: tuple[Mapping[str, Any], ...]
    overrides: Mapping[str, Any]

    @property
    def code(self) -> str:
        """Code of the programme."""
        return self.programme.code


@dataclass(frozen=True, slots=True)
class CountyProgramme:
    """补贴项目 in the list of one county: what it is, and whether and how the county runs it.

    `stages` are the codes of the chain of the entry county, `publicity` its rounds; `id` is the code again, for lists.
    `bank_channel` is empty where the county never ran it.
    """

    id: str
    official_number: str
    name: str
    short_name: str
    department_name: str
    beneficiary: Beneficiary
    period: Period
    needs_calculation: bool
    policy_basis: str
    enabled: bool
    bank_channel: str
    stages: tuple[str, ...]
    township_stages: tuple[str, ...]
    publicity: tuple[Mapping[str, Any], ...]
