"""The phone's options as a value: written back as a person would, changed by path, told apart."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from ccsim.errors import ScenarioError
from ccsim.scenario import Scenario, change, load
from ccsim.scenario.document import full_document
from tests.scenario.phone import PHONE, changed_phone


def phone(*changes: tuple[str, str]) -> Scenario:
    """Return the small scenario with some pieces of text replaced."""
    return load(io.StringIO(changed_phone(*changes)))


def test_names_of_which_nothing_is_known_are_written_as_a_list() -> None:
    """`serves: {calls: {}, claims: {}}` in a stored scenario is not what anybody wrote."""
    text = phone().to_yaml()
    assert "agents: [ada, ben]" in text
    assert "serves: {calls: {}, claims: {proficiency: 0.8}}" in text
    assert "overflow: {2: 30 s}" in text
    plain = phone(("serves: {calls: {}, claims: {proficiency: 0.8}}", "serves: [calls, claims]"))
    assert "serves: [calls, claims]" in plain.to_yaml()
    for scenario in (phone(), plain):
        loaded = load(io.StringIO(scenario.to_yaml()))
        assert loaded == scenario
        assert loaded.fingerprint() == scenario.fingerprint()


def test_the_full_document_keeps_the_mapping() -> None:
    """Paths lead through it, also to what is at its default."""
    group = full_document(phone())["groups"]["retail"]
    assert group["serves"]["calls"]["level"] == 1
    assert group["shifts"]["early"]["agents"]["ada"] == {"hired": None, "days_off": []}


#: assignment after --set: where it must be seen, and as what
CHANGES = {
    "groups.retail.serves.claims.level=2": ("groups.retail.serves.claims.level", 2),
    "groups.retail.serves.claims.proficiency*=1.5": ("groups.retail.serves.claims.proficiency", 1.2),
    "groups.back.shifts.day.agents+=2": ("groups.back.shifts.day.agents", 5),
    "groups.retail.shifts.early.agents.ben.hired=2026-02-01": (
        "groups.retail.shifts.early.agents.ben.hired",
        "2026-02-01",
    ),
    "groups.retail.shifts.early.agents.cleo={}": (
        "groups.retail.shifts.early.agents.cleo",
        {"hired": None, "days_off": []},
    ),
    "groups.retail.shifts.early.breaks=11:00-11:15": (
        "groups.retail.shifts.early.breaks",
        "11:00-11:15",
    ),
    "groups.retail.absence.probability=0.05": ("groups.retail.absence.probability", 0.05),
    "groups.retail.learning={0: 0.5, 60: 1}": ("groups.retail.learning", {"0": 0.5, "60": 1.0}),
    "flows.main.steps.menu.shares.balance=0.4": ("flows.main.steps.menu.shares.balance", 0.4),
    "flows.main.steps.balance.contained.resolved=0.7": ("flows.main.steps.balance.contained.resolved", 0.7),
    "flows.main.steps.welcome.lasts*=2": ("flows.main.steps.welcome.lasts", "10 s"),
    "channels.phone.trunks-=4": ("channels.phone.trunks", 36),
    "queues.calls.overflow.2=45 s": ("queues.calls.overflow.2", "45 s"),
    "queues.calls.overflow.2+=15 s": ("queues.calls.overflow.2", "45 s"),
    "queues.calls.callback.accept=0.9": ("queues.calls.callback.accept", 0.9),
    "queues.claims.callback.accept=0.3": ("queues.claims.callback.accept", 0.3),
    "queues.calls.choose=least_worked": ("queues.calls.choose", "least_worked"),
    "intents.call.transfers.experts.probability=0.1": ("intents.call.transfers.experts.probability", 0.1),
    "intents.call.transfers.experts.way=cold": ("intents.call.transfers.experts.way", "cold"),
    "intents.call.retry={probability: 0.5, delay: 1 min}": ("intents.call.retry.delay", "1 min"),
}


@pytest.mark.parametrize("assignment", CHANGES)
def test_every_part_can_be_set_by_its_path(tmp_path: Path, assignment: str) -> None:
    """A lever that cannot be set on the command line is one that no batch can pull."""
    file = tmp_path / "phone.yaml"
    file.write_text(PHONE, encoding="utf-8")
    path, expected = CHANGES[assignment]
    found = full_document(load(file, [assignment]))
    for part in path.split("."):
        found = found[part]
    assert found == expected


def test_what_a_path_cannot_do_is_said() -> None:
    """Named agents are not a number to add to."""
    with pytest.raises(ScenarioError, match=r"\+= needs a number, and here is \{ada: "):
        phone().override({"groups.retail.shifts.early.agents": change("+=", 1)})
    with pytest.raises(ScenarioError, match=r'did you mean "groups.retail.serves.calls.level"\?'):
        phone().override({"groups.retail.serves.cals.level": 2})
    with pytest.raises(ScenarioError, match=r"the shares add up to 1\.3"):
        phone().override({"flows.main.steps.menu.shares.again": 1})


def test_a_headcount_of_none_is_kept() -> None:
    """A group that is closed in a what-if must be found closed when the result is loaded."""
    closed = phone(("    headcount: 8\n", "")).override({"groups.back.headcount": 0})
    assert load(io.StringIO(closed.to_yaml())) == closed
    day = 'day: {agents: 3, hours: {mon-fri: "08:00-16:00"}, unpaid_breaks: "12:00-12:30"}'
    empty = phone(
        ("serves: {calls: {level: 2}, experts: {}}", "serves: [experts]"),
        ("serves: {calls: {}, claims: {proficiency: 0.8}}", "serves: [calls, claims, experts]"),
        ("overflow: {2: 30 s}, ", ""),
        (f"    shifts:\n      {day}\n", "    headcount: 0\n"),
    )
    assert "headcount: 0" in empty.to_yaml()
    assert load(io.StringIO(empty.to_yaml())) == empty


def test_the_first_step_tells_flows_apart() -> None:
    """Mappings are equal in any order, but contacts begin at the first step."""
    flow = phone().flows["main"]
    names = list(flow.steps)
    turned = flow.model_copy(update={"steps": {name: flow.steps[name] for name in reversed(names)}})
    rest = [names[0], *reversed(names[1:])]
    shuffled = flow.model_copy(update={"steps": {name: flow.steps[name] for name in rest}})
    assert turned != flow
    assert shuffled == flow
    # With a loop the flow may begin at either of two steps.
    loop = "      again: {lasts: 2 s, then: menu}\n", "      again: {lasts: 2 s, then: welcome}\n"
    welcome = "      welcome: {lasts: 5 s, then: menu}\n"
    one = load(io.StringIO(PHONE.replace(*loop)))
    two = load(io.StringIO(PHONE.replace(*loop).replace(welcome, "").replace(loop[1], loop[1] + welcome)))
    assert dict(one.flows["main"].steps) == dict(two.flows["main"].steps)
    assert one != two
    assert one.fingerprint() != two.fingerprint()


def test_days_and_levels_are_whole_numbers_as_keys() -> None:
    """Keys of YAML are text; those of Python need not be."""
    group = phone(("    headcount: 8\n", "    headcount: 8\n    learning: {0: 0.5, 90: 1}\n")).groups[
        "retail"
    ]
    assert dict(group.learning) == {0: 0.5, 90: 1.0}
    assert dict(phone().queues["calls"].overflow) == {2: 30.0}
