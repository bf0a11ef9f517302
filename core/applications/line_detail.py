"""Everything about one line."""

from __future__ import annotations

from core.access.may import is_allowed, may
from core.access.official import Official
from core.applications import queries_lines as queries
from core.applications.columns import MEMBERS, layout_of
from core.applications.line import LineDetail
from core.applications.show_lines import (
    finding_views,
    line_cells,
    line_summary,
    member_views,
    opened,
    payee_column,
)
from core.kernel.errors import NotFound
from core.kernel.masking import mask_account, mask_id_number, mask_numbers_in, mask_phone
from core.plugin_host import subsidy


async def line_detail(line_id: int, by: Official) -> LineDetail:
    """One line with the cells of its form, members and all findings. Needs `line:read` where the line belongs.

    Personal numbers are whole for officials who may edit the line (`line:enter` there), masked for all others. Places
    in `cells` are 12-digit codes unless the line is abnormal. Raises `NotFound`, `NotAllowed`.
    """
    rows = await queries.lines_by_id([line_id])
    if not rows:
        raise NotFound("line.unknown", "没有这条申报明细，可能已被他人删除，请刷新列表")
    row = rows[0]
    may(by, "line:read", region=row["township_code"], programme=row["programme_code"])
    unmasked = is_allowed(by, "line:enter", region=row["township_code"], programme=row["programme_code"])
    findings = finding_views(await queries.findings_of([line_id], open_only=False)).get(line_id, ())
    member_rows = await queries.members_of([line_id])
    members = member_views(member_rows, masked=not unmasked).get(line_id, [])
    layout = layout_of(subsidy(row["programme_code"]))
    cells = line_cells(row, layout, members, str)
    phone, payee_number = opened(row, "phone_cipher"), opened(row, payee_column(row))
    if not unmasked:
        mask = {"id_number": mask_id_number, "account": mask_account, "phone": mask_phone}
        for column in layout.columns:
            value = cells.get(column.key)
            if column.sensitive and value is not None:
                cells[column.key] = (
                    "（已隐去）" if column.key == MEMBERS else mask[column.sensitive](str(value))
                )
            elif isinstance(value, str):
                # What was written may stand in the wrong column.
                cells[column.key] = mask_numbers_in(value)
        phone, payee_number = mask_phone(phone), mask_id_number(payee_number)
    open_ones = tuple(finding for finding in findings if finding.resolution == "open")
    return LineDetail(
        summary=line_summary(row, open_ones, masked=not unmasked),
        cells=cells,
        birth_date=row["birth_date"],
        phone=phone,
        payee_id_number=payee_number,
        payee_relation=row["payee_relation"],
        members=tuple(members),
        findings=tuple(reversed(findings)),
        overridden_by=row["overridden_by"],
        override_reason=row["override_reason"],
        entered_by=row["entered_by"],
        created_at=row["created_at"],
        updated_at=row["updated_at"],
        unmasked=unmasked,
    )
