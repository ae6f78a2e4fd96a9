"""Volumes from interval CSV files and arrivals from logs."""

from __future__ import annotations

import gzip
from datetime import date
from pathlib import Path

import pytest

from ccsim.errors import DataError, ScenarioError
from ccsim.scenario import Scenario, load
from ccsim.scenario.volume_files import IntervalCounts, Replayed, read_intervals, read_replay
from tests.scenario.small import SMALL

FIGURES = "      count: 600\n      per: 30 min\n"
FEBRUARY = date(1999, 2, 1)


def _load(
    folder: Path, figures: str, content: str | bytes, name: str = "v.csv", zone: str | None = None
) -> Scenario:
    (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    text = SMALL.replace(FIGURES, f"      {figures}\n").replace("Asia/Jerusalem", zone or "Asia/Jerusalem")
    (folder / "small.yaml").write_text(text, encoding="utf-8")
    return load(folder / "small.yaml")


def _intervals(folder: Path, content: str | bytes, more: str = "", name: str = "v.csv") -> IntervalCounts:
    scenario = _load(folder, f"intervals: {{file: {name}, time: at, count: n{more}}}", content, name)
    source = scenario.intents["call"].volume.intervals
    assert source is not None
    return read_intervals(source, scenario)


def _replay(folder: Path, content: str, more: str = "") -> Replayed:
    scenario = _load(folder, f"replay: {{file: v.csv, time: at{more}}}", content)
    source = scenario.intents["call"].volume.replay
    assert source is not None
    return read_replay(source, scenario)


def _faults(folder: Path, figures: str, content: str | bytes, zone: str | None = None) -> list[str]:
    with pytest.raises(ScenarioError) as caught:
        _load(folder, figures, content, zone=zone)
    return [str(fault).replace(f"{folder}/", "") for fault in caught.value.faults]


INTERVALS = "intervals: {file: v.csv, time: at, count: n}"


def test_counts_come_by_date_and_interval(tmp_path: Path) -> None:
    """In order of time, whatever the order of the rows."""
    counts = _intervals(tmp_path, "at,n\n1999-02-01T07:30,4\n1999-02-01 07:00:00,3.5\n1999-02-02T07:00,0\n")
    assert counts.interval == 1800
    assert counts.days == {FEBRUARY: ((25200, 3.5), (27000, 4.0)), date(1999, 2, 2): ((25200, 0.0),)}


def test_the_counts_of_a_date_have_no_gaps(tmp_path: Path) -> None:
    """What the file does not say is 0, also on dates it does not have."""
    counts = _intervals(tmp_path, "at,n\n1999-02-01T07:00,3\n1999-02-01T08:00,4\n1999-02-01T08:30,5\n")
    assert counts.on(FEBRUARY) == [
        (0, 0.0, 25200),
        (25200, 3.0, 1800),
        (27000, 0.0, 1800),
        (28800, 4.0, 1800),
        (30600, 5.0, 1800),
        (32400, 0.0, 54000),
    ]
    assert counts.on(date(1999, 2, 2)) == [(0, 0.0, 86400)]


def test_date_and_clock_time_may_have_columns_of_their_own(tmp_path: Path) -> None:
    """As most exports have them; an hour may have one digit."""
    counts = _intervals(tmp_path, "day,at,n\n1999-02-01,7:00,3\n1999-02-01,07:15,4\n", ", date: day")
    assert counts.interval == 900
    assert counts.days == {FEBRUARY: ((25200, 3.0), (26100, 4.0))}


def test_rows_can_be_chosen_by_a_column(tmp_path: Path) -> None:
    """One export holds all types of calls."""
    content = "at,type,n\n1999-02-01T07:00,PS,3\n1999-02-01T07:00,NE,9\n1999-02-01T07:30,PS,4\n"
    assert _intervals(tmp_path, content, ", where: {type: PS}").days == {
        FEBRUARY: ((25200, 3.0), (27000, 4.0))
    }


def test_the_length_of_intervals_can_be_stated(tmp_path: Path) -> None:
    """Where rows with 0 are left out the shortest time between two rows may be longer."""
    content = "at,n\n1999-02-01T07:00,3\n1999-02-01T08:00,4\n"
    assert _intervals(tmp_path, content).interval == 3600
    assert _intervals(tmp_path, content, ", interval: 30 min").interval == 1800
    assert _intervals(tmp_path, "at,n\n1999-02-01T07:00,3\n", ", interval: 30 min").interval == 1800


def test_compressed_files_and_those_of_windows_are_read(tmp_path: Path) -> None:
    """A byte-order mark, other line ends and gzip are no fault."""
    content = "at,n\n1999-02-01T07:00,3\n1999-02-01T07:30,4\n"
    assert _intervals(tmp_path, gzip.compress(content.encode()), name="v.csv.gz").interval == 1800
    windows = b"\xef\xbb\xbf" + content.replace("\n", "\r\n").encode()
    assert _intervals(tmp_path, windows) == _intervals(tmp_path, content)


def test_the_hour_that_comes_twice_adds_up(tmp_path: Path) -> None:
    """Where the clocks go back, both hours' calls have the same local time."""
    content = "at,n\n2024-10-27T02:00,3\n2024-10-27T02:30,4\n2024-10-27T02:00,5\n2024-10-27T02:30,6\n"
    scenario = _load(tmp_path, INTERVALS, content, zone="Europe/Berlin")
    source = scenario.intents["call"].volume.intervals
    assert source is not None
    assert read_intervals(source, scenario).days == {date(2024, 10, 27): ((7200, 8.0), (9000, 10.0))}


def test_arrivals_come_in_order_of_time(tmp_path: Path) -> None:
    """With their fractions of a second; equal times are two cases."""
    content = "at\n1999-02-02T00:00:01\n1999-02-01T07:00:12.25\n1999-02-01T07:00:12.25\n"
    assert _replay(tmp_path, content) == ((FEBRUARY, 25212.25), (FEBRUARY, 25212.25), (date(1999, 2, 2), 1.0))
    assert _replay(tmp_path, "day,at\n1999-02-01,7:00:01\n", ", date: day") == ((FEBRUARY, 25201.0),)


def test_every_faulty_row_is_told_with_its_line(tmp_path: Path) -> None:
    """A negative count, a unit, a time that does not exist."""
    content = (
        "at,n\n1999-02-01T07:00,3\n1999-02-01T07:30,-4\n1999-02-01T08:00,4 calls\n1999-02-01T25:00,4\n"
        "1999-02-30T07:00,4\n1999-04-02T02:30,4\n1999-02-01T08:30Z,4\n1999-02-01,4\n1999-02-01T09:00,\n"
        "1999-02-01T07:10,1\n1999-02-01T07:00,1\n1999-02-01T09:30,nan\n917848800,1\n0001-01-01T00:00,1\n"
    )
    prefix = "intents.call.volume.intervals: "
    assert _faults(tmp_path, INTERVALS, content) == [
        f"v.csv:3: {prefix}-4 cannot be a count; allowed: a number from 0",
        f'v.csv:4: {prefix}"4 calls" is not a count; write a number without a unit',
        f'v.csv:5: {prefix}"1999-02-01T25:00" is not a time that exists; write 1999-02-01T07:00',
        f'v.csv:6: {prefix}"1999-02-30T07:00" is not a time that exists; write 1999-02-01T07:00',
        f'v.csv:7: {prefix}"1999-04-02T02:30" does not exist in Asia/Jerusalem: the clocks go forward; '
        "remove the row",
        f'v.csv:8: {prefix}"1999-02-01T08:30Z" has a time zone; write local time: 1999-02-01T07:00',
        f'v.csv:9: {prefix}"1999-02-01" has no clock time; name the columns of both: '
        "{date: ..., time: ...}",
        f"v.csv:10: {prefix}nothing is not a count; write a number without a unit",
        f"v.csv:12: {prefix}1999-02-01 07:00:00 is there twice; the first is on line 2",
        f"v.csv:13: {prefix}nan cannot be a count; allowed: a number from 0",
        f'v.csv:14: {prefix}"917848800" is not a time that exists; write 1999-02-01T07:00',
        f"v.csv:15: {prefix}the year 1 cannot be meant; allowed: 1900 to 2200",
    ]


def test_rows_between_the_intervals_are_told(tmp_path: Path) -> None:
    """One length holds for the whole file."""
    content = "at,n\n1999-02-01T07:00,3\n1999-02-01T07:20,4\n1999-02-01T08:10,4\n"
    assert _faults(tmp_path, "intervals: {file: v.csv, time: at, count: n, interval: 20 min}", content) == [
        "v.csv:4: intents.call.volume.intervals: 1999-02-01 08:10:00 is not the start of an interval of "
        "20 min; all intervals of a file have one length"
    ]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("", "small.yaml:9: intents.call.volume.intervals.file: the file has no rows"),
        ("at,m\n", 'v.csv:1: intents.call.volume.intervals: there is no column "n"; the columns are: at, m'),
        ("at,n\n", "small.yaml:9: intents.call.volume.intervals.file: the file has no rows"),
        (
            "at,n\n1999-02-01T07:00,3\n1999-02-01T07:07,4\n",
            "small.yaml:9: intents.call.volume.intervals.file: the shortest time between two rows is "
            "7 min, which is no interval; state the length of the intervals: interval: 30 min",
        ),
        (
            "at,n\n1999-02-01T07:00,3\n1999-02-02T07:00,4\n",
            "small.yaml:9: intents.call.volume.intervals.file: the shortest time between two rows is "
            "1 d, which is no interval; state the length of the intervals: interval: 30 min",
        ),
        (
            "at,n\n1998-02-01T07:00,3\n1998-02-01T07:30,4\n",
            "small.yaml:9: intents.call.volume.intervals.file: the file ends on 1998-02-01, before the "
            "calendar's start 1999-02-01; write start: 1998-02-01 or earlier",
        ),
        (
            b"at,n\n\xff\xfe",
            "small.yaml:9: intents.call.volume.intervals.file: the file cannot be read: 'utf-8' codec "
            "can't decode byte 0xff in position 5: invalid start byte; save it as CSV in UTF-8",
        ),
    ],
)
def test_what_is_wrong_with_the_whole_file(tmp_path: Path, content: str | bytes, fault: str) -> None:
    """Told at the line of the scenario that names it, or at the header's."""
    assert _faults(tmp_path, INTERVALS, content) == [fault]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    """With the nearest one that is."""
    assert _faults(tmp_path, "replay: {file: w.csv, time: at}", "at\n") == [
        'small.yaml:9: intents.call.volume.replay.file: there is no file "w.csv"; did you mean "v.csv"?'
    ]


def test_columns_are_suggested(tmp_path: Path) -> None:
    """All that are missing, in one go."""
    figures = "intervals: {file: v.csv, time: start, count: offred, date: day, where: {kind: x}}"
    prefix = "v.csv:1: intents.call.volume.intervals: "
    assert _faults(tmp_path, figures, "date,starts,offered,type\n") == [
        f'{prefix}there is no column "start"; did you mean "starts"?',
        f'{prefix}there is no column "day"; the columns are: date, starts, offered, type',
        f'{prefix}there is no column "kind"; the columns are: date, starts, offered, type',
        f'{prefix}there is no column "offred"; did you mean "offered"?',
    ]


def test_only_a_screenful_of_faults_is_told(tmp_path: Path) -> None:
    """A wrong column makes a fault of every row."""
    rows = "".join(f"1999-02-01T07:{i:02d},x\n" for i in range(30))
    told = _faults(tmp_path, INTERVALS, f"at,n\n{rows}")
    assert len(told) == 21
    assert told[-1] == "v.csv:22: intents.call.volume.intervals: and 10 more faults"


def test_a_file_that_changed_after_loading_is_told_when_it_is_read(tmp_path: Path) -> None:
    """The run must not go on with half a file."""
    scenario = _load(tmp_path, "replay: {file: v.csv, time: at}", "at\n1999-02-01T07:00\n")
    source = scenario.intents["call"].volume.replay
    assert source is not None
    (tmp_path / "v.csv").write_text("at\nnonsense\n", encoding="utf-8")
    with pytest.raises(DataError, match=r'v\.csv:2: "nonsense" is not a time that exists'):
        read_replay(source, scenario)
    (tmp_path / "v.csv").unlink()
    with pytest.raises(DataError, match=r'v\.csv: there is no file "v\.csv"'):
        read_replay(source, scenario)
    counts = _load(tmp_path, INTERVALS, "at,n\n1999-02-01T07:00,3\n1999-02-01T07:30,4\n")
    figures = counts.intents["call"].volume.intervals
    assert figures is not None
    (tmp_path / "v.csv").write_text("at,n\n1999-02-01T07:00,-3\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"v\.csv:2: -3 cannot be a count"):
        read_intervals(figures, counts)


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        (
            "of: contacts",
            "of: replay and of: contacts contradict each other; a replay lists cases: write of: cases",
        ),
        (
            "growth_per_year: 0.1",
            "growth_per_year: growth_per_year and replay contradict each other: a replay is repeated "
            "exactly; remove growth_per_year, or give intervals instead of replay",
        ),
        (
            "day_factors: {mon: 2}",
            "day_factors: day_factors and replay contradict each other: a replay is repeated exactly; "
            "remove day_factors, or give intervals instead of replay",
        ),
    ],
)
def test_what_contradicts_a_replay_is_refused(tmp_path: Path, more: str, fault: str) -> None:
    """It would silently do nothing."""
    figures = f"replay: {{file: v.csv, time: at}}\n      {more}"
    assert _faults(tmp_path, figures, "at\n1999-02-01T07:00\n") == [
        f"small.yaml:10: intents.call.volume.{fault}"
    ]
