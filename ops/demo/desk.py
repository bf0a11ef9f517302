"""One official at a desk: an HTTP session as a browser keeps it, and nothing that a browser could not do."""

from __future__ import annotations

import time
import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import httpx

_IDLE_SECONDS = 2
"""After that a connection is not used again: the server closes idle ones after five, also while a request is on its way."""


class DeskRefused(RuntimeError):
    """The platform refused a request; the text has the address, the status and its Chinese explanation."""


class Desk:
    """A signed-in official. `county` completes addresses that begin with `~/`."""

    def __init__(self, url: str, account: str, password: str, county: str) -> None:
        """Sign in. Raises `DeskRefused`."""
        limits = httpx.Limits(keepalive_expiry=_IDLE_SECONDS)
        self._client = httpx.Client(base_url=url, timeout=120, trust_env=False, limits=limits)
        self._county = county
        answer = self.post("/api/v1/sign-ins", {"account": account, "password": password})
        self._client.headers["X-CSRF-Token"] = answer["csrf_token"]

    def close(self) -> None:
        """Leave."""
        self._client.close()

    def __enter__(self) -> Desk:
        """Already signed in."""
        return self

    def __exit__(self, *_: object) -> None:
        """Leave."""
        self.close()

    @property
    def cookie(self) -> str:
        """The Cookie header that a browser would send with every request."""
        return "; ".join(f"{name}={value}" for name, value in self._client.cookies.items())

    def get(self, address: str, **query: Any) -> Any:
        """GET; `query` values of None are left out. Returns the JSON answer."""
        wanted = {name: value for name, value in query.items() if value is not None}
        return self._answer(self._client.get(self._full(address), params=wanted))

    def download(self, address: str, **query: Any) -> bytes:
        """GET a file."""
        answer = self._client.get(self._full(address), params=query)
        self._check(answer)
        return answer.content

    def post(self, address: str, body: Mapping[str, Any] | None = None, *, once: bool = False) -> Any:
        """POST JSON; `once` sends an Idempotency-Key. Returns the JSON answer, None for an empty one."""
        headers = {"Idempotency-Key": str(uuid.uuid4())} if once else {}
        return self._answer(self._client.post(self._full(address), json=body or {}, headers=headers))

    def put(self, address: str, body: Mapping[str, Any]) -> Any:
        """PUT JSON."""
        return self._answer(self._client.put(self._full(address), json=body))

    def upload(self, address: str, file: Path, fields: Mapping[str, str]) -> Any:
        """POST a file with form fields, as a browser's form does."""
        with file.open("rb") as content:
            answer = self._client.post(
                self._full(address), data=dict(fields), files={"file": (file.name, content)}
            )
        return self._answer(answer)

    def every_row(self, address: str, **query: Any) -> list[dict[str, Any]]:
        """All rows of a list, page after page."""
        rows: list[dict[str, Any]] = []
        page = 1
        while True:
            answer = self.get(address, **query, page=page, size=200)
            rows.extend(answer["rows"])
            if len(rows) >= answer["total"] or not answer["rows"]:
                return rows
            page += 1

    def wait_for_job(self, job_id: int, seconds: float = 600) -> dict[str, Any]:
        """Watch a job until it is over; raises `DeskRefused` when it did not end well or takes too long."""
        deadline = time.monotonic() + seconds
        pause = 0.02
        while True:
            job: dict[str, Any] = self.get(f"~/jobs/{job_id}")
            if job["state"] == "done":
                return job
            if job["state"] in {"failed", "cancelled"}:
                raise DeskRefused(f"任务 {job_id}（{job['title']}）{job['state']}：{job['error']}")
            if time.monotonic() > deadline:
                raise DeskRefused(
                    f"任务 {job_id}（{job['title']}）超过 {seconds:.0f} 秒未完成：{job['state']} {job['step']}"
                )
            time.sleep(pause)
            pause = min(pause * 1.3, 0.3)

    def _full(self, address: str) -> str:
        return f"/api/v1/counties/{self._county}{address[1:]}" if address.startswith("~") else address

    def _answer(self, answer: httpx.Response) -> Any:
        self._check(answer)
        return answer.json() if answer.content else None

    @staticmethod
    def _check(answer: httpx.Response) -> None:
        if answer.is_success:
            return
        try:
            problem = answer.json()
            text = f"{problem.get('code')}：{problem.get('detail')}"
        except ValueError:
            text = answer.text[:300]
        raise DeskRefused(f"{answer.request.method} {answer.request.url.path} → {answer.status_code} {text}")
