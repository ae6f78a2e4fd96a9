"""Centres that grow by their queues: as many contacts and agents in all."""

from __future__ import annotations

from benchmarks.growth.describe import Tree, Way, centre, intent, talk_for

#: Queues of the centres compared.
SIZES = (1, 10, 50, 200)
_AGENTS = 1_000


def _queues(number: int, a_day: int) -> tuple[Tree, Tree]:
    talk = talk_for(_AGENTS, a_day, 1.0)
    names = [f"q{place}" for place in range(number)]
    intents = {name: intent(a_day / number, talk, 0.4 * talk, queue=name) for name in names}
    return intents, {name: {} for name in names}


def _own_groups(number: int, a_day: int) -> Tree:
    """A group for each queue."""
    intents, queues = _queues(number, a_day)
    groups = {f"of-{name}": {"headcount": _AGENTS // number, "serves": [name]} for name in queues}
    return centre(intents=intents, queues=queues, groups=groups)


def _one_group(number: int, a_day: int) -> Tree:
    """One group serves all queues: a free agent looks at each."""
    intents, queues = _queues(number, a_day)
    return centre(
        intents=intents, queues=queues, groups={"all": {"headcount": _AGENTS, "serves": list(queues)}}
    )


QUEUES = (
    Way("a group for each queue", _own_groups, SIZES),
    Way("one group serves all", _one_group, SIZES),
)
