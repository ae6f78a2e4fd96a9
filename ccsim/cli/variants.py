"""Options that are written on the command line: a scenario with a change, `--vs`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import click

from ccsim.errors import ScenarioError

if TYPE_CHECKING:
    from ccsim.scenario import Scenario

_NAMED: Final = re.compile(r"(?P<name>[^=:;]+):\s+(?P<changes>.*)", re.DOTALL)
_WAYS: Final = ("with", "without")
_LEVER: Final = re.compile(r"(?P<way>with|without)\s+(?P<lever>\S+)")


def options_from(
    sources: Sequence[str], scenarios: Sequence[Scenario], variants: Sequence[str]
) -> dict[str, Scenario]:
    """Return the options by name: the scenarios, then the first one with each of the changes.

    Parameters
    ----------
    sources, scenarios
        Files, and what was read from them.
    variants
        As given to ``--vs``: ``two more: groups.agents.headcount+=2; with bot``.
    """
    options: dict[str, Scenario] = {}
    named: dict[str, str] = {}
    for source, scenario in zip(sources, scenarios, strict=True):
        if scenario.name in options:
            raise click.UsageError(
                f'two options are called "{scenario.name}", of {named[scenario.name]} and of {source}; '
                "change the name in one of them, or write the difference behind --vs"
            )
        options[scenario.name], named[scenario.name] = scenario, source
    for text in variants:
        name, scenario = _variant(scenarios[0], text)
        if name in options:
            raise click.UsageError(
                f'two options are called "{name}"; write a name before one: "NAME: CHANGES"'
            )
        options[name] = scenario
    return options


def _variant(scenario: Scenario, text: str) -> tuple[str, Scenario]:
    """Its name, and the scenario with the changes."""
    from ccsim.scenario.asked import operations_of
    from ccsim.scenario.levers.switch import switched
    from ccsim.scenario.override import overridden

    named = _NAMED.fullmatch(text.strip())
    name, changes = (named["name"].strip(), named["changes"]) if named else (text.strip(), text)
    parts = [part.strip() for part in changes.split(";") if part.strip()]
    levers = [_LEVER.fullmatch(part) for part in parts]
    try:
        steps = operations_of([part for part, lever in zip(parts, levers, strict=True) if lever is None])
        made = overridden(scenario, steps)
        for lever in levers:
            if lever is not None:
                on = (lever["lever"],) if lever["way"] == "with" else ()
                made = switched(made, on=on, off=() if on else (lever["lever"],), labels=_WAYS)
    except ScenarioError as error:
        raise click.UsageError(
            f"--vs {text}: " + "; ".join(_told(str(each)) for each in error.faults)
        ) from None
    if not parts:
        raise click.UsageError(f'--vs "{text}" changes nothing; write PATH=VALUE or `with LEVER`')
    return name, made


def _told(fault: str) -> str:
    """A fault without the change it names: the option named it already."""
    return re.sub(r"^--set [^:]*: ", "", fault)
