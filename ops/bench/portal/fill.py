"""Fill the county in sets: Python draws people and seals their numbers, PostgreSQL makes everything else out of them.

Keys and checks of the tables hold while this runs; triggers of the large ones rest, for the ids are made by rule, so that
every figure adds up. Seals have no list of their lines and the operation log no chain of hashes: no list of the portal
reads them, and `ykt verify` is not for this county.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import asyncpg

from core.catalogue.programme_settings import programme_settings
from core.database import current_session
from core.kernel.clock import CHINA
from core.plugin_host import subsidy
from core.regions.load_directory import load_directory
from core.workflow.stages import STAGES
from ops.bench.portal.county import MONTHS, CountyPlan, months_until
from ops.demo.people import PeopleMaker, Person
from ops.platform.accounts import BUDGET_UNIT
from tenants import county_session, platform_session

_FOLDER = Path(__file__).parent
_BULK = ("line", "payment", "recipient", "bank_account")
"""Tables whose indexes are built after the rows, and whose triggers rest, which takes a fraction of the time."""
Log = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Resident:
    """Somebody who draws subsidies: `person` numbers them from 0, recipient ids from 1."""

    person: int
    kind: str
    who: Person
    born: date
    village: str
    id_digest: bytes
    account_digest: bytes


async def fill_county(county: str, plan: CountyPlan, owner_url: str, today: date, log: Log) -> None:
    """Fill the empty county (six digits) as `plan` says, `today` being the business day. Opens sessions of its own."""
    async with platform_session(read_only=True):
        directory = await load_directory(county)
        settings = [await programme_settings(county, roster.programme) for roster in plan.rosters]
    villages = [village.code for town in directory.townships() for village in directory.villages(town.code)]
    owner = await asyncpg.connect(owner_url, command_timeout=None)
    try:
        await owner.set_type_codec(
            "jsonb",
            schema="pg_catalog",
            format="binary",
            encoder=lambda text: b"\x01" + text.encode(),
            decoder=bytes,
        )
        await owner.execute(f'SET search_path TO "c{county}"; SET synchronous_commit TO off; SET work_mem TO \'128MB\';'
                            " SET maintenance_work_mem TO '256MB'")  # fmt: skip
        async with county_session(county, read_only=True):
            residents = list(_residents(county, plan, villages))
            await _stage(owner, county, plan, residents, [one.chains for one in settings], today)
            log(f"补贴对象 {len(residents):,} 人（户）")
            indexes = await _drop_indexes(owner)
            for table in _BULK:
                await owner.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            await _copy_recipients(owner, residents, today)
            await _copy_sealed_lines(owner, plan, residents)
        for name in ("fill_lines", "fill_money", "fill_desk"):
            await owner.execute((_FOLDER / f"{name}.sql").read_text(encoding="utf-8"))
            log(f"{name} 完成")
        for definition in indexes:
            await owner.execute(definition)
        for table in _BULK:
            await owner.execute(
                f"ALTER TABLE {table} ENABLE TRIGGER USER; UPDATE {table} SET id = id WHERE false"
            )
        log("索引完成")
        await _count_on(owner)
        await owner.execute("RESET search_path")
        await owner.execute("VACUUM (ANALYZE)")
    finally:
        await owner.close()


def _residents(county: str, plan: CountyPlan, villages: Sequence[str]) -> Iterator[Resident]:
    maker = PeopleMaker("bench portal", (county,))
    session = current_session()
    id_digest, account_digest = session.digests.digester("id_number"), session.digests.digester("account")
    kinds = (
        ("individual", plan.individuals),
        ("household", plan.households),
        ("collective", plan.collectives),
    )
    number = 0
    for kind, count in kinds:
        for _ in range(count):
            who = maker.person(date(1926, 1, 1), date(1961, 12, 31))
            born = date(int(who.id_number[6:10]), int(who.id_number[10:12]), int(who.id_number[12:14]))
            yield Resident(
                number,
                kind,
                who,
                born,
                villages[number * 7919 % len(villages)],
                id_digest(who.id_number),
                account_digest(who.card),
            )
            number += 1


async def _stage(
    owner: asyncpg.Connection,
    county: str,
    plan: CountyPlan,
    residents: Sequence[Resident],
    chains: Sequence[Any],
    today: date,
) -> None:
    """The temporary tables out of which the SQL files fill everything else."""
    await owner.execute((_FOLDER / "staging.sql").read_text(encoding="utf-8").replace("{county}", county))
    months = [
        (number, MONTHS - 1 - number, first, last, datetime.combine(first, time(9), CHINA))
        for number, (first, last) in enumerate(months_until(today))
    ]
    await owner.copy_records_to_table("bench_month", records=months)
    await owner.copy_records_to_table("bench_size", records=[(plan.lines,)])
    await owner.copy_records_to_table(
        "bench_stage", records=[(one.code, one.permission) for one in STAGES.values()],
        columns=("stage", "permission"),
    )  # fmt: skip
    await owner.execute(
        "UPDATE bench_stage s SET role = p.role FROM (VALUES ('township_confirm', 'township_operator'),"
        " ('township_publicity', 'township_operator'), ('township_repost', 'township_operator'),"
        " ('township_review', 'township_reviewer'), ('county_confirm', 'county_operator'), ('calculation', 'county_operator'),"
        " ('county_publicity', 'county_operator'), ('department_review', 'county_reviewer'),"
        " ('finance_review', 'county_finance_reviewer'), ('indicator_link', 'unit_finance_operator'),"
        " ('payment_request', 'unit_finance_operator'), ('payment', 'unit_finance_operator')) p (stage, role)"
        " WHERE p.stage = s.stage"
    )
    people = [
        (one.person, one.who.name, one.id_digest, one.born, f"{one.village[:9]}000", one.village, one.account_digest)
        for one in residents
    ]  # fmt: skip
    await owner.copy_records_to_table("bench_person", records=people)
    for number, (roster, chain) in enumerate(zip(plan.rosters, chains, strict=True)):
        await owner.execute(
            "INSERT INTO bench_roster SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'rural_credit',"
            " (SELECT min(official_id) FROM bench_official WHERE role = 'county_operator'),"
            " (SELECT min(official_id) FROM bench_official WHERE role = 'unit_finance_operator'),"
            " (SELECT min(official_id) FROM bench_official WHERE role = 'unit_finance_reviewer')",
            number, roster.programme, subsidy(roster.programme).name, roster.entry, roster.people, roster.first, roster.pool,
            roster.fen, json.dumps(chain[roster.entry]), BUDGET_UNIT, county,
        )  # fmt: skip
    await owner.execute("ANALYZE bench_person; ANALYZE bench_roster; ANALYZE bench_month")
    cipher = current_session().cipher
    await owner.copy_records_to_table(
        "bench_feedback",
        records=[(n, cipher.seal("李明", "feedback", "name_cipher", n)) for n in range(1, min(2_000, plan.lines // 200) + 1)],
    )  # fmt: skip


async def _copy_recipients(owner: asyncpg.Connection, residents: Sequence[Resident], today: date) -> None:
    session = current_session()
    seal, seal_account = (
        session.cipher.sealer("recipient", "id_cipher"),
        session.cipher.sealer("bank_account", "account_cipher"),
    )
    at = datetime.combine(today - timedelta(days=900), time(9), CHINA)
    await owner.copy_records_to_table(
        "recipient",
        records=(
            (one.person + 1, one.kind, one.who.name, seal(one.who.id_number, one.person + 1), one.id_digest, one.born,
             "女" if int(one.who.id_number[16]) % 2 == 0 else "男", one.village, "一组", "{}", one.person % 200 != 9, at,
             at + timedelta(minutes=one.person), 1)
            for one in residents
        ),
        columns=("id", "kind", "name", "id_cipher", "id_digest", "birth_date", "gender", "village_code", "village_group",
                 "attributes", "enabled", "created_at", "updated_at", "version"),
    )  # fmt: skip
    proposer, confirmer = await owner.fetchrow(
        "SELECT min(official_id) FILTER (WHERE role = 'township_operator'), min(official_id) FILTER (WHERE role = 'county_operator')"
        " FROM bench_official"
    )
    columns = ("id", "recipient_id", "holder_name", "holder_relation", "account_cipher", "account_digest", "bank_code",
               "bank_name", "use_order", "state", "proposed_by", "proposed_at", "decided_by", "decided_at", "reason")  # fmt: skip
    await owner.copy_records_to_table(
        "bank_account",
        records=(
            (one.person + 1, one.person + 1, one.who.name, "本人", seal_account(one.who.card, one.person + 1),
             one.account_digest, "YNRCC", "云南省农村信用社", 1, *(("proposed", proposer, at, None, None) if waits else
             ("active", proposer, at, confirmer, at)), "")
            for one in residents for waits in (one.person % 300 == 5,)
        ),
        columns=columns,
    )  # fmt: skip


async def _copy_sealed_lines(
    owner: asyncpg.Connection, plan: CountyPlan, residents: Sequence[Resident]
) -> None:
    """Every line with its claimant: numbers are sealed for exactly one row, so this cannot be done in sets."""
    cipher = current_session().cipher
    seal_number, seal_account = cipher.sealer("line", "id_cipher"), cipher.sealer("line", "account_cipher")

    def rows() -> Iterator[tuple[Any, ...]]:
        """The lines month after month, the order in which their ids grow."""
        line = 0
        for month in range(MONTHS):
            for place, roster in enumerate(plan.rosters):
                leaving = max(1, roster.people // 500) * month
                for number in range(roster.people):
                    line += 1
                    one = residents[roster.first + (number + leaving) % roster.pool]
                    who = one.who
                    yield (line, month * 3 + place + 1, one.person, number + 1, seal_number(who.id_number, line),
                           seal_account(who.card, line))  # fmt: skip

    await owner.copy_records_to_table("bench_line", records=rows())
    await owner.execute("ANALYZE bench_line")


async def _drop_indexes(owner: asyncpg.Connection) -> list[str]:
    """Take the indexes off the large tables; returns what builds them again."""
    found = await owner.fetch(
        "SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition FROM pg_index i"
        " WHERE (i.indrelid::regclass = ANY($1::text[]::regclass[]) OR i.indrelid = 'platform.claim'::regclass)"
        " AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)",
        list(_BULK),
    )
    for index in found:
        await owner.execute(f"DROP INDEX {index['name']}")
    return [index["definition"] for index in found]


async def _count_on(owner: asyncpg.Connection) -> None:
    """Sequences go on behind the ids that were given here."""
    for row in await owner.fetch(
        "SELECT c.relname, pg_get_serial_sequence(quote_ident(c.relname), 'id') AS sequence FROM pg_class c"
        " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'id' AND a.attidentity <> ''"
        " WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'"
    ):
        await owner.execute(
            f"SELECT setval('{row['sequence']}', (SELECT coalesce(max(id), 0) + 1 FROM \"{row['relname']}\"), false)"
        )
