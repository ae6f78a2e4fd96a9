"""Names that the steps of a flow use: other steps, intents, queues."""

from __future__ import annotations

from collections.abc import Iterator

from ccsim.scenario.checks.unknown import unknown
from ccsim.scenario.faults import Problem, nearest
from ccsim.scenario.flow import Flow, FlowStep
from ccsim.scenario.parts import Parts
from ccsim.scenario.yaml_tree import Loc

__all__ = ["step_problems"]


def step_problems(here: Loc, flow: Flow, parts: Parts) -> Iterator[Problem]:
    """Yield every name in the steps of a flow that nothing has.

    Parameters
    ----------
    here
        Where the steps stand.
    flow
        The flow.
    parts
        The scenario as far as it can be read.
    """
    # A step that could not be read is there all the same.
    broken = [str(each[3]) for each in parts.broken if each[:3] == here and len(each) > 3]
    steps = tuple(dict.fromkeys([*flow.steps, *sorted(broken)]))
    for name, step in flow.steps.items():
        loc = (*here, name)
        if here not in parts.broken:
            yield from _step_names(loc, step, steps)
        for intent in step.intents:
            yield from unknown(parts, "intents", (*loc, "intents", intent), intent)
        for end in ("queue", "misroute", "callback"):
            queue = getattr(step, end)
            if queue is not None:
                yield from unknown(parts, "queues", (*loc, end), queue)
        yield from _no_terms((*loc, "callback"), step.callback, parts)


def _step_names(loc: Loc, step: FlowStep, steps: tuple[str, ...]) -> Iterator[Problem]:
    named: list[tuple[Loc, str]] = [(("intents", intent), each) for intent, each in step.intents.items()]
    named += [(("shares", each), each) for each in step.shares]
    named += [(("then",), step.then)] if step.then is not None else []
    for field, name in named:
        if name not in steps:
            hint = nearest(name, steps) or f"the steps are: {', '.join(steps)}"
            yield Problem((*loc, *field), f'the flow has no step "{name}"', found=name, hint=hint)


def _no_terms(loc: Loc, name: str | None, parts: Parts) -> Iterator[Problem]:
    """Yield a problem if a callback is to be booked where there are no terms for it."""
    assert parts.scenario is not None
    queue = None if name is None else parts.scenario.queues.get(name)
    if queue is None or queue.callback is not None or not parts.sound("queues", str(name)):
        return
    able = [each for each, other in parts.scenario.queues.items() if other.callback is not None]
    hint = f"write queues.{name}.callback: {{accept: 1}}"
    message = f'queue "{name}" has no terms of a callback'
    yield Problem(loc, message, found=name, allowed=", ".join(able) or None, hint=hint)
