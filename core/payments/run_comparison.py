"""The work of 银行卡对比: the card registry is asked for every payee, the result is kept on the line."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from core.checks.card_rules import Payee
from core.database import AuditRecord, current_session
from core.jobs import Job
from core.kernel.clock import now
from core.payments import queries_checks, rules
from core.payments.sealed_accounts import open_account
from core.plugin_api import Fact, PersonQuery
from core.plugin_host import outside, person_registry


@dataclass(frozen=True, slots=True)
class _Line:
    line_id: int
    payee: Payee
    account_digest: bytes | None
    payee_intact: bool
    overridden: tuple[str, ...]


async def run_comparison(job: Job) -> None:
    """Read the payees, ask with no session open, keep the results in one transaction with the end of the job.

    Raises `Unavailable` (retried) when the registry is silent.
    """
    await job.progress(step="读取待对比明细")
    async with job.session():
        lines = await _payees(job.payload["dossier_ids"])
    facts = await _ask(job, lines)
    await job.progress(step="保存对比结果", done=len(lines), total=len(lines))
    result: dict[str, Any] = {}
    async with job.finishing(result):
        rows = [_row(line, facts.get(line.payee.id_number), job.actor.id) for line in lines]
        await queries_checks.store_checks(rows)
        result.update(Counter(row[2] for row in rows))
        current_session().record(
            AuditRecord(
                "payment.compare_cards",
                "dossier",
                ",".join(map(str, job.payload["dossier_ids"][:20])),
                job.actor.id,
                job.actor.account,
                after=dict(result),
                count=len(rows),
            )
        )


async def _payees(dossier_ids: list[int]) -> list[_Line]:
    session = current_session()
    lines = []
    for row in await queries_checks.lines_to_compare(dossier_ids):
        column = "payee_id_cipher" if row["has_payee"] else "id_cipher"
        id_number = session.cipher.open(row["id_cipher"], "line", column, row["id"])
        account = open_account(session.cipher, row["account_cipher"], row["id"], row["correction_id"])
        # What is compared must be what is paid: the sealed account and its digest have to be the same one.
        intact = bool(row["payee_intact"]) and (
            not account or session.digests.digest("account", account) == row["account_digest"]
        )
        payee = Payee(row["payee_name"], id_number, account)
        lines.append(_Line(row["id"], payee, row["account_digest"], intact, tuple(row["overridden"])))
    return lines


async def _ask(job: Job, lines: list[_Line]) -> dict[str, Fact]:
    """Facts by id number; one person may be the payee of several lines and is asked about once."""
    registry = person_registry("card")
    people = list(
        {one.payee.id_number: PersonQuery(one.payee.id_number, one.payee.name) for one in lines}.values()
    )
    facts: dict[str, Fact] = {}
    async with outside(registry.code) as party:
        for start in range(0, len(people), registry.batch_size):
            await job.progress(step="查询人社社保卡", done=start, total=len(people))
            facts.update(await registry.look_up(people[start : start + registry.batch_size], party))
    return facts


def _row(line: _Line, fact: Fact | None, by: int) -> tuple[Any, ...]:
    verdict = rules.judge_card(line.payee, fact, payee_intact=line.payee_intact, overridden=line.overridden)
    source = fact.source if fact is not None and fact.source else "人社社会保障卡系统"
    as_of = fact.as_of if fact is not None else None
    return (
        line.line_id,
        line.account_digest,
        verdict.outcome,
        verdict.reason,
        verdict.remedy,
        source,
        as_of,
        by,
        now(),
    )
