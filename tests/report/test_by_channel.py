"""The headline by channel, with costs that add up."""

from __future__ import annotations

import pandas as pd
from rich.console import Console

from ccsim.report.by_channel import by_channel, by_self_service
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
    made = result(summary=lambda *_, **__: by_channel_summary())
    assert "By channel" not in _printed(table(made))
    made.scenario.channels = {name: Channel() for name in ("phone", "chat", "email")}
    assert "By channel (± half the width of the interval)" in _printed(table(made))


def _with_sites(total: float) -> pd.DataFrame:
    """Return the summary with a knowledge base and a forum; they cost what idle capacity would."""
    summary = by_channel_summary(total)
    cost = (summary["measure"] == "cost") & (summary["variant"] == "idle_capacity")
    amount = float(summary.loc[cost, "value"].iloc[0])
    of = {"level": 0.95, "n": 30}
    rows = [
        ("volume", "self_service", "total", 500.0, "count", "help"),
        ("self_service", "found", "share", 0.7, "share", "help"),
        ("self_service", "resolved", "share", 0.6, "share", "help"),
        ("cpc", "resolution", "ratio", 0.22, "EUR", "help"),
        ("cost", "total", "total", amount * 0.6, "EUR", "help"),
        ("volume", "self_service", "total", 20.0, "count", "forum"),
        ("cost", "total", "total", amount * 0.4, "EUR", "forum"),
    ]
    names = ("measure", "variant", "statistic", "value", "unit", "self_service")
    made = [dict.fromkeys(COLUMNS) | dict(zip(names, row, strict=True)) | of for row in rows]
    added = pd.DataFrame([each | {"low": each["value"], "high": each["value"]} for each in made])
    return pd.concat([summary[~cost], added.astype({"threshold": float})], ignore_index=True)


def test_self_service_costs_like_a_channel_and_offers_nothing() -> None:
    """Its rows stand below the channels and add up with them; what it does has a table of its own."""
    for total in (123.456, 98_765.4321):
        console = Console(width=120, highlight=False, no_color=True)
        with console.capture() as capture:
            console.print(
                by_channel(_with_sites(total), ["phone", "chat", "email"], "EUR", ["help", "forum"])
            )
        lines = [line.rstrip() for line in capture.get().splitlines()]
        at = next(number for number, line in enumerate(lines) if line.startswith("channel"))
        costs = {line.split("  ")[0]: float(line.split()[-1].replace(",", "")) for line in lines[at + 1 :]}
        assert list(costs) == ["phone", "chat", "email", "help", "forum", "unallocated", "in all"]
        assert round(sum(list(costs.values())[:-1]), 2) == costs["in all"]


def test_each_self_service_tells_what_it_is_good_for() -> None:
    """Used, found, resolved, and what a resolution costs; a dash where nothing is known."""
    told = _printed(by_self_service(_with_sites(100.0), ["help", "forum"])).splitlines()
    assert [" ".join(line.split()) for line in told[2:]] == [
        "self-service uses found resolved per resolution",
        "help 500 ±0 70.0 ±0.0 % 60.0 ±0.0 % 0.220 ±0.000 EUR",
        "forum 20.0 ±0.0 - - -",
    ]


def test_self_service_is_shown_unasked() -> None:
    """Also where there is one channel only: the rows have to add up."""
    made = result(summary=lambda *_, **__: _with_sites(100.0))
    made.scenario.channels = {"phone": Channel()}
    assert "By self-service" not in _printed(table(made))
    made.scenario.self_service = {"help": None, "forum": None}
    told = _printed(table(made))
    assert "By self-service (± half the width of the interval)" in told
    assert "By channel" in told


def _printed(what: object) -> str:
    console = Console(width=120, highlight=False, no_color=True)
    with console.capture() as capture:
        console.print(what)
    return capture.get()
