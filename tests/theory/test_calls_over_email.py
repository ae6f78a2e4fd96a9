"""Calls before e-mails, by interrupting them or by the order of the modes; and e-mails before calls."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from tests.theory import counts
from tests.theory.chains import Queue
from tests.theory.harness import Output, Run, Study, Totals, check
from tests.theory.interruptions import beside, kept, resumed
from tests.theory.networks import Moves, preempted, stationary, two_priorities
from tests.theory.reference import RECORDS
from tests.theory.view import US, View

REFERENCE = RECORDS["I02"].reference
#: By minute; minutes; agents.
_CALLS, _EMAILS, _TALK, _AGENTS = 1.3, 0.4, 5.0, 10
_FIRST, _SECOND = 0, 1
_SHARES = ("P_wait", "occupancy")


def _waits(view: View) -> Totals:
    """Waits until taken up, in minutes; and of e-mails all time that nobody works on them."""
    kind = view.column("kind")
    agents = 1 + int(view.logs.agents["agent"].max())
    table = {"P_wait": counts.had_to_wait(view), "occupancy": counts.agents_sharing(view, agents)}
    for name, number in (("calls", _FIRST), ("e-mails", _SECOND)):
        waits = view.wait[kind == number]
        table[f"W_{name}"] = waits.sum() / US / 60, float(len(waits))
        table[f"P_wait_{name}"] = float((waits > 0).sum()), float(len(waits))
    emails = kind == _SECOND
    idle = (view.column("ended") - view.column("queued") - view.column("talk"))[emails]
    table["delay_e-mails"] = idle.sum() / US / 60, float(len(idle))
    return table | {"interruptions": (_interruptions(view), float(len(idle)))}


def _interruptions(view: View) -> float:
    """How often an e-mail that is offered in the window is taken up again."""
    rows, again = (
        view.logs.contacts,
        np.bincount(view.logs.in_hand["part"], minlength=len(view.logs.contacts)),
    )
    here = (rows["kind"] == _SECOND) & (rows["offered"] >= view.begin) & (rows["offered"] < view.end)
    return float((again[here] - 1).sum())


def _run(label: str, exact: dict[str, float], replications: int, days: int, overrides: dict[str, Any]) -> Run:
    outputs = tuple(
        Output(name, value, share=any(part in name for part in _SHARES)) for name, value in exact.items()
    )
    return Run(
        "calls-over-email", outputs, _waits, replications, days, overrides=overrides, warm_up=43200,
        cool_down=28800, label=label,
    )  # fmt: skip


def _interrupting() -> dict[str, float]:
    values = preempted((_CALLS, _EMAILS), _TALK, _AGENTS)
    return {
        "W_calls": values["W_first"],
        "P_wait_calls": values["P_wait_first"],
        "delay_e-mails": values["W_second"],
        "interruptions": values["interruptions"],
        "occupancy": values["occupancy"],
    }


#: One e-mail goes on, slowly, while the agent is on the phone; a second one is put aside for it.
_BESIDE = [
    {"live": 1, "deferred": 1, "speed": {"live": 0.8, "deferred": 0.3}},
    {"deferred": 2, "speed": {"deferred": 0.6}},
]


def _two_in_hand() -> dict[str, float]:
    """The work goes on as fast as ever, so there are as many e-mails as with one in hand, and as long."""
    values = preempted((0.1, 0.1), 3, 1)
    return {
        "W_calls": values["W_first"],
        "delay_e-mails": values["W_second"],
        "occupancy": values["occupancy"],
    }


def _in_turn(
    rates: tuple[float, float], names: tuple[str, str], talk: float, agents: int
) -> dict[str, float]:
    values = two_priorities(rates, (talk, talk), (2 * talk**2, 2 * talk**2), agents)
    return {
        f"W_{names[0]}": values["W_urgent"],
        f"W_{names[1]}": values["W_ordinary"],
        "P_wait": values["P_wait"],
        "occupancy": values["occupancy"],
    }


def _changed(agents: int, rates: tuple[float, float], talk: tuple[float, float]) -> dict[str, Any]:
    changes: dict[str, Any] = {"groups.agents.headcount": agents}
    for name, rate, mean in zip(("call", "email"), rates, talk, strict=True):
        changes[f"intents.{name}.volume.count"] = rate
        changes[f"intents.{name}.handle_time.talk.mean"] = f"{mean:g} min"
    return changes


STUDIES = (
    Study(
        "I02",
        "Calls and e-mails, 10 agents",
        (
            _run("calls interrupt", _interrupting(), 210, 45, {}),
            _run(
                "e-mails first", _in_turn((_EMAILS, _CALLS), ("e-mails", "calls"), _TALK, _AGENTS), 210, 42,
                {"channels.email.interrupted": "never", "queues.calls.priority": 1},
            ),
        ),
    ),
    Study(
        "calls over e-mail",
        "In turn, work to resume, and e-mails that stay with their agents",
        (
            _run(
                "in turn, 2 agents", _in_turn((0.25, 0.15), ("calls", "e-mails"), 3, 2), 200, 60,
                {**_changed(2, (0.25, 0.15), (3, 3)), "channels.email.interrupted": "never"},
            ),
            _run(
                "1 min to resume, 1 agent", resumed((0.1, 0.1), (3, 3), 1), 200, 75,
                {**_changed(1, (0.1, 0.1), (3, 3)), "channels.email.resume": "1 min"},
            ),
            _run(
                "two e-mails at half the speed, 1 agent", _two_in_hand(), 200, 100,
                {
                    **_changed(1, (0.1, 0.1), (3, 3)),
                    "groups.agents.loads": [{"live": 1}, {"deferred": 2}],
                    "groups.agents.aht_in_hand": {1: "3 min", 2: "6 min"},
                },
            ),
            _run(
                "one beside a call, 1 agent", beside((0.1, 0.1), (3, 3), (0.8, 0.3, 0.6)), 200, 75,
                {**_changed(1, (0.1, 0.1), (3, 3)), "groups.agents.loads": _BESIDE},
            ),
            _run(
                "they stay, 2 agents", kept((0.25, 0.2), (2, 4)), 200, 100,
                {**_changed(2, (0.25, 0.2), (2, 4)), "channels.email.interrupted": "stays"},
            ),
        ),
    ),
)  # fmt: skip


def test_the_formulas_are_those_of_the_record() -> None:
    """Record I02 would not be that of its model."""
    calls, emails = REFERENCE["e-mail preempted: delay calls, delay e-mail (min, excluding own service)"]
    values = preempted((_CALLS, _EMAILS), _TALK, _AGENTS)
    assert (values["W_first"], values["W_second"]) == pytest.approx((calls, emails), rel=1e-9)
    first, second = REFERENCE["VIP first non-preemptive: wait VIP, wait standard"]
    waits = _in_turn((_EMAILS, _CALLS), ("first", "second"), _TALK, _AGENTS)
    assert (waits["W_first"], waits["W_second"]) == pytest.approx((first, second), rel=1e-9)
    assert waits["P_wait"] == pytest.approx(REFERENCE["P_wait_total"], rel=1e-9)


def test_interruptions_by_the_chain_of_both_classes() -> None:
    """How often an e-mail is interrupted, or how long it lies about, would be miscounted."""
    rates, talk, agents, most = (0.3, 0.2), 2.0, 2, 60

    def moves(state: Any) -> Moves:
        calls, emails = state
        yield (rates[0] if calls < most else 0.0), (calls + 1, emails)
        yield (rates[1] if emails < most else 0.0), (calls, emails + 1)
        yield min(calls, agents) / talk, (calls - 1, emails)
        yield min(emails, max(0, agents - calls)) / talk, (calls, emails - 1)

    law, values = stationary((0, 0), moves), preempted(rates, talk, agents)
    idle = sum(p * max(0, emails - max(0, agents - calls)) for (calls, emails), p in law.items())
    assert idle / rates[1] == pytest.approx(values["W_second"], rel=1e-8)
    taken = sum(p for (calls, emails), p in law.items() if calls < agents <= calls + emails)
    assert taken * rates[0] / rates[1] == pytest.approx(values["interruptions"], rel=1e-8)
    assert Queue(rates[0], talk, agents).mean_wait == values["W_first"]


def _close(left: dict[str, float], right: dict[str, float]) -> bool:
    """Whether what both know is the same, whatever one more calls it."""
    names = {"W_calls": "W_first", "delay_e-mails": "W_second"}
    names |= {name: name for name in ("interruptions", "occupancy")}
    return all(left[mine] == pytest.approx(right[other], rel=1e-6) for mine, other in names.items())


def test_one_agent_who_loses_no_work_by_it() -> None:
    """The two further models would not be the first, where they ought to."""
    known = preempted((0.1, 0.1), 3.0, 1)
    assert _close(resumed((0.1, 0.1), (3, 3), 0), known)
    assert _close(kept((0.1, 0.1), (3, 3), 1), known)


def test_an_e_mail_that_stands_still_beside_a_call_is_put_aside() -> None:
    """The chain of one e-mail beside a call would not be the other models', where it ought to."""
    known = preempted((0.1, 0.1), 3.0, 1)
    still = beside((0.1, 0.1), (3, 3), (1.0, 0.0, 0.5))
    assert (still["W_calls"], still["delay_e-mails"], still["occupancy"]) == pytest.approx(
        (known["W_first"], known["W_second"], known["occupancy"]), rel=1e-6
    )


def test_longer_lines_change_nothing() -> None:
    """The chain of the e-mails that stay would be too small."""
    assert kept((0.25, 0.2), (2, 4)) == pytest.approx(kept((0.25, 0.2), (2, 4), longest=60), rel=1e-8)


def test_work_to_resume_by_its_transform() -> None:
    """The moments of the time an e-mail takes would not be those of its law."""
    calls, emails, talk, resume = 0.1, 0.1, 3.0, 1.0

    def completion(at: float) -> float:
        """Return E exp(-at C); a minute of work adds ``by_minute`` to the exponent."""
        own = 1 / talk
        total = calls + own + at
        busy = (total - math.sqrt(total**2 - 4 * calls * own)) / (2 * calls)
        by_minute = at
        for _ in range(200):
            by_minute = at + calls * (1 - busy * math.exp(-resume * by_minute))
        return 1 / (1 + talk * by_minute)

    step = 1e-3
    below, above = completion(-step), completion(step)
    mean, square = (below - above) / (2 * step), (below + above - 2) / step**2
    busy = talk / (1 - calls * talk)
    busy_square = busy**2 + talk**2 * (1 + calls * talk) / (1 - calls * talk) ** 3
    wait = emails * square / 2 / (1 - emails * mean) + calls * busy_square / 2 / (1 + calls * busy)
    values = resumed((calls, emails), (talk, talk), resume)
    assert values["W_e-mails"] == pytest.approx(wait, rel=1e-3)
    assert values["delay_e-mails"] == pytest.approx(wait + mean - talk, rel=1e-3)


@pytest.mark.slow
@pytest.mark.parametrize("study", STUDIES, ids=lambda study: study.name)
def test_the_engine_agrees_with_the_formulas(study: Study) -> None:
    """Whom an agent takes first, or what an interruption costs, would be wrong."""
    check(study)
