"""How likely goals are reached."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING, Final

from matplotlib.axes import Axes
from matplotlib.ticker import PercentFormatter

from ccsim.report.plots.look import BLUE, GREEN, GREY, ORANGE, VERMILION, axes_or_new, look, name_rows

if TYPE_CHECKING:
    from ccsim.goals.assessment import Assessment

#: Letters of a name in a line.
_LINE: Final = 28
#: By verdict: colour and marker.
VERDICTS: Final = {
    "achievable": (GREEN, "o"),
    "at risk": (ORANGE, "D"),
    "out of reach": (VERMILION, "X"),
    "undecided": (BLUE, "s"),
}


def plot_probabilities(assessment: Assessment, ax: Axes | None = None, *, level: float = 0.95) -> Axes:
    """
    Plot the probability with which each goal is reached, beside the one it needs.

    Parameters
    ----------
    assessment
        From `ccsim.assess`.
    ax
        Where to draw; by default a new figure, as high as there are goals.
    level
        Of Wilson's intervals.

    Returns
    -------
    Axes
        A row for each goal: the probability with its interval in the colour of its verdict, and a line where
        the required confidence lies.
    """
    goals = assessment.judged
    names = [fill(judged.asked.name, _LINE) for judged in goals]
    with look(names):
        ax = axes_or_new(ax, height=1.4 + 0.45 * max(1, len(goals)))
        told: set[str] = set()
        for place, judged in enumerate(goals):
            low, high = judged.interval(level)
            colour, marker = VERDICTS[judged.verdict]
            reach = [[judged.probability - low], [high - judged.probability]]
            label = "_" if judged.verdict in told else judged.verdict
            ax.errorbar(
                judged.probability, place, xerr=reach, fmt=marker, color=colour, capsize=3, label=label
            )  # fmt: skip
            told.add(judged.verdict)
            needed = judged.asked.goal.confidence
            ax.plot([needed, needed], [place - 0.3, place + 0.3], color=GREY, linewidth=2, label=_once(place))
        name_rows(ax, range(len(goals)), names)
        ax.set_ylim(max(1, len(goals)) - 0.5, -0.5)
        ax.set_xlim(-0.02, 1.02)
        ax.xaxis.set_major_formatter(PercentFormatter(1.0))
        ax.set_xlabel(f"probability that the goal is reached (intervals: {level:.0%}, Wilson)")
        ax.grid(visible=True, axis="x")
        if goals:
            ax.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=5, fontsize=8)
        else:
            ax.text(0.5, 0, "no goal could be judged", ha="center", color=GREY)
    return ax


def _once(place: int) -> str:
    return "_" if place else "needed"
