"""数据治理 over HTTP: the list and its export."""

from __future__ import annotations

from tests.factories.recipients import created_recipient
from tests.factories.workflow import COUNTY, TOWNSHIP


async def test_what_is_listed_can_be_exported(browser) -> None:
    for place in (1, 2):
        await created_recipient(place, name="张大山")
    operator = await browser("township_operator", TOWNSHIP[:9])
    path = f"/api/v1/counties/{COUNTY}/cleanup"
    answer = (await operator.get(path, params={"kind": "same_person"})).json()
    assert (answer["total"], answer["rows"][0]["subject"]) == (2, "recipient")
    sent = await operator.get(f"{path}/export", params={"kind": "same_person"})
    assert sent.status_code == 200
    assert sent.content[:2] == b"PK"
    assert (await operator.get(path, params={"kind": "untidy"})).status_code == 422
    assert (await operator.get(f"{path}/export", params={"kind": "untidy"})).status_code == 422
