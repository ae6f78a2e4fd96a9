"""A lever of any kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Final, TypeAlias, Union

from pydantic import BeforeValidator, Discriminator, Tag

from ccsim.scenario.faults import nearest, refuse, show
from ccsim.scenario.levers.assist import AssistLever
from ccsim.scenario.levers.automate import AutomateLever
from ccsim.scenario.levers.base import LeverBase
from ccsim.scenario.levers.change import ChangeLever
from ccsim.scenario.levers.dedicate import DedicateLever
from ccsim.scenario.levers.hire import HireLever
from ccsim.scenario.levers.notify import NotifyLever
from ccsim.scenario.levers.onboarding import OnboardingLever
from ccsim.scenario.levers.open_channel import OpenChannelLever
from ccsim.scenario.levers.opening_hours import OpeningHoursLever
from ccsim.scenario.levers.phase_channels import PhaseChannelsLever
from ccsim.scenario.levers.re_route import ReRouteLever
from ccsim.scenario.levers.refresh_knowledge import RefreshKnowledgeLever
from ccsim.scenario.levers.root_cause import RootCauseLever
from ccsim.scenario.levers.survey import SurveyLever
from ccsim.scenario.levers.train import TrainLever

__all__ = ["KINDS", "Lever"]

KINDS: Final[dict[str, type[LeverBase]]] = {
    "change": ChangeLever,
    "hire": HireLever,
    "train": TrainLever,
    "automate": AutomateLever,
    "notify": NotifyLever,
    "refresh_knowledge": RefreshKnowledgeLever,
    "assist": AssistLever,
    "open_channel": OpenChannelLever,
    "phase_channels": PhaseChannelsLever,
    "onboarding": OnboardingLever,
    "root_cause": RootCauseLever,
    "dedicate": DedicateLever,
    "survey": SurveyLever,
    "re_route": ReRouteLever,
    "opening_hours": OpeningHoursLever,
}
"""Class by kind."""


def _tag(value: Any) -> str:
    name = value.get("kind") if isinstance(value, dict) else getattr(value, "kind", "")
    return f"<{name}>"


def _known(value: Any) -> Any:
    """Return the raw value if it says of which kind it is."""
    if isinstance(value, LeverBase):
        return value
    if not isinstance(value, dict):
        raise refuse(f"{show(value)} is not a lever", found=show(value), allowed="{kind: KIND, begins: DATE}")
    if "kind" not in value:
        raise refuse("the lever does not say of which kind it is", allowed=", ".join(KINDS))
    kind = value["kind"]
    if not isinstance(kind, str) or kind not in KINDS:
        hint = nearest(str(kind), KINDS)
        raise refuse(
            f"there is no kind of lever {show(kind)}", found=show(kind), allowed=", ".join(KINDS), hint=hint
        )
    return value


if TYPE_CHECKING:
    Lever: TypeAlias = LeverBase
else:
    _forms = tuple(Annotated[each, Tag(f"<{name}>")] for name, each in KINDS.items())
    # made from a tuple, which `|` cannot be
    Lever = Annotated[Union[_forms], Discriminator(_tag), BeforeValidator(_known)]  # noqa: UP007
