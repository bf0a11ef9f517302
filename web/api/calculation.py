"""项目测算: look at the standard, then calculate."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import msgspec
from litestar import Controller, get, post
from litestar.params import JSONBody, QueryParameter

from core.calculation import calculate_dossiers, load_standards
from core.plugin_host import subsidy
from tenants import county_session
from web.deps import CountyCode, SignedIn

_CALCULATE = {"permission": "stage:calculation", "zone": ["outer", "inner"]}


class CalculationBody(msgspec.Struct, kw_only=True):
    """The dossiers to calculate."""

    dossier_ids: Annotated[list[int], msgspec.Meta(min_length=1, max_length=1000)]


class CalculationAnswer(msgspec.Struct, kw_only=True):
    """Lines that got an amount, their sum, and the documents of the standards used."""

    lines: int
    fen: int
    documents: list[str]


class StandardAnswer(msgspec.Struct, kw_only=True):
    """The standard for one programme and period; `rates_fen` is empty when there is none in force.

    `rate_titles` are what officials call the rates (80—89 周岁（每人每月）).
    """

    programme_code: str
    period_start: date
    rates_fen: dict[str, int]
    rate_titles: dict[str, str]
    document_no: str
    effective_from: date | None


class CalculationsController(Controller):
    """项目测算."""

    path = "/api/v1/counties/{county:str}/calculations"
    tags = ["项目测算"]

    @get("/standards", operation_id="getCalculationStandards", summary="测算所用标准", opt=_CALCULATE)
    async def standards(
        self,
        county: CountyCode,
        official: SignedIn,
        dossier_ids: Annotated[list[int], QueryParameter(description="申报单，可重复", min_items=1)],
    ) -> list[StandardAnswer]:
        """What the official confirms before calculating."""
        found = await load_standards(county, dossier_ids, official)
        return [
            StandardAnswer(
                programme_code=programme,
                period_start=day,
                rates_fen=dict(one.standard.rates_fen) if one else {},
                rate_titles=dict(subsidy(programme).rate_titles),
                document_no=one.standard.document_no if one else "",
                effective_from=one.standard.effective_from if one else None,
            )
            for (programme, day), one in found.items()
        ]

    @post("/", operation_id="calculateDossiers", summary="测算", status_code=200, opt=_CALCULATE)
    async def calculate(
        self, county: CountyCode, data: JSONBody[CalculationBody], official: SignedIn
    ) -> CalculationAnswer:
        """Calculate dossiers at 项目测算; may be repeated until they are sent on."""
        standards = await load_standards(county, data.dossier_ids, official)
        async with county_session(county):
            result = await calculate_dossiers(data.dossier_ids, official, standards=standards)
        return CalculationAnswer(lines=result.lines, fen=result.fen, documents=list(result.documents))
