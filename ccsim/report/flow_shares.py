"""How many of those who enter a flow reach each step and each end: an absorbing chain, solved exactly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from ccsim.demand.kind import segment_shares
from ccsim.report.scenario_day import ScenarioDay
from ccsim.scenario import Flow, FlowStep, Scenario, own_queues, queue_of

Key = TypeVar("Key")

#: Ends that are not stated: hung up, and past the limit of steps.
HUNG_UP, PAST_LIMIT = "hung up", "past the limit"


@dataclass(frozen=True)
class FlowShares:
    """
    What becomes of those who enter a flow, per contact that enters.

    Attributes
    ----------
    reached
        Share that is ever at a step.
    visits
        How often a step is passed on average, more than its share where the flow loops.
    moves
        From step to step, on average.
    ends
        By step, kind of end (``queue``, ``own_queue``, ``misroute``, ``callback``, ``contained``,
        ``hung up``, ``past the limit``) and queue (empty where there is none).
    """

    reached: dict[str, float] = field(default_factory=dict)
    visits: dict[str, float] = field(default_factory=dict)
    moves: dict[tuple[str, str], float] = field(default_factory=dict)
    ends: dict[tuple[str, str, str], float] = field(default_factory=dict)

    def ended(self, *kinds: str) -> float:
        """Return the share that ends in one of the ways."""
        return sum(share for (_, kind, _), share in self.ends.items() if kind in kinds)


def flow_shares(
    day: ScenarioDay, flow: Flow, intent: str, own: Mapping[str, float] | None = None
) -> FlowShares:
    """
    Solve a flow for the contacts of one intent.

    Parameters
    ----------
    day
        Says what shares are on its date.
    flow
        The flow; its limit of steps is kept, its limit of time (``longest``) is not.
    intent
        Whose contacts enter.
    own
        The queues that count as theirs, with shares; by default those of all its segments and channels.
    """
    moves = {name: _moves(day, step, intent) for name, step in flow.steps.items()}
    own = own_queues(day.scenario, intent) if own is None else own
    shares = FlowShares()
    here = {flow.first: 1.0}
    for _ in range(flow.most_steps):
        following: dict[str, float] = {}
        for name, mass in here.items():
            shares.visits[name] = shares.visits.get(name, 0.0) + mass
            for (kind, target), share in moves[name].items():
                if kind == "step":
                    following[target] = following.get(target, 0.0) + mass * share
                    _add(shares.moves, (name, target), mass * share)
                else:
                    for end, part in own.items() if kind == "own_queue" else [(target, 1.0)]:
                        _add(shares.ends, (name, kind, end), mass * share * part)
        here = {name: mass for name, mass in following.items() if mass > 1e-12}
        if not here:
            break
    for name, mass in here.items():
        for end, part in own.items():
            _add(shares.ends, (name, PAST_LIMIT, end), mass * part)
    shares.reached.update({name: _ever(moves, flow, name) for name in shares.visits})
    return shares


def mixed(shares: Mapping[str, FlowShares], weights: Mapping[str, float]) -> FlowShares:
    """
    Average over intents.

    Parameters
    ----------
    shares, weights
        By intent; the weights are how many contacts of each enter the flow.
    """
    total = sum(weights.values()) or 1.0
    made = FlowShares()
    for intent, own in shares.items():
        weight = weights[intent] / total
        for name in own.visits:
            made.reached[name] = made.reached.get(name, 0.0) + weight * own.reached[name]
            made.visits[name] = made.visits.get(name, 0.0) + weight * own.visits[name]
        for move, share in own.moves.items():
            made.moves[move] = made.moves.get(move, 0.0) + weight * share
        for end, share in own.ends.items():
            made.ends[end] = made.ends.get(end, 0.0) + weight * share
    return made


def entering(day: ScenarioDay, flow: str) -> dict[str, float]:
    """Return how many contacts of each intent enter a flow on the day, for intents that can."""
    found: dict[str, float] = {}
    channels, through = day.scenario.channels, day.numbers(day.scenario.flows[flow].share)
    for intent in day.scenario.intents:
        for channel, offered in day.offered(intent).items():
            if channels[channel].flow == flow:
                found[intent] = found.get(intent, 0.0) + float((offered * through).sum())
        for channel, served in day.at_bot(intent).items():
            if channels[channel].closed.bot_flow == flow:
                found[intent] = found.get(intent, 0.0) + float((served * through).sum())
    return found


def queues_on(scenario: Scenario, intent: str, channel: str) -> dict[str, float]:
    """Return the queues that an intent's contacts on a channel wait in, with the shares of the segments."""
    found: dict[str, float] = {}
    for segment, share in segment_shares(scenario, intent).items():
        queue = queue_of(scenario, intent, segment, channel)
        found[queue] = found.get(queue, 0.0) + share
    return found


def _moves(day: ScenarioDay, step: FlowStep, intent: str) -> dict[tuple[str, str], float]:
    """Where a step leads: (``step``, name), (kind of end, queue) -> share."""
    hang_up = day.number(step.hang_up, intent)
    moves: dict[tuple[str, str], float] = {(HUNG_UP, ""): hang_up}
    stays = 1 - hang_up
    if step.contained is not None and "contained" not in step.ends:
        share = day.number(step.contained.by_intent.get(intent, step.contained.share), intent)
        moves["contained", ""] = stays * share
        stays *= 1 - share
    if intent in step.intents:
        moves["step", step.intents[intent]] = stays
        return {move: share for move, share in moves.items() if share > 1e-12}
    rest = 1.0
    for target, varying in step.shares.items():
        share = day.number(varying, intent)
        rest -= share
        _add(moves, ("step", target), stays * share)
    rest = max(rest, 0.0)
    if step.then is not None:
        _add(moves, ("step", step.then), stays * rest)
    for kind in step.ends:
        target = getattr(step, kind)
        _add(moves, (kind, target if isinstance(target, str) else ""), stays * rest)
    return {move: share for move, share in moves.items() if share > 1e-12}


def _ever(moves: Mapping[str, Mapping[tuple[str, str], float]], flow: Flow, goal: str) -> float:
    """The probability of ever being at a step: the chain with the step made an end."""
    here, reached = {flow.first: 1.0}, 0.0
    for _ in range(flow.most_steps):
        reached += here.pop(goal, 0.0)
        following: dict[str, float] = {}
        for name, mass in here.items():
            for (kind, target), share in moves[name].items():
                if kind == "step":
                    following[target] = following.get(target, 0.0) + mass * share
        here = {name: mass for name, mass in following.items() if mass > 1e-12}
        if not here:
            break
    return min(reached, 1.0)


def _add(table: dict[Key, float], key: Key, share: float) -> None:
    table[key] = table.get(key, 0.0) + share
