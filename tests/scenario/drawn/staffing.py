"""Random groups: who serves what, and who is there when."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.scenario.drawn.automation import Automation
from tests.scenario.drawn.modes import Modes

__all__ = ["Staffing"]

# The hours of one shift never meet those of another, so that the same person may work both.
_SHIFTS: dict[str, dict[str, Any]] = {
    "early": {
        "hours": ({"every day": "06:00-13:00"}, {"mon-fri": "07:00-13:00", "sat, sun": "08:00-12:00"}),
        "breaks": ("10:00-10:15", ["09:00-09:10", "12:30-13:30"]),
        "unpaid_breaks": ("11:00-11:30", ["08:30-08:45", "11:30-12:00"]),
        "overtime": ({"sun-thu": "04:30-06:00"}, {"every day": "05:00-06:00", "holidays": "05:30-06:00"}),
    },
    "late": {
        "hours": (
            {"every day": "13:00-21:00", "holidays": "closed"},
            {"sun-thu": ["13:30-17:00", "18:00-21:00"], "fri": "13:00-16:00", "sat": "18:00-20:00"},
        ),
        "breaks": ("15:00-15:20", ["14:00-14:05", "18:30-18:40"]),
        "unpaid_breaks": ("18:00-18:20", ["15:30-16:00", "18:45-19:15"]),
        "overtime": ({"every day": "21:00-22:30"}, {"mon-wed": ["21:00-21:30", "22:00-23:00"]}),
    },
    "night": {
        "hours": (
            {"every day": ["00:00-04:00", "23:00-24:00"]},
            {"mon, tue": "23:30-24:00", "wed-sun": "00:00-04:00"},
        ),
        "breaks": ("02:00-02:15", ["23:45-24:00", "03:00-03:10"]),
        "unpaid_breaks": ("01:00-01:30",),
        "overtime": ({"sat, sun": "04:00-04:30"},),
    },
}
_PEOPLE = ("ada", "ben", "carl-2", "Dörte")


class Staffing(Automation, Modes):
    """Draws groups, skills and shifts."""

    def make_groups(self) -> dict[str, Any]:
        serves: dict[str, list[str]] = {name: [self.pick(self.queues)] for name in self.groups}
        for queue in self.queues:
            # Often somebody else serves it too, so that there are levels to overflow to.
            for able in [serves[self.pick(self.groups)], *(serves.values() if self.chance(0.3) else [])]:
                if queue not in able:
                    able.append(queue)
        return {name: self.group(serves[name]) for name in self.groups}

    def group(self, serves: list[str]) -> dict[str, Any]:
        skills = {queue: self.skill() if self.chance(0.6) else {} for queue in serves}
        # Who is kept free must be there beside one who takes contacts.
        fewest = 2 if any("keep_free" in skill for skill in skills.values()) else 1
        rostered = self.chance(0.5)
        group: dict[str, Any] = {
            "serves": skills if any(skills.values()) or self.chance(0.3) else serves,
            **self.maybe(
                take=lambda: self.pick(("longest_wait", "least_slack", "weighted_wait")),
                pay=lambda: self.varying(lambda: self.between(10, 40)),
                shrinkage=lambda: self.varying(lambda: self.between(0, 0.5)),
                overtime_pay=lambda: self.varying(lambda: self.between(1, 2)),
                seat=lambda: self.varying(lambda: self.between(0, 20)),
            ),
            **self.sharing(),
            **({"assist": self.make_assist()} if self.chance(0.35) else {}),
        }
        if fewest > 1 or not rostered or self.chance(0.5):
            # Who can have several contacts in hand is busy only if there are few.
            most = fewest + 2 if self.shared else 6
            group["headcount"] = self.varying(lambda: self.whole(fewest, most), total=False)
            group |= self.behind(most)
        elif self.chance(0.3):
            group |= {"turnover": self.turnover(), **self.maybe(hiring=self.hiring)}
        return {**group, **self.rostered()} if rostered else group

    def behind(self, most: int) -> dict[str, Any]:
        """Return who of a headcount is away, and the people behind it; nothing in most groups."""
        away = {"away": self.changing_number(0, 1)} if self.chance(0.2) else {}
        if self.chance(0.65):
            return away
        joins = [str(self.start + timedelta(days=self.whole(0, 9))) for _ in range(self.whole(1, 2))]
        return {
            **away,
            "people": self.whole(most, most + 5),
            **self.maybe(
                joins=lambda: {day: self.whole(1, 4) for day in joins},
                learning=self.learning,
                turnover=self.turnover,
                hiring=self.hiring,
            ),
        }

    def turnover(self) -> dict[str, Any]:
        """Return how people leave: so many that some do in a week."""
        rates = {0: self.between(10, 150), **({2: self.between(0, 80)} if self.chance(0.5) else {})}
        return {
            "leaves": rates,
            **self.maybe(
                burn_out=lambda: self.maybe(
                    above=lambda: self.between(0, 0.9), times=lambda: self.between(0, 6)
                ),
                replaced_after=lambda: self.pick(("7 d", "7 d", "14 d")),
                begins=lambda: str(self.start + timedelta(days=self.whole(0, 4))),
            ),
        }

    def hiring(self) -> dict[str, Any]:
        return self.maybe(cost=lambda: self.between(0, 4000), training=lambda: self.pick(("40 h", "2 d")))

    def learning(self) -> dict[int, float]:
        return self.pick(({0: 0.6, 90: 1}, {0: 0.5, 10: 0.7, 30: 1.1}, {5: 0.8}))  # type: ignore[no-any-return]

    def skill(self) -> dict[str, Any]:
        return self.maybe(
            level=lambda: self.whole(1, 3),
            priority=lambda: self.whole(-1, 3),
            proficiency=lambda: self.varying(lambda: self.between(0.5, 2)),
            resolution=lambda: self.varying(lambda: self.between(0.5, 1.5)),
            keep_free=lambda: 1,
            **({"hours": lambda: self.by_days(self.hours_of_work)} if self.shared else {}),
        )

    def rostered(self) -> dict[str, Any]:
        # Somebody is hired once, whatever shifts the name stands in.
        self._hired = {name: self.pick((-200, -20, -5, 0, 1)) for name in _PEOPLE}
        names = [name for name in _SHIFTS if self.chance(0.6)] or ["early"]
        return {
            "shifts": {name: self.shift(**_SHIFTS[name]) for name in names},
            **self.maybe(
                absence=lambda: {
                    "probability": self.share(0, 0.5),
                    **self.maybe(paid=lambda: self.chance(0.5)),
                },
                learning=self.learning,
            ),
        }

    def shift(self, hours: Any, **others: Any) -> dict[str, Any]:
        return {
            "agents": self.agents(),
            "hours": self.pick(hours),
            **{name: self.pick(choices) for name, choices in others.items() if self.chance(0.5)},
        }

    def agents(self) -> Any:
        if self.chance(0.3):
            return self.whole(1, 3)
        names = [name for name in _PEOPLE if self.chance(0.5)] or ["ada"]
        return names if self.chance(0.3) else {name: self.agent(self._hired[name]) for name in names}

    def agent(self, hired: int) -> dict[str, Any]:
        return self.maybe(
            hired=lambda: str(self.start + timedelta(days=hired)),
            days_off=lambda: [str(self.start + timedelta(days=i)) for i in range(self.whole(0, 1), 2)],
        )
