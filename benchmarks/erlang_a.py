"""The queue that all contestants simulate: M/M/50+M, in which 50 agents meet exactly the work that comes."""

from __future__ import annotations

from pathlib import Path

#: Arrivals per hour.
RATE = 600.0
#: Mean talk and mean patience in seconds, both exponential.
TALK = 300.0
PATIENCE = 120.0
AGENTS = 50
#: Share of the offered that abandons, by the Erlang A formula.
ABANDONMENT = 0.068935

REPOSITORY = Path(__file__).resolve().parent.parent
#: The same queue as a scenario.
SCENARIO = REPOSITORY / "scenarios" / "textbook" / "erlang-a.yaml"
