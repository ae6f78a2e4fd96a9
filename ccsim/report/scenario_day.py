"""A scenario on one date: its figures as that day's customers meet them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import numpy as np

from ccsim.demand.distributions.moments import moments
from ccsim.demand.distributions.quantile import quantile
from ccsim.demand.expected import expected_slots
from ccsim.demand.kind import channel_shares, segment_shares
from ccsim.demand.parameters import ParameterWriter
from ccsim.demand.timeline import Timeline, build_timeline
from ccsim.errors import RunError
from ccsim.report.before_contact import BeforeContact, before_contact
from ccsim.scenario import Dated, Distribution, HandleTime, Scenario, open_on, queue_of, steps_on, terms_of
from ccsim.scenario.volume_files import read_replay
from ccsim.typing import Floats
from ccsim.units import DAY, HOUR, US

#: Seconds of a slot of the day: every interval of a scenario is a multiple of it.
SLOT: Final = 300
SLOTS: Final = DAY // SLOT
#: Seconds of the day at which the slots begin.
BEGINS: Final = tuple(range(0, DAY, SLOT))
#: Where everybody always has more to say.
_MOST_TURNS: Final = 1000
#: Halvings by which a share is found.
_STEPS: Final = 40


@dataclass(frozen=True, eq=False)
class ScenarioDay:
    """
    A scenario on one date.

    A figure that changes with the time of day is averaged over the day, weighted by the volume of the intent
    it belongs to (of all intents where it belongs to none).

    Attributes
    ----------
    scenario, date
        Which scenario, on which local date.
    """

    scenario: Scenario
    date: dt.date

    @cached_property
    def volumes(self) -> dict[str, Floats]:
        """Expected volume of each intent in each slot, as stated: of cases, or of contacts."""
        return {name: self._volume(name) for name in self.scenario.intents}

    @property
    def volume(self) -> float:
        """Expected volume of the day, of all intents."""
        return float(sum(each.sum() for each in self.volumes.values()))

    def number(self, varying: Any, intent: str | None = None) -> float:
        """Return a number's average over the day."""
        return float(self.numbers(varying) @ self.weights(intent))

    def numbers(self, varying: Any) -> Floats:
        """Return a number in each slot."""
        steps = steps_on(varying, self.date, self.scenario.calendar)
        seconds = [second for second, _ in steps]
        places = np.searchsorted(seconds, BEGINS, side="right") - 1
        return np.array([float(value) for _, value in steps])[places]

    def mean(self, law: Distribution, intent: str | None = None) -> float:
        """Return the mean of a duration, in seconds."""
        return float(self.means(law) @ self.weights(intent))

    def means(self, law: Distribution) -> Floats:
        """Return the mean of a duration in each slot, in seconds."""
        return self._by_slot(law, lambda book, place: moments(book, place)[0] / US)

    def quantile(self, law: Distribution, level: float, intent: str | None = None) -> float:
        """Return the duration that a share ``level`` of the customers stays below, in seconds."""
        values = self._by_slot(law, lambda book, place: quantile(book, place, level) / US)
        return float(values @ self.weights(intent))

    def work(self, intent: str) -> Floats:
        """Return the mean handle time of an intent in each slot, over segments and channels, in seconds."""
        talk, hold, wrap_up = self.parts(intent)
        return talk + hold + wrap_up

    def portions(self, intent: str) -> dict[str, float]:
        """Return the channels by which an intent's cases come on the date, with shares: moves are made."""
        stated, moves = channel_shares(self.scenario, intent), self.scenario.intents[intent].moves
        found = dict(stated)
        for source, portion in stated.items():
            for target, varying in moves.get(source, {}).items():
                moved = portion * float(on_date(varying, self.date))
                found[source] -= moved
                found[target] = found.get(target, 0.0) + moved
        return found

    def parts(
        self, intent: str, queue: str | None = None, channel: str | None = None
    ) -> tuple[Floats, Floats, Floats]:
        """Return the means of talk, hold and wrap-up in each slot, in seconds.

        They are means over segments and channels of the intent's cases, all turns of a conversation together.

        Parameters
        ----------
        intent
            Its name.
        queue
            Only those that wait in this queue of the intent's own.
        channel
            Only those on this channel.
        """
        talk, hold, wrap_up = np.zeros(SLOTS), np.zeros(SLOTS), np.zeros(SLOTS)
        channels = self.portions(intent) if channel is None else {channel: 1.0}
        shares = {
            (segment, name): share * portion
            for segment, share in segment_shares(self.scenario, intent).items()
            for name, portion in channels.items()
            if queue in (None, queue_of(self.scenario, intent, segment, name))
        }
        total = sum(shares.values()) or 1.0
        for (segment, name), share in shares.items():
            handle: HandleTime = terms_of(self.scenario, intent, segment, name).handle_time
            turns = self.turns(name)
            talk += share / total * self.means(handle.talk) * turns * self._slowness(name)
            hold += share / total * self.means(handle.hold) * turns
            wrap_up += share / total * self.means(handle.wrap_up)
        return talk, hold, wrap_up

    def turns(self, channel: str) -> Floats:
        """Return how many turns a contact on a channel takes on average, by the slot in which it comes in.

        A turn is followed by another where the customer has more to say and replies before the time-out.
        """
        spec = self.scenario.channels[channel].conversation
        if spec is None:
            return np.ones(SLOTS)
        in_time = self._by_slot(spec.reply, lambda book, place: _share_up_to(book, place, spec.silence))
        most = float(_MOST_TURNS)
        turns: Floats = 1 / np.maximum(1 - self.numbers(spec.more) * in_time, 1 / most)
        return turns

    def _slowness(self, channel: str) -> Floats:
        """How much longer talk is on average for the customers who take longer."""
        slow = self.scenario.channels[channel].slow
        if slow is None:
            return np.ones(SLOTS)
        factors: Floats = 1 + self.numbers(slow.share) * (self.numbers(slow.times) - 1)
        return factors

    def opened(self, channel: str) -> Floats:
        """Return the share of each slot in which contacts come in; work items and messages always do."""
        spec = self.scenario.channels[channel]
        if spec.mode in ("deferred", "conversation"):
            return np.ones(SLOTS)
        opened = np.zeros(SLOTS)
        for begin, end in open_on(spec.hours, self.date, self.scenario.calendar):
            opened += covered(begin, end)
        return opened

    def offered(self, intent: str) -> dict[str, Floats]:
        """Return what an intent brings to each of its channels in each slot, those lost at the door left out.

        Prevention and self-service come before (`before`). Of those who find a channel closed, the ones who
        come back count at the time at which they came, those who leave a message at once on the channel of
        the messages, and those whom a bot serves nowhere here (`at_bot`).
        """
        found = {}
        messages: dict[str, Floats] = {}
        before = self.before(intent)
        for name in before.channels:
            closed = self.scenario.channels[name].closed
            came, opened = before.on(name), self.opened(name)
            found[name] = came * (opened + (1 - opened) * self.numbers(closed.come_back))
            left = came * (1 - opened) * self.numbers(closed.message)
            if closed.message_channel is not None and left.any():
                messages[closed.message_channel] = messages.get(closed.message_channel, 0.0) + left
        for name, left in messages.items():
            found[name] = found.get(name, 0.0) + left
        return found

    def before(self, intent: str) -> BeforeContact:
        """Return what becomes of an intent's cases before any contact."""
        if intent not in self._before:
            self._before[intent] = before_contact(self, intent)
        return self._before[intent]

    @cached_property
    def _before(self) -> dict[str, BeforeContact]:
        return {}

    def at_bot(self, intent: str) -> dict[str, Floats]:
        """Return what the flow that is there while a channel is closed serves in each slot, by channel."""
        found = {}
        before = self.before(intent)
        for name in before.channels:
            closed = self.scenario.channels[name].closed
            served = before.on(name) * (1 - self.opened(name)) * self.numbers(closed.bot)
            if closed.bot_flow is not None and served.any():
                found[name] = served
        return found

    def weights(self, intent: str | None = None) -> Floats:
        """Return the share of the day's volume in each slot, of an intent or of all."""
        volume = self.volumes[intent] if intent is not None else sum(self.volumes.values(), np.zeros(SLOTS))
        total = volume.sum()
        shares: Floats = volume / total if total > 0 else np.full(SLOTS, 1 / SLOTS)
        return shares

    @cached_property
    def timeline(self) -> Timeline:
        """The day as the engines would see it."""
        return build_timeline(self.scenario, days=1, warm_up=0.0, start=self.date)

    def _volume(self, intent: str) -> Floats:
        stated = self.scenario.intents[intent].volume
        if stated.replay is not None:
            arrivals = [
                second for date, second in read_replay(stated.replay, self.scenario) if date == self.date
            ]
            return np.histogram(arrivals, bins=[*BEGINS, DAY])[0].astype(float)
        slots = expected_slots(_as_stated(self.scenario), intent, self.timeline, [])
        knots, total, reached = [0.0], [0.0], 0.0
        for second, begin, end, expected in zip(
            slots.second, slots.begin, slots.end, slots.expected, strict=True
        ):
            until = reached + float(expected)
            knots += [float(second), min(float(second + (end - begin) / US), DAY)]
            total += [reached, until]
            reached = until
        volume: Floats = np.diff(np.interp([*BEGINS, DAY], knots, total))
        return volume

    def _by_slot(self, law: Distribution, measure: Callable[[Floats, int], float]) -> Floats:
        writer = ParameterWriter(self.scenario.calendar, self.timeline)
        series = writer.law(law)
        book = writer.book.close()
        steps = int(book[series])
        since = book[series + 1 : series + 1 + steps]
        values = [measure(book, int(place)) for place in book[series + 1 + steps : series + 1 + 2 * steps]]
        if steps == 1:
            return np.full(SLOTS, values[0])
        instants = [self.timeline.instant(self.date, second) for second in BEGINS]
        return np.array(values)[np.searchsorted(since, instants, side="right") - 1]


def on_date(varying: Any, date: dt.date) -> Any:
    """Return what a dated series holds on a date; a value as it is."""
    return varying.on(date) if isinstance(varying, Dated) else varying


def _share_up_to(book: Floats, place: int, seconds: float) -> float:
    """The share of durations of at most so many seconds: the quantile function turned round."""
    low, high = 0.0, 1.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        if quantile(book, place, middle) <= seconds * US:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def covered(begin: float, end: float) -> Floats:
    """Return the share of each slot that lies between two seconds of the day."""
    edges = np.array([*BEGINS, DAY], dtype=float)
    shares: Floats = np.diff(np.clip(edges, begin, end)) / SLOT
    return shares


def typical_date(scenario: Scenario, days: int = 7, start: dt.date | None = None) -> dt.date:
    """Return the date with the most work among the first so many days.

    Parameters
    ----------
    scenario
        Whose volumes and handle times.
    days
        How many dates to look at.
    start
        The first of them; by default the calendar's.
    """
    if days < 1:
        raise RunError(f"days must be at least 1, not {days}")
    first = start or scenario.calendar.start
    dates = [first + dt.timedelta(days=number) for number in range(days)]

    def work(date: dt.date) -> float:
        day = ScenarioDay(scenario, date)
        return float(sum(volume @ day.work(name) for name, volume in day.volumes.items()))

    return max(dates, key=work)


def day_title(date: dt.date) -> str:
    """Return a date with its weekday: ``Monday 2026-03-02``."""
    return f"{date:%A} {date.isoformat()}"


def peak_of(values: Floats) -> int:
    """Return the first slot at which something is largest, up to rounding."""
    return int(np.argmax(values >= values.max() - 1e-9 * max(1.0, abs(float(values.max())))))


def clock(slot: int) -> str:
    """Return the clock time at which a slot begins."""
    return f"{slot * SLOT // HOUR:02d}:{slot * SLOT % HOUR // 60:02d}"


def _as_stated(scenario: Scenario) -> Scenario:
    """The scenario with stated contacts taken as they are, not as the cases behind them."""
    intents = {
        name: intent
        if intent.volume.of == "cases"
        else intent.model_copy(update={"volume": intent.volume.model_copy(update={"of": "cases"})})
        for name, intent in scenario.intents.items()
    }
    return scenario.model_copy(update={"intents": intents})
