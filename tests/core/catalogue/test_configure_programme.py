"""A county's own chain and publicity are validated when they are saved."""

from copy import deepcopy

import pytest

from core.catalogue.configure_programme import configure_programme
from core.catalogue.enable_programme import enable_programme
from core.catalogue.programme_settings import programme_settings
from core.database import fetch_row
from core.kernel.errors import Invalid, NotAllowed, NotFound
from tenants import platform_session
from tests.factories.catalogue import disabled_programme, enabled_programme
from tests.factories.officials import official

ADMIN = official("county_admin", "530423", id=5)


async def _configure(chains=None, publicity=None, by=ADMIN):
    async with platform_session():
        await configure_programme("530423", "elderly_allowance", by, chains=chains or {}, publicity=publicity)


async def test_default_chain_of_both_entries(province) -> None:
    settings = await enabled_programme("530423", "elderly_allowance")
    township = settings.chains["township"]["stages"]
    assert township[0] == "township_confirm"
    assert [stage for stage in township if stage.endswith("review")] == [
        "township_review",
        "department_review",
        "finance_review",
    ]
    assert settings.chains["county"]["stages"][0] == "county_confirm"
    assert settings.chains["county"]["stages"][-3:] == ["indicator_link", "payment_request", "payment"]


async def test_a_longer_chain_and_longer_posting_are_kept(province) -> None:
    settings = await enabled_programme("530423", "elderly_allowance")
    chain = deepcopy(dict(settings.chains["county"]))
    chain["stages"].insert(chain["stages"].index("finance_review"), "township_repost")
    rounds = [dict(posting) for posting in settings.publicity]
    rounds[0]["days"] = 10
    rounds.append(
        {"stage": "township_repost", "days": 3, "working_days": False, "place": "村务公开栏", "online": False}
    )
    await _configure({"county": chain}, rounds)
    async with platform_session(read_only=True):
        merged = await programme_settings("530423", "elderly_allowance")
        entry = await fetch_row("SELECT * FROM audit_entry WHERE action = 'county_programme.configure'")
    assert "township_repost" in merged.chains["county"]["stages"]
    assert merged.chains["township"] == settings.chains["township"]
    assert {posting["stage"]: posting["days"] for posting in merged.publicity}["township_publicity"] == 10
    assert entry["account"] == ADMIN.account


@pytest.mark.parametrize(
    "stage",
    [
        "department_review",
        "township_review",
        "county_publicity",
        "township_publicity",
        "calculation",
        "finance_review",
    ],
)
async def test_no_review_posting_or_calculation_may_be_dropped(province, stage) -> None:
    settings = await enabled_programme("530423", "elderly_allowance")
    chain = {
        "stages": [kept for kept in settings.chains["township"]["stages"] if kept != stage],
        "returns": {},
    }
    with pytest.raises(Invalid):
        await _configure({"township": chain})


async def test_wrong_order_unknown_stage_and_wrong_start_are_refused(province) -> None:
    settings = await enabled_programme("530423", "elderly_allowance")
    stages = list(settings.chains["township"]["stages"])
    for wrong in (
        [stages[1], stages[0], *stages[2:]],
        [*stages[:-1], "gift", stages[-1]],
        settings.chains["county"]["stages"],
    ):
        with pytest.raises(Invalid):
            await _configure({"township": {"stages": wrong, "returns": {}}})
    with pytest.raises(Invalid):
        await _configure({"village": settings.chains["township"]})


@pytest.mark.parametrize(
    "change",
    [{"days": 6}, {"online": False}, {"place": " "}, {"days": 61}, {"days": True}, {"stage": "payment"}],
)
async def test_publicity_is_never_shortened(province, change) -> None:
    settings = await enabled_programme("530423", "elderly_allowance")
    rounds = [dict(posting) for posting in settings.publicity]
    rounds[0] |= change
    with pytest.raises(Invalid) as refused:
        await _configure(publicity=rounds)
    assert refused.value.field == "publicity"
    with pytest.raises(Invalid):
        await _configure(publicity=rounds[1:])


async def test_a_stage_without_days_is_refused(province) -> None:
    settings = await enabled_programme("530423", "elderly_allowance")
    chain = deepcopy(dict(settings.chains["county"]))
    chain["stages"].insert(chain["stages"].index("finance_review"), "township_repost")
    with pytest.raises(Invalid) as refused:
        await _configure({"county": chain})
    assert "乡镇再公示" in refused.value.message


async def test_settings_of_a_programme_that_the_county_does_not_run(province) -> None:
    await disabled_programme("530423", "elderly_service")
    async with platform_session(read_only=True):
        with pytest.raises(NotFound) as refused:
            await programme_settings("530423", "elderly_service")
        assert refused.value.code == "programme.not_enabled"
        with pytest.raises(NotFound):
            await programme_settings("530423", "none")


async def test_only_the_countys_administrator_enables_and_configures(province) -> None:
    await enabled_programme("530423", "elderly_allowance")
    stranger = official("county_admin", "530425")
    with pytest.raises(NotAllowed):
        await _configure(by=stranger)
    async with platform_session():
        with pytest.raises(NotAllowed):
            await enable_programme("530423", "elderly_service", stranger, bank_channel="ynrcc")
        with pytest.raises(NotFound):
            await enable_programme("530423", "none", ADMIN, bank_channel="ynrcc")
        with pytest.raises(NotFound):
            await enable_programme("530423", "elderly_service", ADMIN, bank_channel="no_such_bank")
