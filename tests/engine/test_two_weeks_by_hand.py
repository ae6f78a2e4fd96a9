"""Two weeks in which people are away, join, leave and are replaced, told call by call."""

from __future__ import annotations

from pathlib import Path

from ccsim.engine import outcomes
from ccsim.engine.simulate import simulate
from ccsim.scenario import load
from tests.demand.small import plan_of
from tests.engine.mornings import MINUTE, minute_at

_DAY = 24 * 60 * MINUTE

#: Two people, both on duty from 08:00 to 10:00, and Ada from 10:00 to 12:00. A call takes 10 min. Nobody
#: leaves in the first week on the job, and everybody at the first review after it.
SCENARIO = """\
name: two-weeks
calendar: {time_zone: UTC, start: 2026-03-02}
intents:
  call:
    volume: {replay: {file: arrivals.csv, time: arrived}}
    handle_time: {talk: 10 min}
    patience: 12 min
channels: {phone: {}}
queues: {calls: {}}
groups:
  desk:
    headcount: {interval: 1 h, days: {every day: {"08:00": [2, 2]}}}
    away: {interval: 1 h, days: {tue: {"08:00": [1]}}}
    people: 2
    joins: {2026-03-05: 1}
    turnover: {leaves: {0: 0, 7: 3650}, replaced_after: 7 d}
    learning: {0: 0.5, 4: 0.8}
    shifts: {late: {agents: [ada], hours: {every day: "10:00-12:00"}}}
start: {warm_up: 0 s}
"""

# By hand. Minutes after 08:00; agents 0 to 2 are those of the headcount, 3 is Ada.
#  Mon 2: two on duty. A at 0: agent 0, to 10. B at 1: agent 1, to 11. C at 120: Ada, to 130.
#  Tue 3: one is away until 60. D at 0: agent 0, to 10. E at 1 waits for it: 10 to 20. F at 60: agent 1 came
#     at 60, but agent 0 is idle for longer: to 70. G at 61: agent 1, to 71.
#  Thu 5: one more for two: three on duty, of the speeds 1, 1 and 0.5: 12 min a call. H at 0, I at 1, J at 2.
#  Mon 9: those of long ago are gone, Ada too; the new one has been there for 4 days: not yet. One on duty, at
#     0.8: 12.5 min. K at 0: agent 0, to 12.5. L at 1 waits: 12.5 to 25. M at 150: nobody; gives up at 162.
#  Mon 16: the first two and Ada's successor begin, half as fast: 20 min. Who joined has been there for 11
#     days, and is gone. N at 0: agent 0, to 20. O at 1: agent 1, to 21. P at 120: Ada's successor, to 140.
#: case: (day, offered, answered, ended, agent, outcome)
EXPECTED = {
    "A": (2, 0, 0, 10, 0, outcomes.HANDLED),
    "B": (2, 1, 1, 11, 1, outcomes.HANDLED),
    "C": (2, 120, 120, 130, 3, outcomes.HANDLED),
    "D": (3, 0, 0, 10, 0, outcomes.HANDLED),
    "E": (3, 1, 10, 20, 0, outcomes.HANDLED),
    "F": (3, 60, 60, 70, 0, outcomes.HANDLED),
    "G": (3, 61, 61, 71, 1, outcomes.HANDLED),
    "H": (5, 0, 0, 12, 0, outcomes.HANDLED),
    "I": (5, 1, 1, 13, 1, outcomes.HANDLED),
    "J": (5, 2, 2, 14, 2, outcomes.HANDLED),
    "K": (9, 0, 0, 12.5, 0, outcomes.HANDLED),
    "L": (9, 1, 12.5, 25, 0, outcomes.HANDLED),
    "M": (9, 150, None, 162, -1, outcomes.ABANDONED),
    "N": (16, 0, 0, 20, 0, outcomes.HANDLED),
    "O": (16, 1, 1, 21, 1, outcomes.HANDLED),
    "P": (16, 120, 120, 140, 3, outcomes.HANDLED),
}
#: (place, agent, hired, left), in days of the run; -1: before it, or not at all.
PEOPLE = [
    (0, -1, -1, 7), (0, -1, 14, -1), (1, -1, -1, 7), (1, -1, 14, -1), (2, -1, 3, 14), (3, 3, -1, 7),
    (3, 3, 14, -1),
]  # fmt: skip
#: On duty at 09:30 and at 11:00, by day of March.
THERE = {2: (2, 1), 3: (2, 1), 4: (2, 1), 5: (3, 1), 8: (3, 1), 9: (1, 0), 15: (1, 0), 16: (2, 1)}


def _arrivals(folder: Path) -> Path:
    rows = [
        f"2026-03-{day:02d}T{8 + minute // 60:02d}:{minute % 60:02d}:00\n"
        for day, minute, *_ in EXPECTED.values()
    ]
    (folder / "arrivals.csv").write_text("arrived\n" + "".join(rows))
    path = folder / "two-weeks.yaml"
    path.write_text(SCENARIO)
    return path


def test_the_weeks_go_as_worked_out_by_hand(tmp_path: Path) -> None:
    """Who is away, who joins, who leaves, who comes instead, and how fast they are, on both engines."""
    plan = plan_of(load(_arrivals(tmp_path)), 15)
    for engine in ("simpy", "compiled"):
        logs = simulate(plan, seed=1, replication=0, engine=engine)  # type: ignore[arg-type]
        found = [
            (
                int(row["offered"] // _DAY) + 2,
                minute_at(row["offered"] % _DAY),
                minute_at(row["answered"] % _DAY if row["answered"] >= 0 else -1),
                minute_at(row["ended"] % _DAY),
                int(row["agent"]),
                int(row["outcome"]),
            )
            for row in logs.contacts
        ]
        assert dict(zip(EXPECTED, found, strict=True)) == EXPECTED
        people = [
            (int(row["place"]), int(row["agent"]), *(_days(int(row[name])) for name in ("hired", "left")))
            for row in logs.people
        ]
        assert people == PEOPLE
        for day, counts in THERE.items():
            looks = [(day - 2) * _DAY + minute * MINUTE for minute in (9.5 * 60, 11 * 60)]
            on, off = logs.agents["on"], logs.agents["off"]
            assert tuple(int(((on <= at) & (off > at)).sum()) for at in looks) == counts


def _days(instant: int) -> float:
    return -1 if instant < 0 else instant / _DAY
