"""Kinds of contact, and the lines they wait in."""

from __future__ import annotations

import numpy as np

from ccsim.demand.kind import Kind
from ccsim.demand.reach import all_queues, first_queues
from ccsim.engine.laying.hidden import hidden_law, hidden_share
from ccsim.engine.laying.numbering import Numbering
from ccsim.engine.laying.ways import Ways
from ccsim.engine.outcomes import NOBODY
from ccsim.engine.programme import next_openings
from ccsim.engine.state import AT_CLOSE, CARRY_OVER, CONCURRENT, INTERRUPTED, KIND, LINE, MODE, PLACE
from ccsim.scenario import Constant, Conversation, Scenario, Terms, place_of, terms_of
from ccsim.scenario.terms import precedence_of
from ccsim.typing import Rows
from ccsim.units import US

_NO_DELAY = Constant(value=0.0)

#: Queue, priority, whether the priority is the intent's or segment's own, head start in microseconds, mode.
_Place = tuple[int, int, int, int, int]


def lay_kinds(numbers: Numbering, ways: Ways) -> tuple[Rows, Rows, Rows]:
    """
    Lay kinds, lines and places.

    Returns
    -------
    kinds, lines, places
        Rows of dtype `KIND`, `LINE` (by queue) and `PLACE` (kind by kind, queue by queue).
    """
    scenario = numbers.scenario
    reached = [
        {queue: _place(numbers, kind, queue) for queue in all_queues(scenario, kind)}
        for kind in numbers.kinds
    ]
    lines = sorted({place for each in reached for place in each.values()})
    line_rows = np.zeros(len(lines), dtype=LINE)
    for number, line in enumerate(lines):
        line_rows[number] = (*line, NOBODY, NOBODY)
    places = (
        np.full((len(numbers.kinds) * len(numbers.queues), 2), NOBODY, dtype=np.int64).view(PLACE).ravel()
    )
    rows = np.zeros(len(numbers.kinds), dtype=KIND)
    openings: dict[str, int] = {}
    for number, kind in enumerate(numbers.kinds):
        row_mode = MODE[scenario.channels[kind.channel].mode]
        for queue, place in reached[number].items():
            here = places[number * len(numbers.queues) + numbers.queue(queue)]
            here["line"] = lines.index(place)
            offer = scenario.queues[queue].deflection
            waits = row_mode <= CONCURRENT and queue in first_queues(scenario, kind)
            if waits and offer is not None and offer.channel != kind.channel:
                here["deflects"] = numbers.sibling(kind, offer.channel)
        row = rows[number]
        row["queue"] = numbers.queue(kind.queue)
        row["line"] = lines.index(reached[number][kind.queue])
        row["channel"] = numbers.channels.index(kind.channel)
        for name, value in (
            _parameters(numbers, kind, openings)
            | _mode(numbers, kind)
            | _closed(numbers, kind)
            | _difficulty(numbers, kind)
            | _ways(numbers, kind, ways)
        ).items():
            row[name] = value
    return rows, line_rows, places


def _place(numbers: Numbering, kind: Kind, queue: str) -> _Place:
    priority, stated, head_start = precedence_of(
        numbers.scenario, kind.intent, kind.segment, queue, kind.channel
    )
    mode = MODE[numbers.scenario.channels[kind.channel].mode]
    return numbers.queue(queue), int(priority), int(stated), round(float(head_start) * US), mode


def _parameters(numbers: Numbering, kind: Kind, openings: dict[str, int]) -> dict[str, int]:
    """Where the parameters of a kind lie in the book, and the rules of its channel."""
    scenario, writer = numbers.scenario, numbers.writer
    terms = terms_of(scenario, kind.intent, kind.segment, kind.channel)
    channel = scenario.channels[kind.channel]
    redial, retry, repeat = terms.redial, terms.retry, terms.resolution.repeat
    law, number = writer.law, writer.number
    return {
        **{part: _time(numbers, kind, terms, part) for part in ("talk", "hold", "wrap_up")},
        "patience": law(terms.patience),
        "balking": number(terms.balking),
        "resolution": hidden_share(
            numbers,
            place_of(scenario, kind.intent, kind.segment, kind.channel, "resolution.probability"),
            terms.resolution.probability,
        ),
        "repeat": number(repeat.probability if repeat else 0.0),
        "repeat_delay": law(repeat.delay if repeat else _NO_DELAY),
        "repeat_window": number(repeat.window if repeat else 0.0, US),
        "redial": number(redial.probability if redial else 0.0),
        "redial_delay": law(redial.delay if redial else _NO_DELAY),
        "retry": number(retry.probability if retry else 0.0),
        "retry_delay": law(retry.delay if retry else _NO_DELAY),
        "accepts_deflection": (
            NOBODY if terms.accepts_deflection is None else number(terms.accepts_deflection)
        ),
        "accepts": NOBODY if terms.accepts_callback is None else number(terms.accepts_callback),
        "trunks": NOBODY if channel.trunks is None else number(channel.trunks),
        "flow": NOBODY if channel.flow is None else _first_step(scenario, numbers, channel.flow),
        "front": law(channel.front_delay),
        "next_opening": _next_opening(numbers, kind.channel, openings),
        "at_close": AT_CLOSE[channel.at_close],
    }


def _next_opening(numbers: Numbering, channel: str, openings: dict[str, int]) -> int:
    """The series of the next openings of a channel, once for all its kinds."""
    if channel not in openings:
        steps = next_openings(numbers.scenario, channel, numbers.timeline)
        openings[channel] = numbers.writer.book.add_series(steps)
    return openings[channel]


def _mode(numbers: Numbering, kind: Kind) -> dict[str, int]:
    """What is particular about the mode of a kind's channel."""
    scenario, writer = numbers.scenario, numbers.writer
    terms = terms_of(scenario, kind.intent, kind.segment, kind.channel)
    channel = scenario.channels[kind.channel]
    accepts_always = MODE[channel.mode] > CONCURRENT
    chase = terms.chase if accepts_always else None
    slow, turns = channel.slow, channel.conversation or Conversation()
    law, number = writer.law, writer.number
    return {
        "mode": MODE[channel.mode],
        "silent": number(channel.silent),
        "notice": law(channel.notice),
        "slow_share": number(slow.share if slow else 0.0),
        "slow_times": number(slow.times if slow else 1.0),
        "chase": number(chase.probability) if chase else NOBODY,
        "chase_after": law(chase.after if chase else _NO_DELAY),
        "chase_saves": number(chase.saves if chase else 0.0),
        "chase_kind": numbers.sibling(kind, chase.channel if chase else None),
        "interrupted": INTERRUPTED[channel.interrupted],
        "resume": round(channel.resume * US),
        "finish_within": NOBODY if channel.finish_within is None else round(channel.finish_within * US),
        "more": number(turns.more),
        "reply": law(turns.reply),
        "silence": round(turns.silence * US),
        "sticky": turns.agent == "sticky",
        "awaits_agent": turns.agent_gone == "wait",
        **({"open": 1, "at_close": CARRY_OVER} if accepts_always else {}),
    }


def _closed(numbers: Numbering, kind: Kind) -> dict[str, int]:
    """What customers do who find a kind's channel closed."""
    scenario, writer = numbers.scenario, numbers.writer
    closed = scenario.channels[kind.channel].closed
    message, bot = closed.message_channel, closed.bot_flow
    return {
        "come_back": writer.number(closed.come_back),
        "come_back_delay": writer.law(closed.delay),
        "message": writer.number(closed.message),
        "message_kind": NOBODY if message is None else numbers.sibling(kind, message),
        "bot": writer.number(closed.bot),
        "bot_flow": NOBODY if bot is None else _first_step(scenario, numbers, bot),
    }


def _time(numbers: Numbering, kind: Kind, terms: Terms, part: str) -> int:
    """The series of talk, hold or wrap-up."""
    path = place_of(numbers.scenario, kind.intent, kind.segment, kind.channel, f"handle_time.{part}")
    return hidden_law(numbers, path, getattr(terms.handle_time, part))


def _difficulty(numbers: Numbering, kind: Kind) -> dict[str, int]:
    """How what happens to a case hangs together with its difficulty."""
    own = numbers.scenario.intents[kind.intent].difficulty
    correlations = {
        "hard_talk": own.handle_time,
        "hard_resolution": own.resolution,
        "hard_contained": own.containment,
        "hard_found": own.self_service,
    }
    series = {
        name: numbers.writer.number(value) if value > 0 else NOBODY for name, value in correlations.items()
    }
    return {"difficult": any(correlations.values()), **series}


def _ways(numbers: Numbering, kind: Kind, ways: Ways) -> dict[str, int]:
    """By which channels customers come again."""
    terms = terms_of(numbers.scenario, kind.intent, kind.segment, kind.channel)
    found: dict[str, int] = {}
    for name, again in (
        ("redial", terms.redial),
        ("retry", terms.retry),
        ("repeat", terms.resolution.repeat),
    ):
        found[f"{name}_way"], found[f"{name}_ways"] = ways.to(kind, again.channels if again else {})
    return found


def _first_step(scenario: Scenario, numbers: Numbering, flow: str) -> int:
    return numbers.step(flow, scenario.flows[flow].first)
