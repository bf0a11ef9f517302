"""Attachments: only what is allowed, only where allowed, never under a name that the client chose."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.applications.add_attachment import add_attachment
from core.applications.list_attachments import list_attachments
from core.applications.open_attachment import open_attachment
from core.applications.remove_attachment import remove_attachment
from core.applications.scan_upload import scan_upload
from core.kernel.errors import Conflict, Invalid, NotAllowed, NotFound, Unavailable
from tenants import county_session
from tests.conftest import Province, forget_settings
from tests.factories.applications import (
    COUNTY,
    OTHER_TOWNSHIP,
    TOWNSHIP,
    add_batch,
    import_rows,
    row,
    stored,
    workbook,
)
from tests.factories.officials import official

OPERATOR = official("county_operator", COUNTY, id=7)
TOWN = official("township_operator", TOWNSHIP[:9], id=8)
OTHER_TOWN = official("township_operator", OTHER_TOWNSHIP[:9], id=11)
AUDITOR = official("auditor", COUNTY, id=12)
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 32


async def attach(
    path: Path, by: object = TOWN, subject: str = "line", subject_id: int = 1, scan: str = "not_scanned"
) -> int:
    upload = await stored(path, area="attachments")
    async with county_session(COUNTY):
        return await add_attachment(subject, subject_id, upload, scan, by)  # type: ignore[arg-type]


@pytest.fixture
async def line(province: Province, tmp_path: Path) -> int:
    await import_rows(tmp_path, await add_batch(), [row(1)], OPERATOR)
    return 1


def file(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


async def test_attach_list_download_remove(line: int, tmp_path: Path) -> None:
    attachment_id = await attach(file(tmp_path, "低保证.PNG", PNG))
    async with county_session(COUNTY):
        (shown,) = await list_attachments("line", line, AUDITOR)
        found = await open_attachment(attachment_id, AUDITOR)
    assert (shown.file_name, shown.media_type, shown.bytes, shown.scan_result) == (
        "低保证.PNG",
        "image/png",
        40,
        "not_scanned",
    )
    assert found.path.read_bytes() == PNG
    assert "低保证" not in str(found.path)
    async with county_session(COUNTY):
        await remove_attachment(attachment_id, TOWN)
        assert await list_attachments("line", line, TOWN) == []
        with pytest.raises(NotFound):
            await open_attachment(attachment_id, TOWN)
    assert found.path.exists(), "kept for the record"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.exe", b"MZ", "attachment.type"),
        ("a.svg", b"<svg onload=alert(1)>", "attachment.type"),
        ("a.pdf", b"<html><script>", "attachment.content"),
        ("a.jpg", PNG, "attachment.content"),
        ("a.docx", b"PK\x03\x04 broken", "attachment.content"),
        ("a.pdf.html", b"%PDF-1.7", "attachment.type"),
    ],
)
async def test_other_kinds_and_disguises_are_refused(
    line: int, tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    with pytest.raises(Invalid) as caught:
        await attach(file(tmp_path, name, content))
    assert caught.value.code == code


async def test_office_documents_without_macros_only(line: int, tmp_path: Path) -> None:
    good = workbook(tmp_path / "a.xlsx", [row(1)])
    await attach(good)
    with pytest.raises(Invalid, match="不符"):
        await attach(good.rename(tmp_path / "a.docx"))
    spoiled = workbook(tmp_path / "b.xlsx", [row(1)])
    with zipfile.ZipFile(spoiled, "a") as package:
        package.writestr("xl/vbaProject.bin", b"macro")
    with pytest.raises(Invalid, match="宏"):
        await attach(spoiled)
    hidden = workbook(tmp_path / "c.xlsx", [row(1)])
    with zipfile.ZipFile(hidden, "a") as package:
        for number in range(5_000):
            package.writestr(f"xl/media/{number}", b"")
        package.writestr("xl/vbaProject.bin", b"macro behind many parts")
    with pytest.raises(Invalid, match="宏"):
        await attach(hidden)


async def test_only_where_the_official_works(line: int, tmp_path: Path) -> None:
    path = file(tmp_path, "a.png", PNG)
    with pytest.raises(NotAllowed):
        await attach(path, OTHER_TOWN)
    with pytest.raises(NotAllowed):
        await attach(path, AUDITOR)
    with pytest.raises(NotAllowed):
        await attach(path, TOWN, "batch", 1)
    with pytest.raises(NotFound):
        await attach(path, TOWN, "line", 99)
    with pytest.raises(Invalid):
        await attach(path, TOWN, "official", 1)
    attachment_id = await attach(path)
    async with county_session(COUNTY):
        with pytest.raises(NotAllowed):
            await open_attachment(attachment_id, OTHER_TOWN)
        with pytest.raises(NotAllowed, match="自己上传"):
            await remove_attachment(attachment_id, OPERATOR)


@pytest.fixture
def scanner(province: Province, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the installation's scanner is configured to be; a test writes it."""
    path = tmp_path / "scanner"
    monkeypatch.setenv("YKT_SCAN_COMMAND", f"{path} --quiet")
    forget_settings()
    yield path
    monkeypatch.undo()
    forget_settings()


def write(scanner: Path, verdict: str) -> None:
    """A scanner that sees a file with content and then does what `verdict` says."""
    scanner.write_text(f'#!/bin/sh\ntest -s "$2" || exit 0\n{verdict}\n')
    scanner.chmod(0o755)


async def test_without_a_scanner_a_file_is_kept_as_not_scanned(province: Province, tmp_path: Path) -> None:
    upload = await stored(file(tmp_path, "a.png", PNG), area="attachments")
    assert await scan_upload(upload) == "not_scanned"


async def test_scanner_of_the_installation_is_asked(scanner: Path, tmp_path: Path) -> None:
    upload = await stored(file(tmp_path, "a.png", PNG), area="attachments")
    write(scanner, "exit 0")
    assert await scan_upload(upload) == "clean"
    async with county_session(COUNTY):
        with pytest.raises(RuntimeError, match="no transaction"):
            await scan_upload(upload)
    write(scanner, "exit 1")
    with pytest.raises(Invalid, match="病毒"):
        await scan_upload(upload)


@pytest.mark.parametrize("verdict", ["exit 2", "kill -9 $$", "exec sleep 60", None])
async def test_a_scanner_without_a_verdict_refuses_the_file(
    scanner: Path, tmp_path: Path, verdict: str | None
) -> None:
    """Unknown status, killed, too slow, not installed: nobody has said that the file is clean."""
    if verdict is not None:
        write(scanner, verdict)
    upload = await stored(file(tmp_path, "a.png", PNG), area="attachments")
    with pytest.raises(Unavailable, match="病毒扫描暂时不可用.*请稍后重试"):
        await scan_upload(upload, seconds=0.5)


async def test_no_subject_takes_more_than_fifty_files(line: int, tmp_path: Path) -> None:
    path = file(tmp_path, "a.png", PNG)
    for _ in range(50):
        await attach(path)
    with pytest.raises(Conflict, match="已有 50 个"):
        await attach(path)
    await attach(path, OPERATOR, "batch", 1)
