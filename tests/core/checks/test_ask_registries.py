from core.checks.ask_registries import GIVE_UP_AFTER, ask_registries
from core.plugin_api import Fact, FactState, PersonQuery, PersonRegistry
from core.plugin_host import person_registries
from tests.factories.outside import set_faults
from tests.factories.registries import person, registries
from tests.factories.workflow import id_number

PEOPLE = [person(id_number(700 + n), f"王某{n}") for n in range(5)]
QUERIES = [PersonQuery(each["id_number"], each["name"]) for each in PEOPLE]


async def test_each_registry_answers_for_itself(province, tmp_path) -> None:
    with registries(tmp_path / "outside", PEOPLE) as parties:
        await set_faults(parties, "death_registry", down=True)
        answers = await ask_registries({"card": QUERIES, "deaths": QUERIES, "moon": QUERIES})
    assert all(answers["card"][each].state is FactState.KNOWN for each in QUERIES)
    for name in ("deaths", "moon"):
        assert all(answers[name][each].state is FactState.UNKNOWN for each in QUERIES)
        assert all(answers[name][each].note for each in QUERIES)


async def test_people_who_are_left_out_are_unknown(province, tmp_path) -> None:
    silent = [PEOPLE[0] | {"silent": "card_registry"}, *PEOPLE[1:]]
    with registries(tmp_path / "outside", silent):
        answers = await ask_registries({"card": QUERIES})
    assert [answers["card"][each].state for each in QUERIES] == [FactState.UNKNOWN] + [FactState.KNOWN] * 4


async def test_answers_that_cannot_be_trusted_are_no_answers(province, tmp_path) -> None:
    with registries(tmp_path / "outside", PEOPLE) as parties:
        for wrong in ("signature", "json", "shape", "stranger", "twice"):
            await set_faults(parties, "card_registry", wrong=wrong)
            answers = await ask_registries({"card": QUERIES})
            assert {answers["card"][each].state for each in QUERIES} == {FactState.UNKNOWN}, wrong


async def test_a_registry_that_keeps_failing_is_left_alone(province, tmp_path, monkeypatch) -> None:
    class OneByOne:
        """The card registry, asked about one person at a time."""

        def __init__(self, inner: PersonRegistry) -> None:
            self.code, self.title, self.fact = inner.code, inner.title, inner.fact
            self.batch_size, self.asked, self.inner = 1, 0, inner

        async def look_up(self, people, outside) -> dict[str, Fact]:
            self.asked += 1
            return await self.inner.look_up(people, outside)

    registry = OneByOne(person_registries()["card"])
    monkeypatch.setitem(person_registries(), "card", registry)
    many = [PersonQuery(id_number(720 + n), "王某") for n in range(30)]
    with registries(tmp_path / "outside", PEOPLE) as parties:
        await set_faults(parties, "card_registry", down=True)
        await ask_registries({"card": many})
        assert GIVE_UP_AFTER <= registry.asked < 10
        await set_faults(parties, "card_registry")
        registry.asked = 0
        await ask_registries({"card": many})
        assert registry.asked == 30


async def test_one_number_with_two_names_is_asked_about_twice(province, tmp_path) -> None:
    right, wrong = QUERIES[0], PersonQuery(QUERIES[0].id_number, "另一人")
    with registries(tmp_path / "outside", PEOPLE):
        answers = await ask_registries({"card": [right, wrong]})
    assert answers["card"][right].value["name_matches"] is True
    assert answers["card"][wrong].value["name_matches"] is False


async def test_an_unconfigured_party_is_unknown(province) -> None:
    answers = await ask_registries({"card": QUERIES[:1]})
    assert "尚未配置" in answers["card"][QUERIES[0]].note
