"""Runs are timed in turn, each with the seed of its round."""

from __future__ import annotations

from benchmarks.in_turn import Ready, Score, in_turn


def test_rounds_go_forth_and_back() -> None:
    """What always runs first would always meet the same state of the machine."""
    order: list[tuple[str, int]] = []

    def ready(name: str) -> Ready:
        return Ready(lambda seed: lambda: order.append((name, seed)), lambda _: 10)

    scores = in_turn({"a": ready("a"), "b": ready("b")}, 2, lambda _: None)
    assert order == [("a", 1), ("b", 1), ("b", 2), ("a", 2)]
    assert scores["a"].contacts == [10, 10]


def test_ratios_are_of_one_round() -> None:
    """The machine's other work lasts: a ratio of medians would mix rounds."""
    one = Score([1.0, 2.0, 1.0], [100, 100, 100])
    other = Score([2.0, 4.0, 4.0], [100, 100, 100])
    assert one.times(other) == 2.0
    assert one.rate == 100.0
    assert one.nanoseconds == 1e7
