"""What is settled although there is nothing to settle."""

from __future__ import annotations

from collections.abc import Iterator

from ccsim.scenario.checks.unknown import unknown
from ccsim.scenario.document import full_document
from ccsim.scenario.faults import Problem
from ccsim.scenario.measured import measured_figures
from ccsim.scenario.parts import Parts
from ccsim.scenario.paths import follow
from ccsim.scenario.yaml_tree import Loc

__all__ = ["settled_problems"]


def settled_problems(parts: Parts) -> Iterator[Problem]:
    """Yield settled volumes that count cases, and settled figures that were not measured.

    Parameters
    ----------
    parts
        The scenario as far as it can be read.
    """
    scenario = parts.scenario
    assert scenario is not None
    if scenario.settled is None:
        return
    for name in scenario.settled.volumes:
        loc: Loc = ("settled", "volumes", name)
        yield from unknown(parts, "intents", loc, name)
        intent = scenario.intents.get(name)
        if intent is not None and intent.volume.of != "contacts" and parts.sound("intents", name, "volume"):
            message = f'the volume of intent "{name}" counts cases, so there is nothing to settle'
            yield Problem(loc, message, hint="remove it, or write of: contacts in the volume")
    yield from _figure_problems(parts)


def _figure_problems(parts: Parts) -> Iterator[Problem]:
    scenario = parts.scenario
    assert scenario is not None
    assert scenario.settled is not None
    measured = measured_figures(scenario)
    document = full_document(scenario) if set(scenario.settled.figures) - set(measured) else {}
    for path, figure in scenario.settled.figures.items():
        loc: Loc = ("settled", "figures", path)
        if measured.get(path) == "factor" and figure <= 0:
            message = "a time cannot be multiplied by this"
            yield Problem(loc, message, found=f"{figure:g}", allowed="a factor above 0")
        if path in measured or not parts.sound(*path.split(".")):
            continue
        missing = follow(document, path).problem(path)
        message = f"{path} is not stated `among: handled`, so there is nothing to settle"
        hint = "remove it, or write among: handled beside the figure"
        yield missing._replace(loc=loc) if missing is not None else Problem(loc, message, hint=hint)
