"""Lines as the pure rules and formulas of a programme see them: opened, with their household members."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from core.database import current_session
from core.plugin_api import LineView, Member


def members_by_line(rows: Iterable[Mapping[str, Any]]) -> dict[int, tuple[Member, ...]]:
    """Line → its members, opened, from rows (line_id, ordinal, name, id_cipher, relation) in order."""
    unseal = current_session().cipher.opener("line_member", "id_cipher")
    found: dict[int, list[Member]] = defaultdict(list)
    for row in rows:
        place = f"{row['line_id']}.{row['ordinal']}"
        found[row["line_id"]].append(Member(row["name"], unseal(row["id_cipher"], place), row["relation"]))
    return {line_id: tuple(members) for line_id, members in found.items()}


def line_views(
    rows: Iterable[Mapping[str, Any]], members: Mapping[int, tuple[Member, ...]]
) -> Iterator[LineView]:
    """Lines opened for their rules, one by one. A row holds the columns of `queries.views`; a missing identity is empty."""
    unseal = current_session().cipher.opener("line", "id_cipher")
    for row in rows:
        line_id, sealed = row["id"], row["id_cipher"]
        yield LineView(
            line_id,
            row["name"],
            unseal(sealed, line_id) if sealed is not None else "",
            row["birth_date"],
            row["village_code"],
            row["period_start"],
            row["period_end"],
            row["amount_fen"],
            row["attributes"],
            members.get(line_id, ()),
        )
