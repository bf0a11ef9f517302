"""Bodies of the dossiers' requests and answers. Money is whole fen."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

import msgspec

from core.plugin_host import subsidy
from core.workflow import DossierDetail, ReturnChanges

Ids = Annotated[list[int], msgspec.Meta(min_length=1, max_length=1000)]
LineIds = Annotated[list[int], msgspec.Meta(min_length=1, max_length=20_000)]
Opinion = Annotated[str, msgspec.Meta(max_length=500, examples=["经核对，名单和金额无误，同意"])]
StageCode = Annotated[
    str, msgspec.Meta(max_length=40, examples=["department_review"], description="所见环节")
]


class OpenDossiersBody(msgspec.Struct, kw_only=True):
    """申报确认: the lines of a batch and entry, of one township or of the lines named when given."""

    batch_id: int
    entry: Annotated[str, msgspec.Meta(examples=["township"], description="township 或 county")]
    township_code: Annotated[str, msgspec.Meta(pattern=r"^\d{12}$")] | None = None
    line_ids: LineIds | None = None


class DossierIdsAnswer(msgspec.Struct, kw_only=True):
    """The dossiers that now hold the lines."""

    dossier_ids: list[int]


class SubmitDossiersBody(msgspec.Struct, kw_only=True):
    """送审 or 审核; `stage` is where the official sees the dossiers, so that a second click changes nothing."""

    dossier_ids: Ids
    stage: StageCode
    opinion: Opinion = ""


class ReturnDossiersBody(msgspec.Struct, kw_only=True):
    """退回; without `to_stage` to where the chain says."""

    dossier_ids: Ids
    stage: StageCode
    reason: Opinion
    to_stage: StageCode | None = None


class RecallDossiersBody(msgspec.Struct, kw_only=True):
    """召回; `stage` is the post to which the dossiers were sent."""

    dossier_ids: Ids
    stage: StageCode


class LinesBody(msgspec.Struct, kw_only=True):
    """退回 or 作废 of single lines; with `stage` nothing happens when their dossiers have moved on meanwhile."""

    line_ids: LineIds
    reason: Opinion
    stage: StageCode | None = None


class JoinLinesBody(msgspec.Struct, kw_only=True):
    """Lines that join a dossier at its first stage."""

    line_ids: LineIds


class LinesChanged(msgspec.Struct, kw_only=True):
    """How many lines were changed."""

    lines: int


class DossierRow(msgspec.Struct, kw_only=True):
    """A dossier in a list: 总人数 `all_people`, 正常人数 `people`, 作废人数 `void_people`, 申请金额 `total_fen`.

    `beneficiary` is 补贴对象类别: individual, household or collective. `resume_stage` names the post that returned it and
    `return_reason` why, until it is back at that post.
    """

    id: int
    batch_id: int
    batch_name: str
    year: int
    period: str
    number: int
    programme_code: str
    township_code: str
    entry: str
    ordinal: int
    stage: str
    state: str
    tab: str
    resume_stage: str | None
    return_reason: str | None
    people: int
    void_people: int
    total_fen: int
    stage_since: datetime
    sent_by: int | None
    touched: bool
    version: int
    beneficiary: str
    all_people: int


class DossierRows(msgspec.Struct, kw_only=True):
    """One page; `sums` run over the whole tab, `tabs` count the dossiers of every tab."""

    rows: list[DossierRow]
    total: int
    page: int
    size: int
    sums: dict[str, int]
    tabs: dict[str, int]


class VillageRow(msgspec.Struct, kw_only=True):
    """The standing lines of one village."""

    village_code: str
    people: int
    fen: int


class ChangesAnswer(msgspec.Struct, kw_only=True):
    """What changed since a return, and whether 原岗续审 applies; `landing` is the next stage."""

    resume_stage: str
    landing: str
    added: int
    raised: int
    altered: int
    resumes: bool


class SealRow(msgspec.Struct, kw_only=True):
    """What a posting or an approval covered; the root digest (hex) proves it."""

    id: int
    purpose: Annotated[str, msgspec.Meta(description="publicity 公示、approval 审核")]
    stage: str
    people: int
    fen: int
    root_digest: str
    sealed_by: int
    sealed_at: datetime


class DossierAnswer(msgspec.Struct, kw_only=True):
    """One dossier with its chain, villages, seals and the actions open to the asking official.

    `returns` says for some stages where a return from them goes; without an entry it goes one step back.
    """

    id: int
    batch_id: int
    programme_code: str
    township_code: str
    entry: str
    ordinal: int
    stages: list[str]
    returns: dict[str, str]
    stage: str
    state: str
    people: int
    void_people: int
    total_fen: int
    stage_since: datetime
    version: int
    villages: list[VillageRow]
    actions: list[str]
    return_targets: list[str]
    changes: ChangesAnswer | None
    seals: list[SealRow]


class LogRow(msgspec.Struct, kw_only=True):
    """One move in the log; `name` is empty where an account left no name."""

    id: int
    action: str
    action_title: str
    from_stage: str
    from_title: str
    to_stage: str
    to_title: str
    official_id: int
    account: str
    name: str
    opinion: str
    people: int
    fen: int
    seal_id: int | None
    at: datetime


class StageAnswer(msgspec.Struct, kw_only=True):
    """One stage that chains may name."""

    code: str
    title: str
    permission: str
    side: str
    kind: str
    description: str
    limit_days: int


def dossier_answer(detail: DossierDetail) -> DossierAnswer:
    """The answer for one dossier."""
    dossier = detail.dossier
    return DossierAnswer(
        id=dossier.id,
        batch_id=dossier.batch_id,
        programme_code=dossier.programme_code,
        township_code=dossier.township_code,
        entry=dossier.entry,
        ordinal=dossier.ordinal,
        stages=list(dossier.chain.stages),
        returns=dict(dossier.chain.returns),
        stage=dossier.stage,
        state=dossier.state,
        people=dossier.people,
        void_people=dossier.void_people,
        total_fen=dossier.total_fen,
        stage_since=dossier.stage_since,
        version=dossier.version,
        villages=[_village(row) for row in detail.villages],
        actions=detail.actions,
        return_targets=list(detail.return_targets),
        changes=changes_answer(detail.changes) if detail.changes else None,
        seals=[SealRow(**row | {"root_digest": row["root_digest"].hex()}) for row in detail.seals],
    )


def dossier_row(row: dict[str, Any]) -> DossierRow:
    """A row of the list with what its programme and its counts say."""
    kind = subsidy(row["programme_code"]).beneficiary.value
    return DossierRow(**row, beneficiary=kind, all_people=row["people"] + row["void_people"])


def _village(row: dict[str, Any]) -> VillageRow:
    return VillageRow(village_code=row["village_code"], people=row["people"], fen=row["fen"])


def changes_answer(changes: ReturnChanges) -> ChangesAnswer:
    """What changed since a return."""
    return ChangesAnswer(
        resume_stage=changes.resume_stage,
        landing=changes.landing,
        added=changes.added,
        raised=changes.raised,
        altered=changes.altered,
        resumes=changes.resumes,
    )
