"""An agency bank (云南农信) behind HTTPS: takes 8207 batches, books them, answers with receipts.

Run as `python -m ops.simulators.bank --port N --data DIR --tls-dir DIR [--clock-file FILE]`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path
from typing import Any, TypeVar

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from core.kernel.clock import Clock, OffsetFileClock, system_clock
from core.kernel.errors import Invalid
from core.kernel.money import Fen
from ops.simulators.bank_book import Book, Credit, Message, Movement
from ops.simulators.certificates import ensure_certificates
from ops.simulators.data_files import Account, DataFileError, DataFiles, read_accounts, read_payers
from ops.simulators.faults import FaultBoard, Faults
from ops.simulators.secrets import BANKS, ensure_secrets
from ops.simulators.serving import serve
from ops.simulators.signed import Refused, SignedParty

Content = TypeVar("Content")


class Bank:
    """The bank's business: what it takes over, what it refuses, what it says in a receipt."""

    def __init__(self, data: Path, clock: Clock) -> None:
        self.book = Book(data / "bank.sqlite")
        self.accounts = DataFiles(data, "accounts*.csv", read_accounts)
        self.payers = DataFiles(data, "payers*.csv", read_payers)
        self.clock = clock

    def take_over(self, batch: dict[str, Any], faults: Faults) -> dict[str, Any]:
        """8207. A message id that is known gets its first answer, and nothing is booked again."""
        msg_id = batch["msg_id"]
        fingerprint = hashlib.sha256(json.dumps(batch, sort_keys=True).encode()).hexdigest()
        message = self.book.message(msg_id)
        if message is None:
            message = self._decide(batch, fingerprint)
        elif message.fingerprint != fingerprint:
            raise Refused(409, "报文号已使用，但内容不同")
        return {
            "msg_id": "STRANGER" if faults.wrong == "stranger" else msg_id,
            "status": message.status,
            "bank_ref": message.bank_ref,
            "reason": message.reason,
        }

    def receipt(self, question: dict[str, Any], faults: Faults) -> dict[str, Any]:
        """Everything that happened to a batch so far, with the faults in force."""
        msg_id = question["msg_id"]
        message = self.book.message(msg_id)
        if message is None:
            return _receipt(msg_id, "unknown", "", [], faults)
        self.book.settle_pending(msg_id, self._accounts(), self.clock())
        told = [each for each in self.book.movements(msg_id) if not faults.leaves_out(each.line_id)]
        self.book.mark_reported([each.serial for each in told])
        finished = not faults.partial and not self.book.unsettled(msg_id)
        return _receipt(msg_id, "finished" if finished else "processing", message.bank_ref, told, faults)

    async def send_back(self, request: Request) -> Response:
        """`POST /control/returns {"msg_id", "line_id"}`: 退款 of a credit that was paid."""
        raw = await request.json()
        done = self.book.send_back(raw["msg_id"], raw["line_id"], self.clock())
        return JSONResponse({"returned": done}, status_code=200 if done else 409)

    async def statement(self, request: Request) -> Response:
        """`GET /control/accounts/{account}`: what the account got and gave back."""
        return JSONResponse(self.book.statement(request.path_params["account"]))

    async def totals(self, request: Request) -> Response:
        """`GET /control/totals`: the whole book in fen."""
        return JSONResponse(self.book.totals())

    async def reload(self, request: Request) -> Response:
        """`POST /control/reload`: read the accounts again at the next message."""
        self.accounts.reload()
        self.payers.reload()
        return JSONResponse({"reloaded": True})

    def _decide(self, batch: dict[str, Any], fingerprint: str) -> Message:
        msg_id, now = batch["msg_id"], self.clock()
        try:
            self._require_payer(batch)
            credits = _credits(batch)
        except (Invalid, ValueError) as error:
            return self.book.refuse(msg_id, fingerprint, getattr(error, "message", str(error)), now)
        return self.book.accept(msg_id, fingerprint, credits, self._accounts(), now)

    def _require_payer(self, batch: dict[str, Any]) -> None:
        """Raise `ValueError` with the bank's reason unless it knows the payer's account under this name."""
        name = _content_of(self.payers).get(batch["payer_acct_no"])
        if name is None:
            raise ValueError("付款账户不存在")
        if name != batch["payer_acct_name"]:
            raise ValueError("付款账户户名不符")

    def _accounts(self) -> dict[str, Account]:
        return _content_of(self.accounts)


def _content_of(files: DataFiles[Content]) -> Content:
    try:
        return files.current()
    except (DataFileError, KeyError) as error:
        raise Refused(500, f"数据文件有误：{error}") from error


def _credits(batch: dict[str, Any]) -> list[Credit]:
    """The credits of a batch that holds together; raises `ValueError` with the bank's reason for refusing it."""
    detail = batch["detail"]
    if not batch["maker_sign"] or not batch["checker_sign"]:
        raise ValueError("凭证缺少经办签章或审核签章")
    if batch["maker_sign"] == batch["checker_sign"]:
        raise ValueError("经办签章与审核签章相同")
    if batch["total_num"] != len(detail) or not detail:
        raise ValueError("凭证笔数与明细不符")
    credits = [
        Credit(row["id"], row["payee_acct_no"], row["payee_acct_name"], int(Fen.from_yuan(row["pay_amt"])))
        for row in detail
    ]
    if sum(credit.fen for credit in credits) != Fen.from_yuan(batch["total_amt"]):
        raise ValueError("凭证总额与明细合计不符")
    if any(credit.fen <= 0 for credit in credits):
        raise ValueError("明细金额应大于零")
    if len({credit.line_id for credit in credits}) != len(credits):
        raise ValueError("明细编号重复")
    fields = ("id", "payee_acct_no", "payee_acct_name", "pay_amt")
    if _checksum([[row[field] for field in fields] for row in detail]) != batch["checksum"]:
        raise ValueError("明细校验码不符")
    return credits


def _receipt(
    msg_id: str, status: str, bank_ref: str, movements: list[Movement], faults: Faults
) -> dict[str, Any]:
    detail = [
        {
            "id": each.line_id,
            "status": each.status,
            "xpay_amt": Fen(each.fen).yuan,
            "bank_serial": f"{each.serial:016d}",
            "add_word_code": each.code,
            "add_word": each.words,
            "xpay_time": each.at,
        }
        for each in movements
    ]
    if faults.duplicate:
        detail = [row for row in detail for _ in range(2)]
    if faults.out_of_order:
        detail.reverse()
    fields = ("id", "status", "xpay_amt", "bank_serial")
    checksum = _checksum([[row[field] for field in fields] for row in detail])
    return {
        "msg_id": "STRANGER" if faults.wrong == "stranger" else msg_id,
        "status": status,
        "bank_ref": bank_ref,
        "checksum": checksum[::-1] if faults.checksum else checksum,
        "detail": detail,
    }


def _checksum(rows: list[list[str]]) -> str:
    return hashlib.sha256("".join("|".join(row) + "\n" for row in rows).encode()).hexdigest()


def make_app(data: Path, clock: Clock = system_clock) -> Starlette:
    """`/rural_credit/payments/8207`, `/rural_credit/receipts/query`, `/control/…`."""
    board, bank = FaultBoard(BANKS), Bank(data, clock)
    party = SignedParty("rural_credit", ensure_secrets(data)["rural_credit"].encode(), board)
    send = party.endpoint("payments/8207", bank.take_over)
    receipt = party.endpoint("receipts/query", bank.receipt)
    return Starlette(
        routes=[
            Route("/rural_credit/payments/8207", send, methods=["POST"]),
            Route("/rural_credit/receipts/query", receipt, methods=["POST"]),
            *board.routes(),
            Route("/control/reload", bank.reload, methods=["POST"]),
            Route("/control/returns", bank.send_back, methods=["POST"]),
            Route("/control/totals", bank.totals, methods=["GET"]),
            Route("/control/accounts/{account}", bank.statement, methods=["GET"]),
        ]
    )


def main() -> None:
    """Read the command line and serve."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--tls-dir", type=Path, required=True)
    parser.add_argument("--clock-file", type=Path)
    parser.add_argument("--until-stdin-closes", action="store_true")
    options = parser.parse_args()
    _, certificate, key = ensure_certificates(options.tls_dir)
    clock = OffsetFileClock(options.clock_file) if options.clock_file else system_clock
    serve(
        make_app(options.data, clock),
        options.port,
        certificate=(certificate, key),
        until_stdin_closes=options.until_stdin_closes,
    )


if __name__ == "__main__":
    main()
