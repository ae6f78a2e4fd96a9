"""Random volumes: counts, interval files, replays."""

from __future__ import annotations

import csv
import random
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from tests.scenario.drawn.draws import Draws

__all__ = ["Volumes"]


class Volumes(Draws):
    """Draws how many cases arise, and writes the files that say so."""

    def __init__(self, source: random.Random, folder: Path | None) -> None:
        super().__init__(source)
        self._folder = folder

    def volume(self) -> dict[str, Any]:
        kind = self._random.random()
        if self._folder is not None and kind < 0.15:
            return self.interval_volume(self._folder)
        if self._folder is not None and kind < 0.3:
            return self.replay_volume(self._folder)
        volume: dict[str, Any] = {
            "per": self.pick(("30 min", "1 h", "15 min")),
            "count": self.varying(lambda: self.between(1, 8 if self.shared else 6), total=False),
        }
        if self.chance(0.2):
            volume["of"] = "contacts"
        return {**volume, **self.changes_of_volume()}

    def changes_of_volume(self) -> dict[str, Any]:
        return self.maybe(
            growth_per_year=lambda: self.between(-0.1, 0.2),
            factor=lambda: self.by_date(0.5, 1.5),
            month_factors=lambda: {f"{self.start:%b}".lower(): self.between(0.5, 1.5), "jul": 3},
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


def _stamp(moment: datetime, two_columns: bool) -> tuple[str, str]:
    return (
        (f"{moment:%Y-%m-%d}", f"{moment:%H:%M:%S}") if two_columns else ("", f"{moment:%Y-%m-%dT%H:%M:%S}")
    )


def _write(path: Path, header: list[str], rows: list[tuple[Any, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)
