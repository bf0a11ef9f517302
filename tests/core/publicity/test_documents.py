"""The printed notice: PDF in a job, page, Excel."""

import asyncio
import io
import os
import re
import time
from zipfile import ZipFile

import pypdf
import pytest
import python_calamine

from core.database import fetch, fetch_value
from core.jobs import run_job
from core.kernel.clock import frozen_clock
from core.kernel.errors import NotAllowed, NotFound, Unavailable
from core.kernel.settings import settings
from core.kernel.unnamed_files import OLD_SECONDS
from core.publicity import jobs, queries
from core.publicity import make_notice as notices
from core.publicity.export_publicity import export_publicity
from core.publicity.extend_publicity import extend_publicity
from core.publicity.list_documents import list_documents
from core.publicity.notice_page import notice_page
from core.publicity.print_notice import FOLDER, print_notice
from core.publicity.read_document import read_document
from core.publicity.reprint_publicity import reprint_publicity
from core.workflow import return_dossiers
from ops.drop_lost_files import drop_lost_files
from tenants import county_session
from tests.factories.officials import official
from tests.factories.publicity import CALENDAR, DAY, PHONE, day, dossier_to_post, generated, published
from tests.factories.workflow import COUNTY, TOWNSHIP_OPERATOR, id_number

NAMES = ["王秀英", "䶮㛃垚", "<b>李芳</b>"]
PEOPLE = [id_number(n, born="19520304") for n in range(3)]


async def printed() -> int:
    """Publish a list of three and run its job; returns the posting."""
    ids = await published(await dossier_to_post(names=NAMES, id_numbers=PEOPLE, village_group="第3村民小组"))
    await run_documents()
    return ids[0]


async def run_documents() -> None:
    async with county_session(COUNTY):
        jobs = await fetch("SELECT id FROM job WHERE kind = 'publicity.documents' AND state = 'queued'")
    for job in jobs:
        assert await run_job(COUNTY, job["id"]) == "done"


async def pdf_texts(publicity_id: int) -> list[str]:
    async with county_session(COUNTY):
        documents = await list_documents(publicity_id, TOWNSHIP_OPERATOR)
    readers = [pypdf.PdfReader(io.BytesIO(read_document(documents, each.part))) for each in documents]
    return ["\n".join(page.extract_text() for page in reader.pages) for reader in readers]


async def test_the_pdf_shows_the_names_and_no_whole_id_number(province):
    with frozen_clock(DAY):
        publicity_id = await printed()
        async with county_session(COUNTY):
            publicity = await queries.find(publicity_id)
    (text,) = await pdf_texts(publicity_id)
    for wanted in (
        *NAMES,
        publicity.title,
        PHONE,
        "2023年5月第1批",
        "2026年3月2日",
        "2026年3月8日",
        "1,860.00",
    ):
        assert wanted in text.replace(" ", "").replace("\n", "")
    assert text.count("530423**********") == 3
    assert not any(number in text for number in PEOPLE)
    assert publicity.root_digest.hex() in text.replace("\n", "")


async def test_long_lists_are_numbered_parts(province, monkeypatch):
    split = notices.split_rows
    monkeypatch.setattr(notices, "split_rows", lambda rows: split(rows, 2))
    with frozen_clock(DAY):
        publicity_id = await printed()
        first, second = await pdf_texts(publicity_id)
        async with county_session(COUNTY):
            page = await notice_page(publicity_id, TOWNSHIP_OPERATOR, part=2)
            with pytest.raises(NotFound, match="没有第 3 部分"):
                await notice_page(publicity_id, TOWNSHIP_OPERATOR, part=3)
    assert "（1/2）" in first
    assert "（2/2）" in second
    assert NAMES[0] in first
    assert NAMES[0] not in second
    assert "&lt;b&gt;李芳" in page


async def test_the_page_is_escaped_and_loads_nothing(province):
    with frozen_clock(DAY):
        ids = await published(await dossier_to_post(names=NAMES))
        async with county_session(COUNTY):
            page = await notice_page(ids[0], TOWNSHIP_OPERATOR)
    assert "<b>李芳" not in page
    assert "&lt;b&gt;李芳" in page
    assert re.findall(r'(?:src|href)="(?!data:)', page) == []


async def test_a_draft_has_no_check_code(province):
    with frozen_clock(DAY):
        ids = await generated(await dossier_to_post())
        async with county_session(COUNTY):
            page = await notice_page(ids[0], TOWNSHIP_OPERATOR)
    assert "核验" not in page


async def test_the_workbook_is_masked_and_has_no_formula(province):
    with frozen_clock(DAY):
        ids = await published(await dossier_to_post(names=["=1+1", *NAMES[1:]], id_numbers=PEOPLE))
        async with county_session(COUNTY):
            content = await export_publicity(ids[0], TOWNSHIP_OPERATOR)
    rows = python_calamine.load_workbook(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    assert rows[1] == ["序号", "姓名", "身份证号", "村民小组", "人数", "金额（元）"]
    assert [row[1] for row in rows[2:]] == ["=1+1", *NAMES[1:]]
    assert [row[2] for row in rows[2:]] == [f"530423**********{number[-2:]}" for number in PEOPLE]
    assert [row[5] for row in rows[2:]] == [620.0] * 3
    package = ZipFile(io.BytesIO(content))
    assert all(b"<f>" not in package.read(name) for name in package.namelist())


async def test_a_changed_file_is_not_handed_out_and_can_be_printed_again(province):
    with frozen_clock(DAY):
        publicity_id = await printed()
        async with county_session(COUNTY):
            (document,) = await list_documents(publicity_id, TOWNSHIP_OPERATOR)
        path = settings().var / document.stored_path
        assert path.stat().st_mode & 0o077 == 0
        path.write_bytes(b"%PDF-1.7 something else")
        with pytest.raises(Unavailable, match="重新生成"):
            read_document([document])
        async with county_session(COUNTY):
            await reprint_publicity([publicity_id], TOWNSHIP_OPERATOR)
        await run_documents()
        assert "王秀英" in (await pdf_texts(publicity_id))[0]


async def _job_of(posting: int) -> int:
    async with county_session(COUNTY):
        return await reprint_publicity([posting], TOWNSHIP_OPERATOR)


def _printed_files() -> list[str]:
    return sorted(str(path.relative_to(settings().var)) for path in settings().var.rglob("documents/**/*.*"))


async def test_two_jobs_print_one_posting_at_once(province, monkeypatch):
    """The chance of the moment is played: both have printed before the first one records what it printed."""
    both, arrived = asyncio.Event(), []

    async def print_together(*arguments, **named):
        parts = await print_notice(*arguments, **named)
        arrived.append(parts)
        if len(arrived) == 2:
            both.set()
        await both.wait()
        return parts

    with frozen_clock(DAY):
        posting = await printed()
        again = [await _job_of(posting), await _job_of(posting)]
        monkeypatch.setattr(jobs, "print_notice", print_together)
        assert await asyncio.gather(*(run_job(COUNTY, each) for each in again)) == ["done", "done"]
    (text,) = await pdf_texts(posting)
    assert "王秀英" in text
    async with county_session(COUNTY):
        documents = await list_documents(posting, TOWNSHIP_OPERATOR)
    assert [document.stored_path for document in documents] == _printed_files()


async def test_a_slow_job_does_not_put_back_an_older_notice(province, monkeypatch):
    """While one job prints, the posting is extended and another job prints the new days; then the first one ends."""

    async def print_late(*arguments, **named):
        parts = await print_notice(*arguments, **named)
        monkeypatch.setattr(jobs, "print_notice", print_notice)
        with frozen_clock(day(0, hour=10)):
            async with county_session(COUNTY):
                newer = await extend_publicity(
                    posting, TOWNSHIP_OPERATOR, days=10, reason="名单有疑问", calendar=CALENDAR
                )
            assert await run_job(COUNTY, newer.job_id) == "done"
        return parts

    with frozen_clock(DAY):
        posting = await printed()
        slow = await _job_of(posting)
        monkeypatch.setattr(jobs, "print_notice", print_late)
        assert await run_job(COUNTY, slow) == "done"
    (text,) = await pdf_texts(posting)
    assert "2026年3月11日" in re.sub(r"\s", "", text)
    async with county_session(COUNTY):
        documents = await list_documents(posting, TOWNSHIP_OPERATOR)
    assert [document.stored_path for document in documents] == _printed_files()


async def test_a_voided_posting_is_not_printed(province):
    with frozen_clock(DAY):
        dossier = await dossier_to_post()
        await published(dossier)
        async with county_session(COUNTY):
            await return_dossiers([dossier], TOWNSHIP_OPERATOR, "名单有误")
        await run_documents()
        async with county_session(COUNTY):
            assert await fetch_value("SELECT count(*) FROM publicity_document") == 0


async def test_glyphs_that_are_missing_are_reported(province):
    with frozen_clock(DAY):
        ids = await published(await dossier_to_post(names=["王\U00031350", "李", "张"]))
        await run_documents()
        async with county_session(COUNTY):
            (document,) = await list_documents(ids[0], TOWNSHIP_OPERATOR)
    assert document.missing_glyphs == "\U00031350"


async def test_other_townships_see_nothing_of_it(province):
    stranger = official("township_operator", "530423102", id=60)
    with frozen_clock(DAY):
        ids = await generated(await dossier_to_post())
    for call in (notice_page, export_publicity, list_documents):
        with pytest.raises(NotAllowed):
            async with county_session(COUNTY):
                await call(ids[0], stranger)


async def test_files_of_a_killed_job_are_swept_and_named_or_fresh_ones_stay(province):
    with frozen_clock(DAY):
        await printed()
    folder = settings().var / FOLDER / COUNTY
    (named,) = folder.glob("*.pdf")
    lost, fresh = folder / "lost.pdf", folder / "fresh.pdf"
    for file in (lost, fresh):
        file.write_bytes(b"%PDF")
    for file in (named, lost):
        os.utime(file, (time.time() - OLD_SECONDS - 60,) * 2)
    done = {}
    assert (await drop_lost_files(done))[COUNTY] == 1
    assert sorted(folder.glob("*.pdf")) == sorted([named, fresh])
    assert await drop_lost_files(done) == {}, "once a day"
