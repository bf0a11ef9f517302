"""Regions, catalogue, recipients, entitlements and batches as a browser uses them."""

from datetime import timedelta

from core.kernel.clock import today
from core.recipients.recipient import SELF
from tests.factories.recipients import TOWNSHIP, VILLAGE, person_number

API = "/api/v1/counties/530423"
PERSON = {
    "kind": "individual",
    "name": "张大山",
    "id_number": person_number(1),
    "village": VILLAGE,
    "phone": "13812345678",
}
ACCOUNT = {
    "account": "6210170000000000018",
    "bank_code": "YNRCC",
    "bank_name": "云南省农村信用社",
    "reason": "登记",
}


async def test_regions_and_the_list_of_programmes_are_public(visitor) -> None:
    counties = (await visitor.get("/api/v1/regions", params={"parent": "530400000000"})).json()
    assert ("530423000000", "通海县") in [(region["code"], region["name"]) for region in counties]
    found = (
        await visitor.get("/api/v1/regions/search", params={"text": "大新", "within": "530423000000"})
    ).json()
    assert [region["code"] for region in found] == [VILLAGE]
    assert (await visitor.get("/api/v1/regions/530423000000")).json()["full_name"] == "云南省玉溪市通海县"
    assert (await visitor.get("/api/v1/regions/539999000000")).status_code == 404
    programmes = (await visitor.get("/api/v1/public/programmes", params={"county": "530423"})).json()
    assert "17-2" in [programme["official_number"] for programme in programmes]
    assert (await visitor.get("/api/v1/programmes")).status_code == 401


async def test_a_county_sets_its_standard(browser) -> None:
    operator = await browser("county_operator", "530423")
    tomorrow = (today() + timedelta(days=1)).isoformat()
    body = {"effective_from": tomorrow, "rates_fen": {"month": 6000}, "document_no": "通民发〔2026〕1号"}
    made = await operator.post(f"{API}/programmes/elderly_service/standards", json=body)
    assert made.status_code == 201, made.text
    listed = await operator.get(
        "/api/v1/programmes/elderly_service/standards", params={"region": "530423000000"}
    )
    assert listed.json()[0]["rates_fen"] == {"month": 6000}
    refused = await operator.post(
        f"{API}/programmes/elderly_service/standards", json=body | {"rates_fen": {"month": 99999999}}
    )
    assert (refused.status_code, refused.json()["code"]) == (422, "standard.outside_bounds")
    assert "“补贴标准（每人每月）”999999.99 元不在 50.00 至 300.00 元之间" in refused.json()["detail"]
    (rate,) = (await operator.get(f"{API}/programmes/elderly_service/rates")).json()
    assert (rate["fen"], rate["own_fen"], rate["coming_fen"], rate["coming_from"]) == (
        5000,
        None,
        6000,
        tomorrow,
    )
    assert (rate["lowest_fen"], rate["highest_fen"]) == (5000, 30_000)


async def test_a_county_sees_which_programmes_it_runs(browser) -> None:
    admin = await browser("county_admin", "530423")
    address = f"{API}/programmes"
    before = {row["id"]: row for row in (await admin.get(address)).json()}
    assert before["elderly_allowance"]["enabled"]
    assert before["elderly_allowance"]["stages"][0] == "county_confirm"
    stopped = await admin.post(
        f"{address}/elderly_allowance/enable", json={"bank_channel": "rural_credit", "enabled": False}
    )
    assert stopped.status_code == 204, stopped.text
    idle = (await admin.get(address, params={"enabled": False})).json()
    assert [(row["id"], row["bank_channel"]) for row in idle] == [("elderly_allowance", "rural_credit")]


async def test_a_county_configures_its_chain(browser) -> None:
    admin = await browser("county_admin", "530423")
    address = f"{API}/programmes/elderly_allowance/settings"
    settings = (await admin.get(address)).json()
    rounds = [posting | {"days": posting["days"] + 3} for posting in settings["publicity"]]
    saved = await admin.put(address, json={"chains": {}, "publicity": rounds})
    assert saved.status_code == 204, saved.text
    assert (await admin.get(address)).json()["publicity"] == rounds
    short = [posting | {"days": 1} for posting in rounds]
    assert (await admin.put(address, json={"chains": {}, "publicity": short})).status_code == 422


async def test_batches_open_list_and_close(browser) -> None:
    operator = await browser("county_operator", "530423")
    made = await operator.post(f"{API}/batches", json={"programme": "elderly_service", "period": "202305"})
    assert (made.status_code, made.json()["number"], made.json()["state"]) == (201, 1, "open")
    batch = made.json()["id"]
    listed = (await operator.get(f"{API}/batches", params={"year": 2023, "state": "open"})).json()
    assert (listed["rows"][0]["cycle"], listed["rows"][0]["period"]) == ("monthly", "202305")
    assert ([row["id"] for row in listed["rows"]], listed["total"]) == ([batch], 1)
    compared = (await operator.get(f"{API}/batches/{batch}/difference")).json()
    assert compared["added"] == {"people": 0, "fen": 0, "previous_fen": 0}
    assert (await operator.post(f"{API}/batches/{batch}/close")).status_code == 204
    assert (await operator.post(f"{API}/batches/{batch}/close")).status_code == 409
    stranger = await browser("county_operator", "530423", programmes=("minimum_living",))
    assert (await stranger.get(f"{API}/batches/{batch}")).status_code == 403
    assert (await operator.get(f"{API}/batches/{batch}")).json()["state"] == "closed"


async def test_a_recipient_its_account_and_its_entitlement(browser) -> None:
    operator = await browser("township_operator", TOWNSHIP)
    reviewer = await browser("township_reviewer", TOWNSHIP)
    made = await operator.post(f"{API}/recipients", json=PERSON)
    assert made.status_code == 201, made.text
    recipient = f"{API}/recipients/{made.json()['id']}"
    proposed = await operator.post(f"{recipient}/accounts", json=ACCOUNT)
    assert proposed.status_code == 201, proposed.text
    account = f"{API}/accounts/{proposed.json()['id']}"
    assert (await operator.post(f"{account}/confirm")).status_code == 403
    assert (await reviewer.post(f"{account}/confirm")).status_code == 204
    full, masked = (await operator.get(recipient)).json(), (await reviewer.get(recipient)).json()
    assert full["summary"]["id_number"] == PERSON["id_number"]
    assert PERSON["id_number"] not in str(masked) and ACCOUNT["account"] not in str(masked)
    assert (full["accounts"][0]["state"], full["accounts"][0]["holder_relation"]) == ("active", SELF)

    granted = await operator.post(
        f"{API}/entitlements",
        json={
            "programme": "elderly_service",
            "recipient_id": made.json()["id"],
            "starts_on": "2023-05-01",
            "basis": "民政认定",
            "attributes": {"category": "低保"},
        },
    )
    assert granted.status_code == 201, granted.text
    entitlement = f"{API}/entitlements/{granted.json()['id']}"
    assert (await operator.post(f"{entitlement}/suspend", json={"basis": "待核查"})).status_code == 204
    assert (await operator.post(f"{entitlement}/suspend", json={"basis": "待核查"})).status_code == 409
    assert (await reviewer.get(entitlement)).json()["state"] == "suspended"
    assert (await reviewer.get(f"{API}/entitlements", params={"state": "live"})).json()["total"] == 0


async def test_people_are_found_by_number_and_changed_by_version(browser) -> None:
    operator = await browser("township_operator", TOWNSHIP)
    made = (await operator.post(f"{API}/recipients", json=PERSON)).json()["id"]
    recipient = f"{API}/recipients/{made}"
    found = await operator.post(f"{API}/recipients/search", json={"id_number": PERSON["id_number"]})
    assert ([row["id"] for row in found.json()["rows"]], PERSON["id_number"] in found.text) == ([made], False)
    assert (await operator.post(f"{API}/recipients/search", json={})).json()["total"] == 0
    assert (await operator.patch(recipient, json={"version": 1, "name": "张大川"})).status_code == 204
    assert (await operator.patch(recipient, json={"version": 1, "name": "张大海"})).status_code == 409
    wrong = await operator.post(f"{API}/recipients", json=PERSON | {"id_number": "530423195001010011"})
    assert (wrong.status_code, wrong.json()["field"]) == (422, "id_number")
    assert len((await operator.get(f"{recipient}/changes")).json()) == 2
    neighbour = await browser("township_operator", "530423102000")
    assert (await neighbour.get(recipient)).status_code == 403


async def test_a_policy_document_is_read_by_the_public_once_it_is_published(browser, visitor) -> None:
    department = await browser("province_department", "53")
    made = await department.post(
        "/api/v1/policy-documents",
        data={"title": "低保办法", "document_no": "云民发〔2023〕72号", "issued_on": "2023-06-30"},
        files={"file": ("低保.pdf", b"%PDF-1.7 text", "application/pdf")},
    )
    assert made.status_code == 201, made.text
    document = made.json()["id"]
    public = f"/api/v1/public/policy-documents/{document}/file"
    assert (await visitor.get(public)).status_code == 404
    published = await department.post(
        f"/api/v1/policy-documents/{document}/publish", json={"published": True}
    )
    assert published.status_code == 204
    assert (await visitor.get(public)).content == b"%PDF-1.7 text"
    assert (await visitor.get("/api/v1/public/policy-documents")).json()["total"] == 1
    wrong = await department.post(
        "/api/v1/policy-documents",
        data={"title": "低保办法", "document_no": "号", "issued_on": "2023-06-30"},
        files={"file": ("a.pdf", b"MZ", "application/pdf")},
    )
    assert (wrong.status_code, wrong.json()["code"]) == (422, "policy.not_pdf")
