"""Export the lines that a filter finds, with the columns that the official chose (请选择导出字段)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from asyncpg import Record

from core.access.official import Official
from core.access.scope import scope_of
from core.applications import queries_lines as queries
from core.applications.line import LineFilter
from core.applications.show_lines import name_of_place, opened
from core.applications.write_table import write_table
from core.catalogue.find_batch import find_batch
from core.database import AuditRecord, current_session
from core.kernel.errors import Invalid
from core.kernel.masking import mask_account, mask_id_number, mask_phone
from core.kernel.money import Fen
from core.regions.directory import RegionDirectory

_Show = Callable[[Record, Callable[[str], str]], object]
_STATUS_WORDS: Mapping[str, str] = {
    "valid": "通过",
    "abnormal": "异常",
    "pending": "待校验",
    "processing": "处理中",
    "passed": "通过",
    "unverified": "无法核实",
    "open": "未送审",
    "moving": "在途",
    "held": "异议暂停",
    "void": "作废",
    "deleted": "已删除",
}


def _yuan(fen: int | None) -> str:
    return Fen(fen).yuan if fen is not None else ""


def _findings(row: Record) -> str:
    return "；".join(f"{title}：{reason}" for title, reason, _ in row["open_findings"] or [])


EXPORT_COLUMNS: Mapping[str, tuple[str, int, _Show]] = {
    "row_number": ("原表行号", 10, lambda row, _: row["row_number"] or ""),
    "name": ("补贴对象", 16, lambda row, _: row["name"]),
    "id_number": ("身份证号", 22, lambda row, _: mask_id_number(opened(row, "id_cipher"))),
    "phone": ("联系电话", 16, lambda row, _: mask_phone(opened(row, "phone_cipher"))),
    "township": ("乡镇（街道）", 16, lambda row, place: place(row["township_code"])),
    "village": ("村（社区）", 24, lambda row, place: place(row["village_code"])),
    "village_group": ("村民小组", 12, lambda row, _: row["village_group"]),
    "member_count": ("人数", 8, lambda row, _: row["member_count"]),
    "payee_name": ("受款人姓名", 16, lambda row, _: row["payee_name"] or ""),
    "payee_relation": ("与受款人关系", 14, lambda row, _: row["payee_relation"] or ""),
    "bank_name": ("开户银行", 20, lambda row, _: row["bank_name"] or ""),
    "account": ("银行账号", 24, lambda row, _: mask_account(opened(row, "account_cipher"))),
    "declared_yuan": ("申报金额（元）", 14, lambda row, _: _yuan(row["declared_fen"])),
    "amount_yuan": ("核定金额（元）", 14, lambda row, _: _yuan(row["amount_fen"])),
    "intake_status": ("导入校验", 10, lambda row, _: _STATUS_WORDS[row["intake_status"]]),
    "card_status": ("人社匹卡", 10, lambda row, _: _STATUS_WORDS[row["card_status"]]),
    "alert_status": ("预警核实", 10, lambda row, _: _STATUS_WORDS[row["alert_status"]]),
    "status": ("办理状态", 10, lambda row, _: _STATUS_WORDS[row["status"]]),
    "findings": ("异常原因", 60, lambda row, _: _findings(row)),
}
"""Columns that can be chosen: key → heading, width, and how a line shows it. Personal numbers are masked."""


async def export_lines(
    wanted: LineFilter, columns: Sequence[str], by: Official, directory: RegionDirectory, path: Path
) -> int:
    """Write all lines of a filter to `path` (.xlsx, text cells); returns how many. Needs `line:read`.

    Raises `Invalid` for no column or one that cannot be chosen.
    """
    await find_batch(wanted.batch_id)
    unknown = [key for key in columns if key not in EXPORT_COLUMNS]
    if unknown or not columns:
        raise Invalid(
            "export.columns",
            f"请选择导出字段，可选：{'、'.join(title for title, _, _ in EXPORT_COLUMNS.values())}",
            field="columns",
            details={"unknown": unknown[:20], "known": list(EXPORT_COLUMNS)},
        )
    chosen = [EXPORT_COLUMNS[key] for key in dict.fromkeys(columns)]
    scope = scope_of(by, "line:read", county=current_session().scope)
    place = name_of_place(directory)

    def shown(row: Record) -> list[Any]:
        return [show(row, place) for _, _, show in chosen]

    rows = queries.stream_lines(wanted, scope)
    count = await write_table(
        path, [(title, width) for title, width, _ in chosen], (shown(row) async for row in rows)
    )
    current_session().record(
        AuditRecord(
            action="line.export",
            subject="batch",
            subject_id=str(wanted.batch_id),
            official_id=by.id,
            account=by.account,
            after={"columns": list(dict.fromkeys(columns))},
            count=count,
        )
    )
    return count
