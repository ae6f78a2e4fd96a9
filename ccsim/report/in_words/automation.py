"""What ends needs without an agent, and what is known of those who come again, in words."""

from __future__ import annotations

import numpy as np

from ccsim.report.in_words.terms import (
    Said,
    adoption_of,
    by_channels,
    containment_of,
    is_some,
    money_of,
    remembered_of,
    share_of,
    wait_of,
)
from ccsim.report.scenario_day import ScenarioDay
from ccsim.report.words import count_words, listed, percent, sentence, time_words
from ccsim.scenario import Constant, Freshness, SelfService
from ccsim.scenario.prevention import Prevention
from ccsim.units import DAY

_NOTHING = Constant(value=0)


def say_self_service(day: ScenarioDay) -> list[Said]:
    """Say who uses each self-service, whom it helps, and what the others do."""
    return [(name, _site(day, name, site)) for name, site in day.scenario.self_service.items()]


def say_prevention(day: ScenarioDay) -> list[Said]:
    """Say which cases do not arise, and what that takes."""
    return [(name, _prevention(day, each)) for name, each in day.scenario.prevention.items()]


def say_context(day: ScenarioDay) -> list[Said]:
    """Say what the next agent knows of a customer who comes again."""
    context = day.scenario.context
    stated = {"same channel": context.same_channel, "another channel": context.other_channel}
    if not any(stated.values()):
        return []
    what = "What the customer told there before"
    return [
        (name, [f"{what} {'is not kept' if each is None else remembered_of(day, each)}."])
        for name, each in stated.items()
    ]


def _site(day: ScenarioDay, name: str, site: SelfService) -> list[str]:
    said = [_users(day, name)]
    if site.lasts != _NOTHING:
        said.append(f"It takes {wait_of(day, site.lasts)}.")
    if site.reply != _NOTHING:
        said.append(f"Others reply after {wait_of(day, site.reply)}.")
    said.append(sentence(containment_of(day, site.success, "find what they need", "those who used it")))
    if not site.success.is_end:
        said.append(_failure(day, site))
    said += _freshness(site.freshness)
    if site.moderation is not None:
        share = share_of(day, site.moderation.share)
        said.append(f"{share} of the posts are looked through, by {site.moderation.channel}.")
    if site.upkeep is not None:
        hours = day.number(site.upkeep.hours_per_week)
        pay = money_of(day, site.upkeep.pay, "an hour")
        said.append(f"Its upkeep takes {hours:g} h a week{f', {pay}' if pay else ''}.")
    costs = [money_of(day, site.cost.per_use, "a use"), money_of(day, site.cost.per_day, "a day")]
    said.append(sentence(listed(costs)))
    return [text for text in said if text]


def _users(day: ScenarioDay, name: str) -> str:
    shares = {
        intent: each.self_service[name]
        for intent, each in day.scenario.intents.items()
        if name in each.self_service
    }
    users = listed(f"{share_of(day, share, intent)} of {intent}" for intent, share in shares.items())
    segments = any(
        name in (differs.self_service or {})
        for intent in day.scenario.intents.values()
        for differs in intent.by_segment.values()
    )
    if not users:
        return "Used by some segments." if segments else "Nobody uses it."
    return f"First used by {users}."


def _failure(day: ScenarioDay, site: SelfService) -> str:
    failure = site.failure
    gives_up = f"{share_of(day, failure.gives_up)} give up, " if is_some(failure.gives_up) else ""
    when = "at once" if failure.delay == _NOTHING else f"{wait_of(day, failure.delay)} later"
    whom = "the others " if gives_up else ""
    turned = by_channels(day, failure.channels, rest="the rest by the channel they would have come by")
    return f"Of those who do not, {gives_up}{whom or 'all '}get in touch {when}{turned}."


def _freshness(fresh: Freshness) -> list[str]:
    said = []
    last = f"the last one on {fresh.updated}" if fresh.updated else "the last one at the calendar's start"
    upkeep = f"{last}{f', then every {time_words(fresh.every)}' if fresh.every else ''}"
    if fresh.half_life is not None:
        said.append(f"Half of it is stale {time_words(fresh.half_life)} after an upkeep ({upkeep}).")
    changes = [f"{percent(share)} of it wrong on {date}" for date, share in fresh.changes.items()]
    if changes:
        when = "" if fresh.half_life is not None else f" ({upkeep})"
        said.append(f"Changes make {listed(changes)}, until the next upkeep{when}.")
    if fresh.least and said:
        said.append(f"{percent(fresh.least)} of its success is always left.")
    return said


def _prevention(day: ScenarioDay, prevention: Prevention) -> list[str]:
    removed = [f"{share_of(day, share, intent)} of {intent}" for intent, share in prevention.removes.items()]
    whose = "" if prevention.segments is None else f", for {listed(prevention.segments)} only"
    said = [f"{listed(removed)} do not arise{whose}."] if removed else []
    messages = prevention.messages
    if messages is not None:
        number = float(np.mean(day.numbers(messages.count))) * DAY / messages.per
        text = f"{count_words(number, 'message')} a day"
        cost = money_of(day, messages.cost, "each")
        text += f", {cost}" if cost else ""
        caused = [
            f"{count_words(number * share, 'case')} of {intent}" for intent, share in messages.causes.items()
        ]
        said.append(f"{text}{f', which cause {listed(caused)}' if caused else ''}.")
    said.append(sentence(money_of(day, prevention.per_day, "a day")))
    return [text for text in said if text]


def say_adoption(day: ScenarioDay, intent: str) -> str:
    """Say how many of an intent's cases first use self-service."""
    return sentence(adoption_of(day, day.scenario.intents[intent].self_service, intent))


def say_difficulty(day: ScenarioDay, intent: str) -> str:
    """Say what differs between easy and hard cases of an intent."""
    hard = day.scenario.intents[intent].difficulty
    words = {
        "less often contained": hard.containment,
        "less often helped by self-service": hard.self_service,
        "less often resolved": hard.resolution,
        "longer to handle": hard.handle_time,
    }
    told = [(word, share) for word, share in words.items() if share]
    if not told:
        return ""
    first = f"{told[0][0]} (correlation {told[0][1]:g})"
    return f"Hard cases are {listed([first, *(f'{word} ({share:g})' for word, share in told[1:])])}."
