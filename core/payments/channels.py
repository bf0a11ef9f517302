"""Which bank channel pays which accounts, from the county's settings of a programme."""

from __future__ import annotations

from dataclasses import dataclass

from core.catalogue.programme_settings import programme_settings


@dataclass(frozen=True, slots=True)
class Channels:
    """`default` is the agency bank of the county for the programme; `by_bank` names others by the account's bank code."""

    default: str
    by_bank: dict[str, str]


async def channels_of(county: str, programme: str) -> Channels:
    """Read the channels in a session of the platform; raises `NotFound` when the county does not run the programme.

    A county may name further agency banks in the overrides of the programme: `{"bank_channels": {bank code: channel}}`.
    """
    settings = await programme_settings(county, programme)
    return Channels(settings.bank_channel, dict(settings.overrides.get("bank_channels", {})))
