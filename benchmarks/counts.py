"""What a contestant counted, and the checks it must pass before its time is printed."""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.erlang_a import ABANDONMENT, RATE


@dataclass(frozen=True)
class Counts:
    """
    Contacts of one run by how they ended.

    Attributes
    ----------
    offered, handled, abandoned, unfinished
        Each of the offered is one of the other three; the unfinished waited or talked at the end.
    """

    offered: int
    handled: int
    abandoned: int
    unfinished: int

    def __add__(self, other: Counts) -> Counts:
        """Both runs together."""
        return Counts(
            self.offered + other.offered,
            self.handled + other.handled,
            self.abandoned + other.abandoned,
            self.unfinished + other.unfinished,
        )

    @property
    def abandonment(self) -> float:
        """Share of the offered that gave up."""
        return self.abandoned / self.offered


def check(name: str, counts: Counts, hours: float) -> None:
    """
    Refuse the counts of a contestant that lost a contact or did not simulate this queue.

    Parameters
    ----------
    name
        Of the contestant, for the message.
    counts
        Over all its rounds.
    hours
        Simulated in all. Arrivals and abandonments must agree with the theory within five standard
        errors; those of abandonments are widened by 3, for neighbours share their fate.
    """
    parts = counts.handled + counts.abandoned + counts.unfinished
    if parts != counts.offered:
        raise AssertionError(f"{name}: {counts.offered} offered, {parts} handled, abandoned or unfinished")
    expected = RATE * hours
    if abs(counts.offered - expected) > 5 * expected**0.5:
        raise AssertionError(f"{name}: {counts.offered} offered where {expected:.0f} are expected")
    margin = 5 * 3 * (ABANDONMENT / counts.offered) ** 0.5
    if abs(counts.abandonment - ABANDONMENT) > margin:
        raise AssertionError(
            f"{name}: {counts.abandonment:.4f} abandoned, which is not {ABANDONMENT:.4f} +- {margin:.4f}"
        )
