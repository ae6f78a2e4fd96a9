# ---
# jupyter:
#   jupytext:
#     formats: ipynb,py:percent
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # A first forecast
#
# What will customers live through in the coming days, and what will it cost? This notebook loads a real bank's call
# centre, runs it, looks at it, reads the intervals, changes one number and runs again.
#
# Start it in the repository: `pip install -e '.[notebooks]'`, then `jupyter lab notebooks/01-first-forecast.ipynb`.

# %%
from pathlib import Path

import ccsim
from ccsim.report.plots import plot_intervals, plot_staffing, plot_waits

SCENARIOS = next(folder for folder in (Path("scenarios"), Path("../scenarios")) if folder.is_dir())
DAYS, REPLICATIONS = 7, 20

# %% [markdown]
# ## Load
#
# A scenario is everything that is assumed about the centre: why customers call, how many and when, how long a call
# takes, how patient callers are, who is on duty. It is one file that you can read. Loading checks all of it, and
# names every fault at once.

# %%
scenario = ccsim.load(SCENARIOS / "anonymous-bank.yaml")
print(scenario.title)

# %% [markdown]
# What is *assumed* rather than measured stands in the file, and below every table:

# %%
for assumption in scenario.assumptions:
    print(f"* {assumption.path}: {assumption.why}")

# %% [markdown]
# ## Run
#
# One week, lived through 20 times with other customers each time. The same seed always gives the same customers, on
# any number of processors. (The first run of all takes longer: it compiles the engine.)

# %%
result = ccsim.run(scenario, days=DAYS, replications=REPLICATIONS, seed=1)

# %% [markdown]
# ## Look
#
# Does the staffing follow the load? Where the agents that the calls would keep busy come close to the agents present,
# customers wait.

# %%
ax = plot_staffing(result, weekday="mon")

# %%
ax = plot_waits(result)

# %% [markdown]
# ## Read the intervals
#
# Each number comes with a 95% interval: with more replications it would settle somewhere in there. The interval says
# how well the *model's* answer is known. It says nothing about the assumptions above: those you judge yourself.

# %%
headline = ["frt/human_calendar_contact", "aht/contact", "fcr/case", "cpc/served", "service_level/offered"]
summary = result.summary([*headline, "asa/answered", "abandonment/offered", "occupancy/agent"], by=())
columns = ["measure", "variant", "statistic", "threshold", "value", "low", "high", "unit"]
summary.loc[summary["statistic"].isin(["mean", "ratio", "share"]), columns].round(3)

# %% [markdown]
# Durations are in seconds, shares run from 0 to 1. Every id can be looked up: `ccsim measures asa`.
#
# The same by reason for the call. Where one line's interval ends before another's begins, the difference is not chance:

# %%
ax = plot_intervals(result, measure="abandonment/offered", by="intent")

# %% [markdown]
# ## Change one number
#
# What if there were 10% more people on duty, all day (each headcount rounded to whole people)? `override` makes a new
# scenario and leaves the old one as it is.

# %%
staffed = scenario.override({"groups.agents.headcount": ccsim.change("*=", 1.1)})
again = ccsim.run(staffed, days=DAYS, replications=REPLICATIONS, seed=1)

# %%
ax = plot_intervals({"as it was": result, "10% more agents": again})

# %% [markdown]
# ## What the change does
#
# The customers of the two runs are the *same* people: they call at the same moments with the same patience, whatever
# the staffing. So week by week, replication by replication, the difference is what the staffing does, and it is known
# far better than either number by itself:

# %%
differences = (
    again.runs[["answered_within_20s", "abandoned"]] - result.runs[["answered_within_20s", "abandoned"]]
)
differences.describe().loc[["mean", "std", "min", "max"]].round(1)

# %%
better = (differences["answered_within_20s"] > 0) & (differences["abandoned"] < 0)
print(f"More answered in time and fewer lost in {better.sum()} of {len(better)} weeks")

# %% [markdown]
# And what it costs:

# %%
for name, run in {"as it was": result, "10% more agents": again}.items():
    cost, per_contact = run.estimate("cost/total"), run.estimate("cpc/served")
    print(f"{name}: {cost.value:,.0f} {scenario.currency} a week, {per_contact.value:.2f} per contact served")

# %% [markdown]
# ## Your turn
#
# Copy this notebook and change the number: `"groups.agents.headcount": ccsim.change("-=", 2)`, the patience of one kind
# of caller (`ccsim schema` and the scenario file name every path), or the file: `ccsim new my-centre` writes one for
# your own centre.
