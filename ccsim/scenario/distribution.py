"""The distributions of durations, as a scenario states them."""

from __future__ import annotations

from numbers import Real
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Discriminator,
    Field,
    SerializerFunctionWrapHandler,
    Tag,
    model_serializer,
)

from ccsim.scenario.duration import Duration, PositiveDuration
from ccsim.scenario.faults import nearest, refuse, show
from ccsim.scenario.model import Model
from ccsim.scenario.number import Positive, Share
from ccsim.scenario.varying import Varying

__all__ = [
    "Constant",
    "Distribution",
    "Empirical",
    "Exponential",
    "FiniteDistribution",
    "Gamma",
    "Hyperexponential",
    "HyperexponentialPart",
    "Lognormal",
    "Mixture",
    "MixturePart",
    "Never",
    "Uniform",
    "Weibull",
]


class _Distribution(Model):
    @model_serializer(mode="wrap")
    def _with_name(self, handler: SerializerFunctionWrapHandler) -> Any:
        return {"distribution": self.distribution, **handler(self)}


class Constant(_Distribution):
    """Always the same duration; a bare duration means this."""

    distribution: Literal["constant"] = "constant"
    value: Varying[Duration] = Field(description="The duration.")

    @model_serializer(mode="wrap")
    def _with_name(self, handler: SerializerFunctionWrapHandler) -> Any:
        value = handler(self)["value"]
        return value if isinstance(value, str) else {"distribution": "constant", "value": value}


class Never(_Distribution):
    """Never: a patience without end; the bare word `never` means this."""

    distribution: Literal["never"] = "never"

    @model_serializer(mode="wrap")
    def _with_name(self, handler: SerializerFunctionWrapHandler) -> Any:
        return "never"


class Exponential(_Distribution):
    """Exponential, by its mean."""

    distribution: Literal["exponential"] = "exponential"
    mean: Varying[PositiveDuration] = Field(description="The mean.")


class Lognormal(_Distribution):
    """Lognormal, by mean and standard deviation or by median and 90% point."""

    distribution: Literal["lognormal"] = "lognormal"
    mean: Varying[PositiveDuration] | None = Field(default=None, description="The mean; goes with `sd`.")
    sd: Varying[PositiveDuration] | None = Field(
        default=None, description="The standard deviation; goes with `mean`."
    )
    median: Varying[PositiveDuration] | None = Field(default=None, description="The median; goes with `p90`.")
    p90: Varying[PositiveDuration] | None = Field(
        default=None, description="The 90% point; goes with `median`."
    )


class Gamma(_Distribution):
    """Gamma, by mean and standard deviation."""

    distribution: Literal["gamma"] = "gamma"
    mean: Varying[PositiveDuration] = Field(description="The mean.")
    sd: Varying[PositiveDuration] = Field(description="The standard deviation.")


class Weibull(_Distribution):
    """Weibull, by mean and shape."""

    distribution: Literal["weibull"] = "weibull"
    mean: Varying[PositiveDuration] = Field(description="The mean.")
    shape: Varying[Positive] = Field(
        description="The shape: 1 is exponential, below 1 a falling hazard. No unit."
    )


class Uniform(_Distribution):
    """Uniform between two durations."""

    distribution: Literal["uniform"] = "uniform"
    low: Varying[Duration] = Field(description="The shortest duration.")
    high: Varying[Duration] = Field(description="The longest duration.")


class HyperexponentialPart(Model):
    """One exponential of a hyperexponential distribution."""

    share: Varying[Share] = Field(description="Share of the part, 0 to 1; the shares add up to 1.")
    mean: Varying[PositiveDuration] = Field(description="The mean of the part.")


class Hyperexponential(_Distribution):
    """A mixture of exponentials."""

    distribution: Literal["hyperexponential"] = "hyperexponential"
    parts: tuple[HyperexponentialPart, ...] = Field(description="The parts, whose shares add up to 1.")


class MixturePart(Model):
    """One part of a mixture."""

    share: Varying[Share] = Field(description="Share of the part, 0 to 1; the shares add up to 1.")
    of: Distribution = Field(description="The distribution of the part.")


class Mixture(_Distribution):
    """A mixture of any distributions."""

    distribution: Literal["mixture"] = "mixture"
    parts: tuple[MixturePart, ...] = Field(description="The parts, whose shares add up to 1.")


class Empirical(_Distribution):
    """A piecewise linear quantile function."""

    distribution: Literal["empirical"] = "empirical"
    quantiles: tuple[tuple[Share, Varying[Duration]], ...] = Field(
        description="Pairs [probability, duration], rising, the first at probability 0 and the last at 1."
    )


_CLASSES: dict[str, type[_Distribution]] = {
    "constant": Constant,
    "exponential": Exponential,
    "lognormal": Lognormal,
    "gamma": Gamma,
    "weibull": Weibull,
    "uniform": Uniform,
    "hyperexponential": Hyperexponential,
    "mixture": Mixture,
    "empirical": Empirical,
    "never": Never,
}


def _tag(value: Any) -> str:
    name = value.get("distribution") if isinstance(value, dict) else getattr(value, "distribution", "")
    return f"<{name}>"


def _named(value: Any) -> Any:
    """Return the raw value in the form `{distribution: NAME, ...}`."""
    if isinstance(value, _Distribution):
        return value
    if isinstance(value, str) and value.strip() == "never":
        return {"distribution": "never"}
    if isinstance(value, (str, Real)):
        from ccsim.scenario.duration import DurationRule

        return {"distribution": "constant", "value": DurationRule().check(value)}
    allowed = "a duration, never, or {distribution: " + " | ".join(_CLASSES) + ", ...}"
    if not isinstance(value, dict):
        raise refuse(f"{show(value)} is not a distribution", found=show(value), allowed=allowed)
    if "distribution" not in value:
        raise refuse(f"{show(value)} does not say which distribution", found=show(value), allowed=allowed)
    name = value["distribution"]
    if name not in _CLASSES:
        raise refuse(
            f"there is no distribution {show(name)}",
            found=show(name),
            allowed=", ".join(_CLASSES),
            hint=nearest(str(name), _CLASSES),
        )
    return value


def _ends(distribution: Any) -> Any:
    """Return a distribution of finite durations, or raise that this one is not."""
    parts = distribution.parts if isinstance(distribution, Mixture) else ()
    if isinstance(distribution, Never):
        raise refuse('"never" cannot stand here', found="never", allowed="a distribution of finite durations")
    for part in parts:
        _ends(part.of)
    return distribution


Distribution = Annotated[
    Annotated[Constant, Tag("<constant>")]
    | Annotated[Exponential, Tag("<exponential>")]
    | Annotated[Lognormal, Tag("<lognormal>")]
    | Annotated[Gamma, Tag("<gamma>")]
    | Annotated[Weibull, Tag("<weibull>")]
    | Annotated[Uniform, Tag("<uniform>")]
    | Annotated[Hyperexponential, Tag("<hyperexponential>")]
    | Annotated[Mixture, Tag("<mixture>")]
    | Annotated[Empirical, Tag("<empirical>")]
    | Annotated[Never, Tag("<never>")],
    Discriminator(_tag),
    BeforeValidator(_named),
]
"""A distribution of durations: a bare duration, `never`, or `{distribution: NAME, ...}`."""

FiniteDistribution = Annotated[Distribution, AfterValidator(_ends)]
"""A distribution of durations that end."""

MixturePart.model_rebuild()
Mixture.model_rebuild()
