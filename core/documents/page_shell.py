"""The page around a document's text: language, title, stylesheet."""

from __future__ import annotations

from pathlib import Path

from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

_ASSETS = Path(__file__).parent / "assets"

STYLESHEET = (_ASSETS / "print.css").read_text(encoding="utf-8")
"""The look of every printed document; the PDF process applies it itself."""

_shell = ImmutableSandboxedEnvironment(autoescape=True).from_string(
    (_ASSETS / "shell.html").read_text(encoding="utf-8")
)


def page_shell(
    title: str,
    content: str,
    *,
    check_image: str = "",
    check_url: str = "",
    digest: str = "",
    styled: bool = False,
) -> str:
    """A whole HTML page around `content`, which must be escaped already.

    `check_image` is the address of the QR code (`asset:…` or `data:…`), printed with `check_url` and `digest` below the
    text. `styled` puts the stylesheet into the page, for a browser; the PDF process does not need it.
    """
    return _shell.render(
        title=title,
        content=Markup(content),  # noqa: S704 - rendered with autoescape before
        check_image=check_image,
        check_url=check_url,
        digest=digest,
        stylesheet=Markup(STYLESHEET) if styled else "",  # noqa: S704 - our own file
    )
