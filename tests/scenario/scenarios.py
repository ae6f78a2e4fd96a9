"""Random valid scenarios that use every option of the language, for the tests of every stage.

``random_scenario(seed)`` is small: a few hundred cases a day, at most three intents, segments,
queues and groups and two channels. ``options_hit`` tells which options a scenario uses,
``every_option`` which there are.
"""

from __future__ import annotations

import csv
import functools
import random
import typing
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from pydantic import BaseModel

from ccsim.scenario import Dated, Profile, Scenario, parse_days
from ccsim.scenario.classes import classes_below
from ccsim.scenario.distribution import is_distribution
from ccsim.scenario.origins import Setting

__all__ = ["every_option", "options_hit", "random_document", "random_scenario", "scenarios"]

_ZONES = (
    "UTC",
    "Asia/Jerusalem",
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
)
# Some of the first days are followed by a change of the clocks, forward or back.
_STARTS = ("1999-02-01", "1999-04-01", "1999-09-02", "2024-03-29", "2024-10-26", "2023-03-11", "2024-12-30")
_SELECTORS = (
    ("every day",),
    ("mon-fri", "sat, sun"),
    ("sun-thu", "fri", "sat, holidays"),
    ("every day", "holidays", "fri-mon"),
    ("Monday", "tue-sun"),
)


def random_scenario(seed: int, folder: Path | None = None) -> Scenario:
    """Return the same valid scenario for the same seed.

    Parameters
    ----------
    seed
        Any whole number.
    folder
        Where to write volume files; without it, volumes from files and replays do not occur.
    """
    return _scenario(random.Random(seed), folder)


def scenarios(folder: Path | None = None) -> st.SearchStrategy[Scenario]:
    """Return the strategy of random scenarios, for Hypothesis."""
    return st.integers(0, 2**32 - 1).map(lambda seed: random_scenario(seed, folder))


def random_document(seed: int) -> dict[str, Any]:
    """Return a random scenario as plain data, before validation."""
    return _Maker(random.Random(seed), None).scenario()


def _scenario(source: random.Random, folder: Path | None) -> Scenario:
    document = _Maker(source, folder).scenario()
    setting = Setting(None if folder is None else folder / "random.yaml")
    stated = Scenario.model_validate(document, context=setting)
    contacts = [name for name, intent in stated.intents.items() if intent.volume.of == "contacts"]
    if not contacts:
        return stated
    # Contacts always come settled, so that every stage can use the scenario as it is.
    volumes = {name: _settled(stated.intents[name].volume.count, 0.8) for name in contacts}
    document["settled"] = {"fingerprint": stated.fingerprint(), "volumes": volumes}
    return Scenario.model_validate(document, context=setting)


def _settled(count: Any, share: float) -> Any:
    """Return a count with every number in it multiplied, as a file would write it."""
    if isinstance(count, Dated):
        return {"dated": {str(day): _settled(value, share) for day, value in count.dated.items()}}
    if isinstance(count, Profile):
        days = {
            text: {clock: [value * share for value in values] for clock, values in blocks.items()}
            for text, blocks in count.days.items()
        }
        return {"interval": count.interval, "days": days, "otherwise": (count.otherwise or 0) * share}
    return count * share


class _Maker:
    """Draws the parts of one scenario."""

    def __init__(self, source: random.Random, folder: Path | None) -> None:
        self._random = source
        self._folder = folder
        self.start = date.fromisoformat(self.pick(_STARTS))
        self.segments = self.some_of(["regular", "gold", "new"])
        self.intents = self.some_of(["call", "claim", "order-status"])
        self.channels = self.some_of(["phone", "hotline"])
        self.queues = self.some_of(["calls", "sales", "help"])
        self.groups = self.some_of(["agents", "experts", "evening"])
        self.holidays = {str(self.start + timedelta(days=1)): "Feast"} if self.chance(0.4) else {}

    # What is drawn.

    def chance(self, probability: float) -> bool:
        return self._random.random() < probability

    def pick(self, options: typing.Sequence[Any]) -> Any:
        return options[self._random.randrange(len(options))]

    def some_of(self, options: list[str]) -> list[str]:
        return options[: 1 + self._random.randrange(len(options))]

    def between(self, low: float, high: float) -> float:
        return round(low + (high - low) * self._random.random(), 4)

    def whole(self, low: int, high: int) -> int:
        return low + self._random.randrange(high - low + 1)

    def maybe(self, **fields: Callable[[], Any]) -> dict[str, Any]:
        """Return about half of the fields."""
        return {name: make() for name, make in fields.items() if self.chance(0.5)}

    def shares(self, names: list[str]) -> dict[str, float]:
        weights = [self.whole(1, 9) for _ in names]
        return {name: weight / sum(weights) for name, weight in zip(names, weights, strict=True)}

    # Numbers that may vary.

    def varying(self, draw: Callable[[], Any], *, total: bool = True) -> Any:
        """Return a number, a profile or a dated series; ``total`` if it must have a value at any time."""
        kind = self._random.random()
        if kind < 0.7:
            return draw()
        if kind < 0.85:
            return self.profile(draw, total=total)
        days = [self.start + timedelta(days=i) for i in range(0, self.whole(1, 3) * 2, 2)]
        return {
            "dated": {
                str(day): self.profile(draw, total=total) if self.chance(0.4) else draw() for day in days
            }
        }

    def profile(self, draw: Callable[[], Any], *, total: bool = True) -> dict[str, Any]:
        minutes = self.pick((15, 20, 30, 60))
        selectors = list(self.pick(_SELECTORS))
        if self.chance(0.2):
            selectors.append(str(self.start))
        profile: dict[str, Any] = {"interval": f"{minutes} min", "days": {}}
        whole_day = self.chance(0.3)
        for selector in selectors:
            first = 0 if whole_day else self.whole(6, 10)
            count = 24 * 60 // minutes if whole_day else self.whole(2, 10) * 60 // minutes
            values = [draw() for _ in range(min(count, 6))]
            blocks = {f"{first:02d}:00": [values[i % len(values)] for i in range(count)]}
            if not whole_day and self.chance(0.3):
                blocks["21:00"] = [draw()]
            profile["days"][selector] = blocks
        if (total and not whole_day) or self.chance(0.3):
            profile["otherwise"] = draw()
        return profile

    def share(self, low: float, high: float) -> Any:
        return self.varying(lambda: self.between(low, high))

    def duration(self, low: float, high: float) -> Any:
        return self.varying(lambda: self.between(low, high))

    def complements(self) -> tuple[Any, Any]:
        """Return two varying shares that add up to 1 at any time."""
        first = self.share(0.1, 0.9)
        return first, _mapped(first, lambda value: 1 - value)

    # Distributions.

    def distribution(self, low: float, high: float, *, never: bool = False, deep: bool = True) -> Any:
        """Return a distribution whose mean lies about between two durations, in seconds."""
        middle = (low + high) / 2
        mean = self.duration(low, high)
        makers: list[Callable[[], Any]] = [
            lambda: self.between(low, high),
            lambda: {"distribution": "constant", "value": mean},
            lambda: {"distribution": "exponential", "mean": mean},
            lambda: {"distribution": "lognormal", "mean": mean, "sd": self.duration(low, high)},
            lambda: {
                "distribution": "lognormal",
                "median": self.duration(low, middle),
                "p90": self.duration(middle + 1, 2 * high),
            },
            lambda: {"distribution": "gamma", "mean": mean, "sd": self.duration(low, high)},
            lambda: {
                "distribution": "weibull",
                "mean": mean,
                "shape": self.varying(lambda: self.between(0.6, 2)),
            },
            lambda: {
                "distribution": "uniform",
                "low": self.duration(0, low),
                "high": self.duration(high, 2 * high),
            },
            lambda: self.hyperexponential(low, high),
            lambda: {
                "distribution": "empirical",
                "quantiles": [
                    [0, self.duration(0, low)],
                    [0.5, self.duration(low, middle)],
                    [self.between(0.6, 0.9), self.duration(middle, high)],
                    [1, self.between(high, 2 * high)],
                ],
            },
        ]
        if never:
            makers.append(lambda: "never")
        if deep:
            makers += [lambda: self.mixture(low, high, never=never)] * 2
        return self.pick(makers)()

    def hyperexponential(self, low: float, high: float) -> dict[str, Any]:
        shares = self.complements()
        parts = [{"share": share, "mean": self.duration(low, high)} for share in shares]
        return {"distribution": "hyperexponential", "parts": parts}

    def mixture(self, low: float, high: float, *, never: bool) -> dict[str, Any]:
        parts = [
            {"share": share, "of": self.distribution(low, high, never=never, deep=False)}
            for share in self.complements()
        ]
        return {"distribution": "mixture", "parts": parts}

    # Parts of the scenario.

    def scenario(self) -> dict[str, Any]:
        return {
            "name": f"random-{self.whole(0, 9999)}",
            **self.maybe(
                title=lambda: self.pick(("A centre", 'With "quotes", a colon: and # more', "Zürich – 日本")),
                description=lambda: "Two lines,\nand a tab\t.",
                currency=lambda: self.pick(("EUR", "ILS")),
                segments=dict,
                busyness=self.busyness,
                events=lambda: [self.event(i) for i in range(self.whole(1, 2))],
                costs=lambda: {"overhead": {"office": {"per_day": self.overhead()}}},
                start=self.beginning,
                measures=self.measures,
            ),
            "assumptions": [{"path": f"intents.{self.intents[0]}.resolution", "why": "not in the data"}]
            if self.chance(0.3)
            else [],
            "calendar": {
                "time_zone": self.pick(_ZONES),
                "start": str(self.start),
                "holidays": self.holidays,
            },
            "segments": {name: self.segment() for name in self.segments},
            "intents": {name: self.intent() for name in self.intents},
            "channels": {name: self.channel() for name in self.channels},
            "queues": {name: self.queue() for name in self.queues},
            "groups": self.make_groups(),
        }

    def busyness(self) -> dict[str, Any]:
        busyness: dict[str, Any] = {"cv": self.between(0.02, 0.4)}
        if self.chance(0.6):
            busyness["day_correlation"] = self.between(0, 0.95)
        if self.chance(0.6):
            busyness |= {"parts": ["00:00", "11:30", "17:00"], "part_correlation": self.between(0, 1)}
        return busyness

    def event(self, number: int) -> dict[str, Any]:
        # By day: at night the clocks may skip an hour.
        day = datetime.combine(self.start, datetime.min.time()) + timedelta(days=self.whole(0, 1))
        begin = day + timedelta(hours=self.whole(8, 20))
        end = day + timedelta(days=self.whole(0, 1))
        event = {"name": f"event {number}", "from": f"{begin:%Y-%m-%d %H:%M}", "to": f"{end:%Y-%m-%d} 23:45"}
        return {**event, "factor": self.between(0, 2), **self.maybe(intents=lambda: self.intents[:1])}

    def overhead(self) -> Any:
        if self.chance(0.6):
            return self.between(0, 300)
        return {"dated": {str(self.start): 100.25, str(self.start + timedelta(days=2)): self.between(0, 300)}}

    def beginning(self) -> dict[str, Any]:
        return self.maybe(
            warm_up=lambda: self.pick(("0 s", "6 h", "1 d")),
            backlog=lambda: {name: self.whole(0, 6) for name in self.intents},
        )

    def measures(self) -> dict[str, Any]:
        return self.maybe(
            answer_within=lambda: ["10 s", "20 s", "1 min"][: self.whole(1, 3)],
            short_abandonment=lambda: self.between(0, 10),
        )

    def segment(self) -> dict[str, Any]:
        return self.maybe(priority=lambda: self.whole(-1, 3), head_start=lambda: self.between(0, 120))

    def intent(self) -> dict[str, Any]:
        segments = self.segments if self.chance(0.8) else self.segments[:1]
        return {
            "volume": self.volume(),
            "channels": self.shares(self.channels),
            "queue": self.pick(self.queues),
            "segments": self.shares(segments),
            "handle_time": {
                "talk": self.distribution(60, 300),
                **self.maybe(
                    hold=lambda: self.distribution(5, 40), wrap_up=lambda: self.distribution(10, 90)
                ),
            },
            **self.maybe(
                priority=lambda: self.whole(-1, 3),
                head_start=lambda: self.between(0, 60),
                patience=lambda: self.distribution(20, 240, never=True),
                balking=lambda: self.share(0, 0.4),
                redial=self.redial,
                resolution=self.resolution,
                busyness=self.busyness,
                by_segment=lambda: {name: self.difference() for name in segments if self.chance(0.7)},
            ),
        }

    def volume(self) -> dict[str, Any]:
        kind = self._random.random()
        if self._folder is not None and kind < 0.15:
            return self.interval_volume(self._folder)
        if self._folder is not None and kind < 0.3:
            return self.replay_volume(self._folder)
        volume: dict[str, Any] = {
            "per": self.pick(("30 min", "1 h", "15 min")),
            "count": self.varying(lambda: self.between(1, 6), total=False),
        }
        if self.chance(0.2):
            volume["of"] = "contacts"
        return {**volume, **self.changes_of_volume()}

    def changes_of_volume(self) -> dict[str, Any]:
        return self.maybe(
            growth_per_year=lambda: self.between(-0.1, 0.2),
            day_factors=lambda: {
                "sat, sun": self.between(0, 1),
                "holidays": 0.4,
                "every day": 1.1,
                str(self.start): self.between(0.5, 1.5),
            },
        )

    def interval_volume(self, folder: Path) -> dict[str, Any]:
        name, two_columns = f"volumes-{self.whole(0, 10**9)}.csv", self.chance(0.5)
        moments = [
            datetime.combine(self.start, datetime.min.time())
            + timedelta(days=day, hours=hour, minutes=minute)
            for day in range(3)
            for hour in range(8, 18)
            for minute in (0, 30)
        ]
        rows = [(_stamp(moment, two_columns), "mine", self.between(0, 5)) for moment in moments]
        _write(
            folder / name, ["date", "at", "kind", "cases"], [(*at, kind, count) for at, kind, count in rows]
        )
        source = {"file": name, "time": "at", "count": "cases"}
        source |= {"date": "date"} if two_columns else {}
        source |= self.maybe(interval=lambda: "30 min", where=lambda: {"kind": "mine"})
        return {"intervals": source, **self.changes_of_volume()}

    def replay_volume(self, folder: Path) -> dict[str, Any]:
        name, two_columns = f"arrivals-{self.whole(0, 10**9)}.csv", self.chance(0.5)
        first = datetime.combine(self.start, datetime.min.time()) + timedelta(hours=8)
        moments = [
            first + timedelta(days=day, seconds=self.whole(0, 36_000)) for day in range(3) for _ in range(40)
        ]
        _write(
            folder / name, ["date", "at", "kind"], [(*_stamp(each, two_columns), "mine") for each in moments]
        )
        source = {"file": name, "time": "at"}
        source |= {"date": "date"} if two_columns else {}
        return {"replay": source | self.maybe(where=lambda: {"kind": "mine"})}

    def redial(self) -> dict[str, Any]:
        return {"probability": self.share(0.1, 0.7), "delay": self.distribution(30, 3600)}

    def resolution(self) -> dict[str, Any]:
        repeat = {"probability": self.share(0.1, 0.9), "delay": self.distribution(600, 20_000)}
        repeat |= self.maybe(window=lambda: self.pick(("3 h", "1 d", "14 d")))
        return {"probability": self.share(0.5, 1), **self.maybe(repeat=lambda: repeat)}

    def difference(self) -> dict[str, Any]:
        return self.maybe(
            priority=lambda: self.whole(-1, 3),
            head_start=lambda: self.between(0, 60),
            handle_time=lambda: self.maybe(
                talk=lambda: self.distribution(60, 300),
                hold=lambda: self.distribution(5, 40),
                wrap_up=lambda: self.distribution(10, 90),
            ),
            patience=lambda: self.distribution(20, 240, never=True),
            balking=lambda: self.share(0, 0.4),
            redial=self.redial,
            resolution=self.resolution,
        )

    def channel(self) -> dict[str, Any]:
        return self.maybe(
            mode=lambda: "live",
            hours=self.hours,
            closed=lambda: self.maybe(
                come_back=lambda: self.share(0, 1), delay=lambda: self.distribution(10, 3000)
            ),
            front_delay=lambda: self.distribution(2, 40),
            at_close=lambda: self.pick(("serve_out", "disconnect", "carry_over")),
            cost=lambda: self.maybe(
                per_contact=lambda: self.varying(lambda: self.between(0, 1)),
                per_minute=lambda: self.varying(lambda: self.between(0, 0.1)),
            ),
        )

    def hours(self) -> dict[str, Any]:
        return self.pick(
            (
                {"every day": "07:00-21:30"},
                {"sun-thu": "07:00-24:00", "fri": "07:00-14:00", "sat": ["20:00-24:00"]},
                {"mon-fri": ["08:00-12:00", "13:00-18:00"], "sat, sun": "closed", "holidays": "10:00-12:00"},
                {"every day": "00:00-24:00", str(self.start + timedelta(days=1)): "closed"},
            )
        )

    def queue(self) -> dict[str, Any]:
        return self.maybe(
            capacity=lambda: self.pick((0, 1, 5, 40)),
            priority=lambda: self.whole(-1, 2),
            head_start=lambda: self.between(0, 90),
        )

    def make_groups(self) -> dict[str, Any]:
        serves: dict[str, list[str]] = {name: [self.pick(self.queues)] for name in self.groups}
        for queue in self.queues:
            able = serves[self.pick(self.groups)]
            if queue not in able:
                able.append(queue)
        return {name: self.group(serves[name]) for name in self.groups}

    def group(self, serves: list[str]) -> dict[str, Any]:
        return {
            "serves": serves,
            "headcount": self.varying(lambda: self.whole(1, 6), total=False),
            **self.maybe(
                pay=lambda: self.varying(lambda: self.between(10, 40)),
                shrinkage=lambda: self.varying(lambda: self.between(0, 0.5)),
            ),
        }


def _mapped(value: Any, function: Callable[[float], float]) -> Any:
    """Return a varying number in plain data with a function of each number."""
    if isinstance(value, dict):
        return {key: each if key == "interval" else _mapped(each, function) for key, each in value.items()}
    return [_mapped(each, function) for each in value] if isinstance(value, list) else function(value)


def _stamp(moment: datetime, two_columns: bool) -> tuple[str, str]:
    return (
        (f"{moment:%Y-%m-%d}", f"{moment:%H:%M:%S}") if two_columns else ("", f"{moment:%Y-%m-%dT%H:%M:%S}")
    )


def _write(path: Path, header: list[str], rows: list[tuple[Any, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)


@functools.cache
def every_option() -> frozenset[str]:
    """Return every option of the language: fields that may be left out, choices, forms of numbers."""
    return frozenset(option for model in classes_below(Scenario) for option in _options_of(model))


def _options_of(model: type[BaseModel]) -> Iterator[str]:
    name = model.__name__
    if issubclass(model, (Profile, Dated)):
        return
    if is_distribution(typing.cast(Any, model)):
        yield f"distribution={model.model_fields['distribution'].default}"
    for field_name, field in model.model_fields.items():
        if field_name == "distribution":
            continue
        choices = list(_choices(field.annotation))
        if not field.is_required() and len(choices) != 1:
            yield f"{name}.{field_name}"
        for choice in choices:
            yield f"{name}.{field_name}={choice}"
        mentioned = set(_classes(field.annotation))
        if any(issubclass(each, Profile) for each in mentioned):
            yield f"{name}.{field_name}:profile"
        if any(issubclass(each, Dated) for each in mentioned):
            yield f"{name}.{field_name}:dated"
    if name == "Scenario":
        yield from (f"days:{kind}" for kind in ("weekday", "several", "holidays", "every day", "date"))
        yield from ("Profile.otherwise", "Queue.capacity=0", "several queues in a group")


def _choices(annotation: Any) -> Iterator[str]:
    if typing.get_origin(annotation) is typing.Literal:
        yield from typing.get_args(annotation)
    else:
        for argument in typing.get_args(annotation):
            yield from _choices(argument)


def _classes(annotation: Any) -> Iterator[type]:
    if isinstance(annotation, type) and not typing.get_args(annotation):
        yield annotation
    for argument in typing.get_args(annotation):
        yield from _classes(argument)


def options_hit(scenario: Scenario) -> set[str]:
    """Return the options that a scenario uses."""
    hit = set(_hit(scenario))
    if any(queue.capacity == 0 for queue in scenario.queues.values()):
        hit.add("Queue.capacity=0")
    if any(len(group.serves) > 1 for group in scenario.groups.values()):
        hit.add("several queues in a group")
    return hit & every_option()


def _hit(model: BaseModel) -> Iterator[str]:
    """Yield what a part of a scenario uses, and what the parts below it do."""
    name = type(model).__name__
    if is_distribution(typing.cast(Any, type(model))):
        yield f"distribution={type(model).model_fields['distribution'].default}"
    for field_name, field in type(model).model_fields.items():
        value = getattr(model, field_name)
        if field_name != "distribution":
            at_default = field.is_required() or value == field.default
            yield from _hit_field(f"{name}.{field_name}", value, at_default=at_default)
        yield from _below(value)


def _hit_field(path: str, value: Any, *, at_default: bool) -> Iterator[str]:
    if not at_default:
        yield path
    if isinstance(value, str):
        yield f"{path}={value}"
    for each in _values(value):
        if isinstance(each, Profile):
            yield f"{path}:profile"
        if isinstance(each, Dated):
            yield f"{path}:dated"


def _values(value: Any) -> Iterator[Any]:
    if isinstance(value, Mapping):
        for each in value.values():
            yield from _values(each)
    elif isinstance(value, tuple):
        for each in value:
            yield from _values(each)
    else:
        yield value


def _below(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield from _selectors(value)
    for each in _values(value):
        if isinstance(each, Dated):
            yield from _below(each.dated)
        elif isinstance(each, Profile):
            yield from _selectors(each.days)
            if each.otherwise is not None:
                yield "Profile.otherwise"
        elif isinstance(each, BaseModel):
            yield from _hit(each)


def _selectors(mapping: Mapping[Any, Any]) -> Iterator[str]:
    for key in mapping:
        try:
            days = parse_days(key)
        except Exception:
            continue
        yield from (["days:date"] if days.dates else [])
        yield from (["days:holidays"] if days.holidays else [])
        yield from (["days:every day"] if days.every_day else [])
        if days.weekdays:
            yield "days:several" if len(days.weekdays) > 1 else "days:weekday"
