"""Intents in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ccsim.demand.kind import channel_shares, channels_of
from ccsim.report.in_words.automation import say_adoption, say_difficulty
from ccsim.report.in_words.satisfaction import worth_of
from ccsim.report.in_words.terms import (
    Said,
    adoption_of,
    again_of,
    by_channels,
    is_some,
    on_day,
    patience_of,
    priority_of,
    share_of,
    wait_of,
)
from ccsim.report.scenario_day import ScenarioDay
from ccsim.report.words import count_words, listed, percent, sentence, time_words
from ccsim.scenario import Constant, Difference, Intent
from ccsim.scenario.measured import measured_figures
from ccsim.scenario.transfer import HandOver

_WAYS = {
    "cold": "",
    "warm": ", the first agent waiting until the next is briefed",
    "conference": ", the first agent staying to the end",
}


_FIGURES = {"talk": "talk", "hold": "hold", "wrap_up": "wrap-up", "probability": "resolution"}


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
    said = [_volume(week, day, name), _ways_in(day, name), _handling(day, name), _waiting(day, name)]
    said.insert(2, say_adoption(day, name))
    said += [say_difficulty(day, name), _measured(day, name)]
    said += [_returns(day, name, intent), _chase(day, name, intent), *_passed_on(day, name, intent)]
    said.append(sentence(priority_of(intent.priority, intent.head_start)))
    if intent.busyness.cv:
        said.append(f"Its own busyness varies by {percent(intent.busyness.cv)} from day to day.")
    said.append(sentence(worth_of(day, intent.revenue, "a resolved case brings")))
    said += [_difference(day, name, f"Of segment {each}", own) for each, own in intent.by_segment.items()]
    said += [
        _difference(day, name, f"By {listed(channels)}", own, channels[0])
        for own, channels in _alike(intent.by_channel)
    ]
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
    seasons = [f"{factor:g} times in {month}" for month, factor in volume.month_factors.items()]
    if seasons:
        text += f"; {listed(seasons)}"
    if volume.factor != 1:
        text += f"; the counts times {on_day(day, volume.factor, lambda factor: f'{factor:g}')}"
    return sentence(text)


def _ways_in(day: ScenarioDay, name: str) -> str:
    intent = day.scenario.intents[name]
    channels = channel_shares(day.scenario, name)
    if len(channels) == 1:
        text = f"by {next(iter(channels))}"
    else:
        text = listed(f"{percent(share)} by {channel}" for channel, share in channels.items())
    text += f", for the queue {intent.queue or next(iter(day.scenario.queues))}"
    if len(intent.segments) > 1:
        text += f"; {listed(f'{percent(share)} {segment}' for segment, share in intent.segments.items())}"
    for source, moves in intent.moves.items():
        told = [f"{on_day(day, share)} by {target}" for target, share in moves.items()]
        text += f"; of those by {source} {listed(told)} come instead"
    return sentence(text)


def _handling(day: ScenarioDay, name: str) -> str:
    parts = day.parts(name)
    means = [float(part @ day.weights(name)) for part in parts]
    by_channel = {
        channel: sum(float(part @ day.weights(name)) for part in day.parts(name, channel=channel))
        for channel in channels_of(day.scenario, name)
    }
    said = [
        f"{word} {time_words(mean)}"
        for word, mean in zip(("talk", "hold", "wrap-up"), means, strict=True)
        if mean
    ]
    detail = f": {listed(said)}" if len(said) > 1 else ""
    text = f"Handled in {time_words(sum(means))}{detail}."
    if len({time_words(mean) for mean in by_channel.values()}) > 1:
        each = [
            f"{time_words(mean)} by {channel}{_in_turns(day, channel)}"
            for channel, mean in by_channel.items()
        ]
        text += f" That is {listed(each)}."
    return text


def _measured(day: ScenarioDay, name: str) -> str:
    """Which figures are those of the contacts that automation left, and whether what is behind is known."""
    here = f"intents.{name}."
    paths = [path for path in measured_figures(day.scenario) if path.startswith(here)]
    if not paths:
        return ""
    settled = {} if day.scenario.settled is None else day.scenario.settled.figures
    known = "settled" if all(path in settled for path in paths) else "not settled yet"
    told = listed(dict.fromkeys(_FIGURES[path.rpartition(".")[2]] for path in paths))
    return f"As measured among the handled, those of all cases {known}: {told}."


def _in_turns(day: ScenarioDay, channel: str) -> str:
    turns = float(day.turns(channel) @ day.weights())
    return f" in {count_words(turns, 'turn')}" if turns > 1.005 else ""


def _waiting(day: ScenarioDay, name: str) -> str:
    """How long customers wait on the line, on the channels on which they do."""
    intent = day.scenario.intents[name]
    channels = channels_of(day.scenario, name)
    waits = [each for each in channels if day.scenario.channels[each].mode in ("live", "concurrent")]
    if not waits:
        return ""
    text = f"Waits {patience_of(day, intent.patience, name)}"
    if len(waits) < len(channels):
        text = f"By {listed(waits)} the customer waits {patience_of(day, intent.patience, name)}"
    if is_some(intent.balking):
        text += f"; {share_of(day, intent.balking, name)} leave at once rather than wait"
    if intent.accepts_deflection is not None:
        text += f"; {share_of(day, intent.accepts_deflection, name)} accept to go on by another channel"
    return f"{text}."


def _chase(day: ScenarioDay, name: str, whose: Intent | Difference) -> str:
    chase = whose.chase
    if chase is None:
        return ""
    how = f"by {chase.channel}" if chase.channel is not None else "on the same channel"
    text = f"{share_of(day, chase.probability, name)} of those whose message or item nobody has taken up get "
    text += f"in touch again {wait_of(day, chase.after, name)} later on average, {how}"
    if is_some(chase.saves):
        text += f"; {share_of(day, chase.saves, name)} of the talk is then saved on the first"
    return f"{text}."


def _returns(day: ScenarioDay, name: str, intent: Intent) -> str:
    resolution, repeat = intent.resolution, intent.resolution.repeat
    text = "Each contact handled resolves the case"
    if resolution.probability != 1:
        text = f"{share_of(day, resolution.probability, name)} are resolved"
        text += "; the others give up"
        if repeat is not None:
            text = text.replace("the others give up", f"of the others {again_of(day, repeat, name)}")
    for redial, whom in ((intent.redial, "who give up waiting"), (intent.retry, "who find all lines taken")):
        if redial is not None:
            text += f". {share_of(day, redial.probability, name)} of those {whom} try again, after "
            text += wait_of(day, redial.delay, name) + by_channels(day, redial.channels, name)
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


def _alike(by_channel: Mapping[str, Difference]) -> list[tuple[Difference, list[str]]]:
    """Differences with the channels for which they hold."""
    found: list[tuple[Difference, list[str]]] = []
    for channel, own in by_channel.items():
        same = next((names for other, names in found if other == own), None)
        if same is None:
            found.append((own, [channel]))
        else:
            same.append(channel)
    return found


def _difference(day: ScenarioDay, name: str, whose: str, own: Difference, channel: str | None = None) -> str:
    """What differs for a segment, or on a channel: a line of its own."""
    parts: list[Any] = ["" if own.queue is None else f"for the queue {own.queue}"]
    parts.append(priority_of(own.priority, own.head_start))
    if own.handle_time is not None:
        turn = channel is not None and day.scenario.channels[channel].conversation is not None
        shown = {
            "talk": own.handle_time.talk,
            "hold": own.handle_time.hold,
            "wrap-up": own.handle_time.wrap_up,
        }
        parts += [
            f"no {word}"
            if law == Constant(value=0)
            else f"{word} {wait_of(day, law, name)}{' a turn' if turn and word != 'wrap-up' else ''}"
            for word, law in shown.items()
            if law is not None
        ]
    if own.patience is not None:
        parts.append(f"waits {patience_of(day, own.patience, name)}")
    shares = {
        "leave rather than wait": own.balking,
        "accept a callback": own.accepts_callback,
        "accept to go on by another channel": own.accepts_deflection,
    }
    parts += [f"{share_of(day, share, name)} {word}" for word, share in shares.items() if share is not None]
    if own.self_service is not None:
        parts.append(adoption_of(day, own.self_service, name) or "use no self-service")
    parts += _again(day, name, own)
    parts.append(_chase(day, name, own).removesuffix("."))
    parts.append(worth_of(day, own.revenue, "a resolved case brings"))
    told = "; ".join(part for part in parts if part)
    return f"\n{whose}: {told}." if told else ""


def _again(day: ScenarioDay, name: str, own: Difference) -> list[str]:
    """What differs in coming again."""
    said = []
    for redial, words in ((own.redial, "redial"), (own.retry, "try again where all is taken")):
        if redial is not None:
            after = wait_of(day, redial.delay, name) + by_channels(day, redial.channels, name)
            said.append(f"{share_of(day, redial.probability, name)} {words}, after {after}")
    if own.resolution is not None:
        text = f"{share_of(day, own.resolution.probability, name)} are resolved"
        repeat = own.resolution.repeat
        if repeat is not None:
            text += f", of the others {again_of(day, repeat, name)}"
        said.append(text)
    return said
