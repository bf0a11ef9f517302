"""The reason codes of 云南农信: none that the bank uses is unknown here, none is undocumented."""

from __future__ import annotations

from pathlib import Path

from ops.simulators.bank_book import FAILURES, NO_ACCOUNT, OTHER_NAME, RETURNED
from plugins.banks.rural_credit import reasons


def test_every_code_of_the_bank_has_a_reason():
    used = {code for code, _ in (*FAILURES.values(), NO_ACCOUNT, OTHER_NAME, RETURNED)}
    assert used <= set(reasons.REASONS)


def test_every_code_is_in_the_readme():
    text = (Path(reasons.__file__).parent / "README.md").read_text(encoding="utf-8")
    for code in reasons.REASONS:
        assert f"| {code} |" in text


def test_a_code_that_is_not_agreed_keeps_the_words_of_the_bank():
    assert reasons.reason_text("7777", "账户被法院查封") == "银行返回原因代码 7777：账户被法院查封"
    assert reasons.reason_text("", "") == "银行返回原因代码 空：未说明"
