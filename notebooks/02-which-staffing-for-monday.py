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
# # Which staffing for Monday?
#
# Monday is the busiest day, and last Monday too few calls were answered in time. Who should be on duty, early and late, so
# that 80% are answered within 20 seconds, and what does it cost? This notebook tries every combination for the same
# customers, says by how much they differ, which could be the best, and which are worth their money.

# %%
import io

import ccsim
from ccsim.report.plots import plot_cost_and_service, plot_intervals, plot_staffing

MONDAY, REPLICATIONS = "2026-03-02", 30

# %% [markdown]
# ## The centre on a Monday
#
# Seven hundred calls from 8 to 20 o'clock, most of them in the morning and again after work. Some Mondays are busier than
# others (`busyness`). Two groups share one queue: the early one from 8 to 16, the late one from 12 to 20.

# %%
CENTRE = """
name: monday
title: Calls on a Monday
currency: EUR
calendar: {start: 2026-03-02}
intents:
  order:
    volume:
      per: 1 h
      count: {interval: 1 h, days: {mon-fri: {"08:00": [52, 84, 90, 72, 56, 48, 46, 52, 62, 70, 48, 26]}}}
    handle_time: {talk: {distribution: lognormal, mean: 210 s, sd: 150 s}, wrap_up: 45 s}
    patience: {distribution: exponential, mean: 4 min}
    redial: {probability: 0.4, delay: {distribution: exponential, mean: 20 min}}
    resolution: {probability: 0.85}
busyness: {cv: 0.12}
channels: {phone: {hours: {mon-fri: "08:00-20:00"}}}
queues: {calls: {}}
groups:
  early: {headcount: {interval: 1 h, days: {mon-fri: {"08:00": [7, 7, 7, 7, 7, 7, 7, 7]}}}, pay: 22}
  late: {headcount: {interval: 1 h, days: {mon-fri: {"12:00": [5, 5, 5, 5, 5, 5, 5, 5]}}}, pay: 22}
measures: {answer_within: [20 s]}
"""
scenario = ccsim.load(io.StringIO(CENTRE))
today = ccsim.run(scenario, start=MONDAY, days=1, replications=REPLICATIONS, jobs=1)
print("answered within 20 s:", today.estimate("service_level/offered"))

# %%
ax = plot_staffing(today)

# %% [markdown]
# Where the load comes close to the people on duty, calls wait: in the morning, and after four, when the early group has
# left.
#
# ## Every combination, for the same customers
#
# A *grid* takes every value of every factor with every other: one fewer to two more, early and late. `compare` runs each
# for the same customers: the same calls at the same moments, with the same patience. So a difference is what the staffing
# does, and not the luck of one Monday.

# %%
design = scenario.grid({"groups.early.headcount+": [-1, 0, 1, 2], "groups.late.headcount+": [-1, 0, 1, 2]})
comparison = ccsim.compare(
    design,
    start=MONDAY,
    days=1,
    replications=REPLICATIONS,
    measures=["service_level/offered within 20 s", "abandonment/offered", "occupancy/agent", "cost/total"],
    jobs=1,
)
print(len(comparison.names), "options against", comparison.baseline)

# %% [markdown]
# The values are a tidy table with a column for each factor, ready to be turned: the share answered within 20 seconds, early
# people down, late ones across.

# %%
values = comparison.values()
service = values[values["measure"] == "service_level/offered"]
service.pivot_table(index="groups.early.headcount+", columns="groups.late.headcount+", values="value").round(
    3
)

# %% [markdown]
# ## By how much do they differ?
#
# Each option against the staffing as it is. All 15 intervals hold together at 95%, so the best of 15 is not just the
# luckiest.

# %%
differences = comparison.differences()
within = differences[differences["measure"] == "service_level/offered"]
within[["option", "value", "difference", "low", "high", "verdict"]].round(3)

# %% [markdown]
# And what did the shared customers save? So many times the Mondays would be needed, had each option met its own:

# %%
saved = comparison.variance_saved()
saved.groupby("measure", sort=False)["factor"].describe()[["min", "50%", "max"]].round(1)

# %% [markdown]
# ## Cost against service
#
# More people are dearer and better. The question is which options *another beats in both*: cheaper and no worse, or better
# and no dearer. The filled ones are efficient; everything else is a person at the wrong time of day. (Options next to each
# other differ less surely than their intervals look: these are of each by itself, and a busy Monday is busy for both. The
# differences above are what counts.)

# %%
ax = plot_cost_and_service(comparison, "service_level/offered")

# %% [markdown]
# ## The cheapest that keeps the promise
#
# 80% within 20 seconds, and not just by luck: the lower end of the interval has to be above it, of intervals that hold for
# all 16 options together, since the one that is picked is picked by them.

# %%
together = 1 - 0.05 / len(comparison.names)
table = comparison.efficient("service_level/offered", level=together)
keeps = table[table["value_low"] >= 0.8].sort_values("cost")
keeps[["option", "cost", "value", "value_low", "efficient"]].head(4).round(3)

# %%
chosen = keeps.iloc[0]["option"]
print("Monday's staffing:", chosen)

# %% [markdown]
# ## One person more: early or late?
#
# With one person more to give, where? Both cost the same. Run on in stages, only as long as it is open which of the two is
# better; looking several times costs a little of the error each time, and the intervals know it.

# %%
one_more = {
    "early": scenario.override({"groups.early.headcount+": 1}),
    "late": scenario.override({"groups.late.headcount+": 1}),
}
duel = ccsim.compare(
    one_more, start=MONDAY, days=1, measures=["service_level/offered within 20 s", "cost/total"],
    replications=320, until="best", jobs=1,
)  # fmt: skip
print(*duel.notes, sep="\n")
duel.could_be_best()[["option", "value", "could_be_best", "n"]].round(4)

# %% [markdown]
# ## What the chosen Monday looks like

# %%
result = ccsim.run(design.scenarios[chosen], start=MONDAY, days=1, replications=REPLICATIONS, jobs=1)
ax = plot_intervals({"as it is": today, chosen: result})

# %% [markdown]
# ## Your turn
#
# Add a third factor (`"lever:..."` puts a lever on or off; a profile may be given a name:
# `{"groups.late.headcount": {"from noon": {...}, "from two": {...}}}`), or ask for another measure. On the command line:
# `ccsim compare monday.yaml --vs "one more early: groups.early.headcount+=1" --vs "one more late: groups.late.headcount+=1"`.
