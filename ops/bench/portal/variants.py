"""How officials narrow the lists that grow long, and what the components of pages add to their lists by themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import asyncpg

Query = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Facts:
    """What there is to look for in the county that `fill.py` made: ids and words of the newest month and of a year before."""

    list_of_county: int
    list_of_township: int
    paid_batch: int
    period: str
    year: int
    township: str
    name: str
    voucher: int
    voucher_number: str
    dossier: int
    account: str


async def learn_facts(owner: asyncpg.Connection, county: str) -> Facts:
    """Read them in the filled county; `owner` has its schema on the search path."""
    row = await owner.fetchrow(
        "SELECT (SELECT max(id) FROM batch WHERE programme_code = 'elderly_allowance') AS list_of_county,"
        " (SELECT max(id) FROM batch WHERE programme_code = 'elderly_service') AS list_of_township,"
        " d.batch_id AS paid_batch, v.period, left(v.period, 4)::int AS year, d.township_code AS township,"
        " (SELECT l.name FROM line l WHERE l.dossier_id = d.id ORDER BY l.id LIMIT 1) AS name, v.id AS voucher,"
        " v.number AS voucher_number, (SELECT max(id) FROM dossier WHERE stage = 'payment_request') AS dossier,"
        " (SELECT a.account FROM audit_entry a ORDER BY a.id DESC LIMIT 1) AS account FROM voucher v"
        " JOIN dossier d ON d.id = v.id AND d.programme_code = 'elderly_allowance' AND d.state = 'finished'"
        " ORDER BY v.people DESC, v.id DESC LIMIT 1"
    )
    if row is None:
        raise LookupError(f"county {county} has no vouchers")
    return Facts(**dict(row))


def given_by_pages(facts: Facts) -> dict[str, Query]:
    """Page → what its component adds to the query. Lists of lines open with the newest open batch of their entry."""
    of_township, of_county = {"batch_id": facts.list_of_township}, {"batch_id": facts.list_of_county}
    pages: dict[str, Query] = {
        f"{side}-{page}": batch
        for side, batch, lists in (
            ("township", of_township, ("import", "lines", "card-match", "alert-check")),
            ("county", of_county, ("import", "card-match", "alert-check")),
        )
        for page in lists
    }
    return pages | {
        "batch-difference": of_county,
        "rule-lines": of_county | {"check": "card", "rule": "bench.card"},
        "voucher-lines": {"voucher_id": facts.voucher},
        "payment-lines": {"dossier_id": facts.dossier},
    }


def variants_of(facts: Facts) -> dict[str, dict[str, Query]]:
    """Page → variant → what the query row, the tabs, the region tree or a column's head then say."""
    paid: dict[str, Query] = {
        "all": {"tab": "all"},
        "failed": {"tab": "failed"},
        "of_batch": {"batch_id": facts.paid_batch},
        "of_township": {"region": facts.township},
        "of_period": {"programme": "elderly_allowance", "period": facts.period},
        "by_name": {"name": facts.name},
        "of_day": {"since": f"{facts.year}-06-01", "until": f"{facts.year}-06-30"},
        "sorted": {"batch_id": facts.paid_batch, "sort": "name"},
    }
    lines: dict[str, Query] = {
        "by_name": {"name": facts.name},
        "sorted": {"sort": "name"},
        "of_township": {"region": facts.township},
    }
    of_people: dict[str, Query] = {
        "by_name": {"name": facts.name}, "by_surname": {"name": facts.name[:1]}, "of_township": {"region": facts.township},
        "sorted": {"sort": "-updated_at"}, "disabled": {"enabled": False},
    }  # fmt: skip
    dossiers: dict[str, Query] = {"of_year": {"year": facts.year}, "of_batch": {"batch_id": facts.paid_batch}}
    return {
        "payment-results": paid,
        "payment-errors": {"failed": {"tab": "failed"}, "by_name": {"name": facts.name}},
        "payment-lines": {"passed": {"outcome": "passed"}},
        "county-import": lines | {"all": {"abnormal": ""}},
        "county-card-match": {"passed": {"card_status": "passed"}},
        "recipients-individual": of_people,
        "entitlements": {
            "by_name": {"name": facts.name},
            "of_township": {"region": facts.township},
            "of_programme": {"programme": "elderly_allowance", "state": "live"},
            "sorted": {"sort": "-amount"},
        },
        "dossier-list": dossiers | {"of_township": {"region": facts.township}, "sorted": {"sort": "-people"}},
        "department-review": dossiers | {"finished": {"tab": "finished"}},
        "county-publicity": {"finished": {"tab": "finished"}},
        "township-publicity": {"finished": {"tab": "finished"}},
        "voucher-register": {
            "done": {"tab": "done"},
            "by_number": {"tab": "done", "number": facts.voucher_number},
        },
        "indicator-link": {"sent": {"tab": "sent"}},
        "indicator-trace": {"of_kind": {"movement": "pay"}, "sorted": {"sort": "-fen"}},
        "indicators": {"usable": {"usable": True}},
        "batch-difference": {"unchanged": {"kind": "unchanged"}},
        "audit": {
            "of_kind": {"action": "line."},
            "by_account": {"account": facts.account},
            "of_subject": {"subject_id": "77"},
            "of_day": {"first_day": f"{facts.year}-11-01", "last_day": f"{facts.year}-11-30"},
        },
        "jobs": {"failed": {"state": "failed"}, "own": {"own": "true"}},
        "messages": {"unread": {"unread": True}},
        "officials": {"by_name": {"keyword": "县"}},
    }
