"""Settling: the baseline returns the stated contacts, and overrides never settle again."""

from __future__ import annotations

import importlib
from collections import OrderedDict

import pytest

from ccsim.errors import ScenarioError
from ccsim.experiment.run import run
from ccsim.experiment.settle import settle, settled_for_run
from ccsim.scenario import Profile, Scenario
from tests.experiment.centres import BUSY, busy, counted_in_contacts
from tests.shared import replications

STATED = 7 * 95
#: The module; the package's name of it is the function.
settling = importlib.import_module("ccsim.experiment.settle")


@pytest.fixture(scope="module")
def settled() -> Scenario:
    return settle(counted_in_contacts())


def _cases(scenario: Scenario, intent: str = "order") -> float:
    """Cases in a week."""
    assert scenario.settled is not None
    volume = scenario.settled.volumes[intent]
    assert isinstance(volume, Profile)
    return sum(sum(values) for blocks in volume.days.values() for values in blocks.values())


@pytest.mark.slow
def test_the_baseline_returns_the_stated_contacts(settled: Scenario) -> None:
    """The stated 95 contacts a day lie in the run's 99.9% interval, by hour too, and it is narrow."""
    result = run(settled, days=7, replications=replications(120))
    offered = result.estimate("volume/offered", level=0.999, intent="order")
    assert offered.low <= STATED <= offered.high
    assert offered.half_width < 0.03 * STATED
    by_hour = result.profile("volume/offered", level=0.9999)
    totals = by_hour.groupby(by_hour["second"] // 3600)[["value", "low", "high"]].sum()
    for hour, stated in zip(range(9, 13), (20, 30, 25, 20), strict=True):
        both = stated + 10  # questions, of cases and without returns
        assert totals.loc[hour, "low"] <= both <= totals.loc[hour, "high"], hour


def test_there_are_fewer_cases_than_contacts(settled: Scenario) -> None:
    """About 80% of 0.2 x 0.7 return, and most abandonments redial: well above one contact per case."""
    assert 0.6 * STATED < _cases(settled) < 0.9 * STATED
    assert settled.settled is not None
    assert set(settled.settled.volumes) == {"order"}
    assert settled.settled.fingerprint == counted_in_contacts().fingerprint()


def test_settling_again_changes_nothing(settled: Scenario, monkeypatch: pytest.MonkeyPatch) -> None:
    """A settled scenario is not solved again, and solving is the same every time."""
    monkeypatch.setattr(settling, "_SOLVED", OrderedDict())
    assert settle(counted_in_contacts()) == settled
    monkeypatch.setattr(settling, "_solved", None)
    assert settle(settled) is settled
    assert settle(busy()).settled is None


def test_a_settled_scenario_survives_its_file(settled: Scenario, tmp_path: object) -> None:
    """What `ccsim settle` prints loads to what was solved."""
    from pathlib import Path

    from ccsim.scenario import load

    file = Path(str(tmp_path)) / "settled.yaml"
    file.write_text(settled.to_yaml(), encoding="utf-8")
    assert load(file) == settled
    assert settled_for_run(load(file)) == settled


def test_overrides_take_the_figures_of_their_baseline(settled: Scenario) -> None:
    """More agents mean fewer redials, not other customers: the cases stay."""
    leaner = counted_in_contacts().override({"groups.agents.headcount*": 2})
    assert settled_for_run(leaner).settled == settled.settled
    assert settled_for_run(leaner).groups["agents"] == leaner.groups["agents"]
    assert settled_for_run(settled.override({"groups.agents.headcount*": 2})).settled == settled.settled


def test_a_volume_overridden_scales_the_cases(settled: Scenario) -> None:
    """10% more contacts stated are 10% more cases, not 10% more contacts whatever comes."""
    more = counted_in_contacts().override({"intents.order.volume.count*": 1.1})
    assert _cases(settled_for_run(more)) == pytest.approx(1.1 * _cases(settled), rel=1e-4)


def test_a_run_settles_first() -> None:
    """A planner need not know the word: `run` finds the cases."""
    result = run(counted_in_contacts(), days=1, replications=2)
    assert result.scenario.settled is not None


def test_stated_contacts_that_returns_alone_exceed_are_refused() -> None:
    """A last hour with 1 contact stated after a busy one whose customers redial for sure."""
    order = dict(BUSY["intents"]["order"])
    order["volume"] = {
        "of": "contacts",
        "per": "1 h",
        "count": {"interval": "60 min", "days": {"every day": {"09:00": [60, 60, 60, 1]}}},
    }
    order["redial"] = {"probability": 1.0, "delay": "30 min"}
    impossible = busy(intents={"order": order})
    with pytest.raises(ScenarioError, match="no volume of cases returns the stated contacts") as caught:
        settle(impossible)
    fault = caught.value.faults[0]
    assert fault.path == "intents.order.volume"
    assert "at 12:00 customers who return make" in fault.message
    assert fault.hint == "state more contacts there, or fewer redials and repeats"


def test_dated_volumes_are_settled_where_they_change() -> None:
    """From March the stated volume doubles, and so does the crowding: each has its own cases."""
    order = dict(BUSY["intents"]["order"])
    profile = order["volume"]["count"]
    doubled = {"interval": "60 min", "days": {"every day": {"09:00": [40, 60, 50, 40]}}}
    order["volume"] = {
        "of": "contacts",
        "per": "1 h",
        "count": {"dated": {"2024-01-01": profile, "2024-03-04": doubled}},
    }
    found = settle(busy(intents={**BUSY["intents"], "order": order})).settled
    assert found is not None
    dated = found.volumes["order"]
    assert [str(date) for date in dated.dated] == ["2024-01-01", "2024-03-04"]  # type: ignore[union-attr]
    first, second = (
        sum(sum(values) for blocks in each.days.values() for values in blocks.values())
        for each in dated.dated.values()  # type: ignore[union-attr]
    )
    assert 1.2 * first < second < 1.9 * first
