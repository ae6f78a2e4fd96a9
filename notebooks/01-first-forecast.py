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
# centre, looks at it, runs it, reads the intervals, changes one number and runs again.
#
# Start it in the repository: `pip install -e '.[notebooks]'`, then `jupyter lab notebooks/01-first-forecast.ipynb`.

# %%
from pathlib import Path

import ccsim
from ccsim.report import plot_difference, plot_measures, plot_staffing, plot_waits

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
# What is *assumed* rather than measured stands in the file, and is shown under every result:

# %%
for assumption in scenario.assumptions:
    print(f"* {assumption.path}: {assumption.why}")

# %% [markdown]
# ## Run
#
# One week, lived through 20 times with other customers each time. The same seed always gives the same customers.

# %%
result = ccsim.run(scenario, days=DAYS, replications=REPLICATIONS, seed=1)

# %% [markdown]
# ## Look
#
# Does the staffing follow the load? Where the agents needed to carry the calls come close to the agents present,
# customers wait.

# %%
ax = plot_staffing(result)

# %%
ax = plot_waits(result)

# %% [markdown]
# ## Read the intervals
#
# Each number comes with a 95% interval: had we run more replications, the number would have settled somewhere inside.
# The interval says how well the *model's* answer is known. It says nothing about the assumptions above.

# %%
summary = result.summary()
summary

# %%
ax = plot_measures(result)

# %% [markdown]
# ## Change one number
#
# What if there were 10% more people on duty, all day? `override` makes a new scenario and leaves the old one as it is.
# Every other figure, and every customer, stays the same: the same people call at the same moments with the same
# patience. What differs between the two runs is what the staffing does.

# %%
staffed = scenario.override({"groups.agents.headcount": ccsim.change("*=", 1.1)})
again = ccsim.run(staffed, days=DAYS, replications=REPLICATIONS, seed=1)

# %% [markdown]
# ## Did it help?
