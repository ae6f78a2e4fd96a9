"""What only the whole scenario can show to be wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from ccsim.scenario.checks.automation_names import automation_name_problems
from ccsim.scenario.checks.by_channel import by_channel_problems
from ccsim.scenario.checks.callbacks import callback_problems
from ccsim.scenario.checks.channel_names import channel_name_problems
from ccsim.scenario.checks.chases import chase_problems
from ccsim.scenario.checks.closed import closed_problems
from ccsim.scenario.checks.deflections import acceptance_problems, deflection_problems
from ccsim.scenario.checks.files import file_problems
from ccsim.scenario.checks.flows import flow_problems
from ccsim.scenario.checks.goals import allowed_problems, goal_problems
from ccsim.scenario.checks.levels import level_problems
from ccsim.scenario.checks.levers import lever_problems, lever_work_problems
from ccsim.scenario.checks.loads import load_problems, room_problems
from ccsim.scenario.checks.moderation import moderation_problems
from ccsim.scenario.checks.modes import mode_problems
from ccsim.scenario.checks.moments import moment_problems
from ccsim.scenario.checks.people import people_problems
from ccsim.scenario.checks.preventions import prevention_problems
from ccsim.scenario.checks.reached import reach_problems
from ccsim.scenario.checks.references import reference_problems
from ccsim.scenario.checks.returning import returning_problems
from ccsim.scenario.checks.rosters import roster_problems
from ccsim.scenario.checks.satisfied import satisfaction_problems
from ccsim.scenario.checks.self_service import self_service_problems
from ccsim.scenario.checks.settled import settled_problems
from ccsim.scenario.checks.sums import sum_problems
from ccsim.scenario.checks.transfers import transfer_problems
from ccsim.scenario.checks.working import working_problems
from ccsim.scenario.faults import Problem
from ccsim.scenario.parts import Parts

__all__ = ["problems_of"]

_Check = Callable[[Parts], Iterator[Problem]]

_NAMES: Final[tuple[_Check, ...]] = (
    reference_problems,
    channel_name_problems,
    automation_name_problems,
    settled_problems,
    closed_problems,
    moderation_problems,
    satisfaction_problems,
    lever_problems,
    goal_problems,
)
_CHECKS: Final[tuple[_Check, ...]] = (
    sum_problems,
    moment_problems,
    working_problems,
    flow_problems,
    transfer_problems,
    callback_problems,
    level_problems,
    roster_problems,
    people_problems,
    mode_problems,
    by_channel_problems,
    load_problems,
    self_service_problems,
    prevention_problems,
    returning_problems,
    acceptance_problems,
)
# Where a name is wrong, these would tell of contacts that come where nobody meant them to.
_WITH_ALL_NAMES: Final[tuple[_Check, ...]] = (
    reach_problems,
    chase_problems,
    room_problems,
    deflection_problems,
    lever_work_problems,
    allowed_problems,
)


def problems_of(parts: Parts, folder: Path) -> list[Problem]:
    """Return everything that is wrong between the parts of a scenario.

    Parameters
    ----------
    parts
        The scenario as far as it can be read.
    folder
        Where the files it names are looked for.
    """
    if parts.scenario is None:
        return []
    names = [problem for check in _NAMES for problem in check(parts)]
    problems = names + [problem for check in _CHECKS for problem in check(parts)]
    if not names:
        problems += [problem for check in _WITH_ALL_NAMES for problem in check(parts)]
    return [*problems, *file_problems(parts, folder)]
