"""Every message of the schema and its checks, word for word.

The expected texts stand in ``messages.txt``; after a wanted change write them anew with
``CCSIM_UPDATE=1 pytest tests/scenario/test_messages.py`` and read the difference.
"""

from __future__ import annotations

from pathlib import Path

from tests.scenario.small import changed, faults
from tests.shared import updating

GOLDEN = Path(__file__).with_name("messages.txt")

# Pieces of the small scenario that the cases below replace.
COUNT = "      count: 600\n      per: 30 min\n"
TALK = "talk: {distribution: exponential, mean: 300 s}"
PATIENCE = "patience: {distribution: exponential, mean: 120 s}"
HEADCOUNT = "headcount: 50"

# (what is replaced, by what)
CASES = [
    ("name: small", "name: Small Bank"),
    ("name: small", "nam: small"),
    ("name: small\n", ""),
    ("name: small", "name: small\ncurrency: usd"),
    ("name: small", "name: small\ntitle: 5"),
    ("name: small", "name: small\nlevers: []"),
    ("name: small", "name: small\nfoo: 1"),
    ("Asia/Jerusalem", "Asia/Jerusalm"),
    ("start: 1999-02-01", "start: 1999-02-30"),
    ("start: 1999-02-01", "start: 1999"),
    ("start: 1999-02-01", "start: 0199-02-01"),
    ("start: 1999-02-01", "start: 01.02.1999"),
    ("1999-03-02: Purim", "Purim: 1999-03-02"),
    ("gold: {head_start: 90 s}", "gold: {head_start: 90}"),
    ("gold: {head_start: 90 s}", "gold: {head_start: 90 sec}"),
    ("gold: {head_start: 90 s}", "gold: {head_start: -90 s}"),
    ("gold: {head_start: 90 s}", "gold: {head_start: 90 parsecs}"),
    ("gold: {head_start: 90 s}", "gold: {head_start: soon}"),
    ("gold: {head_start: 90 s}", "gold: {head_start: true}"),
    ("gold: {head_start: 90 s}", "gold: [true, 1.25, a]"),
    ("gold: {head_start: 90 s}", "gold: {priority: 1.5}"),
    ("gold: {head_start: 90 s}", "go ld: {priority: 1}"),
    ("gold: {head_start: 90 s}", "gold: 5"),
    (COUNT, "      count: 600\n"),
    (COUNT, "      count: -1\n      per: 30 min\n"),
    (COUNT, '      count: "600"\n      per: 30 min\n'),
    (COUNT, "      count: 1e9\n      per: 30 min\n"),
    (COUNT, "      count: many\n      per: 30 min\n"),
    (COUNT, "      count: .nan\n      per: 30 min\n"),
    (COUNT, "      count: 600\n      per: 0 s\n"),
    (COUNT, "      per: 30 min\n"),
    (COUNT, COUNT + "      replay: {file: x.csv, time: at}\n"),
    (COUNT, "      of: contact\n" + COUNT),
    (COUNT, "      growth_per_year: -2\n" + COUNT),
    (COUNT, "      day_factors: {mon: 1, sun-tue: 2}\n" + COUNT),
    (COUNT, "      day_factors: {moon: 1, 1999-02-30: 2}\n" + COUNT),
    (COUNT, '      day_factors: {mon-wed-fri: 1, "tue, tue": 2}\n' + COUNT),
    (COUNT, '      count: {interval: 25 min, days: {every day: {"07:00": [1, 2]}}}\n'),
    (COUNT, '      count: {interval: 30 min, days: {every day: {"23:00": [1, 2, 3]}}}\n'),
    (COUNT, '      count: {interval: 30 min, days: {every day: {"07:00": [1, 2, 3], "08:00": [1]}}}\n'),
    (COUNT, '      count: {interval: 30 min, days: {every day: {"07:10": [1]}}}\n'),
    (COUNT, '      count: {interval: 30 min, days: {sun-thu: {"07:00": [1]}, mon: {}}}\n'),
    (COUNT, '      count: {interval: 30 min, days: {mon: {"7h": [1]}}}\n'),
    (COUNT, '      count: {interval: 30 min, days: {mon: {"07:00": 1}}}\n'),
    (COUNT, "      count: {interval: 30 min}\n"),
    (COUNT, "      per: 30 min\n      count: {dated: {}}\n"),
    (COUNT, "      per: 30 min\n      count: {dated: {1999-02-01: {dated: {1999-02-01: 1}}}}\n"),
    (
        PATIENCE,
        'patience: {distribution: exponential, mean: {interval: 30 min, days: {mon: {"07:00": [1 s]}}}}',
    ),
    (
        PATIENCE,
        'patience: {distribution: exponential, mean: {interval: 30 min, days: {mon-sat: {"00:00": [1 s]}}}}',
    ),
    (PATIENCE, "patience: 120"),
    (PATIENCE, "patience: [120]"),
    (PATIENCE, "patience: {mean: 120 s}"),
    (PATIENCE, "patience: {distribution: expo, mean: 120 s}"),
    (PATIENCE, "patience: {distribution: exponential, mean: 0 s}"),
    (PATIENCE, "patience: {distribution: exponential, mean: 120 s, sd: 2 s}"),
    (PATIENCE, "patience: {distribution: lognormal, mean: 120 s, p90: 2 s}"),
    (PATIENCE, "patience: {distribution: lognormal, mean: 120 s, sd: 0 s}"),
    (PATIENCE, "patience: {distribution: lognormal, median: 120 s, p90: 120 s}"),
    (PATIENCE, "patience: {distribution: uniform, low: 120 s, high: 20 s}"),
    (PATIENCE, "patience: {distribution: weibull, mean: 120 s, shape: 0}"),
    (PATIENCE, "patience: {distribution: gamma, mean: 120 s}"),
    (PATIENCE, "patience: {distribution: hyperexponential, parts: [{share: 0.5, mean: 20 s}]}"),
    (PATIENCE, "patience: {distribution: mixture, parts: [{share: 1, of: 90}]}"),
    (PATIENCE, "patience: {distribution: empirical, quantiles: [[0, 0 s], [0.5, 40 s]]}"),
    (
        PATIENCE,
        "patience: {distribution: empirical, quantiles: [[0, 0 s], [0.5, 40 s], [0.5, 50 s], [1, 60 s]]}",
    ),
    (PATIENCE, "patience: {distribution: empirical, quantiles: [[0, 0 s], [0.5, 80 s], [1, 60 s]]}"),
    (PATIENCE, "patience: {distribution: empirical, quantiles: [[0, 0 s, 1], [1]]}"),
    (TALK, "talk: never"),
    (TALK, "talk: {distribution: mixture, parts: [{share: 1, of: never}]}"),
    (TALK, "hold: 1 s"),
    (PATIENCE, PATIENCE + "\n    balking: 1.5"),
    (PATIENCE, PATIENCE + "\n    redial: {probability: 0.5}"),
    (PATIENCE, PATIENCE + "\n    redial: {probability: 1, delay: 0 s}"),
    (PATIENCE, PATIENCE + "\n    resolution: {probability: 80%}"),
    (PATIENCE, PATIENCE + "\n    by_segment: {golden: {}}"),
    ("segments: {regular: 0.7, gold: 0.3}", "segments: {regular: 1}\n    by_segment: {gold: {}}"),
    ("segments: {regular: 0.7, gold: 0.3}", "segments: {regular: 0.7, gold: 0.2}"),
    ("segments: {regular: 0.7, gold: 0.3}", "segments: {regular: 0.7, silver: 0.3}"),
    (PATIENCE, PATIENCE + "\n    queue: cals"),
    (PATIENCE, PATIENCE + "\n    channels: {fone: 1}"),
    (PATIENCE, PATIENCE + "\n    channels: phone"),
    (PATIENCE, PATIENCE + "\n    busyness: {parts: [7]}"),
    (PATIENCE, PATIENCE + '\n    busyness: {cv: -0.1, parts: ["01:00", "00:30"]}'),
    (
        PATIENCE,
        PATIENCE
        + '\n    busyness: {parts: ["00:00", "12:00", "12:00"], day_correlation: 1, part_correlation: 1.1}',
    ),
    ("  phone:\n", "  phone:\n    mode: fax\n"),
    ("  phone:\n", "  phone:\n    at_close: close\n"),
    ('"07:00-24:00"', '"22:00-02:00"'),
    ('"07:00-24:00"', "7"),
    ('"07:00-24:00"', '"7-24"'),
    ('"07:00-24:00"', '["07:00-12:00", "11:00-13:00"]'),
    ('hours: {sun-thu: "07:00-24:00", fri: "07:00-14:00"}', "hours: {sun-thu: closed}"),
    ('hours: {sun-thu: "07:00-24:00", fri: "07:00-14:00"}', 'hours: {sun-thu: "25:00-26:00"}'),
    ("  calls:\n", "  calls: {capacity: -1}\n"),
    ("  calls:\n", "  calls:\n  sales:\n"),
    ("queues:\n  calls:\n", "queues: {}\n"),
    ("queues:\n  calls:\n", ""),
    ("queues:\n  calls:\n", "queues: [calls]\n"),
    (HEADCOUNT, HEADCOUNT + ".5"),
    (HEADCOUNT, "headcout: 50"),
    (HEADCOUNT, "headcount: 0"),
    (HEADCOUNT, HEADCOUNT + "\n    shrinkage: 1"),
    (HEADCOUNT, HEADCOUNT + "\n    serves: [calls, calls, cals]"),
    (HEADCOUNT, HEADCOUNT + "\n    serves: calls"),
    (HEADCOUNT, HEADCOUNT + "\n    pay: $20"),
    (
        HEADCOUNT,
        HEADCOUNT
        + "\nevents:\n  - {name: x, from: 1999-02-10 09:00, to: 1999-02-10 08:00, factor: 2, intents: [cal]}",
    ),
    (
        HEADCOUNT,
        HEADCOUNT + "\nevents:\n  - {name: x, from: 1999-04-02 02:30, to: 1999-04-02 25:00, factor: 2}",
    ),
    (
        HEADCOUNT,
        HEADCOUNT + "\nevents:\n  - {name: x, from: 1999-04-02 02:30, to: 1999-04-02 24:00, factor: 2}",
    ),
    (
        HEADCOUNT,
        HEADCOUNT + "\nevents:\n  - {name: x, from: 1999-04-02, to: 1999-04-03, factor: 2, intents: []}",
    ),
    (HEADCOUNT, HEADCOUNT + "\nevents:\n  - {name: x, from: 1999-04-02, to: 2999-04-02 24:00, factor: 2}"),
    (HEADCOUNT, HEADCOUNT + "\ncosts: {overhead: {office: {per_day: {interval: 30 min, days: {}}}}}"),
    (HEADCOUNT, HEADCOUNT + "\nstart: {warm_up: 1, backlog: {cal: 2}}"),
    (HEADCOUNT, HEADCOUNT + "\nmeasures: {answer_within: 20 s}"),
    (HEADCOUNT, HEADCOUNT + "\nmeasures: {answer_within: []}"),
    (HEADCOUNT, HEADCOUNT + "\nmeasures: {answer_within: [20 s, 20 s]}"),
    (
        HEADCOUNT,
        HEADCOUNT
        + "\nassumptions: [{path: intents.call.resolutoin, why: x}, {path: groups.agents.pay.x, why: y}]",
    ),
    (HEADCOUNT, HEADCOUNT + "\nsettled: {fingerprint: x, volumes: {cal: 3, call: 5}}"),
]


def test_each_fault_says_where_what_and_what_to_do(tmp_path: Path) -> None:
    """A message nobody asserts rots: it ends up naming the wrong place, or printing a raw placeholder."""
    told = ""
    for old, new in CASES:
        title = new.strip().replace("\n", "\\n") or f"without {old.strip()}"
        lines = faults(tmp_path, changed((old, new)))
        told += f"## {title}\n" + "".join(f"{line}\n" for line in lines) + "\n"
    if updating():
        GOLDEN.write_text(told, encoding="utf-8")
    assert told == GOLDEN.read_text(encoding="utf-8")
