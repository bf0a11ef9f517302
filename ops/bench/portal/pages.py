"""What the pages of the portal ask for when they open, found as the portal finds it: over HTTP, out of menu and page specs.

A list that gets a page is measured from then on, for every post whose menu holds it; a page whose address needs what nobody
told this module is an error, not a gap.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from string import Formatter
from typing import Any
from urllib.parse import urlencode

from ops.demo.desk import Desk

Query = Mapping[str, Any]

PAGE_SIZE = 20
"""What a list shows before the user chooses otherwise (`web/portal/src/lists/listState.ts`)."""
BESIDE_LISTS = {
    "workbench": "/api/v1/counties/{county}/workbench",
    "progress": "/api/v1/counties/{county}/workbench/stages",
    "overview": "/api/v1/summaries/counties",
}
"""Pages without a spec that show figures over everything, and what they ask for."""


@dataclass(slots=True)
class Ask:
    """One request that pages make, by name; `addresses` by account, for the accounts whose menu has the page."""

    name: str
    title: str
    addresses: dict[str, str] = field(default_factory=dict)


class PageIncomplete(LookupError):
    """The address of a page names something that neither its spec nor this module gives."""


def find_asks(
    desks: Mapping[str, Desk],
    county: str,
    given: Mapping[str, Query],
    variants: Mapping[str, Mapping[str, Query]],
) -> list[Ask]:
    """What every page asks for, for every official of `desks` (by account) who may open it.

    `given`: page → what its component adds to the query; `variants`: page → name → how it is narrowed.
    """
    found: dict[str, Ask] = {}
    for account, desk in desks.items():
        frame = desk.get("/api/v1/portal")
        for item in (item for group in frame["menu"] for item in group["items"]):
            name = item["name"]
            asked: Mapping[str, str] = {}
            if item["spec"]:
                page = desk.get(f"/api/v1/portal/pages/{name}")
                asked = addresses_of(page, county, given.get(name, {}), variants.get(name, {}))
            elif name in BESIDE_LISTS:
                asked = {name: BESIDE_LISTS[name].format(county=county)}
            for key, address in asked.items():
                found.setdefault(key, Ask(key, item["title"])).addresses[account] = address
    return sorted(found.values(), key=lambda ask: ask.name)


def addresses_of(
    page: Mapping[str, Any], county: str, given: Query, variants: Mapping[str, Query]
) -> dict[str, str]:
    """The address of a list's first page as it opens, and as each variant narrows it.

    `page` is what `/api/v1/portal/pages/{name}` answers. Raises `PageIncomplete` for an address that lacks something and
    for a variant that the page cannot ask.
    """
    spec, name = page["spec"], page["name"]
    tabs = spec["tabs"]
    query = {**spec["query"], **given}
    offered = {"sort"} | {key for shown in spec["filters"] for key in (shown["key"], *shown["keys"])}
    for shown in spec["filters"]:
        query.setdefault(shown["key"], shown["default"])
    if tabs:
        offered.add(tabs["parameter"])
        query[tabs["parameter"]] = tabs["options"][0]["value"]
    if spec["region_tree"]:
        offered.add(spec["region_tree"])
    found = {}
    for variant, change in {"": {}, **variants}.items():
        if strange := set(change) - offered:
            raise PageIncomplete(f"{name}: the page does not ask for {', '.join(sorted(strange))}")
        key = f"{name}:{variant}" if variant else name
        found[key] = _address(name, page["source"]["path"], query | dict(change), county)
    return found


def _address(name: str, path: str, query: Query, county: str) -> str:
    """The address that the portal would ask: what the path names goes there, the rest stays a query."""
    named = {place for _, place, _, _ in Formatter().parse(path) if place}
    values = {"county": county} | {key: value for key, value in query.items() if key in named}
    if missing := named - {key for key, value in values.items() if value not in (None, "")}:
        raise PageIncomplete(f"{name}: nothing says {', '.join(sorted(missing))} of {path}")
    rest = {
        key: str(value).lower() if isinstance(value, bool) else value
        for key, value in {"page": 1, "size": PAGE_SIZE, **query}.items()
        if key not in named and value not in (None, "", [])
    }
    return f"{path.format(**values)}?{urlencode(rest, doseq=True)}"


def share_out(ask: Ask, roles: Mapping[str, str], people: int) -> list[tuple[str, str]]:
    """(account, address) of `people` users at once: every role has the same share of them, whatever its number of posts."""
    by_role: dict[str, list[str]] = defaultdict(list)
    for account in sorted(ask.addresses):
        by_role[roles[account]].append(account)
    order = sorted(by_role)
    shared = []
    for number in range(people):
        accounts = by_role[order[number % len(order)]]
        account = accounts[number // len(order) % len(accounts)]
        shared.append((account, ask.addresses[account]))
    return shared
