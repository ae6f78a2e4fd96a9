"""The door: finds the verb, and turns whatever goes wrong into lines and an exit code."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence

import click

from ccsim.cli.check import check
from ccsim.cli.compare import compare
from ccsim.cli.exit_codes import BROKEN, FAULTY, INTERRUPTED
from ccsim.cli.goals import goals
from ccsim.cli.levers import levers
from ccsim.cli.measures import measures
from ccsim.cli.new import new
from ccsim.cli.process import begin, leave
from ccsim.cli.run import run
from ccsim.cli.schema import schema
from ccsim.cli.settle import settle
from ccsim.cli.show import show
from ccsim.cli.trace import trace
from ccsim.cli.versions import versions
from ccsim.errors import CcsimError, DataError, ScenarioError


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    epilog="Start with `ccsim new NAME`, or with the scenarios in the repository's scenarios/ folder.",
)
def verbs() -> None:
    """Forecast what a contact centre's customers will live through, and what it costs.

    Each verb has its own help: `ccsim run --help`.
    Results go to stdout, messages to stderr. --debug, anywhere, adds tracebacks.
    """


for _verb in (new, check, show, run, compare, goals, levers, trace, settle, schema, measures, versions):
    verbs.add_command(_verb)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb.

    Parameters
    ----------
    arguments
        What follows ``ccsim`` on the command line; by default that of this process, which ends with it.

    Returns
    -------
    int
        The exit code: 0 done, 1 ccsim failed, 2 something given to it is at fault, 130 interrupted.
    """
    if arguments is None:
        begin()
        return leave(_answer(sys.argv[1:]))
    return _answer(arguments)


def _answer(arguments: Sequence[str]) -> int:
    given = list(arguments)
    debug = "--debug" in given
    given = [argument for argument in given if argument != "--debug"]
    try:
        code = verbs.main(given or ["--help"], prog_name="ccsim", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except BaseException as failure:
        if debug and not isinstance(failure, click.exceptions.Exit):
            traceback.print_exception(failure)
        return _told(failure, debug=debug)


def _told(failure: BaseException, *, debug: bool) -> int:
    """Say what went wrong, a line per fault, and return the exit code."""
    if isinstance(failure, click.exceptions.Exit):
        return failure.exit_code
    if isinstance(failure, click.ClickException):
        context = getattr(failure, "ctx", None)
        where = context.command_path if context else "ccsim"
        _say(f"{where}: {failure.format_message()}")
        return FAULTY
    if isinstance(failure, ScenarioError):
        for fault in failure.faults:
            _say(str(fault))
        return FAULTY
    if isinstance(failure, DataError):
        _say(str(failure))  # names its file itself, a line per fault
        return FAULTY
    if isinstance(failure, CcsimError):
        _say(f"ccsim: {failure}")
        return FAULTY
    if isinstance(failure, KeyboardInterrupt | click.Abort):
        _say("ccsim: interrupted; nothing had finished")
        return INTERRUPTED
    if isinstance(failure, BrokenPipeError):
        # The reader of stdout left (`| head`); keep Python from failing again as it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN
    if isinstance(failure, Exception):
        hint = "" if debug else "; --debug shows where"
        _say(f"ccsim: failed, which is a bug in ccsim: {type(failure).__name__}: {failure}{hint}")
        return BROKEN
    raise failure


def _say(line: str) -> None:
    click.echo(line, err=True)
