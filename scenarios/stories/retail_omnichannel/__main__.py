"""
Print the tables of docs/retail-omnichannel.md and docs/retail-automation.md.

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

from .bot_outage import bot_outage
from .call_deflection import call_deflection
from .chat_only import chat_only
from .context_carried import context_carried
from .easy_half import easy_half
from .email_in_an_hour import email_in_an_hour
from .ivr_redesigned import ivr_redesigned
from .out_of_hours import out_of_hours
from .settle_figures import settle_figures
from .stale_knowledge import stale_knowledge
from .story import SCENARIO, Story

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
}


def main(arguments: list[str] | None = None) -> int:
    """Print one table, or settle the scenario; returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m scenarios.stories.retail_omnichannel",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("story", choices=[*TOLD, "settle"])
    parser.add_argument("--days", type=int, default=None, help="default 7; 1 for the outage")
    parser.add_argument("--replications", type=int, default=20, help="default 20")
    parser.add_argument("--seed", type=int, default=1, help="default 1")
    parser.add_argument("--write", action="store_true", help="renew the table of the page")
    chosen = parser.parse_args(arguments)
    if chosen.story == "settle":
        settle_figures(SCENARIO)
        return 0
    story = TOLD[chosen.story]()
    text = story.text(days=chosen.days, replications=chosen.replications, seed=chosen.seed)
    sys.stdout.write(text + "\n")
    if chosen.write:
        put_tables(story.page, {chosen.story: text})
    return 0


if __name__ == "__main__":
    sys.exit(main())
