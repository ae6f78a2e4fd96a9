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
# # Levers and a year
#
# What can we do about it, when does it work, what is left of it in the books, and was it worth its money? This notebook
# takes a small centre, puts levers on (dated changes with a ramp and a cost), runs half a year, and looks at it.
#
# A real plan takes a year and 20 replications; here it is half a year and 3, so that it is done within a minute.

# %%
import io

import ccsim
from ccsim.report.plots import plot_levers, plot_months, plot_ramps

START, DAYS, REPLICATIONS = "2026-03-01", 184, 3

# %% [markdown]
# ## The centre, and what could be done
#
# A scenario is a file; here it stands in the notebook. Satisfaction and what a resolved case brings are said, so that
# the books have an income. Three levers are at the end of it.

# %%
CENTRE = """
name: small-shop
title: A small shop's customer service
currency: EUR
calendar: {start: 2026-03-01}
intents:
  order:
    volume: {per: 1 h, count: {interval: 1 h, days: {mon-fri: {"09:00": [25, 32, 35, 30, 28, 28, 25, 20]}}}}
    channels: {phone: 0.75, email: 0.25}
    handle_time: {talk: {distribution: lognormal, mean: 240 s, sd: 180 s}, wrap_up: 60 s}
    patience: {distribution: exponential, mean: 4 min}
    resolution: {probability: 0.75, repeat: {probability: 0.8, delay: {distribution: exponential, mean: 1 d}}}
    revenue: 8
channels:
  phone: {hours: {mon-fri: "09:00-17:00"}, cost: {per_minute: 0.02}, flow: menu}
  email: {mode: deferred}
flows:
  menu:
    share: 0
    steps:
      ask: {lasts: 30 s, contained: {share: 0.2, resolved: 0.85}, own_queue: true}
queues: {service: {}}
groups:
  team: {headcount: {interval: 1 h, days: {mon-fri: {"09:00": [3, 3, 3, 3, 3, 3, 3, 3]}}}, people: 3, pay: 24}
satisfaction: {}
surveys: {after-contact: {share: 0.3}}
segments: {everyone: {value: 60}}
levers:
  coaching:
    kind: train
    title: Coaching on Wednesdays
    begins: 2026-04-01
    ramp: {shape: learning, over: 56 d}
    groups: [team]
    proficiency: 1.1
    resolution: 1.05
    sessions: {agents: 1, hours: {wed: "14:00-16:00"}, weeks: 8}
    cost: {one_off: 2000}
  voice-bot:
    kind: automate
    title: A voice bot answers what is simple
    begins: 2026-05-01
    ramp: {shape: s_curve, over: 42 d}
    flow: menu
    share: 1
    cost: {one_off: 4000, per_month: 300}
  one-more:
    kind: hire
    title: One more agent
    begins: 2026-03-16
    group: team
    agents: 1
    lead_time: 28 d
    training: 14 d
"""
scenario = ccsim.load(io.StringIO(CENTRE))
print(scenario.title, "- levers:", ", ".join(scenario.levers))

# %% [markdown]
# Nothing is on yet: a lever is there to be put on. `with_levers` makes a new scenario; the old one stays as it is.

# %%
plan = scenario.with_levers("coaching", "voice-bot", "one-more")
ax = plot_ramps(plan)

# %% [markdown]
# The height of a row is all of a lever: coaching is felt quickly at first, the bot takes its time, and the new agent is
# searched for and trained before there is anything to see.
#
# ## Half a year
#
# A run keeps its months if it is asked to (and by itself from 60 days on).

# %%
before = ccsim.run(scenario, start=START, days=DAYS, replications=REPLICATIONS, jobs=1, periods="month")
result = ccsim.run(plan, start=START, days=DAYS, replications=REPLICATIONS, jobs=1, periods="month")

# %%
drawn = plot_months(result)

# %% [markdown]
# Each panel is one question, the bands are 95% intervals over the replications, and the dotted lines say where a lever
# begins. The same figures as a table, here first response by channel:

# %%
months = result.summary("frt/human_calendar_contact", by=[("channel", "month")])
chosen = (months["statistic"] == "mean") & months["month"].notna()
months[chosen].pivot_table(index="month", columns="channel", values="value").round(0)

# %% [markdown]
# ## The books
#
# Revenue, less what customers are worth who are lost, less every line of the ledger, the levers' own cost among them:

# %%
books = result.profit_and_loss(by="month")
books.pivot_table(index="account", columns="period", values="value", sort=False).round(0)

# %%
for name, run in {"nothing": before, "all three": result}.items():
    total = run.profit_and_loss(by=None).set_index("account")
    profit = total.loc["profit"]
    print(
        f"{name}: {profit['value']:,.0f} EUR in half a year ({profit['low']:,.0f} to {profit['high']:,.0f})"
    )

# %% [markdown]
# ## What each lever is worth
#
# The difference above is that of all three together. `ccsim.levers` runs the centre without any, with each alone, without
# each, and with all, for the same customers, and says what each costs and brings.

# %%
report = ccsim.levers(plan, start=START, days=DAYS, replications=REPLICATIONS, jobs=1)
columns = ["lever", "relation", "spent", "net", "net_low", "net_high", "return", "payback"]
report.returns()[columns].round(2)

# %%
figure = plot_levers(report)

# %% [markdown]
# Intervals this wide mean: more replications before anybody decides. A hired agent is paid by the ledger, so nothing is
# spent on the lever itself, and its net says whether it pays.
#
# ## Your turn
#
# Put one lever on by itself (`scenario.with_levers("voice-bot")`), move a date
# (`plan.override({"levers.voice-bot.begins": "2026-07-01"})`), or write your own: `ccsim schema` and the scenario
# reference name every kind. On the command line: `ccsim show levers FILE --out levers.svg`,
# `ccsim show months FILE --with coaching --out months.svg`, `ccsim levers FILE --picture worth.svg`.
