"""Measures as planners write them."""

from __future__ import annotations

import pytest

from ccsim.errors import RunError
from ccsim.experiment.compare.asked import figures_for, parse_measure
from tests.experiment.compare.centres import centre, figure


def test_a_measure_is_taken_apart() -> None:
    """Id, statistic, threshold, and of whom."""
    assert parse_measure("aht/contact") == ("aht/contact", None, None, {})
    assert parse_measure("wait/all p90") == ("wait/all", "p90", None, {})
    assert parse_measure("nps/true net share") == ("nps/true", "net share", None, {})
    assert parse_measure(
        "frt/human_calendar_contact  within 1 h 30 min, channel email+chat, intent=order"
    ) == (
        "frt/human_calendar_contact",
        None,
        5400,
        {"channel": ("email", "chat"), "intent": ("order",)},
    )


@pytest.mark.parametrize(
    "asked", [{"within": 60.0, "of": {"channel": ("phone",)}}, {}, {"of": {"queue": ("calls",)}}]
)
def test_what_a_figure_is_called_can_be_asked_for(asked: dict[str, object]) -> None:
    """A label from a table is pasted into the next command."""
    known = figure(**asked)
    assert figures_for([centre()], [known.label]) == (known,)
    assert figures_for([centre()], [known, known.label]) == (known,)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", 'measure "" cannot be read; write ID, ID STATISTIC or ID within 1 h'),
        ("frt", "frt does not say which variant; allowed: frt/human_calendar_contact"),
        ("aht/contacts", 'there is no measure "aht/contacts"; did you mean "aht/contact"'),
        ("aht/contact within 20 s", "aht/contact is not counted within a time"),
        ("aht/contact p12", 'aht/contact has no statistic "p12"; allowed: mean'),
        ("service_level/offered", "service_level/offered does not say within which time; write within: 1 h"),
        ("service_level/offered within 20", 'measure "service_level/offered within 20": "20" has no unit'),
        ("service_level/offered within 20 s, phone", '"phone" limits nothing; one of channel, queue, intent'),
        ("aht/contact, channel fax", 'there is no channel "fax"; there are: phone'),
        ("aht/contact, channel phon", 'there is no channel "phon"; did you mean "phone"?'),
        ("cost/total, self_service faq", 'there is no self_service "faq"; there are: none'),
        ("containment/claimed", "containment/claimed cannot occur here; nothing in the scenario makes"),
    ],
)  # fmt: skip
def test_a_measure_that_nobody_knows_is_refused_with_the_next_step(text: str, message: str) -> None:
    """The message names the measure as it was written, and what would do."""
    with pytest.raises(RunError) as refused:
        figures_for([centre()], [text])
    assert message in str(refused.value)


def test_what_one_option_can_is_compared() -> None:
    """Containment occurs in the option with the bot only: 0 in the other is its answer."""
    bot = centre(
        channels={"phone": {"flow": "menu"}},
        flows={"menu": {"steps": {"ask": {"lasts": "10 s", "contained": {"share": 0.2}, "own_queue": True}}}},
    )
    (found,) = figures_for([centre(), bot], ["containment/claimed"])
    assert found.measure.id == "containment/claimed"
