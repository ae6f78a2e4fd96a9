"""Counts are kept, added and told."""

from __future__ import annotations

from collections import Counter

import pytest

from ccsim.engine import outcomes
from tests.agree.counts import Counts, stretches
from tests.agree.light import count, die_at_three
from tests.agree.sources import digest_of_sources
from tests.agree.spread import spread
from tests.agree.table import table
from tests.scenario.scenarios import every_option


def some() -> Counts:
    """Counts of two seeds, one of which differs."""
    counts = Counts(seeds={3, 4}, contacts=1_500, shared=1, elapsed=4.0, differences={4: "row 5"})
    counts.spent.update({"laying": 1.5, "SimPy": 0.5})
    counts.by["options"].update({"Queue.capacity": 2, "distribution=gamma": 1})
    counts.by["vias"].update({"arrived": 1_200, "next turn": 300})
    return counts


def test_counts_are_added():
    """As each seed comes."""
    counts = some()
    counts.add(
        Counts(seeds={5}, contacts=10, by={"options": Counter({"Queue.capacity": 1})}, spent={"SimPy": 2.0})
    )
    assert (counts.seeds, counts.contacts, counts.shared) == ({3, 4, 5}, 1_510, 1)
    assert counts.by["options"]["Queue.capacity"] == 3
    assert counts.spent == {"laying": 1.5, "SimPy": 2.5}
    assert counts.differences == {4: "row 5"}


def test_counts_that_are_saved_are_read_again(tmp_path):
    """Else an interrupted run would begin anew."""
    file = tmp_path / "state.json"
    assert Counts.load(file, "these") == Counts()
    some().save(file, "these")
    assert Counts.load(file, "these") == some()


def test_counts_of_other_sources_are_refused(tmp_path):
    """0 differences of yesterday's engine say nothing of today's."""
    file = tmp_path / "state.json"
    some().save(file, "those")
    with pytest.raises(SystemExit, match=r"state\.json counts what other sources did; remove it, or give"):
        Counts.load(file, "these")
    assert len(digest_of_sources()) == 32


def test_seeds_are_told_as_stretches():
    """Five thousand of them are one line."""
    assert stretches({5, 1, 2, 3}) == [[1, 3], [5, 5]]
    assert stretches([]) == []


def test_the_table_names_all_that_was_and_was_not_seen():
    """An option that nothing hit is an option on which nothing is known."""
    text = table(some())
    assert text.startswith(
        "2 random scenarios (seeds 3 to 4), 1 with shared agents, 1,500 rows of contacts: 1 difference\n"
        "4 s, 0.5 scenarios per second; 1.00 s of processor time each: laying 75%, SimPy 25%\n"
    )
    plain = " ".join(text.split())
    assert "vias: arrived 1,200 · passed on 0" in plain
    assert "distribution: constant 0" in plain
    assert "gamma 1" in plain
    unhit = plain.partition("not hit: ")[2].partition(" not seen: ")[0].split(" · ")
    assert len(unhit) == len(every_option()) - 2
    assert plain.endswith("seed 4: row 5")
    unseen = plain.partition("not seen: ")[2].removesuffix(" seed 4: row 5").split(" · ")
    assert len(unseen) == len(outcomes.OUTCOMES) + len(outcomes.RETURNS) + len(outcomes.VIAS) - 2


def test_a_table_of_nothing():
    """Interrupted before the first."""
    assert "0 random scenarios (seeds none)" in table(Counts())


def test_seeds_are_spread_over_processes(tmp_path):
    """Each once."""
    done = list(spread(count, range(5), 2, tmp_path))
    assert sorted(seed for each in done for seed in each.seeds) == [0, 1, 2, 3, 4]


def test_a_process_that_dies_is_a_difference(tmp_path):
    """A fault of compiled code ends its process; the counts of the others must not end with it."""
    total = Counts()
    for each in spread(die_at_three, range(6), 2, tmp_path):
        total.add(each)
    assert total.seeds == {0, 1, 2, 3, 4, 5}
    assert 3 in total.differences
    assert len(total.differences) <= 2
    assert total.differences[3].startswith("error: a process died while it or another one of [")


@pytest.mark.parametrize("jobs", [1, 2])
def test_no_seed_begins_after_the_time_is_over(tmp_path, jobs):
    """`--seconds` is for a night with an end."""
    assert list(spread(count, range(5), jobs, tmp_path, seconds=-1.0)) == []
