"""Starting, stopping and restarting the simulators as `ops/run` does."""

from __future__ import annotations

import json
import stat
from datetime import timedelta

import pytest

from core.kernel.clock import OffsetFileClock, system_clock
from core.plugin_api import PersonQuery
from core.plugin_host import bank, budget_registry, business_systems, person_registries
from ops.simulators.launch import start_bank, start_business, start_registries, start_simulators
from ops.simulators.secrets import ensure_secrets
from tests.factories.outside import PEOPLE_COLUMNS, connected, control, write_rows

WANG = "530423195001010019"


def test_outside_names_every_party_by_its_plugin_code(tmp_path):
    with start_simulators(tmp_path) as running:
        codes = {registry.code for registry in person_registries().values()}
        codes |= {budget_registry().code, bank("rural_credit").code, *business_systems()}
        assert set(running.outside) >= codes
        for code, entry in running.outside.items():
            assert set(entry) == {"url", "ca_file", "secret", "timeout_seconds"}
            assert entry["url"].endswith(f"/{code}")
        assert running.outside["rural_credit"]["url"].startswith("https://127.0.0.1:")
        file = tmp_path / "outside.json"
        running.write_outside_file(file)
        assert json.loads(file.read_text()) == running.outside
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_each_party_has_a_secret_of_its_own_that_only_the_owner_reads(tmp_path):
    with start_simulators(tmp_path) as running:
        secrets = [entry["secret"] for entry in running.outside.values()]
    assert len(set(secrets)) == len(secrets)
    assert all(len(secret) >= 32 for secret in secrets)
    assert stat.S_IMODE((tmp_path / "secrets.json").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "tls" / "server.key").stat().st_mode) == 0o600


def test_a_second_start_keeps_secrets_and_certificate(tmp_path):
    kept = []
    for _ in range(2):
        with start_simulators(tmp_path) as running:
            pinned = (tmp_path / "tls" / "ca.pem").read_bytes()
            kept.append(({code: one["secret"] for code, one in running.outside.items()}, pinned))
    assert kept[0] == kept[1]


def test_a_party_that_is_new_gets_a_secret_and_the_others_keep_theirs(tmp_path):
    before = ensure_secrets(tmp_path)
    known = {party: secret for party, secret in before.items() if party != "civil_affairs"}
    (tmp_path / "secrets.json").write_text(json.dumps(known))
    after = ensure_secrets(tmp_path)
    assert {party: after[party] for party in known} == known
    assert len(after["civil_affairs"]) >= 32
    assert stat.S_IMODE((tmp_path / "secrets.json").stat().st_mode) == 0o600


@pytest.mark.parametrize("start", [start_registries, start_bank, start_business])
def test_sigterm_ends_a_simulator_cleanly(tmp_path, start):
    assert start(tmp_path).stop() == 0


@pytest.mark.parametrize("start", [start_registries, start_bank, start_business])
def test_a_simulator_ends_with_its_parent(tmp_path, start):
    simulator = start(tmp_path)
    simulator.process.stdin.close()
    assert simulator.process.wait() == 0
    simulator.process.stdout.close()


def test_a_port_that_is_taken_is_an_error_at_once(tmp_path):
    first = start_registries(tmp_path)
    try:
        with pytest.raises(RuntimeError, match="did not start"):
            start_registries(tmp_path, port=first.port)
    finally:
        first.stop()


async def test_changed_data_files_are_read_again(tmp_path):
    registry = person_registries()["deaths"]
    with start_simulators(tmp_path) as running:
        async with connected(running.outside[registry.code]) as outside:
            ask = [PersonQuery(WANG, "王秀英")]
            assert (await registry.look_up(ask, outside))[WANG].value["dead"] is False
            dead = {"id_number": WANG, "name": "王秀英", "dead": "1", "died_on": "2023-05-02"}
            write_rows(tmp_path / "people-530423.csv", PEOPLE_COLUMNS, [dead])
            assert (await registry.look_up(ask, outside))[WANG].value == {
                "dead": True,
                "died_on": "2023-05-02",
            }
            alive = {"id_number": WANG, "name": "王秀英"}
            write_rows(tmp_path / "people-530423z.csv", PEOPLE_COLUMNS, [alive])
            assert (await registry.look_up(ask, outside))[WANG].value["dead"] is False, (
                "a later file overrides"
            )
            assert await control(running.outside, registry.code, "POST", "reload") == {"reloaded": True}


async def test_answers_carry_business_time(tmp_path):
    clock_file = tmp_path / "clock"
    clock = OffsetFileClock(clock_file)
    clock.advance(timedelta(days=400))
    registry = person_registries()["deaths"]
    with start_simulators(tmp_path / "data", clock_file=clock_file) as running:
        async with connected(running.outside[registry.code]) as outside:
            facts = await registry.look_up([PersonQuery(WANG, "王秀英")], outside)
    assert facts[WANG].as_of - system_clock() > timedelta(days=399)
