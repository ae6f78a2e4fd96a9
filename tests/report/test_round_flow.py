"""Figures of a flow diagram rounded so that they add up."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from ccsim.report.round_flow import round_flow


def test_thirds_add_up_at_every_node() -> None:
    """Three times 33.3 would be 99."""
    flow = {("all", name): 100 / 3 for name in "abc"} | {(name, "end"): 100 / 3 for name in "abc"}
    rounded = round_flow(flow)
    assert sorted(rounded["all", name] for name in "abc") == [33, 33, 34]
    assert all(rounded["all", name] == rounded[name, "end"] for name in "abc")


def test_whole_figures_stay() -> None:
    """Nothing is to be rounded."""
    flow = {("all", "a"): 7.0, ("all", "b"): 3.0, ("a", "end"): 7.0}
    assert round_flow(flow) == flow
    assert round_flow({}) == {}


@pytest.mark.parametrize("seed", range(20))
def test_any_flow_is_rounded_up_or_down_and_adds_up(seed: int) -> None:
    """Layers with some ends among them, of any shares."""
    random = np.random.default_rng(seed)
    layers = [["n"], *([f"{layer}{place}" for place in range(random.integers(1, 8))] for layer in range(5))]
    flow: dict[tuple[str, str], float] = {}
    comes = {"n": 1000.0}
    for here, there in pairwise(layers):
        for source in here:
            if source not in comes or (source != "n" and random.random() < 0.1):
                continue
            for target, share in zip(there, random.dirichlet([0.3] * len(there)), strict=True):
                flow[source, target] = comes[source] * float(share)
                comes[target] = comes.get(target, 0.0) + flow[source, target]
    rounded = round_flow(flow)
    assert sum(number for (source, _), number in rounded.items() if source == "n") == 1000
    for edge, amount in flow.items():
        assert abs(rounded[edge] - amount) < 1 + 1e-6
    for node in comes:
        leaves = [number for (source, _), number in rounded.items() if source == node]
        arrives = sum(number for (_, target), number in rounded.items() if target == node)
        assert abs(arrives - comes[node]) < 1 + 1e-6 or node == "n"
        assert node == "n" or not leaves or sum(leaves) == arrives
