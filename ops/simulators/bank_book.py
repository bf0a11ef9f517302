"""The bank's own book: messages, credits and movements of money, in a SQLite file that survives restarts."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ops.simulators.data_files import Account

SCHEMA = """
CREATE TABLE IF NOT EXISTS message (
    msg_id      TEXT PRIMARY KEY,
    fingerprint TEXT NOT NULL,
    status      TEXT NOT NULL CHECK (status IN ('accepted', 'refused')),
    bank_ref    TEXT NOT NULL,
    reason      TEXT NOT NULL,
    at          TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS credit (
    msg_id  TEXT NOT NULL REFERENCES message (msg_id),
    line_id TEXT NOT NULL,
    account TEXT NOT NULL,
    name    TEXT NOT NULL,
    fen     INTEGER NOT NULL CHECK (fen > 0),
    state   TEXT NOT NULL CHECK (state IN ('pending', 'paid', 'failed', 'returned')),
    PRIMARY KEY (msg_id, line_id)
);
CREATE INDEX IF NOT EXISTS credit_account ON credit (account);
CREATE TABLE IF NOT EXISTS movement (
    serial   INTEGER PRIMARY KEY AUTOINCREMENT,
    msg_id   TEXT NOT NULL,
    line_id  TEXT NOT NULL,
    status   TEXT NOT NULL CHECK (status IN ('paid', 'failed', 'returned')),
    fen      INTEGER NOT NULL,
    code     TEXT NOT NULL,
    words    TEXT NOT NULL,
    at       TEXT NOT NULL,
    reported INTEGER NOT NULL DEFAULT 0,
    FOREIGN KEY (msg_id, line_id) REFERENCES credit (msg_id, line_id),
    UNIQUE (msg_id, line_id, status)
);
"""

FAILURES = {
    "closed": ("0102", "账户已销户"),
    "frozen": ("0103", "账户冻结"),
    "dormant": ("0105", "睡眠户"),
    "lost": ("0106", "卡片挂失"),
    "inactive": ("0107", "金融账户未激活"),
    "limit": ("0108", "超过收款限额"),
}
NO_ACCOUNT = ("0101", "账户不存在")
OTHER_NAME = ("0104", "户名不符")
RETURNED = ("0201", "清算退回")


@dataclass(frozen=True, slots=True)
class Message:
    """What the bank once made of a message."""

    fingerprint: str
    status: str
    bank_ref: str
    reason: str


@dataclass(frozen=True, slots=True)
class Credit:
    """One line of a batch as the bank took it over."""

    line_id: str
    account: str
    name: str
    fen: int


@dataclass(frozen=True, slots=True)
class Movement:
    """What happened to a credit. `serial` is unique for ever."""

    serial: int
    line_id: str
    status: str
    fen: int
    code: str
    words: str
    at: str


def verdict(credit: Credit, account: Account | None) -> tuple[str, str, str]:
    """(state, reason code, words) that the account's condition gives a credit to it now."""
    if account is None:
        return ("failed", *NO_ACCOUNT)
    if account.status in FAILURES:
        return ("failed", *FAILURES[account.status])
    if account.name != credit.name:
        return ("failed", *OTHER_NAME)
    if account.status == "pending":
        return ("pending", "", "")
    return ("paid", "", "")


class Book:
    """The book in `path`. Every public method is one transaction."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._database = sqlite3.connect(path, isolation_level=None)
        self._database.executescript("PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON;" + SCHEMA)

    def message(self, msg_id: str) -> Message | None:
        """What became of a message id, or None when it never arrived."""
        row = self._database.execute(
            "SELECT fingerprint, status, bank_ref, reason FROM message WHERE msg_id = ?", (msg_id,)
        ).fetchone()
        return Message(*row) if row else None

    def refuse(self, msg_id: str, fingerprint: str, reason: str, at: datetime) -> Message:
        """Record a refusal as a whole; it stays the answer to this message id."""
        with self._transaction():
            self._database.execute(
                "INSERT INTO message VALUES (?, ?, 'refused', '', ?, ?)",
                (msg_id, fingerprint, reason, _text(at)),
            )
        return Message(fingerprint, "refused", "", reason)

    def accept(
        self,
        msg_id: str,
        fingerprint: str,
        credits: list[Credit],
        accounts: Mapping[str, Account],
        at: datetime,
    ) -> Message:
        """Take a batch over and book what can be booked at once; all of it or nothing."""
        with self._transaction():
            count = self._database.execute("SELECT count(*) FROM message").fetchone()[0]
            message = Message(fingerprint, "accepted", f"YN{at:%Y%m%d}{count + 1:06d}", "")
            self._database.execute(
                "INSERT INTO message VALUES (?, ?, 'accepted', ?, '', ?)",
                (msg_id, fingerprint, message.bank_ref, _text(at)),
            )
            self._database.executemany(
                "INSERT INTO credit VALUES (?, ?, ?, ?, ?, 'pending')",
                [(msg_id, each.line_id, each.account, each.name, each.fen) for each in credits],
            )
            self._settle(msg_id, credits, accounts, at)
        return message

    def settle_pending(self, msg_id: str, accounts: Mapping[str, Account], at: datetime) -> None:
        """Book waiting credits whose account can take them now, and send back what bounces after it was reported."""
        with self._transaction():
            waiting = self._database.execute(
                "SELECT line_id, account, name, fen FROM credit WHERE msg_id = ? AND state = 'pending'",
                (msg_id,),
            ).fetchall()
            self._settle(msg_id, [Credit(*row) for row in waiting], accounts, at)
            bouncing = self._database.execute(
                """SELECT credit.line_id, credit.account FROM credit JOIN movement USING (msg_id, line_id)
                   WHERE msg_id = ? AND credit.state = 'paid' AND movement.reported = 1""",
                (msg_id,),
            ).fetchall()
            for line_id, number in bouncing:
                account = accounts.get(number)
                if account is not None and account.status == "returns":
                    self._return(msg_id, line_id, at)

    def send_back(self, msg_id: str, line_id: str, at: datetime) -> bool:
        """退款 of one paid credit, however long ago; False when there is none that is still paid."""
        with self._transaction():
            return self._return(msg_id, line_id, at)

    def movements(self, msg_id: str) -> list[Movement]:
        """All movements of a batch in the order in which they happened."""
        rows = self._database.execute(
            "SELECT serial, line_id, status, fen, code, words, at FROM movement WHERE msg_id = ? ORDER BY serial",
            (msg_id,),
        )
        return [Movement(*row) for row in rows]

    def mark_reported(self, serials: list[int]) -> None:
        """Note which movements the platform has been told of."""
        with self._transaction():
            self._database.executemany(
                "UPDATE movement SET reported = 1 WHERE serial = ? AND reported = 0",
                [(serial,) for serial in serials],
            )

    def unsettled(self, msg_id: str) -> int:
        """How many credits of a batch have no result yet."""
        row = self._database.execute(
            "SELECT count(*) FROM credit WHERE msg_id = ? AND state = 'pending'", (msg_id,)
        ).fetchone()
        return int(row[0])

    def statement(self, account: str) -> dict[str, int]:
        """What an account got and gave back, in fen and movements: the bank's side of the truth."""
        totals = {"credits": 0, "credited_fen": 0, "returns": 0, "returned_fen": 0}
        rows = self._database.execute(
            """SELECT movement.status, count(*), sum(movement.fen)
               FROM movement JOIN credit USING (msg_id, line_id)
               WHERE credit.account = ? AND movement.status <> 'failed' GROUP BY movement.status""",
            (account,),
        )
        for status, count, fen in rows:
            words = ("credits", "credited_fen") if status == "paid" else ("returns", "returned_fen")
            totals.update(dict(zip(words, (count, fen), strict=True)))
        return totals

    def totals(self) -> dict[str, int]:
        """Fen by kind of movement and messages, over the whole book."""
        rows = self._database.execute("SELECT status, sum(fen) FROM movement GROUP BY status")
        fen = {f"{status}_fen": total for status, total in rows}
        count = self._database.execute("SELECT count(*) FROM message WHERE status = 'accepted'").fetchone()[0]
        return {"paid_fen": 0, "failed_fen": 0, "returned_fen": 0, "accepted_messages": count} | fen

    def _settle(
        self, msg_id: str, credits: list[Credit], accounts: Mapping[str, Account], at: datetime
    ) -> None:
        decided = [(credit, *verdict(credit, accounts.get(credit.account))) for credit in credits]
        final = [each for each in decided if each[1] != "pending"]
        self._database.executemany(
            "UPDATE credit SET state = ? WHERE msg_id = ? AND line_id = ?",
            [(state, msg_id, credit.line_id) for credit, state, _, _ in final],
        )
        self._database.executemany(
            "INSERT INTO movement (msg_id, line_id, status, fen, code, words, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (msg_id, credit.line_id, state, credit.fen, code, words, _text(at))
                for credit, state, code, words in final
            ],
        )

    def _return(self, msg_id: str, line_id: str, at: datetime) -> bool:
        changed = self._database.execute(
            "UPDATE credit SET state = 'returned' WHERE msg_id = ? AND line_id = ? AND state = 'paid'",
            (msg_id, line_id),
        ).rowcount
        if changed:
            self._database.execute(
                """INSERT INTO movement (msg_id, line_id, status, fen, code, words, at)
                   SELECT msg_id, line_id, 'returned', fen, ?, ?, ? FROM credit
                   WHERE msg_id = ? AND line_id = ?""",
                (*RETURNED, _text(at), msg_id, line_id),
            )
        return bool(changed)

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        self._database.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._database.execute("ROLLBACK")
            raise
        self._database.execute("COMMIT")


def _text(at: datetime) -> str:
    return at.isoformat(timespec="seconds")
