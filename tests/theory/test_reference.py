"""The numbers the engine is held to: copied right, and worked out a second time where that is short."""

from __future__ import annotations

import json
import math

import numpy as np
import pytest

from tests.shared import shared_file
from tests.theory.chains import Queue
from tests.theory.networks import Trunks, callback_offer, n_design, two_priorities
from tests.theory.reference import RECORDS
from tests.theory.test_skills import known as by_class

ERLANG_C_14 = Queue(100 / 1800, 180, 14)
ERLANG_C_13 = Queue(3.5 / 60, 180, 13)
LINES_100 = Queue(3.5 / 60, 180, 13, patience=300, places=87)
ERLANG_A_13 = Queue(100 / 1800, 180, 13, patience=300)


def test_the_copies_are_those_of_the_shared_file() -> None:
    """A number of the tests would not be the one that was agreed on."""
    records = {
        each["id"]: each for each in json.loads(shared_file("reference", "cases.json").read_text())["records"]
    }
    for name, record in RECORDS.items():
        original = records[name]
        assert record.title == original["title"]
        assert record.published == original["published"]
        for key, value in record.reference.items():
            assert value == original["reference"][key], (name, key)


def test_erlang_c_by_the_birth_death_chain() -> None:
    """Records A02 and A03 would not be those of their model."""
    chain, known = ERLANG_C_14, RECORDS["A02"].reference
    assert known.items() <= (RECORDS["A02"].published or {}).items()
    assert chain.had_to_wait == pytest.approx(known["P_wait"], rel=1e-9)
    assert chain.answered_within(20) == pytest.approx(known["SL"], rel=1e-9)
    assert chain.occupancy == pytest.approx(known["occupancy"], rel=1e-9)
    assert chain.speed_of_answer == pytest.approx(known["ASA_s"], rel=1e-9)
    assert ERLANG_C_13.speed_of_answer == pytest.approx(RECORDS["A03"].reference["ASA_s"], rel=1e-8)


def test_erlang_a_with_100_lines_by_the_birth_death_chain() -> None:
    """Record A04-13 would not be that of its model."""
    chain, known = LINES_100, RECORDS["A04-13"].reference
    assert chain.mean_wait == pytest.approx(known["mean_wait_all_s"], rel=1e-9)
    assert chain.abandoned == pytest.approx(known["P_ab"], rel=1e-9)
    assert chain.had_to_wait == pytest.approx(known["P_wait"], rel=1e-9)
    assert chain.occupancy == pytest.approx(known["occupancy"], rel=1e-9)
    assert chain.in_line == pytest.approx(known["Lq"], rel=1e-9)
    assert chain.answered_within(20) == pytest.approx(known["sl_offered"], rel=1e-9)
    assert chain.virtual_within(20) == pytest.approx(known["sl_virtual"], rel=1e-9)
    # those who gave up within 20 s are left out of the base
    abandons_out = chain.answered_within(20) / (1 - chain.abandoned_within(20))
    assert abandons_out == pytest.approx(known["sl_abinc"], rel=1e-9)


def test_erlang_a_by_the_birth_death_chain() -> None:
    """Record A06-13 would not be that of its model."""
    chain, known = ERLANG_A_13, RECORDS["A06-13"].reference
    assert chain.had_to_wait == pytest.approx(known["P_wait"], rel=1e-9)
    assert chain.abandoned == pytest.approx(known["P_ab"], rel=1e-9)
    assert chain.occupancy == pytest.approx(known["occupancy"], rel=1e-9)
    assert chain.mean_wait / 60 == pytest.approx(known["W_all"], rel=1e-9)
    assert chain.answered_within(20) == pytest.approx(known["sl_offered"], rel=1e-9)
    assert chain.virtual_within(20) == pytest.approx(known["sl_virtual"], rel=1e-9)
    assert chain.answered_within(20) / (1 - chain.abandoned) == pytest.approx(known["sl_answered"], rel=1e-9)
    # those who gave up within 20 s are left out of the base
    abandons_out = chain.answered_within(20) / (1 - chain.abandoned_within(20))
    assert abandons_out == pytest.approx(known["sl_abinc"], rel=1e-9)
    assert chain.in_line == pytest.approx(known["Lq"], rel=1e-9)
    assert chain.speed_of_answer / 60 == pytest.approx(known["W_served"], rel=1e-9)
    assert chain.mean_virtual_wait / 60 == pytest.approx(known["E_V"], rel=1e-9)


def test_erlang_b_by_the_birth_death_chain() -> None:
    """Record A15 would not be that of its model."""
    record = RECORDS["A15"]
    for key, value in {**record.reference, **(record.published or {})}.items():
        lines, load = key[2:-1].split(",")
        assert Queue(float(load), 1.0, int(lines), places=0).blocked == pytest.approx(value, rel=1e-9), key


def test_one_agent_with_constant_talk_by_pollaczek_and_khinchine() -> None:
    """The member of record A12 that has a closed form would not be that of its model."""
    known = RECORDS["A12"].reference["c=1 rho=0.9"]
    assert known["Wq"] == pytest.approx(0.9 / (2 * 0.1))
    assert known["Lq"] == pytest.approx(0.9 * known["Wq"])
    # in the first service time the density of the wait is (1 - rho) rho exp(rho x)
    for seconds in (0.1, 0.5):
        assert known[f"P_W_gt_{seconds}"] == pytest.approx(1 - 0.1 * math.exp(0.9 * seconds))


def test_thirteen_hours_by_the_poisson_law() -> None:
    """Record C03 would not be that of its model: with patience as long as the talk the number is Poisson."""
    known = RECORDS["C03"].reference["any staff-change rule"]
    calls = np.array([100, 150, 150, 180, 200, 150, 150, 150, 120, 100, 80, 70, 60])
    staff = [9, 12, 12, 14, 16, 12, 12, 12, 10, 9, 7, 7, 6]
    mean, at = 0.0, np.linspace(0, 15, 200_001)
    for hour, load in enumerate(calls / 15):
        means = load + (mean - load) * np.exp(-at)
        term, below = np.exp(-means), np.zeros_like(means)
        for number in range(staff[hour]):
            below += term
            term = term * means / (number + 1)
        full = np.trapezoid(1 - below, at) / 15
        mean = float(means[-1])
        assert full == pytest.approx(known["P_wait by hour"][hour], rel=1e-6)
        assert mean == pytest.approx(known["E[N] at hour end"][hour], rel=1e-6)


def test_the_n_design_by_a_markov_chain() -> None:
    """Record D05-N-design would not be that of its model."""
    known = by_class("D05-N-design")
    for name, value in n_design().items():
        assert value == pytest.approx(known[name], rel=1e-8), name


def test_the_callback_offer_by_a_markov_chain() -> None:
    """Record G01 would not be that of its model."""
    for name, value in callback_offer().items():
        assert value == pytest.approx(RECORDS["G01"].reference[name], rel=1e-8), name


def test_trunks_by_the_product_form() -> None:
    """Record F01 would not be that of its model."""
    for variant, patience in (("no abandonment", math.inf), ("patience Exp(2 min)", 2.0)):
        values = Trunks(patience).values()
        for name, known in RECORDS["F01"].reference[variant].items():
            assert values[name] == pytest.approx(known, rel=1e-8), (variant, name)


def test_two_priorities_add_up_to_erlang_c() -> None:
    """Whom the agents take first may not change how much work waits, if all talk alike."""
    waits, chain = two_priorities((0.6, 0.9), (4, 4), (32, 32), 8), Queue(1.5, 4, 8)
    assert waits["P_wait"] == pytest.approx(chain.had_to_wait, rel=1e-9)
    assert waits["Lq_urgent"] + waits["Lq_ordinary"] == pytest.approx(chain.in_line, rel=1e-9)
    assert waits["occupancy"] == pytest.approx(chain.occupancy)
