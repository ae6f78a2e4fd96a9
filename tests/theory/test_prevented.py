"""Cases that do not arise, as a thinned Poisson stream; and cases that messages cause."""

from __future__ import annotations

import math

import pytest

from ccsim.engine.outcomes import PREVENTED
from tests.theory.estimate import deviation
from tests.theory.harness import Output, Run, Study, Totals, check
from tests.theory.view import DAY, HOUR, View

_CALLS, _NOTICE, _REPAIR = 40, 0.3, 0.2
_MESSAGES, _CAUSED, _REPLIES = 600, 0.05, 20
#: Numbers of the intents, in the order of the file; of the preventions, in the order of their names.
_CALL, _REPLY = 0, 1
_SITES = ("notice", "repair")


def _counted(view: View) -> Totals:
    kind, gone = view.column("kind"), view.outcome == PREVENTED
    assert (gone | view.handled).all()
    assert not gone[kind == _REPLY].any()
    assert (view.column("site")[~gone] < 0).all()
    offered = view.column("offered")
    hours = {
        "left": view.count_by(offered[(kind == _CALL) & ~gone], HOUR),
        "removed": view.count_by(offered[gone], HOUR),
        "all": view.count_by(offered[kind == _CALL], HOUR),
    }
    replies = view.count_by(offered[kind == _REPLY], HOUR)
    morning = (offered[kind == _REPLY] % DAY < DAY // 4).sum()
    table: dict[str, tuple[float, ...]] = {}
    for name, each in {**hours, "replies": replies}.items():
        table[name] = float(each.sum()), float(len(each))
        table[f"SD of {name}"] = float((each**2).sum()), float(each.sum()), float(len(each))
    sites = view.column("site")[gone]
    calls = float((kind == _CALL).sum())
    shares = {name: (float((sites == number).sum()), calls) for number, name in enumerate(_SITES)}
    return table | shares | {"replies by 06:00": (float(morning), float(replies.sum()))}


def _known() -> dict[str, float]:
    """
    By hour.

    What is left of a Poisson stream where each is taken out by its own chance is Poisson; where the variances
    of both parts add up to that of all, neither tells of the other. A case that both would remove is the
    first's by name.
    """
    removed = 1 - (1 - _NOTICE) * (1 - _REPAIR)
    means = {
        "left": _CALLS * (1 - removed),
        "removed": _CALLS * removed,
        "all": _CALLS,
        "replies": (_REPLIES + _MESSAGES * _CAUSED) / 24,
    }
    deviations = {f"SD of {name}": math.sqrt(mean) for name, mean in means.items()}
    shares = {"notice": _NOTICE, "repair": (1 - _NOTICE) * _REPAIR, "replies by 06:00": 0.25}
    return means | deviations | shares


_SHARES = ("notice", "repair", "replies by 06:00")
STUDIES = (
    Study(
        "prevented",
        "Cases that do not arise, and cases that messages cause",
        (
            Run(
                "prevented",
                tuple(
                    Output(
                        name,
                        value,
                        share=name in _SHARES,
                        **({"function": deviation} if name.startswith("SD") else {}),
                    )
                    for name, value in _known().items()
                ),
                _counted,
                replications=50,
                days=101,
                cool_down=86_400,
            ),
        ),
    ),
)


@pytest.mark.slow
@pytest.mark.parametrize("study", STUDIES, ids=lambda study: study.name)
def test_the_engine_agrees_with_the_thinned_stream(study: Study) -> None:
    """Too much would be prevented, or bunched, or too little caused."""
    check(study)
