"""Designs that are compared: tidy values, and what each factor does."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import ccsim
from ccsim import Comparison
from ccsim.errors import RunError
from tests.experiment.compare.centres import centre, comparison_of, figure, pairs

HEADCOUNT = "groups.desk.headcount"


def test_a_grid_is_a_table_with_a_column_for_each_factor(tmp_path: Path) -> None:
    """One row for each point and measure, ready to be pivoted; the same again from disk."""
    design = centre().grid({f"{HEADCOUNT}+": [0, 1], "groups.desk.pay": [20, 40]})
    found = ccsim.compare(design, days=1, replications=3, jobs=1, measures=["asa/answered", "cost/total"])
    assert (found.design, found.baseline) == ("grid", "headcount+=0, pay=20")
    table = found.values()
    cost = table[table["measure"] == "cost/total"].pivot_table(
        index=f"{HEADCOUNT}+", columns="groups.desk.pay", values="value"
    )
    assert cost.loc[1, 40] - cost.loc[0, 40] == pytest.approx(24 * 40)
    waits = table[table["measure"] == "asa/answered"].set_index("option")["value"]
    assert waits["headcount+=0, pay=20"] == waits["headcount+=0, pay=40"] > waits["headcount+=1, pay=40"]
    assert Comparison.load(found.save(tmp_path / "grid")).values().equals(table)


def test_a_latin_hypercube_is_compared_with_the_scenario_as_it_is() -> None:
    """Pay drives the cost in a straight line, whatever else varies."""
    design = centre().latin_hypercube({"groups.desk.pay": (10.0, 30.0), f"{HEADCOUNT}+": (0, 1)}, n=4)
    found = ccsim.compare(design, days=1, replications=2, jobs=1, measures=["cost/pay"])
    table = found.values().set_index("option")
    people = 3 + table[f"{HEADCOUNT}+"].astype(float)
    assert (24 * people * table["groups.desk.pay"].astype(float)).to_numpy() == pytest.approx(table["value"])
    assert found.baseline == "as it is"


def test_a_tornado_tells_the_largest_swing_first() -> None:
    """Differences from the scenario as it is; all intervals hold together."""
    design = centre().tornado({"groups.desk.pay": (19, 22), f"{HEADCOUNT}+": (0, 1)})
    found = ccsim.compare(design, days=1, replications=10, jobs=1, measures=["cost/total", "asa/answered"])
    table = found.tornado()
    assert table["factor"].tolist() == [f"{HEADCOUNT}+", "groups.desk.pay"]
    pay = table.set_index("factor").loc["groups.desk.pay"]
    assert (pay["low"], pay["high"]) == (19, 22)
    assert (pay["at_low"], pay["at_high"], pay["swing"]) == pytest.approx((-72, 144, 216))
    assert set(table["family"]) == {"4 comparisons of this measure (Bonferroni)"}
    waits = found.tornado("asa/answered").set_index("factor")
    assert waits.index.tolist() == [f"{HEADCOUNT}+", "groups.desk.pay"]
    more = waits.loc[f"{HEADCOUNT}+"]
    assert more["at_low"] == 0
    assert more["at_high_from"] < more["at_high"] < more["at_high_to"] < 0
    told = found.differences().query("measure == 'asa/answered' and option == 'headcount+=1'")
    assert (more["at_high_from"], more["at_high_to"]) == (told["low"].item(), told["high"].item())


def test_only_a_tornado_has_one() -> None:
    """Any other comparison has no ends."""
    sums = {name: pairs(np.arange(3.0))[:, np.newaxis] for name in "ab"}
    with pytest.raises(
        RunError, match=r"only the comparison of a tornado has one: compare scenario\.tornado"
    ):
        comparison_of(sums, figure()).tornado()
    assert isinstance(comparison_of(sums, figure()).differences(), pd.DataFrame)
