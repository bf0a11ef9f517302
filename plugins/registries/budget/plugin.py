"""预算管理一体化: the budget indicators (指标) of a county and year, as the province's budget system holds them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from core.kernel.errors import Invalid, Unavailable
from core.kernel.money import Fen
from core.plugin_api import BudgetIndicator, BudgetRegistry, Outside, hookimpl
from core.plugin_api.signed_http import ask

OPERATION = "indicators/query"


class Question(BaseModel):
    """The county as a nine-digit financial division (财政区划) and the fiscal year."""

    model_config = ConfigDict(alias_generator=str.upper, populate_by_name=True)

    mof_div_code: str
    fiscal_year: str


class Row(BaseModel):
    """One row of BA_BGT_INFO in the words of the budget system. Amounts are yuan with two decimals, as text."""

    model_config = ConfigDict(extra="ignore", strict=True, alias_generator=str.upper)

    bgt_id: str = Field(min_length=1)
    mof_div_code: str
    fiscal_year: str
    cor_bgt_doc_no: str
    pro_code: str
    pro_name: str
    agency_code: str
    agency_name: str
    source_type: str
    fund_type_code: str
    exp_func_code: str
    gov_bgt_eco_code: str
    amount: str
    dis_amt: str
    bgt_exe_flag: Literal["1", "2"]
    issue_date: date


class Answer(BaseModel):
    """All rows of the county and year."""

    model_config = ConfigDict(extra="ignore", strict=True)

    rows: list[Row]


class Budget:
    """The budget system. `BGT_EXE_FLAG` 1 may be spent, 2 still waits to be divided (待分)."""

    code = "budget"
    title = "预算管理一体化系统"

    async def indicators(
        self, county_code: str, fiscal_year: int, outside: Outside
    ) -> Sequence[BudgetIndicator]:
        """All indicators of the six-digit county and the year. Raises `Unavailable`, also for nonsense."""
        division = f"{county_code[:6]}000"
        answer = await ask(
            outside,
            self.title,
            OPERATION,
            Question(mof_div_code=division, fiscal_year=str(fiscal_year)),
            Answer,
        )
        if any(row.mof_div_code != division or row.fiscal_year != str(fiscal_year) for row in answer.rows):
            raise Unavailable(
                "outside.malformed", f"{self.title}返回了其他区县或年度的指标，已丢弃，请稍后重试"
            )
        if len({row.bgt_id for row in answer.rows}) != len(answer.rows):
            raise Unavailable("outside.malformed", f"{self.title}返回了重复的指标，已丢弃，请稍后重试")
        return [self._indicator(row) for row in answer.rows]

    def _indicator(self, row: Row) -> BudgetIndicator:
        try:
            amount, reduced = Fen.from_yuan(row.amount), Fen.from_yuan(row.dis_amt)
        except Invalid as error:
            raise Unavailable(
                "outside.malformed", f"{self.title}返回的指标金额有误：{error.message}"
            ) from error
        if not 0 <= reduced <= amount:
            raise Unavailable(
                "outside.malformed", f"{self.title}返回的指标 {row.bgt_id} 调减金额大于指标金额"
            )
        return BudgetIndicator(
            external_id=row.bgt_id,
            county_code=row.mof_div_code[:6],
            fiscal_year=int(row.fiscal_year),
            document_no=row.cor_bgt_doc_no,
            project_code=row.pro_code,
            project_name=row.pro_name,
            budget_unit_code=row.agency_code,
            budget_unit_name=row.agency_name,
            source=row.source_type,
            fund_nature=row.fund_type_code,
            function_code=row.exp_func_code,
            economy_code=row.gov_bgt_eco_code,
            amount_fen=amount,
            reduced_fen=reduced,
            executable=row.bgt_exe_flag == "1",
            issued_on=row.issue_date,
        )


@hookimpl
def register_budget_registry() -> BudgetRegistry:
    """Hand the registry to the host."""
    return Budget()
