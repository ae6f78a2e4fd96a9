"""docs/measures.md, from the catalogue."""

from __future__ import annotations

from ccsim.measures.catalogue.answering import answering_measures
from ccsim.measures.catalogue.automation import automation_measures
from ccsim.measures.catalogue.backlog import backlog_measures
from ccsim.measures.catalogue.experience import experience_measures
from ccsim.measures.catalogue.handling import handling_measures
from ccsim.measures.catalogue.journeys import journey_measures
from ccsim.measures.catalogue.money import money_measures
from ccsim.measures.catalogue.people import people_measures
from ccsim.measures.catalogue.resolution import resolution_measures
from ccsim.measures.catalogue.volumes import volume_measures
from ccsim.measures.columns import BY_THRESHOLD, FIXED, Column
from ccsim.measures.estimate.estimate import ENOUGH_REPLICATIONS
from ccsim.measures.measure import EACH_THRESHOLD, Measure

_HEAD = f"""# Measures

Generated from the catalogue by `CCSIM_UPDATE=1 pytest tests/measures`; do not edit.

An id is `family/variant`; with a statistic, and a threshold where there is one, it names a figure. Tables
and JSON show durations in seconds, shares from 0 to 1, hours where the unit is h, and money in the scenario's
currency.

* **Who counts**: contacts offered in the measured time (cases begun in it). An attempt at a closed door is
  not offered. What becomes of them counts until the run ends, and no further.
* **A contact is one contact**, with all its parts: transfers and callbacks do not make more of it. It counts
  in the interval of its first event, in the queue it came to first (its intent's, if it reached none), and in
  the group that answered it first. Measures of parts (time waiting, agents' time, `aht/leg`, `transfer/wait`,
  pay) go by the queue in which the part waited and the group that took it.
* **Handled** is a contact that an agent answered, once it is over with all its parts: so all work in it is
  known, and its last part says whether the case is resolved. One that is passed on and then abandons is
  handled, and `lost_in_transfer`; it is not abandoned.
* **Answered** is taken up by an agent, on every channel: waits, `asa` and service levels end there. **The
  first response** (`frt`) is the same moment where the customer waits on the line (modes live and
  concurrent); of a work item or a message (deferred, conversation) it is the reply: the end of the agent's
  work on it, of the first agent's who replied if it was passed on.
* **The business clock** of a channel runs while any of its `business_hours` is open, each schedule on the
  clock of its own place, daylight saving included; without schedules, in its opening hours. A case is timed
  by the clock of the channel of its first attempt.
* **A conversation** is one contact with all its turns: its handle time is that of all turns, it is handled
  once the last turn is over, and the customer's silence (`timed out`) ends it like an answer. Between two
  turns it is unfinished.
* **Left silently**: abandoned when the customer left, not when an agent opens it. The agent's time on it is
  busy time, effort and pay, but no handle time.
* **A chased contact** is answered by whichever of the case's contacts is answered first. It is handled when
  it is worked after all, resolves nothing, and is no repeat; its case is not resolved at the first contact.
* **Work in hand**: an agent's time is shared equally among the contacts in hand at the moment; that share is
  the contact's *effort*. Efforts add up to busy time exactly, and pay is shared by them, whoever of several
  groups worked on a contact that was put aside.
* **Backlog**: of work items and messages those that reached their queue and are not yet replied to, in hand
  or put aside included; of calls and chats those still in line.
* **Contained or hung up in a flow**: offered, but asking for no agent. Both are left out where service levels
  and abandonment count what was offered. A contained contact is left out of `frt/human`, answers by its end
  in `frt/any`, and counts as served; it resolves its case, or not (*false containment*).
* **Self-service is no contact**: its use is not offered, handled or answered, and belongs to no channel (the
  split is `self_service`; by interval it counts at the queue to which the customer would have come). But a
  case begins with it: `cases`, `time_to_resolution`, and the clock of `frt` by case, which waits for an
  answer, by an agent or a flow, to a contact: what is found in self-service is none, and a case that never
  gets in touch is left out. `found` is claimed, `found_resolved` true; `found_ended`, found with no return
  drawn, is *ended in self-service*, and counts as served. Posts that agents look through (`moderated`) are
  work, backlog and pay at their queue and group, but no contacts and no parts of one.
* **Prevented** cases are neither cases nor contacts; they count by intent and segment.
* **A deflected contact** was offered and went on elsewhere: it is not answered and not abandoned. Its wait
  until then is in `wait/all`, and it stands in what was offered where service levels and abandonment are
  told, as one not answered; what comes of it is another contact of the same case.
* **Removed** by automation is a case that was prevented, or resolved by a flow or by self-service: truly, so
  that it does not come back. Its work is what an experienced agent of the group that its queue asks first
  would have had with this very case, with the tools of that group. As easy cases go first, volume removed is
  more than work removed, and the residual AHT and difficulty rise.
* **Difficulty** is in standard deviations among all cases that arise, whoever sees to them; without
  correlations stated it is 0.
* **A booked callback** is not answered until it is picked up; then it is a contact answered, first response
  and service level included, and the wait runs from reaching the queue (from the booking, if that was in a
  flow). `asa` and the waits know only the time in line: until the answer, abandonment, or booking.
  `callback/wait` is the rest, from the booking on. Given up, it is `unreached`, not answered nor abandoned.
* **Satisfaction** is asked for by `satisfaction` in a scenario ([how it comes about](satisfaction.md)). It is
  that of cases that are over: the last contact has ended, and the customer does not come again. A case counts
  where the contact counts by which it ended (or with the self-service that ended it), and in the month in
  which it began. `true` is what all customers think, `measured` what surveys hear. Revenue counts on the day
  on which a case is resolved, the value of a lost customer on the day on which it ends, also of cases begun
  before the measured time: money has its own day.
* **By week and month** ([where a run keeps them](long-horizons.md)) every measure can be told, alone and
  with other splits. Contacts and cases belong to the week or month of their first event, times to when they
  are, money to its day; what is told at the end of the run is told at the end of each. All totals of the
  periods add up to those of the run, exactly. Quantiles are kept by period in total and by channel.
* **How replications become one figure**: a replication yields totals; ratios, shares and means are ratios of
  the totals of all replications, never means of ratios. Quantiles pool all contacts, from a histogram that is
  within 0.5%. Totals are means over replications.
* **Intervals** are for 95% unless asked otherwise, each by itself, Student-t over replications: by the delta
  method on the logit scale for shares and on the log scale for means and costs, plainly for totals; quantiles
  resample whole replications. Fewer than {ENOUGH_REPLICATIONS} replications are warned of.
* **A share of 0 or 1 in every replication** shows no spread. Then each replication counts as one observation:
  0 in all n of them leaves the share below 1 - 0.05^(1/n), about 3/n. Where the scenario cannot have it
  otherwise (nobody is blocked where no queue has a limit), the interval has no width. So it is with a mean
  of 0 throughout.
* **People** are those behind a headcount and those of the shifts, on duty or off: they count in groups in
  which people leave or join, or `people` says how many there are, from the first day on duty to the Monday on
  which they are gone.
* **Empty**: a count of nothing is 0, a mean or share of nothing is NaN (null in JSON).
* **By interval** means by the interval in which the contact was offered; numbers over time (waiting, backlog,
  busy, in hand) are those of the interval itself.
* **Thresholds** are `measures.answer_within`; *short* is at most `measures.short_abandonment`. *Within*
  includes the threshold itself.
"""

_SECTIONS = (
    ("Answering", answering_measures),
    ("Backlog, coverage, conversations", backlog_measures),
    ("The work", handling_measures),
    ("People", people_measures),
    ("Flows, transfers, callbacks, lines", journey_measures),
    ("Automation", automation_measures),
    ("Cases", resolution_measures),
    ("Satisfaction", experience_measures),
    ("Money", money_measures),
    ("Volumes", volume_measures),
)

_MONEY = """
The ledger has dated lines:

* *pay*, *overtime* and *seats* by group and day. Of a headcount, pay is time present at pay / (1 -
  shrinkage), and who stays after the count fell adds `overtime_pay` - 1 of the same to overtime. Of the
  shifts, pay is work, paid breaks, what is worked of unpaid breaks that begin late, and paid absence;
  overtime, at `overtime_pay` times the pay, is what was planned and what agents stay beyond their hours.
  There is a seat for every agent of the shifts, and as many as the day's largest headcount; where people
  come and go, for those who are there.
* *away* by group and day: time of a headcount away from the floor, at the usual pay, not grossed up; of no
  more than the headcount. *hiring* by group and day: for everybody whose first day on duty it is, the cost of
  hiring and the hours of training at that day's pay (its mean over the clock). Who begins in the warm-up is
  not in it.
* *contacts* and *minutes* by kind and day, at the prices of the contact's first event. The minutes are those
  on the line: from there to the end of talk and hold, transfers included; of a callback, from the dialling.
* *sessions*, *flow minutes* and *contained*: the same for the flows contacts go through, the bot of a closed
  channel too; *contained assumed* and *contained resolved* by what became of those contained.
* *uses* of self-service by intent and segment; *sites* (what it costs per day) and *upkeep* by self-service.
* *messages* and *preventions* by prevention and day.
* *assist*: agents' tools per part of a contact (a conversation's turns are one), at the prices of the
  contact's first event; *assist seats* like seats.
* *projects once* and *projects running* by project (levers that are on are such) and day.
* *overhead* by day.

Pay, overtime and seats are shared over the kinds of contact by the effort a group's agents spent on each that
day, rounded by largest remainder in millionths; a group-day without work goes to the row `idle capacity`.
What self-service costs by the day goes to its own row, and so do time away and hiring, which no contact
causes, to that of their group. Preventions, projects and overhead, for which there is no rule, go to
`unallocated`. The rows add up to the ledger exactly.

Beside the ledger stands what comes in: *revenue* of cases resolved and the *value lost* with customers who do
not come back, by day, channel, intent and segment. Profit is revenue - ledger - value lost;
`Result.profit_and_loss` has it by month, week or day, line by line, from the same dated amounts.
"""


_TOTALS = """
## Totals

What a replication yields: the columns of the tables `runs` and `cells`. Those with a star are in
`intervals` too.

| total | unit | what |
| --- | --- | --- |
"""


def measures_page() -> str:
    """The text of docs/measures.md."""
    parts = [_HEAD]
    for title, measures in _SECTIONS:
        parts.append(f"\n## {title}\n")
        if title == "Money":
            parts.append(_MONEY)
        parts.append("\n| id | statistic | unit | better | how | over | by | definition |")
        parts.append("\n| --- | --- | --- | --- | --- | --- | --- | --- |\n")
        parts += _lines(measures())
    parts.append(
        "\n## Totals\n\nWhat a replication yields, and the columns of the tables `runs` and `cells`.\n"
    )
    parts.append(
        "Those marked with a star are in `intervals` too.\n\n| total | unit | what |\n| --- | --- | --- |\n"
    )
    parts += [_total(column, "") for column in FIXED]
    parts += [_total(column, "_*T*s") for column in BY_THRESHOLD]
    return "".join(parts)


def _lines(measures: tuple[Measure, ...]) -> list[str]:
    """One line per id and definition, its statistics together."""
    grouped: dict[tuple[str, str], list[Measure]] = {}
    for measure in measures:
        grouped.setdefault((measure.id, measure.definition), []).append(measure)
    return [_line(each) for each in grouped.values()]


def _line(group: list[Measure]) -> str:
    one = group[0]
    statistics = ", ".join(measure.statistic for measure in group)
    if one.threshold == EACH_THRESHOLD:
        statistics += " within each threshold"
    how = ", ".join(dict.fromkeys(measure.aggregation for measure in group))
    by = ", ".join([*one.splits, *(["interval"] if one.by_interval else [])]) or "-"
    cells = (f"`{one.id}`", statistics, one.unit, one.direction, how, one.population, by, one.definition)
    return f"| {' | '.join(cells)} |\n"


def _total(column: Column, suffix: str) -> str:
    unit = {"count": "count", "us": "s", "micro": "money", "sd": "SD"}[column.unit]
    star = " *" if column.by_interval else ""
    return f"| `{column.name}{suffix}`{star} | {unit} | {column.meaning} |\n"
