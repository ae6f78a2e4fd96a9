"""What people look at: texts, tables and plots. Nobody but the command line imports it.

The names below are fetched when they are first used: a plot needs no engine.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ccsim.report.agent_hour import AgentHour, agent_hour
    from ccsim.report.agent_text import agent_text
    from ccsim.report.case_through import case_through
    from ccsim.report.case_ways import CaseWays, case_ways
    from ccsim.report.cases_text import cases_text
    from ccsim.report.eventful_cases import eventful_cases
    from ccsim.report.scenario_text import scenario_text
    from ccsim.report.story_of import story_of
    from ccsim.report.trace.lived import Lived, live_through

__all__ = [
    "AgentHour",
    "CaseWays",
    "Lived",
    "agent_hour",
    "agent_text",
    "case_through",
    "case_ways",
    "cases_text",
    "eventful_cases",
    "live_through",
    "scenario_text",
    "story_of",
]

_PLACES = {
    "AgentHour": "ccsim.report.agent_hour",
    "agent_hour": "ccsim.report.agent_hour",
    "agent_text": "ccsim.report.agent_text",
    "CaseWays": "ccsim.report.case_ways",
    "case_through": "ccsim.report.case_through",
    "case_ways": "ccsim.report.case_ways",
    "cases_text": "ccsim.report.cases_text",
    "Lived": "ccsim.report.trace.lived",
    "eventful_cases": "ccsim.report.eventful_cases",
    "live_through": "ccsim.report.trace.lived",
    "scenario_text": "ccsim.report.scenario_text",
    "story_of": "ccsim.report.story_of",
}


def __getattr__(name: str) -> Any:
    """Fetch a public name from its module."""
    if name in _PLACES:
        value = getattr(import_module(_PLACES[name]), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module 'ccsim.report' has no attribute {name!r}")
