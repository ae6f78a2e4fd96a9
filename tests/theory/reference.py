"""
The exact and published values the tests hold the engine to, copied from the shared data folder.

Source of every record: ``reference/cases.json`` of the shared data folder, by its id; above each, the source
that record itself names ("OWN": computed for this project). `tests/theory/test_reference.py` compares the
copies with that file wherever it is present. Under ``reference`` everything is exact (closed form,
birth-death chain, Markov chain or quadrature). Under ``published`` a triple is a simulated mean and the
limits of its confidence interval.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Record:
    """One record: its title, what a source printed, and what is exact."""

    title: str
    published: dict[str, Any] | None
    reference: dict[str, Any]


RECORDS: dict[str, Record] = {
    # https://github.com/rodrigo-arenas/pyworkforce (commit ca48925) README.md; also
    # https://rdocumentation.org/packages/ErlangC/versions/0.1.0 (same numbers + ASA)
    "A02": Record(
        "Erlang C, 100 calls / 30 min, 14 agents",
        {
            "P_wait": 0.1741319336,
            "SL": 0.8883500192,
            "occupancy": 0.7142857143,
            "ASA_s": 7.835937012,
            "raw_positions_for_80/20_and_occ<=85%": 14,
            "positions_with_30%_shrinkage": 20,
        },
        {"P_wait": 0.1741319336, "SL": 0.8883500192, "occupancy": 0.7142857143, "ASA_s": 7.835937012},
    ),
    # https://github.com/A-Herzog/Callcenter-Simulator
    # SimSystem/src/test/java/mathtoolstests/ErlangCTest.java
    "A03": Record("Erlang C, 13 agents", {"ASA_s": 26.56}, {"ASA_s": 26.5568858}),
    # https://github.com/A-Herzog/Callcenter-Simulator
    # SimSystem/src/test/java/mathtoolstests/ErlangCTest.java
    "A04-13": Record(
        "Erlang A with 100 lines, 13 agents",
        {"mean_wait_all_s": 9.91},
        {
            "mean_wait_all_s": 9.912802609,
            "P_ab": 0.03304267536,
            "P_wait": 0.2812545154,
            "occupancy": 0.781003993,
            "Lq": 0.5782468189,
            "sl_offered": 0.8163095019,
            "sl_virtual": 0.8194218127,
            "sl_abinc": 0.8285373397,
        },
    ),
    # https://github.com/rodrigo-arenas/pyworkforce (commit ca48925) docs/guide/erlanga.md
    "A06-13": Record(
        "Erlang A, 13 agents (pyworkforce)",
        {"P_wait": 0.226, "P_ab": 0.025, "occupancy": 0.75, "mean_wait_all_min": 0.125, "SL_offered": 0.858},
        {
            "P_wait": 0.225797084,
            "P_ab": 0.02496330363,
            "occupancy": 0.750028228,
            "W_all": 0.1248165182,
            "sl_offered": 0.8581777,
            "sl_virtual": 0.8608308678,
            "sl_answered": 0.88014913,
            "sl_abinc": 0.8682745212,
            "Lq": 0.4160550606,
            "W_served": 0.1152328051,
            "E_V": 0.138534876,
        },
    ),
    # OWN exact (Crommelin embedding + Franx 2001 waiting-time formula)
    "A12": Record(
        "M/D/c",
        None,
        {
            "c=1 rho=0.9": {
                "P_wait": 0.9,
                "Lq": 4.05,
                "Wq": 4.5,
                "rho": 0.9,
                "P_W_gt_0.1": 0.8905825716,
                "P_W_gt_0.5": 0.8431687815,
                "P_W_gt_1": 0.7540396889,
            },
            "c=2 rho=0.9": {
                "P_wait": 0.8471076427,
                "Lq": 3.864461786,
                "Wq": 2.146923215,
                "rho": 0.9,
                "P_W_gt_0.1": 0.827106271,
                "P_W_gt_0.5": 0.7282249764,
                "P_W_gt_1": 0.5880274746,
            },
            "c=5 rho=0.9": {
                "P_wait": 0.7478285461,
                "Lq": 3.495128212,
                "Wq": 0.7766951582,
                "rho": 0.9,
                "P_W_gt_0.1": 0.6994853712,
                "P_W_gt_0.5": 0.4859430776,
                "P_W_gt_1": 0.2882319267,
            },
            "c=10 rho=0.8": {
                "P_wait": 0.3847173933,
                "Lq": 0.8786223177,
                "Wq": 0.1098277897,
                "rho": 0.8,
                "P_W_gt_0.1": 0.2923655742,
                "P_W_gt_0.5": 0.06071887779,
                "P_W_gt_1": 0.007000911787,
            },
            "c=10 rho=0.9": {
                "P_wait": 0.6468612839,
                "Lq": 3.101238453,
                "Wq": 0.3445820504,
                "rho": 0.9,
                "P_W_gt_0.1": 0.5614347663,
                "P_W_gt_0.5": 0.2588134738,
                "P_W_gt_1": 0.09174428001,
            },
            "c=20 rho=0.9": {
                "P_wait": 0.5232650663,
                "Lq": 2.59714935,
                "Wq": 0.144286075,
                "rho": 0.9,
                "P_W_gt_0.1": 0.3892582731,
                "P_W_gt_0.5": 0.07850111842,
                "P_W_gt_1": 0.009902663848,
            },
            "c=14 rho=0.8571": {
                "P_wait": 0.4550660655,
                "Lq": 1.531101862,
                "Wq": 0.1275918218,
                "rho": 0.8571428571,
                "P_W_gt_0.1": 0.3422170056,
                "P_W_gt_0.5": 0.06969984454,
                "P_W_gt_1": 0.008493318334,
            },
        },
    ),
    # https://github.com/rodrigo-arenas/pyworkforce (commit ca48925)
    # pyworkforce/queuing/tests/test_erlang_b.py (B(1,1)=.5, B(2,1)=.2).
    "A15": Record(
        "Erlang B",
        {"B(1,1)": 0.5, "B(2,1)": 0.2},
        {
            "B(13,8)": 0.03066463364,
            "B(14,8)": 0.01722089217,
            "B(16,10)": 0.02230187204,
            "B(17,10)": 0.01294887522,
            "B(18,10)": 0.007142438158,
            "B(19,12)": 0.01648757201,
            "B(20,12)": 0.00979563942,
            "B(64,50)": 0.008439426656,
        },
    ),
    # https://github.com/umontreal-simul/contactcenters (commit f5ddb4a) doc/examples/MMC.java, MMC.res
    "B01": Record(
        "M/M/12 eight-hour day (MMC)",
        {
            "good_contacts": [1816.158, 1812.618, 1819.698],
            "SL_good/served": [0.902, 0.9, 0.904],
            "ASA_min": [0.099, 0.097, 0.102],
            "occupancy": [0.695, 0.694, 0.697],
        },
        {
            "good": 1815.271737,
            "sl_good_over_served": 0.9004324093,
            "ASA_served": 0.100680741,
            "occupancy": 0.6969343495,
        },
    ),
    # https://github.com/umontreal-simul/contactcenters (commit f5ddb4a) doc/examples/MMCAb.java, .res
    "B02": Record(
        "MMCAb: with Exp(1 min) patience",
        {
            "abandoned": [58.609, 57.66, 59.558],
            "good": [1906.008, 1903.785, 1908.231],
            "SL_good/served": [0.975, 0.974, 0.975],
            "ASA_min": [0.024, 0.023, 0.024],
            "occupancy": [0.675, 0.674, 0.677],
            "SL_good/(served+abandoned_after_AWT)": [0.968, 0.968, 0.969],
        },
        {
            "abandoned": 59.26321841,
            "good": 1906.718895,
            "sl_good_over_served": 0.9744381116,
            "ASA_served": 0.02382526683,
            "occupancy": 0.6765583444,
            "sl_abafter": 0.9681890686,
        },
    ),
    # https://github.com/umontreal-simul/ssj (commit 98d9a6af)
    # src/main/docs/examples/tutorial/CallCenter.{java,dat,txt};
    # https://github.com/umontreal-simul/contactcenters (commit f5ddb4a) doc/examples/CallCC.res
    "B06": Record(
        "SSJ CallCenter, alpha0=10 (CallCC)",
        {
            "arrivals": [1639.507, 1612.789, 1666.225],
            "avg_wait_s": [11.834, 10.06, 13.608],
            "prop_wait<20s": [0.853, 0.844, 0.862],
            "prop_lost": [0.0342, 0.0311, 0.0374],
        },
        {
            "arrivals": 1660.0,
            "sd_arrivals": 526.5168563,
            "avg_wait_s": 12.5196504,
            "prop_wait<20s": 0.8546756,
            "prop_lost": 0.0364895,
        },
    ),
    # OWN exact computation
    "C03": Record(
        "A 13-hour day with AHT = mean patience",
        None,
        {
            "any staff-change rule": {
                "P_wait by hour": [
                    0.1968091378,
                    0.2813544567,
                    0.303223846,
                    0.3052189898,
                    0.2587612614,
                    0.3290903241,
                    0.3032238614,
                    0.3032238537,
                    0.3004926191,
                    0.2401149575,
                    0.3020311434,
                    0.197127869,
                    0.2220616785,
                ],
                "E[N] at hour end": [
                    6.666664627,
                    9.99999898,
                    10.0,
                    11.99999939,
                    13.33333293,
                    10.00000102,
                    10.0,
                    10.0,
                    8.000000612,
                    6.666667075,
                    5.333333741,
                    4.666666871,
                    4.000000204,
                ],
            },
            "leaving agents finish their call": {
                "abandons by hour": [
                    3.629292569,
                    7.232832699,
                    7.963743496,
                    8.912077536,
                    7.555914926,
                    9.05062881,
                    7.963744115,
                    7.963743806,
                    6.994634305,
                    4.648448832,
                    5.505016037,
                    2.904872471,
                    3.065424224,
                ],
                "mean_busy": [
                    5.98026952,
                    9.295588863,
                    9.469083699,
                    11.27252821,
                    12.74071677,
                    9.618846873,
                    9.469083794,
                    9.469083746,
                    7.667024339,
                    6.44565898,
                    5.055221153,
                    4.51745296,
                    3.84008283,
                ],
                "mean_queue": [
                    0.2419528379,
                    0.4821888466,
                    0.5309162331,
                    0.5941385024,
                    0.5037276617,
                    0.603375254,
                    0.5309162743,
                    0.5309162537,
                    0.4663089536,
                    0.3098965888,
                    0.3670010692,
                    0.1936581647,
                    0.2043616149,
                ],
                "abandons 13 h": 83.39037383,
                "after closing (last staff drains)": 0.04092340327,
            },
        },
    ),
    # https://github.com/imperial-qore/line-solver C++ test of qsys_mtginf (identity, not a stored number)
    "C04": Record(
        "M_t/M/infinity closed form",
        {"m(t)": "a/mu + b(mu sin gt - g cos gt)/(mu^2+g^2)"},
        {"m(0)": 4.0, "m(pi/2)": 7.0, "m(pi)": 6.0, "m(3pi/2)": 3.0},
    ),
    # OWN exact CTMC (model of Aguir et al. / Koole Erlang X)
    "E02": Record(
        "Erlang A with redials",
        None,
        {
            "mean redial delay 5 min": {
                "states": 1426,
                "lam_total": 2.252554021,
                "P_ab_per_attempt": 0.2242379257,
                "P_wait_per_attempt": 0.5903959676,
                "W_per_attempt": 0.4484758514,
                "Lq": 1.010216082,
                "occupancy": 0.8737229897,
                "redial_orbit": 1.262770103,
                "reconnect_orbit": 0.0,
                "lost_share_of_fresh": 0.1262770103,
                "trunc": 4.271085864e-16,
            }
        },
    ),
}
