"""The cases of a replication in which most happens: a list to choose from."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import numpy as np

from ccsim.engine.outcomes import ARRIVED, OUTCOMES, PREVENTED
from ccsim.report.trace.lived import Lived
from ccsim.typing import Rows


def eventful_cases(lived: Lived, most: int = 12) -> str:
    """
    List the cases in which most happens.

    Parameters
    ----------
    lived
        From `ccsim.report.trace.lived.live_through`.
    most
        How many to list.

    Returns
    -------
    str
        A line for each: attempts, parts, name, and how its parts ended. Cases with many kinds of parts come
        first, among equals those with more parts.
    """
    contacts = lived.contacts
    # a case of one part has nothing to tell; there are many of them
    ranked = sorted(
        (rows for rows in lived.cases() if len(rows) > 1),
        key=lambda rows: (_rank(contacts[rows]), -int(rows[0])),
    )
    chosen = ranked[::-1][:most] or [rows for _, rows in zip(range(most), lived.cases(), strict=False)]
    if not chosen:
        return f"No case made a contact in replication {lived.replication} of seed {lived.seed}.\n"
    names = [lived.name(int(rows[0])) for rows in chosen]
    wide = max(map(len, names))
    lines = [f"{'case':<{wide}}  attempts  parts  how they ended"]
    for name, rows in zip(names, chosen, strict=True):
        own = contacts[np.sort(rows)]
        ends = ", ".join(_ends(own["outcome"].tolist()))
        lines.append(f"{name:<{wide}}  {_attempts(own):>8}  {len(own):>5}  {ends}")
    return "\n".join(lines) + "\n"


def _ends(outcomes: list[int]) -> Iterator[str]:
    """How the parts ended, the same several times in a row as one."""
    for outcome, alike in groupby(outcomes):
        number = len(list(alike))
        yield f"{number} x {OUTCOMES[outcome]}" if number > 1 else OUTCOMES[outcome]


def _attempts(rows: Rows) -> int:
    """How often the customer got in touch."""
    return int(((rows["via"] == ARRIVED) & (rows["outcome"] != PREVENTED)).sum())


def _rank(rows: Rows) -> tuple[int, int]:
    """How many kinds of parts there are, and how many parts."""
    columns = [rows[name].tolist() for name in ("via", "way", "outcome", "returns")]
    kinds = set(zip(*columns, strict=True))
    return len(kinds), len(rows)
