"""
Print the tables of docs/retail-omnichannel.md, docs/retail-automation.md and docs/retail-levers.md.

    python -m scenarios.stories.retail_omnichannel chat-only
        chat-only agents against agents who do everything
    python -m scenarios.stories.retail_omnichannel email-in-an-hour
        e-mail in 1 hour and posts in 30 minutes: what it takes, and what happens to phone and chat
    python -m scenarios.stories.retail_omnichannel call-deflection
        who waits for an agent on the phone is offered to go on by message
    python -m scenarios.stories.retail_omnichannel out-of-hours
        what meets those who come at night: voicemail, bots, or nothing
    python -m scenarios.stories.retail_omnichannel stale-knowledge
        the help centre without upkeep for half a year
    python -m scenarios.stories.retail_omnichannel ivr-redesigned
        shorter, with fewer misroutes, with more collected
    python -m scenarios.stories.retail_omnichannel easy-half
        half of the contacts automated: as planners reckon it, and as it is
    python -m scenarios.stories.retail_omnichannel context
        whether what a customer has told follows from contact to contact
    python -m scenarios.stories.retail_omnichannel bot-outage
        no bots on a Monday
    python -m scenarios.stories.retail_omnichannel training
        an hour of coaching a week: what it brings, what it takes from the floor
    python -m scenarios.stories.retail_omnichannel onboarding
        new customers who are told how it works before they ask
    python -m scenarios.stories.retail_omnichannel appreciation
        members who feel that they are known
    python -m scenarios.stories.retail_omnichannel survey
        how sure the score of a week is
    python -m scenarios.stories.retail_omnichannel mobile
        texts and push messages instead of calls
    python -m scenarios.stories.retail_omnichannel phased
        new channels all at once, or one after the other
    python -m scenarios.stories.retail_omnichannel growth
        agents who learn, and stay
    python -m scenarios.stories.retail_omnichannel year
        a year with growth, seasons, turnover, hiring and a bot: months with and without levers
    python -m scenarios.stories.retail_omnichannel year-levers
        what each lever of the year is worth

With ``--write`` the table also goes into its page. After every change of scenarios/retail-omnichannel.yaml,

    python -m scenarios.stories.retail_omnichannel settle
        solves for the figures behind those stated among handled contacts, at the end of the file
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import Final

from scenarios.derivations.anonymous_bank.write import put_tables

from .appreciation import appreciation
from .bot_outage import bot_outage
from .call_deflection import call_deflection
from .chat_only import chat_only
from .context_carried import context_carried
from .easy_half import easy_half
from .email_in_an_hour import email_in_an_hour
from .growth_of_agents import growth_of_agents
from .ivr_redesigned import ivr_redesigned
from .mobile import mobile
from .onboarding import onboarding
from .out_of_hours import out_of_hours
from .phased import phased
from .settle_figures import settle_figures
from .stale_knowledge import stale_knowledge
from .story import A_YEAR, SCENARIO, Story
from .survey_often import survey_often
from .training import training
from .year import LONG, year
from .year_levers import year_levers

TOLD: Final[dict[str, Callable[[], Story]]] = {
    "chat-only": chat_only,
    "email-in-an-hour": email_in_an_hour,
    "call-deflection": call_deflection,
    "out-of-hours": out_of_hours,
    "stale-knowledge": stale_knowledge,
    "ivr-redesigned": ivr_redesigned,
    "easy-half": easy_half,
    "context": context_carried,
    "bot-outage": bot_outage,
    "training": training,
    "onboarding": onboarding,
    "appreciation": appreciation,
    "survey": survey_often,
    "mobile": mobile,
    "phased": phased,
    "growth": growth_of_agents,
}

_OF_THE_YEAR: Final[dict[str, Callable[..., dict[str, str]]]] = {"year": year, "year-levers": year_levers}


def main(arguments: list[str] | None = None) -> int:
    """Print one table, or settle the scenario; returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m scenarios.stories.retail_omnichannel",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("story", choices=[*TOLD, *_OF_THE_YEAR, "settle"])
    parser.add_argument("--days", type=int, default=None, help="default: the story's, from 1 to 365")
    parser.add_argument("--replications", type=int, default=None, help="default: the story's, mostly 20")
    parser.add_argument("--seed", type=int, default=1, help="default 1")
    parser.add_argument("--write", action="store_true", help="renew the table of the page")
    chosen = parser.parse_args(arguments)
    if chosen.story == "settle":
        settle_figures(SCENARIO)
        return 0
    if chosen.story in _OF_THE_YEAR:
        tables = _OF_THE_YEAR[chosen.story](
            days=chosen.days or LONG, replications=chosen.replications or 4, seed=chosen.seed
        )
        sys.stdout.write("\n\n".join(tables.values()) + "\n")
        if chosen.write:
            put_tables(A_YEAR, tables)
        return 0
    story = TOLD[chosen.story]()
    text = story.text(days=chosen.days, replications=chosen.replications, seed=chosen.seed)
    sys.stdout.write(text + "\n")
    if chosen.write:
        put_tables(story.page, {chosen.story: text})
    return 0


if __name__ == "__main__":
    sys.exit(main())
