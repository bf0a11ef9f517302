"""Buttons of a desk that confirms: 乡镇确认 and 经办确认 differ by their stage only."""

from __future__ import annotations

from core.workflow.stages import STAGES
from web.pages.spec import Action, Field

_OPINION = Field(key="opinion", title="送审意见", kind="textarea", max_length=500)


def confirm_actions(stage: str) -> list[Action]:
    """申报确认, 查看申报, 确认提交 (one or many), 操作日志, and 召回 of what the next post has not touched."""
    permission = STAGES[stage].permission
    return [
        Action(
            key="gather",
            title="申报确认",
            where="page",
            event="gather",
            style="primary",
            tabs=["pending"],
            permission=permission,
        ),
        Action(
            key="submit_many",
            title="批量确认提交",
            where="batch",
            operation="submitDossiers",
            style="primary",
            tabs=["pending"],
            ids_key="dossier_ids",
            body={"stage": stage},
            fields=[_OPINION],
            permission=permission,
            confirm="将提交选中的 {count} 份申报单，共 {people} 人、{total_fen} 元。提交后送下一环节。",
            done="已提交 {count} 份申报单",
        ),
        Action(key="open", title="查看申报", to="/p/dossiers/{id}"),
        Action(
            key="submit",
            title="确认提交",
            operation="submitDossiers",
            tabs=["pending"],
            ids_key="dossier_ids",
            body={"stage": stage},
            fields=[_OPINION],
            permission=permission,
            confirm="将提交第 {id} 号申报单：{batch_name}，共 {people} 人、{total_fen} 元。提交后送下一环节。",
            done="已提交",
        ),
        Action(key="log", title="操作日志", event="log"),
        Action(
            key="recall",
            title="召回",
            operation="recallDossiers",
            style="warning",
            tabs=["sent"],
            ids_key="dossier_ids",
            row_body={"stage": "stage"},
            when={"touched": [False]},
            permission=permission,
            confirm="将召回第 {id} 号申报单：{batch_name}，共 {people} 人、{total_fen} 元，回到您的环节。",
            done="已召回",
        ),
    ]
