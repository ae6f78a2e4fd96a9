"""What a search for what it takes will cost, said before it starts, where that is worth a word."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

import click

from ccsim.cli.announce import LONG, SPEED, expected_contacts, minutes

if TYPE_CHECKING:
    from ccsim.scenario import Scenario

#: Trials of a change with several amounts, and replications of each: as it was in searches on the retailer.
_TRIALS: Final = 4
_REPLICATIONS: Final = 12


def announce_takes(scenario: Scenario, goal: str, *, engine: str, jobs: int | None) -> None:
    """Say on stderr what the search for what a goal would take is going to cost, if that is long.

    Parameters
    ----------
    scenario, goal, engine, jobs
        As they will be searched.
    """
    from ccsim.goals.asked import asked_of
    from ccsim.goals.spans import spans_of
    from ccsim.goals.takes.candidates_of import candidates_of

    asked = tuple(each for each in asked_of(scenario) if each.name == goal)
    days = sum(span.days for span in spans_of(scenario, asked))
    candidates = candidates_of(scenario)
    trials = 1 + sum(min(_TRIALS, len(each.amounts)) for each in candidates)
    cores = min(jobs or os.cpu_count() or 1, _REPLICATIONS)
    speed = SPEED["simpy" if engine == "simpy" else "compiled"] * cores
    seconds = expected_contacts(scenario, days) * trials * _REPLICATIONS / speed
    if seconds >= LONG:
        many = f"{len(candidates)} change{'s are' if len(candidates) > 1 else ' is'}"
        on = f"{cores} core{'s' if cores > 1 else ''}"
        click.echo(
            f"ccsim: {many} tried for {goal}, {days} days each time: roughly {minutes(seconds)} on {on}, and "
            "twice that where no single one does it",
            err=True,
        )
