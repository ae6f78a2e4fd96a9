"""What comes before the day's contacts, worked out by hand, and the pictures that show it."""

from __future__ import annotations

import datetime as dt

import pytest
from matplotlib import pyplot as plt

import ccsim
from ccsim.report.flow_picture import flow_picture
from ccsim.report.flow_text import flow_text
from ccsim.report.node_figures import node_figures
from ccsim.report.plots import plot_flow, plot_routes
from ccsim.report.scenario_day import ScenarioDay
from ccsim.report.traffic import expect_traffic
from tests.report.centres import automated, made

_MONDAY = dt.date(2026, 3, 2)


def _shop() -> ccsim.Scenario:
    """1,440 cases, a tenth prevented; half of the others read, half of those find it, others turn away."""
    site = {
        "success": {"share": 0.5},
        "failure": {"gives_up": 0.25, "channels": {"chat": 0.5}},
    }
    return made(
        channels={"phone": {}, "chat": {"mode": "concurrent", "flow": "bot"}},
        flows={"bot": {"steps": {
            "solve": {"lasts": "60 s", "contained": {"share": 0.4}, "then": "wait"},
            "wait": {"own_queue": True},
        }}},
        prevention={"notices": {"removes": {"order": 0.1}}},
        self_service={"guide": site},
        intents={"order": {
            "channels": {"phone": 1.0}, "self_service": {"guide": 0.5}, "queue": "calls",
            "by_channel": {"chat": {"queue": "chats"}},
        }},
        queues={"calls": {"deflection": {"accept": 0.5, "channel": "chat"}}, "chats": {}},
        groups={"all": {"serves": ["calls", "chats"], "headcount": 1}},
    )  # fmt: skip


def test_the_cases_are_followed_to_their_first_contact() -> None:
    """1,296 are left; 648 read, 324 find help, 81 give up, 243 go on: half of them by chat."""
    day = ScenarioDay(_shop(), _MONDAY)
    before = day.before("order")
    assert before.prevented.sum() == pytest.approx(144)
    assert before.uses["guide"].sum() == pytest.approx(648)
    assert before.found["guide"].sum() == pytest.approx(324)
    assert before.given_up["guide"].sum() == pytest.approx(81)
    assert {key: each.sum() for key, each in before.to.items()} == pytest.approx(
        {("", "phone"): 648, ("guide", "chat"): 121.5, ("guide", "phone"): 121.5}
    )
    assert day.offered("order")["phone"].sum() == pytest.approx(769.5)


def test_they_are_drawn_to_self_service_and_on() -> None:
    """As many leave the site as come to it; the bot keeps two fifths of the chats."""
    traffic = expect_traffic(ScenarioDay(_shop(), _MONDAY))
    site = ("site", "guide")
    assert traffic.nodes["intent", "order"] == pytest.approx(1296)
    assert traffic.nodes[site] == pytest.approx(648)
    assert traffic.edges[site, ("channel", "phone"), "way"] == pytest.approx(121.5)
    assert traffic.edges[("intent", "order"), ("channel", "phone"), "way"] == pytest.approx(648)
    assert traffic.lost["guide"] == pytest.approx({"found": 324, "given up": 81})
    assert traffic.lost["order"] == pytest.approx({"prevented": 144})
    assert traffic.lost["bot"] == pytest.approx({"contained": 48.6})
    assert traffic.nodes["queue", "chats"] == pytest.approx(72.9)
    assert traffic.edges[("queue", "calls"), ("queue", "chats"), "deflection"] == 0


def test_the_freshness_of_the_day_counts() -> None:
    """A change of products makes half of it wrong."""
    stale = _shop().override({"self_service.guide.freshness.changes": {"2026-03-01": 0.5}})
    stale = stale.override({"self_service.guide.freshness.updated": "2026-02-01"})
    assert ScenarioDay(stale, _MONDAY).before("order").found["guide"].sum() == pytest.approx(162)


def test_the_boxes_say_what_automation_takes() -> None:
    """Prevented, found, contained: beside the volumes."""
    day = ScenarioDay(_shop(), _MONDAY)
    figures = node_figures(day, expect_traffic(day))
    assert figures["intent", "order"] == ["1,440 cases a day", "AHT 60 s, 10% prevented"]
    assert figures["site", "guide"] == ["648 a day", "50% find help, 12% give up"]
    assert figures["flow", "bot"][1] == "40% contained"


def test_a_step_that_contains_some_says_how_many() -> None:
    """In the tree and in the picture."""
    day = ScenarioDay(_shop(), _MONDAY)
    told = flow_text(flow_picture(day, "bot"))
    assert "Ends: 40% contained; 60% to an agent's queue." in told
    assert "solve  [60 s, 100% reach it, 40% contained]" in told
    assert "└─ 40% are contained" in told
    ax = plot_flow(_shop(), "bot", date=_MONDAY)
    assert "40% contained" in {text.get_text() for text in ax.texts}
    plt.close(ax.figure)


def test_self_service_and_offers_are_in_the_picture() -> None:
    """A column of its own before the channels; an arrow to where the offer leads."""
    ax = plot_routes(automated(), date=_MONDAY)
    drawn = {patch.get_gid() for patch in ax.patches}
    assert {"node help-centre", "node forum", "way order help-centre", "way help-centre chat"} <= drawn
    assert "deflection calls messages" in drawn
    assert "Self-service" in {text.get_text() for text in ax.texts}
    legend = ax.get_legend()
    assert legend is not None
    assert "offered another channel" in {text.get_text() for text in legend.get_texts()}
    plt.close(ax.figure)


def test_posts_are_work_at_their_queue_and_passed_on_by_nobody() -> None:
    """Half of the 648 posts are looked through, 1 minute each: 324 minutes of the day's 1,440."""
    shop = _shop().override({
        "channels.posts": {"mode": "deferred"},
        "queues.posts": {}, "queues.second": {},
        "self_service.guide.moderation": {"channel": "posts", "share": 0.5},
        "intents.order.by_channel.posts": {"queue": "posts", "handle_time": {"talk": "1 min"}},
        "intents.order.transfers": {"second": {"probability": 0.2}},
        "groups.all.serves": ["calls", "chats", "posts", "second"],
    })  # fmt: skip
    traffic = expect_traffic(ScenarioDay(shop, _MONDAY))
    assert traffic.nodes["channel", "posts"] == pytest.approx(324)
    assert (("site", "guide"), ("channel", "posts"), "way") in traffic.edges
    assert not any(a == ("queue", "posts") and kind == "transfer" for a, _, kind in traffic.edges)
