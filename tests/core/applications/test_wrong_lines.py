"""What officials do with lines that are wrong: check again, override, delete."""

from __future__ import annotations

from pathlib import Path

import asyncpg
import pytest

from core.applications.delete_lines import delete_lines
from core.applications.line import LineFilter
from core.applications.list_lines import list_lines
from core.applications.override_line import override_line
from core.applications.revalidate_lines import revalidate_lines
from core.database import execute, fetch_row, fetch_value
from core.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from core.kernel.paging import PageRequest
from tenants import county_session
from tests.conftest import Province
from tests.factories.applications import (
    COUNTY,
    add_batch,
    directory,
    import_rows,
    row,
)
from tests.factories.entered_lines import OPERATOR, OTHER_TOWN, REVIEWER, enter, ids_of, line, open_findings


class TestRevalidateLines:
    async def test_lines_pass_once_the_obstacle_is_gone(self, province: Province, tmp_path: Path) -> None:
        batch = await add_batch()
        rows = [row(1), row(1, phone=None), row(2, account="x")]
        await import_rows(tmp_path, batch, rows, OPERATOR)
        first, double, wrong = await ids_of(batch)
        async with county_session(COUNTY):
            await delete_lines([first], OPERATOR, "本人放弃")
            result = await revalidate_lines([double, wrong], OPERATOR, directory())
        assert (result.checked, result.passed) == (2, 1)
        assert (await line(double))["intake_status"] == "valid"
        assert await open_findings(double) == []
        assert await open_findings(wrong) == ["account.malformed"]

    async def test_two_doubles_cannot_both_pass(self, province: Province, tmp_path: Path) -> None:
        batch = await add_batch()
        await import_rows(tmp_path, batch, [row(1), row(1, phone=None), row(1, village_group=None)], OPERATOR)
        first, *doubles = await ids_of(batch)
        async with county_session(COUNTY):
            await delete_lines([first], OPERATOR, "本人放弃")
            result = await revalidate_lines(doubles, OPERATOR, directory())
        assert (result.checked, result.passed) == (2, 1)

    async def test_valid_lines_are_not_for_it(self, province: Province) -> None:
        batch = await add_batch()
        line_id = await enter(batch)
        with pytest.raises(Conflict, match="导入异常"):
            async with county_session(COUNTY):
                await revalidate_lines([line_id], OPERATOR, directory())


class TestOverrideLine:
    async def unusual(self, tmp_path: Path) -> tuple[int, int]:
        batch = await add_batch()
        await import_rows(tmp_path, batch, [row(1, name="A迪力")], OPERATOR)
        (line_id,) = await ids_of(batch)
        assert await open_findings(line_id) == ["name.unusual"]
        return batch, line_id

    async def test_second_person_passes_an_overridable_line(self, province: Province, tmp_path: Path) -> None:
        _, line_id = await self.unusual(tmp_path)
        async with county_session(COUNTY):
            await override_line(line_id, REVIEWER, "证件姓名确为如此")
        stored = await line(line_id)
        assert (stored["intake_status"], stored["flagged"], stored["overridden_by"]) == ("valid", True, 9)
        assert stored["recipient_id"] is not None, "accounts of the person can be maintained from now on"
        async with county_session(COUNTY):
            found = await fetch_row("SELECT resolution, resolved_by, resolved_reason FROM finding")
        assert tuple(found) == ("overridden", 9, "证件姓名确为如此")

    async def test_nobody_overrides_what_the_same_person_entered(
        self, province: Province, tmp_path: Path
    ) -> None:
        _, line_id = await self.unusual(tmp_path)
        with pytest.raises(NotAllowed, match="另一人"):
            async with county_session(COUNTY):
                await override_line(line_id, OPERATOR, "证件姓名确为如此")

    async def test_database_refuses_the_same_person_too(self, province: Province, tmp_path: Path) -> None:
        _, line_id = await self.unusual(tmp_path)
        with pytest.raises(asyncpg.CheckViolationError, match="line_override_other_person"):
            async with county_session(COUNTY):
                await execute("UPDATE line SET overridden_by = entered_by WHERE id = $1", line_id)

    async def test_rule_that_may_not_be_overridden_stays(self, province: Province, tmp_path: Path) -> None:
        batch = await add_batch()
        await import_rows(tmp_path, batch, [row(1, name="A迪力", account=None)], OPERATOR)
        (line_id,) = await ids_of(batch)
        with pytest.raises(Conflict, match="银行账号"):
            async with county_session(COUNTY):
                await override_line(line_id, REVIEWER, "证件姓名确为如此")
        assert await open_findings(line_id) == ["name.unusual", "account.missing"]

    async def test_reason_is_required_and_second_claim_refused(
        self, province: Province, tmp_path: Path
    ) -> None:
        batch, line_id = await self.unusual(tmp_path)
        with pytest.raises(Invalid, match="理由"):
            async with county_session(COUNTY):
                await override_line(line_id, REVIEWER, " ")
        await enter(batch)
        with pytest.raises(Conflict, match="已有申报"):
            async with county_session(COUNTY):
                await override_line(line_id, REVIEWER, "证件姓名确为如此")


class TestDeleteLines:
    async def test_deleted_lines_leave_the_list_and_stay_on_record(
        self, province: Province, tmp_path: Path
    ) -> None:
        batch = await add_batch()
        await import_rows(tmp_path, batch, [row(1), row(2, account=None)], OPERATOR)
        ids = await ids_of(batch)
        async with county_session(COUNTY):
            assert await delete_lines(ids, OPERATOR, "重复报送") == 2
            assert (await list_lines(LineFilter(batch), OPERATOR, PageRequest())).total == 0
            assert await fetch_value("SELECT count(*) FROM line WHERE status = 'deleted'") == 2
            audit = await fetch_row("SELECT count, after FROM audit_entry WHERE action = 'line.delete'")
        assert audit is None, "written at commit"
        async with county_session(COUNTY):
            audit = await fetch_row("SELECT count, after FROM audit_entry WHERE action = 'line.delete'")
        assert (audit["count"], audit["after"]) == (2, {"reason": "重复报送"})

    async def test_foreign_missing_or_closed(self, province: Province) -> None:
        batch = await add_batch()
        line_id = await enter(batch)
        for by, ids, error in (
            (OTHER_TOWN, [line_id], NotAllowed),
            (OPERATOR, [line_id, 999], NotFound),
            (OPERATOR, [], Invalid),
        ):
            with pytest.raises(error):
                async with county_session(COUNTY):
                    await delete_lines(ids, by, "重复报送")
        async with county_session(COUNTY):
            await execute("UPDATE batch SET state = 'closed'")
        with pytest.raises(Conflict, match="已关闭"):
            async with county_session(COUNTY):
                await delete_lines([line_id], OPERATOR, "重复报送")
        assert (await line(line_id))["status"] == "open"
