"""What automation leaves at the retailer: the stories' main differences, in fewer weeks than on the page."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

import ccsim
from scenarios.stories.retail_omnichannel.bot_outage import bot_outage
from scenarios.stories.retail_omnichannel.call_deflection import call_deflection
from scenarios.stories.retail_omnichannel.context_carried import context_carried
from scenarios.stories.retail_omnichannel.easy_half import easy_half
from scenarios.stories.retail_omnichannel.ivr_redesigned import ivr_redesigned
from scenarios.stories.retail_omnichannel.out_of_hours import out_of_hours
from scenarios.stories.retail_omnichannel.people import people, share_of_people
from scenarios.stories.retail_omnichannel.stale_knowledge import stale_knowledge
from scenarios.stories.retail_omnichannel.story import SCENARIO, Story
from scenarios.stories.retail_omnichannel.table import run_all


def _before_and_after(story: Story, option: int) -> list[dict[str, np.ndarray]]:
    """Return the figures of the first option and of another, of one day in two replications."""
    pair = [story.options[0], story.options[option]]
    results = run_all(pair, days=1, replications=2, seed=4, jobs=1)
    return [{figure.head: figure.values(result) for figure in story.figures} for result in results]


# Each direction is that of a paired difference of more than ten standard errors in the page's 20 weeks; here
# it has to hold in the mean of two Mondays.
@pytest.mark.parametrize(
    ("told", "option", "up", "down"),
    [
        (call_deflection, 2, ["deflected, % of calls"], ["calls abandoned, %"]),
        (out_of_hours, 1, [], ["messages left", "cases resolved"]),
        (out_of_hours, 2, ["contained"], ["messages left", "agents' hours"]),
        (stale_knowledge, 2, ["contacts with agents", "agents' hours"], ["found, % of uses", "AHT, s"]),
        (ivr_redesigned, 1, [], ["FRT calls, s"]),
        (ivr_redesigned, 2, [], ["misrouted, %", "AHT calls, s"]),
        (ivr_redesigned, 3, [], ["told again, % of calls", "AHT calls, s"]),
        (easy_half, 1, ["AHT, s", "difficulty", "contained, %"], ["contacts with agents", "FCR, %"]),
        (context_carried, 4, ["calls in 20 s, %"], ["told again, per case", "AHT, s"]),
        (bot_outage, 1, ["chats handled", "minutes per chat"], ["chats in 2 min, %"]),
    ],
)
def test_a_story_goes_the_way_the_page_tells(
    told: Callable[[], Story], option: int, up: list[str], down: list[str]
) -> None:
    """A lesson drawn on the page that the model does not bear out."""
    before, after = _before_and_after(told(), option)
    for head in up:
        assert after[head].mean() > before[head].mean(), head
    for head in down:
        assert after[head].mean() < before[head].mean(), head


def test_planners_reckon_half_the_work_and_more_of_it_stays() -> None:
    """The row that is not simulated: half the contacts at today's handle time."""
    story = easy_half()
    assert story.reckon is not None
    today, half = run_all(story.options[:2], days=1, replications=2, seed=4, jobs=1)
    reckoned = story.reckon(today).values
    hours = {figure.head: figure for figure in story.figures}["agents' hours"]
    assert reckoned["agents' hours"] == pytest.approx(hours.values(today) / 2)
    assert reckoned["AHT, s"] == pytest.approx(today.by_replication("aht/contact").to_numpy())
    assert (hours.values(half) > 1.05 * reckoned["agents' hours"]).all()


def test_the_retailer_is_settled_in_its_file() -> None:
    """Whoever runs it would wait for the settling, and the stories would settle on what they change."""
    retail = ccsim.load(SCENARIO)
    assert retail.settled is not None
    assert retail.settled.fingerprint == retail.fingerprint()
    assert not retail.unsettled_figures
    for story in (easy_half(), stale_knowledge()):
        assert all(option.scenario.settled == retail.settled for option in story.options)


def test_headcounts_change_where_there_is_anybody() -> None:
    """One more at night would open a closed centre; half of five is three."""
    retail = ccsim.load(SCENARIO)
    more = people(retail, "voice", lambda number: number + 1)["groups.voice.headcount"]
    assert more["days"]["holidays"] == {"00:00": [0]}
    assert more["days"]["mon"]["08:00"][:2] == [12, 19]
    half = share_of_people(retail, 0.5)
    assert half["groups.back-office.shifts.late.agents"] == 4
    assert half["groups.voice.headcount"]["days"]["mon"]["08:00"][:2] == [6, 9]
    with pytest.raises(TypeError, match="the headcount of back-office is no profile"):
        people(retail, "back-office", lambda number: number)
