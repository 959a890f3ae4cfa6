"""What a wish costs at least, by hand from the ladder and the chance."""

import pytest

from kodawari.tuning import Settings, reach_of
from kodawari.tuning.chance import chance_of

LADDER = Settings(rungs=(16, 64, 256), promote=4, confirm_runs=256)


def test_a_budget_holds_base_and_confirmations_in_its_part_for_them() -> None:
    # 256 runs in 64 draws confirm 95 %; a fifth of the budget holds them and the base: 512/0.2, 1024/0.2
    found = reach_of(LADDER, group=4)
    assert found.fresh_runs == 256
    assert found.one == 2560
    assert found.wanted == 5120


def test_a_high_ladder_may_cost_more_than_its_confirmations() -> None:
    # one set-up on the rung of 4096: 16·16 + 4·48 + 4032 = 4480 runs of the search's 65 %
    tall = Settings(rungs=(16, 64, 4096), promote=4, confirm_runs=64, finish=0.5)
    assert reach_of(tall, group=4).one == -(-4480 * 100 // 65)


@pytest.mark.parametrize("finish", [0.8, 0.95, 0.98, 0.993, 0.995])
def test_no_fewer_runs_can_confirm(finish: float) -> None:
    found = reach_of(Settings(rungs=(16,), confirm_runs=256, finish=finish), group=4)
    assert found.fresh_runs is not None
    assert chance_of([(4, 4)] * (found.fresh_runs // 4)).spread_low >= finish
    if found.fresh_runs > 256:
        assert chance_of([(4, 4)] * (found.fresh_runs // 8)).spread_low < finish


def test_a_wish_next_to_certainty_cannot_be_confirmed() -> None:
    assert reach_of(Settings(finish=0.9999), group=4).one is None
