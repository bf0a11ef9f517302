"""Policy documents and their files."""

from datetime import date
from pathlib import Path

import pytest

from core.catalogue.add_policy_document import FOLDER, MAX_BYTES, add_policy_document
from core.catalogue.list_policy_documents import list_policy_documents
from core.catalogue.pdf_files import store_pdf
from core.catalogue.policy_file import policy_file
from core.catalogue.publish_policy_document import publish_policy_document
from core.kernel.errors import Invalid, NotAllowed, NotFound, TooLarge
from core.kernel.paging import PageRequest
from core.kernel.settings import settings
from tenants import platform_session
from tests.factories.catalogue import stored_official
from tests.factories.officials import official

DEPARTMENT = official("province_department", "53", id=900)


async def _add(content=b"%PDF-1.7 text", by=DEPARTMENT, **changes):
    values = {
        "programme": "minimum_living",
        "title": "最低生活保障办法",
        "document_no": "云民发〔2023〕72号",
        "issued_on": date(2023, 6, 30),
    } | changes
    async with platform_session():
        return await add_policy_document(by, content=content, **values)


async def test_a_document_is_public_only_when_published(province) -> None:
    await stored_official(province)
    document = await _add()
    async with platform_session():
        assert (await list_policy_documents(PageRequest())).total == 0
        with pytest.raises(NotFound):
            await policy_file(document)
        await publish_policy_document(document, DEPARTMENT)
    async with platform_session(read_only=True):
        page = await list_policy_documents(PageRequest(), programme="minimum_living")
        assert (page.total, page.rows[0].has_file) == (1, True)
        assert (await policy_file(document)).read_bytes() == b"%PDF-1.7 text"
    async with platform_session():
        await publish_policy_document(document, DEPARTMENT, published=False)
        assert (await list_policy_documents(PageRequest())).total == 0
        assert (await list_policy_documents(PageRequest(), published_only=False)).total == 1


async def test_wrong_files_and_wrong_posts_are_refused(province) -> None:
    with pytest.raises(Invalid):
        await _add(b"PK\x03\x04")
    with pytest.raises(TooLarge):
        await _add(b"%PDF-" + bytes(MAX_BYTES))
    with pytest.raises(Invalid):
        await _add(title=" ")
    with pytest.raises(NotFound):
        await _add(programme="none", by=official("province_department", "53", programmes=("none",)))
    with pytest.raises(NotAllowed):
        await _add(by=official("county_operator", "530423"))
    with pytest.raises(NotAllowed):
        await _add(by=official("county_admin", "530423", programmes=("elderly_service",)))


async def test_a_county_hands_in_what_the_province_publishes(province) -> None:
    await stored_official(province)
    county = official("county_admin", "530423", id=900)
    document = await _add(by=county)
    async with platform_session():
        with pytest.raises(NotAllowed):
            await publish_policy_document(document, county)
        await publish_policy_document(document, DEPARTMENT)


async def test_two_uploads_of_one_file_at_once_do_not_disturb_each_other(province, monkeypatch) -> None:
    await stored_official(province)
    content = b"%PDF-1.7 handed in twice at the same moment"
    rename, pending = Path.replace, [True]

    def replace(draft: Path, target: Path) -> Path:
        if pending:
            pending.clear()
            # Between the first one's writing and renaming, the second upload does both.
            store_pdf(content, FOLDER)
        return rename(draft, target)

    monkeypatch.setattr(Path, "replace", replace)
    document = await _add(content)
    async with platform_session(read_only=True):
        assert (await policy_file(document, published_only=False)).read_bytes() == content
    assert not list((settings().attachments / FOLDER).glob("*.new"))
