"""Random valid scenarios that use every option of the language, for the tests of every stage.

``random_scenario(seed)`` is small: a few hundred cases a day, at most three intents, segments,
queues and groups and two channels. ``options_hit`` tells which options a scenario uses,
``every_option`` which there are.
"""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from ccsim.scenario import Dated, Profile, Scenario
from ccsim.scenario.origins import Setting
from tests.scenario.drawn.front_doors import FrontDoors
from tests.scenario.drawn.services import Services
from tests.scenario.drawn.staffing import Staffing
from tests.scenario.drawn.volumes import Volumes
from tests.scenario.options import every_option, options_hit

__all__ = ["every_option", "options_hit", "random_document", "random_scenario", "scenarios"]

_ZONES = (
    "UTC",
    "Asia/Jerusalem",
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
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


class _Maker(Volumes, Staffing, Services, FrontDoors):
    """Draws one scenario."""

    def scenario(self) -> dict[str, Any]:
        groups = self.make_groups()
        queues = self.make_queues(groups)
        flows = self.make_flows(queues)
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
            "intents": {name: self.intent(name) for name in self.intents},
            "channels": {name: self.channel(list(flows)) for name in self.channels},
            "queues": queues,
            "groups": groups,
            **({"flows": flows} if flows else {}),
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

    def intent(self, name: str) -> dict[str, Any]:
        segments = self.segments if self.chance(0.8) else self.segments[:1]
        return {
            "volume": self.volume(),
            "channels": self.shares(self.channels),
            "queue": self.own_queues[name],
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
                retry=self.redial,
                accepts_callback=lambda: self.share(0, 1),
                transfers=lambda: self.transfers(name),
                misrouted=self.hand_over,
                resolution=self.resolution,
                busyness=self.busyness,
                by_segment=lambda: {
                    each: self.difference(name, each) for each in segments if self.chance(0.7)
                },
            ),
        }

    def redial(self) -> dict[str, Any]:
        return {"probability": self.share(0.1, 0.7), "delay": self.distribution(30, 3600)}

    def resolution(self) -> dict[str, Any]:
        repeat = {"probability": self.share(0.1, 0.9), "delay": self.distribution(600, 20_000)}
        repeat |= self.maybe(window=lambda: self.pick(("3 h", "1 d", "14 d")))
        return {"probability": self.share(0.5, 1), **self.maybe(repeat=lambda: repeat)}

    def difference(self, intent: str, segment: str) -> dict[str, Any]:
        queue = self.segment_queues[intent].get(segment)
        own = {} if queue is None else {"queue": queue}
        return own | self.maybe(
            priority=lambda: self.whole(-1, 3),
            head_start=lambda: self.between(0, 60),
            handle_time=self.other_handle_time,
            patience=lambda: self.distribution(20, 240, never=True),
            balking=lambda: self.share(0, 0.4),
            redial=self.redial,
            retry=self.redial,
            accepts_callback=lambda: self.share(0, 1),
            resolution=self.resolution,
        )

    def channel(self, flows: list[str]) -> dict[str, Any]:
        flow = self.pick(flows) if flows and self.chance(0.6) else None
        door = {} if flow is None else {"flow": flow}
        return {
            **door,
            **self.maybe(
                mode=lambda: "live",
                hours=self.hours,
                closed=lambda: self.maybe(
                    come_back=lambda: self.share(0, 1), delay=lambda: self.distribution(10, 3000)
                ),
                **({} if door else {"front_delay": lambda: self.distribution(2, 40)}),
                trunks=lambda: self.varying(lambda: self.whole(1, 12)),
                at_close=lambda: self.pick(("serve_out", "disconnect", "carry_over")),
                cost=lambda: self.maybe(
                    per_contact=lambda: self.varying(lambda: self.between(0, 1)),
                    per_minute=lambda: self.varying(lambda: self.between(0, 0.1)),
                ),
            ),
        }

    def hours(self) -> dict[str, Any]:
        return self.pick(
            (
                {"every day": "07:00-21:30"},
                {"sun-thu": "07:00-24:00", "fri": "07:00-14:00", "sat": ["20:00-24:00"]},
                {"mon-fri": ["08:00-12:00", "13:00-18:00"], "sat, sun": "closed", "holidays": "10:00-12:00"},
                {"every day": "00:00-24:00", str(self.start + timedelta(days=1)): "closed"},
            )
        )
