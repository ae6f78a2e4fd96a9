"""The distributions of durations, as a scenario states them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from numbers import Real
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias, Union

from pydantic import (
    AfterValidator,
    ConfigDict,
    Discriminator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    SerializerFunctionWrapHandler,
    Tag,
    model_serializer,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from ccsim.scenario.duration import Duration, DurationRule, PositiveDuration
from ccsim.scenario.faults import Problem, nearest, refuse, show
from ccsim.scenario.model import Model
from ccsim.scenario.number import Positive, Share
from ccsim.scenario.shares import shares_problems
from ccsim.scenario.together import values_together
from ccsim.scenario.varying import Varying
from ccsim.units import format_duration

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


def _require_name(schema: dict[str, Any]) -> None:
    """Tell editors that a mapping must name its distribution."""
    schema["required"] = ["distribution", *schema.get("required", [])]


class _Distribution(Model):
    model_config = ConfigDict(json_schema_extra=_require_name)

    @model_serializer(mode="wrap")
    def _with_name(self, handler: SerializerFunctionWrapHandler) -> Any:
        return {"distribution": type(self).model_fields["distribution"].default, **handler(self)}


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

    def _problems(self) -> Iterator[Problem]:
        given = {name for name in ("mean", "sd", "median", "p90") if getattr(self, name) is not None}
        if given not in ({"mean", "sd"}, {"median", "p90"}):
            found = ", ".join(sorted(given)) or "nothing"
            allowed = "mean and sd, or median and p90"
            yield Problem((), f"a lognormal cannot be made from {found}", found=found, allowed=allowed)
        elif "median" in given:
            yield from _in_order(("median", self.median), ("p90", self.p90))


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

    def _problems(self) -> Iterator[Problem]:
        yield from _in_order(("low", self.low), ("high", self.high))


class HyperexponentialPart(Model):
    """One exponential of a hyperexponential distribution."""

    share: Varying[Share] = Field(description="Share of the part, 0 to 1; the shares add up to 1.")
    mean: Varying[PositiveDuration] = Field(description="The mean of the part.")


class Hyperexponential(_Distribution):
    """A mixture of exponentials."""

    distribution: Literal["hyperexponential"] = "hyperexponential"
    parts: tuple[HyperexponentialPart, ...] = Field(description="The parts, whose shares add up to 1.")

    def _problems(self) -> Iterator[Problem]:
        yield from shares_problems([part.share for part in self.parts], ("parts",))


class MixturePart(Model):
    """One part of a mixture."""

    share: Varying[Share] = Field(description="Share of the part, 0 to 1; the shares add up to 1.")
    of: Distribution = Field(description="The distribution of the part.")


class Mixture(_Distribution):
    """A mixture of any distributions."""

    distribution: Literal["mixture"] = "mixture"
    parts: tuple[MixturePart, ...] = Field(description="The parts, whose shares add up to 1.")

    def _problems(self) -> Iterator[Problem]:
        yield from shares_problems([part.share for part in self.parts], ("parts",))


class Empirical(_Distribution):
    """A piecewise linear quantile function."""

    distribution: Literal["empirical"] = "empirical"
    quantiles: tuple[tuple[Share, Varying[Duration]], ...] = Field(
        description="Pairs [probability, duration], rising, the first at probability 0 and the last at 1."
    )

    def _problems(self) -> Iterator[Problem]:
        levels = [level for level, _ in self.quantiles]
        if len(levels) < 2 or levels[0] != 0 or levels[-1] != 1:
            found = show(levels)
            allowed = "the first at 0, the last at 1"
            yield Problem(("quantiles",), f"the probabilities are {found}", found=found, allowed=allowed)
        for i, (before, level) in enumerate(pairwise(levels)):
            if level <= before:
                message = f"{level:g} does not come after {before:g}"
                yield Problem(
                    ("quantiles", i + 1), message, found=f"{level:g}", allowed="rising probabilities"
                )
        for i, ((_, shorter), (_, longer)) in enumerate(pairwise(self.quantiles)):
            yield from _in_order(
                (f"quantile {i}", shorter), (f"quantile {i + 1}", longer), ("quantiles",), equal=True
            )


def _in_order(
    low: tuple[str, Any], high: tuple[str, Any], loc: tuple[str, ...] = (), *, equal: bool = False
) -> Iterator[Problem]:
    """Yield the first moment at which the low duration is not below the high one."""
    for below, above in values_together([low[1], high[1]]):
        if below > above or (below == above and not equal):
            wrong, right = ("is above", "<=") if equal else ("is not below", "<")
            message = f"{low[0]} {format_duration(below)} {wrong} {high[0]} {format_duration(above)}"
            place = loc or (high[0],)
            yield Problem(place, message, found=format_duration(above), allowed=f"{low[0]} {right} {high[0]}")
            return


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
        return {"distribution": "constant", "value": DurationRule().check(value)}
    allowed = "a duration, never, or {distribution: " + " | ".join(_CLASSES) + ", ...}"
    if not isinstance(value, dict):
        raise refuse(f"{show(value)} is not a distribution", found=show(value), allowed=allowed)
    if "distribution" not in value:
        raise refuse(f"{show(value)} does not say which distribution", found=show(value), allowed=allowed)
    name = value["distribution"]
    if not isinstance(name, str) or name not in _CLASSES:
        raise refuse(
            f"there is no distribution {show(name)}",
            found=show(name),
            allowed=", ".join(_CLASSES),
            hint=nearest(str(name), _CLASSES),
        )
    return value


class _Forms:
    """Lets a distribution be written as a bare duration or as `never`."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(_named, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"anyOf": [DurationRule().json_schema(), {"const": "never"}, handler(schema)]}


def _ends(distribution: Any) -> Any:
    """Return a distribution of finite durations, or raise that this one is not."""
    parts = distribution.parts if isinstance(distribution, Mixture) else ()
    if isinstance(distribution, Never):
        raise refuse('"never" cannot stand here', found="never", allowed="a distribution of finite durations")
    for part in parts:
        _ends(part.of)
    return distribution


if TYPE_CHECKING:
    Distribution: TypeAlias = (
        Constant
        | Exponential
        | Lognormal
        | Gamma
        | Weibull
        | Uniform
        | Hyperexponential
        | Mixture
        | Empirical
        | Never
    )
    FiniteDistribution: TypeAlias = Distribution
else:
    _forms = tuple(Annotated[each, Tag(f"<{name}>")] for name, each in _CLASSES.items())
    Distribution = Annotated[Union[_forms], Discriminator(_tag), _Forms()]  # noqa: UP007 (made from a tuple)
    FiniteDistribution = Annotated[Distribution, AfterValidator(_ends)]

MixturePart.model_rebuild()
Mixture.model_rebuild()


def is_distribution(model: type[Model]) -> bool:
    """Return True for the classes of distributions."""
    return issubclass(model, _Distribution)
