"""The headline by channel, with costs that add up."""

from __future__ import annotations

import pandas as pd
from rich.console import Console

from ccsim.report.by_channel import by_channel
from ccsim.report.table import table
from ccsim.scenario import Channel
from tests.report.made_up import COLUMNS, by_channel_summary, result


def _told(summary: pd.DataFrame) -> list[str]:
    console = Console(width=120, highlight=False, no_color=True)
    with console.capture() as capture:
        console.print(by_channel(summary, ["phone", "chat", "email"], "EUR"))
    return [line.rstrip() for line in capture.get().splitlines()]


def test_each_channel_has_a_row_in_its_own_units() -> None:
    """Calls are answered in seconds, e-mails in hours; what did not happen is a dash."""
    lines = _told(by_channel_summary())
    at = next(number for number, line in enumerate(lines) if line.startswith("channel"))
    assert " ".join(lines[at].split()) == "channel offered FRT AHT FCR CPC cost of a run, EUR"
    told = "phone 600 ±10 23.0 ±1.0 s 300.0 ±5.0 s 80.0 ±1.0 % 3.25 ±0.10 EUR 1,950.34"
    assert " ".join(lines[at + 1].split()) == told
    assert lines[at + 2].split()[:6] == ["chat", "300", "±10", "45.0", "±2.0", "s"]
    assert " 15.00 ±0.50 h " in lines[at + 3]
    assert " - " in lines[at + 3], "no e-mail resolved anything"
    assert max(map(len, lines)) <= 120


def test_the_costs_that_are_shown_add_up_to_the_last_digit() -> None:
    """A manager adds them up."""
    for total in (10.0, 123.456, 98_765.4321):
        lines = _told(by_channel_summary(total))
        at = next(number for number, line in enumerate(lines) if line.startswith("channel"))
        costs = {line.split("  ")[0]: float(line.split()[-1].replace(",", "")) for line in lines[at + 1 :]}
        assert list(costs) == ["phone", "chat", "email", "idle capacity", "unallocated", "in all"]
        digits = 0 if total > 10_000 else 2
        assert round(sum(list(costs.values())[:-1]), 2) == costs["in all"] == round(total, digits)


def test_without_a_ledger_there_are_no_costs() -> None:
    """A summary of other measures can be shown, too."""
    empty = pd.DataFrame([], columns=COLUMNS).astype({"value": float})
    lines = _told(empty)
    assert [line.split()[0] for line in lines if line.strip()][-4:] == ["phone", "chat", "email", "in"]


def test_a_centre_of_several_channels_shows_them_unasked() -> None:
    """One average over calls and e-mails says nothing."""
    made = result(summary=by_channel_summary)
    assert "By channel" not in _printed(table(made))
    made.scenario.channels = {name: Channel() for name in ("phone", "chat", "email")}
    assert "By channel (± half the width of the interval)" in _printed(table(made))


def _printed(what: object) -> str:
    console = Console(width=120, highlight=False, no_color=True)
    with console.capture() as capture:
        console.print(what)
    return capture.get()
