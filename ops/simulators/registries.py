"""The registries of facts in one process: cards, deaths, 低保, 特困 and budget indicators, each below its own path.

Run as `python -m ops.simulators.registries --port N --data DIR [--clock-file FILE]`.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from core.kernel.clock import Clock, OffsetFileClock, system_clock
from core.kernel.money import Fen
from ops.simulators.data_files import (
    DataFileError,
    DataFiles,
    Person,
    Row,
    read_indicators,
    read_people,
)
from ops.simulators.faults import FaultBoard, Faults
from ops.simulators.secrets import REGISTRIES, ensure_secrets
from ops.simulators.serving import serve
from ops.simulators.signed import Refused, SignedParty

LARGEST_BATCH = 2000
STRANGER = "530000190001010015"


def card(person: Person | None, name: str) -> dict[str, Any]:
    """人社匹卡. A card is told only to who knows the name that belongs to the number."""
    matches = person is not None and person.name == name
    shown = person if matches else None
    return {
        "card_number": shown.card if shown else "",
        "bank_code": shown.bank_code if shown else "",
        "bank_name": shown.bank_name if shown else "",
        "card_status": person.card_status if person else "none",
        "financial_active": bool(shown and shown.financial_active),
        "name_matches": matches,
    }


def death(person: Person | None, name: str) -> dict[str, Any]:
    """The register of deaths: who is not on it is not known to have died."""
    dead = person is not None and person.dead
    return {"dead": dead, "died_on": person.died_on if person and dead else None}


def low_income(person: Person | None, name: str) -> dict[str, Any]:
    """The 低保 list."""
    benefit_class = person.low_income_class if person else None
    return {
        "member": benefit_class is not None,
        "class": benefit_class,
        "head": benefit_class is not None and person is not None and person.head,
    }


def destitute(person: Person | None, name: str) -> dict[str, Any]:
    """The 特困 list."""
    mode = person.destitute_mode if person else None
    return {"member": mode is not None, "mode": mode}


Describe = Callable[[Person | None, str], dict[str, Any]]

PERSON_REGISTRIES: dict[str, tuple[str, Describe]] = {
    "card_registry": ("人社社会保障卡持卡库", card),
    "death_registry": ("死亡信息共享库", death),
    "low_income_registry": ("民政低保对象名单", low_income),
    "destitute_registry": ("民政特困人员名单", destitute),
}


class Registries:
    """The data files and the clock behind all endpoints of this process."""

    def __init__(self, data: Path, clock: Clock) -> None:
        self.people = DataFiles(data, "people*.csv", read_people)
        self.indicators = DataFiles(data, "indicators*.csv", read_indicators)
        self.clock = clock

    def answer_about_people(self, code: str, question: dict[str, Any], faults: Faults) -> dict[str, Any]:
        """Describe each person asked about, but for those whom the registry is silent about."""
        source, describe = PERSON_REGISTRIES[code]
        if len(question["people"]) > LARGEST_BATCH:
            raise Refused(413, f"每次最多查询 {LARGEST_BATCH} 人")
        register = self._or_refuse(self.people)
        answers = []
        for asked in question["people"]:
            number = asked["id_number"]
            person = register.get(number)
            if faults.leaves_out(number) or (person is not None and code in person.silent):
                continue
            answers.append({"id_number": number, **describe(person, asked["name"])})
        if faults.wrong == "stranger" and answers:
            answers[0]["id_number"] = STRANGER
        if faults.wrong == "twice":
            answers += answers[:1]
        return {"source": source, "as_of": self.clock().isoformat(timespec="seconds"), "people": answers}

    def answer_about_indicators(self, question: dict[str, Any], faults: Faults) -> dict[str, Any]:
        """All indicators of a division and year as rows of BA_BGT_INFO."""
        division, year = question["MOF_DIV_CODE"], question["FISCAL_YEAR"]
        rows = [
            _budget_row(row)
            for row in self._or_refuse(self.indicators).values()
            if row["county_code"][:6] == division[:6] and row["fiscal_year"] == year
        ]
        rows = [row for row in rows if not faults.leaves_out(row["BGT_ID"])]
        if faults.wrong == "stranger" and rows:
            rows[0]["MOF_DIV_CODE"] = "110101000"
        if faults.wrong == "twice":
            rows += rows[:1]
        return {"rows": rows}

    async def reload(self, request: Request) -> Response:
        """Read the data files again at the next question."""
        self.people.reload()
        self.indicators.reload()
        return JSONResponse({"reloaded": True})

    def _or_refuse(self, files: DataFiles[Any]) -> Any:
        try:
            return files.current()
        except (DataFileError, KeyError) as error:
            raise Refused(500, f"数据文件有误：{error}") from error


def _budget_row(row: Row) -> dict[str, str]:
    return {
        "BGT_ID": row["external_id"],
        "MOF_DIV_CODE": f"{row['county_code'][:6]}000",
        "FISCAL_YEAR": row["fiscal_year"],
        "COR_BGT_DOC_NO": row["document_no"],
        "PRO_CODE": row["project_code"],
        "PRO_NAME": row["project_name"],
        "AGENCY_CODE": row["budget_unit_code"],
        "AGENCY_NAME": row["budget_unit_name"],
        "SOURCE_TYPE": row["source"],
        "FUND_TYPE_CODE": row["fund_nature"],
        "EXP_FUNC_CODE": row["function_code"],
        "GOV_BGT_ECO_CODE": row["economy_code"],
        "AMOUNT": Fen(int(row["amount_fen"])).yuan,
        "DIS_AMT": Fen(int(row["reduced_fen"] or 0)).yuan,
        "BGT_EXE_FLAG": "1" if row["executable"] in ("1", "true", "True", "是") else "2",
        "ISSUE_DATE": row["issued_on"],
    }


def make_app(data: Path, clock: Clock = system_clock) -> Starlette:
    """All endpoints: `/<plugin code>/people/query`, `/budget/indicators/query`, `/control/…`."""
    board, secrets = FaultBoard(REGISTRIES), ensure_secrets(data)
    registries = Registries(data, clock)
    routes = [*board.routes(), Route("/control/reload", registries.reload, methods=["POST"])]
    for code in PERSON_REGISTRIES:
        party = SignedParty(code, secrets[code].encode(), board)
        handler = _about_people(registries, code)
        routes.append(
            Route(f"/{code}/people/query", party.endpoint("people/query", handler), methods=["POST"])
        )
    budget = SignedParty("budget", secrets["budget"].encode(), board)
    endpoint = budget.endpoint("indicators/query", registries.answer_about_indicators)
    routes.append(Route("/budget/indicators/query", endpoint, methods=["POST"]))
    return Starlette(routes=routes)


def _about_people(registries: Registries, code: str) -> Callable[[dict[str, Any], Faults], dict[str, Any]]:
    return lambda question, faults: registries.answer_about_people(code, question, faults)


def main() -> None:
    """Read the command line and serve."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--clock-file", type=Path)
    parser.add_argument("--until-stdin-closes", action="store_true")
    options = parser.parse_args()
    clock = OffsetFileClock(options.clock_file) if options.clock_file else system_clock
    serve(make_app(options.data, clock), options.port, until_stdin_closes=options.until_stdin_closes)


if __name__ == "__main__":
    main()
