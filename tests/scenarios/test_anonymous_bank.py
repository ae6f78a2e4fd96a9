"""The bank of February 1999: its file, the figures behind it, and the month it must return."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import ccsim
from scenarios.derivations.anonymous_bank.calls import read_calls
from scenarios.derivations.anonymous_bank.compare import model_totals
from scenarios.derivations.anonymous_bank.figures import Derived, derive, scenario_figures
from scenarios.derivations.anonymous_bank.month import totals
from scenarios.derivations.anonymous_bank.write import differences, put_tables, write_figures
from tests.shared import REPOSITORY, replications, shared_file

SCENARIO = REPOSITORY / "scenarios" / "anonymous-bank.yaml"
PAGE = REPOSITORY / "docs" / "anonymous-bank.md"

# Of the month, as its documentation gives them: agent-seeking calls, mean service of the answered (s).
OFFERED = 31_125
AHT = 177.0


@pytest.fixture(scope="module")
def bank() -> ccsim.Scenario:
    return ccsim.load(SCENARIO)


@pytest.fixture(scope="module")
def month(bank: ccsim.Scenario) -> ccsim.Result:
    return ccsim.run(bank, days=28, replications=replications(30))


@pytest.fixture(scope="module")
def derived() -> Derived:
    return derive(shared_file("data", "anonymous_bank_1999").parent)


def test_the_file_is_settled_as_it_stands(bank: ccsim.Scenario) -> None:
    """A figure changed without settling again would make every run solve the volumes first."""
    assert bank.settled is not None
    assert bank.settled.fingerprint == bank.fingerprint()


def test_what_is_assumed_is_said(bank: ccsim.Scenario) -> None:
    """A first contact resolution out of thin air would look like a measurement."""
    paths = {each.path for each in bank.assumptions}
    assert "intents.accounts.resolution" in paths
    assert "groups.agents.pay" in paths


def test_priority_is_a_segment_90_seconds_ahead(bank: ccsim.Scenario) -> None:
    """The head start of priority customers would be lost, or given to everybody."""
    ahead = {name: segment.head_start or 0.0 for name, segment in bank.segments.items()}
    assert ahead["priority"] - ahead["regular"] == 90
    assert bank.intents["accounts"].segments["priority"] > 0.5


@pytest.mark.slow
def test_the_month_returns_its_offered_calls(month: ccsim.Result) -> None:
    """The settled volumes, with redials and repeats, would not add up to the calls of the month."""
    offered = month.estimate("volume/offered")
    assert offered.low <= OFFERED <= offered.high
    assert offered.high - offered.low < 0.05 * OFFERED


@pytest.mark.slow
def test_aht_is_the_months_within_3_percent(month: ccsim.Result) -> None:
    """The fitted service times would not carry the work that the bank's agents had."""
    assert month.estimate("aht/contact").value == pytest.approx(AHT, rel=0.03)


@pytest.mark.slow
@pytest.mark.parametrize(("measure", "real"), [("abandonment", 0.127), ("asa", 40.8)])
def test_the_real_month_could_be_one_of_the_simulated(month: ccsim.Result, measure: str, real: float) -> None:
    """The staffing would be wrong by more than months differ from each other."""
    simulated = model_totals(month)[measure]
    assert simulated.min() < real < simulated.max()


def test_the_log_is_read_as_its_documentation_counts_it() -> None:
    """Calls would be lost or doubled: the figures are those that come with the data."""
    found = totals(read_calls(shared_file("data", "anonymous_bank_1999")))
    assert found["offered"] == OFFERED
    assert found["abandonment"] == pytest.approx(0.127, abs=0.0005)
    assert found["asa"] == pytest.approx(40.8, abs=0.05)
    assert found["within_20"] == pytest.approx(0.52, abs=0.005)
    assert found["aht"] == pytest.approx(AHT, abs=1)


@pytest.mark.slow
def test_every_figure_of_the_file_is_the_derived_one(derived: Derived) -> None:
    """The file would drift away from the log it is said to come from."""
    assert differences(SCENARIO, scenario_figures(derived)) == []


@pytest.mark.slow
def test_patience_of_all_kinds_is_where_kaplan_meier_puts_it(derived: Derived) -> None:
    """A censored wait taken for an abandonment would make customers far too impatient."""
    assert derived.patience["prospective"].quantiles == pytest.approx((14, 48, 165), abs=1)


@pytest.mark.slow
def test_services_of_accounts_are_fitted_to_their_mean(derived: Derived) -> None:
    """Hang-ups forgotten, or a tail cut off, would shift the work."""
    fit = derived.services["accounts"]
    assert fit.fitted_mean == pytest.approx(fit.mean, rel=0.01)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    file = tmp_path / "small.yaml"
    file.write_text(
        "# kept\npay: 20.0  # of whom\n"
        "patience: {distribution: exponential, mean: 5 s}\nnumbers:\n  - 1\n  - 2\n",
        encoding="utf-8",
    )
    return file


@pytest.mark.parametrize(
    ("figures", "line"),
    [
        ({"pay": 21.5}, "pay: 21.5  # of whom"),
        ({"patience": {"distribution": "exponential", "mean": "7 s"}}, "mean: 7 s}"),
        ({"patience": {"distribution": "weibull", "mean": "7 s", "shape": 0.5}}, "mean: 7 s, shape: 0.5}"),
        ({"numbers": [1, 3]}, "  - 3"),
    ],
)
def test_a_figure_is_changed_and_nothing_else(small: Path, figures: dict[str, Any], line: str) -> None:
    """Writing figures would take the comments with it."""
    before = small.read_text(encoding="utf-8").splitlines()
    assert len(differences(small, figures)) >= 1
    write_figures(small, figures)
    after = small.read_text(encoding="utf-8").splitlines()
    changed = [new for old, new in zip(before, after, strict=True) if old != new]
    assert len(changed) == 1
    assert changed[0].endswith(line)
    assert write_figures(small, figures) == []


@pytest.mark.parametrize(
    ("figures", "message"),
    [
        ({"wage": 1.0}, "wage is derived but not in the file: add it by hand first"),
        ({"numbers": [1, 2, 3]}, "numbers has another shape now: change it by hand"),
    ],
)
def test_what_has_no_place_in_the_file_is_said(small: Path, figures: dict[str, Any], message: str) -> None:
    """A derived figure would silently be left out."""
    with pytest.raises(LookupError, match=message):
        write_figures(small, figures)


def test_the_page_has_a_place_for_every_table(tmp_path: Path) -> None:
    """Comparing would run for minutes and then find no place for what it found."""
    copy = tmp_path / "page.md"
    copy.write_text(PAGE.read_text(encoding="utf-8"), encoding="utf-8")
    put_tables(copy, dict.fromkeys(("month", "variation", "returns", "staffing"), "| new |"))
    assert copy.read_text(encoding="utf-8").count("\n| new |\n") == 4
    with pytest.raises(LookupError, match=r"page\.md has no place for the table: <!-- other -->"):
        put_tables(copy, {"other": ""})
