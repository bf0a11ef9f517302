"""Words that the interface lists: each comes from the code or from a CHECK of the database, and an unlisted one is found."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.web.documented import unknown_words
from web.openapi_document import openapi_document
from web.openapi_enums import DATABASE_WORDS, tell_words

MIGRATIONS = Path(__file__).parents[2] / "migrations"
WORDED = re.compile(r"(^|_)(state|status|stage|entry|outcome|mode|gender|effect|scan_result|tab|kind)$")
OPEN = {
    "AnomalyRow.status": "what a bank wrote",
    "Health.status": "one word for machines",
    "JobView.kind": "each feature registers its own",
    "listJobs.kind": "each feature registers its own",
}
"""Texts of such names that hold any word, and why."""
LITERAL = re.compile(r"(listProblems|exportProblems)\.kind")


def _checked_in_migrations() -> set[frozenset[str]]:
    found = set()
    for file in MIGRATIONS.glob("*/*.sql"):
        for words in re.findall(r"\w+ IN \(([^)]*)\)", file.read_text("utf-8")):
            found.add(frozenset(re.findall(r"'([^']*)'", words)))
    return found


@pytest.mark.parametrize("words", DATABASE_WORDS, ids=lambda words: words[0])
def test_words_without_a_type_are_those_that_the_database_checks(words: tuple[str, ...]) -> None:
    assert frozenset(words) in _checked_in_migrations()


def _is_open(schema: Any) -> bool:
    parts = [schema, *schema.get("oneOf", ()), *schema.get("anyOf", ())]
    parts += [part["items"] for part in parts if "items" in part]
    return any(part.get("type") == "string" and not {"enum", "const", "format"} & set(part) for part in parts)


def test_every_state_kind_and_stage_lists_its_words() -> None:
    document = openapi_document()
    places = {
        f"{name}.{field}": schema
        for name, component in document["components"]["schemas"].items()
        for field, schema in component.get("properties", {}).items()
    }
    for item in document["paths"].values():
        for operation in item.values():
            for one in operation.get("parameters", ()):
                places[f"{operation['operationId']}.{one['name']}"] = one["schema"]
    plain = {
        place
        for place, schema in places.items()
        if WORDED.search(place.partition(".")[2]) and _is_open(schema)
    }
    assert {place for place in plain if not LITERAL.fullmatch(place)} == set(OPEN)


def test_a_name_that_is_gone_is_reported() -> None:
    with pytest.raises(LookupError, match=r"VoucherRow\.state"):
        tell_words({"components": {"schemas": {}}}, [])


def test_a_word_that_is_not_listed_is_found_wherever_it_stands() -> None:
    document = openapi_document()
    rows = document["components"]["schemas"]["VoucherRows"]
    good = {"rows": [{"state": "sent"}, {"state": "void"}], "total": 2}
    assert unknown_words(rows, good) == []
    assert unknown_words(rows, good | {"rows": [{"state": "lost"}]}) == ["state: 'lost'"]
