"""ccsim: forecasts a contact centre's FRT, AHT, FCR and CPC by simulation.

The names below are fetched when they are first used, so that ``import ccsim`` and ``ccsim --help`` stay
fast and nothing happens at import.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ccsim.engine.policies.free_agent import FreeAgent
    from ccsim.engine.policies.policies import Policies
    from ccsim.engine.policies.waiting_contact import WaitingContact
    from ccsim.errors import CcsimError, DataError, RunError, ScenarioError
    from ccsim.experiment import Result, run
    from ccsim.experiment.compare.compare import compare
    from ccsim.experiment.compare.comparison import Comparison
    from ccsim.experiment.levers.lever_report import LeverReport
    from ccsim.experiment.levers.levers import levers
    from ccsim.goals.assess import assess
    from ccsim.goals.assessment import Assessment
    from ccsim.goals.takes.what_it_takes import what_it_takes
    from ccsim.goals.takes.worth_doing import WorthDoing
    from ccsim.scenario import Scenario, change, load

    __version__: str

__all__ = [
    "Assessment",
    "CcsimError",
    "Comparison",
    "DataError",
    "FreeAgent",
    "LeverReport",
    "Policies",
    "Result",
    "RunError",
    "Scenario",
    "ScenarioError",
    "WaitingContact",
    "WorthDoing",
    "__version__",
    "assess",
    "change",
    "compare",
    "levers",
    "load",
    "run",
    "what_it_takes",
]

_PLACES = {
    "CcsimError": "ccsim.errors",
    "DataError": "ccsim.errors",
    "RunError": "ccsim.errors",
    "ScenarioError": "ccsim.errors",
    "FreeAgent": "ccsim.engine.policies.free_agent",
    "Policies": "ccsim.engine.policies.policies",
    "WaitingContact": "ccsim.engine.policies.waiting_contact",
    "Result": "ccsim.experiment",
    "run": "ccsim.experiment",
    "compare": "ccsim.experiment.compare.compare",
    "Comparison": "ccsim.experiment.compare.comparison",
    "assess": "ccsim.goals.assess",
    "Assessment": "ccsim.goals.assessment",
    "what_it_takes": "ccsim.goals.takes.what_it_takes",
    "WorthDoing": "ccsim.goals.takes.worth_doing",
    "LeverReport": "ccsim.experiment.levers.lever_report",
    "levers": "ccsim.experiment.levers.levers",
    "Scenario": "ccsim.scenario",
    "change": "ccsim.scenario",
    "load": "ccsim.scenario",
}


def __getattr__(name: str) -> Any:
    """Fetch a public name from the stage that defines it."""
    if name == "__version__":
        from importlib.metadata import version

        return version("ccsim")
    if name in _PLACES:
        value = getattr(import_module(_PLACES[name]), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module 'ccsim' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
