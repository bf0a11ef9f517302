"""Buttons with which dossiers move: shared by the desks that confirm, calculate and review."""

from __future__ import annotations

from msgspec.structs import replace

from core.workflow.stages import STAGES
from web.pages.spec import Action, Field

_OPINION = Field(key="opinion", title="送审意见", kind="textarea", max_length=500)
_JUDGEMENT = Field(key="opinion", title="审核意见", kind="textarea", max_length=500, default="同意")
_REASON = Field(key="reason", title="退回原因", kind="textarea", max_length=500, required=True)


def submit_action(stage: str, title: str, confirm: str, done: str) -> Action:
    """送审 of one dossier of `stage`, with an opinion."""
    return replace(_pending(stage, "submitDossiers", _OPINION, confirm), title=title, done=done)


def approve_action(stage: str, confirm: str) -> Action:
    """审核 of one dossier of `stage`, with an opinion."""
    return replace(
        _pending(stage, "approveDossiers", _JUDGEMENT, confirm),
        title="审核",
        style="primary",
        done="已审核通过",
    )


def return_action(stage: str, confirm: str) -> Action:
    """退回 of one dossier of `stage`, with a reason."""
    return replace(
        _pending(stage, "returnDossiers", _REASON, confirm), title="退回", style="danger", done="已退回"
    )


def _pending(stage: str, operation: str, asked: Field, confirm: str) -> Action:
    """What an official does with one dossier that waits at `stage`; its key is the verb of `operation`."""
    return Action(
        key=operation.removesuffix("Dossiers"),
        title="",
        operation=operation,
        tabs=["pending"],
        ids_key="dossier_ids",
        body={"stage": stage},
        fields=[asked],
        permission=STAGES[stage].permission,
        confirm=confirm,
    )


def recall_action(stage: str, back_to: str) -> Action:
    """召回 of one dossier that the post of `stage` sent and the next post has not touched."""
    return Action(
        key="recall",
        title="召回",
        operation="recallDossiers",
        style="warning",
        tabs=["sent"],
        ids_key="dossier_ids",
        row_body={"stage": "stage"},
        when={"touched": [False]},
        permission=STAGES[stage].permission,
        confirm=f"将召回第 {{id}} 号申报单：{{batch_name}}，共 {{people}} 人、{{total_fen}} 元，回到{back_to}。",
        done="已召回",
    )


def confirm_actions(stage: str) -> list[Action]:
    """申报确认, 查看申报, 确认提交 (one or many), 操作日志, and 召回: 乡镇确认 and 经办确认 differ by their stage only."""
    submit = submit_action(
        stage,
        "确认提交",
        "将提交第 {id} 号申报单：{batch_name}，共 {people} 人、{total_fen} 元。提交后送下一环节。",
        "已提交",
    )
    return [
        Action(
            key="gather",
            title="申报确认",
            where="page",
            event="gather",
            style="primary",
            tabs=["pending"],
            permission=STAGES[stage].permission,
        ),
        replace(
            submit,
            key="submit_many",
            title="批量确认提交",
            where="batch",
            style="primary",
            confirm="将提交选中的 {count} 份申报单，共 {people} 人、{total_fen} 元。提交后送下一环节。",
            done="已提交 {count} 份申报单",
        ),
        Action(key="open", title="查看申报", to="/p/dossiers/{id}"),
        submit,
        Action(key="log", title="操作日志", event="log"),
        recall_action(stage, "您的环节"),
    ]
