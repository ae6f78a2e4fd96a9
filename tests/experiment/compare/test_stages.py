"""More replications only where options are not told apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
import pytest

import ccsim
from ccsim.errors import RunError
from ccsim.experiment.compare.runs import Runs
from ccsim.experiment.compare.stages import stages_for, still_open
from ccsim.experiment.replicate_all import Progress
from ccsim.typing import Floats
from tests.experiment.compare.centres import centre, figure, records_of
from tests.shared import replications


def test_the_looks_are_set_beforehand() -> None:
    """From 20 on at twice as many each time, up to the most that may be run."""
    assert stages_for(30, None, None) == (30,)
    assert stages_for(160, "baseline", None) == (20, 40, 80, 160)
    assert stages_for(100, "best", None) == (20, 40, 80, 100)
    assert stages_for(10, "best", None) == (10,)
    assert stages_for(100, "best", [5, 50]) == (5, 50)


def test_looks_that_make_no_sense_are_refused() -> None:
    """With the reason."""
    with pytest.raises(RunError, match="stages are for a comparison that may end early; add until="):
        stages_for(30, None, [10, 20])
    with pytest.raises(RunError, match='until must be "baseline" or "best", not \'worst\''):
        stages_for(30, "worst", None)  # type: ignore[arg-type]
    for wrong in ([], [1, 20], [20, 20], [40, 20]):
        with pytest.raises(RunError, match="stages must be whole numbers from 2 on that increase, not"):
            stages_for(30, "best", wrong)


def test_open_is_what_is_not_told_apart() -> None:
    """And with it the baseline, which the others need a partner from."""
    generator = np.random.Generator(np.random.Philox(1))
    base, noise = generator.normal(100, 10, 20), generator.normal(0, 1, 20)
    records = records_of(base=base, near=base + noise, far=base + noise + 5)
    measure = figure().measure
    assert still_open(records, "base", measure, "baseline", 0.95) == ["base", "near"]
    assert still_open(records, "base", measure, "best", 0.95) == ["base", "near"]
    apart = records_of(base=base, far=base + noise + 5, farther=base + noise + 9)
    assert still_open(apart, "base", measure, "baseline", 0.95) == []
    assert still_open(apart, "base", measure, "best", 0.95) == []


def test_only_options_that_are_open_go_on() -> None:
    """One more agent is seen at once, one of 40 calls an hour more is not: it and the baseline go on."""
    scenario = centre()
    options = {
        "as it is": scenario,
        "one more": scenario.override({"groups.desk.headcount+": 1}),
        "dearer": scenario.override({"groups.desk.pay*": 1.1}),
    }
    found = ccsim.compare(options, days=1, replications=16, stages=[4, 8, 16], until="baseline", jobs=1)
    assert found.replications == {"as it is": 16, "one more": 4, "dearer": 16}
    assert found.stages == (4, 8, 16)
    assert found.notes[0] == (
        "stages: after the cap of 16 replications not told apart by frt/human_calendar_contact mean: "
        "as it is, dearer"
    )
    table = found.differences()
    assert set(table["family"]) == {"2 comparisons of this measure at 3 looks (Bonferroni)"}
    assert table.set_index("option")["n"]["one more"].unique().tolist() == [4]
    best = ccsim.compare(options, days=1, replications=8, stages=[4, 8], until="best", jobs=1)
    assert best.replications == {"as it is": 4, "one more": 4, "dearer": 4}
    assert best.notes[0] == (
        "stages: one alone could be best by frt/human_calendar_contact mean, after 4 replications at most"
    )


def _made_up(
    generator: np.random.Generator, shifts: Sequence[float], until: Literal["baseline", "best"]
) -> Runs:
    """Runs of options that differ by known amounts, with noise of their own and noise that they share."""
    days = generator.gamma(25, 4, 80)
    noise = generator.normal(0, 1, (len(shifts), 80))

    def replicate(names: Sequence[str], numbers: range, _: Progress) -> tuple[list[list[Floats]], str]:
        values = {name: days * 2 + shifts[int(name)] + noise[int(name)] for name in names}
        return [[np.array([[[own[number], 1.0]]]) for number in numbers] for own in values.values()], ""

    runs = Runs([str(place) for place in range(len(shifts))], [figure()], (20, 40, 80), replicate)
    runs.go("0", until, 0.95)
    return runs


REPEATS = 1500


def _band(repeats: int) -> float:
    """What a share that is truly 5% exceeds once in a thousand times, in so many repetitions."""
    return 0.05 + 3.09 * (0.05 * 0.95 / repeats) ** 0.5


@pytest.mark.slow
def test_looking_three_times_keeps_the_level_of_what_is_told_apart() -> None:
    """
    Four options, three of them truly equal to the baseline: at most 5% of comparisons tell any apart.

    False alarm: below 0.1%, as the true rate is below 5% (Bonferroni) and the bound is the 99.9% point at 5%.
    """
    repeats = replications(REPEATS, 300)
    generator = np.random.Generator(np.random.Philox(11))
    wrong = missed = 0
    for _ in range(repeats):
        runs = _made_up(generator, (0.0, 0.0, 0.0, 0.0, 3.0), "baseline")
        wrong += any(len(runs.sums[name]) < 80 for name in ("1", "2", "3"))
        missed += len(runs.sums["4"]) > 20
    assert wrong / repeats <= _band(repeats)
    assert missed == 0  # 3 is 9 standard errors off: it needs no more than the first look


@pytest.mark.slow
def test_the_best_is_not_lost_on_the_way() -> None:
    """
    Among five close options the best is dropped at some look at most 5% of the time, and bad ones soon.

    False alarm: below 0.1%, as above.
    """
    repeats = replications(REPEATS, 300)
    generator = np.random.Generator(np.random.Philox(12))
    lost = spared = 0
    for _ in range(repeats):
        runs = _made_up(generator, (0.0, 0.1, 0.2, 0.3, 2.0), "best")
        lost += bool(runs.open) and "0" not in runs.open
        lost += not runs.open and len(runs.sums["0"]) < max(len(each) for each in runs.sums.values())
        spared += len(runs.sums["4"]) == 20
    assert lost / repeats <= _band(repeats)
    assert spared / repeats > 0.9
