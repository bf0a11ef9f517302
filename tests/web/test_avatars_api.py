"""Portraits: drawn anew from a JPEG or PNG, for the own account or one that is managed, and nothing else of the file is kept."""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image

from core.access.picture import SIDE_PIXELS
from tests.conftest import EAST_COUNTY

OWN = "/api/v1/me/avatar"


def image(form: str = "PNG", size: tuple[int, int] = (640, 480), tail: bytes = b"") -> bytes:
    content = io.BytesIO()
    Image.new("RGB", size, (47, 111, 192)).save(content, form)
    return content.getvalue() + tail


async def send(client: Any, address: str, content: bytes) -> Any:
    return await client.post(address, files={"file": ("me.png", content, "image/png")})


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
async def test_the_own_picture_is_square_and_carries_nothing_along(browser: Any, form: str) -> None:
    client = await browser("county_operator", EAST_COUNTY)
    assert (await client.get(OWN)).status_code == 404
    answer = await send(client, OWN, image(form, tail=b"<script>alert(1)</script>"))
    assert answer.status_code == 204, answer.text
    shown = await client.get(OWN)
    assert (shown.status_code, shown.headers["content-type"]) == (200, "image/png")
    assert shown.headers["x-content-type-options"] == "nosniff"
    assert b"script" not in shown.content
    with Image.open(io.BytesIO(shown.content)) as drawn:
        assert (drawn.format, drawn.size) == ("PNG", (SIDE_PIXELS, SIDE_PIXELS))
    assert (await client.delete(OWN)).status_code == 204
    assert (await client.get(OWN)).status_code == 404


@pytest.mark.parametrize(
    "content",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"%PDF-1.4",
        image()[:200],
        image("GIF"),
        image(size=(6000, 6000)),
        b"\x89PNG\r\n\x1a\n" + b"\0" * 3_000_000,
    ],
    ids=["svg", "pdf", "cut off", "gif", "too many pixels", "too many bytes"],
)
async def test_anything_else_is_refused_and_the_picture_of_before_stays(browser: Any, content: bytes) -> None:
    client = await browser("county_operator", EAST_COUNTY)
    await send(client, OWN, image())
    before = (await client.get(OWN)).content
    refused = await send(client, OWN, content)
    assert refused.status_code in (413, 422), refused.text
    assert refused.json()["detail"]
    assert (await client.get(OWN)).content == before


async def test_an_administrator_gives_and_takes_the_picture_of_an_account(browser: Any) -> None:
    admin = await browser("county_admin", EAST_COUNTY)
    office = (await admin.get("/api/v1/organisations")).json()["rows"][0]["id"]
    person = {"account": "13800000079", "name": "王五", "organisation_id": office}
    address = f"/api/v1/officials/{(await admin.post('/api/v1/officials', json=person)).json()['id']}"
    assert (await send(admin, f"{address}/avatar", image())).status_code == 204
    assert (await admin.get(f"{address}/avatar")).status_code == 200
    shown = (await admin.get(address)).json()
    assert shown["avatar"].endswith(".png") and shown["version"] == 1, (
        "a form that is open can still be saved"
    )
    body = {"name": "王五", "organisation_id": office, "version": 1}
    assert (await admin.put(address, json=body)).status_code == 204
    assert (await admin.get(f"{address}/avatar")).status_code == 200, "the other fields leave it alone"
    stranger = await browser("township_admin", f"{EAST_COUNTY}101")
    assert (await send(stranger, f"{address}/avatar", image())).status_code in (403, 404)
    assert (await stranger.get(f"{address}/avatar")).status_code in (403, 404)
    assert (await admin.get(f"{address}/avatar")).status_code == 200
    assert (await admin.delete(f"{address}/avatar")).status_code == 204
    assert (await admin.get(f"{address}/avatar")).status_code == 404
