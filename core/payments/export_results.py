"""发放结果 · 导出: the rows of a list as an Excel file with the fields that the official chose (请选择导出字段)."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.access.official import Official
from core.database import AuditRecord, current_session
from core.kernel.clock import CHINA
from core.kernel.errors import Invalid
from core.kernel.masking import mask_account, mask_id_number
from core.kernel.money import Fen
from core.payments import queries_results as queries
from core.payments.result_filter import ResultFilter
from core.payments.sealed_accounts import open_account
from core.payments.write_workbook import write_workbook

STATE_TITLES = {
    "drafted": "待发送",
    "in_flight": "在途",
    "paid": "支付成功",
    "failed": "支付失败",
    "returned": "退款",
    "stopped": "已作废",
}


@dataclass(frozen=True, slots=True)
class _Field:
    title: str
    show: Callable[[Mapping[str, Any], Mapping[str, str]], str]


def _when(row: Mapping[str, Any]) -> str:
    return f"{row['result_at'].astimezone(CHINA):%Y-%m-%d %H:%M:%S}" if row["result_at"] else ""


def _id_number(row: Mapping[str, Any]) -> str:
    opened = current_session().cipher.open(row["id_cipher"], "line", "id_cipher", row["line_id"])
    return mask_id_number(opened)


def _account(row: Mapping[str, Any]) -> str:
    cipher = current_session().cipher
    return mask_account(open_account(cipher, row["account_cipher"], row["line_id"], row["correction_id"]))


FIELDS: dict[str, _Field] = {
    "programme": _Field(
        "补贴项目名称", lambda row, names: names.get(row["programme_code"], row["programme_code"])
    ),
    "period": _Field("批次号", lambda row, _: row["period"]),
    "name": _Field("受益对象", lambda row, _: row["name"]),
    "id_number": _Field("身份证号（脱敏）", lambda row, _: _id_number(row)),
    "payee": _Field("收款人", lambda row, _: row["payee_name"]),
    "account": _Field("收款账号（脱敏）", lambda row, _: _account(row)),
    "bank": _Field("开户银行", lambda row, _: row["bank_code"]),
    "approved": _Field("已核定的补贴金额（元）", lambda row, _: Fen(row["approved_fen"]).yuan),
    "township": _Field(
        "受理乡镇（街道）", lambda row, names: names.get(row["township_code"], row["township_code"])
    ),
    "village": _Field(
        "受理村（社区）", lambda row, names: names.get(row["village_code"], row["village_code"])
    ),
    "paid": _Field("实际发放金额（元）", lambda row, _: Fen(row["paid_fen"]).yuan),
    "paid_at": _Field("实际补贴时间", lambda row, _: _when(row)),
    "state": _Field("支付状态", lambda row, _: STATE_TITLES[row["state"]]),
    "reason": _Field("原因", lambda row, _: row["reason"] or ""),
    "voucher": _Field("支付凭证号", lambda row, _: row["voucher_number"]),
    "serial": _Field("银行流水号", lambda row, _: row["bank_serial"] or ""),
}
"""Fields that may be chosen, in the order of the columns."""


async def export_results(
    by: Official, wanted: ResultFilter, fields: Sequence[str], names: Mapping[str, str], path: Path
) -> int:
    """Write all rows that `list_results` would page through to `path` (.xlsx), numbered; returns how many.

    The columns are the chosen fields; numbers and accounts are masked. Rows go from the database to the file as they
    come, so that a province's export needs no more memory than a village's. `names` gives the names of regions (12
    digits) and programmes. Raises `Invalid` for unknown or missing fields.
    """
    unknown = [name for name in fields if name not in FIELDS]
    if unknown or not fields:
        raise Invalid("payments.export_fields", f"请选择导出字段，可用：{'、'.join(FIELDS)}", field="fields")
    chosen = [field for name, field in FIELDS.items() if name in fields]
    count = await write_workbook(
        path,
        ["序号", *(field.title for field in chosen)],
        _shown(queries.export_rows(wanted.values(by), wanted.states()), chosen, names),
        title="发放结果",
    )
    current_session().record(
        AuditRecord(
            "payment.export",
            "payment",
            wanted.tab,
            by.id,
            by.account,
            after={"fields": list(fields)},
            count=count,
        )
    )
    return count


async def _shown(
    rows: AsyncIterator[Mapping[str, Any]], chosen: Sequence[_Field], names: Mapping[str, str]
) -> AsyncIterator[list[str]]:
    number = 0
    async for row in rows:
        number += 1
        yield [str(number), *(field.show(row, names) for field in chosen)]
