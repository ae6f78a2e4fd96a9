"""
The exact and published values the tests hold the engine to, copied from the shared data folder.

Source of every record: ``reference/cases.json`` of the shared data folder, by its id; above each, the source
that record itself names ("OWN": computed for this project). `tests/theory/test_reference.py` compares the
copies with that file wherever it is present. Under ``reference`` everything is exact (closed form,
birth-death chain, Markov chain or quadrature) except in D01, where a pair is a simulated mean and the
half-width of its 95% interval. Under ``published`` a triple is a simulated mean and the limits of its
confidence interval.
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
    # https://github.com/umontreal-simul/contactcenters (commit f5ddb4a) doc/examples/simplemsk.tex,
    # SimpleMSK.java, .res
    "D01": Record(
        "SimpleMSK: 3 types, 2 groups, 3 two-hour periods, gamma busyness",
        {
            "served": [4297.305, 4270.15, 4324.46],
            "abandoned": [910.335, 876.133, 944.537],
            "SL": [0.501, 0.494, 0.509],
            "occupancy_group0": [0.881, 0.877, 0.884],
            "good[type][period]": [
                [170.154, 599.334, 15.49],
                [262.936, 511.648, 34.697],
                [259.806, 613.732, 24.888],
            ],
        },
        {
            "served": [4287.757, 4.264],
            "abandoned": [900.177, 5.463],
            "SL": [0.50556, 0.00129],
            "occupancy_group0": [0.87914, 0.00057],
            "good[type][period]": [
                [173.387, 598.382, 16.641],
                [265.961, 510.276, 36.668],
                [265.613, 611.759, 25.829],
            ],
            "E_arrivals": 5184,
        },
    ),
    # OWN exact CTMC
    "D05-N-design": Record(
        "N-design",
        None,
        {
            "states": 10300,
            "resid": 2.104250801e-12,
            "class0": {
                "P_all_busy": 0.383738804,
                "Lq": 0.4028851365,
                "W_all": 0.3357376137,
                "P_ab": 0.1119125379,
                "trunc": 3.5923585e-38,
                "busy_in_pool0": 3.188937795,
                "share_served_by_pool0": 0.6643620407,
                "busy_in_pool1": 1.073882023,
                "share_served_by_pool1": 0.2237254214,
            },
            "class1": {
                "P_all_busy": 0.5900012,
                "Lq": 0.3157270415,
                "W_all": 0.5262117358,
                "P_ab": 0.2631058679,
                "trunc": 1.776191466e-48,
                "busy_in_pool1": 2.210682396,
                "share_served_by_pool1": 0.7368941319,
            },
            "pool0_util": 0.7972344488,
            "pool1_util": 0.8211411047,
        },
    ),
    # OWN exact CTMC; parameters from https://github.com/umontreal-simul/contactcenters (commit f5ddb4a)
    # doc/msk/mskccParamsThreeTypes.xml (no output is published there)
    "D05-ThreeTypes": Record(
        "ThreeTypes (ContactCenters mskccParamsThreeTypes.xml), minutes",
        None,
        {
            "states": 179580,
            "resid": 1.911636214e-12,
            "class0": {
                "P_all_busy": 0.9689479009,
                "Lq": 2.556454724,
                "W_all": 2.556454724,
                "P_ab": 0.5888067768,
                "trunc": 1.601702745e-13,
                "busy_in_pool0": 0.4111932237,
                "share_served_by_pool0": 0.4111932237,
            },
            "class1": {
                "P_all_busy": 0.8495071845,
                "Lq": 1.101220697,
                "W_all": 0.5506103484,
                "P_ab": 0.1060314659,
                "trunc": 7.250975549e-18,
                "busy_in_pool0": 0.5577546772,
                "share_served_by_pool0": 0.2788773386,
                "busy_in_pool1": 1.230182391,
                "share_served_by_pool1": 0.6150911955,
            },
            "class2": {
                "P_all_busy": 0.8677164757,
                "Lq": 1.641455999,
                "W_all": 1.641455999,
                "P_ab": 0.3977085179,
                "trunc": 3.802176522e-14,
                "busy_in_pool1": 0.6022914823,
                "share_served_by_pool1": 0.6022914823,
            },
            "pool0_util": 0.9689479009,
            "pool1_util": 0.9162369367,
        },
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
    # OWN exact (product form of Srinivasan-Talim-Wang / Khudyakov-Feigin-Mandelbaum; their numerical tables
    # were not reachable)
    "F01": Record(
        "IVR then agents, 45 trunks, 16 agents",
        None,
        {
            "no abandonment": {
                "P_block": 0.02673864666,
                "P_wait": 0.6114663696,
                "E_W": 0.7626484852,
                "E_W_given_wait": 1.247245185,
                "E_ivr": 14.5989203,
                "E_agents_stage": 18.31020178,
                "E_queue": 3.711281484,
                "occupancy": 0.9124325188,
                "P_W_gt_t": 0.5011622056,
            },
            "patience Exp(2 min)": {
                "P_block": 0.001428985259,
                "E_queue": 0.8165583681,
                "E_W": 0.1635453776,
                "P_wait": 0.392874176,
                "P_ab": 0.08177268878,
                "occupancy": 0.8596079793,
                "E_ivr": 14.97856522,
            },
        },
    ),
    # OWN exact CTMC (policy class of Armony-Maglaras / Legros-Jouini-Koole; their numbers were not reachable)
    "G01": Record(
        "Callback offer: threshold 3, acceptance 0.6, reserve 0",
        None,
        {
            "states": 15319,
            "P_all_busy": 0.459247529,
            "Lq": 0.4940226132,
            "P_ab": 0.1300059508,
            "share_callback": 0.03450109371,
            "L_callback": 0.3148220607,
            "W_callback": 4.802625181,
            "W_inbound": 0.2693031551,
            "occupancy": 0.8264943467,
            "trunc": 4.331996337e-38,
        },
    ),
    # OWN exact CTMC
    "H02": Record(
        "Same chat centre, least-loaded routing without moving chats",
        None,
        {
            "P_wait": 0.424710764,
            "Lq": 0.621874744,
            "P_ab": 0.155468686,
            "mean_chats": 13.0515255,
            "slots_occupancy": 0.8701017,
            "agent_busy": 0.9943951845,
            "frac_agents_0": 0.00560481554,
            "frac_agents_1": 0.06023710342,
            "frac_agents_2": 0.2524062467,
            "frac_agents_3": 0.6817518344,
            "mean_chat_duration": 3.863541021,
            "W_all": 0.155468686,
            "P_V_gt_0.333": 0.2572152572,
            "P_served_within_0.333": 0.7181814951,
            "P_V_gt_1.000": 0.05717058807,
            "P_served_within_1.000": 0.8289384936,
        },
    ),
    # OWN exact (equal service times: class sums are M/M/n)
    "I02": Record(
        "Calls with preemptive priority over e-mail; and VIP non-preemptive",
        None,
        {
            "e-mail preempted: delay calls, delay e-mail (min, excluding own service)": [
                0.2195924361,
                6.792693072,
            ],
            "VIP first non-preemptive: wait VIP, wait standard": [0.3311633157, 2.207755438],
            "P_wait_total": 0.5298613051,
        },
    ),
}
