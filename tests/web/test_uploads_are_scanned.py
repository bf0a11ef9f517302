"""Whatever an official uploads, the installation's scanner sees it before it is kept; limits of attachments over HTTP."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.conftest import Province, forget_settings
from tests.factories.applications import COUNTY, add_batch, row, workbook

API = f"/api/v1/counties/{COUNTY}"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 32
Scanner = Callable[[int], None]


@pytest.fixture
def scanner(province: Province, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Scanner]:
    """Install a scanner that ends with the given status."""

    def install(status: int) -> None:
        path = tmp_path / f"scanner{status}"
        path.write_text(f"#!/bin/sh\nexit {status}\n")
        path.chmod(0o755)
        monkeypatch.setenv("YKT_SCAN_COMMAND", str(path))
        forget_settings()

    yield install
    monkeypatch.undo()
    forget_settings()


def files_kept(province: Province) -> int:
    """How many uploaded files lie on disk."""
    return sum(path.is_file() for path in (province.var / "attachments").rglob("*"))


async def send_list(client: httpx.AsyncClient, batch: int, path: Path) -> httpx.Response:
    return await client.post(
        f"{API}/batches/{batch}/intake-files",
        files={"file": (path.name, path.read_bytes())},
        data={"entry": "county", "region_code": f"{COUNTY}000000"},
    )


async def send_policy(client: httpx.AsyncClient) -> httpx.Response:
    return await client.post(
        "/api/v1/policy-documents",
        data={"title": "低保办法", "document_no": "云民发〔2023〕72号", "issued_on": "2023-06-30"},
        files={"file": ("低保.pdf", b"%PDF-1.7 text", "application/pdf")},
    )


async def send_attachment(client: httpx.AsyncClient, batch: int, content: bytes) -> httpx.Response:
    form = {"subject": "batch", "subject_id": str(batch)}
    return await client.post(f"{API}/attachments/", files={"file": ("证明.png", content)}, data=form)


@pytest.mark.parametrize(("status", "answer", "code"), [(1, 422, "infected"), (2, 503, "scan_unavailable")])
async def test_nothing_is_kept_that_the_scanner_did_not_pass(
    browser: Any, province: Province, tmp_path: Path, scanner: Scanner, status: int, answer: int, code: str
) -> None:
    operator, department = (
        await browser("county_operator", COUNTY),
        await browser("province_department", "53"),
    )
    batch, path = await add_batch(), workbook(tmp_path / "a.xlsx", [row(1)])
    scanner(status)
    for sent in (
        await send_list(operator, batch, path),
        await send_attachment(operator, batch, PNG),
        await send_policy(department),
    ):
        assert (sent.status_code, sent.json()["code"]) == (answer, f"upload.{code}"), sent.text
    assert files_kept(province) == 0
    assert (await operator.get(f"{API}/batches/{batch}/intake-files")).json() == []
    assert (await department.get("/api/v1/policy-documents")).json()["total"] == 0

    scanner(0)
    assert (await send_list(operator, batch, path)).status_code == 202
    assert (await send_policy(department)).status_code == 201
    assert (await send_attachment(operator, batch, PNG)).status_code == 201
    assert files_kept(province) == 3, "the list, the policy document and the attachment, once each"


async def test_an_attachment_has_at_most_ten_megabytes(browser: Any, province: Province) -> None:
    operator, batch = await browser("county_operator", COUNTY), await add_batch()
    largest = PNG.ljust(10 * 1024 * 1024, b"\0")
    assert (await send_attachment(operator, batch, largest)).status_code == 201
    refused = await send_attachment(operator, batch, largest + b"\0")
    assert (refused.status_code, refused.json()["code"]) == (413, "upload.too_large")
    assert "10 MB" in refused.text
    assert files_kept(province) == 1
