"""Business systems (业务系统) over HTTP: 民政 keeps the lists of its programmes, and the platform fetches them (接入).

The lists carry times of their own, so this simulator needs no clock.

Run as `python -m ops.simulators.business --port N --data DIR`.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from ops.simulators.faults import FaultBoard, Faults
from ops.simulators.secrets import BUSINESS_SYSTEMS, ensure_secrets
from ops.simulators.serving import serve
from ops.simulators.signed import Refused, SignedParty

CODE = "civil_affairs"
LARGEST_PART = 1000
STRANGER = "110101"


@dataclass(frozen=True, slots=True)
class KeptList:
    """One list as its file says; `version` is a digest of the file."""

    list_id: str
    version: str
    county: str
    project_number: str
    year: int
    period: str
    title: str
    unit: str
    prepared_at: str
    columns: list[str]
    rows: list[list[Any]]

    def offer(self) -> dict[str, Any]:
        """How it is offered."""
        return {
            "list_id": self.list_id,
            "version": self.version,
            "county": self.county,
            "project_number": self.project_number,
            "period": self.period,
            "title": self.title,
            "unit": self.unit,
            "rows": len(self.rows),
            "prepared_at": self.prepared_at,
        }


class Lists:
    """The lists in the folder, by id; a file is read again when it was changed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[Path, tuple[int, KeptList]] = {}

    def current(self) -> dict[str, KeptList]:
        """All lists in the order of their files. Raises `Refused` for a file that is none."""
        fresh = {path: self._one(path) for path in sorted(self._folder.glob("list-*.json"))}
        self._read = fresh
        return {kept.list_id: kept for _, kept in fresh.values()}

    def _one(self, path: Path) -> tuple[int, KeptList]:
        stamp = path.stat().st_mtime_ns
        known = self._read.get(path)
        if known is not None and known[0] == stamp:
            return known
        content = path.read_bytes()
        try:
            return stamp, KeptList(version=sha256(content).hexdigest()[:16], **json.loads(content))
        except (ValueError, TypeError) as error:
            raise Refused(500, f"数据文件有误：{path.name}") from error

    def forget(self) -> None:
        """Read every file again at the next question."""
        self._read = {}


class BusinessSystem:
    """What the system answers, with the faults in force."""

    def __init__(self, data: Path) -> None:
        self._lists = Lists(data)

    def offers(self, question: dict[str, Any], faults: Faults) -> dict[str, Any]:
        """The lists of a county, programme and period."""
        wanted = tuple(question[key] for key in ("county", "project_number", "year", "period"))
        found = [
            kept.offer()
            for kept in self._lists.current().values()
            if (kept.county, kept.project_number, kept.year, kept.period) == wanted
        ]
        if faults.wrong == "stranger" and found:
            found[0]["county"] = STRANGER
        if faults.wrong == "twice":
            found += found[:1]
        return {"lists": found}

    def rows(self, question: dict[str, Any], faults: Faults) -> dict[str, Any]:
        """Some rows of one list."""
        kept = self._lists.current().get(question["list_id"])
        if kept is None:
            raise Refused(404, "没有这个清单")
        first, count = question["first"], question["count"]
        if count > LARGEST_PART:
            raise Refused(413, f"每次最多 {LARGEST_PART} 行")
        rows = [
            row
            for place, row in enumerate(kept.rows[first : first + count], start=first)
            if not faults.leaves_out(f"{kept.list_id}.{place}")
        ]
        if faults.wrong == "twice":
            rows += rows[:1]
        return {
            "list_id": "STRANGER" if faults.wrong == "stranger" else kept.list_id,
            "version": kept.version,
            "first": first,
            "total": len(kept.rows),
            "columns": kept.columns,
            "rows": rows,
        }

    async def reload(self, request: Request) -> Response:
        """`POST /control/reload`: read the files again at the next question."""
        self._lists.forget()
        return JSONResponse({"reloaded": True})


def make_app(data: Path) -> Starlette:
    """`/civil_affairs/lists/query`, `/civil_affairs/lists/rows`, `/control/…`."""
    board, system = FaultBoard(BUSINESS_SYSTEMS), BusinessSystem(data)
    party = SignedParty(CODE, ensure_secrets(data)[CODE].encode(), board)
    return Starlette(
        routes=[
            Route(f"/{CODE}/lists/query", party.endpoint("lists/query", system.offers), methods=["POST"]),
            Route(f"/{CODE}/lists/rows", party.endpoint("lists/rows", system.rows), methods=["POST"]),
            *board.routes(),
            Route("/control/reload", system.reload, methods=["POST"]),
        ]
    )


def main() -> None:
    """Read the command line and serve."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--until-stdin-closes", action="store_true")
    options = parser.parse_args()
    serve(make_app(options.data), options.port, until_stdin_closes=options.until_stdin_closes)


if __name__ == "__main__":
    main()
