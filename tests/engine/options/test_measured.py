"""Figures stated among the handled: the hidden ones behind them, as they were settled."""

from __future__ import annotations

from statistics import NormalDist
from typing import Any

import pytest

from ccsim.engine import outcomes
from ccsim.errors import RunError
from tests.demand.small import merged, plan_of, small
from tests.engine.options.histories import PLENTY, Told, differing, having, tell
from tests.engine.options.pairs import AGENT, ended, flow
from tests.engine.options.test_self_service import FAQ, visits

NORMAL = NormalDist()
_LAW = {"distribution": "exponential", "mean": "40 s"}
WORK: dict[str, Any] = merged(
    PLENTY,
    {
        "intents": {
            "call": {"handle_time": {"hold": _LAW, "wrap_up": _LAW}, "resolution": {"probability": 0.6}}
        }
    },
)
BOT: dict[str, Any] = merged(
    WORK,
    flow({"menu": {"contained": {"share": 0.4, "resolved": 0.6}, "then": "agent"}, "agent": AGENT}),
)
CALL = "intents.call."


def call(**differs: Any) -> dict[str, Any]:
    """Return a change of the intent."""
    return {"intents": {"call": differs}}


def settled(*changes: dict[str, Any], **figures: float) -> Told:
    """Run a scenario with hidden figures, stated by their paths with dashes for dots."""
    document: dict[str, Any] = {}
    for each in changes:
        document = merged(document, each)
    hidden = {path.replace("__", "."): value for path, value in figures.items()}
    known = {"settled": {"fingerprint": small(**document).fingerprint(), "figures": hidden}}
    return tell(document, known)


TIMES = {"talk": 0.5, "hold": 2.0, "wrap_up": 1.5}


def test_a_hidden_time_is_a_factor_on_the_stated_one():
    """Stated: what was measured. Half of the talk, twice the hold; everything else is as it was."""
    plain = tell(WORK)
    hidden = settled(
        WORK,
        call(handle_time={"among": "handled"}),
        **{f"intents__call__handle_time__{name}": factor for name, factor in TIMES.items()},
    )
    assert plain.cases.keys() == hidden.cases.keys()
    for case in having(plain, outcome=outcomes.HANDLED) & having(hidden, outcome=outcomes.HANDLED):
        for name, factor in TIMES.items():
            assert abs(hidden.of(case, name)[0] - factor * plain.of(case, name)[0]) <= 1 + factor
        assert hidden.of(case, "resolved") == plain.of(case, "resolved")


def test_figures_among_all_are_taken_as_they_stand():
    """What is stated for everybody has nothing behind it, whatever else was measured."""
    known = settled(
        WORK,
        call(handle_time={"among": "all"}, resolution={"among": "handled"}),
        intents__call__resolution__probability=0.0,
    )
    assert not differing(tell(WORK), known)


def test_a_difference_says_itself_among_whom_it_is_stated():
    """Gold's talk was measured among the handled, the others' is for all; and by default as the intent's."""
    both = {
        "segments": {"gold": {}, "plain": {}},
        **call(segments={"gold": 0.5, "plain": 0.5}, by_segment={"gold": {"handle_time": {"talk": _LAW}}}),
    }
    plain = tell(WORK, both)
    path = "intents__call__by_segment__gold__handle_time__talk"
    own = settled(WORK, both, call(by_segment={"gold": {"handle_time": {"among": "handled"}}}), **{path: 3.0})
    moved = differing(plain, own)
    assert {own.cases[case][0][0] for case in moved} == {"gold"}
    everywhere = {f"intents__call__handle_time__{name}": 1.0 for name in TIMES}
    same = settled(WORK, both, call(handle_time={"among": "handled"}), **everywhere, **{path: 3.0})
    assert not differing(own, same)
    all_again = settled(
        WORK,
        both,
        call(handle_time={"among": "handled"}, by_segment={"gold": {"handle_time": {"among": "all"}}}),
        **everywhere,
    )
    assert not differing(plain, all_again)


#: path: (scenario, who states it among the handled, share of, stated)
SHARES: dict[str, tuple[dict[str, Any], dict[str, Any], Any, float]] = {
    "intents.call.resolution.probability": (
        WORK,
        call(resolution={"among": "handled"}),
        lambda told: ended(told.contacts, outcomes.HANDLED)["resolved"],
        0.6,
    ),
    "flows.main.steps.menu.contained.share": (
        BOT,
        {"flows": {"main": {"steps": {"menu": {"contained": {"among": "handled"}}}}}},
        lambda told: told.contacts["outcome"] == outcomes.CONTAINED,
        0.4,
    ),
    "flows.main.steps.menu.contained.resolved": (
        BOT,
        {"flows": {"main": {"steps": {"menu": {"contained": {"among": "handled"}}}}}},
        lambda told: ended(told.contacts, outcomes.CONTAINED)["resolved"],
        0.6,
    ),
    "flows.main.steps.menu.contained.by_intent.call": (
        BOT,
        {
            "flows": {
                "main": {"steps": {"menu": {"contained": {"among": "handled", "by_intent": {"call": 0.4}}}}}
            }
        },
        lambda told: told.contacts["outcome"] == outcomes.CONTAINED,
        0.4,
    ),
    "self_service.faq.success.share": (
        FAQ,
        {"self_service": {"faq": {"success": {"among": "handled"}}}},
        lambda told: visits(told)["outcome"] == outcomes.FOUND,
        0.6,
    ),
    "self_service.faq.success.by_intent.call": (
        FAQ,
        {"self_service": {"faq": {"success": {"among": "handled", "by_intent": {"call": 0.6}}}}},
        lambda told: visits(told)["outcome"] == outcomes.FOUND,
        0.6,
    ),
}


@pytest.mark.parametrize("path", SHARES)
def test_a_hidden_share_has_another_normal_quantile(path):
    """Phi(Phi^-1(p) + shift) instead of p; with no shift, row by row as stated among all."""
    base, among, happens, p = SHARES[path]
    measured = {
        f"{where}.{name}"
        for where in ("flows.main.steps.menu.contained", "self_service.faq.success")
        for name in ("share", "resolved")
        if path.startswith(where)
    } | {path}
    none = {each.replace(".", "__"): 0.0 for each in measured}
    plain = tell(base)
    zero = settled(base, among, **none)
    assert not differing(plain, zero)
    shifted = settled(base, among, **{**none, path.replace(".", "__"): 0.7})
    hidden = NORMAL.cdf(NORMAL.inv_cdf(p) + 0.7)
    assert abs(happens(shifted).mean() - hidden) < 4 * (0.25 / len(happens(shifted))) ** 0.5


def test_a_profile_is_shifted_value_by_value():
    """Mornings at 0.3 and afternoons at 0.8; nothing and certainty stay what they are."""
    p = {"interval": "1 h", "days": {"every day": {"00:00": [0.3] * 6 + [0.8] * 6 + [0] * 6 + [1] * 6}}}
    told = settled(
        WORK,
        call(volume={"count": 120}, resolution={"probability": p, "among": "handled"}),
        intents__call__resolution__probability=-0.5,
    )
    rows = ended(told.contacts, outcomes.HANDLED)
    part = rows["offered"] // (6 * 3_600_000_000) % 4
    expected = [NORMAL.cdf(NORMAL.inv_cdf(0.3) - 0.5), NORMAL.cdf(NORMAL.inv_cdf(0.8) - 0.5), 0, 1]
    for number, share in enumerate(expected):
        assert abs(rows["resolved"][part == number].mean() - share) <= (0 if share in (0, 1) else 0.05)


def test_freshness_comes_before_the_shift():
    """What is stated is stated of fresh knowledge: the quantile of the day's share is shifted."""
    told = settled(
        FAQ,
        call(volume={"count": 120}, self_service={"faq": 1}),
        {"self_service": {"faq": {"success": {"among": "handled"}, "freshness": {"half_life": "1 d"}}}},
        self_service__faq__success__share=0.5,
        self_service__faq__success__resolved=0.0,
    )
    rows = visits(told)
    day = rows["day"] - rows["day"].min()
    for number, fresh in enumerate((1, 0.5)):
        hidden = NORMAL.cdf(NORMAL.inv_cdf(0.6 * fresh) + 0.5)
        assert abs((rows["outcome"] == outcomes.FOUND)[day == number].mean() - hidden) < 0.04


def test_a_measured_figure_that_was_not_settled_is_no_figure_to_run():
    """Nobody can know what is behind it."""
    message = (
        r"intents\.call\.resolution\.probability is stated among handled contacts and has not been settled"
    )
    with pytest.raises(RunError, match=message):
        plan_of(small(**merged(WORK, call(resolution={"among": "handled"}))))
