"""A publicity over HTTP: officials work on it, everybody reads it while it runs."""

import json

import httpx
import pytest

from core.database import execute, fetch
from core.jobs import run_job
from core.kernel.clock import frozen_clock
from core.publicity import queries
from tenants import county_session
from tests.factories.publicity import DAY, PHONE, SECOND_VILLAGE, day, dossier_to_post, generated, published
from tests.factories.workflow import COUNTY, TOWNSHIP, VILLAGE, id_number

INNER = f"/api/v1/counties/{COUNTY}/publicities"
PUBLIC = f"/api/v1/public/counties/{COUNTY}/publicities"
PEOPLE = [id_number(n, born="19530405") for n in range(3)]


async def public_id_of(publicity_id: int) -> str:
    async with county_session(COUNTY):
        return str((await queries.find(publicity_id)).public_id)


async def test_from_generation_to_confirmation(browser):
    operator: httpx.AsyncClient = await browser("township_operator", TOWNSHIP[:9])
    with frozen_clock(DAY):
        dossier = await dossier_to_post(villages=(VILLAGE, SECOND_VILLAGE))
        waiting = (await operator.get(f"{INNER}/", params={"tab": "to_generate"})).json()
        assert (waiting["total"], waiting["sums"]) == (1, {"people": 6, "fen": 372000})
        made = await operator.post(f"{INNER}/generate", json={"dossier_ids": [dossier]})
        ids = made.json()["publicity_ids"]
        assert len(ids) == 2
        short = await operator.post(f"{INNER}/fill", json={"publicity_ids": ids, "phone": PHONE, "days": 3})
        assert (short.status_code, short.json()["field"]) == (422, "days")
        filled = await operator.post(f"{INNER}/fill", json={"publicity_ids": ids, "phone": PHONE})
        assert filled.status_code == 204
        job = (await operator.post(f"{INNER}/publish", json={"publicity_ids": ids})).json()["job_id"]
        assert await run_job(COUNTY, job) == "done"
        detail = (await operator.get(f"{INNER}/{ids[0]}")).json()
        assert (detail["state"], detail["ends_on"], detail["total_fen"]) == (
            "published",
            "2026-03-08",
            186000,
        )
        early = await operator.post(f"{INNER}/close", json={"publicity_ids": ids})
        assert (early.status_code, early.json()["code"]) == (409, "publicity.still_running")
    with frozen_clock(day(7)):
        assert (await operator.post(f"{INNER}/close", json={"publicity_ids": ids})).status_code == 204
        assert (await operator.post(f"{INNER}/confirm", json={"publicity_ids": ids})).status_code == 204
        again = await operator.post(f"{INNER}/confirm", json={"publicity_ids": ids})
        assert (again.status_code, again.json()["code"]) == (409, "publicity.state")


async def test_pdf_workbook_and_page_can_be_downloaded(browser):
    operator: httpx.AsyncClient = await browser("township_operator", TOWNSHIP[:9])
    with frozen_clock(DAY):
        ids = await published(await dossier_to_post())
        early = await operator.get(f"{INNER}/{ids[0]}/documents/1")
        assert (early.status_code, early.json()["code"]) == (404, "publicity.no_document")
        async with county_session(COUNTY):
            (job,) = await fetch("SELECT id FROM job WHERE kind = 'publicity.documents'")
        await run_job(COUNTY, job["id"])
        (part,) = (await operator.get(f"{INNER}/{ids[0]}/documents")).json()
        assert (part["part"], part["parts"], part["rows"]) == (1, 1, 3)
        pdf = await operator.get(f"{INNER}/{ids[0]}/documents/1")
        workbook = await operator.get(f"{INNER}/{ids[0]}/workbook")
        page = await operator.get(f"{INNER}/{ids[0]}/notice")
    assert pdf.content.startswith(b"%PDF-") and len(pdf.content) == part["bytes"]
    assert workbook.content.startswith(b"PK")
    assert "script-src" not in page.headers["content-security-policy"]
    assert "现予公示" in page.text


async def test_everybody_reads_the_masked_list_while_it_runs(visitor):
    with frozen_clock(DAY):
        ids = await published(await dossier_to_post(id_numbers=PEOPLE))
        public_id = await public_id_of(ids[0])
        answers = [
            await visitor.get(f"{PUBLIC}/", params={"year": 2023}),
            await visitor.get(f"{PUBLIC}/{public_id}"),
            await visitor.get(f"{PUBLIC}/{public_id}/people", params={"size": 2}),
        ]
    assert [answer.status_code for answer in answers] == [200, 200, 200]
    assert answers[0].json()["total"] == 1
    people = answers[2].json()
    assert (people["total"], len(people["rows"])) == (3, 2)
    assert set(people["rows"][0]) == {"number", "name", "id_number", "group", "members", "amount_fen"}
    everything = json.dumps([answer.json() for answer in answers])
    assert not any(number in everything for number in PEOPLE)
    assert "digest" not in everything


async def test_after_the_period_nothing_answers(visitor):
    with frozen_clock(DAY):
        ids = await published(await dossier_to_post())
        public_id = await public_id_of(ids[0])
    with frozen_clock(day(7, hour=0)):
        for path in (public_id, f"{public_id}/people", f"{public_id}/check?digest=ab"):
            answer = await visitor.get(f"{PUBLIC}/{path}")
            assert (answer.status_code, answer.json()["code"]) == (404, "publicity.not_public")
            assert "不再公开" in answer.json()["detail"]
        late = await visitor.post(f"{PUBLIC}/{public_id}/objections", json={"content": "我有不同意见"})
        assert late.status_code == 404
        assert (await visitor.get(f"{PUBLIC}/")).json()["total"] == 0


async def test_the_code_on_the_notice_is_checked(visitor):
    with frozen_clock(DAY):
        ids = await published(await dossier_to_post())
        async with county_session(COUNTY):
            publicity = await queries.find(ids[0])
        address = f"{PUBLIC}/{publicity.public_id}/check"
        genuine = (await visitor.get(address, params={"digest": publicity.root_digest.hex()})).json()
        forged = (await visitor.get(address, params={"digest": "ab" * 32})).json()
        page = await visitor.get(
            f"/p/{COUNTY}/{publicity.public_id}", params={"digest": publicity.root_digest.hex()}
        )
    assert (genuine["authentic"], forged["authentic"]) == (True, False)
    assert "核验通过" in page.text
    assert publicity.title in page.text


async def test_feedback_reaches_the_countys_reviewer_who_decides(visitor, browser):
    reviewer: httpx.AsyncClient = await browser("county_reviewer", COUNTY)
    with frozen_clock(DAY):
        ids = await published(await dossier_to_post())
        sent = await visitor.post(
            f"{PUBLIC}/{await public_id_of(ids[0])}/objections",
            json={"content": f"{PEOPLE[0]} 已迁出本村", "contact": "13900001234", "row_number": 1},
        )
        assert sent.status_code == 201
        (listed,) = (
            await reviewer.get(f"/api/v1/counties/{COUNTY}/objections/", params={"state": "open"})
        ).json()["rows"]
        assert listed["content"] == f"530423**********{PEOPLE[0][-2:]} 已迁出本村"
        assert listed["contact"] == "13900001234"
        decided = await reviewer.post(
            f"/api/v1/counties/{COUNTY}/objections/{listed['id']}/decide",
            json={"upheld": True, "verdict": "经核实已迁出。", "effect": "void"},
        )
        assert decided.status_code == 204
        people = (await visitor.get(f"{PUBLIC}/{await public_id_of(ids[0])}/people")).json()
    assert [row["number"] for row in people["rows"]] == [2, 3]


@pytest.mark.parametrize("county", ["530499", "53042", "abc"])
async def test_unknown_counties_are_not_found(visitor, county):
    assert (await visitor.get(f"/api/v1/public/counties/{county}/publicities/")).status_code == 404


async def test_a_running_publicity_is_extended_and_printed_anew(browser):
    operator: httpx.AsyncClient = await browser("township_operator", TOWNSHIP[:9])
    with frozen_clock(DAY):
        (publicity,) = await published(await dossier_to_post())
        address = f"{INNER}/{publicity}/extend"
        shorter = await operator.post(address, json={"days": 7, "reason": "群众反映较多"})
        assert (shorter.status_code, shorter.json()["code"]) == (422, "publicity.not_longer")
        without = await operator.post(address, json={"days": 10, "reason": " "})
        assert (without.status_code, without.json()["field"]) == (422, "reason")
        extended = await operator.post(address, json={"days": 10, "reason": "群众反映较多"})
        assert extended.status_code == 200, extended.text
        assert (await operator.get(f"{INNER}/{publicity}")).json()["ends_on"] == "2026-03-11"
        assert await run_job(COUNTY, extended.json()["job_id"]) == "done"
        (first,) = (await operator.get(f"{INNER}/{publicity}/documents")).json()
    with frozen_clock(day(1)):
        printed = await operator.post(f"{INNER}/print", json={"publicity_ids": [publicity]})
        assert printed.status_code == 200, printed.text
        assert await run_job(COUNTY, printed.json()["job_id"]) == "done"
        (second,) = (await operator.get(f"{INNER}/{publicity}/documents")).json()
        assert second["made_at"] > first["made_at"]
    with frozen_clock(day(10)):
        late = await operator.post(address, json={"days": 20, "reason": "群众反映较多"})
        assert (late.status_code, late.json()["code"]) == (409, "publicity.over")


async def test_feedback_of_the_public_is_answered_under_its_receipt(visitor, browser, monkeypatch):
    monkeypatch.setattr("core.access.captcha.secrets.choice", lambda letters: "K")
    reviewer: httpx.AsyncClient = await browser("county_reviewer", COUNTY)
    with frozen_clock(DAY):
        public_id = await public_id_of((await published(await dossier_to_post()))[0])
        captcha = (await visitor.post("/api/v1/captchas")).json()["id"]
        body = {
            "name": "王五",
            "content": "名单中有人已搬走",
            "row_number": 1,
            "captcha_id": captcha,
            "captcha_answer": "KKKKK",
        }
        left = await visitor.post(f"{PUBLIC}/{public_id}/feedback", json=body)
        assert left.status_code == 201, left.text
        again = await visitor.post(f"{PUBLIC}/{public_id}/feedback", json=body)
        assert (again.status_code, again.json()["field"]) == (422, "captcha_answer")
        address = f"/api/v1/counties/{COUNTY}/feedback"
        (listed,) = (await reader_rows(reviewer, address))["rows"]
        assert (listed["content"], listed["row_number"]) == ("名单中有人已搬走", 1)
        answer = await reviewer.post(
            f"{address}/{listed['id']}/answer", json={"answer": "经核实，名单无误。"}
        )
        assert answer.json() == {"objection_id": None}
        asked = f"/api/v1/public/counties/{COUNTY}/feedback/answer"
        told = await visitor.post(asked, json={"receipt_code": left.json()["receipt_code"]})
        assert (told.json()["state"], told.json()["answer"]) == ("answered", "经核实，名单无误。")
        assert (await visitor.post(asked, json={"receipt_code": "nothing"})).status_code == 404


async def reader_rows(client, address):
    return (await client.get(address, params={"state": "open"})).json()


async def test_a_township_reads_its_list_enters_objections_and_deletes_what_is_not_filled(browser):
    operator: httpx.AsyncClient = await browser("township_operator", TOWNSHIP[:9])
    with frozen_clock(DAY):
        (shown,) = await published(await dossier_to_post())
        people = (await operator.get(f"{INNER}/{shown}/people")).json()
        assert people["total"] == 3 and PEOPLE[0] not in json.dumps(people)
        entered = await operator.post(
            f"{INNER}/{shown}/objections", json={"content": "不住在本村", "row_number": 1}
        )
        assert entered.status_code == 201, entered.text
        filed = await operator.post(f"{INNER}/delete", json={"publicity_ids": [shown]})
        assert filed.status_code == 409
        (waiting,) = await generated(await dossier_to_post(programme="elderly_service"))
        gone = await operator.post(f"{INNER}/delete", json={"publicity_ids": [waiting]})
        assert gone.status_code == 204, gone.text
        assert (await operator.get(f"{INNER}/{waiting}")).status_code == 404


async def test_whoever_posts_into_a_year_without_recorded_holidays_is_told(browser):
    """公示 over New Year: the warning stands in the dialog before 发布 and 延长, and in what they answer."""
    operator: httpx.AsyncClient = await browser("township_operator", TOWNSHIP[:9])
    with frozen_clock(DAY.replace(month=12, day=30)):
        ids = await generated(await dossier_to_post())
        await operator.post(f"{INNER}/fill", json={"publicity_ids": ids, "phone": PHONE})
        foreseen = await operator.get(f"{INNER}/foreseen-period", params={"ids": ids})
        assert foreseen.json() == {"warning": ""}, "calendar days need no holidays"
        async with county_session(COUNTY):
            await execute("UPDATE publicity SET working_days = true")
        foreseen = await operator.get(f"{INNER}/foreseen-period", params={"ids": ids})
        posted = await operator.post(f"{INNER}/publish", json={"publicity_ids": ids})
        longer = await operator.post(f"{INNER}/{ids[0]}/extend", json={"days": 12, "reason": "群众要求"})
        later = await operator.get(f"{INNER}/foreseen-period", params={"ids": ids, "days": 20})
        unknown = await operator.get(f"{INNER}/foreseen-period", params={"ids": [ids[0], 10**9]})
    told = foreseen.json()["warning"]
    assert told.startswith("2027 年的放假安排还没有录入") and "平台管理 → 放假安排" in told
    assert [answer.status_code for answer in (posted, longer)] == [200, 200]
    assert {answer.json()["warning"] for answer in (posted, longer, later)} == {told}
    assert unknown.status_code == 404
