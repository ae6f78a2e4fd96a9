"""Posts that agents look through between calls, by the formula of Cobham."""

from __future__ import annotations

import pytest

from ccsim.engine.outcomes import FOUND, MODERATION
from tests.theory.harness import Output, Run, Study, Totals, check
from tests.theory.networks import two_priorities
from tests.theory.view import US, View

_AGENTS, _LOOKED_THROUGH, _POSTS = 1, 0.8, 30
#: In minutes.
_TALK = 25 / 60
_SHARES = ("P_wait", "occupancy", "looked through")


def _posts(view: View) -> Totals:
    """Calls are the urgent, posts the others; nobody waits for a post, and it resolves nothing."""
    posts, found = view.column("via") == MODERATION, view.outcome == FOUND
    calls = ~posts & ~found
    assert (view.column("resolved")[posts] == 0).all()
    waits = {"urgent": view.wait[calls], "ordinary": view.wait[posts]}
    table: dict[str, tuple[float, float]] = {
        "looked through": (float(posts.sum()), float(found.sum())),
        "P_wait": (float((view.wait > 0).sum()), float((calls | posts).sum())),
        "occupancy": (view.seconds(view.in_hand_spells(place=0)), _AGENTS * view.time),
    }
    return table | {f"W_{name}": (each.sum() / US / 60, float(len(each))) for name, each in waits.items()}


def _known() -> dict[str, float]:
    known = two_priorities((0.8, _POSTS * _LOOKED_THROUGH / 60), (_TALK, _TALK), (2 * _TALK**2, 2 * _TALK**2))
    names = ("P_wait", "W_urgent", "W_ordinary", "occupancy")
    return {"looked through": _LOOKED_THROUGH} | {name: known[name] for name in names}


STUDIES = (
    Study(
        "forum",
        "Posts of a forum behind calls, 1 agent",
        (
            Run(
                "forum",
                tuple(Output(name, value, share=name in _SHARES) for name, value in _known().items()),
                _posts,
                replications=150,
                days=21,
                warm_up=43200,
                cool_down=14400,
            ),
        ),
    ),
)


@pytest.mark.slow
@pytest.mark.parametrize("study", STUDIES, ids=lambda study: study.name)
def test_the_engine_agrees_with_two_priorities(study: Study) -> None:
    """Posts would be too many, hold up calls, or be worked too early."""
    check(study)
