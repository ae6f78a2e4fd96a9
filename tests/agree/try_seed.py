"""One seed, from the random scenario to what was seen in it."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path

import numpy as np

from ccsim.engine import outcomes
from ccsim.engine.plan import shares_agents
from tests.agree.case import Case, random_case, write_case
from tests.agree.clock import Clock
from tests.agree.counts import Counts
from tests.agree.differing import Difference, compare
from tests.scenario.scenarios import options_hit


def try_seed(seed: int, out: Path | None) -> Counts:
    """
    Compare the engines on the random scenario of a seed.

    Parameters
    ----------
    seed
        Of the scenario, and of the run.
    out
        Where ``seed-N.yaml`` is written if they differ; nowhere if None.
    """
    clock = Clock()
    with tempfile.TemporaryDirectory() as folder:
        case = random_case(seed, Path(folder))
        clock.note("making")
        compared = compare(case, clock)
        counts = counts_of(case, compared.contacts, compared.difference)
        if compared.difference is not None and out is not None:
            write_case(case, out / f"seed-{seed}.yaml", compared.difference.text)
    clock.note("counting")
    counts.spent = dict(clock.spent)
    return counts


def counts_of(case: Case, contacts: np.ndarray, difference: Difference | None) -> Counts:
    """Return what one case adds to the counts."""
    counts = Counts(seeds={case.drawn}, contacts=len(contacts), shared=int(shares_agents(case.scenario)))
    counts.by["options"] = Counter(options_hit(case.scenario))
    if len(contacts):
        counts.by["outcomes"] = _named(contacts["outcome"], outcomes.OUTCOMES)
        counts.by["returns"] = _named(contacts["returns"], outcomes.RETURNS)
        counts.by["vias"] = _named(contacts["via"], outcomes.VIAS)
    if difference is not None:
        counts.differences[case.drawn] = difference.text
    return counts


def _named(codes: np.ndarray, names: tuple[str, ...]) -> Counter[str]:
    found, numbers = np.unique(codes, return_counts=True)
    return Counter({names[code]: int(number) for code, number in zip(found, numbers, strict=True)})
