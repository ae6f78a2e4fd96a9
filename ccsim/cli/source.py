"""Where a verb's scenario comes from: a file, or stdin."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ccsim.scenario import Scenario


def read(
    source: str,
    overrides: Sequence[str] = (),
    with_levers: Sequence[str] = (),
    without_levers: Sequence[str] = (),
    goals: Path | None = None,
) -> Scenario:
    """Load the scenario a verb was given.

    Parameters
    ----------
    source
        A file, or ``-`` for stdin (files it names are then looked for in the current folder).
    overrides
        Texts such as ``groups.agents.headcount-=2``, applied in order.
    with_levers, without_levers
        Levers that are put on, and off.
    goals
        A file of goals that stand for the scenario's.
    """
    from ccsim.scenario import load

    return load(
        sys.stdin if source == "-" else Path(source),
        overrides=overrides,
        with_levers=with_levers,
        without_levers=without_levers,
        goals=goals,
    )
