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
# # What do deflection and self-service buy?
#
# A help centre, a voice bot, an offer to those who wait to go on by message: each takes contacts off the phone. What does
# each buy customers and the budget, alone and beside the others, and how much of it hangs on what we only guess? This
# notebook puts each on and off in a small centre, in every combination, and then asks a tornado what matters most.

# %%
import io

import ccsim
from ccsim.report.plots import plot_cost_and_service, plot_intervals, plot_tornado

START, DAYS, REPLICATIONS = "2026-03-02", 5, 20

# %% [markdown]
# ## The centre
#
# Calls about orders, and by message. Everything is in it already, but nothing is used: `share: 0` of the calls come to the
# bot, nobody uses the help centre, nobody accepts the offer. Cases differ in difficulty, so automation takes the easy ones,
# and what is left takes longer.

# %%
CENTRE = """
name: three-ways
title: Three ways past the queue
currency: EUR
calendar: {start: 2026-03-02}
intents:
  order:
    volume:
      per: 1 h
      count: {interval: 1 h, days: {mon-fri: {"08:00": [40, 62, 66, 56, 48, 44, 42, 46, 52, 40]}}}
    difficulty: {containment: 0.5, self_service: 0.5, handle_time: 0.4}
    channels: {phone: 1}
    queue: calls
    self_service: {help-centre: 0}
    handle_time: {talk: {distribution: lognormal, mean: 220 s, sd: 150 s}, wrap_up: 45 s}
    patience: {distribution: exponential, mean: 4 min}
    redial: {probability: 0.5, delay: {distribution: exponential, mean: 20 min}}
    resolution: {probability: 0.8, repeat: {probability: 0.7, delay: {distribution: exponential, mean: 4 h}}}
    by_channel:
      messages:
        queue: written
        handle_time: {talk: {distribution: lognormal, mean: 200 s, sd: 120 s}, wrap_up: 30 s}
channels:
  phone: {hours: {mon-fri: "08:00-18:00"}, flow: bot, cost: {per_minute: 0.02}}
  messages: {mode: deferred}
flows:
  bot:
    share: 0
    steps:
      ask: {lasts: 35 s, contained: {share: 0.25, resolved: 0.8, repeat: {probability: 0.8, delay: 30 min}}, own_queue: true}
    cost: {per_session: 0.15}
self_service:
  help-centre:
    lasts: 3 min
    success: {share: 0.3, resolved: 0.85, repeat: {probability: 0.7, delay: 1 h}}
    failure: {gives_up: 0.05, delay: 2 min}
    cost: {per_use: 0.03, per_day: 40}
queues:
  calls: {deflection: {expected_wait: 30 s, accept: 0, channel: messages}}
  written: {priority: 1, target: 4 h}
groups:
  team: {headcount: {interval: 1 h, days: {mon-fri: {"08:00": [5, 5, 5, 5, 5, 5, 5, 5, 5, 5]}}}, pay: 23, serves: [calls, written]}
satisfaction: {}
measures: {answer_within: [20 s]}
"""
scenario = ccsim.load(io.StringIO(CENTRE))
print(scenario.title)

# %% [markdown]
# ## On and off, in every combination
#
# Three factors of two values each are eight options, for the same customers.

# %%
BOT, HELP, OFFER = (
    "flows.bot.share",
    "intents.order.self_service.help-centre",
    "queues.calls.deflection.accept",
)
MEASURES = [
    "asa/answered, channel phone",
    "abandonment/offered, channel phone",
    "aht/contact",
    "fcr/with_self_service",
    "csat/true",
    "work/removed",
    "cpc/resolution",
    "cost/total",
]
design = scenario.grid(
    {HELP: {"no help": 0, "help": 0.4}, BOT: {"no bot": 0, "bot": 1}, OFFER: {"no offer": 0, "offer": 0.3}}
)
WHEN = {"start": START, "days": DAYS, "replications": REPLICATIONS, "jobs": 1}
comparison = ccsim.compare(design, measures=MEASURES, **WHEN)
values = comparison.values()
values.pivot_table(index=[HELP, BOT, OFFER], columns="measure", values="value", sort=False).round(3)

# %% [markdown]
# Read it line by line. The bot and the help centre take *contacts* off the agents, but less *work* (`work/removed`), since
# what they take is easy; so the handle time of what is left goes up, and that is no fault of the agents. The offer moves
# customers to another queue: they wait less on the phone, and the same people answer their messages later.
#
# ## What each buys, alone and last
#
# The same lever is worth one thing alone and another when the rest is there already: the queue that it would have shortened
# is short. Differences are paired, so they can be taken between any two of the options.

# %%
pairs = comparison.differences(pairs=True)
ALONE = ["help, no bot, no offer", "no help, bot, no offer", "no help, no bot, offer"]
waits = pairs[pairs["measure"] == "asa/answered"]
alone = waits[(waits["against"] == comparison.baseline) & waits["option"].isin(ALONE)]
alone[["option", "against", "difference", "low", "high", "verdict"]].round(1)

# %%
last = waits[(waits["option"] == "help, bot, offer") & waits["against"].isin(
    ["no help, bot, offer", "help, no bot, offer", "help, bot, no offer"]
)]  # fmt: skip
last[["option", "against", "difference", "low", "high", "verdict"]].round(1)

# %% [markdown]
# All 28 intervals of a measure hold together at 95%. By satisfaction the picture is another one: who does not find what they
# need in the help centre calls after all, and is less content for it.

# %%
content = comparison.differences()
content = content[content["measure"] == "csat/true"]
content[["option", "value", "difference", "low", "high", "verdict"]].round(4)

# %% [markdown]
# ## Cost against waiting
#
# The same people are paid whatever is automated, so automation costs money as long as the roster stays: what it buys is
# service, and the chance of a smaller roster.

# %%
ax = plot_cost_and_service(comparison, "asa/answered, channel phone")

# %% [markdown]
# ## A smaller roster
#
# With all three, would four people do as well as five did without? Paired with the centre as it was:

# %%
every = design.scenarios["help, bot, offer"]
roster = {
    "five, none of the three": scenario,
    "five, all three": every,
    "four, all three": every.override({"groups.team.headcount-": 1}),
}
smaller = ccsim.compare(roster, measures=MEASURES, **WHEN)
chosen = smaller.differences()
chosen = chosen[chosen["option"] == "four, all three"]
chosen[["measure", "value_against", "value", "difference", "low", "high", "verdict"]].round(3)

# %%
runs = {
    name: ccsim.run(each, start=START, days=DAYS, replications=5, jobs=1) for name, each in roster.items()
}
ax = plot_intervals(runs)

# %% [markdown]
# ## What does it hang on?
#
# How much the bot contains, how much of that is resolved, how many use the help centre: guesses, each with a low and a high
# value. A *tornado* moves one at a time, for the same customers, and sorts them by what they do.

# %%
uncertain = every.tornado(
    {
        "flows.bot.steps.ask.contained.share": (0.15, 0.35),
        "flows.bot.steps.ask.contained.resolved": (0.65, 0.9),
        "self_service.help-centre.success.share": (0.2, 0.4),
        HELP: (0.2, 0.5),
        OFFER: (0.1, 0.5),
        "intents.order.difficulty.containment": (0.2, 0.8),
        "intents.order.volume.count*": (0.95, 1.05),
    }
)
swings = ccsim.compare(uncertain, measures=["asa/answered, channel phone", "csat/true"], **WHEN)
ax = plot_tornado(swings)

# %%
swings.tornado("csat/true")[["factor", "low", "high", "at_low", "at_high", "swing", "unit"]].round(4)

# %% [markdown]
# The widest bar is what to find out first: a pilot of the bot is worth more than another guess about the offer.
#
# ## Your turn
#
# `every.latin_hypercube({...}, n=20)` moves all of them at once. On the command line, one thing at a time:
# `ccsim compare centre.yaml --vs "bot: flows.bot.share=1" --vs "offer: queues.calls.deflection.accept=0.3"`.
