"""Factors of a design: figures of a scenario by path, and levers that are on or off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from ccsim.scenario.asked import operations_of
from ccsim.scenario.designs.design import Design, Kind
from ccsim.scenario.document import full_document
from ccsim.scenario.frozen_dict import FrozenDict
from ccsim.scenario.paths import follow

if TYPE_CHECKING:
    from ccsim.scenario.scenario import Scenario

__all__ = ["AS_IT_IS", "as_it_is", "described", "designed", "refuse_no_factors", "with_settings"]

#: The name of the scenario in which nothing is changed.
AS_IT_IS: Final = "as it is"
_LEVER: Final = "lever:"
#: What leaves a figure as it is, by operator.
_NEUTRAL: Final = {"*=": 1, "+=": 0, "-=": 0}


def as_it_is(scenario: Scenario, factors: Sequence[str]) -> dict[str, Any]:
    """Return the settings that change nothing, by factor; None where a path leads nowhere yet."""
    document = full_document(scenario)
    found: dict[str, Any] = {}
    for factor in factors:
        if factor.startswith(_LEVER):
            found[factor] = factor.removeprefix(_LEVER) in scenario.levers_on
            continue
        (step,) = operations_of({factor: 0})
        found[factor] = _NEUTRAL.get(step.operation.op, follow(document, step.path).value)
    return found


def with_settings(scenario: Scenario, settings: Mapping[str, Any], known: Mapping[str, Any]) -> Scenario:
    """Return the scenario with factors set.

    Parameters
    ----------
    scenario
        The scenario.
    settings
        By factor: the value; of a lever True for on and False for off.
    known
        The settings that change nothing.
    """
    changed = {factor: value for factor, value in settings.items() if not _same(value, known[factor])}
    levers = {name.removeprefix(_LEVER): on for name, on in changed.items() if name.startswith(_LEVER)}
    for name, on in levers.items():
        if not isinstance(on, bool):
            raise ValueError(f'lever "{name}" is on (True) or off (False), not {on!r}')
    made = scenario.override({name: value for name, value in changed.items() if not name.startswith(_LEVER)})
    off = [name for name, on in levers.items() if not on]
    on = [name for name, on in levers.items() if on]
    made = made.without_levers(*off) if off else made
    return made.with_levers(*on) if on else made


def designed(
    kind: Kind,
    scenario: Scenario,
    points: Mapping[str, Mapping[str, Any]],
    shown: Mapping[str, Any] | None = None,
) -> Design:
    """Return the design of some points.

    Parameters
    ----------
    kind
        Of the design.
    scenario
        From which all are made.
    points
        By name, the setting of every factor.
    shown
        By name, the settings as they are told; default: as they are.
    """
    factors = tuple(next(iter(points.values())))
    known = as_it_is(scenario, factors)
    unchanged = [
        name
        for name, settings in points.items()
        if all(_same(value, known[factor]) for factor, value in settings.items())
    ]
    told = points if shown is None else shown
    return Design(
        kind,
        factors,
        FrozenDict({name: with_settings(scenario, settings, known) for name, settings in points.items()}),
        FrozenDict({name: FrozenDict(told[name]) for name in points}),
        unchanged[0] if unchanged else next(iter(points)),
    )


def described(factors: Sequence[str], settings: Mapping[str, Any]) -> str:
    """Return a name for settings: ``voice.headcount*=1.1, better-bot on``.

    Parameters
    ----------
    factors
        All factors of the design, so that the shortest ends of their paths that differ are used.
    settings
        Those that are told.
    """
    return ", ".join(_said(factor, value, factors) for factor, value in settings.items())


def refuse_no_factors(factors: Mapping[str, Any]) -> None:
    """Refuse a design that varies nothing."""
    if not factors:
        raise ValueError('a design needs a factor: {"groups.agents.headcount*": [0.9, 1, 1.1]}')


def _said(factor: str, value: Any, factors: Sequence[str]) -> str:
    if factor.startswith(_LEVER):
        return f"{factor.removeprefix(_LEVER)} {'on' if value is True else 'off'}"
    (step,) = operations_of({factor: 0})
    parts = step.path.split(".")
    others = [each.path.split(".") for other in factors if other != factor for each in _paths(other)]
    length = next(
        (size for size in range(1, len(parts)) if all(each[-size:] != parts[-size:] for each in others)),
        len(parts),
    )
    text = f"{value:g}" if isinstance(value, float) else str(value)
    return f"{'.'.join(parts[-length:])}{step.operation.op}{text}"


def _paths(factor: str) -> list[Any]:
    return [] if factor.startswith(_LEVER) else operations_of({factor: 0})


def _same(value: Any, known: Any) -> bool:
    return value is known or (not isinstance(value, bool) and bool(value == known))
