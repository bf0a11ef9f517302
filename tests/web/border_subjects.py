"""Real subjects of every kind in 杨广镇 of 通海县, of one programme and one 预算单位, for the test of borders."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from core.access.official import Official
from core.applications.add_attachment import add_attachment
from core.applications.ask_further_claim import ask_further_claim
from core.database import copy_rows, fetch, fetch_value
from core.jobs import run_job
from core.kernel.clock import now
from core.payments.propose_payer_account import NewPayerAccount, propose_payer_account
from core.publicity.enter_objection import enter_objection
from core.publicity.leave_feedback import leave_feedback
from core.recipients.propose_account import NewAccount, propose_account
from core.recipients.recipient import NewMember
from core.workflow import gates, open_dossiers
from tenants import county_session, platform_session
from tests.factories.accounts import stored_official
from tests.factories.applications import import_rows, row, send_file, stored, workbook
from tests.factories.entitlements import granted_to
from tests.factories.officials import UNIT
from tests.factories.payments import (
    FINANCE_ENTRY,
    fund,
    in_flight,
    lines_of,
    make_indicator,
    pass_checks,
    payments_of,
    receive,
    request,
    result,
)
from tests.factories.publicity import generated, published
from tests.factories.recipients import OPERATOR, confirmed_account, created_recipient, person_number
from tests.factories.workflow import (
    COUNTY,
    POST_OF,
    TOWNSHIP,
    TOWNSHIP_OPERATOR,
    dossier_row,
    make_batch,
    make_lines,
    one_step,
    walk_to,
)

PROGRAMME = "elderly_service"
ENTRIES = ("township", "county")
_PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 32


async def make_subjects(folder: Path, asker: Official, patch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Ids by name: a dossier at each stage (`township_confirm` …, of the county's entry `county_entry_…`), and the rest.

    `asker` uploads the list whose job is a subject. The work of publicity and checks at each stage is stood in for.
    """
    subjects: dict[str, Any] = {}
    with patch.context() as quiet:
        money = {"indicator_link", "payment_request", "payment"}
        quiet.setattr(
            gates, "_gates", {stage: gate for stage, gate in gates._gates.items() if stage in money}
        )
        async with county_session(COUNTY):
            subjects |= {"indicator": await make_indicator(90_000_000)}
            subjects |= await _dossiers(subjects["indicator"])
            subjects |= await _money(subjects["indicator"])
    subjects |= await _lists(folder, asker)
    subjects |= await _people()
    subjects |= await _postings(subjects["township_publicity"])
    subjects |= await _accounts_of_officials()
    upload = await stored(_file(folder, "证明.png", _PNG), area="attachments")
    async with county_session(COUNTY):
        subjects["attachment"] = await add_attachment(
            "line", subjects["line"], upload, "not_scanned", TOWNSHIP_OPERATOR
        )
    return subjects


async def _dossiers(indicator: int) -> dict[str, Any]:
    """One dossier of each entry at each stage of its chain, each of a batch of its own, with its first line."""
    found: dict[str, Any] = {}
    number = 1
    for entry in ENTRIES:
        prefix = "" if entry == "township" else "county_entry_"
        first, reached = await _opened(entry, number), ""
        stages = await fetch_value("SELECT chain->'stages' FROM dossier WHERE id = $1", first)
        for stage in stages[:-1]:
            dossier = first if stage == stages[0] else await _opened(entry, number := number + 1)
            while (reached := (await dossier_row(dossier))["stage"]) != stage:
                if reached == "indicator_link":
                    await fund(dossier, [indicator])
                else:
                    await one_step(dossier)
            found[prefix + stage] = dossier
            first_line, second_line = await lines_of(dossier)
            found |= {f"line_at_{prefix}{stage}": first_line, f"second_line_at_{prefix}{stage}": second_line}
        number += 1
    found["batch_confirming"] = await fetch_value(
        "SELECT batch_id FROM dossier WHERE id = $1", found["township_confirm"]
    )
    return found


async def _opened(entry: str, number: int) -> int:
    batch = await make_batch(PROGRAMME, number=number)
    await make_lines(batch, 2, programme=PROGRAMME, entry=entry)
    (dossier,) = await open_dossiers(batch, entry, POST_OF[f"{entry}_confirm"])
    return dossier


async def _money(indicator: int) -> dict[str, Any]:
    """A drafted voucher, one with the bank with a paid and a failed payment, and a result that cannot be booked."""
    drafted, flying = await _opened("county", 31), await _opened("county", 32)
    for dossier in (drafted, flying):
        await walk_to(dossier, "indicator_link")
        await fund(dossier, [indicator])
    (voucher,) = await request(drafted)
    flight = await in_flight(flying)
    first, second = await payments_of(flight)
    await receive(flight, result(first, "failed"), result(second, "paid", fen=1))
    anomaly = await fetch_value("SELECT min(id) FROM receipt_anomaly WHERE voucher_id = $1", flight)
    waiting = await _opened("county", 33)
    await walk_to(waiting, "indicator_link")
    await fund(waiting, [indicator])
    await pass_checks(waiting)
    proposals = []
    for unit in (UNIT, "119003"):
        new = NewPayerAccount(unit, "240053042311900102", "通海县民政局", "YNRCC", "变更开户行")
        proposals.append(await propose_payer_account(new, FINANCE_ENTRY))
    batches = await fetch("SELECT id, batch_id FROM dossier WHERE id = ANY($1)", [waiting, flying])
    of = {each["id"]: each["batch_id"] for each in batches}
    return {
        "voucher": voucher,
        "voucher_in_flight": flight,
        "payment": first["id"],
        "anomaly": anomaly,
        "payer_account": proposals[0],
        "payer_account_to_refuse": proposals[1],
        "payable": waiting,
        "batch_waiting": of[waiting],
        "batch_paid": of[flying],
    }


async def _lists(folder: Path, asker: Official) -> dict[str, Any]:
    """A batch with a line in order, an abnormal one, one that may be deleted, and an uploaded list with its job."""
    async with county_session(COUNTY):
        batch = await make_batch(PROGRAMME, number=41)
        numbers = [person_number(n, born="19510101") for n in range(4)]
        fine = await make_lines(batch, 4, programme=PROGRAMME, entry="township", ready=False, people=numbers)
        county_line = await make_lines(batch, 1, programme=PROGRAMME, entry="county", ready=False)
        flagged = await make_lines(
            batch, 1, programme=PROGRAMME, entry="township", card_status="abnormal", alert_status="pending"
        )
        ready = await make_lines(batch, 1, programme=PROGRAMME, entry="township")
        await copy_rows(
            "finding",
            ("line_id", "check_name", "rule_code", "outcome", "column_title", "reason", "remedy", "source", "overridable",
             "resolution", "found_at"),
            [(flagged[0], "card", "card.state", "failed", "社保卡", "社会保障卡已挂失", "补换后重新匹卡", "人社", True, "open",
              now())],
        )  # fmt: skip
    spoilt_row = row(2, id_number="530423195001010000")
    await import_rows(folder, batch, [spoilt_row], asker, entry="township", region=TOWNSHIP)
    async with county_session(COUNTY, read_only=True):
        spoilt = await fetch_value(
            "SELECT id FROM line WHERE batch_id = $1 AND intake_status = 'abnormal'", batch
        )
    async with county_session(COUNTY):
        for each in fine[2:]:
            await ask_further_claim(each, "back_pay", 50_000, TOWNSHIP_OPERATOR, "上期漏发")
    received = await send_file(
        workbook(folder / "另一名单.xlsx", [row(1)]), batch, asker, entry="township", region=TOWNSHIP
    )
    assert received.job_id is not None
    return {
        "batch": batch,
        "line": fine[0],
        "number_of_line": numbers[0],
        "line_to_delete": fine[1],
        "further_line": fine[2],
        "further_line_to_refuse": fine[3],
        "abnormal_line": spoilt,
        "county_line": county_line[0],
        "flagged_line": flagged[0],
        "ready_line": ready[0],
        "file": received.file_id,
        "job": received.job_id,
    }


async def _people() -> dict[str, Any]:
    """A person with an account, a proposal, an entitlement; a household with a member."""
    recipient = await created_recipient(1)
    account = await confirmed_account(recipient)
    async with county_session(COUNTY):
        proposals = []
        for order, number in ((2, "6210170000000000026"), (3, "6210170000000000034")):
            new = NewAccount(number, "YNRCC", "云南省农村信用社", use_order=order)
            proposals.append(await propose_account(recipient, new, OPERATOR, reason="登记"))
    member = NewMember("李小四", person_number(5, born="20100101"), "子女")
    household = await created_recipient(2, kind="household", name="李四", members=(member,))
    async with county_session(COUNTY):
        member_id = await fetch_value("SELECT id FROM household_member WHERE household_id = $1", household)
    return {
        "recipient": recipient,
        "bank_account": account,
        "account": proposals[0],
        "account_to_refuse": proposals[1],
        "entitlement": await granted_to(recipient),
        "recipient_without": await created_recipient(3),
        "household": household,
        "member": member_id,
    }


async def _postings(dossier: int) -> dict[str, Any]:
    """A published posting with an objection, and another one that is not filled in yet."""
    shown = (await published(dossier))[0]
    async with county_session(COUNTY, read_only=True):
        printing = await fetch_value("SELECT max(id) FROM job WHERE kind = 'publicity.documents'")
    assert await run_job(COUNTY, printing) == "done"
    async with county_session(COUNTY):
        objection = await enter_objection(
            shown, TOWNSHIP_OPERATOR, content="不住在本村", contact="", row_number=1
        )
        public_id = await fetch_value("SELECT public_id FROM publicity WHERE id = $1", shown)
        await leave_feedback(
            public_id,
            name="王五",
            phone="",
            content="名单中有人已搬走",
            row_number=None,
            source="198.51.100.7",
        )
        feedback = await fetch_value("SELECT max(id) FROM feedback")
        batch = await make_batch(PROGRAMME, number=42)
        await make_lines(batch, 2, programme=PROGRAMME, entry="township")
        (other,) = await open_dossiers(batch, "township", TOWNSHIP_OPERATOR)
        batch = await make_batch(PROGRAMME, number=43)
        await make_lines(batch, 2, programme=PROGRAMME, entry="township")
        (third,) = await open_dossiers(batch, "township", TOWNSHIP_OPERATOR)
        for each in (other, third):
            await one_step(each)
        posted = await fetch_value("SELECT batch_id FROM dossier WHERE id = $1", dossier)
    return {
        "batch_posted": posted,
        "publicity": shown,
        "publicity_to_fill": (await generated(other))[0],
        "dossier_to_post": third,
        "objection": objection,
        "feedback": feedback,
    }


async def _accounts_of_officials() -> dict[str, Any]:
    """An official of the township with a post."""
    who = await stored_official("township_operator", TOWNSHIP[:9], account="colleague-of-yangguang")
    async with platform_session():
        post = await fetch_value("SELECT id FROM post WHERE official_id = $1", who.id)
        home = await fetch_value("SELECT organisation_id FROM official WHERE id = $1", who.id)
        document = await fetch_value(
            "INSERT INTO policy_document (title, document_no, issued_on, published, created_by, created_at)"
            " VALUES ('办法', '云民发〔2023〕1号', $1, false, $2, $3) RETURNING id",
            date(2023, 1, 1),
            who.id,
            now(),
        )
    return {"official": who.id, "post": post, "organisation": home, "document": document}


def _file(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


async def fingerprint() -> Mapping[str, Any]:
    """Rows and content of every table of the county, but for the log of exports; two alike mean that nothing changed."""
    async with county_session(COUNTY, read_only=True):
        tables = await fetch(
            "SELECT table_name AS name FROM information_schema.tables"
            " WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' ORDER BY 1"
        )
        parts = " UNION ALL ".join(
            f"SELECT '{each['name']}' AS name, count(*) AS rows, sum(hashtextextended(t::text, 0)) AS content"
            f' FROM "{each["name"]}" t'
            for each in tables
        )
        return {each["name"]: (each["rows"], each["content"]) for each in await fetch(parts)}


async def platform_fingerprint() -> Mapping[str, Any]:
    """The same of the platform's tables of officials and the catalogue."""
    found = {}
    async with platform_session(read_only=True):
        for table in (
            "official",
            "post",
            "official_programme",
            "organisation",
            "budget_unit",
            "policy_document",
        ):
            found[table] = await fetch_value(
                f"SELECT (count(*), sum(hashtextextended(t::text, 0)))::text FROM {table} t"
            )
    return found


__all__ = ["COUNTY", "PROGRAMME", "TOWNSHIP", "fingerprint", "make_subjects", "platform_fingerprint"]
