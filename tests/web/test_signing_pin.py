"""The PIN of signatures over HTTP: set with the password, asked for by both signatures, locked after wrong tries."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta
from typing import Any

import httpx
import pytest

from core.access import queries_signing_pins
from core.database import fetch, fetch_value
from core.kernel.clock import system_clock
from tenants import platform_session
from tests.factories.accounts import PASSWORD, PIN
from tests.factories.officials import UNIT
from tests.factories.workflow import COUNTY

OTHER = "q8d3x7"
SIGNATURES = ("make-sign", "check-sign")
_ROLES = {"make-sign": "unit_finance_operator", "check-sign": "unit_finance_reviewer"}
_NOTHING = 999_999_999


async def signer(browser: Any, signature: str = "make-sign", **more: Any) -> httpx.AsyncClient:
    return await browser(_ROLES[signature], COUNTY, budget_unit=UNIT, **more)


async def sign(client: httpx.AsyncClient, pin: str | None, signature: str = "make-sign") -> tuple[int, str]:
    """Sign a voucher that does not exist: whoever comes past the PIN is told so (404)."""
    body = {"voucher_ids": [_NOTHING]} | ({} if pin is None else {"pin": pin})
    answer = await client.post(f"/api/v1/counties/{COUNTY}/vouchers/{signature}", json=body)
    return answer.status_code, answer.json()["code"]


async def set_pin(client: httpx.AsyncClient, pin: str, password: str = PASSWORD) -> httpx.Response:
    return await client.post("/api/v1/me/signing-pin", json={"current_password": password, "pin": pin})


async def actions() -> list[str]:
    async with platform_session():
        rows = await fetch("SELECT action FROM audit_entry WHERE action LIKE '%signing_pin' ORDER BY id")
    return [row["action"] for row in rows]


@pytest.mark.parametrize("signature", SIGNATURES)
async def test_a_signature_needs_the_pin_that_its_official_set(browser: Any, signature: str) -> None:
    client = await signer(browser, signature)
    assert (await client.get("/api/v1/me")).json()["signing_pin_set"] is False
    assert await sign(client, PIN, signature) == (422, "access.signing_pin_missing")
    assert (await set_pin(client, PIN)).status_code == 204
    assert (await client.get("/api/v1/me")).json()["signing_pin_set"] is True
    assert (await sign(client, None, signature))[0] == 422
    assert await sign(client, OTHER, signature) == (422, "access.signing_pin_wrong")
    assert (await sign(client, PIN, signature))[0] == 404
    assert await actions() == ["official.set_signing_pin", "official.wrong_signing_pin"]


async def test_a_changed_pin_takes_the_place_of_the_old_one(browser: Any) -> None:
    client = await signer(browser, pin=PIN)
    assert (await set_pin(client, OTHER)).status_code == 204
    assert await sign(client, PIN) == (422, "access.signing_pin_wrong")
    assert (await sign(client, OTHER))[0] == 404
    assert "official.change_signing_pin" in await actions()


async def test_five_wrong_pins_lock_and_the_password_opens(browser: Any) -> None:
    client = await signer(browser, pin=PIN)
    for _ in range(4):
        assert await sign(client, OTHER) == (422, "access.signing_pin_wrong")
    assert await sign(client, OTHER) == (429, "access.signing_pin_locked")
    assert await sign(client, PIN) == (429, "access.signing_pin_locked")
    assert (await actions())[-1] == "official.lock_signing_pin"
    assert (await set_pin(client, PIN)).status_code == 204
    assert (await sign(client, PIN))[0] == 404


async def test_a_lock_ends_and_begins_counting_anew(browser: Any) -> None:
    client = await signer(browser, pin=PIN)
    async with platform_session():
        await queries_signing_pins.count_attempt(
            client.official_id,  # type: ignore[attr-defined]
            5,
            system_clock() - timedelta(seconds=1),
        )
    assert await sign(client, OTHER) == (422, "access.signing_pin_wrong")
    assert (await sign(client, PIN))[0] == 404


async def test_guesses_at_once_are_counted_one_after_another(browser: Any) -> None:
    client = await signer(browser, pin=PIN)
    answers = await asyncio.gather(*(sign(client, f"guess{n:03d}") for n in range(12)))
    assert sum(code == "access.signing_pin_wrong" for _, code in answers) == 4
    assert await sign(client, PIN) == (429, "access.signing_pin_locked")


@pytest.mark.parametrize(
    ("pin", "code"),
    [
        ("12345", "access.pin_form"),
        ("1" * 17, "access.pin_form"),
        ("签章码八个汉字呀", "access.pin_form"),
        ("274619 38", "access.pin_form"),
        ("111111", "access.pin_simple"),
        ("123456", "access.pin_simple"),
        ("fedcba", "access.pin_simple"),
        ("signer", "access.pin_account"),
        ("unit77", "access.wrong_password"),
        ("Kunming2026spring", "access.pin_form"),
    ],
)
async def test_what_is_no_good_pin_is_refused(browser: Any, pin: str, code: str) -> None:
    client = await signer(browser, account="signer-7")
    password = "not-the-password-1A" if code == "access.wrong_password" else PASSWORD
    answer = await set_pin(client, pin, password)
    assert (answer.status_code, answer.json()["code"]) == (422, code)
    async with platform_session():
        assert await fetch_value("SELECT count(*) FROM signing_pin") == 0


async def test_pin_and_password_never_equal_each_other(browser: Any) -> None:
    client = await signer(browser, password="Kunming2026")
    same = await set_pin(client, "Kunming2026", "Kunming2026")
    assert (same.status_code, same.json()["code"]) == (422, "access.pin_is_password")
    assert (await set_pin(client, "Yuxi2026Abc", "Kunming2026")).status_code == 204
    body = {"current_password": "Kunming2026", "new_password": "Yuxi2026Abc"}
    answer = await client.post("/api/v1/me/password", json=body)
    assert (answer.status_code, answer.json()["code"]) == (422, "access.password_is_pin")
    body["new_password"] = "Yuxi2026Abcd"
    assert (await client.post("/api/v1/me/password", json=body)).status_code == 204


async def test_guessing_the_password_for_a_pin_locks_the_account(browser: Any) -> None:
    client = await signer(browser)
    for _ in range(5):
        assert (await set_pin(client, PIN, "not-the-password-1A")).json()["code"] == "access.wrong_password"
    assert (await set_pin(client, PIN)).json()["code"] == "access.locked"


async def test_the_pin_is_written_down_nowhere(browser: Any, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    client = await signer(browser)
    await set_pin(client, PIN)
    await sign(client, PIN)
    await sign(client, OTHER)
    async with platform_session():
        kept = [
            await fetch("SELECT t::text FROM audit_entry t"),
            await fetch("SELECT t::text FROM signing_pin t"),
        ]
    written = caplog.text + "".join(row["t"] for rows in kept for row in rows)
    assert "make-sign" in written and "argon2id" in written
    assert PIN not in written and OTHER not in written
