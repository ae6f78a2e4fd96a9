"""A case asked for by what it went through."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from ccsim.engine.outcomes import MODERATION, OUTCOMES
from ccsim.errors import RunError
from ccsim.report.trace.lived import Lived
from ccsim.report.words import listed
from ccsim.scenario.faults import nearest
from ccsim.typing import Rows

_RESOLVED = "resolved"


@dataclass(frozen=True)
class _Asked:
    """An outcome, and the channel on which it is asked for; empty for any."""

    outcome: str
    channel: str


def case_through(lived: Lived, through: str) -> str:
    """
    Find the first case that went through some outcomes.

    Parameters
    ----------
    lived
        From `ccsim.report.trace.lived.live_through`.
    through
        Outcomes in their order, with commas between them, each perhaps with ``by CHANNEL``, such as
        ``not found, contained by chat, handled by phone, resolved``. Others may come before, between and
        after them. ``resolved`` is no outcome of its own: the case is resolved by the part named before, or
        a later one.

    Returns
    -------
    str
        The case's name.

    Raises
    ------
    RunError
        If an outcome or a channel is none, or no case went through them.
    """
    asked = [_parsed(lived, words) for words in through.split(",")]
    found = [name for rows in lived.cases() if (name := _matching(lived, rows, asked))]
    if found:
        return min(found, key=lambda item: item[0])[1]
    met = sorted({OUTCOMES[each] for each in np.unique(lived.contacts["outcome"])})
    told = listed(met) if met else "none, as no case made a contact"
    raise RunError(
        f'no case in replication {lived.replication} of seed {lived.seed} went through "{through}"; the '
        f"outcomes that occur there are: {told}"
    )


def _parsed(lived: Lived, words: str) -> _Asked:
    outcome, _, channel = (each.strip() for each in words.strip().partition(" by "))
    known = [*OUTCOMES, _RESOLVED]
    if outcome not in known:
        hint = nearest(outcome, known) or f"the outcomes are: {', '.join(known)}"
        raise RunError(f'no part of a contact ends "{outcome}"; {hint}')
    channels = sorted(lived.scenario.channels)
    if channel and channel not in channels:
        hint = nearest(channel, channels) or f"the channels are: {', '.join(channels)}"
        raise RunError(f'{lived.scenario.name} has no channel "{channel}"; {hint}')
    return _Asked(outcome, channel)


def _matching(lived: Lived, rows: Rows, asked: Sequence[_Asked]) -> tuple[int, str] | None:
    """The first row and the name of a case, if it went through what is asked for."""
    waiting = list(asked)
    for row in sorted(map(int, rows)):
        for each in _said(lived, row):
            if waiting and waiting[0].outcome == each.outcome and waiting[0].channel in ("", each.channel):
                waiting.pop(0)
    return None if waiting else (int(min(rows)), lived.name(int(rows[0])))


def _said(lived: Lived, row: int) -> Iterator[_Asked]:
    """What one part of a case went through."""
    own = lived.contacts[row]
    if own["via"] == MODERATION:
        return
    channel = lived.plan.kinds[int(own["kind"])].channel
    yield _Asked(OUTCOMES[int(own["outcome"])], channel)
    if own["resolved"]:
        yield _Asked(_RESOLVED, channel)
