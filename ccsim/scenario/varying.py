"""Any number may be a value, an interval profile or a dated series."""

from __future__ import annotations

import bisect
import functools
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Generic, TypeAlias, TypeVar

from pydantic import AfterValidator, BeforeValidator, Discriminator, Field, Tag

from ccsim.scenario.faults import Problem, refuse
from ccsim.scenario.frozen_dict import Frozen
from ccsim.scenario.model import Model
from ccsim.scenario.moment import Date
from ccsim.scenario.profile import Profile, kind_name, rebuilt

__all__ = ["ByDate", "Dated", "Varying", "value_on"]

T = TypeVar("T")


def _tag(value: Any) -> str:
    """Return which of the three forms a raw value has."""
    if isinstance(value, Dated) or (isinstance(value, dict) and "dated" in value):
        return "<dated>"
    return "<profile>" if isinstance(value, (Profile, dict)) else "<value>"


def _as_fields(value: Any) -> Any:
    """Return a profile or series made in Python as its fields, whatever number it was made for."""
    if isinstance(value, (Profile, Dated)):
        return {name: getattr(value, name) for name in type(value).model_fields}
    return value


def _not_dated(value: Any) -> Any:
    if _tag(value) == "<dated>":
        raise refuse("a dated series cannot hold another dated series", hint="write all dates in one series")
    return value


def _not_profile(value: Any) -> Any:
    values = value.dated.values() if isinstance(value, Dated) else [value]
    if any(_tag(item) == "<profile>" for item in values):
        raise refuse("an interval profile makes no sense here", allowed="a value or a dated series")
    return value


if TYPE_CHECKING:
    _Dateless: TypeAlias = T | Profile[T]
else:

    class _Dateless:
        """A value or a profile: what a dated series holds."""

        def __class_getitem__(cls, kind: Any) -> Any:
            """Return the pydantic type for a kind of number."""
            forms = Annotated[kind, Tag("<value>")] | Annotated[Profile[kind], Tag("<profile>")]
            return Annotated[
                forms, Discriminator(_tag), BeforeValidator(_not_dated), BeforeValidator(_as_fields)
            ]


class Dated(Model, Generic[T]):
    """A value or profile from each date on: `{dated: {1999-02-01: 50, 1999-02-15: 55}}`."""

    dated: Frozen[Date, _Dateless[T]] = Field(
        description="By date: what holds from that date on; the first also holds before its date."
    )

    @classmethod
    def model_parametrized_name(cls, params: tuple[Any, ...]) -> str:
        """Name the class after the kind of number, for the JSON Schema."""
        return f"Dated_{kind_name(params[0])}"

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle by kind of number and fields: the classes per kind have no importable name."""
        return rebuilt, (Dated, type(self).__pydantic_generic_metadata__["args"], dict(self))

    def on(self, day: date) -> T | Profile[T]:
        """Return what holds on a date."""
        known = self._starts
        return self.dated[known[max(0, bisect.bisect_right(known, day) - 1)]]

    @functools.cached_property
    def _starts(self) -> tuple[date, ...]:
        """The dates in order: a ramp has hundreds, and is asked for every day of a year."""
        return tuple(sorted(self.dated))

    def _problems(self) -> Iterator[Problem]:
        if not self.dated:
            yield Problem(("dated",), "the series is empty", hint="write dated: {1999-02-01: VALUE}")


def value_on(varying: Any, day: date) -> float:
    """Return the one figure that a number has on a date.

    Parameters
    ----------
    varying
        A value or a dated series of values (`ByDate`).
    day
        The date.
    """
    figure: Any = varying.on(day) if isinstance(varying, Dated) else varying
    return float(figure)


if TYPE_CHECKING:
    Varying: TypeAlias = T | Profile[T] | Dated[T]
    ByDate: TypeAlias = T | Profile[T] | Dated[T]
else:
    # pydantic's generic classes cannot stand in a generic alias of `typing`, so these build one each.
    class Varying:
        """A value, a profile or a dated series of a kind of number."""

        def __class_getitem__(cls, kind: Any) -> Any:
            """Return the pydantic type for a kind of number."""
            forms = (
                Annotated[kind, Tag("<value>")]
                | Annotated[Profile[kind], Tag("<profile>")]
                | Annotated[Dated[kind], Tag("<dated>")]
            )
            return Annotated[forms, Discriminator(_tag), BeforeValidator(_as_fields)]

    class ByDate:
        """A value or a dated series: what has one figure per day."""

        def __class_getitem__(cls, kind: Any) -> Any:
            """Return the pydantic type for a kind of number."""
            forms = Annotated[kind, Tag("<value>")] | Annotated[Dated[kind], Tag("<dated>")]
            return Annotated[
                forms,
                Discriminator(_tag),
                AfterValidator(_not_profile),
                BeforeValidator(_not_profile),
                BeforeValidator(_as_fields),
            ]
