"""A claimant who draws for themselves: the number is sealed once, and is the payee's wherever one is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.applications.line_detail import line_detail
from core.database import fetch
from tenants import county_session
from tests.conftest import Province
from tests.factories.applications import COUNTY, add_batch, import_rows, row
from tests.factories.officials import official

OPERATOR = official("county_operator", COUNTY, id=7)
SPOUSE = {"payee_name": "李四", "payee_id_number": row(9)["id_number"], "payee_relation": "配偶"}


@pytest.mark.parametrize("payee", [{}, SPOUSE])
async def test_the_payee_s_number_is_sealed_for_somebody_else_only(
    province: Province, tmp_path: Path, payee: dict[str, str]
) -> None:
    await import_rows(tmp_path, await add_batch(), [row(1) | payee], OPERATOR)
    async with county_session(COUNTY, read_only=True):
        [line] = await fetch(
            "SELECT id, payee_id_cipher, payee_id_digest = id_digest AS is_payee, payee_name FROM line"
        )
        assert (line["payee_id_cipher"] is None, line["is_payee"]) == (not payee, not payee)
        detail = await line_detail(line["id"], OPERATOR)
    assert detail.payee_id_number == (row(9) if payee else row(1))["id_number"]
