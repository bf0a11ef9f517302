"""指标挂接 as a pure decision: every fen finds its indicator."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.funds.rules import DossierTotal, LinkRule, Source, plan_linking
from core.kernel.errors import Conflict, Invalid


def _source(number: int, available: int, **rule: int) -> Source:
    return Source(number, f"云财社〔2023〕{number}号", available, **rule)


def test_in_order_empties_one_indicator_before_the_next() -> None:
    shares = plan_linking(
        LinkRule.IN_ORDER, [DossierTotal(1, 700), DossierTotal(2, 500)], [_source(10, 1000), _source(20, 900)]
    )
    assert [(s.dossier_id, s.indicator_id, s.fen) for s in shares] == [
        (1, 10, 700),
        (2, 10, 300),
        (2, 20, 200),
    ]


def test_in_order_names_the_shortfall() -> None:
    with pytest.raises(Conflict, match="还差 2.00 元") as caught:
        plan_linking(LinkRule.IN_ORDER, [DossierTotal(1, 1200)], [_source(10, 1000)])
    assert caught.value.details["shortfall_fen"] == 200


def test_by_ratio_is_exact_for_every_dossier() -> None:
    shares = plan_linking(
        LinkRule.BY_RATIO,
        [DossierTotal(1, 100), DossierTotal(2, 101)],
        [_source(10, 1000, ratio_bp=3333), _source(20, 1000, ratio_bp=6667)],
    )
    assert [(s.dossier_id, s.indicator_id, s.fen) for s in shares] == [
        (1, 10, 33),
        (1, 20, 67),
        (2, 10, 34),
        (2, 20, 67),
    ]


@pytest.mark.parametrize("ratios", [(5000, 4999), (10_000, 0), (12_000, -2_000)])
def test_ratios_must_make_a_whole(ratios: tuple[int, int]) -> None:
    sources = [_source(n, 1000, ratio_bp=ratio) for n, ratio in enumerate(ratios)]
    with pytest.raises(Invalid, match="100%"):
        plan_linking(LinkRule.BY_RATIO, [DossierTotal(1, 100)], sources)


def test_by_ratio_names_the_indicator_that_has_too_little() -> None:
    sources = [_source(10, 40, ratio_bp=5000), _source(20, 1000, ratio_bp=5000)]
    with pytest.raises(Conflict, match="云财社〔2023〕10号.*还差 0.10 元"):
        plan_linking(LinkRule.BY_RATIO, [DossierTotal(1, 100)], sources)


def test_custom_amounts_must_add_up() -> None:
    sources = [_source(10, 1000, fen=60), _source(20, 1000, fen=30)]
    with pytest.raises(Invalid, match="不符"):
        plan_linking(LinkRule.CUSTOM, [DossierTotal(1, 100)], sources)


def test_custom_amount_above_the_balance_is_refused() -> None:
    with pytest.raises(Conflict, match="还差 0.10 元"):
        plan_linking(LinkRule.CUSTOM, [DossierTotal(1, 60)], [_source(10, 50, fen=60)])


def test_an_indicator_is_chosen_once() -> None:
    with pytest.raises(Invalid, match="一次"):
        plan_linking(LinkRule.IN_ORDER, [DossierTotal(1, 60)], [_source(10, 50), _source(10, 50)])


_TOTALS = st.lists(st.integers(1, 10**9), min_size=1, max_size=12)


@given(_TOTALS, st.lists(st.integers(1, 9_999), min_size=1, max_size=5), st.sampled_from(list(LinkRule)))
def test_every_rule_gives_each_dossier_exactly_its_total(
    totals: list[int], cuts: list[int], rule: LinkRule
) -> None:
    borders = [0, *sorted(set(cuts)), 10_000]
    ratios = [b - a for a, b in zip(borders, borders[1:], strict=False)]
    whole = sum(totals)
    given_fen = [whole // len(ratios)] * len(ratios)
    given_fen[0] += whole - sum(given_fen)
    if min(given_fen) == 0:
        ratios, given_fen = [10_000], [whole]
    sources = [
        _source(n, whole, ratio_bp=ratio, fen=fen)
        for n, (ratio, fen) in enumerate(zip(ratios, given_fen, strict=True))
    ]
    shares = plan_linking(rule, [DossierTotal(n, fen) for n, fen in enumerate(totals)], sources)
    assert [sum(s.fen for s in shares if s.dossier_id == n) for n in range(len(totals))] == totals
    assert all(share.fen > 0 for share in shares)
    for source in sources:
        gives = sum(s.fen for s in shares if s.indicator_id == source.indicator_id)
        assert gives <= source.available_fen
        if rule is LinkRule.CUSTOM:
            assert gives == source.fen
