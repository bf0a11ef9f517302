"""The notice of a publicity: the programme's template with masked rows, as HTML in parts of at most 500 rows."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from core.documents import Part, check_code, page_shell, render_template, split_rows
from core.kernel.money import Fen
from core.kernel.settings import settings
from core.plugin_api import NoticeView, SubsidyProgramme
from core.plugin_host import subsidy
from core.publicity.publicity import NoticeRow, Publicity
from core.publicity.rules import period_text, period_title
from core.publicity.states import PUBLICITY_STAGES

CHECK_IMAGE = "check.svg"


@dataclass(frozen=True, slots=True)
class NoticePart:
    """One part: its HTML for print and the assets that it uses."""

    number: int
    of: int
    rows: int
    html: str
    assets: Mapping[str, bytes]


def make_notice(
    publicity: Publicity, rows: Sequence[NoticeRow], *, county: str, today: date, styled: bool = False
) -> list[NoticePart]:
    """Lay `rows` into the programme's template. Pure but for the template file.

    Before publishing, the period is shown from `today` on and there is no check code. `styled` makes a page for a browser,
    with the stylesheet and the check code inside. Raises `DocumentFailed` when the template is broken.
    """
    programme = subsidy(publicity.programme_code)
    url = check_url(publicity, county) if publicity.seal_id is not None else ""
    assets = {CHECK_IMAGE: check_code(url)} if url else {}
    image = f"asset:{CHECK_IMAGE}" if url else ""
    if styled and url:
        image = "data:image/svg+xml;base64," + base64.b64encode(assets[CHECK_IMAGE]).decode("ascii")
    parts = []
    for part in split_rows(rows):
        view = _view(publicity, part, programme, url=url, today=today)
        content = render_template(programme.folder / "notice.html", notice=view)
        html = page_shell(
            publicity.title,
            content,
            check_image=image,
            check_url=check_url(publicity, county, with_digest=False) if url else "",
            digest=publicity.root_digest.hex(),
            styled=styled,
        )
        parts.append(NoticePart(part.number, part.of, len(part.rows), html, {} if styled else assets))
    return parts


def check_url(publicity: Publicity, county: str, *, with_digest: bool = True) -> str:
    """Where everybody can check a printed notice; the digest is salted, so it tells nothing about a person (L24)."""
    page = f"{settings().public_url}/p/{county}/{publicity.public_id}"
    return f"{page}?digest={publicity.root_digest.hex()}" if with_digest else page


def _view(
    publicity: Publicity, part: Part[NoticeRow], programme: SubsidyProgramme, *, url: str, today: date
) -> NoticeView:
    of_parts = f"（{part.number}/{part.of}）" if part.of > 1 else ""
    return NoticeView(
        title=publicity.title + of_parts,
        programme_name=publicity.programme_name,
        batch=f"{period_title(publicity.period)}第 {publicity.batch_number} 批",
        region_name=publicity.region_name,
        place=publicity.place,
        start=publicity.starts_on or today,
        end=publicity.ends_on or publicity.starts_on or today,
        office=publicity.office,
        phone=publicity.phone,
        rows=tuple(_columns(row, programme.beneficiary.value, publicity.fen > 0) for row in part.rows),
        people=publicity.people,
        total_yuan=Fen(publicity.fen).yuan_grouped if publicity.fen > 0 else "",
        root_digest=publicity.root_digest.hex(),
        check_url=url,
        extra={
            "stage": PUBLICITY_STAGES[publicity.stage],
            "department": publicity.department,
            "days": period_text(publicity.days, publicity.working_days),
            "part": str(part.number),
            "parts": str(part.of),
        },
    )


def _columns(row: NoticeRow, beneficiary: str, amounts_known: bool) -> dict[str, str]:
    """The columns of the list by their titles. Households show head, number of members and amount."""
    household = beneficiary == "household"
    columns = {
        "序号": str(row.number),
        "户主姓名" if household else "姓名": row.name,
        "身份证号": row.id_number,
        "村民小组": row.group or "—",
    }
    if household:
        columns["家庭人数"] = str(row.members)
    if amounts_known:
        columns["金额（元）"] = Fen(row.amount_fen).yuan_grouped if row.amount_fen is not None else "待测算"
    return columns
