"""What comes before the day's contacts: needs that are prevented, cases that self-service helps."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from ccsim.demand.kind import segment_shares
from ccsim.engine.laying.before_contact import freshness_on
from ccsim.scenario import terms_of
from ccsim.typing import Floats

if TYPE_CHECKING:
    from ccsim.report.scenario_day import ScenarioDay

_Key = TypeVar("_Key")


@dataclass
class BeforeContact:
    """
    What becomes of the cases of an intent before any contact, in each slot of the day in which they arise.

    Attributes
    ----------
    prevented
        Cases that do not arise.
    uses, found, given_up
        By self-service: those who use it, who find help there, and who give up.
    to
        Those who get in touch, by the self-service they come from (empty: none) and the channel; and the
        posts that somebody looks through.
    """

    prevented: Floats
    uses: dict[str, Floats] = field(default_factory=dict)
    found: dict[str, Floats] = field(default_factory=dict)
    given_up: dict[str, Floats] = field(default_factory=dict)
    to: dict[tuple[str, str], Floats] = field(default_factory=dict)

    def on(self, channel: str) -> Floats:
        """Return those who get in touch by a channel, wherever they come from."""
        own = [cases for (_, name), cases in self.to.items() if name == channel]
        return np.sum(own, axis=0) if own else np.zeros(len(self.prevented))

    @property
    def channels(self) -> list[str]:
        """Return the channels by which they get in touch, each once."""
        return list(dict.fromkeys(name for _, name in self.to))


def before_contact(day: ScenarioDay, intent: str) -> BeforeContact:
    """
    Follow the cases of an intent to their first contact.

    Parameters
    ----------
    day
        The scenario and the date. Shares stated among the handled are taken as they are stated, and nobody
        who was helped wrongly comes again.
    intent
        Whose cases.
    """
    volume, channels = day.volumes[intent], day.portions(intent)
    made = BeforeContact(np.zeros(len(volume)))
    for name in channels:
        made.to["", name] = np.zeros(len(volume))
    for segment, share in segment_shares(day.scenario, intent).items():
        arise = volume * _stays(day, intent, segment)
        made.prevented = made.prevented + share * (volume - arise)
        for channel, portion in channels.items():
            _follow(day, made, intent, segment, channel, arise * share * portion)
    return made


def _stays(day: ScenarioDay, intent: str, segment: str) -> Floats:
    """The share of the cases of a segment that nothing prevents, in each slot."""
    stays = np.ones(len(day.volumes[intent]))
    for prevention in day.scenario.prevention.values():
        if intent in prevention.removes and segment in (prevention.segments or (segment,)):
            stays = stays * (1 - day.numbers(prevention.removes[intent]))
    return stays


def _follow(
    day: ScenarioDay, made: BeforeContact, intent: str, segment: str, channel: str, cases: Floats
) -> None:
    """Those of a segment who would come by a channel: by self-service first, or at once."""
    rest = cases.copy()
    for name, adoption in terms_of(day.scenario, intent, segment, channel).self_service.items():
        site = day.scenario.self_service[name]
        uses = cases * day.numbers(adoption)
        rest -= uses
        fresh = freshness_on(site.freshness, site.freshness.updated or day.scenario.calendar.start, day.date)
        found = uses * day.numbers(site.success.by_intent.get(intent, site.success.share)) * fresh
        given_up = (uses - found) * day.numbers(site.failure.gives_up)
        _add(made.uses, name, uses)
        _add(made.found, name, found)
        _add(made.given_up, name, given_up)
        goes_on = left = uses - found - given_up
        for other, varying in site.failure.channels.items():
            turned = goes_on * day.numbers(varying)
            left = left - turned
            _add(made.to, (name, other), turned)
        _add(made.to, (name, channel), left)
        if site.moderation is not None:
            _add(made.to, (name, site.moderation.channel), uses * day.numbers(site.moderation.share))
    _add(made.to, ("", channel), rest)


def _add(into: dict[_Key, Floats], key: _Key, cases: Floats) -> None:
    into[key] = into.get(key, 0.0) + cases
