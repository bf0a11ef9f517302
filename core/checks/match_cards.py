"""The work of 人社匹卡 on one slice of lines: read, ask, decide, write."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from core.checks import queries, queries_findings
from core.checks.ask_for_missing import ask_for_missing
from core.checks.card_rules import CardMatch, Payee, match_card
from core.checks.keep_facts import keep_facts
from core.checks.recall_facts import OpenSession, recall_facts
from core.checks.selection import Selection
from core.checks.slices import Checked, Settled
from core.checks.verdict import RuleFinding, verdict_of
from core.database import current_session
from core.kernel.clock import now
from core.plugin_api import PersonQuery

FACT = "card"


async def match_cards(
    selection: Selection, after: int, limit: int, open_session: OpenSession, settled: Settled
) -> Checked | None:
    """Match the next `limit` lines behind id `after`; None when there are none. The caller stores what is decided.

    Each step has a short session of its own and can be repeated; the registry is asked while none is open, and when the
    slice before is `settled`. A line that somebody changed meanwhile is left as it is.
    """
    async with open_session():
        rows = await queries.payees(selection, after, limit)
        payees = list(_payees(rows))
    if not rows:
        await settled()
        return None
    people = [PersonQuery(payee.id_number, payee.name) for payee in payees]
    wanted = {FACT: {person for person in people if person.id_number and person.name}}
    recalled = await recall_facts(wanted, open_session, selection.since)
    await settled()
    facts, asked = await ask_for_missing(recalled)
    fact_about = facts[FACT].get
    results = {
        row["id"]: match_card(payee, fact_about(person))
        for row, payee, person in zip(rows, payees, people, strict=True)
    }

    async def store() -> None:
        """Keep new answers, then the results of this slice; runs while the next slice is read."""
        await keep_facts(recalled, asked, open_session)
        async with open_session():
            await _write(rows, payees, results, now())

    return Checked(len(rows), rows[-1]["id"], store)


def _payees(rows: Sequence[Mapping[str, Any]]) -> Iterator[Payee]:
    """Who is credited: the payee that the line names, else the claimant; never a fallback for half a payee (L33)."""
    cipher = current_session().cipher
    account_of, payee_of, claimant_of = (
        cipher.opener("line", column) for column in ("account_cipher", "payee_id_cipher", "id_cipher")
    )
    for row in rows:
        line_id, sealed, hidden = row["id"], row["account_cipher"], row["payee_id_cipher"]
        account = account_of(sealed, line_id) if sealed is not None else ""
        if row["is_payee"]:
            yield Payee(row["payee_name"] or "", claimant_of(row["id_cipher"], line_id), account)
        elif row["payee_name"] or hidden is not None:
            number = payee_of(hidden, line_id) if hidden is not None else ""
            yield Payee(row["payee_name"] or "", number, account)
        else:
            yield Payee(row["name"], claimant_of(row["id_cipher"], line_id), account)


async def _write(
    rows: Sequence[Mapping[str, Any]],
    payees: Sequence[Payee],
    results: Mapping[int, CardMatch | RuleFinding],
    at: datetime,
) -> None:
    session = current_session()
    overridden = await queries.overridden_rules(list(results), FACT)
    writes: list[queries.CardWrite] = []
    findings: list[tuple[int, RuleFinding]] = []
    seal = session.cipher.sealer("line", "account_cipher")
    digest_of = session.digests.digester("account")
    for row, payee in zip(rows, payees, strict=True):
        line_id, result = row["id"], results[row["id"]]
        cipher = digest = bank_code = bank_name = None
        if isinstance(result, RuleFinding):
            open_ones = [] if (line_id, result.rule_code) in overridden else [result]
            status = verdict_of(line_id, open_ones).status
            findings += [(line_id, found) for found in open_ones]
        else:
            status = verdict_of(line_id, ()).status
            bank_code, bank_name = result.bank_code, result.bank_name
            if not payee.account:
                cipher = seal(result.account, line_id)
                digest = digest_of(result.account)
        writes.append(
            queries.CardWrite(line_id, row["version"], status.value, cipher, digest, bank_code, bank_name)
        )
    written = set(await queries.write_cards(writes, at))
    await queries_findings.replace_findings(
        FACT, sorted(written), [entry for entry in findings if entry[0] in written], at
    )
