"""What levers are worth, in one picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matplotlib import pyplot as plt
from matplotlib.figure import Figure

from ccsim.report.plots.look import look
from ccsim.report.plots.plot_payback import plot_payback
from ccsim.report.plots.plot_return import plot_return

if TYPE_CHECKING:
    from ccsim.experiment.levers.lever_report import LeverReport


def plot_levers(report: LeverReport, *, level: float = 0.95) -> Figure:
    """
    Plot what the levers of a report return, above when each of them, alone, pays back.

    Parameters
    ----------
    report
        From `ccsim.levers`.
    level
        Confidence level of the intervals.

    Returns
    -------
    Figure
        11 inches wide: `plot_return` above `plot_payback`.
    """
    scenario = report.scenario
    title = scenario.title or scenario.name
    above = 1.4 + 0.5 * len(set(report.returns(level=level)["lever"]))
    with look([title]):
        figure, (upper, lower) = plt.subplots(
            2, 1, figsize=(11, above + 4.2), height_ratios=(above, 3.6), layout="constrained"
        )
        many = f"{report.replications} replication" + ("s" if report.replications > 1 else "")
        figure.suptitle(title, x=0.01, ha="left", fontsize=13, weight="bold")
        said = f"{scenario.name}, {report.days} days from {report.start}, {many}"
        figure.supxlabel(said, x=0.01, ha="left", fontsize=8, color="#555555")
    plot_return(report, upper, level=level)
    plot_payback(report, lower, level=level)
    return figure
