"""Bodies of the publicity's requests and answers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any

import msgspec

from core.plugin_host import subsidy
from core.publicity.posted import Posted
from core.publicity.publicity import NoticeRow, Publicity
from core.publicity.rules import unrecorded_text

Ids = Annotated[list[int], msgspec.Meta(min_length=1, max_length=1000)]
Text = Annotated[str, msgspec.Meta(max_length=500)]
Number = Annotated[str, msgspec.Meta(examples=["11810"], description="补贴项目编号")]
Warned = Annotated[str, msgspec.Meta(examples=[unrecorded_text([2027])])]


class DossierIdsBody(msgspec.Struct, kw_only=True):
    """批量生成: the dossiers chosen."""

    dossier_ids: Ids


class PublicityIdsBody(msgspec.Struct, kw_only=True):
    """The postings chosen."""

    publicity_ids: Ids


class FillBody(msgspec.Struct, kw_only=True):
    """填写公示, one posting or several alike; what is absent stays as proposed. `title` is for a single posting."""

    publicity_ids: Ids
    phone: Annotated[str, msgspec.Meta(max_length=40, examples=["0877-3011234"])]
    title: Text | None = None
    mode: Annotated[str | None, msgspec.Meta(examples=["both"], description="online、offline 或 both")] = None
    place: Text | None = None
    office: Text | None = None
    days: int | None = None
    starts_on: date | None = None


class ExtendBody(msgspec.Struct, kw_only=True):
    """延长公示: days from the first day, more than now."""

    days: int
    reason: Text


class ObjectionBody(msgspec.Struct, kw_only=True):
    """异议: against the row `row_number` of the list, or against the list as a whole."""

    content: Text
    contact: Annotated[str, msgspec.Meta(max_length=60)] = ""
    row_number: int | None = None


class VerdictBody(msgspec.Struct, kw_only=True):
    """处理意见; an upheld objection to a row says what becomes of it: return or void."""

    upheld: bool
    verdict: Text
    effect: str | None = None


class PostedAnswer(msgspec.Struct, kw_only=True):
    """The job that prints, and what the official should know: empty, or which years' 放假安排 nobody recorded."""

    job_id: int
    warning: Warned


class ForeseenAnswer(msgspec.Struct, kw_only=True):
    """What the official should know before the work is done; empty when there is nothing."""

    warning: Warned


class GeneratedAnswer(msgspec.Struct, kw_only=True):
    """The new postings."""

    publicity_ids: list[int]


class PublicityAnswer(msgspec.Struct, kw_only=True, tag_field="row_kind", tag="posting"):
    """One posting as officials see it. Amounts in fen, `people` are lines (a household is one)."""

    id: int
    dossier_id: int
    programme_code: str
    programme_name: str
    department: str
    stage: str
    attempt: int
    township_code: str
    village_code: str
    region_name: str
    public_id: str
    title: str
    mode: str
    place: str
    office: str
    phone: str
    minimum_days: int
    working_days: bool
    days: int
    starts_on: date | None
    ends_on: date | None
    state: str
    people: int
    total_fen: int
    year: int
    cycle: str
    official_number: Number
    period: str
    batch_number: int
    root_digest: str
    published_at: datetime | None
    confirmed_at: datetime | None


class RowAnswer(msgspec.Struct, kw_only=True):
    """One masked row of a list; `amount_fen` is null before 测算."""

    number: int
    name: str
    id_number: str
    group: str
    members: int
    amount_fen: int | None


class DocumentAnswer(msgspec.Struct, kw_only=True):
    """One part of the printed notice; `missing_glyphs` have to be written in by hand."""

    part: int
    parts: int
    rows: int
    bytes: int
    missing_glyphs: str
    made_at: datetime


class PublicAnswer(msgspec.Struct, kw_only=True):
    """One posting as everybody sees it."""

    public_id: str
    title: str
    programme_name: str
    department: str
    region_code: str
    region_name: str
    year: int
    period: str
    place: str
    office: str
    phone: str
    starts_on: date
    ends_on: date
    people: int
    total_fen: int


class CheckAnswer(msgspec.Struct, kw_only=True):
    """公示核验: whether number and digest of a printed notice belong together."""

    authentic: bool
    message: str
    title: str
    starts_on: date
    ends_on: date
    people: int


class ReceivedFeedbackAnswer(msgspec.Struct, kw_only=True):
    """The number under which a feedback is handled."""

    number: int
    message: Annotated[str, msgspec.Meta(examples=["反馈已收到，将由审核人员核实处理"])]


def publicity_answer(each: Publicity) -> PublicityAnswer:
    """A posting for officials."""
    return PublicityAnswer(
        id=each.id,
        dossier_id=each.dossier_id,
        programme_code=each.programme_code,
        programme_name=each.programme_name,
        department=each.department,
        stage=each.stage,
        attempt=each.attempt,
        township_code=each.township_code,
        village_code=each.village_code,
        region_name=each.region_name,
        public_id=str(each.public_id),
        title=each.title,
        mode=each.mode,
        place=each.place,
        office=each.office,
        phone=each.phone,
        minimum_days=each.minimum_days,
        working_days=each.working_days,
        days=each.days,
        starts_on=each.starts_on,
        ends_on=each.ends_on,
        state=each.state,
        people=each.people,
        total_fen=each.fen,
        year=each.year,
        cycle=subsidy(each.programme_code).period,
        official_number=subsidy(each.programme_code).official_number,
        period=each.period,
        batch_number=each.batch_number,
        root_digest=each.root_digest.hex(),
        published_at=each.published_at,
        confirmed_at=each.confirmed_at,
    )


class WaitingDossierAnswer(msgspec.Struct, kw_only=True, tag_field="row_kind", tag="waiting"):
    """A dossier some of whose villages have no posting yet; `villages`, `people` and fen are of those."""

    id: int
    dossier_id: int
    programme_code: str
    township_code: str
    stage: str
    year: int
    cycle: str
    official_number: Number
    period: str
    batch_number: int
    batch_name: str
    villages: int
    people: int
    fen: int
    total_fen: int


class PublicityRows(msgspec.Struct, kw_only=True):
    """One page of a tab; `sums` run over the whole tab, `tabs` count the rows of every tab."""

    rows: list[PublicityAnswer | WaitingDossierAnswer]
    total: int
    page: int
    size: int
    sums: dict[str, int]
    tabs: dict[str, int]


def waiting_answer(row: Mapping[str, Any]) -> WaitingDossierAnswer:
    """A dossier that waits for its postings, with `id` and `total_fen` as every other row of the desk has them."""
    return WaitingDossierAnswer(
        id=row["dossier_id"],
        total_fen=row["fen"],
        cycle=subsidy(row["programme_code"]).period,
        official_number=subsidy(row["programme_code"]).official_number,
        **row,
    )


def posted_answer(posted: Posted) -> PostedAnswer:
    """What 发布 and 延长 answer."""
    return PostedAnswer(job_id=posted.job_id, warning=unrecorded_text(posted.unrecorded_years))


def row_answer(row: NoticeRow) -> RowAnswer:
    """A masked row. Whether an objection holds the line is not for the public."""
    return RowAnswer(
        number=row.number,
        name=row.name,
        id_number=row.id_number,
        group=row.group,
        members=row.members,
        amount_fen=row.amount_fen,
    )


def public_answer(each: Publicity) -> PublicAnswer:
    """A posting for everybody; only current ones come here, so both days are known."""
    if each.starts_on is None or each.ends_on is None:
        raise ValueError(f"publicity {each.id} has no period")
    return PublicAnswer(
        public_id=str(each.public_id),
        title=each.title,
        programme_name=each.programme_name,
        department=each.department,
        region_code=each.village_code,
        region_name=each.region_name,
        year=each.year,
        period=each.period,
        place=each.place,
        office=each.office,
        phone=each.phone,
        starts_on=each.starts_on,
        ends_on=each.ends_on,
        people=each.people,
        total_fen=each.fen,
    )
