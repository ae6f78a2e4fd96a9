"""Goals in one picture: how likely each is reached, and when those are broken that are not safe."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from matplotlib import pyplot as plt
from matplotlib.figure import Figure

from ccsim.report.plots.look import look
from ccsim.report.plots.plot_breaks import plot_breaks
from ccsim.report.plots.plot_probabilities import plot_probabilities

if TYPE_CHECKING:
    from ccsim.goals.assessment import Assessment

#: Goals of which it is drawn when they are broken.
_MOST: Final = 3


def plot_goals(assessment: Assessment) -> Figure:
    """
    Plot the probabilities of all goals, above the weeks of those that are not achievable.

    Parameters
    ----------
    assessment
        From `ccsim.assess`.

    Returns
    -------
    Figure
        11 inches wide: `plot_probabilities` above up to three of `plot_breaks`.
    """
    scenario = assessment.scenario
    title = scenario.title or scenario.name
    broken = [
        judged.asked.name
        for judged in assessment.judged
        if judged.verdict != "achievable" and judged.by_hour is not None
    ][:_MOST]
    heights = [1.4 + 0.45 * max(1, len(assessment.judged)), *[2.6 for _ in broken]]
    with look([title]):
        figure, axes = plt.subplots(
            len(heights), 1, figsize=(11, sum(heights) + 0.6), height_ratios=heights, layout="constrained",
            squeeze=False,
        )  # fmt: skip
        figure.suptitle(title, x=0.01, ha="left", fontsize=13, weight="bold")
        said = f"{scenario.name}, up to {assessment.replications} replications, seed {assessment.seed}"
        figure.supxlabel(said, x=0.01, ha="left", fontsize=8, color="#555555")
    plot_probabilities(assessment, axes[0, 0])
    for ax, name in zip(axes[1:, 0], broken, strict=True):
        plot_breaks(assessment, name, ax)
    return figure
