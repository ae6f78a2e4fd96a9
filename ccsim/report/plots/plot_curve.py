"""How likely a goal is reached by the amount of a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.ticker import PercentFormatter

from ccsim.report.plots.look import BLUE, GREY, VERMILION, axes_or_new, look

if TYPE_CHECKING:
    from ccsim.goals.takes.worth_doing import WorthDoing


def plot_curve(worth: WorthDoing, change: str | None = None, ax: Axes | None = None) -> Axes:
    """
    Plot the probability of a goal against the amount of a change.

    Parameters
    ----------
    worth
        From `ccsim.what_it_takes`.
    change
        Which of the changes that were chosen; by default the first.
    ax
        Where to draw; by default a new figure.

    Returns
    -------
    Axes
        A point for each amount with its 95% interval (Wilson), a line at the required confidence, and a ring
        around what was chosen.
    """
    rows = worth.curve
    names = list(dict.fromkeys(rows["change"]))
    change = names[0] if change is None and names else change
    rows = rows[rows["change"] == change]
    goal = worth.scenario.goals[worth.goal]
    with look([worth.goal, str(change)]):
        ax = axes_or_new(ax)
        own = mpl.rcParams["font.family"]
        title = f"{worth.goal}, by the amount of {change}"
        ax.set_title(title, loc="left", fontsize=10, fontfamily=own)
        places = range(len(rows))
        values = rows["probability"].to_numpy()
        reach = [values - rows["low"].to_numpy(), rows["high"].to_numpy() - values]
        n = int(rows["n"].max()) if len(rows) else 0
        ax.errorbar(
            list(places), values, yerr=reach, fmt="o-", color=BLUE, capsize=3, label=f"{n} replications each"
        )
        ax.axhline(goal.confidence, color=GREY, linestyle="--", label="needed")
        chosen = (
            {} if worth.choice is None else {c.name: c.told(amount) for c, amount in worth.choice.amounts}
        )
        if chosen.get(str(change)) in list(rows["amount"]):
            place = list(rows["amount"]).index(chosen[str(change)])
            ax.plot(
                place, values[place], "o", ms=16, mfc="none", mec=VERMILION, mew=2, label="chosen, confirmed"
            )
        ax.set_xticks(list(places), list(rows["amount"]))
        ax.set_ylim(-0.03, 1.03)
        ax.yaxis.set_major_formatter(PercentFormatter(1.0))
        ax.set_ylabel("probability that the goal is reached")
        ax.set_xlabel(f"amount of {change}", fontfamily=own)
        ax.grid(visible=True, axis="y")
        ax.legend(fontsize=8, markerscale=0.6)
    return ax
