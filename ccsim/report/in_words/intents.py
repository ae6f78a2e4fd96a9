"""Intents in words."""

from __future__ import annotations

from typing import Any

from ccsim.report.in_words.terms import Said, is_some, patience_of, priority_of, share_of, wait_of
from ccsim.report.scenario_day import ScenarioDay
from ccsim.report.words import count_words, listed, percent, sentence, time_words
from ccsim.scenario import Difference, Intent
from ccsim.scenario.transfer import HandOver

_WAYS = {
    "cold": "",
    "warm": ", the first agent waiting until the next is briefed",
    "conference": ", the first agent staying to the end",
}


def say_intents(week: list[ScenarioDay], day: ScenarioDay) -> list[Said]:
    """
    Say what each intent brings and how it is handled.

    Parameters
    ----------
    week
        The dates whose volumes give the range.
    day
        The one whose figures are told.
    """
    return [(name, list(_sentences(week, day, name))) for name in day.scenario.intents]


def _sentences(week: list[ScenarioDay], day: ScenarioDay, name: str) -> list[str]:
    intent = day.scenario.intents[name]
    said = [_volume(week, day, name), _ways_in(intent), _handling(day, name), _waiting(day, name, intent)]
    said += [_returns(day, name, intent), *_passed_on(day, name, intent)]
    said.append(sentence(priority_of(intent.priority, intent.head_start)))
    if intent.busyness.cv:
        said.append(f"Its own busyness varies by {percent(intent.busyness.cv)} from day to day.")
    said += [_segment(day, name, segment, own) for segment, own in intent.by_segment.items()]
    return [text for text in said if text]


def _volume(week: list[ScenarioDay], day: ScenarioDay, name: str) -> str:
    volume = day.scenario.intents[name].volume
    number = float(day.volumes[name].sum())
    text = count_words(number, volume.of.removesuffix("s"))
    if volume.of == "contacts":
        text += ", redials and repeats among them"
    if day.volume and len(day.scenario.intents) > 1:
        text += f", {percent(number / day.volume)} of the volume"
    if volume.replay is not None:
        text += f", replayed from {volume.replay.file}"
    days = [(float(each.volumes[name].sum()), f"{each.date:%a}") for each in week]
    low, high = min(days), max(days)
    if high[0] - low[0] > 0.005 * max(high[0], 1e-9):
        first, last = count_words(low[0]), count_words(high[0])
        text += f" (from {first} on {low[1]} to {last} on {high[1]})"
    if volume.growth_per_year:
        text += f", growing by {percent(volume.growth_per_year)} a year"
    return sentence(text)


def _ways_in(intent: Intent) -> str:
    if len(intent.channels) == 1:
        text = f"by {next(iter(intent.channels))}"
    else:
        text = listed(f"{percent(share)} by {name}" for name, share in intent.channels.items())
    text += f", for the queue {intent.queue}"
    if len(intent.segments) > 1:
        text += f"; {listed(f'{percent(share)} {name}' for name, share in intent.segments.items())}"
    return sentence(text)


def _handling(day: ScenarioDay, name: str) -> str:
    means = [float(part @ day.weights(name)) for part in day.parts(name)]
    parts = [
        f"{word} {time_words(mean)}"
        for word, mean in zip(("talk", "hold", "wrap-up"), means, strict=True)
        if mean
    ]
    detail = f": {listed(parts)}" if len(parts) > 1 else ""
    return f"Handled in {time_words(sum(means))}{detail}."


def _waiting(day: ScenarioDay, name: str, intent: Intent) -> str:
    text = f"Waits {patience_of(day, intent.patience, name)}"
    if is_some(intent.balking):
        text += f"; {share_of(day, intent.balking, name)} leave at once rather than wait"
    return f"{text}."


def _returns(day: ScenarioDay, name: str, intent: Intent) -> str:
    resolution, repeat = intent.resolution, intent.resolution.repeat
    text = "Each contact handled resolves the case"
    if resolution.probability != 1:
        text = f"{share_of(day, resolution.probability, name)} are resolved"
        text += "; the others give up"
        if repeat is not None:
            again = share_of(day, repeat.probability, name)
            text = text.replace("the others give up", f"of the others {again} come again")
            text += f", after {wait_of(day, repeat.delay, name)}"
    for redial, whom in ((intent.redial, "who give up waiting"), (intent.retry, "who find all lines taken")):
        if redial is not None:
            text += f". {share_of(day, redial.probability, name)} of those {whom} try again, after "
            text += wait_of(day, redial.delay, name)
    return f"{text}."


def _passed_on(day: ScenarioDay, name: str, intent: Intent) -> list[str]:
    said = []
    for queue, transfer in intent.transfers.items():
        out_of = f" out of {transfer.out_of}" if transfer.out_of else ""
        share = share_of(day, transfer.probability, name)
        said.append(f"{share} are passed on{out_of} to {queue}{_hand_over(day, transfer, name)}.")
    if intent.misrouted != HandOver():
        said.append(f"Who came to a wrong queue is passed back{_hand_over(day, intent.misrouted, name)}.")
    return said


def _hand_over(day: ScenarioDay, hand_over: HandOver, name: str) -> str:
    text = f" ({hand_over.way})"
    if hand_over.after is not None:
        text += f" after {wait_of(day, hand_over.after, name)}"
    if hand_over.hold is not None:
        text += f", with {wait_of(day, hand_over.hold, name)} of hold"
    text += _WAYS[hand_over.way]
    if is_some(hand_over.saves):
        kept, saved = share_of(day, hand_over.kept, name), share_of(day, hand_over.saves, name)
        text += f"; what was learned is kept in {kept} and saves {saved} of the talk"
    return text


def _segment(day: ScenarioDay, name: str, segment: str, own: Difference) -> str:
    parts: list[Any] = ["" if own.queue is None else f"for the queue {own.queue}"]
    parts.append(priority_of(own.priority, own.head_start))
    if own.handle_time is not None:
        shown = {
            "talk": own.handle_time.talk,
            "hold": own.handle_time.hold,
            "wrap-up": own.handle_time.wrap_up,
        }
        parts += [f"{word} {wait_of(day, law, name)}" for word, law in shown.items() if law is not None]
    if own.patience is not None:
        parts.append(f"waits {patience_of(day, own.patience, name)}")
    shares = {
        "leave rather than wait": own.balking,
        "accept a callback": own.accepts_callback,
        "redial": own.redial and own.redial.probability,
        "are resolved": own.resolution and own.resolution.probability,
    }
    parts += [f"{share_of(day, share, name)} {word}" for word, share in shares.items() if share is not None]
    return f"Of segment {segment}: {'; '.join(part for part in parts if part)}."
