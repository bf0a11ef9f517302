"""民政业务系统: the lists of people that 民政 keeps for its programmes, month by month."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from core.kernel.errors import Unavailable
from core.plugin_api import BusinessSystem, ListPart, ListQuery, OfferedList, Outside, hookimpl
from core.plugin_api.signed_http import ask

LISTS, ROWS = "lists/query", "lists/rows"
_STRICT = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False)

Cell = str | int | float | bool | None
ListId = Annotated[str, Field(pattern=r"^[0-9A-Za-z._-]{1,64}$")]
Version = Annotated[str, Field(min_length=1, max_length=64)]


class Question(BaseModel):
    """Which lists: county (six digits), official number of the programme, year and period."""

    county: str
    project_number: str
    year: int
    period: str


class Offer(BaseModel):
    """One list that waits."""

    model_config = _STRICT

    list_id: ListId
    version: Version
    county: str
    project_number: str
    period: str
    title: str = Field(min_length=1, max_length=100)
    unit: str = Field(min_length=1, max_length=100)
    rows: int = Field(ge=0)
    prepared_at: AwareDatetime


class Offers(BaseModel):
    """All lists that wait, in the order in which they should be shown."""

    model_config = _STRICT

    lists: list[Offer] = Field(max_length=200)


class RowsQuestion(BaseModel):
    """`count` rows of a list from row `first` (0 is the first one) on, of the version that was offered."""

    list_id: str
    version: str
    first: int
    count: int


class Rows(BaseModel):
    """The rows asked for; `total` are all rows of the list."""

    model_config = _STRICT

    list_id: str
    version: str
    first: int
    total: int
    columns: list[str] = Field(max_length=200)
    rows: list[list[Cell]]


class CivilAffairs:
    """The business system of 民政. It answers with at most a thousand rows at once."""

    code = "civil_affairs"
    title = "民政业务系统"
    part_rows = 1000

    async def lists(self, query: ListQuery, outside: Outside) -> Sequence[OfferedList]:
        """Lists that wait; raises `Unavailable` when the system is silent, answers nonsense or for somebody else."""
        question = Question(
            county=query.county_code,
            project_number=query.programme_number,
            year=query.year,
            period=query.period,
        )
        found = (await ask(outside, self.title, LISTS, question, Offers)).lists
        wanted = (query.county_code, query.programme_number, query.period)
        if any((one.county, one.project_number, one.period) != wanted for one in found):
            raise self._nonsense("返回了其他区县、项目或周期的清单")
        if len({one.list_id for one in found}) != len(found):
            raise self._nonsense("返回了重复的清单")
        return [
            OfferedList(one.list_id, one.version, one.title, one.unit, one.rows, one.prepared_at)
            for one in found
        ]

    async def part(self, wanted: OfferedList, first: int, outside: Outside) -> ListPart:
        """The rows from `first` on; raises `Unavailable` unless they are exactly those that were asked for."""
        question = RowsQuestion(
            list_id=wanted.list_id, version=wanted.version, first=first, count=self.part_rows
        )
        answer = await ask(outside, self.title, ROWS, question, Rows)
        if (answer.list_id, answer.first) != (wanted.list_id, first):
            raise self._nonsense("返回了其他清单的数据")
        if (answer.version, answer.total) != (wanted.version, wanted.rows):
            raise Unavailable(
                "outside.changed", f"{self.title}中的清单“{wanted.title}”在接入过程中有变动，请稍后重新接入"
            )
        due = min(self.part_rows, wanted.rows - first)
        if len(answer.rows) != due:
            raise Unavailable(
                "outside.incomplete",
                f"{self.title}的清单“{wanted.title}”不完整：从第 {first + 1} 行起应有 {due} 行，"
                f"只收到 {len(answer.rows)} 行，已全部丢弃，请稍后重试或联系对方核对",
            )
        return ListPart(tuple(answer.columns), tuple(tuple(row) for row in answer.rows))

    def _nonsense(self, what: str) -> Unavailable:
        return Unavailable("outside.malformed", f"{self.title}{what}，已丢弃，请稍后重试或联系系统管理员")


@hookimpl
def register_business_system() -> BusinessSystem:
    """Hand the system to the host."""
    return CivilAffairs()
