"""A list becomes lines once, whole or not at all, with a finding for every wrong row."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from core.applications import queries
from core.applications.store_upload import store_upload
from core.database import current_session, execute, fetch, fetch_row, fetch_value
from core.jobs import retry_job, run_job
from core.kernel.errors import Conflict, Invalid, NotAllowed
from tenants import county_session
from tests.conftest import Province
from tests.factories.applications import (
    COUNTY,
    OTHER_TOWNSHIP,
    TOWNSHIP,
    VILLAGE,
    add_batch,
    household_row,
    id_number,
    import_rows,
    row,
    send_file,
    workbook,
)
from tests.factories.officials import official

OPERATOR = official("county_operator", COUNTY, id=7)
TOWN = official("township_operator", TOWNSHIP[:9], id=8)


async def lines(county: str = COUNTY) -> list[Any]:
    async with county_session(county, read_only=True):
        return await fetch("SELECT * FROM line ORDER BY id")


async def findings() -> list[Any]:
    async with county_session(COUNTY, read_only=True):
        return await fetch(
            "SELECT l.row_number, f.rule_code, f.column_title, f.reason, f.remedy FROM finding f"
            " JOIN line l ON l.id = f.line_id WHERE f.resolution = 'open' ORDER BY f.id"
        )


async def test_every_row_becomes_a_line_with_its_snapshot(province: Province, tmp_path: Path) -> None:
    batch = await add_batch()
    payee = {
        "payee_name": "王小明",
        "payee_id_number": id_number(77, born="19800101"),
        "payee_relation": "父子",
    }
    result = await import_rows(tmp_path, batch, [row(1), row(2, **payee)], OPERATOR)
    assert result == {"file_id": 1, "rows": 2, "valid": 2, "abnormal": 0, "mended": 0}
    own, other = await lines()
    assert (own["township_code"], own["village_code"], own["village_group"]) == (TOWNSHIP, VILLAGE, "3组")
    assert own["birth_date"] == date(1940, 1, 1)
    assert (own["intake_status"], own["card_status"], own["alert_status"], own["status"]) == (
        "valid",
        "pending",
        "pending",
        "open",
    )
    assert (own["payee_name"], own["payee_relation"]) == (own["name"], "本人")
    assert own["payee_id_digest"] == own["id_digest"]
    assert (other["payee_name"], other["payee_relation"]) == ("王小明", "父子")
    assert own["bank_code"] == "YNRCC"
    assert own["attributes"] == {"category": "低保", "certificate_no": ""}
    async with county_session(COUNTY) as session:
        opened = [
            session.cipher.open(other[column], "line", column, other["id"])
            for column in ("id_cipher", "phone_cipher", "payee_id_cipher", "account_cipher")
        ]
        assert other["account_digest"] == session.digests.digest("account", row(2)["account"])
    assert opened == [row(2)["id_number"], "13800000000", payee["payee_id_number"], row(2)["account"]]


async def test_no_number_of_a_person_is_stored_in_clear(province: Province, tmp_path: Path) -> None:
    batch = await add_batch()
    await import_rows(
        tmp_path, batch, [row(1), row(2, id_number="110105194912310021", account="62x")], OPERATOR
    )
    owner = await province.owner("east")
    try:
        text = ""
        for table in ("line", "finding", "intake_file", "job", "audit_entry"):
            text += str(
                [dict(found) for found in await owner.fetch(f"SELECT t::text FROM c{COUNTY}.{table} t")]
            )
    finally:
        await owner.close()
    for number in (row(1)["id_number"], row(1)["account"], row(1)["phone"], "110105194912310021"):
        assert number not in text


async def test_numbers_in_the_wrong_column_are_not_stored_in_clear_either(
    province: Province, tmp_path: Path
) -> None:
    """A column was left out, so that everything moved by one: the row is abnormal and its cells are kept sealed."""
    number, account = id_number(1), "6210170000000000001"
    batch = await add_batch()
    wrong = row(
        1, name=number, id_number="13800000000", village=number, bank_name=account, village_group=account
    )
    await import_rows(tmp_path, batch, [wrong], OPERATOR)
    async with county_session(COUNTY, read_only=True):
        lines = await fetch("SELECT to_jsonb(l)::text AS text FROM line l")
        findings = await fetch("SELECT to_jsonb(f)::text AS text FROM finding f")
    stored = "".join(row["text"] for row in [*lines, *findings])
    assert [secret for secret in (number, account) if secret in stored] == []
    assert "530423" in stored


async def test_household_brings_members_and_amount(province: Province, tmp_path: Path) -> None:
    batch = await add_batch("minimum_living")
    await import_rows(tmp_path, batch, [household_row(1)], OPERATOR, programme="minimum_living")
    (line,) = await lines()
    assert (line["declared_fen"], line["amount_fen"], line["member_count"]) == (62_000, 62_000, 2)
    assert "members" not in line["attributes"]
    async with county_session(COUNTY) as session:
        member = await fetch_row("SELECT * FROM line_member WHERE line_id = $1", line["id"])
        number = session.cipher.open(member["id_cipher"], "line_member", "id_cipher", f"{line['id']}.1")
    assert (member["name"], member["relation"], number) == ("李小四", "子女", id_number(1, born="20100101"))


async def test_wrong_rows_stay_behind_with_row_column_reason_and_remedy(
    province: Province, tmp_path: Path
) -> None:
    batch = await add_batch()
    good = id_number(5)
    rows = [
        row(1),
        row(2, id_number=good[:17] + ("0" if good[17] != "0" else "1")),
        row(3, village="不存在的村委会"),
        row(4, account=None),
        row(5, payee_name="王小明"),
        row(6, category="其他"),
        row(7, name=None, bank_name="外星银行"),
    ]
    result = await import_rows(tmp_path, batch, rows, OPERATOR)
    assert (result["valid"], result["abnormal"]) == (1, 6)
    found = [(one["row_number"], one["column_title"]) for one in await findings()]
    assert found == [
        (3, "身份证号"),
        (4, "村（社区）"),
        (5, "银行账号"),
        (6, "受款人身份证号"),
        (6, "与受款人关系"),
        (7, "困难类别"),
        (8, "姓名"),
        (8, "开户银行"),
    ]
    for one in await findings():
        assert one["reason"]
        assert one["remedy"].startswith("请") or "受款人" in one["remedy"]
    missing_account = (await lines())[3]
    assert missing_account["account_cipher"] is None
    half_payee = (await lines())[4]
    assert (half_payee["payee_name"], half_payee["payee_id_digest"]) == (None, None), (
        "never the claimant instead (L33)"
    )


async def test_raw_values_of_a_wrong_row_are_kept_sealed(province: Province, tmp_path: Path) -> None:
    batch = await add_batch()
    await import_rows(tmp_path, batch, [row(1, id_number="12345")], OPERATOR)
    (line,) = await lines()
    async with county_session(COUNTY) as session:
        raw = json.loads(session.cipher.open(line["raw_cipher"], "line", "raw_cipher", line["id"]))
    assert raw["cells"]["id_number"] == "12345"
    assert raw["cells"]["name"] == row(1)["name"]


async def test_second_claim_in_file_and_batch_is_a_finding_not_a_line_to_pay(
    province: Province, tmp_path: Path
) -> None:
    batch = await add_batch()
    await import_rows(tmp_path, batch, [row(1), row(2), row(1, village_group="9组")], OPERATOR, name="a.xlsx")
    await import_rows(tmp_path, batch, [row(2, phone=None), row(3)], OPERATOR, name="b.xlsx")
    assert [line["intake_status"] for line in await lines()] == [
        "valid",
        "valid",
        "abnormal",
        "abnormal",
        "valid",
    ]
    reasons = [one["reason"] for one in await findings()]
    assert "本文件第 2 行" in reasons[0]
    assert "“a.xlsx”第 3 行" in reasons[1]


async def test_same_file_twice_is_one_import(province: Province, tmp_path: Path) -> None:
    batch = await add_batch()
    path = workbook(tmp_path / "a.xlsx", [row(1)])
    first = await send_file(path, batch, OPERATOR)
    second = await send_file(path, batch, official("county_operator", COUNTY, id=9))
    assert (second.file_id, second.job_id, second.repeated) == (first.file_id, first.job_id, True)
    await run_job(COUNTY, first.job_id)
    third = await send_file(path, batch, OPERATOR)
    assert (third.file_id, third.job_id, third.repeated) == (first.file_id, None, True)
    assert len(await lines()) == 1
    async with county_session(COUNTY):
        assert await fetch_value("SELECT count(*) FROM job") == 1


async def test_two_imports_at_once_never_double_a_line(province: Province, tmp_path: Path) -> None:
    batch = await add_batch()
    rows = [row(n) for n in range(1, 301)]
    jobs = []
    for number, place in enumerate(("甲", "乙", "丙")):
        path = workbook(tmp_path / f"{number}.xlsx", [dict(cells, village_group=place) for cells in rows])
        received = await send_file(path, batch, official("county_operator", COUNTY, id=20 + number))
        jobs.append(received.job_id)
    await asyncio.gather(*(run_job(COUNTY, job_id) for job_id in jobs))
    async with county_session(COUNTY):
        counts = await fetch(
            "SELECT intake_status, count(*) AS n, count(DISTINCT id_digest) AS people FROM line GROUP BY 1 ORDER BY 1"
        )
    assert [tuple(one) for one in counts] == [("abnormal", 600, 300), ("valid", 300, 300)]


async def test_repeating_a_finished_job_changes_nothing(province: Province, tmp_path: Path) -> None:
    batch = await add_batch()
    received = await send_file(workbook(tmp_path / "a.xlsx", [row(1)]), batch, OPERATOR)
    await run_job(COUNTY, received.job_id)
    before = [dict(line) for line in await lines()]
    async with county_session(COUNTY):
        await current_session().connection.execute(
            "UPDATE job SET state = 'queued', run_after = '2000-01-01' WHERE true"
        )
    await run_job(COUNTY, received.job_id)
    assert [dict(line) for line in await lines()] == before


async def test_township_may_send_for_itself_only(province: Province, tmp_path: Path) -> None:
    batch = await add_batch()
    path = workbook(tmp_path / "a.xlsx", [row(1)])
    with pytest.raises(NotAllowed):
        await send_file(path, batch, TOWN, entry="township", region=OTHER_TOWNSHIP)
    with pytest.raises(Invalid, match="本乡镇"):
        await send_file(path, batch, TOWN, entry="township", region="530423000000")
    with pytest.raises(NotAllowed):
        await send_file(path, batch, TOWN, entry="county", region="530423000000")


async def test_rows_of_another_township_are_abnormal_for_a_township(
    province: Province, tmp_path: Path
) -> None:
    batch = await add_batch()
    rows = [row(1), row(2, township="河西镇", village="石山嘴村委会"), row(3, township=None)]
    await import_rows(tmp_path, batch, rows, TOWN, entry="township", region=TOWNSHIP)
    assert [line["intake_status"] for line in await lines()] == ["valid", "abnormal", "valid"]
    assert {line["township_code"] for line in await lines()} == {TOWNSHIP}
    (finding,) = await findings()
    assert "申报地区" in finding["reason"] or "没有" in finding["reason"]


async def test_chosen_village_fills_empty_places_and_refuses_others(
    province: Province, tmp_path: Path
) -> None:
    batch = await add_batch()
    rows = [row(1, township=None, village=None), row(2, village="古城村民委员会")]
    await import_rows(tmp_path, batch, rows, OPERATOR, region=VILLAGE)
    assert [(line["intake_status"], line["village_code"]) for line in await lines()][0] == ("valid", VILLAGE)
    assert (await lines())[1]["intake_status"] == "abnormal"


async def test_closed_batch_takes_nothing(province: Province, tmp_path: Path) -> None:
    batch = await add_batch()
    path = workbook(tmp_path / "a.xlsx", [row(1)])
    received = await send_file(path, batch, OPERATOR)
    async with county_session(COUNTY):
        await current_session().connection.execute("UPDATE batch SET state = 'closed'")
    with pytest.raises(Conflict, match="已关闭"):
        await send_file(workbook(tmp_path / "b.xlsx", [row(2)]), batch, OPERATOR)
    await run_job(COUNTY, received.job_id)
    assert await lines() == []
    async with county_session(COUNTY):
        file = await queries.file(received.file_id)
    assert (file["state"], "已关闭" in file["problem"]) == ("refused", True)


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (
            {"rows": [row(1), row(2, id_number=float(row(2)["id_number"][:17] + "0"))]},
            "第 3 行“身份证号”被存成了数字",
        ),
        ({"rows": [row(1), row(2, account=6217001234567890)]}, "第 3 行“银行账号”被存成了数字"),
        ({"rows": [row(1)], "formula_at": "A5"}, "公式"),
        ({"rows": [row(1)], "merge": "A5:B6"}, "合并单元格"),
        ({"rows": []}, "没有填写任何申报数据"),
        ({"rows": [household_row(1)], "programme": "minimum_living"}, "minimum_living"),
        ({"rows": [row(1)], "headings": ["姓名", "身份证号"]}, "缺少列"),
    ],
)
async def test_file_that_cannot_be_taken_changes_nothing(
    province: Province, tmp_path: Path, spoil: dict[str, Any], words: str
) -> None:
    batch = await add_batch()
    await import_rows(tmp_path, batch, [row(100)], OPERATOR, name="before.xlsx")
    before = [dict(line) for line in await lines()]
    path = workbook(tmp_path / "bad.xlsx", spoil.pop("rows"), **spoil)
    received = await send_file(path, batch, OPERATOR)
    await run_job(COUNTY, received.job_id)
    assert [dict(line) for line in await lines()] == before
    async with county_session(COUNTY):
        file = await queries.file(received.file_id)
        job = await fetch_row("SELECT state, error, attempt FROM job WHERE id = $1", received.job_id)
    assert (file["state"], job["state"], job["attempt"]) == ("refused", "failed", 1)
    assert words in file["problem"]
    assert job["error"] == file["problem"]


async def test_refused_file_may_be_sent_again(province: Province, tmp_path: Path) -> None:
    batch = await add_batch()
    path = workbook(tmp_path / "bad.xlsx", [])
    first = await send_file(path, batch, OPERATOR)
    await run_job(COUNTY, first.job_id)
    second = await send_file(path, batch, OPERATOR)
    assert second.file_id != first.file_id
    assert not second.repeated


async def test_file_whose_job_died_for_good_is_imported_when_sent_again(
    province: Province, tmp_path: Path
) -> None:
    batch = await add_batch()
    path = workbook(tmp_path / "a.xlsx", [row(1)])
    first = await send_file(path, batch, OPERATOR)
    async with county_session(COUNTY):
        await execute("UPDATE job SET state = 'failed', attempt = 5 WHERE id = $1", first.job_id)
    second = await send_file(path, batch, OPERATOR)
    assert (second.file_id, second.repeated) == (first.file_id, True)
    assert second.job_id != first.job_id
    await run_job(COUNTY, second.job_id)
    assert [line["intake_status"] for line in await lines()] == ["valid"]


async def test_example_row_and_numbered_empty_rows_are_passed_over(
    province: Province, tmp_path: Path
) -> None:
    batch = await add_batch()
    rows = [row(1, ordinal="示例"), row(2), {"ordinal": "3"}, row(4)]
    result = await import_rows(tmp_path, batch, rows, OPERATOR)
    assert result["rows"] == 2
    assert [line["row_number"] for line in await lines()] == [3, 5]


async def test_upload_beyond_the_limit_leaves_no_file(province: Province) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(5):
            yield b"x" * 1000

    with pytest.raises(Invalid, match="超过"):
        await store_upload(endless(), file_name="a.xlsx", county=COUNTY, area="intake", limit_bytes=3000)
    folder = province.var / "attachments" / COUNTY / "intake"
    assert list(folder.iterdir()) == []


async def test_client_file_name_never_becomes_a_path(province: Province) -> None:
    async def content() -> AsyncIterator[bytes]:
        yield b"x"

    stored = await store_upload(
        content(), file_name="..\\..\\etc/名单\x00.xlsx", county=COUNTY, area="intake", limit_bytes=100
    )
    assert stored.file_name == "名单.xlsx"
    assert stored.path.parent == province.var / "attachments" / COUNTY / "intake"


async def test_a_cancelled_import_waits_and_is_taken_by_the_next_attempt(
    province: Province, tmp_path: Path
) -> None:
    """A list that nobody looked at is not refused: repeating the job must not be `done` without a line."""
    batch = await add_batch()
    received = await send_file(workbook(tmp_path / "名单.xlsx", [row(1)]), batch, OPERATOR)
    assert received.job_id is not None
    async with county_session(COUNTY):
        await execute("UPDATE job SET cancel_asked = true WHERE id = $1", received.job_id)
    assert await run_job(COUNTY, received.job_id) == "cancelled"
    async with county_session(COUNTY):
        file = await fetch_row("SELECT state, problem FROM intake_file WHERE id = $1", received.file_id)
        await retry_job(OPERATOR, received.job_id)
    assert file is not None and (file["state"], file["problem"]) == ("waiting", None)
    assert await run_job(COUNTY, received.job_id) == "done"
    assert len(await lines()) == 1
