"""Ciw: a network of one node, with reneging."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from benchmarks.contestant import Count, Start
from benchmarks.counts import Counts
from benchmarks.erlang_a import AGENTS, PATIENCE, RATE, TALK


def get_ready(days: int) -> tuple[Start, Count]:
    """Build the network; it is the same for every run."""
    import ciw

    network = ciw.create_network(
        arrival_distributions=[ciw.dists.Exponential(RATE / 3600)],
        service_distributions=[ciw.dists.Exponential(1 / TALK)],
        reneging_time_distributions=[ciw.dists.Exponential(1 / PATIENCE)],
        number_of_servers=[AGENTS],
    )

    def start(seed: int) -> Callable[[], Any]:
        def run() -> Any:
            ciw.seed(seed)
            simulation = ciw.Simulation(network)
            simulation.simulate_until_max_time(days * 86_400)
            return simulation

        return run

    def count(simulation: Any) -> Counts:
        ended = [record.record_type for record in simulation.get_all_records()]
        offered = simulation.nodes[0].number_accepted_individuals
        still_here = len(simulation.nodes[1].all_individuals)
        return Counts(offered, ended.count("service"), ended.count("renege"), still_here)

    return start, count
