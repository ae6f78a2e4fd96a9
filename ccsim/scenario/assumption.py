"""What is assumed rather than known."""

from __future__ import annotations

from pydantic import Field

from ccsim.scenario.model import Model

__all__ = ["Assumption"]


class Assumption(Model):
    """A figure that is an assumption; shown under every output."""

    path: str = Field(description="The path of the figure in the scenario.")
    why: str = Field(description="Why it is assumed.")
