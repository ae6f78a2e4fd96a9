"""What assessing goals will cost, said before it starts, where that is worth a word."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from ccsim.cli.announce import LONG, SPEED, announce_settling, expected_contacts, minutes

if TYPE_CHECKING:
    from ccsim.scenario import Scenario


def announce_goals(scenario: Scenario, *, replications: int, engine: str, jobs: int | None) -> None:
    """Say on stderr what simulating the periods of a scenario's goals will take at most, if that is long.

    Parameters
    ----------
    scenario, replications, engine, jobs
        As they will be assessed.
    """
    from ccsim.goals.asked import asked_of
    from ccsim.goals.spans import spans_of
    from ccsim.goals.verdict.stages import FIRST

    announce_settling(scenario, hint="; `ccsim settle` keeps them")
    days = sum(span.days for span in spans_of(scenario, asked_of(scenario)))
    cores = min(jobs or os.cpu_count() or 1, replications)
    speed = SPEED["simpy" if engine == "simpy" else "compiled"] * cores
    each = expected_contacts(scenario, days) / speed
    if each * replications >= LONG:
        soonest = each * min(FIRST, replications)
        least = f"roughly {minutes(soonest)}" if soonest >= LONG else "less than a minute"
        most = minutes(each * replications)
        plural = "s" if cores > 1 else ""
        click.echo(
            f"ccsim: {days} days are simulated up to {replications} times, until each goal is decided: "
            f"{least} to {most} on {cores} core{plural}",
            err=True,
        )
