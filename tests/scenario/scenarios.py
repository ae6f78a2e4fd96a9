"""Random valid scenarios that use every option of the language, for the tests of every stage.

``random_scenario(seed)`` is small: a few hundred cases a day, at most three intents, segments,
queues and groups and five channels. About half have nothing but live work, one contact at a time:
that has a way of its own through the engines. ``options_hit`` tells which options a scenario uses,
``every_option`` which there are.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from ccsim.scenario import Dated, Profile, Scenario
from ccsim.scenario.measured import measured_figures
from ccsim.scenario.origins import Setting
from tests.scenario.drawn.contact_channels import ContactChannels
from tests.scenario.drawn.experience import Experienced
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
    measured = measured_figures(stated)
    if not contacts and not measured:
        return stated
    # What was measured always comes settled, so that every stage can use the scenario as it is.
    volumes = {name: _settled(stated.intents[name].volume.count, 0.8) for name in contacts}
    lies = {"factor": (0.7, 1.2), "shift": (-0.5, 0.5)}
    figures = {path: round(source.uniform(*lies[kind]), 4) for path, kind in measured.items()}
    document["settled"] = {
        "fingerprint": stated.fingerprint(),
        **({"volumes": volumes} if volumes else {}),
        **({"figures": figures} if figures else {}),
    }
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


class _Maker(Volumes, Staffing, Services, ContactChannels, Experienced):
    """Draws one scenario."""

    def scenario(self) -> dict[str, Any]:
        groups = self.make_groups()
        queues = self.make_queues(groups)
        flows = self.make_flows(queues)
        self.sites = self.make_sites()
        self.doors = list(flows)
        self.deflects = any("deflection" in queue for queue in queues.values())
        preventions = self.make_preventions()
        document: dict[str, Any] = {
            "name": f"random-{self.whole(0, 9999)}",
            **self.maybe(
                title=lambda: self.pick(("A centre", 'With "quotes", a colon: and # more', "Zürich – 日本")),
                description=lambda: "Two lines,\nand a tab\t.",
                currency=lambda: self.pick(("EUR", "ILS")),
                segments=dict,
                busyness=self.busyness,
                events=lambda: [self.event(i) for i in range(self.whole(1, 2))],
                costs=self.costs,
                start=self.beginning,
                measures=self.measures,
                context=self.context,
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
            "channels": {name: self.channel(name, flows) for name in self.channels},
            "queues": queues,
            "groups": groups,
            **({"flows": flows} if flows else {}),
            **({"self_service": self.sites} if self.sites else {}),
            **({"prevention": preventions} if preventions else {}),
        }
        self.add_experience(document)
        return document

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
        down = {"flows_down": self.doors, "self_service_down": list(self.sites)}
        outage = {name: self.some_of(able) for name, able in down.items() if able and self.chance(0.6)}
        factor = {"factor": self.between(0, 2)} if not outage or self.chance(0.5) else {}
        return {**event, **factor, **outage, **self.maybe(intents=lambda: self.intents[:1])}

    def costs(self) -> dict[str, Any]:
        project = self.maybe(
            one_off=lambda: {str(self.start + timedelta(days=self.whole(0, 2))): self.between(0, 900)},
            per_day=self.overhead,
        )
        return {
            "overhead": {"office": {"per_day": self.overhead()}},
            **self.maybe(projects=lambda: {"move": project}),
        }

    def overhead(self) -> Any:
        if self.chance(0.6):
            return self.between(0, 300)
        return {"dated": {str(self.start): 100.25, str(self.start + timedelta(days=2)): self.between(0, 300)}}

    def beginning(self) -> dict[str, Any]:
        return self.maybe(
            warm_up=lambda: self.pick(("0 s", "6 h", "1 d")),
            backlog=lambda: {name: self.whole(0, 6) for name in self.intents},
            backlog_by_channel=self.backlog_by_channel,
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
            "channels": self.shares(self.own_channels[name]),
            "queue": self.own_queues[name],
            "segments": self.shares(segments),
            "handle_time": {
                "talk": self.distribution(60, 300),
                **self.maybe(
                    hold=lambda: self.distribution(5, 40), wrap_up=lambda: self.distribution(10, 90)
                ),
                **({"among": "handled"} if self.chance(0.2) else {}),
            },
            **self.maybe(
                priority=lambda: self.whole(-1, 3),
                head_start=lambda: self.between(0, 60),
                patience=lambda: self.distribution(20, 240, never=True),
                balking=lambda: self.share(0, 0.4),
                redial=self.redial,
                retry=self.redial,
                accepts_callback=lambda: self.share(0, 1),
                **self.deflecting(),
                **self.helping_themselves(),
                difficulty=self.difficulty,
                transfers=lambda: self.transfers(name),
                misrouted=self.hand_over,
                resolution=self.resolution,
                busyness=self.busyness,
                by_segment=lambda: {
                    each: self.difference_of_segment(name, each) for each in segments if self.chance(0.7)
                },
                by_channel=lambda: self.by_channel(name),
                **self.chasing(name),
            ),
            **({"moves": self.moves(name)} if len(self.channels) > 1 and self.chance(0.3) else {}),
        }

    def moves(self, intent: str) -> dict[str, Any]:
        """Return which customers come by another channel; of none more than there are."""
        found = {}
        for source in self.own_channels[intent]:
            targets = [name for name in self.channels if name != source and self.chance(0.5)]
            if targets:
                found[source] = {name: self.by_date(0, 1 / len(targets)) for name in targets}
        return found

    def redial(self) -> dict[str, Any]:
        return self.again(30, 3600)

    def resolution(self) -> dict[str, Any]:
        among = {"among": "handled"} if self.chance(0.2) else {}
        return {"probability": self.share(0.5, 1), **among, **self.maybe(repeat=self.repeat)}

    def difference_of_segment(self, intent: str, segment: str) -> dict[str, Any]:
        queue = self.segment_queues[intent].get(segment)
        own = {**self.waiting(), **self.helping_themselves(), **self.chasing(intent)}
        return self.difference(queue, **own)

    def by_channel(self, intent: str) -> dict[str, Any]:
        """Return what differs on some of an intent's channels."""
        differing = {}
        for name in self.own_channels[intent]:
            if name in self.channel_queues[intent] or self.chance(0.5):
                own = {"chase": self.chase} if name in self.unhurried else self.waiting()
                differing[name] = self.difference(self.channel_queues[intent].get(name), **own)
        return differing

    def difference(self, queue: str | None, **own: Callable[[], Any]) -> dict[str, Any]:
        return ({} if queue is None else {"queue": queue}) | self.maybe(
            priority=lambda: self.whole(-1, 3),
            head_start=lambda: self.between(0, 60),
            handle_time=self.measured_handle_time,
            redial=self.redial,
            retry=self.redial,
            resolution=self.resolution,
            **own,
        )

    def waiting(self) -> dict[str, Callable[[], Any]]:
        """Return what only those can differ in who wait on the line."""
        return {
            "patience": lambda: self.distribution(20, 240, never=True),
            "balking": lambda: self.share(0, 0.4),
            "accepts_callback": lambda: self.share(0, 1),
            **self.deflecting(),
        }

    def deflecting(self) -> dict[str, Callable[[], Any]]:
        """Return how many go on by another channel, if there is an offer to."""
        return {"accepts_deflection": lambda: self.changing(0, 1)} if self.deflects else {}

    def helping_themselves(self) -> dict[str, Callable[[], Any]]:
        """Return who uses self-service, if there is any."""
        return {"self_service": lambda: self.adoption(list(self.sites))} if self.sites else {}

    def measured_handle_time(self) -> dict[str, Any]:
        among = {"among": self.pick(("all", "handled"))} if self.chance(0.3) else {}
        return {**self.other_handle_time(), **among}

    def chasing(self, intent: str) -> dict[str, Callable[[], Any]]:
        """Return the chase of an intent, if there is something to chase up."""
        there = set(self.own_channels[intent]) & set(self.unhurried)
        return {"chase": self.chase} if there else {}
