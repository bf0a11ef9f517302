"""Bring the catalogue to the state of the installed plugins."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from core import plugin_host
from core.catalogue import queries, queries_standards, rules
from core.database import AuditRecord, current_session
from core.kernel.clock import now
from core.kernel.errors import Invalid
from core.plugin_api import SubsidyProgramme

DEPARTMENTS = Path(__file__).parent / "data" / "departments.csv"


async def sync_programmes() -> list[str]:
    """Insert or update every plugin's programme and add its dated standards; returns the codes that changed.

    Runs in a session of the platform with the divisions loaded, at installation and after each update; repeating it
    changes nothing. What officials set is never overwritten. Raises `Invalid` for a plugin that names an unknown
    department.
    """
    with DEPARTMENTS.open(encoding="utf-8", newline="") as file:
        departments = {row["name"]: row["code"] for row in csv.DictReader(file)}
    await queries.merge_departments(
        (code, name, place) for place, (name, code) in enumerate(departments.items(), start=1)
    )
    plugins = plugin_host.subsidies().values()
    standards = {plugin.code: list(_standards(plugin)) for plugin in plugins}
    at = now()
    changed = await queries.merge_programmes(
        [_row(plugin, departments, standards[plugin.code]) for plugin in plugins], at
    )
    added = await queries_standards.import_standards(
        [tuple(entry.values()) for entries in standards.values() for entry in entries], at
    )
    if changed or added:
        current_session().record(
            AuditRecord(
                "programme.sync",
                "programme",
                ",".join(changed),
                after={"programmes": changed, "standards": added},
                count=len(changed) + added,
            )
        )
    return changed


def _row(
    plugin: SubsidyProgramme, departments: Mapping[str, str], standards: list[dict[str, Any]]
) -> dict[str, Any]:
    department = departments.get(plugin.department)
    if department is None:
        raise Invalid(
            "programme.department", f"项目“{plugin.name}”的主管部门“{plugin.department}”不在部门目录中"
        )
    chains = rules.default_chains(plugin.needs_calculation, (posting.stage for posting in plugin.publicity))
    return {
        "code": plugin.code,
        "official_number": plugin.official_number,
        "name": plugin.name,
        "short_name": plugin.short_name,
        "department_code": department,
        "beneficiary": plugin.beneficiary.value,
        "period": plugin.period.value,
        "needs_calculation": plugin.needs_calculation,
        "publicity": rules.publicity_json(plugin, chains),
        "chain": chains,
        "policy_basis": standards[-1]["document_no"] if standards else "",
    }


def _standards(plugin: SubsidyProgramme) -> Iterator[dict[str, Any]]:
    """Dated standards of a plugin's `standards.yaml`, oldest first; a plugin without the file has none."""
    file = plugin.folder / "standards.yaml"
    if not file.exists():
        return
    entries = yaml.safe_load(file.read_text(encoding="utf-8")) or []
    for entry in sorted(entries, key=lambda entry: entry["effective_from"]):
        effective_from = entry["effective_from"]
        yield {
            "programme_code": plugin.code,
            "region_code": str(entry["region"]),
            "effective_from": effective_from
            if isinstance(effective_from, date)
            else date.fromisoformat(effective_from),
            "rates_fen": dict(entry["rates_fen"]),
            "bounds_fen": {name: list(bounds) for name, bounds in (entry.get("bounds_fen") or {}).items()},
            "document_no": str(entry["document_no"]),
        }
