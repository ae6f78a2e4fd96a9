"""The defaults that depend on the rest of the scenario: the only queue, the only channel ..."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ccsim.scenario.frozen_dict import FrozenDict
from ccsim.scenario.skill import Skill

if TYPE_CHECKING:
    from ccsim.scenario.intent import Intent
    from ccsim.scenario.scenario import Scenario

__all__ = ["with_defaults"]


def with_defaults(scenario: Scenario) -> Any:
    """Return the scenario with queue, channels, segments and served queues filled in.

    Parameters
    ----------
    scenario
        One without faults, fresh from validation; it is filled in place, before anybody sees it.
    """
    scenario.__dict__["intents"] = FrozenDict(
        {name: _filled(intent, scenario) for name, intent in scenario.intents.items()}
    )
    queues = FrozenDict({name: Skill() for name in scenario.queues})
    scenario.__dict__["groups"] = FrozenDict(
        {
            name: group if group.serves else group.model_copy(update={"serves": queues})
            for name, group in scenario.groups.items()
        }
    )
    return scenario


def _filled(intent: Intent, scenario: Scenario) -> Intent:
    defaults: dict[str, Any] = {}
    if not intent.queue:
        defaults["queue"] = next(iter(scenario.queues))
    if not intent.channels:
        defaults["channels"] = FrozenDict({next(iter(scenario.channels)): 1.0})
    if not intent.segments:
        defaults["segments"] = FrozenDict({next(iter(scenario.segments)): 1.0})
    return intent.model_copy(update=defaults) if defaults else intent
