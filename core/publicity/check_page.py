"""The page that somebody sees who scanned a notice's QR code."""

from __future__ import annotations

from pathlib import Path

from core.documents import page_shell, render_template
from core.kernel.money import Fen
from core.publicity.check_notice import NoticeCheck
from core.publicity.rules import period_title

_TEMPLATE = Path(__file__).parent / "templates" / "check.html"


def check_page(check: NoticeCheck) -> str:
    """HTML with the result, title, period, number of people and total; no personal data."""
    publicity = check.publicity
    content = render_template(
        _TEMPLATE,
        check=check,
        publicity=publicity,
        period=period_title(publicity.period),
        total_yuan=Fen(publicity.fen).yuan_grouped if publicity.fen > 0 else "",
    )
    return page_shell("公示核验", content, styled=True)
