"""Centres that grow by their agents: the talk is as long as keeps each of them as busy as in the smallest."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.growth.describe import DAY, Tree, Way, calls_over_emails, centre, intent, talk_for

#: Agents of the groups compared.
SIZES = (10, 100, 1_000, 10_000)
#: Share of the day that agents work where some are to sit idle.
_LOAD = 0.8


def _erlang_a(agents: int, a_day: int) -> Tree:
    """As many as there is work, and customers with patience."""
    talk = talk_for(agents, a_day, 1.0)
    return centre(
        intents={"call": intent(a_day, talk, 0.4 * talk)},
        queues={"calls": {}},
        groups={"agents": {"headcount": agents}},
    )


def _chosen_by(rule: str) -> Callable[[int, int], Tree]:
    """A fifth of the agents sits idle, and one of them is to be chosen by a rule."""

    def describe(agents: int, a_day: int) -> Tree:
        talk = talk_for(agents, a_day, _LOAD)
        return centre(
            intents={"call": intent(a_day, talk, 0.4 * talk)},
            queues={"calls": {"choose": rule}},
            groups={"agents": {"headcount": agents}},
        )

    return describe


def _chats(rule: str) -> Callable[[int, int], Tree]:
    """Chats, of which an agent may have three in hand, each at three quarters of the speed."""

    def describe(agents: int, a_day: int) -> Tree:
        talk = talk_for(agents, a_day, 1.8)
        return centre(
            intents={"chat": intent(a_day, talk, 0.4 * talk)},
            channels={"chat": {"mode": "concurrent"}},
            queues={"chats": {"choose": rule}},
            groups={
                "agents": {"headcount": agents, "loads": [{"concurrent": 3, "speed": {"concurrent": 0.75}}]}
            },
        )

    return describe


def _calls_and_chats(agents: int, a_day: int) -> Tree:
    """Calls take the whole agent, of chats there may be two; more of both than can be answered."""
    talk = talk_for(agents, a_day, 1.3)
    return centre(
        intents={
            "call": intent(a_day / 2, talk, 0.4 * talk, channels={"phone": 1}, queue="calls"),
            "chat": intent(a_day / 2, talk, 0.4 * talk, channels={"chat": 1}, queue="chats"),
        },
        channels={"phone": {}, "chat": {"mode": "concurrent"}},
        queues={"calls": {}, "chats": {}},
        groups={
            "agents": {
                "headcount": agents,
                "serves": ["calls", "chats"],
                "loads": [{"live": 1}, {"concurrent": 2, "speed": {"concurrent": 0.75}}],
            }
        },
    )


def _calls_over_emails(agents: int, a_day: int) -> Tree:
    """Each call takes an agent away from an e-mail, for nobody is idle; it goes back to its place in line."""
    return calls_over_emails(agents, talk_for(agents, a_day, 1.2), 0.5 * a_day, 0.5 * a_day)


def _by_halves(agents: int, a_day: int) -> Tree:
    """A headcount that halves and doubles again every hour."""
    talk = talk_for(agents, a_day, 0.6)
    return centre(
        intents={"call": intent(a_day, talk, 0.4 * talk)},
        queues={"calls": {}},
        groups={
            "agents": {
                "headcount": {
                    "interval": "1 h",
                    "days": {"every day": {"00:00": [agents, agents // 2] * 12}},
                }
            }
        },
    )


def _shifts(agents: int, a_day: int) -> Tree:
    """Named agents of two shifts of twelve hours, with breaks; at any time half of them are there."""
    talk = min(talk_for(agents // 2, a_day, _LOAD), DAY)
    night, day = (
        ("00:00-12:00", ["04:00-04:30", "08:00-08:15"]),
        ("12:00-24:00", ["16:00-16:30", "20:00-20:15"]),
    )
    return centre(
        intents={"call": intent(a_day, talk, 0.4 * talk)},
        queues={"calls": {}},
        groups={
            "agents": {
                "shifts": {
                    name: {"agents": agents // 2, "hours": {"every day": hours}, "breaks": breaks}
                    for name, (hours, breaks) in {"early": night, "late": day}.items()
                }
            }
        },
    )


def _keeping_free(agents: int, a_day: int) -> Tree:
    """Chats, of which an agent may have three; a tenth of the agents is kept free for another queue."""
    tree = _chats("longest_idle")(agents, a_day)
    tree["groups"]["agents"]["serves"] = {"chats": {"keep_free": agents // 10}}
    return tree


AGENTS = (
    Way("longest idle", _erlang_a, SIZES),
    Way("`choose: least_worked`", _chosen_by("least_worked"), SIZES),
    Way("`choose: most_proficient`", _chosen_by("most_proficient"), SIZES),
    Way("chats, three in hand", _chats("longest_idle"), SIZES),
    Way("chats, `least_worked`", _chats("least_worked"), SIZES),
    Way("chats, a tenth kept free", _keeping_free, SIZES),
    Way("calls and chats, overload", _calls_and_chats, SIZES),
    Way("calls interrupt e-mails", _calls_over_emails, SIZES),
    Way("headcount halves and doubles", _by_halves, SIZES),
    Way("shifts and breaks", _shifts, SIZES),
)
