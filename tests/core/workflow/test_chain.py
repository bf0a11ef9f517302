import pytest

from core.kernel.errors import Conflict, Invalid
from core.workflow.chain import default_chain, parse_chain
from core.workflow.rules import resume_path
from core.workflow.stages import ORDER, STAGES

FUNDS = ["finance_review", "indicator_link", "payment_request", "payment"]


def test_the_township_chain_of_a_programme_with_two_postings() -> None:
    chain = default_chain(
        "township", needs_calculation=True, publicity_stages=["township_publicity", "township_repost"]
    )
    assert list(chain.stages) == [
        "township_confirm",
        "township_publicity",
        "township_review",
        "calculation",
        "department_review",
        "township_repost",
        *FUNDS,
    ]
    assert chain.return_targets("department_review") == ("calculation",)
    assert chain.return_targets("finance_review") == ("department_review", "township_repost")
    assert parse_chain(chain.to_json()) == chain


def test_a_county_import_keeps_its_only_posting() -> None:
    chain = default_chain("county", needs_calculation=False, publicity_stages=["township_publicity"])
    assert list(chain.stages) == ["county_confirm", "township_publicity", "department_review", *FUNDS]


def test_calculated_amounts_are_posted() -> None:
    chain = default_chain("township", needs_calculation=True, publicity_stages=["township_publicity"])
    assert chain.place("county_publicity") > chain.place("calculation")


def test_a_programme_may_have_no_posting() -> None:
    chain = default_chain("county", needs_calculation=False, publicity_stages=[])
    assert not chain.publicises
    assert list(chain.stages) == ["county_confirm", "department_review", *FUNDS]


@pytest.mark.parametrize(
    ("stages", "returns", "code"),
    [
        (["calculation", "department_review", *FUNDS], {}, "workflow.chain_start"),
        (["county_confirm", *FUNDS], {}, "workflow.chain_incomplete"),
        (["county_confirm", "department_review", "payment"], {}, "workflow.chain_incomplete"),
        (["county_confirm", *FUNDS, "department_review"], {}, "workflow.chain_order"),
        (["county_confirm", "department_review", "department_review", *FUNDS], {}, "workflow.chain_order"),
        (["township_confirm", "county_confirm", "department_review", *FUNDS], {}, "workflow.chain_start"),
        (["county_confirm", "coffee", "department_review", *FUNDS], {}, "workflow.unknown_stage"),
        (
            ["township_confirm", "township_publicity", "township_review", "calculation", *FUNDS],
            {},
            "workflow.chain_publicity",
        ),
        (
            ["county_confirm", "department_review", *FUNDS],
            {"department_review": "finance_review"},
            "workflow.chain_return",
        ),
        (
            ["county_confirm", "department_review", *FUNDS],
            {"calculation": "county_confirm"},
            "workflow.chain_return",
        ),
        ("county_confirm", {}, "workflow.chain"),
        (["county_confirm", "department_review", *FUNDS], ["x"], "workflow.chain"),
    ],
)
def test_a_bad_chain_is_refused_when_it_is_saved(stages, returns, code: str) -> None:
    with pytest.raises(Invalid) as caught:
        parse_chain({"stages": stages, "returns": returns})
    assert caught.value.code == code


def test_stages_are_in_order_and_each_has_its_permission() -> None:
    assert list(STAGES) == sorted(STAGES, key=ORDER.__getitem__)
    assert all(stage.permission == f"stage:{code}" for code, stage in STAGES.items() if code != "payment")


def test_behind_the_last_stage_there_is_nothing() -> None:
    chain = default_chain("county", needs_calculation=False, publicity_stages=[])
    with pytest.raises(Conflict):
        chain.next_after("payment")
    with pytest.raises(Conflict):
        chain.next_after("calculation")
    assert chain.before("county_confirm") is None


def test_effects_are_undone_from_the_newest_stage_down_to_the_target() -> None:
    chain = default_chain("township", needs_calculation=True, publicity_stages=["county_publicity"])
    assert chain.passed_backwards("department_review", "township_review") == (
        "department_review",
        "county_publicity",
        "calculation",
    )


def test_resuming_passes_over_sealed_stages_and_stops_where_work_was_undone() -> None:
    chain = default_chain(
        "township", needs_calculation=True, publicity_stages=["township_publicity", "county_publicity"]
    )
    path = resume_path(chain, "township_confirm", "department_review")
    assert path.skipped == ("township_publicity", "township_review")
    assert path.landing == "calculation"
    path = resume_path(chain, "calculation", "department_review")
    assert path.skipped == ("county_publicity",)
    assert path.landing == "department_review"
