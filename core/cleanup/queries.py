"""SQL of 数据治理: one statement for each kind, over published views and the lines that nobody has sent off.

Every statement answers the columns of `_COLUMNS` and takes $1 places of recipients, $2 places of lines, $3 programmes,
$4 one programme, $5 a division, $6 a part of the name, $7 the lines whose claim stands in the county twice.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

from asyncpg import Record

from core.access.official import Official
from core.access.scope import scope_of
from core.cleanup.kinds import KINDS
from core.cleanup.problem import ProblemFilter
from core.database import current_session, fetch_remembered, stream
from core.kernel.errors import Invalid
from core.kernel.paging import PageRequest
from core.kernel.region import RegionCode

_LINE = (
    "SELECT 'line' AS subject, l.id AS subject_id, l.name, l.id_cipher, 'line' AS id_table, l.id AS id_of, l.account_cipher,"
    " 'line' AS account_table, l.id AS account_of, l.village_code, l.batch_id, b.name AS batch_name, l.programme_code,"
    " l.entry, {told} AS told, {others} AS others, {hidden} AS hidden FROM line l"
    " JOIN published_batch b ON b.id = l.batch_id {joined}"
    " WHERE l.township_code LIKE ANY($2::text[]) AND l.programme_code = ANY($3::text[])"
    " AND ($4::text IS NULL OR l.programme_code = $4) AND ($5::text IS NULL OR l.village_code LIKE $5)"
    " AND ($6::text IS NULL OR strpos(l.name, $6) > 0) AND {found}"
)
_READ = (
    "line",
    "finding",
    "batch",
    "recipient",
    "household_member",
    "bank_account",
    "entitlement",
    "payment",
)
"""What the statements read, views looked through."""
_OPEN = "l.status = 'open' AND l.dossier_id IS NULL"
_RECIPIENT = (
    "SELECT 'recipient' AS subject, {id} AS subject_id, p.name, {id_cipher} AS id_cipher, 'recipient' AS id_table,"
    " {id} AS id_of, {account} AS account_cipher, 'bank_account' AS account_table, {account_of} AS account_of,"
    " p.village_code, NULL::bigint AS batch_id, '' AS batch_name, '' AS programme_code, '' AS entry, {told} AS told,"
    " {others} AS others, {hidden} AS hidden FROM {source}"
    " WHERE p.village_code LIKE ANY($1::text[]) AND ($5::text IS NULL OR p.village_code LIKE $5)"
    " AND ($6::text IS NULL OR strpos(p.name, $6) > 0) AND {found}"
)
_NOBODY = {"others": "NULL::text[]", "hidden": "0::bigint"}
_NO_ACCOUNT = {"account": "NULL::bytea", "account_of": "NULL::bigint"}
_NAMED = "array_agg(o.name ORDER BY o.name) FILTER (WHERE o.village_code LIKE ANY($1::text[]))"
_HIDDEN = "count(*) FILTER (WHERE NOT o.village_code LIKE ANY($1::text[]))"


def _cards(*rules: str) -> str:
    """Lines about whose card one of the rules of 人社匹卡 has an open finding."""
    named = ", ".join(f"'{rule}'" for rule in rules)
    return _LINE.format(
        told="f.reason",
        joined="JOIN finding f ON f.line_id = l.id AND f.resolution = 'open' AND f.check_name = 'card'"
        f" AND f.rule_code IN ({named})",
        found=_OPEN,
        **_NOBODY,
    )


# Read once over the lists of the periods in hand: to look every open line up among all lines of its claimant takes a look at
# millions of lines that were paid long ago. Whoever asks, the answer is the same, so it is found once for all of them.
_CLAIMED_TWICE = (
    "SELECT l.id FROM line l JOIN published_batch b ON b.id = l.batch_id JOIN ("
    "SELECT ob.programme_code, ob.period, o.id_digest, o.claim_item, o.claim_kind FROM line o"
    " JOIN published_batch ob ON ob.id = o.batch_id WHERE o.batch_id IN (SELECT x.id FROM published_batch x"
    " JOIN published_batch y ON y.programme_code = x.programme_code AND y.period = x.period"
    " WHERE EXISTS (SELECT FROM line l WHERE l.batch_id = y.id AND l.status = 'open' AND l.dossier_id IS NULL))"
    " AND o.status NOT IN ('void', 'deleted') AND o.id_digest IS NOT NULL GROUP BY 1, 2, 3, 4, 5 HAVING count(*) > 1) d"
    " ON d.programme_code = l.programme_code AND d.period = b.period AND d.id_digest = l.id_digest"
    f" AND d.claim_item = l.claim_item AND d.claim_kind = l.claim_kind WHERE {_OPEN} ORDER BY l.id"
)

_STATEMENTS = {
    # The claim in the other list may be on its way already; the line to mend is the one that nobody has sent off.
    "claim_twice": _LINE.format(
        told="'同一申领还在：'",
        others="t.named",
        hidden="t.hidden",
        joined="CROSS JOIN LATERAL (SELECT array_agg(ob.name || ' 明细 ' || o.id ORDER BY o.id) FILTER"
        " (WHERE o.township_code LIKE ANY($2::text[])) AS named,"
        " count(*) FILTER (WHERE NOT o.township_code LIKE ANY($2::text[])) AS hidden, count(*) AS found FROM line o"
        " JOIN published_batch ob ON ob.id = o.batch_id AND ob.period = b.period"
        " WHERE o.id_digest = l.id_digest AND o.id <> l.id AND o.programme_code = l.programme_code"
        " AND o.claim_item = l.claim_item AND o.claim_kind = l.claim_kind AND o.status NOT IN ('void', 'deleted')) t",
        found=f"l.id = ANY($7::bigint[]) AND {_OPEN} AND t.found > 0",
    ),
    "two_households": _RECIPIENT.format(
        id="p.household_id",
        id_cipher="NULL::bytea",
        told="p.name || '（' || p.household_name || '户）同时在：'",
        others="t.named",
        hidden="t.hidden",
        source="published_household_person p CROSS JOIN LATERAL (SELECT"
        " array_agg(o.household_name || '户') FILTER (WHERE o.village_code LIKE ANY($1::text[])) AS named,"
        f" {_HIDDEN} AS hidden, count(*) AS found FROM published_household_person o"
        " WHERE o.id_digest = p.id_digest AND o.household_id <> p.household_id) t",
        found="t.found > 0",
        **_NO_ACCOUNT,
    ),
    "same_person": _RECIPIENT.format(
        id="p.id",
        id_cipher="p.id_cipher",
        told="'姓名、出生日期和行政村相同的登记有 ' || t.found || ' 条'",
        source="published_registered_person p JOIN (SELECT kind, name, birth_date, village_code, count(*) AS found"
        " FROM published_registered_person WHERE birth_date IS NOT NULL AND kind = 'individual'"
        " GROUP BY 1, 2, 3, 4 HAVING count(*) > 1) t USING (kind, name, birth_date, village_code)",
        found="true",
        **_NOBODY,
        **_NO_ACCOUNT,
    ),
    "shared_account": _RECIPIENT.format(
        id="p.recipient_id",
        id_cipher="NULL::bytea",
        account="p.account_cipher",
        account_of="p.id",
        told="'户名 ' || p.holder_name || '，同一账号还登记给：'",
        others="t.named",
        hidden="t.hidden",
        source=f"published_account_in_use p CROSS JOIN LATERAL (SELECT {_NAMED} AS named, {_HIDDEN} AS hidden,"
        " count(*) AS found FROM published_account_in_use o WHERE o.account_digest = p.account_digest"
        " AND o.recipient_id <> p.recipient_id AND o.holder_digest <> p.holder_digest) t",
        found="t.found > 0",
    ),
    "no_account": _cards("card.none", "card.payee_missing")
    + " UNION ALL "
    + _RECIPIENT.format(
        id="p.id",
        id_cipher="p.id_cipher",
        told="'享受补贴资格，没有登记任何账户'",
        source="published_registered_person p",
        found="EXISTS (SELECT FROM published_entitled e WHERE e.recipient_id = p.id AND e.programme_code = ANY($3::text[])"
        " AND ($4::text IS NULL OR e.programme_code = $4))"
        " AND NOT EXISTS (SELECT FROM published_account_in_use a WHERE a.recipient_id = p.id)",
        **_NOBODY,
        **_NO_ACCOUNT,
    ),
    "account_unusable": _cards("card.state", "card.inactive"),
    "name_mismatch": _cards("card.name_mismatch", "card.account_differs"),
    "credit_refused": _LINE.format(
        told="coalesce(c.reason, '银行没有说明原因')",
        joined="JOIN published_refused_credit c ON c.line_id = l.id",
        found="true",
        **_NOBODY,
    ),
}


async def _asked(wanted: ProblemFilter, by: Official) -> tuple[str, list[Any]]:
    """The statement of a kind and its values."""
    if wanted.kind not in KINDS:
        raise Invalid("cleanup.kind", f"问题类别应为以下之一：{'、'.join(KINDS)}", field="kind")
    county = current_session().scope
    people, lines = (
        scope_of(by, permission, county=county) for permission in ("recipient:read", "line:read")
    )
    region = f"{RegionCode(wanted.region).prefix}%" if wanted.region else None
    twice = await fetch_remembered(("line", "batch"), _CLAIMED_TWICE) if wanted.kind == "claim_twice" else ()
    values = [
        people.region_patterns, lines.region_patterns, lines.programmes, wanted.programme or None, region,
        wanted.name or None, [row["id"] for row in twice],
    ]  # fmt: skip
    # Every statement names every parameter, whichever of them it needs.
    typed = (
        "$1::text[] IS NULL AND $2::text[] IS NULL AND $3::text[] IS NULL AND $4::text IS NULL"
        " AND $7::bigint[] IS NULL"
    )
    return f"SELECT * FROM ({_STATEMENTS[wanted.kind]}) AS found WHERE NOT ({typed})", values


async def page_of(wanted: ProblemFilter, by: Official, page: PageRequest) -> list[Record]:
    """One page of a kind, village by village; `total` counts all of them."""
    statement, values = await _asked(wanted, by)
    return await fetch_remembered(
        _READ,
        f"SELECT *, count(*) OVER () AS total FROM ({statement}) AS chosen"
        " ORDER BY village_code, name, subject, subject_id LIMIT $8 OFFSET $9",
        *values, page.size, page.offset,
    )  # fmt: skip


async def all_of(wanted: ProblemFilter, by: Official) -> AsyncIterator[Record]:
    """All rows of a kind, in the order of the list, as they come."""
    statement, values = await _asked(wanted, by)
    async for row in stream(f"{statement} ORDER BY village_code, name, subject, subject_id", *values):
        yield row
