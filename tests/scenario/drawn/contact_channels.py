"""Random channels: each mode with what can be said of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from tests.scenario.drawn.front_doors import FrontDoors
from tests.scenario.drawn.modes import Modes

__all__ = ["ContactChannels"]


class ContactChannels(FrontDoors, Modes):
    """Draws channels."""

    def channel(self, name: str, flows: Mapping[str, Any]) -> dict[str, Any]:
        """Return a channel; ``flows`` are those it may have in front."""
        mode = self.modes[name]
        unhurried = name in self.unhurried
        doors = [each for each, flow in flows.items() if not unhurried or not self.books(flow)]
        flow = self.pick(doors) if doors and self.chance(0.6) else None
        own: dict[str, Callable[[], Any]]
        own = self.unhurried_options() if unhurried else self.hurried_options(mode, list(flows))
        return {
            **({} if mode == "live" and self.chance(0.5) else {"mode": mode}),
            **({} if flow is None else {"flow": flow}),
            **({"conversation": self.conversation()} if mode == "conversation" and self.chance(0.9) else {}),
            **self.maybe(
                hours=lambda: self.by_days(self.hours),
                business_hours=self.business_hours,
                **({} if flow is not None else {"front_delay": lambda: self.distribution(2, 40)}),
                cost=lambda: self.maybe(
                    per_contact=lambda: self.varying(lambda: self.between(0, 1)),
                    per_minute=lambda: self.varying(lambda: self.between(0, 0.1)),
                ),
                **own,
            ),
        }

    def hurried_options(self, mode: str, flows: list[str]) -> dict[str, Callable[[], Any]]:
        """Return what can be said of channels on which customers wait on the line."""
        both: dict[str, Callable[[], Any]] = {
            "closed": lambda: self.closed(flows),
            "at_close": lambda: self.pick(("serve_out", "disconnect", "carry_over")),
        }
        if mode == "live":
            return {**both, "trunks": lambda: self.varying(lambda: self.whole(1, 12))}
        return {
            **both,
            "silent": lambda: self.changing(0.1, 1),
            "notice": lambda: self.distribution(10, 120),
            "slow": lambda: {
                "share": self.changing(0.1, 0.6),
                "times": self.changing(0.5, 3),
            },
        }

    def unhurried_options(self) -> dict[str, Callable[[], Any]]:
        """Return what can be said of work items and conversations."""
        both: dict[str, Callable[[], Any]] = {
            "interrupted": lambda: self.pick(("never", "returns", "stays")),
            "resume": lambda: self.between(1, 40),
            "finish_within": lambda: self.between(0, 120),
        }
        return both

    def closed(self, flows: list[str]) -> dict[str, Any]:
        """Return what happens while closed; the shares add up to 1 at most at any time."""
        closed = self.maybe(come_back=lambda: self.share(0, 0.4), delay=lambda: self.distribution(10, 3000))
        if self.unhurried and self.chance(0.6):
            closed |= {"message": self.changing(0.05, 0.3), "message_channel": self.pick(self.unhurried)}
        if flows and self.chance(0.6):
            closed |= {"bot": self.changing(0.05, 0.3), "bot_flow": self.pick(flows)}
        return closed

    def hours(self) -> dict[str, Any]:
        return self.pick(
            (
                {"every day": "07:00-21:30"},
                {"sun-thu": "07:00-24:00", "fri": "07:00-14:00", "sat": ["20:00-24:00"]},
                {"mon-fri": ["08:00-12:00", "13:00-18:00"], "sat, sun": "closed", "holidays": "10:00-12:00"},
                {"every day": "00:00-24:00", str(self.start + timedelta(days=1)): "closed"},
            )
        )

    def business_hours(self) -> dict[str, Any]:
        """Return schedules of one or two places, perhaps far from each other."""
        places = {"here": self.schedule()}
        return {**places, "there": self.schedule()} if self.chance(0.5) else places

    def schedule(self) -> dict[str, Any]:
        zones = ("Europe/London", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe")
        return {"hours": self.hours(), **self.maybe(time_zone=lambda: self.pick(zones))}
