"""Every message about satisfaction, surveys, values and revenue, word for word.

The expected texts stand in ``satisfaction_messages.txt``; after a wanted change write them anew with
``CCSIM_UPDATE=1 pytest tests/scenario/test_satisfaction_messages.py`` and read the difference.
"""

from __future__ import annotations

from pathlib import Path

from tests.scenario.satisfied import SATISFIED, changed_satisfied
from tests.scenario.small import faults, load_text
from tests.shared import updating

GOLDEN = Path(__file__).with_name("satisfaction_messages.txt")

# Pieces of the scenario that the cases below replace.
WAITS = "waits: {phone: {expected: 30 s, most: 2}}"
LOSSES = "losses: {unresolved: 1.5, transfer: {dated: {1999-02-01: 0.4, 1999-03-01: 0.1}}}"
CSAT = "csat: [-1, -0.5, 0, 1]"
CHURN = "churn: {dissatisfied: 0.2}"
SURVEY = (
    "  after-call: {channels: [phone], share: 0.1, asks: [csat], responds: {neutral: 0.05}, delay: 1 h}\n"
)
PROFILE = '{interval: 30 min, days: {every day: {"08:00": [0.2]}}, otherwise: 0.9}'

# (what is replaced, by what)
CASES = [
    # Names that nothing has.
    (WAITS, "waits: {fone: {expected: 30 s}}"),
    ("by_channel: {mail: -0.1}", "by_channel: {telex: -0.1}"),
    ("by_intent: {order: 0.1}", "by_intent: {ordr: 0.1}"),
    ("  by_segment: {gold: 0.2}", "  by_segment: {silver: 0.2}"),
    (SURVEY, "  after-call: {channels: [phone, male]}\n"),
    # What contradicts itself.
    (SATISFIED[SATISFIED.index("satisfaction:") : SATISFIED.index("surveys:")], ""),
    (CSAT, "csat: [-1, 0, 1]"),
    (CSAT, "csat: [-1, 0, 0, 1]"),
    (CSAT, "nps: [-1, 0, 1, 2, 3, 4, 5, 6, 7, 6.5]"),
    (CSAT, "ces: []"),
    (SURVEY, "  after-call: {asks: []}\n"),
    (SURVEY, "  after-call: {asks: [csat, nps, csat]}\n"),
    (SURVEY, "  after-call: {channels: []}\n"),
    # Values.
    (LOSSES, "losses: {transfers: 1}"),
    (LOSSES, "losses: {transfer: a lot, unresolved: -1.3}"),
    (LOSSES, f"losses: {{transfer: {PROFILE}}}"),
    (WAITS, "waits: {phone: {expected: 30, half: 0 s, most: -1}}"),
    (CSAT, "csat: low"),
    (CHURN, "churn: {dissatisfied: 1.5, neutral: 20%}"),
    (SURVEY, "  after-call: {share: 2, asks: [cast], responds: {satisfied: -1}, delay: never}\n"),
    ("regular: {value: 120}", "regular: {value: -120}"),
    ("    revenue: 2.5\n", "    revenue: 2.5 USD\n"),
    ("gold: {revenue: 10}", "gold: {revenue: -1}"),
]


def test_the_scenario_itself_has_no_faults(tmp_path: Path) -> None:
    """Otherwise the faults below would not be those of the changes."""
    load_text(tmp_path, SATISFIED)


def test_each_fault_says_where_what_and_what_to_do(tmp_path: Path) -> None:
    """Who asks about satisfaction that nobody has must be told."""
    told = ""
    for old, new in CASES:
        title = new.strip().replace("\n", "\\n") or "without satisfaction"
        lines = faults(tmp_path, changed_satisfied((old, new)))
        told += f"## {title}\n" + "".join(f"{line.replace('small.', 'asked.')}\n" for line in lines) + "\n"
    if updating():
        GOLDEN.write_text(told, encoding="utf-8")
    assert told == GOLDEN.read_text(encoding="utf-8")
