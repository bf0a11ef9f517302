"""Data files for the simulators, and connections to them as the plugin host would open them."""

from __future__ import annotations

import contextlib
import csv
import json
import ssl
from collections.abc import AsyncIterator, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx

from core.plugin_api import BankDeposit, Outside, PaymentInstruction

PEOPLE_COLUMNS = (
    "id_number",
    "name",
    "card",
    "bank_code",
    "bank_name",
    "card_status",
    "financial_active",
    "dead",
    "died_on",
    "low_income_class",
    "household_head",
    "destitute_mode",
    "silent",
)
PAYER = ("240053042311900101", "通海县民政局")
"""Number and holder's name of the 零余额账户 out of which the factories' vouchers are paid."""
PAYER_ROWS = ({"account": PAYER[0], "name": PAYER[1]},)
PAYER_COLUMNS = ("account", "name")
ACCOUNT_COLUMNS = ("account", "name", "bank_code", "status")
INDICATOR_COLUMNS = (
    "external_id",
    "county_code",
    "fiscal_year",
    "document_no",
    "project_code",
    "project_name",
    "budget_unit_code",
    "budget_unit_name",
    "source",
    "fund_nature",
    "function_code",
    "economy_code",
    "amount_fen",
    "reduced_fen",
    "executable",
    "issued_on",
)


def write_rows(path: Path, columns: tuple[str, ...], rows: Iterable[Mapping[str, object]]) -> None:
    """One CSV file as the simulators read it; columns that a row leaves out are empty."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="")
        writer.writeheader()
        writer.writerows(rows)


def indicator_row(external_id: str = "BGT0001", **changes: object) -> dict[str, object]:
    """One indicator of 通海县 with 100,000 yuan."""
    return {
        "external_id": external_id,
        "county_code": "530423",
        "fiscal_year": "2023",
        "document_no": "云财社〔2023〕10号",
        "project_code": "530423230000000001",
        "project_name": "经济困难老年人服务补贴",
        "budget_unit_code": "302001",
        "budget_unit_name": "通海县民政局",
        "source": "省级资金",
        "fund_nature": "一般公共预算",
        "function_code": "2081002",
        "economy_code": "50901",
        "amount_fen": 10_000_000,
        "reduced_fen": 0,
        "executable": "1",
        "issued_on": "2023-01-20",
    } | changes


def write_list(folder: Path, list_id: str = "MZ-1", **changes: Any) -> Path:
    """A list that 民政 offers 通海县 for 经济困难老年人服务补贴 of May 2023; returns its file. Replaces one of the same id."""
    kept = {
        "list_id": list_id,
        "county": "530423",
        "project_number": "11810",
        "year": 2023,
        "period": "202305",
        "title": "5月新增对象",
        "unit": "通海县民政局",
        "prepared_at": "2023-05-08T09:00:00+08:00",
        "columns": ["姓名"],
        "rows": [],
    }
    path = folder / f"list-{list_id}.json"
    path.write_text(json.dumps(kept | changes, ensure_ascii=False), encoding="utf-8")
    return path


def deposit(key: str, account: str, fen: int = 5000, name: str = "王秀英") -> BankDeposit:
    return BankDeposit(key, name, account, "YNRCC", fen, "老年服务202305")


def instruction(message_id: str, *deposits: BankDeposit, **changes: Any) -> PaymentInstruction:
    """A signed voucher over `deposits`."""
    whole = PaymentInstruction(
        message_id=message_id,
        voucher_number=f"V-{message_id}",
        county_code="530423",
        payer_account=PAYER[0],
        payer_name=PAYER[1],
        payer_bank_code="YNRCC",
        total_fen=sum(each.amount_fen for each in deposits),
        deposits=deposits,
        maker_signature="maker-signature",
        checker_signature="checker-signature",
    )
    return replace(whole, **changes)


@contextlib.asynccontextmanager
async def connected(
    party: Mapping[str, Any], *, timeout_seconds: float = 20.0, secret: str | None = None
) -> AsyncIterator[Outside]:
    """What a plugin is handed for one entry of `RunningSimulators.outside`."""
    verify = ssl.create_default_context(cafile=party["ca_file"]) if party["ca_file"] else True
    async with httpx.AsyncClient(
        base_url=party["url"], timeout=timeout_seconds, verify=verify, trust_env=False
    ) as client:
        yield Outside(client, (secret or party["secret"]).encode())


async def set_faults(outside: Mapping[str, Any], party: str, **faults: object) -> None:
    """Set the faults of one party; without any, all is well again."""
    await control(outside, party, "POST", "faults", {"party": party, **faults})


async def control(
    outside: Mapping[str, Any], party: str, method: str, path: str, body: object = None
) -> dict[str, Any]:
    """Speak to the control side of the simulator that plays `party`."""
    entry = outside[party]
    root = entry["url"].removesuffix(f"/{party}")
    verify = ssl.create_default_context(cafile=entry["ca_file"]) if entry["ca_file"] else True
    async with httpx.AsyncClient(base_url=root, verify=verify, trust_env=False) as client:
        response = await client.request(method, f"/control/{path}", json=body)
    response.raise_for_status()
    return response.json()
