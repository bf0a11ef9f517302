"""From the empty template to dossiers: batch, list, import, card match, alert check, confirmation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from ops.demo.desk import Desk
from ops.demo.fill_workbook import fill_workbook
from ops.demo.play import Play
from ops.demo.roster import Roster, RosterLine, Village, plan_roster
from ops.demo.write_registries import write_registries

FIRST_ROW = 2
"""Excel row of the first line: headings above it, and no example row."""
_ANSWERS = {"unverified": "?", "failed": ""}


def open_batch(play: Play) -> None:
    """批次管理: the county's operator opens the month's next batch."""
    period = f"{play.today:%Y%m}"
    play.batch = play.desk("county_operator").post(
        "~/batches", {"programme": play.programme, "period": period}
    )


def prepare_roster(play: Play) -> None:
    """Decide who is on the list, and write what the outside parties know of them into their own files."""
    seed = f"batch {play.batch['id']}"
    villages = list(villages_of(play))
    play.roster = plan_roster(play.programme, play.county, villages, play.people, play.today, seed=seed)
    name = f"{play.county}-{play.programme}-{play.batch['id']}"
    write_registries(play.roster, play.var / "simulators", name)


def import_roster(play: Play) -> None:
    """下载模板, fill it in, 导入数据: one file for the county, or one for each township."""
    jobs: list[tuple[Desk, int, int]] = []
    folder = play.var / "demo"
    folder.mkdir(exist_ok=True)
    with play.stage("制作清单") as counts:
        files = [_fill(play, folder, place, lines) for place, lines in _parts(play)]
        counts["people"] = len(play.roster.lines)
    with play.stage("导入数据") as counts:
        for desk, region, path, lines in files:
            answer = desk.upload(
                f"~/batches/{play.batch['id']}/intake-files",
                path,
                {"entry": play.entry, "region_code": region},
            )
            play.files[answer["file_id"]] = [line.number for line in lines]
            jobs.append((desk, answer["job_id"], len(lines)))
        for desk, job_id, rows in jobs:
            result = desk.wait_for_job(job_id)["result"]
            if result["rows"] != rows:
                play.report.problems.append(f"文件有 {rows} 行，平台读到 {result['rows']} 行")
        counts["people"] = sum(rows for _, _, rows in jobs)


def check_lines(play: Play) -> None:
    """人社匹卡, then 预警核实."""
    for name, address in (("人社匹卡", "card-matches"), ("预警核实", "alert-checks")):
        with play.stage(name) as counts:
            jobs = []
            for desk, _ in _desks(play):
                job = desk.post(f"~/batches/{play.batch['id']}/{address}", {"entry": play.entry})
                jobs.append((desk, job["job_id"]))
            for desk, job_id in jobs:
                counts["people"] += desk.wait_for_job(job_id)["result"]["lines"]


def confirm(play: Play) -> None:
    """申报确认: gather the good lines of each township into a dossier; the bad ones stay behind."""
    with play.stage("申报确认") as counts:
        for desk, _ in _desks(play):
            desk.post("~/dossiers/open", {"batch_id": play.batch["id"], "entry": play.entry})
        play.refresh()
        play.count(counts)


def compare_findings(play: Play) -> None:
    """Read what the platform says of every line, and compare it row by row with what was planted."""
    for number, line in _lines(play, abnormal="true"):
        for finding in line["findings"]:
            play.said[number].add(finding["rule"] + _ANSWERS.get(finding["outcome"], ""))
    planted = {line.number: line.fault for line in play.roster.lines if line.fault}
    play.report.compare(planted, play.said)


def number_lines(play: Play) -> None:
    """Know every line by the roster number of its row, good ones too."""
    play.number_of_line = {line["id"]: number for number, line in _lines(play)}


def _lines(play: Play, **filters: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Every line of the uploaded files with its roster number."""
    desk, size = play.desk("county_operator"), 200
    for file_id, numbers in play.files.items():
        after = 0
        while True:
            answer = desk.get(
                f"~/batches/{play.batch['id']}/lines", file_id=file_id, after_id=after, size=size, **filters
            )
            for line in answer["rows"]:
                yield numbers[line["row_number"] - FIRST_ROW], line
            if len(answer["rows"]) < size:
                break
            after = answer["rows"][-1]["id"]


def _desks(play: Play) -> list[tuple[Desk, str]]:
    """The officials who import, each with the region of the file."""
    if play.entry == "county":
        return [(play.desk("county_operator"), f"{play.county}000000")]
    towns = sorted({line.village.code[:9] for line in play.roster.lines})
    return [(play.desk("township_operator", f"{town}000"), f"{town}000") for town in towns]


def _parts(play: Play) -> Iterator[tuple[tuple[Desk, str], list[RosterLine]]]:
    groups: dict[str, list[RosterLine]] = defaultdict(list)
    for line in play.roster.lines:
        groups[f"{line.village.code[:9]}000" if play.entry == "township" else ""].append(line)
    for (desk, region), key in zip(_desks(play), sorted(groups), strict=True):
        yield (desk, region), groups[key]


def _fill(
    play: Play, folder: Path, place: tuple[Desk, str], lines: list[RosterLine]
) -> tuple[Desk, str, Path, list[RosterLine]]:
    desk, region = place
    whose = lines[0].village.township if play.entry == "township" else "全县"
    path = folder / f"{whose}{play.batch['name']}.xlsx"
    part = Roster(play.programme, [replace(line) for line in lines])
    fill_workbook(desk.download(f"~/programmes/{play.programme}/template"), part, path)
    return desk, region, path, lines


def villages_of(play: Play) -> Iterator[Village]:
    """Every village of the county, township by township."""
    desk = play.desk("county_operator")
    for town in desk.get("/api/v1/regions", parent=f"{play.county}000000"):
        for village in desk.get("/api/v1/regions", parent=town["code"]):
            yield Village(village["code"], village["name"], town["name"])
