"""What levers are worth, in whole runs, against what can be told by hand."""

from __future__ import annotations

import functools
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import ccsim
from ccsim import DataError, LeverReport, RunError, ScenarioError
from ccsim.experiment.levers.comparison import ALL
from tests.experiment.levers.centres import RENT, SHORTER, UPSELL, centre

DAYS, REPLICATIONS = 90, 4


@functools.cache
def report() -> LeverReport:
    """Three levers over January, February and March."""
    scenario = centre(rent=RENT, upsell=UPSELL, shorter=SHORTER)
    return ccsim.levers(scenario, days=DAYS, replications=REPLICATIONS, jobs=1)


def row(lever: str, relation: str) -> dict[str, object]:
    table = report().returns()
    (found,) = table[(table["lever"] == lever) & (table["relation"] == relation)].to_dict("records")
    return found


@pytest.mark.parametrize("relation", ["alone", "on top"])
def test_a_certain_effect_has_its_return_and_payback_to_the_cent(relation: str) -> None:
    """80 days at 10 less a day, for 300 and 80: return 420/380; 490 cover 349 by the end of February."""
    found = row("rent", relation)
    assert (found["spent_once"], found["spent_running"], found["spent"]) == (300, 80, 380)
    assert found["cost"] == pytest.approx(380 - 800)
    assert (found["revenue"], found["value_kept"]) == (0, 0)
    assert (found["gain"], found["net"]) == pytest.approx((800, 420))
    assert found["return"] == pytest.approx(420 / 380)
    assert found["payback"] == "2026-02"
    assert found["paid_back"] == 1.0
    for name in ("cost", "gain", "net", "return"):
        assert found[f"{name}_high"] - found[f"{name}_low"] == pytest.approx(0, abs=1e-9)


def test_its_gain_and_cost_add_up_month_by_month() -> None:
    """January has 21 days of it, February 28, March 31."""
    table = report().cumulated()
    own = table[(table["lever"] == "rent") & (table["relation"] == "alone")]
    assert own["month"].tolist() == ["2026-01", "2026-02", "2026-03"]
    assert own["spent"].tolist() == pytest.approx([321, 349, 380])
    assert own["gain"].tolist() == pytest.approx([210, 490, 800])
    assert own["net"].tolist() == pytest.approx([-111, 141, 420])


def test_revenue_is_that_of_the_cases_resolved_from_its_begin_on() -> None:
    """What two more a case bring is twice the cases resolved in February and March: the same customers."""
    plain = ccsim.run(centre(), days=DAYS, replications=REPLICATIONS, jobs=1)
    later = plain.income[(plain.income["line"] == "revenue") & (plain.income["date"] >= "2026-02-01")]
    found = row("upsell", "alone")
    assert found["revenue"] == pytest.approx(2 * later["amount"].sum() / REPLICATIONS)
    assert found["cost"] == 50
    assert found["return"] == pytest.approx((found["revenue"] - 50) / 50)
    assert found["payback"] == "2026-02"


def test_a_lever_that_costs_nothing_has_a_net_but_no_return() -> None:
    """Nothing is spent on it, so there is nothing to pay back."""
    found = row("shorter", "alone")
    assert found["spent"] == 0
    assert found["net"] == pytest.approx(found["revenue"])
    assert np.isnan(found["return"])
    assert pd.isna(found["payback"])
    assert np.isnan(found["paid_back"])


def test_levers_that_do_not_meet_are_worth_together_what_they_are_worth_alone() -> None:
    """The rent has nothing to do with the calls; all levers spend what each spends."""
    together = row(ALL, "all")
    assert together["spent"] == row("rent", "alone")["spent"] + row("upsell", "alone")["spent"]
    on_top = row("upsell", "on top")["net"] + row("shorter", "alone")["net"] + row("rent", "alone")["net"]
    assert together["net"] == pytest.approx(on_top)


def test_service_before_and_after_is_that_of_the_runs() -> None:
    """Halved talk halves the handle time; the cost per contact is compared with doing nothing."""
    table = report().service()
    assert list(dict.fromkeys(table["measure"])) == [
        *("frt/human_calendar_contact", "aht/contact", "fcr/case", "cpc/served")
    ]
    own = table[(table["lever"] == "shorter") & (table["relation"] == "alone")].set_index("measure")
    aht = own.loc["aht/contact"]
    assert (aht["before"], aht["after"], aht["difference"]) == pytest.approx((360, 180, -180))
    assert aht["low"] <= -180 <= aht["high"]
    scenario = centre(rent=RENT, upsell=UPSELL, shorter=SHORTER)
    for name, levers in (("before", ()), ("after", ("shorter",))):
        result = ccsim.run(scenario.with_levers(*levers), days=DAYS, replications=REPLICATIONS, jobs=1)
        for measure in own.index:
            assert own.loc[measure, name] == pytest.approx(result.estimate(measure).value), measure
    assert own.loc["cpc/served", "difference"] < 0


def test_money_of_every_run_is_its_profit_and_loss() -> None:
    """The months of a variant are the months of the ledger and the income of that run."""
    scenario = centre(rent=RENT, upsell=UPSELL, shorter=SHORTER)
    result = ccsim.run(scenario.with_levers(), days=DAYS, replications=REPLICATIONS, jobs=1)
    money = report().money
    own = money[money["variant"] == "nothing"].assign(
        signed=lambda rows: rows["amount"].where(rows["account"] == "revenue", -rows["amount"])
    )
    told = result.profit_and_loss("month")
    profit = told[told["account"] == "profit"]["value"].to_numpy()
    assert own.groupby("month")["signed"].sum().to_numpy() / REPLICATIONS == pytest.approx(profit)


def test_both_engines_find_the_same() -> None:
    """The reference engine and its twin see the same customers, so levers are worth the same."""
    scenario = centre(rent=RENT, shorter=SHORTER)
    one = ccsim.levers(scenario, days=14, replications=2, engine="simpy", jobs=1)
    other = ccsim.levers(scenario, days=14, replications=2, jobs=1)
    assert one.money.equals(other.money)
    assert one.figures.equals(other.figures)
    assert (one.engine, other.engine) == ("simpy", "compiled")


def test_it_is_the_same_however_many_run_at_once() -> None:
    """Two at a time, three replications: the last round has one."""
    scenario = centre(rent=RENT, shorter=SHORTER)
    one, two = (ccsim.levers(scenario, days=3, replications=3, jobs=jobs) for jobs in (1, 2))
    assert one == two


def test_what_a_lever_needs_is_on_with_it() -> None:
    """Alone it is looked at together with what it needs; without that it is off."""
    scenario = centre(rent=RENT, upsell=UPSELL | {"needs": ["rent"]})
    found = ccsim.levers(scenario, days=40, replications=2, jobs=1)
    assert found.variants == ((), ("rent",), ("rent", "upsell"))
    added = found.returns().set_index(["lever", "relation"])["added"]
    assert added["upsell", "alone"] == "rent, upsell"
    assert added["rent", "on top"] == "rent, upsell"
    assert added["upsell", "on top"] == "upsell"


def test_levers_that_are_on_are_looked_at_and_no_others() -> None:
    """One of three is on: two runs."""
    scenario = centre(rent=RENT, upsell=UPSELL, shorter=SHORTER).with_levers("rent")
    found = ccsim.levers(scenario, days=2, replications=2, jobs=1)
    assert found.variants == ((), ("rent",))
    assert found.scenario.levers_on == ("rent",)


def test_a_lever_out_of_time_is_told() -> None:
    """What the run does not see is said: a lever to come, and what was spent before."""
    later = {**UPSELL, "begins": "2027-01-01"}
    earlier = {**RENT, "begins": "2025-12-01"}
    found = ccsim.levers(centre(later=later, earlier=earlier), days=2, replications=2, jobs=1)
    assert found.notes[1:] == (
        "later begins on 2027-01-01, after the last day of the run, 2026-01-02: nothing of it is seen",
        "earlier begins on 2025-12-01, before the first day of the run, 2026-01-01: what it costs once is "
        "not counted",
    )


def test_a_report_is_saved_whole_and_loads_equal(tmp_path: Path) -> None:
    """Nothing of a temporary name is left, an earlier report is replaced, and nothing else is."""
    folder = tmp_path / "report"
    assert report().save(folder) == folder
    assert [each.name for each in tmp_path.iterdir()] == ["report"]
    again = LeverReport.load(folder)
    assert again == report()
    assert again.returns().equals(report().returns())
    report().save(folder)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("")
    with pytest.raises(DataError, match="mine is not empty and holds no report on levers; name a new folder"):
        report().save(tmp_path / "mine")
    with pytest.raises(DataError, match=r"holds no report on levers: there is no levers\.json in it"):
        LeverReport.load(tmp_path)
    (folder / "levers.json").write_text("{")
    with pytest.raises(DataError, match=r"levers\.json is damaged"):
        LeverReport.load(folder)
    (folder / "levers.json").write_text('{"format": 99}')
    with pytest.raises(DataError, match="was written in format 99; this version reads 1"):
        LeverReport.load(folder)


def test_json_has_the_same_figures(tmp_path: Path) -> None:
    """What does not apply is null, never NaN."""
    told = report().to_dict()
    assert report().to_json() == report().to_json()
    assert told["levers"] == {"rent": [], "upsell": [], "shorter": []}
    assert len(told["returns"]) == 7
    (shorter,) = (
        each for each in told["returns"] if (each["lever"], each["relation"]) == ("shorter", "alone")
    )
    assert (shorter["return"], shorter["payback"]) == (None, None)


def test_what_cannot_be_weighed_is_refused() -> None:
    """Each with its reason, before anything is run."""
    with pytest.raises(
        RunError, match="scenario desk has no levers to be looked at; write some under `levers`"
    ):
        ccsim.levers(centre())
    with pytest.raises(RunError, match="replications must be at least 1, not 0"):
        ccsim.levers(centre(rent=RENT), replications=0)
    with pytest.raises(RunError, match='no engine "fast"; one of auto, simpy, compiled'):
        ccsim.levers(centre(rent=RENT), engine="fast")  # type: ignore[arg-type]
    with pytest.raises(ScenarioError, match="rental"):
        centre(rent=RENT).with_levers("rental")


def test_an_interruption_keeps_what_every_run_has_finished(monkeypatch: pytest.MonkeyPatch) -> None:
    """The third round is cut off in its second run: two replications of both are kept."""
    from ccsim.experiment import replicate_all as module

    plain, calls = module.replicate, []

    def interrupted(setup: object, number: int) -> object:
        calls.append(number)
        if len(calls) == 6:
            raise KeyboardInterrupt
        return plain(setup, number)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "replicate", interrupted)
    found = ccsim.levers(centre(rent=RENT), days=2, replications=4, jobs=1)
    assert found.partial
    assert found.replications == 2
    assert found.notes[0] == "interrupted: 2 of 4 replications had finished in every run"
    calls[:] = range(4)
    with pytest.raises(KeyboardInterrupt):
        ccsim.levers(centre(rent=RENT), days=2, replications=4, jobs=1)


def test_progress_counts_the_replications_of_all_runs() -> None:
    """From none to all, never backwards."""
    told: list[tuple[int, int]] = []
    ccsim.levers(centre(rent=RENT), days=1, replications=3, jobs=2, progress=lambda *each: told.append(each))
    assert told[0] == (0, 6)
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1] == (6, 6)
