"""Let 民政业务系统 offer a list for a batch (接入), of people whom registries and bank know too."""

from __future__ import annotations

import json

from core.plugin_host import subsidy
from ops.demo.fill_workbook import line_values
from ops.demo.intake_steps import villages_of
from ops.demo.play import Play
from ops.demo.roster import plan_roster
from ops.demo.write_registries import write_registries

PEOPLE = 60


def offer_list(play: Play, title: str, unit: str) -> str:
    """Write a list of `PEOPLE` others for the batch of `play` into the simulators' files; returns its id there.

    It is a roster like the ones that are uploaded, with a fault of each kind among its rows.
    """
    batch = play.batch
    roster = plan_roster(
        play.programme,
        play.county,
        list(villages_of(play)),
        PEOPLE,
        play.today,
        seed=f"offered {batch['id']}",
    )
    folder = play.var / "simulators"
    list_id = f"MZ-{batch['year']}-{batch['id']:04d}"
    write_registries(roster, folder, f"{play.county}-{play.programme}-{list_id}")
    rows = [line_values(play.programme, line) for line in roster.lines]
    columns = [heading for heading in rows[0] if heading != "序号"]
    kept = {
        "list_id": list_id,
        "county": play.county,
        "project_number": subsidy(play.programme).official_number,
        "year": batch["year"],
        "period": batch["period"],
        "title": title,
        "unit": unit,
        "prepared_at": play.clock().isoformat(timespec="seconds"),
        "columns": columns,
        "rows": [[row[heading] for heading in columns] for row in rows],
    }
    draft = folder / f"{list_id}.new"
    draft.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
    draft.replace(folder / f"list-{list_id}.json")
    return list_id
