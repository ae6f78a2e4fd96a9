"""What a run will cost, said before it starts, where that is worth a word."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

import click

if TYPE_CHECKING:
    from ccsim.scenario import Scenario

#: Contacts per second and core, rounded down: measured on the bank, measures included.
SPEED: Final = {"simpy": 20_000.0, "compiled": 150_000.0}
#: Seconds from which a run is announced.
LONG = 60.0


def announce(scenario: Scenario, *, days: int, replications: int, engine: str, jobs: int | None) -> None:
    """Say on stderr what is about to take long: settling, or the run itself.

    Parameters
    ----------
    scenario, days, replications, engine, jobs
        As they will be run.
    """
    compiled = engine != "simpy"
    announce_settling(scenario, hint="; `ccsim settle` keeps them")
    contacts = expected_contacts(scenario, days) * replications
    cores = min(jobs or os.cpu_count() or 1, replications)
    seconds = contacts / SPEED["compiled" if compiled else "simpy"] / cores
    if seconds >= LONG:
        hint = "; --engine compiled gives the same numbers sooner" if not compiled else ""
        click.echo(
            f"ccsim: about {contacts / 1e6:,.1f} million contacts, roughly {minutes(seconds)} on {cores} "
            f"core{'s' if cores > 1 else ''}{hint}",
            err=True,
        )


def announce_settling(scenario: Scenario, hint: str = "") -> None:
    """Say on stderr that something has to be settled first, and roughly how long that takes.

    Parameters
    ----------
    scenario
        As it will be run.
    hint
        What else to say.
    """
    if not is_unsettled(scenario):
        return
    again = _is_outdated(scenario)
    from ccsim.experiment.settling.solve import REPLICATIONS
    from ccsim.experiment.settling.trial import TRIAL_DAYS

    behind = []
    if _counts_contacts(scenario):
        behind.append("the cases behind the stated volumes of contacts")
    if scenario.unsettled_figures or (again and _measured(scenario)):
        behind.append("the figures of all cases behind those of handled contacts")
    cores = os.cpu_count() or 1
    seconds = expected_contacts(scenario, TRIAL_DAYS) * sum(REPLICATIONS) / SPEED["compiled"] / cores
    takes = "some seconds" if seconds < LONG else f"roughly {minutes(seconds)} on {cores} cores"
    what = f"finding {' and '.join(behind)}"
    if again:
        what = f"the file says other than what was settled, which only overrides leave as it is: {what} again"
    click.echo(f"ccsim: {what}, which takes {takes}{hint}", err=True)


def expected_contacts(scenario: Scenario, days: int) -> float:
    """Return roughly how many contacts the volumes state for so many days; files are left out."""
    import datetime as dt

    from ccsim.scenario import steps_on

    total = 0.0
    for intent in scenario.intents.values():
        volume = intent.volume
        if volume.count is None:
            continue
        for number in range(min(days, 7)):
            date = scenario.calendar.start + dt.timedelta(days=number)
            steps = steps_on(volume.count, date, scenario.calendar)
            ends = [second for second, _ in steps[1:]] + [86_400]
            for (second, count), end in zip(steps, ends, strict=True):
                total += float(count) * (end - second) / volume.per * days / min(days, 7)
    return total


def is_unsettled(scenario: Scenario) -> bool:
    """Tell whether something has to be settled before the run."""
    if _is_outdated(scenario):
        return True
    counts = _counts_contacts(scenario)
    # what an override states anew takes over what was settled
    taken_over = scenario.settled is not None and scenario.changes and scenario.baseline is None
    return (scenario.settled is None and counts) or (bool(scenario.unsettled_figures) and not taken_over)


def _is_outdated(scenario: Scenario) -> bool:
    """Tell whether a file says other than what was settled in it, or in the one it extends."""
    if scenario.settled is None or scenario.changes:
        return False
    measured = _counts_contacts(scenario) or _measured(scenario)
    return measured and scenario.settled.fingerprint != scenario.fingerprint()


def _counts_contacts(scenario: Scenario) -> bool:
    return any(intent.volume.of == "contacts" for intent in scenario.intents.values())


def _measured(scenario: Scenario) -> bool:
    from ccsim.scenario.measured import measured_figures

    return bool(measured_figures(scenario))


def minutes(seconds: float) -> str:
    """Return a length of time in minutes or hours."""
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"
