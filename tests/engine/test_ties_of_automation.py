"""What goes first where automation and something else fall on the same microsecond: one test a rule."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ccsim.engine import outcomes
from ccsim.scenario import load
from tests.demand.small import both

MINUTE = 60_000_000
EIGHT = 8 * 60 * MINUTE


def day_of(folder: Path, arrivals: list[str], terms: str = "", **parts: str) -> Any:
    """Return the contacts of a day with calls at stated times, of 10 min each; one agent."""
    clocks = "".join(f"2026-03-02T{clock}\n" for clock in arrivals)
    (folder / "call.csv").write_text("at\n" + clocks)
    said = {
        "channels": "{phone: {}}",
        "queues": "{calls: {}}",
        "groups": "{agents: {headcount: 1}}",
        **parts,
    }
    volume = "volume: {replay: {file: call.csv, time: at}}"
    text = f"""\
name: ties
calendar: {{time_zone: UTC, start: 2026-03-02}}
intents: {{call: {{{volume}, channels: {{phone: 1}}, queue: calls, handle_time: {{talk: 10 min}}{terms}}}}}
""" + "".join(f"{name}: {value}\n" for name, value in said.items())
    (folder / "ties.yaml").write_text(text)
    return both(load(folder / "ties.yaml")).contacts


def minutes(values: Any) -> list[float | None]:
    """Return minutes after 08:00, None for never."""
    return [None if value < 0 else (value - EIGHT) / MINUTE for value in values.tolist()]


LISTENS = "{bot: {sessions: 1, steps: {listen: {lasts: 2 min, own_queue: true}}}}"
WRITTEN = {"channels": "{phone: {}, mail: {mode: deferred}}"}


def test_who_arrives_as_a_session_ends_finds_it_taken(tmp_path: Path) -> None:
    """Arrivals go before ends of steps: the session is given back a moment later."""
    phone = "{phone: {flow: bot}}"
    contacts = day_of(tmp_path, ["08:00:00", "08:02:00", "08:03:00"], channels=phone, flows=LISTENS)
    assert contacts["flow"].tolist() == [0, -1, 0]
    assert minutes(contacts["queued"]) == [2, 2, 5]


def test_the_begin_of_an_outage_belongs_to_it_and_its_end_does_not(tmp_path: Path) -> None:
    """Whose step is over as the bot fails goes to the queue; who comes as it works again finds it."""
    down = '[{name: outage, from: "2026-03-02 08:10", to: "2026-03-02 08:20", flows_down: [bot]}]'
    contacts = day_of(
        tmp_path,
        ["08:08:00", "08:10:00", "08:20:00"],
        channels="{phone: {flow: bot}}",
        flows="{bot: {steps: {listen: {lasts: 2 min, contained: {}}}}}",
        events=down,
    )
    assert contacts["flow"].tolist() == [0, -1, 0]
    assert minutes(contacts["queued"]) == [10, 10, None]
    assert contacts["outcome"].tolist() == [outcomes.HANDLED, outcomes.HANDLED, outcomes.CONTAINED]


def test_a_callback_is_offered_before_another_channel(tmp_path: Path) -> None:
    """Who would accept both, after the same wait, is called back."""
    both_offers = (
        "{calls: {callback: {accept: 1, after: 1 min}, deflection: {accept: 1, after: 1 min, channel: mail}}}"
    )
    contacts = day_of(tmp_path, ["08:00:00", "08:01:00"], queues=both_offers, **WRITTEN)
    assert contacts["outcome"].tolist() == [outcomes.HANDLED, outcomes.CALLBACK, outcomes.HANDLED]
    assert minutes(contacts["ended"])[1] == 2


DEFLECTS = "{calls: {deflection: {accept: 1, after: 2 min, channel: mail}}}"


def test_an_end_of_patience_goes_before_an_offer(tmp_path: Path) -> None:
    """Who gives up at the moment of the announcement does not hear it."""
    contacts = day_of(tmp_path, ["08:00:00", "08:01:00"], ", patience: 2 min", queues=DEFLECTS, **WRITTEN)
    assert contacts["outcome"].tolist() == [outcomes.HANDLED, outcomes.ABANDONED]


def test_an_end_of_work_goes_before_an_offer(tmp_path: Path) -> None:
    """The agent who is free at the moment of the announcement answers."""
    contacts = day_of(tmp_path, ["08:00:00", "08:08:00"], queues=DEFLECTS, **WRITTEN)
    assert contacts["outcome"].tolist() == [outcomes.HANDLED] * 2
    assert minutes(contacts["answered"]) == [0, 10]


FAQ = "{faq: {success: {share: 0}, moderation: {channel: mail}}}"


def test_a_prevention_goes_before_self_service(tmp_path: Path) -> None:
    """Where there is no need, nobody looks anything up."""
    contacts = day_of(
        tmp_path,
        ["08:00:00"],
        ", self_service: {faq: 1}",
        prevention="{notice: {removes: {call: 1}}}",
        self_service=FAQ,
        **WRITTEN,
    )
    assert contacts["outcome"].tolist() == [outcomes.PREVENTED]


def test_self_service_goes_before_hours_and_lines(tmp_path: Path) -> None:
    """It is there at any hour; closed is what who has not found anything meets afterwards."""
    contacts = day_of(
        tmp_path,
        ["08:00:00"],
        ", self_service: {faq: 1}",
        self_service="{faq: {lasts: 30 min, success: {share: 0}}}",
        channels='{phone: {hours: {every day: "09:00-10:00"}}}',
    )
    assert contacts["outcome"].tolist() == [outcomes.NOT_FOUND, outcomes.CLOSED]
    assert minutes(contacts["offered"]) == [0, 30]


def test_a_post_is_there_before_its_authors_call(tmp_path: Path) -> None:
    """All at one instant: the post has its row and its agent first, and the call waits for it."""
    contacts = day_of(tmp_path, ["08:00:00"], ", self_service: {faq: 1}", self_service=FAQ, **WRITTEN)
    assert contacts["via"].tolist() == [outcomes.SELF_SERVICE, outcomes.MODERATION, outcomes.ARRIVED]
    assert minutes(contacts["offered"]) == [0, 0, 0]
    assert minutes(contacts["answered"]) == [None, 0, 10]
