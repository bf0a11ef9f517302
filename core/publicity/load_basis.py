"""Read names and rounds from the platform, before a session of the county opens."""

from __future__ import annotations

from core.catalogue.list_programmes import list_programmes
from core.catalogue.programme import ProgrammeSettings
from core.catalogue.programme_settings import programme_settings
from core.plugin_api import PublicityRound
from core.plugin_host import subsidies
from core.publicity.basis import Basis, ProgrammeNotice
from core.regions.load_directory import load_directory
from tenants import platform_session


async def load_basis(county: str) -> Basis:
    """The basis of `county` (six digits). Opens a short session of the platform; raises `NotFound`."""
    async with platform_session(read_only=True):
        directory = await load_directory(county)
        settings = [
            await programme_settings(county, each.code)
            for each in await list_programmes(county)
            if each.enabled
        ]
    return Basis(directory, {each.code: _notice(each) for each in settings})


def _notice(settings: ProgrammeSettings) -> ProgrammeNotice:
    masked = {each.stage for each in subsidies()[settings.code].publicity if each.mask_names}
    rounds = tuple(
        PublicityRound(
            stage=each["stage"],
            days=each["days"],
            working_days=each["working_days"],
            place=each["place"],
            online=each["online"],
            mask_names=each["stage"] in masked,
        )
        for each in settings.publicity
    )
    return ProgrammeNotice(settings.code, settings.programme.name, settings.programme.department_name, rounds)
