"""Satisfaction and surveys: names that must exist, and surveys without satisfaction."""

from __future__ import annotations

from collections.abc import Iterator

from ccsim.scenario.checks.unknown import unknown
from ccsim.scenario.faults import Problem
from ccsim.scenario.parts import Parts

__all__ = ["satisfaction_problems"]


def satisfaction_problems(parts: Parts) -> Iterator[Problem]:
    """Yield names of channels, intents and segments that nothing has, and surveys about nothing.

    Parameters
    ----------
    parts
        The scenario as far as it can be read.
    """
    scenario = parts.scenario
    assert scenario is not None
    for name, survey in scenario.surveys.items():
        for i, channel in enumerate(survey.channels or ()):
            yield from unknown(parts, "channels", ("surveys", name, "channels", i), channel)
    satisfaction = scenario.satisfaction
    if satisfaction is None:
        if scenario.surveys and parts.sound("satisfaction"):
            message = "they ask how satisfied customers are, and satisfaction is off"
            yield Problem(("surveys",), message, hint="write satisfaction: {}, or remove the surveys")
        return
    for field, section in (
        ("waits", "channels"),
        ("by_channel", "channels"),
        ("by_intent", "intents"),
        ("by_segment", "segments"),
    ):
        for name in getattr(satisfaction, field):
            yield from unknown(parts, section, ("satisfaction", field, name), name)
