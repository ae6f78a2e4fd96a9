"""Work items: Erlang C and the law of the time until the reply; chased up; of two sorts."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest

from ccsim.engine.outcomes import CHASE
from tests.theory import counts
from tests.theory.chains import Queue
from tests.theory.harness import Output, Run, Study, Totals, check
from tests.theory.view import US, View

CHAIN = Queue(36 / 3600, 480, 6)
#: Minutes from arrival to reply.
_MINUTES = (5, 10, 30, 60)
_SHARES = ("P_wait", "occupancy", "chased", "switched", *(f"FRT_within_{m}_min" for m in _MINUTES))


def _emails(view: View) -> Totals:
    replied = view.column("ended") - view.column("offered")
    table = {
        "P_wait": counts.had_to_wait(view),
        "W_s": counts.mean_wait(view),
        "Lq": counts.in_line(view),
        "occupancy": counts.agents_sharing(view, 6),
        "FRT_s": (replied.sum() / US, view.count),
    }
    within = {f"FRT_within_{m}_min": (float((replied <= m * 60 * US).sum()), view.count) for m in _MINUTES}
    return table | within


def _known_of_emails() -> dict[str, float]:
    return {
        "P_wait": CHAIN.had_to_wait,
        "W_s": CHAIN.mean_wait,
        "Lq": CHAIN.in_line,
        "occupancy": CHAIN.occupancy,
        "FRT_s": CHAIN.mean_wait + CHAIN.talk,
    } | {f"FRT_within_{m}_min": CHAIN.replied_within(60 * m) for m in _MINUTES}


def _run(scenario: str, outputs: tuple[Output, ...], totals: Callable[[View], Totals], days: int) -> Run:
    return Run(scenario, outputs, totals, 220, days, warm_up=43200, cool_down=28800)


def _chased(view: View) -> Totals:
    """E-mails, and the calls about them; times in seconds."""
    emails = view.column("kind") == 0
    chased = view.column("returns") == CHASE
    asked = (view.column("returns_at") - view.column("offered"))[chased]
    number = float(chased.sum())
    assert not chased[~emails].any()
    assert (view.column("attempt")[~emails] == 1).all()
    busy = view.seconds(view.in_hand_spells(group=1, place=0))
    return {
        "W_s": (view.wait[emails].sum() / US, float(emails.sum())),
        "chased": (number, float(emails.sum())),
        "patience_of_the_chased_s": (asked.sum() / US, number),
        "hotline_busy": (busy, view.time),
        "calls_by_chased": (float((~emails).sum()), number),
    }


def _known_of_chasers() -> dict[str, float]:
    """Waits are 0, or exponential with this rate; half of the customers give it so long, by the second."""
    line, gives_up = CHAIN.agents / CHAIN.talk - CHAIN.rate, 1 / 600
    chased = 0.5 * CHAIN.had_to_wait * gives_up / (gives_up + line)
    return {
        "W_s": CHAIN.mean_wait,
        "chased": chased,
        "patience_of_the_chased_s": 1 / (gives_up + line),
        "hotline_busy": CHAIN.rate * chased * 180,
        "calls_by_chased": 1.0,
    }


def _switched(view: View) -> Totals:
    set_up = view.column("set_up")
    return {
        "switched": (float((set_up > 0).sum()), view.count),
        "W_s": counts.mean_wait(view),
        "P_wait": counts.had_to_wait(view),
        "FRT_s": ((view.column("ended") - view.column("offered")).sum() / US, view.count),
        "occupancy": counts.agents_sharing(view, 1),
    }


def _known_of_switching(rate: float = 0.64 / 60, talk: float = 60, switching: float = 15) -> dict[str, float]:
    """The formula of Pollaczek and Khinchine; every other item is of another sort. In seconds."""
    mean = talk + switching / 2
    square = 2 * talk**2 + talk * switching + switching**2 / 2
    wait = rate * square / 2 / (1 - rate * mean)
    return {
        "switched": 0.5,
        "W_s": wait,
        "P_wait": rate * mean,
        "FRT_s": wait + mean,
        "occupancy": rate * mean,
    }


def _outputs(values: dict[str, float]) -> tuple[Output, ...]:
    return tuple(Output(name, value, share=name in _SHARES) for name, value in values.items())


STUDIES = (
    Study(
        "work items",
        "E-mails alone, 6 agents",
        (_run("work-items", _outputs(_known_of_emails()), _emails, 75),),
    ),
    Study(
        "chasers",
        "E-mails that are chased up by phone, 6 agents",
        (_run("chasers", _outputs(_known_of_chasers()), _chased, 75),),
    ),
    Study(
        "switching",
        "E-mails and tickets, 1 agent",
        (_run("switching", _outputs(_known_of_switching()), _switched, 30),),
    ),
)


@pytest.mark.parametrize("minutes", _MINUTES)
def test_the_law_of_the_reply_by_its_closed_form(minutes: int) -> None:
    """The share that is replied to in time would not be that of M/M/n."""
    own, line = 1 / CHAIN.talk, CHAIN.agents / CHAIN.talk - CHAIN.rate
    seconds, must_wait = 60 * minutes, CHAIN.had_to_wait
    both = (line * math.exp(-own * seconds) - own * math.exp(-line * seconds)) / (line - own)
    longer = (1 - must_wait) * math.exp(-own * seconds) + must_wait * both
    assert CHAIN.replied_within(seconds) == pytest.approx(1 - longer, rel=1e-9)


@pytest.mark.slow
@pytest.mark.parametrize("study", STUDIES, ids=lambda study: study.name)
def test_the_engine_agrees_with_the_formulas(study: Study) -> None:
    """The wait, the reply, who rings about it, or the cost of going to and fro would be wrong."""
    check(study)
