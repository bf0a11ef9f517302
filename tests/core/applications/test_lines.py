"""What officials do with lines: look, enter, correct."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from core.applications.line import LineFilter
from core.applications.line_detail import line_detail
from core.applications.list_lines import list_lines
from core.applications.update_line import update_line
from core.database import current_session, execute
from core.kernel.clock import today
from core.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from core.kernel.paging import PageRequest
from tenants import county_session
from tests.conftest import Province
from tests.factories.applications import (
    COUNTY,
    OTHER_TOWNSHIP,
    TOWNSHIP,
    VILLAGE,
    add_batch,
    directory,
    household_row,
    id_number,
    import_rows,
    row,
)
from tests.factories.entered_lines import (
    AUDITOR,
    OPERATOR,
    OTHER_TOWN,
    REVIEWER,
    TOWN,
    enter,
    ids_of,
    line,
    open_findings,
)
from tests.factories.officials import official


class TestListLines:
    async def test_sums_filters_and_masks(self, province: Province, tmp_path: Path) -> None:
        batch = await add_batch("minimum_living")
        rows = [
            household_row(1),
            household_row(2),
            household_row(3, village="没有的村"),
            household_row(4, village="古城村委会"),
        ]
        await import_rows(tmp_path, batch, rows, OPERATOR, programme="minimum_living")
        async with county_session(COUNTY):
            page = await list_lines(LineFilter(batch), OPERATOR, PageRequest(size=2))
            wrong = await list_lines(LineFilter(batch, abnormal=True), OPERATOR, PageRequest())
            there = await list_lines(LineFilter(batch, region=VILLAGE), OPERATOR, PageRequest())
            came = await list_lines(LineFilter(batch, since=today(), until=today()), OPERATOR, PageRequest())
            later = await list_lines(
                LineFilter(batch, since=today() + timedelta(days=1)), OPERATOR, PageRequest()
            )
            assert (came.total, later.total) == (page.total, 0)
            earlier = LineFilter(batch, until=today() - timedelta(days=1))
            assert (await list_lines(earlier, OPERATOR, PageRequest())).total == 0
            found = await list_lines(
                LineFilter(batch, id_number=rows[1]["id_number"].lower()), OPERATOR, PageRequest()
            )
            named = await list_lines(
                LineFilter(batch, name=rows[1]["name"]), OPERATOR, PageRequest(sort="-name")
            )
        assert page.sums == {"people": 4, "members": 8, "fen": 4 * 62_000 - 62_000, "abnormal": 1}
        assert (page.total, len(page.rows)) == (4, 2)
        assert [one.row_number for one in wrong.rows] == [4]
        assert wrong.rows[0].findings[0].column == "村（社区）"
        assert len(there.rows) == 2
        assert [one.row_number for one in found.rows] == [3]
        assert found.rows[0].name in {one.name for one in named.rows}
        assert rows[1]["id_number"] not in str(found)
        assert rows[1]["account"] not in str(found)

    async def test_keyset_pages_cover_everything_once(self, province: Province, tmp_path: Path) -> None:
        batch = await add_batch()
        await import_rows(tmp_path, batch, [row(n) for n in range(1, 8)], OPERATOR)
        seen, after = [], 0
        async with county_session(COUNTY):
            while rows := (
                await list_lines(LineFilter(batch), OPERATOR, PageRequest(size=3), after_id=after)
            ).rows:
                seen += [one.id for one in rows]
                after = rows[-1].id
        assert seen == await ids_of(batch)

    async def test_list_shows_the_own_township_and_programmes_only(
        self, province: Province, tmp_path: Path
    ) -> None:
        batch = await add_batch()
        await import_rows(tmp_path, batch, [row(1)], OPERATOR)
        stranger = official("county_operator", COUNTY, id=13, programmes=("minimum_living",))
        async with county_session(COUNTY):
            assert (await list_lines(LineFilter(batch), TOWN, PageRequest())).total == 1
            assert (await list_lines(LineFilter(batch), OTHER_TOWN, PageRequest())).total == 0
            assert (await list_lines(LineFilter(batch), stranger, PageRequest())).total == 0

    async def test_number_of_queries_does_not_grow_with_rows(
        self, province: Province, tmp_path: Path
    ) -> None:
        batch = await add_batch()
        await import_rows(tmp_path, batch, [row(n, account=None) for n in range(1, 61)], OPERATOR)
        counts = []
        async with county_session(COUNTY):
            await list_lines(LineFilter(batch), OPERATOR, PageRequest())  # the driver asks for types once
            for size in (1, 60):
                asked: list[str] = []
                with current_session().connection.query_logger(
                    lambda record, asked=asked: asked.append(record.query)
                ):
                    page = await list_lines(LineFilter(batch), OPERATOR, PageRequest(size=size))
                assert len(page.rows) == size
                counts.append(len(asked))
        assert counts[0] == counts[1] <= 4


class TestLineDetail:
    async def test_numbers_are_whole_for_editors_and_masked_for_readers(
        self, province: Province, tmp_path: Path
    ) -> None:
        batch = await add_batch("minimum_living")
        await import_rows(tmp_path, batch, [household_row(1)], OPERATOR, programme="minimum_living")
        (line_id,) = await ids_of(batch)
        async with county_session(COUNTY):
            whole = await line_detail(line_id, OPERATOR)
            masked = await line_detail(line_id, AUDITOR)
        cells = household_row(1)
        assert (whole.summary.id_number, whole.phone, whole.cells["account"]) == (
            cells["id_number"],
            cells["phone"],
            cells["account"],
        )
        assert whole.members[0].id_number == id_number(1, born="20100101")
        for number in (cells["id_number"], cells["phone"], cells["account"], whole.members[0].id_number):
            assert number not in str(masked)

    async def test_abnormal_line_of_a_reader_hides_what_was_written(
        self, province: Province, tmp_path: Path
    ) -> None:
        batch = await add_batch()
        await import_rows(tmp_path, batch, [row(1, village="没有的村")], OPERATOR)
        (line_id,) = await ids_of(batch)
        async with county_session(COUNTY):
            masked = await line_detail(line_id, AUDITOR)
        assert row(1)["id_number"] not in str(masked)
        assert masked.cells["village"] == "没有的村"

    async def test_foreign_township_and_unknown_line(self, province: Province, tmp_path: Path) -> None:
        batch = await add_batch()
        line_id = await enter(batch)
        async with county_session(COUNTY):
            with pytest.raises(NotAllowed):
                await line_detail(line_id, OTHER_TOWN)
            with pytest.raises(NotFound, match="刷新"):
                await line_detail(line_id + 1, OPERATOR)


class TestEnterLine:
    async def test_single_application_becomes_a_valid_line(self, province: Province) -> None:
        batch = await add_batch()
        line_id = await enter(batch, TOWN, "township", TOWNSHIP)
        stored = await line(line_id)
        assert (stored["channel"], stored["entry"], stored["entered_by"], stored["intake_status"]) == (
            "single",
            "township",
            8,
            "valid",
        )

    async def test_wrong_form_is_refused_with_every_problem(self, province: Province) -> None:
        batch = await add_batch()
        with pytest.raises(Invalid) as caught:
            await enter(batch, id_number="123", account="abc")
        columns = [problem["column"] for problem in caught.value.details["problems"]]
        assert columns == ["身份证号", "银行账号"]
        assert await ids_of(batch) == []

    async def test_second_claim_is_refused_and_leaves_nothing(self, province: Province) -> None:
        batch = await add_batch()
        await enter(batch)
        with pytest.raises(Conflict, match="已有申报"):
            await enter(batch)
        assert len(await ids_of(batch)) == 1

    async def test_other_township_is_refused(self, province: Province) -> None:
        batch = await add_batch()
        with pytest.raises(NotAllowed):
            await enter(batch, OTHER_TOWN, "township", TOWNSHIP)
        with pytest.raises(Invalid, match="申报地区"):
            await enter(batch, OTHER_TOWN, "township", OTHER_TOWNSHIP)


class TestUpdateLine:
    async def test_correction_makes_an_abnormal_line_valid(self, province: Province, tmp_path: Path) -> None:
        batch = await add_batch()
        await import_rows(tmp_path, batch, [row(1, village="没有的村")], OPERATOR)
        (line_id,) = await ids_of(batch)
        async with county_session(COUNTY):
            await update_line(line_id, {"village": "大新村委会"}, OPERATOR, directory(), version=1)
        stored = await line(line_id)
        assert (stored["intake_status"], stored["village_code"], stored["version"]) == ("valid", VILLAGE, 2)
        assert stored["recipient_id"] is not None
        assert await open_findings(line_id) == []

    async def test_another_post_in_the_county_moves_no_line_to_another_township(
        self, province: Province
    ) -> None:
        batch = await add_batch()
        line_id = await enter(batch, TOWN, entry="township", region=TOWNSHIP)
        both = replace(TOWN, grants=(*TOWN.grants, *REVIEWER.grants))
        changes = {"township": "河西镇", "village": "石山嘴村民委员会"}
        with pytest.raises(Invalid):
            async with county_session(COUNTY):
                await update_line(line_id, changes, both, directory(), version=1)

    async def test_changed_account_starts_all_checks_again(self, province: Province) -> None:
        batch = await add_batch()
        line_id = await enter(batch)
        async with county_session(COUNTY):
            await execute("UPDATE line SET card_status = 'passed', alert_status = 'passed'")
            await update_line(line_id, {"account": "6210170000000099999"}, OPERATOR, directory(), version=1)
        stored = await line(line_id)
        assert (stored["card_status"], stored["alert_status"]) == ("pending", "pending")
        async with county_session(COUNTY) as session:
            assert (
                session.cipher.open(stored["account_cipher"], "line", "account_cipher", line_id)
                == "6210170000000099999"
            )

    async def test_household_keeps_its_members(self, province: Province, tmp_path: Path) -> None:
        batch = await add_batch("minimum_living")
        await import_rows(tmp_path, batch, [household_row(1)], OPERATOR, programme="minimum_living")
        (line_id,) = await ids_of(batch)
        async with county_session(COUNTY):
            await update_line(line_id, {"amount_yuan": "700"}, OPERATOR, directory(), version=1)
            detail = await line_detail(line_id, OPERATOR)
        assert [member.name for member in detail.members] == ["李小四"]
        assert detail.summary.amount_fen == 70_000

    async def test_stale_version_wrong_value_and_second_claim_change_nothing(
        self, province: Province
    ) -> None:
        batch = await add_batch()
        first = await enter(batch)
        second = await enter(batch, id_number=id_number(5))
        before = dict(await line(second))
        for changes, version, error, words in (
            ({"phone": None}, 7, Conflict, "刷新"),
            ({"account": None}, 1, Invalid, "账号"),
            ({"id_number": row(1)["id_number"]}, 1, Conflict, "已有申报"),
        ):
            with pytest.raises(error, match=words):
                async with county_session(COUNTY):
                    await update_line(second, changes, OPERATOR, directory(), version=version)
        assert dict(await line(second)) == before
        assert (await line(first))["version"] == 1

    async def test_sent_off_line_is_not_changed(self, province: Province) -> None:
        batch = await add_batch()
        line_id = await enter(batch)
        async with county_session(COUNTY):
            await execute("UPDATE line SET status = 'void'")
        with pytest.raises(Conflict, match="已送审、作废"):
            async with county_session(COUNTY):
                await update_line(line_id, {"phone": None}, OPERATOR, directory(), version=1)
