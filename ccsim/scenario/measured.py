"""Figures that were measured among those whom automation left, behind which there are hidden ones."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from ccsim.scenario.reach import channels_of, segment_shares
from ccsim.scenario.terms import place_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ccsim.scenario.contained import Contained
    from ccsim.scenario.difference import Difference
    from ccsim.scenario.intent import Intent
    from ccsim.scenario.scenario import Scenario

__all__ = ["Hidden", "figure_at", "kinds_stating", "measured_figures"]

Hidden: TypeAlias = Literal["factor", "shift"]
"""How the hidden figure differs from the stated one: by a factor on a time, a shift of a share's quantile."""

_TIMES: Final = ("talk", "hold", "wrap_up")
#: Parts of the path of a figure of an intent that differs by channel or segment.
_DIFFERING: Final = 6


def measured_figures(scenario: Scenario) -> dict[str, Hidden]:
    """Return the paths of the figures that are stated `among: handled`, each with how it is hidden.

    They are the keys of `settled.figures`.

    Parameters
    ----------
    scenario
        The scenario, settled or not.
    """
    found: dict[str, Hidden] = {}
    for name, intent in scenario.intents.items():
        found |= dict(_of_intent(f"intents.{name}", intent))
    for name, flow in scenario.flows.items():
        for step, each in flow.steps.items():
            found |= dict(_of_contained(f"flows.{name}.steps.{step}.contained", each.contained))
    for name, site in scenario.self_service.items():
        found |= dict(_of_contained(f"self_service.{name}.success", site.success))
    return found


def kinds_stating(scenario: Scenario) -> dict[str, list[tuple[str, str, str]]]:
    """Return the contacts (intent, segment, channel) for which each measured figure of an intent holds.

    By path; what holds for none is left out.
    """
    measured = measured_figures(scenario)
    found: dict[str, list[tuple[str, str, str]]] = {}
    for name in scenario.intents:
        for segment in segment_shares(scenario, name):
            for channel in channels_of(scenario, name):
                kind = (name, segment, channel)
                for field in (*(f"handle_time.{part}" for part in _TIMES), "resolution.probability"):
                    path = place_of(scenario, *kind, field)
                    if path in measured:
                        found.setdefault(path, []).append(kind)
    return found


def figure_at(figures: Mapping[str, float], path: str) -> float | None:
    """Return by what the figure hidden behind the one at a path differs, None if that was not settled.

    What an override states for a channel, a segment or an intent of which nothing was stated before differs
    as what held there until then.

    Parameters
    ----------
    figures
        By path.
    path
        Of a stated figure.
    """
    if path in figures:
        return figures[path]
    parts = path.split(".")
    if parts[0] == "intents" and len(parts) == _DIFFERING:
        return figures.get(".".join([*parts[:2], *parts[4:]]))
    if parts[-2] == "by_intent":
        return figures.get(".".join([*parts[:-2], "share"]))
    return None


def _of_intent(path: str, intent: Intent) -> Iterator[tuple[str, Hidden]]:
    differing: list[tuple[str, Intent | Difference]] = [(path, intent)]
    differing += [(f"{path}.by_segment.{name}", each) for name, each in intent.by_segment.items()]
    differing += [(f"{path}.by_channel.{name}", each) for name, each in intent.by_channel.items()]
    for here, each in differing:
        times: Any = each.handle_time
        # What differs for some is stated for whom the intent's is, unless it says so itself.
        if times is not None and (times.among or intent.handle_time.among) == "handled":
            parts = (name for name in _TIMES if getattr(times, name) is not None)
            yield from ((f"{here}.handle_time.{name}", "factor") for name in parts)
        if each.resolution is not None and each.resolution.among == "handled":
            yield f"{here}.resolution.probability", "shift"


def _of_contained(path: str, contained: Contained | None) -> Iterator[tuple[str, Hidden]]:
    if contained is None or contained.among != "handled":
        return
    yield f"{path}.share", "shift"
    yield from ((f"{path}.by_intent.{name}", "shift") for name in contained.by_intent)
    yield f"{path}.resolved", "shift"
