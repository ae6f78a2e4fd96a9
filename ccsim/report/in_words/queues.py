"""Queues in words."""

from __future__ import annotations

from ccsim.report.in_words.terms import Said, is_some, share_of, wait_of
from ccsim.report.scenario_day import SLOT, ScenarioDay, clock, peak_of
from ccsim.report.traffic import Traffic, booked_in, is_for_callbacks, levels_of
from ccsim.report.words import count_words, listed, sentence, time_words
from ccsim.scenario import Constant, Deflection, Offer, Queue
from ccsim.scenario.callback import Callback

_CHOICES = {
    "longest_idle": "",
    "least_worked": "The free agent who has worked least today takes a contact.",
    "most_proficient": "The fastest free agent takes a contact.",
    "fill_first": "The agent who has the most in hand, and room for one more, takes a contact.",
}
_ESTIMATES = {
    "queue_length": "number waiting",
    "last_wait": "last wait",
    "head_of_line": "wait of the first in line",
}


def say_queues(day: ScenarioDay, traffic: Traffic) -> list[Said]:
    """Say who serves each queue in which order, and what is done for those who wait."""
    return [(name, _queue(day, traffic, name, queue)) for name, queue in day.scenario.queues.items()]


def _queue(day: ScenarioDay, traffic: Traffic, name: str, queue: Queue) -> list[str]:
    contacts, load, least = (
        traffic.nodes["queue", name],
        traffic.work[name] / SLOT,
        traffic.least[name] / SLOT,
    )
    said = [f"{count_words(contacts, 'contact')} a day."]
    if not contacts and is_for_callbacks(traffic, name):
        said = ["Callbacks only, as many as accept."]
    if load.max() > 0:
        peak = peak_of(load)
        said[0] = f"{said[0][:-1]}, at most {count_words(float(load[peak]), 'erlang')}, at {clock(peak)}."
        if least[peak] != load[peak]:
            said.append(
                f"With as many in hand as is fastest, it keeps {_busy(float(least[peak]))} busy then."
            )
    said.append(_levels(day, name, queue))
    order = [f"priority {queue.priority}" if queue.priority else ""]
    order.append(f"a head start of {time_words(queue.head_start)}" if queue.head_start else "")
    order.append(f"tier {queue.tier}" if queue.tier > 1 else "")
    if _uses_target(day, name):
        order.append(f"to be answered within {time_words(queue.target)}")
    if queue.weight != 1:
        order.append(f"a second of waiting counts {queue.weight:g}")
    said.append(sentence(", ".join(part for part in order if part)))
    if queue.capacity is not None:
        said.append(f"{count_words(queue.capacity, 'waiting place')}.")
    said.append(_CHOICES[queue.choose])
    if queue.callback is not None:
        said += _callback(day, name, queue.callback)
    if queue.deflection is not None:
        said.append(_deflection(day, queue.deflection))
    return [text for text in said if text]


def _busy(number: float) -> str:
    return count_words(number, "agent")


def _levels(day: ScenarioDay, name: str, queue: Queue) -> str:
    texts = []
    for place, (level, groups) in enumerate(levels_of(day.scenario, name).items()):
        opens = queue.overflow.get(level, 0.0)
        when = f" after {time_words(opens)}" if opens else " if they are busy" if place else ""
        texts.append(f"{', then ' if place else ''}{listed(groups)}{when}")
    return f"Served by {''.join(texts)}."


def _uses_target(day: ScenarioDay, name: str) -> bool:
    groups = day.scenario.groups.values()
    if any(group.take == "least_slack" for group in groups if name in group.serves):
        return True
    # elsewhere it only measures a backlog, which nobody speaks of where customers wait on the line
    waits = all(channel.mode in ("live", "concurrent") for channel in day.scenario.channels.values())
    return not waits and "target" in day.scenario.queues[name].model_fields_set


def _when(offer: Offer) -> str:
    when = [f"after {time_words(offer.after)} in line" if offer.after else "at once"]
    if offer.queue_length is not None:
        when.append(f"if at least {offer.queue_length} are waiting")
    if offer.expected_wait is not None:
        least, by = time_words(offer.expected_wait), _ESTIMATES[offer.estimate]
        when.append(f"if a wait of at least {least} is expected (by {by})")
    return ", ".join(when)


def _deflection(day: ScenarioDay, offer: Deflection) -> str:
    later = "" if offer.delay == Constant(value=0) else f" {wait_of(day, offer.delay)} later"
    text = (
        f"To go on by {offer.channel}{later} is offered {_when(offer)}: {share_of(day, offer.accept)} accept"
    )
    if is_some(offer.leave):
        text += f", {share_of(day, offer.leave)} of the others give up on hearing it"
    return f"{text}."


def _callback(day: ScenarioDay, name: str, callback: Callback) -> list[str]:
    where = booked_in(day.scenario, name)
    ways = {
        "keep_place": "it keeps the customer's place",
        "own_queue": f"it joins {where} at once" if where != name else "it joins the line at its end",
        "scheduled": f"it joins {where} after {wait_of(day, callback.delay)}",
    }
    accept = f"{share_of(day, callback.accept)} accept, {ways[callback.way]}"
    said = [f"A callback is offered {_when(callback)}: {accept}."]
    dialled = []
    if callback.dial != Constant(value=0):
        dialled.append(f"dialling takes {wait_of(day, callback.dial)}")
    if is_some(callback.no_answer):
        dialled.append(f"{share_of(day, callback.no_answer)} do not answer a try")
    again = f", {wait_of(day, callback.again)} apart" if callback.tries > 1 else ""
    tries = "1 try" if callback.tries == 1 else f"{callback.tries} tries"
    dialled.append(f"{tries}{again}")
    said.append(sentence("; ".join(dialled)))
    return said
