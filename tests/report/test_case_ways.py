"""Where cases went: every case once, and as many leave a place as come to it."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

import ccsim
from ccsim.report.case_ways import (
    NEED,
    CaseWays,
    case_ways,
    in_whole_numbers,
    place_totals,
)
from ccsim.report.cases_text import cases_text
from ccsim.report.merge_small import merge_small
from ccsim.scenario import Scenario
from tests.report import made_up_contacts as made_up
from tests.report.centres import automated, large
from tests.report.made_up_contacts import contact_log

_ALL = (
    made_up.PREVENTED, made_up.FOUND, made_up.FOUND_WRONGLY, made_up.NOT_FOUND, made_up.GAVE_UP,
    made_up.ALL_OF_IT, made_up.DEFLECTED, made_up.ABANDONED, made_up.CALLED, made_up.UNRESOLVED,
    made_up.STILL_THERE, made_up.DUE, made_up.TRANSFERRED, made_up.MODERATED,
)  # fmt: skip
_TIMES = (40, 210, 30, 200, 60, 90, 70, 50, 900, 80, 30, 20, 15, 3)


def shop() -> CaseWays:
    """Return the ways of some cases of each sort."""
    return case_ways(contact_log(*_ALL, times=_TIMES))


@pytest.mark.parametrize(
    ("case", "way"),
    [
        (made_up.PREVENTED, "prevented"),
        (made_up.FOUND, "help-centre > found it > resolved"),
        (made_up.FOUND_WRONGLY, "help-centre > found it > chat > resolved"),
        (made_up.NOT_FOUND, "help-centre > chat > bot > handled > resolved"),
        (made_up.GAVE_UP, "help-centre > given up"),
        (made_up.ALL_OF_IT, "help-centre > chat > bot > contained > phone > resolved"),
        (made_up.DEFLECTED, "phone > deflected > messenger > resolved"),
        (made_up.ABANDONED, "phone > abandoned > phone > given up"),
        (made_up.CALLED, "phone > handled > resolved"),
        (made_up.UNRESOLVED, "phone > handled > given up"),
        (made_up.STILL_THERE, "phone > unfinished"),
        (made_up.DUE, "phone > handled > unfinished"),
        (made_up.TRANSFERRED, "phone > abandoned > given up"),
        (made_up.MODERATED, "help-centre > phone > handled > resolved"),
    ],
)
def test_a_case_passes_each_stage_at_most_once(case: list[dict[str, object]], way: str) -> None:
    """By its first contact; then that it came again, by which channel, and the end."""
    ways = case_ways(contact_log(case))
    assert [" > ".join(name for _, name in path[1:]) for path in ways.paths] == [way]
    assert [*ways.paths.values()] == [1]
    assert all(path[0] == NEED for path in ways.paths)


def test_cases_of_the_warm_up_are_left_out() -> None:
    """Though they come again in the measured days."""
    ways = case_ways(contact_log(made_up.CALLED, made_up.BEFORE_THE_RUN))
    assert ways.cases == 1


def test_the_same_case_of_another_replication_is_another_case() -> None:
    """Numbers of cases are those of a replication."""
    log = contact_log(made_up.CALLED, made_up.GAVE_UP)
    ways = case_ways(pd.concat([log, log.assign(replication=1)]))
    assert (ways.cases, ways.replications) == (4, 2)
    assert set(ways.paths.values()) == {2}


def test_a_log_without_the_columns_of_automation_is_followed() -> None:
    """Results of earlier versions know neither flows nor sites."""
    log = contact_log(made_up.CALLED, made_up.ABANDONED).drop(columns=["flow", "self_service"])
    assert case_ways(log).cases == 2


def test_nothing_to_follow_is_said() -> None:
    """A run nobody came to has no picture."""
    with pytest.raises(ccsim.RunError, match="there is no case to follow: the run has no contacts"):
        case_ways(contact_log())


@pytest.mark.parametrize("cases", [1000, 100, 17])
def test_as_many_leave_a_place_as_come_to_it(cases: int) -> None:
    """In whole numbers, at every place but the ends; and every figure is the exact one, up or down."""
    ways = shop()
    shown = in_whole_numbers(ways, cases)
    for place, number in place_totals(shown).items():
        leaves = sum(each for band, each in shown.items() if band[0] == place)
        is_end = place[0] == "end" or place == ("before", "prevented")
        assert leaves == (0 if is_end else number)
    ends = [number for (stage, name), number in place_totals(shown).items() if stage == "end"]
    assert sum(ends) + place_totals(shown).get(("before", "prevented"), 0) == cases
    for band, number in ways.bands().items():
        assert abs(shown.get(band, 0) - number * cases / ways.cases) < 1 + 1e-9


def test_every_case_is_counted_once_at_each_stage() -> None:
    """The need is all of them; nothing is more."""
    ways = shop()
    totals = ways.totals()
    assert totals[NEED] == ways.cases == sum(_TIMES)
    for stage in ("before", "channel", "flow", "course", "again", "end"):
        assert sum(number for (own, _), number in totals.items() if own == stage) <= ways.cases


@pytest.mark.parametrize("scenario", [automated, large])
def test_the_cases_of_a_run_are_all_there(scenario: Callable[[], Scenario]) -> None:
    """With automation and without: as many as the run counts cases, and those that were prevented."""
    result = ccsim.run(scenario(), days=1, replications=2, contacts=True, jobs=1)
    assert result.contacts is not None
    ways = case_ways(result.contacts)
    first = result.contacts.drop_duplicates(["replication", "case"])
    assert ways.cases == first["measured"].sum()
    assert ways.replications == 2
    resolved = result.contacts[result.contacts["resolved"]].drop_duplicates(["replication", "case"])
    measured = first[first["measured"]].set_index(["replication", "case"]).index
    assert ways.totals()["end", "resolved"] == sum(
        key in measured for key in resolved.set_index(["replication", "case"]).index
    )


def test_the_table_says_where_they_went_and_what_is_too_rare() -> None:
    """Worked out by hand: 1,000 cases, so the figures are exact."""
    often = [399, 200, 150, 100, 151]
    cases = [made_up.CALLED, made_up.ABANDONED, made_up.FOUND, made_up.ALL_OF_IT, made_up.PREVENTED]
    assert cases_text(case_ways(contact_log(*cases, times=often))) == _TABLE
    rare = contact_log(made_up.CALLED, made_up.DEFLECTED, times=[9_999, 1])
    assert "\n  Too few to show: deflected and again by messenger.\n" in cases_text(case_ways(rare))


_TABLE = """\
Where 1,000 cases of made went (from 1,000 cases in 1 replication)

                   cases  and then
  all cases        1,000  599 phone, 250 help-centre, 151 prevented
  Before any contact
    help-centre      250  150 found it, 100 chat
    prevented        151
  First contact
    phone            599  399 handled, 200 abandoned
    chat             100  100 bot
  Flow
    bot              100  100 contained
  How it went
    handled          399  399 resolved
    abandoned        200  200 again by phone
    found it         150  150 resolved
    contained        100  100 again by phone
  Comes again by
    phone            300  200 given up, 100 resolved
  In the end
    resolved         649
    given up         200
"""


def test_small_places_are_put_together() -> None:
    """Two small channels are one; one small channel stays, and so does what was prevented."""
    cases = [[{"channel": name, "resolved": True}] for name in ("phone", "chat", "sms", "fax")]
    log = contact_log(*cases, made_up.PREVENTED, times=[900, 60, 20, 15, 5])
    bands, what = merge_small(in_whole_numbers(case_ways(log), 1000), 30)
    assert what == {("channel", "others"): {"sms": 20, "fax": 15}}
    assert bands[NEED, ("channel", "others")] == 35
    assert bands[NEED, ("before", "prevented")] == 5
    assert merge_small(in_whole_numbers(case_ways(log), 1000), 18)[1] == {}
