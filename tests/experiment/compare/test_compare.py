"""Options that are run for the same customers."""

from __future__ import annotations

import functools
from pathlib import Path

import numpy as np
import pytest

import ccsim
from ccsim import Comparison
from ccsim.errors import DataError, RunError
from tests.experiment.compare.centres import centre, comparison_of, figure, pairs

REPLICATIONS = 20


@functools.cache
def compared() -> Comparison:
    """The centre, the same under another name, one agent more and one fewer."""
    scenario = centre()
    options = {
        "as it is": scenario,
        "the same": centre(),
        "one more": scenario.override({"groups.desk.headcount+": 1}),
        "one fewer": scenario.override({"groups.desk.headcount-": 1}),
    }
    return ccsim.compare(options, days=1, replications=REPLICATIONS, jobs=1)


def verdicts(measure: str) -> dict[str, str]:
    table = compared().differences()
    own = table[table["measure"] == measure]
    return dict(zip(own["option"], own["verdict"], strict=True))


def test_an_option_compared_with_itself_differs_by_exactly_nothing() -> None:
    """Not by a rounding error: it is the same run, and everything is saved."""
    table = compared().differences()
    own = table[table["option"] == "the same"]
    assert own[["difference", "low", "high"]].to_numpy().tolist() == [[0, 0, 0]] * len(own)
    assert set(own["verdict"]) == {"not told apart"}
    saved = compared().variance_saved()
    factors = saved[saved["option"] == "the same"]["factor"]
    assert np.isinf(factors).all()


def test_one_more_agent_is_better_for_customers_and_dearer() -> None:
    """And one fewer the other way round; whether a high occupancy is good nobody says."""
    assert verdicts("frt/human_calendar_contact") == {
        "the same": "not told apart",
        "one more": "better",
        "one fewer": "worse",
    }
    assert verdicts("cost/total") == {
        "the same": "not told apart",
        "one more": "worse",
        "one fewer": "better",
    }
    assert verdicts("occupancy/agent")["one more"] == "different"


def test_the_values_are_those_of_runs() -> None:
    """Figure by figure with the interval of `ccsim run`: the pairing changes nothing about an option."""
    table = compared().values().set_index(["option", "measure"])
    scenario = centre().override({"groups.desk.headcount+": 1})
    result = ccsim.run(scenario, days=1, replications=REPLICATIONS, jobs=1)
    for measure in table.loc["one more"].index:
        told, known = table.loc[("one more", measure)], result.estimate(measure)
        assert (told["value"], told["low"], told["high"]) == pytest.approx(
            (known.value, known.low, known.high), rel=1e-9
        ), measure


def test_what_can_not_occur_is_not_compared() -> None:
    """Nobody asks for satisfaction here; the rest of the headline is there, its threshold the first."""
    own = compared().values()
    assert list(dict.fromkeys(own["measure"])) == [
        *("frt/human_calendar_contact", "service_level/offered", "aht/contact", "fcr/case", "cpc/served"),
        *("abandonment/offered", "occupancy/agent", "cost/total"),
    ]
    assert own[own["measure"] == "service_level/offered"]["threshold"].unique().tolist() == [20]


def test_a_change_that_changes_nothing_is_told() -> None:
    """A tenth more of three people is three people."""
    options = {"as it is": centre(), "10% more": centre().override({"groups.desk.headcount*": 1.1})}
    found = ccsim.compare(options, days=1, replications=20, jobs=1)
    assert found.notes == (
        '"10% more" is the same as "as it is" in every figure and replication: is what was changed rounded '
        "away, or not measured here?",
    )
    assert '"the same" is the same as "as it is"' in compared().notes[0]
    assert len(compared().notes) == 1


def test_common_random_numbers_save_replications() -> None:
    """The same calls with the same patience: the difference varies less than two runs do."""
    saved = compared().variance_saved()
    own = saved[(saved["option"] == "one more") & (saved["measure"] == "aht/contact")]
    assert own["factor"].item() > 5
    assert own["factor"].item() == pytest.approx(own["independent"].item() / own["paired"].item())


def test_the_best_by_service_and_by_cost_are_not_the_same() -> None:
    """So neither is the only efficient one; what is the same as another is as efficient."""
    best = compared().could_be_best()
    assert best[best["could_be_best"]]["option"].tolist() == ["one more"]
    assert best.set_index("option")["beaten_by"]["one fewer"] == "one more"
    cheapest = compared().could_be_best("cost/total")
    assert cheapest[cheapest["could_be_best"]]["option"].tolist() == ["one fewer"]
    efficient = compared().efficient("abandonment/offered")
    assert efficient["efficient"].all()


def test_a_thousandth_of_the_cost_is_no_reason() -> None:
    """Of two that cost the same but for a few minutes of overtime, the better one is efficient alone."""
    values = {
        "near": (50.0, 1000.4),
        "worse": (60.0, 1000.0),
        "cheaper": (60.0, 998.0),
        "same": (50.0, 1000.0),
    }
    sums = {
        name: np.stack([pairs(np.full(3, wait)), pairs(np.full(3, cost))], axis=1)
        for name, (wait, cost) in values.items()
    }
    table = comparison_of(sums, figure(), figure("cost/total")).efficient().set_index("option")
    assert table["efficient"].to_dict() == {"near": True, "worse": False, "cheaper": True, "same": True}
    assert table.loc["worse", "beaten_by"] == "near"


def test_all_pairs_are_more_comparisons_than_those_with_the_baseline() -> None:
    """Six instead of three: wider intervals, and it is said."""
    few, all_pairs = compared().differences(), compared().differences(pairs=True)
    assert set(few["family"]) == {"3 comparisons of this measure (Bonferroni)"}
    assert set(all_pairs["family"]) == {"6 comparisons of this measure (Bonferroni)"}
    key = ["option", "against", "measure"]
    joined = few.merge(all_pairs, on=key, suffixes=("", "_all"))
    varying = joined[joined["high"] > joined["low"] + 1e-9]
    assert len(varying) > 10
    assert (varying["high_all"] - varying["low_all"] > varying["high"] - varying["low"]).all()


def test_options_in_a_row_are_named_by_what_was_changed() -> None:
    """The design's own example: a scenario and a leaner one, which has the same name."""
    scenario = centre()
    leaner = scenario.override({"groups.desk.headcount": ccsim.change("-=", 1)})
    found = ccsim.compare([scenario, leaner], baseline=1, days=1, replications=2, jobs=1)
    assert found.names == ("desk", "groups.desk.headcount 2")
    assert found.baseline == "groups.desk.headcount 2"
    assert set(found.differences()["option"]) == {"desk"}
    assert found.notes == (
        "2 replications: intervals from fewer than 20 are too narrow too often; do not rely on them",
    )


def test_any_measure_of_anybody_may_be_compared() -> None:
    """A share within a time that no option states, a quantile, a total; of one channel."""
    scenario = centre()
    wanted = ["frt/human_calendar_contact within 1 min, channel phone", "wait/all p90", "volume/offered"]
    found = ccsim.compare(
        {"a": scenario, "b": scenario.override({"groups.desk.headcount+": 1})},
        measures=wanted, days=1, replications=5, jobs=1,
    )  # fmt: skip
    result = ccsim.run(scenario, days=1, replications=5, jobs=1)
    table = found.values().set_index(["option", "measure"])
    assert table.loc[("a", "frt/human_calendar_contact"), "of"] == "channel phone"
    assert table.loc[("a", "frt/human_calendar_contact"), "threshold"] == 60
    quantiles = result.by_replication("wait/all", statistic="p90")
    assert table.loc[("a", "wait/all"), "value"] == pytest.approx(quantiles.mean())
    assert table.loc[("a", "volume/offered"), "value"] == result.estimate("volume/offered").value
    within = ccsim.run(
        scenario.override({"measures.answer_within": ["1 min"]}), days=1, replications=5, jobs=1
    ).estimate("frt/human_calendar_contact", statistic="share")
    assert table.loc[("a", "frt/human_calendar_contact"), "value"] == pytest.approx(within.value)


def test_it_is_settled_once_and_an_override_never_again() -> None:
    """One more agent takes the hidden cases of the scenario it came from: as many cases in both."""
    scenario = centre(
        intents={
            "call": {
                "volume": {"of": "contacts", "count": 40, "per": "1 h"},
                "handle_time": {"talk": {"distribution": "exponential", "mean": "3 min"}},
                "patience": {"distribution": "exponential", "mean": "4 min"},
                "redial": {"probability": 0.5, "delay": "10 min"},
            }
        }
    )
    more = scenario.override({"groups.desk.headcount+": 1})
    found = ccsim.compare([scenario, more], measures=["volume/cases"], days=1, replications=3, jobs=1)
    first, second = (each.settled for each in found.options.values())
    assert first is not None
    assert second is not None
    assert first.volumes == second.volumes
    assert found.differences()["difference"].item() == 0


def test_both_engines_and_any_number_of_jobs_find_the_same() -> None:
    """The reference engine and its twin see the same customers."""
    options = {"a": centre(), "b": centre().override({"groups.desk.headcount+": 1})}
    one = ccsim.compare(options, days=1, replications=3, jobs=1, engine="simpy")
    two = ccsim.compare(options, days=1, replications=3, jobs=2)
    assert one.records.equals(two.records)
    assert (one.engine, two.engine) == ("simpy", "compiled")


def test_a_comparison_is_saved_whole_and_loads_equal(tmp_path: Path) -> None:
    """Figures, options and notes come back; somebody else's folder is left alone."""
    folder = tmp_path / "staffing"
    assert compared().save(folder) == folder
    assert [each.name for each in tmp_path.iterdir()] == ["staffing"]
    again = Comparison.load(folder)
    assert again == compared()
    assert again.differences().equals(compared().differences())
    assert again.values().equals(compared().values())
    compared().save(folder)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("")
    with pytest.raises(DataError, match="mine is not empty and holds no comparison; name a new folder"):
        compared().save(tmp_path / "mine")
    with pytest.raises(DataError, match=r"holds no comparison: there is no comparison\.json in it"):
        Comparison.load(tmp_path)
    (folder / "comparison.json").write_text('{"format": 99}')
    with pytest.raises(DataError, match="was written in format 99; this version reads 1"):
        Comparison.load(folder)


def test_json_has_the_same_figures_and_no_infinities() -> None:
    """Everything is saved by comparing an option with itself: no number says how much."""
    told = compared().to_dict()
    assert compared().to_json() == compared().to_json()
    assert told["options"] == ["as it is", "the same", "one more", "one fewer"]
    assert told["replications"]["one more"] == REPLICATIONS
    assert len(told["differences"]) == 3 * 8
    assert {each["factor"] for each in told["variance_saved"] if each["option"] == "the same"} == {None}
    assert next(each["option"] for each in told["could_be_best"] if each["could_be_best"]) == "one more"


def test_an_interruption_keeps_what_every_option_has_finished(monkeypatch: pytest.MonkeyPatch) -> None:
    """The third round is cut off in its second option: two replications of both are kept."""
    from ccsim.experiment import replicate_all as module

    plain, calls = module.replicate, []

    def interrupted(setup: object, number: int) -> object:
        calls.append(number)
        if len(calls) == 6:
            raise KeyboardInterrupt
        return plain(setup, number)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "replicate", interrupted)
    options = {"a": centre(), "b": centre()}
    found = ccsim.compare(options, days=1, replications=4, jobs=1)
    assert found.partial
    assert found.replications == {"a": 2, "b": 2}
    assert found.notes[0] == "interrupted: replications that had finished: a 2, b 2, of at most 4"
    calls[:] = range(4)
    with pytest.raises(KeyboardInterrupt):
        ccsim.compare(options, days=1, replications=4, jobs=1)


def test_progress_counts_the_replications_of_all_options() -> None:
    """From none to all, never backwards."""
    told: list[tuple[int, int]] = []
    options = {"a": centre(), "b": centre()}
    ccsim.compare(options, days=1, replications=3, jobs=2, progress=lambda *each: told.append(each))
    assert told[0] == (0, 6)
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1] == (6, 6)


def test_what_cannot_be_compared_is_refused() -> None:
    """Each with its reason, before anything is run."""
    scenario = centre()
    with pytest.raises(RunError, match=r"there is nothing to compare: 1 option$"):
        ccsim.compare([scenario])
    with pytest.raises(RunError, match='two options are called "desk"; give them names'):
        ccsim.compare([scenario, scenario])
    with pytest.raises(RunError, match='no option "b" to compare with; the options are: a, c'):
        ccsim.compare({"a": scenario, "c": scenario}, baseline="b")
    with pytest.raises(RunError, match="no option 2 to compare with; there are 2, from 0"):
        ccsim.compare({"a": scenario, "c": scenario}, baseline=2)
    with pytest.raises(RunError, match='money cannot be compared: "a" is in USD, "b" in EUR'):
        ccsim.compare({"a": scenario, "b": centre(currency="EUR")})
    later = centre(calendar={"start": "2026-03-09"})
    with pytest.raises(
        RunError, match='begin on different days: "a" on 2026-03-02, "b" on 2026-03-09; state the start'
    ):
        ccsim.compare({"a": scenario, "b": later})
    with pytest.raises(RunError, match="replications must be at least 1, not 0"):
        ccsim.compare({"a": scenario, "b": scenario}, replications=0)
    with pytest.raises(
        RunError, match="occupancy/agent share is neither better low nor high, so nothing is best"
    ):
        ccsim.compare({"a": scenario, "b": scenario}, measures=["occupancy/agent"], until="best")


def test_what_a_comparison_does_not_have_is_refused() -> None:
    """It names what it has."""
    with pytest.raises(RunError, match='"blocking/lines" is not compared; the comparison has: frt/human_cal'):
        compared().could_be_best("blocking/lines")
    with pytest.raises(RunError, match="occupancy/agent is neither better low nor high; say which is meant"):
        compared().could_be_best("occupancy/agent")
    with pytest.raises(RunError, match='better must be "lower" or "higher", not "more"'):
        compared().could_be_best("occupancy/agent", better="more")  # type: ignore[arg-type]
    low = compared().could_be_best("occupancy/agent", better="lower")
    assert low[low["could_be_best"]]["option"].tolist() == ["one more"]
