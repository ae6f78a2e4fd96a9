"""The options of a comparison: scenarios with a name each, that can be compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from ccsim.errors import RunError
from ccsim.scenario import Scenario
from ccsim.scenario.designs.design import Design

#: Longer values of a change are not told in an option's name.
_SHORT: Final = 24


def options_of(scenarios: Sequence[Scenario] | Mapping[str, Scenario] | Design) -> dict[str, Scenario]:
    """
    Name the options and refuse what cannot be compared.

    Parameters
    ----------
    scenarios
        By name; or one after the other: then each has its scenario's name, and where several come from one
        scenario, what was changed in it. Or a design.

    Raises
    ------
    RunError
        If there are fewer than two, two of one name, or several currencies.
    """
    if isinstance(scenarios, Design):
        options = dict(scenarios.scenarios)
    elif isinstance(scenarios, Mapping):
        options = {str(name): scenario for name, scenario in scenarios.items()}
    else:
        options = _named(list(scenarios))
    if len(options) < 2:
        raise RunError(f"there is nothing to compare: {len(options)} option{'s' * (len(options) != 1)}")
    _refuse_other(options, "currency", "money cannot be compared")
    return options


def refuse_other_starts(options: Mapping[str, Scenario]) -> None:
    """Refuse options that would begin on different days: other customers, and nothing to pair."""
    starts = {name: scenario.calendar.start for name, scenario in options.items()}
    first, *others = starts
    for name in others:
        if starts[name] != starts[first]:
            raise RunError(
                f'the options begin on different days: "{first}" on {starts[first]}, "{name}" on '
                f"{starts[name]}; state the start of the comparison"
            )


def baseline_of(options: Mapping[str, Scenario], baseline: int | str) -> str:
    """The name of the option that the others are compared with."""
    names = list(options)
    if isinstance(baseline, str):
        if baseline not in options:
            raise RunError(f'no option "{baseline}" to compare with; the options are: {", ".join(names)}')
        return baseline
    if not -len(names) <= baseline < len(names):
        raise RunError(f"no option {baseline} to compare with; there are {len(names)}, from 0")
    return names[baseline]


def _named(scenarios: Sequence[Scenario]) -> dict[str, Scenario]:
    plain = [scenario.name for scenario in scenarios]
    names = [
        name if plain.count(name) == 1 else label_of(each)
        for name, each in zip(plain, scenarios, strict=True)
    ]
    for name in names:
        if names.count(name) > 1:
            raise RunError(
                f'two options are called "{name}"; give them names: {{"as it is": scenario, "leaner": ...}}'
            )
    return dict(zip(names, scenarios, strict=True))


def label_of(scenario: Scenario) -> str:
    """What was changed in a scenario, ``groups.agents.headcount 20, with bot``; its name if nothing was."""
    changes = {each.path: each.new for each in scenario.changes}
    told = [f"{path} {_short(value)}" for path, value in changes.items()]
    return ", ".join([*told, *(f"with {name}" for name in scenario.levers_on)]) or scenario.name


def _short(value: Any) -> str:
    text = f"{value:g}" if isinstance(value, float) else str(value)
    return text if len(text) <= _SHORT else "changed"


def _refuse_other(options: Mapping[str, Scenario], field: str, why: str) -> None:
    values = {name: getattr(scenario, field) for name, scenario in options.items()}
    first, *others = values
    for name in others:
        if values[name] != values[first]:
            raise RunError(f'{why}: "{first}" is in {values[first]}, "{name}" in {values[name]}')
