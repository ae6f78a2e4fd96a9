"""What the customers of a replication make of their cases, for what is known of it."""

from __future__ import annotations

import functools
import json
import zlib

import ccsim
from ccsim.demand.timeline import build_timeline
from ccsim.engine.plan import build_plan
from ccsim.experiment.layout_of import layout_of
from ccsim.measures.experience.experience import Experience
from ccsim.measures.layout import Layout
from ccsim.measures.tally.course import following_parts
from ccsim.measures.tally.measuring import _LOG
from ccsim.typing import Ints, Rows
from tests.theory.harness import TEXTBOOK, Run
from tests.theory.view import View

__all__ = ["judged"]


def judged(run: Run, view: View) -> tuple[Rows, Ints]:
    """
    The verdicts on the cases that begin in the window, and when these begin.

    The draws are named by the log itself, so that replications differ in them as in all else.
    """
    layout = _layout(run.scenario, json.dumps(run.overrides), run.days)
    assert layout.rules is not None
    rows = view.logs.contacts.astype(_LOG, copy=False)
    experience = Experience(layout.rules, layout.grid, layout.kinds)
    experience.take(rows, len(rows), following_parts(rows), int(rows["case"].max()) + 1)
    found = experience.verdicts(zlib.crc32(rows["offered"][:64].tobytes()), 0)
    begun = experience.history["begun"][found["case"]]
    here = (begun >= view.begin) & (begun < view.end)
    return found[here], begun[here]


@functools.cache
def _layout(name: str, overrides: str, days: int) -> Layout:
    scenario = ccsim.load(TEXTBOOK / f"{name}.yaml").override(json.loads(overrides))
    timeline = build_timeline(scenario, days=days, warm_up=0.0)
    plan = build_plan(scenario, timeline)
    return layout_of(scenario, plan)
