"""
Print the tables of docs/retail-omnichannel.md.

    python -m scenarios.stories.retail_omnichannel chat-only
        chat-only agents against agents who do everything
    python -m scenarios.stories.retail_omnichannel email-in-an-hour
        e-mail in 1 hour and posts in 30 minutes: what it takes, and what happens to phone and chat

With ``--write`` the table also goes into the page.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from scenarios.derivations.anonymous_bank.write import put_tables

from .chat_only import chat_only
from .email_in_an_hour import email_in_an_hour
from .table import run_all, table

REPOSITORY = Path(__file__).resolve().parents[3]
PAGE = REPOSITORY / "docs" / "retail-omnichannel.md"
STORIES = {"chat-only": chat_only, "email-in-an-hour": email_in_an_hour}


def main(arguments: list[str] | None = None) -> int:
    """Print one table; returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m scenarios.stories.retail_omnichannel",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("table", choices=[*STORIES])
    parser.add_argument("--days", type=int, default=7, help="default 7")
    parser.add_argument("--replications", type=int, default=20, help="default 20")
    parser.add_argument("--seed", type=int, default=1, help="default 1")
    parser.add_argument("--write", action="store_true", help="renew the table of the page")
    chosen = parser.parse_args(arguments)
    options, figures = STORIES[chosen.table]()
    results = run_all(options, days=chosen.days, replications=chosen.replications, seed=chosen.seed)
    text = table(options, results, figures)
    sys.stdout.write(text + "\n")
    if chosen.write:
        put_tables(PAGE, {chosen.table: text})
    return 0


if __name__ == "__main__":
    sys.exit(main())
