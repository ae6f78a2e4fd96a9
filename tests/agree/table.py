"""What was seen, as text."""

from __future__ import annotations

import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterable

from ccsim.engine import outcomes
from tests.agree.counts import Counts, stretches
from tests.scenario.scenarios import every_option

_WIDTH = 118
#: What fewer of the scenarios hit is named apart.
_RARE = 0.01
_OF_CONTACTS = {"outcomes": outcomes.OUTCOMES, "returns": outcomes.RETURNS, "vias": outcomes.VIAS}


def table(counts: Counts) -> str:
    """Return the table of counts, with what was not seen at all."""
    lines = [_head(counts), *_pace(counts), ""]
    for kind, names in _OF_CONTACTS.items():
        lines += _row(kind, (f"{name} {counts.by[kind][name]:,}" for name in names))
    lines += ["", "scenarios that hit each option:"]
    lines += _options(counts.by["options"])
    number = len(counts.seeds)
    rare = {name: hit for name, hit in counts.by["options"].items() if hit < _RARE * number}
    unseen = [name for kind, names in _OF_CONTACTS.items() for name in names if not counts.by[kind][name]]
    lines += ["", *_row("hit by less than 1%", (f"{name} {hit}" for name, hit in sorted(rare.items())))]
    lines += _row("not hit", sorted(every_option() - set(counts.by["options"])))
    lines += _row("not seen", unseen)
    lines += [f"seed {seed}: {text}" for seed, text in sorted(counts.differences.items())]
    return "\n".join(lines)


def _head(counts: Counts) -> str:
    number = len(counts.seeds)
    seeds = ", ".join(
        f"{first}" if first == last else f"{first} to {last}" for first, last in stretches(counts.seeds)
    )
    differences = len(counts.differences)
    return (
        f"{number:,} random scenarios (seeds {seeds or 'none'}), {counts.shared:,} with shared agents, "
        f"{counts.contacts:,} rows of contacts: {differences:,} difference{'' if differences == 1 else 's'}"
    )


def _pace(counts: Counts) -> list[str]:
    total = sum(counts.spent.values())
    if not counts.seeds or total <= 0:
        return []
    shares = ", ".join(f"{stage} {taken / total:.0%}" for stage, taken in counts.spent.items())
    each = total / len(counts.seeds)
    return [
        f"{counts.elapsed:,.0f} s, {len(counts.seeds) / counts.elapsed:.1f} scenarios per second; "
        f"{each:.2f} s of processor time each: {shares}"
    ]


def _options(hits: Counter[str]) -> list[str]:
    """Return a row for each part of the language, with the counts of its options."""
    rows: dict[str, list[str]] = defaultdict(list)
    for option in sorted(every_option(), key=str.casefold):
        part, dot, name = option.partition(".")
        if not dot:
            part, _, name = option.rpartition("=" if "=" in option else ":")
        rows[part or "together"].append(f"{name} {hits[option]:,}")
    return [line for part, cells in rows.items() for line in _row(f"  {part}", cells)]


def _row(head: str, cells: Iterable[str]) -> list[str]:
    text = " · ".join(cells) or "none"
    return textwrap.wrap(f"{head}: {text}", _WIDTH, subsequent_indent="    ", break_on_hyphens=False)
