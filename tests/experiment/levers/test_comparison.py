"""Which runs tell what a lever is worth."""

from __future__ import annotations

from ccsim.experiment.levers.comparison import ALL, comparisons_of, variants_of


def test_each_alone_each_left_out_and_all_together() -> None:
    """Two levers: doing nothing is the run without any, and no run is made twice."""
    found = comparisons_of({"bot": (), "staff": ()})
    told = [(each.lever, each.relation, each.before, each.after) for each in found]
    assert told == [
        ("bot", "alone", (), ("bot",)),
        ("staff", "alone", (), ("staff",)),
        ("bot", "on top", ("staff",), ("bot", "staff")),
        ("staff", "on top", ("bot",), ("bot", "staff")),
        (ALL, "all", (), ("bot", "staff")),
    ]
    assert variants_of(found) == ((), ("bot",), ("staff",), ("bot", "staff"))


def test_a_single_lever_is_compared_once() -> None:
    """On top of nothing, alone and all are one and the same."""
    (only,) = comparisons_of({"bot": ()})
    assert (only.relation, only.added) == ("alone", ("bot",))
    assert variants_of([only]) == ((), ("bot",))


def test_what_a_lever_needs_comes_with_it_and_what_needs_it_goes_with_it() -> None:
    """Training needs people, who need a desk: alone it brings both; without the desk nothing is left."""
    found = comparisons_of({"desk": (), "people": ("desk",), "training": ("people",)})
    alone = {each.lever: each.added for each in found if each.relation == "alone"}
    assert alone == {
        "desk": ("desk",),
        "people": ("desk", "people"),
        "training": ("desk", "people", "training"),
    }
    on_top = {each.lever: each.added for each in found if each.relation == "on top"}
    assert on_top == {
        "desk": ("desk", "people", "training"),
        "people": ("people", "training"),
        "training": ("training",),
    }
    assert len(variants_of(found)) == 4
