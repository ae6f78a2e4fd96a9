"""Every message about goals, guardrails and what is allowed, word for word.

The expected texts stand in ``goals_messages.txt``; after a wanted change write them anew with
``CCSIM_UPDATE=1 pytest tests/scenario/test_goals_messages.py`` and read the difference.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from ccsim.errors import ScenarioError
from ccsim.scenario import load
from tests.scenario.promised import PROMISED, changed_promised
from tests.scenario.small import faults, load_text
from tests.shared import updating

GOLDEN = Path(__file__).with_name("goals_messages.txt")

# Pieces of the scenario that the cases below replace.
MEASURE = "    measure: frt/human_calendar_contact\n"
WITHIN = "within: 1 h\n"
MAIL = "of: {channel: mail}"
AT_LEAST = "at_least: 0.9\n"
DEADLINE = "by: 2026-04-30\n"
RAIL = "{measure: occupancy/agent, of: {group: agents}, at_most: 0.85}"
BASELINE = "baseline: 0.62\n"
CHECKPOINTS = "checkpoints: {2026-02-28: 0.7, 2026-03-31: 0.8}\n"
GOLD = 'of: {segment: [gold, regular], hours: {mon-fri: "09:00-17:30"}}\n'
INTERVAL = "interval: 15 min\n"
PERIOD = "period: interval\n"
SUSTAINED = "sustained: {from: 2026-03-01, until: 2026-03-31}\n"
CONFIDENCE = "confidence: 0.8\n"
PEOPLE = 'people: {path: groups.agents.headcount, by: {from: 1, to: 5}, hours: {mon-fri: "17:00-20:00"}}\n'
LONGER = (
    "longer: {path: intents.order.handle_time.talk, times: [0.9, 0.8], cost: {one_off: 3000, per_month: 200}}"
)
EXTRA = "extra: {lever: extra, field: agents, to: {from: 1, to: 8, step: 0.5}}\n"
GOALS = PROMISED[PROMISED.index("goals:\n") : PROMISED.index("allowed:\n")]
ALLOWED = PROMISED[PROMISED.index("allowed:\n") :]

# (what is replaced, by what)
CASES = [
    # What is no goal.
    (GOALS, "goals: [faster]\n"),
    (GOALS, "goals: {faster: 5}\n"),
    (GOALS, "goals: {So fast!: {measure: asa/answered}}\n"),
    (MEASURE, ""),
    (MEASURE, "    measure: 5\n"),
    (MEASURE, MEASURE + "    targt: 0.9\n"),
    (MEASURE, MEASURE + "    untill: 2026-04-30\n"),
    # The aim.
    (WITHIN, "within: 3600\n"),
    (WITHIN, "within: an hour\n"),
    (AT_LEAST, "at_least: 90%\n"),
    (AT_LEAST, "at_least: most%\n"),
    (AT_LEAST, "at_least: most of them\n"),
    (AT_LEAST, "at_least: true\n"),
    (AT_LEAST, "at_least: .inf\n"),
    (AT_LEAST, "at_least: -20 s\n"),
    (AT_LEAST, "at_least: [0.9]\n"),
    (AT_LEAST, "at_least: 0.9\n    at_most: 0.95\n"),
    # Whom it is about.
    (MAIL, "of: {channel: male}"),
    (MAIL, "of: {channel: [mail, phone, mail]}"),
    (MAIL, "of: {chanel: mail}"),
    (MAIL, "of: everybody"),
    (MAIL, "of: {queue: al, intent: [ordr], group: agent, self_service: faq}"),
    (GOLD, "of: {segment: [silver, gold]}\n"),
    (GOLD, 'of: {hours: {mon-fri: "09:10-17:45"}}\n'),
    (GOLD, 'of: {hours: {mon-fri: "09:00-17:00", moon: "10:00-12:00"}}\n'),
    # The periods.
    (PERIOD, "period: fortnight\n"),
    (PERIOD, "period: day\n"),
    (INTERVAL, "interval: 25 min\n"),
    (INTERVAL, "interval: 15\n"),
    (INTERVAL, "interval: 15 min\n    over: month\n"),
    (DEADLINE, "by: 2026-04-31\n"),
    (DEADLINE, "by: end of April\n"),
    (DEADLINE, "by: 2026-04-30\n    sustained: {from: 2026-03-01, until: 2026-05-31}\n"),
    (DEADLINE, "by: 2026-04-30\n    over: week\n"),
    (DEADLINE, "by: 2026-04-30\n    period: year\n    over: year\n"),
    (DEADLINE, "by: 2026-04-30\n    met_in: 0.95\n"),
    (DEADLINE, "by: 2026-04-30\n    period: day\n    met_in: 0.95\n"),
    (SUSTAINED, "sustained: {from: 2026-03-31, until: 2026-03-01}\n"),
    (SUSTAINED, "sustained: {from: 2026-03-31}\n"),
    (SUSTAINED, "sustained: 2026-03\n"),
    ("met_in: 0.95\n", "met_in: 95\n"),
    # How sure, and the way there.
    (CONFIDENCE, "confidence: 0.4\n"),
    (CONFIDENCE, "confidence: 1\n"),
    (CONFIDENCE, "confidence: 80%\n"),
    (BASELINE, "baseline: unknown\n"),
    (CHECKPOINTS, "checkpoints: {2026-04-30: 0.7, 2026-06-30: 0.8}\n"),
    (CHECKPOINTS, "checkpoints: {March: 0.7}\n"),
    (CHECKPOINTS, "checkpoints: {2026-03-31: 70%}\n"),
    (CHECKPOINTS, CHECKPOINTS + "    better_each_month: 0.05\n"),
    (CHECKPOINTS, "better_each_month: 5\n"),
    (CHECKPOINTS, "better_each_month: 0\n"),
    (CHECKPOINTS, "better_each_month: 0.05\n    period: week\n"),
    ("priority: 2\n", "priority: first\n"),
    # Guardrails.
    (RAIL, "{measure: occupancy/agent, at_most: 85%}"),
    (RAIL, "{measure: occupancy/agent}"),
    (RAIL, "{at_most: 0.85}"),
    (RAIL, "{measure: occupancy/agent, at_most: 0.85, by: 2026-04-30}"),
    (RAIL, "{measure: occupancy/agent, of: {group: agnts}, at_most: 0.85, at_least: 0.2}"),
    # What is allowed.
    (ALLOWED, "allowed: {people: 5}\n"),
    (ALLOWED, "allowed: [people]\n"),
    (PEOPLE, "people: {}\n"),
    (PEOPLE, "people: {by: [1, 2]}\n"),
    (PEOPLE, "people: {path: groups.agents.headcount}\n"),
    (PEOPLE, "people: {path: groups.agents.headcount, by: [1], times: [2]}\n"),
    (PEOPLE, "people: {path: groups.agents.headcount, by: []}\n"),
    (PEOPLE, "people: {path: groups.agents.headcount, by: 5}\n"),
    (PEOPLE, "people: {path: groups.agents.headcount, by: {from: 1}}\n"),
    (PEOPLE, "people: {path: groups.agents.headcount, by: {to: 5}}\n"),
    (PEOPLE, "people: {path: groups.agents.headcount, by: {from: 1, to: 5, steps: 2}}\n"),
    (PEOPLE, "people: {path: groups.agents.headcount, by: {from: one, to: 5}}\n"),
    (PEOPLE, "people: {path: groups.agents.headcount, by: {from: 1, to: .inf}}\n"),
    (PEOPLE, "people: {path: groups.agents.headcount, by: {from: 5, to: 1}}\n"),
    (PEOPLE, "people: {path: groups.agents.headcount, by: {from: 1, to: 5, step: 0}}\n"),
    (PEOPLE, "people: {path: groups.agents.headcount, by: {from: 1, to: 1000}}\n"),
    (PEOPLE, "people: {path: groups.agents.headcout, by: [1]}\n"),
    (PEOPLE, "people: {path: groups.agent.headcount, by: [1]}\n"),
    (PEOPLE, 'people: {path: groups.agents.headcount, to: [9], hours: {mon-fri: "17:00-20:00"}}\n'),
    (PEOPLE, "people: {path: groups.agents.headcount, by: [1], field: agents}\n"),
    (PEOPLE, "people: {path: groups.agents.headcount, by: [1], lever: extra}\n"),
    (PEOPLE, "people: {field: agents, to: [1]}\n"),
    (EXTRA, "extra: {lever: extr}\n"),
    (EXTRA, "extra: {lever: extra, field: agents}\n"),
    (EXTRA, "extra: {lever: extra, to: [2]}\n"),
    (EXTRA, "extra: {lever: extra, field: agents, by: [2]}\n"),
    (EXTRA, "extra: {lever: extra, field: agnts, to: [2]}\n"),
    (EXTRA, "extra: {lever: extra, field: colour, to: [2]}\n"),
    (LONGER, "longer: {path: intents.order.handle_time.talk, times: [0.9], cost: {one_off: -1}}"),
    (LONGER, "longer: {path: intents.order.handle_time.talk, times: [0.9], cost: {monthly: 1}}"),
]


def test_the_scenario_itself_has_no_faults(tmp_path: Path) -> None:
    """Otherwise the faults below would not be those of the changes."""
    load_text(tmp_path, PROMISED)


def test_each_fault_says_where_what_and_what_to_do(tmp_path: Path) -> None:
    """Who writes a goal for the first time gets most of it wrong, and learns it from these lines."""
    told = ""
    for old, new in CASES:
        title = new.strip().replace("\n", "\\n") or f"without {old.strip()}"
        lines = faults(tmp_path, changed_promised((old, new)))
        told += f"## {title}\n" + "".join(f"{line.replace('small.', 'goals.')}\n" for line in lines) + "\n"
    if updating():
        GOLDEN.write_text(told, encoding="utf-8")
    assert told == GOLDEN.read_text(encoding="utf-8")


def test_faults_of_a_file_of_goals_have_its_lines(tmp_path: Path) -> None:
    """With two files at hand one must know in which to look; and both are told of at once."""
    (tmp_path / "centre.yaml").write_text(PROMISED.replace("pay: 20", "pay: -20"), encoding="utf-8")
    wanted = tmp_path / "wanted.yaml"
    wanted.write_text(
        "goals:\n  soon:\n    measure: asa/answered\n    of: {queue: al}\n    at_most: never\n"
        "groups: {agents: {headcount: 90}}\n"
        "allowd: {}\n"
        "overrides: {groups.agents.headcount: 90}\n",
        encoding="utf-8",
    )
    with pytest.raises(ScenarioError) as caught:
        load(tmp_path / "centre.yaml", goals=wanted)
    assert [str(fault).replace(f"{tmp_path}/", "") for fault in caught.value.faults] == [
        "wanted.yaml:6: groups: does not belong into a file of goals; everything else belongs into the "
        "scenario",
        'wanted.yaml:7: allowd: does not belong into a file of goals; did you mean "allowed"?',
        "wanted.yaml:8: overrides: does not belong into a file of goals; everything else belongs into the "
        "scenario",
        "centre.yaml:14: groups.agents.pay: -20 cannot be an amount of money; allowed: a number from 0",
        'wanted.yaml:4: goals.soon.of.queue: there is no queue "al"; did you mean "all"?',
        'wanted.yaml:5: goals.soon.at_most: "never" is not a duration; write 20 s, 4 min, 1 h or 7 d; '
        "allowed: a number (shares from 0 to 1), or a duration such as 4 min",
    ]


def test_a_file_of_goals_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    """With the name that was nearly meant."""
    (tmp_path / "centre.yaml").write_text(PROMISED, encoding="utf-8")
    (tmp_path / "wanted.yaml").write_text("goals: {}\n", encoding="utf-8")
    with pytest.raises(ScenarioError, match=r'there is no such file; did you mean "wanted.yaml"\?'):
        load(tmp_path / "centre.yaml", goals=tmp_path / "wantd.yaml")
    (tmp_path / "wanted.yaml").write_text("- soon\n", encoding="utf-8")
    with pytest.raises(ScenarioError, match="is not a scenario"):
        load(tmp_path / "centre.yaml", goals=tmp_path / "wanted.yaml")
