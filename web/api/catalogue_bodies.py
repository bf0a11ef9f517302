"""Bodies and answers of the catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

import msgspec
from litestar.datastructures import UploadFile

from core.catalogue.programme import ProgrammeSettings
from core.workflow.chain import stored_chain
from core.workflow.stages import DESCRIPTIONS, STAGES


class UpdateProgrammeBody(msgspec.Struct, kw_only=True):
    """What the province decides about a programme."""

    policy_basis: Annotated[str, msgspec.Meta(max_length=500, examples=["云民发〔2023〕72号"])]
    enabled: bool


class EnableProgrammeBody(msgspec.Struct, kw_only=True):
    """Through which bank a county pays a programme; `enabled` false stops it."""

    bank_channel: Annotated[str, msgspec.Meta(examples=["rural_credit"])]
    enabled: bool = True


class PublicityRoundBody(msgspec.Struct, kw_only=True):
    """One posting."""

    stage: Annotated[str, msgspec.Meta(examples=["township_publicity"])]
    days: int
    working_days: bool
    place: Annotated[str, msgspec.Meta(max_length=200)]
    online: bool


class ConfigureProgrammeBody(msgspec.Struct, kw_only=True):
    """A county's own chains by entry (`{"stages": […], "returns": {…}}`) and publicity; absent ones follow the province.

    `reason` says why, for the operation log.
    """

    chains: dict[str, dict[str, Any]]
    publicity: list[PublicityRoundBody] | None = None
    reason: Annotated[str, msgspec.Meta(max_length=200, examples=["按县政府会议纪要增加乡镇再公示"])] = ""


class SetStandardBody(msgspec.Struct, kw_only=True):
    """A county's standard: rates in fen by name."""

    effective_from: date
    rates_fen: Annotated[dict[str, int], msgspec.Meta(examples=[{"month": 6000}])]
    document_no: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]


class SetProvinceStandardBody(SetStandardBody, kw_only=True):
    """The province's standard with the bounds `[lowest, highest]` in fen for the counties."""

    bounds_fen: Annotated[dict[str, list[int]], msgspec.Meta(examples=[{"month": [5000, 30000]}])]


class ProvinceStandardAnswer(msgspec.Struct, kw_only=True):
    """Id of the standard, and the regions whose own rates lie outside the new bounds."""

    id: int
    regions_outside: list[str]


class PolicyDocumentForm(msgspec.Struct, kw_only=True):
    """A policy document as a form; `file` is a PDF of at most 20 MB."""

    title: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    document_no: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    issued_on: date
    programme: str | None = None
    file: UploadFile | None = None


class PublishBody(msgspec.Struct, kw_only=True):
    """Whether the public sees it."""

    published: bool


class SettingsAnswer(msgspec.Struct, kw_only=True):
    """A programme as a county runs it."""

    code: str
    name: str
    enabled: bool
    bank_channel: str
    chains: dict[str, Any]
    publicity: list[dict[str, Any]]
    overrides: dict[str, Any]


def settings_answer(settings: ProgrammeSettings) -> SettingsAnswer:
    """The settings as they are answered."""
    return SettingsAnswer(
        code=settings.code,
        name=settings.programme.name,
        enabled=settings.enabled,
        bank_channel=settings.bank_channel,
        chains=dict(settings.chains),
        publicity=[dict(posting) for posting in settings.publicity],
        overrides=dict(settings.overrides),
    )


class ChainStepAnswer(msgspec.Struct, kw_only=True):
    """One step of a chain: what is done there, within how many days, and where a return goes (None at the first step)."""

    entry: str
    ordinal: int
    stage: str
    title: str
    description: str
    limit_days: int
    return_to: str | None
    return_title: str | None


def chain_steps(chains: Mapping[str, Any]) -> list[ChainStepAnswer]:
    """The steps of every chain, by entry (township, county)."""
    steps = []
    for entry, raw in sorted(chains.items(), reverse=True):
        chain = stored_chain(raw)
        for ordinal, code in enumerate(chain.stages, start=1):
            stage, back = STAGES[code], next(iter(chain.return_targets(code)), None)
            steps.append(
                ChainStepAnswer(
                    entry=entry,
                    ordinal=ordinal,
                    stage=code,
                    title=stage.title,
                    description=DESCRIPTIONS[code],
                    limit_days=stage.limit_days,
                    return_to=back,
                    return_title=STAGES[back].title if back else None,
                )
            )
    return steps
