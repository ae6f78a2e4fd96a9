"""The state of a centre: what both engines read and change through the decisions."""

from __future__ import annotations

from typing import Any

import numpy as np

from ccsim.demand.cases import CASE
from ccsim.engine.logs import DUTY, EMPLOYED, IN_HAND, LIVE_CONTACT
from ccsim.engine.tables import table_of


def _whole(names: str, others: str = "") -> np.dtype[Any]:
    """A row of whole numbers, and of others behind them."""
    return np.dtype([*((name, "i8") for name in names.split()), *((name, "f8") for name in others.split())])


# "Series" are offsets of parameters in the book; -1 stands for none.

#: Intent x segment x channel: series of its parameters, whether its channel is open, and how many of its
#: contacts are in the front door, waiting, or with an agent who is going to pass them on (``aboard``).
#: ``flow``: its first step; ``trunks``, ``accepts``: series; ``rule``, ``rules``: its transfers;
#: ``misrouted``: the hand-over back. ``mode``: how it is worked; then the series of what customers of chats
#: do, of chases (``chase``: -1 for none) and of what they do at closed hours, with the kinds that follow;
#: what may be ``interrupted``, with ``resume`` and ``finish_within`` in microseconds; and the turns of
#: conversations (``silence`` in microseconds). ``difficult``: how hard its cases are counts, by the series of
#: correlations that follow (-1: none); where customers come again by (``way``, ``ways``); and what may come
#: ``before`` the first contact: removals and self-service.
KIND = _whole(
    "key queue line talk hold wrap_up patience balking resolution repeat repeat_delay "
    "repeat_window redial redial_delay retry retry_delay front come_back come_back_delay next_opening "
    "at_close open aboard channel flow trunks accepts rule rules misrouted "
    "mode silent notice slow_share slow_times chase chase_after chase_saves chase_kind message bot bot_flow "
    "message_kind interrupted resume finish_within more reply silence sticky awaits_agent "
    "difficult hard_talk hard_resolution hard_contained hard_found redial_way redial_ways retry_way "
    "retry_ways repeat_way repeat_ways accepts_deflection before removal removals help helps"
)
#: Lines ``in_use`` of a channel.
CHANNEL = _whole("in_use")
#: Where contacts wait: ``waiting`` of at most ``capacity`` (-1: any number), callbacks ``booked`` beside
#: them; its lines, its groups in routes, its waits after which a level opens; the wait of the one answered
#: last; its callback terms; ``target`` in microseconds, ``weight`` a series.
QUEUE = _whole(
    "waiting booked capacity first_line lines first_group groups first_opening openings choose last_wait "
    "callback deflection target weight"
)
#: The contacts of a queue that share priority, head start (microseconds) and mode, oldest first. ``stated``:
#: the priority is the intent's or the segment's.
LINE = _whole("queue priority stated head_start mode head tail")
#: Agents ``first_agent`` to ``+ pool`` are the headcount's, the others named. Of the pool, none before
#: ``first_off`` is off, ``on_duty`` are there and ``leaving`` of those go as soon as they are free
#: (``due_sum``: when they were to); a ``held`` pool stays until it has served out (``held_sum``: when those
#: above the ``target`` were to go); ``kept``: so do named agents. ``free`` are idle. Agents of ``slots``
#: contacts in hand each; their ``loads``; ``switching`` in microseconds; ``draining`` of those leaving take
#: nothing more; which of those with room are to see whether there is something for them now (``looks``,
#: ``first_marked`` of them; ``looking`` while they do: `ccsim.engine.decisions.sharing.looks`); whether some
#: ``levels`` open after a wait, and who has room may be ``overdue``. ``ranks``: how those alike are ranked.
#: Behind it stand ``persons``; of those of the headcount (``people`` at the start, 0 if nobody counts them)
#: so many are ``present``, as fast as a ``team`` on average; the headcount is ``stated`` for all of them, and
#: drawn for a ``date`` by its ``key``. How they ``learn`` and ``leave`` by the time since their first day
#: (series; -1 for not at all), whether too much work ``burns`` them out ``above`` an occupancy (series of
#: that and of ``times``), after how long they are ``replaced`` (microseconds, -1 for never); and what the
#: pool had done by the last review.
GROUP = _whole(
    "first_agent agents pool first_off on_duty named leaving due_sum target held held_sum kept idle tail "
    "free first_queue queues take alike plain first_slot slots first_load loads switching draining "
    "looks looking first_marked levels overdue ranks "
    "first_person persons people present stated date key learn leave burns above times replaced "
    "staffed_before busy_before",
    "team",
)
#: ``state`` is off, idle or busy; idle agents are linked, longest idle first. ``due``: when it was to go
#: (``stays``: not before everybody is served out); ``worked`` so far on day ``worked_on``; and the series of
#: its learning. Where agents share themselves: the ``load`` in hand; ``seated`` among those with the same
#: load (linked by ``next`` and ``before``), to be found by contacts; the ``channel`` of what was taken up
#: last; ``own`` is the line of contacts that wait for this agent alone; it ``drains`` before it leaves.
#: Who has left for good is ``gone``, and the first day of who came instead is in ``joined``; on duty so far
#: in all spells that have ended, ``idled`` of it, or (where agents share themselves) with work in hand. Its
#: ``place`` where those alike are ranked; whether it is ``marked`` to look for contacts, and who is ``then``.
AGENT = _whole(
    "group state since on_since next due stays worked worked_on learning "
    "load seated before channel own own_tail drains gone joined on_duty idled with_work place marked then"
)
#: Somebody on the job, or whose place is vacant (``gone``): the ``place`` in the group, the ``agent`` it is
#: over the whole centre (-1: one of those behind a headcount), the first day (-1: before the run), since when
#: the rate of leaving is to be added up, and when who comes next begins (-1: never); the number of who is
#: there by ``turn``, the stream; and what the agent had done by the last review. ``spent`` is the rate added
#: up so far; who reaches the ``limit`` leaves.
PERSON = _whole(
    "place agent hired since gone back turn key staffed_before busy_before",
    "spent limit",
)
#: The queues of each group, then the groups of each queue by level: ``opens`` after a wait, ``keep`` so many
#: free; ``priority`` where ``stated``; series of proficiency and of the factor on resolution; ``shut``
#: outside of its hours; and the place of the ``other`` row for the same skill.
ROUTE = _whole("number level opens keep priority stated proficiency resolution shut other")
#: A wait after which a level of a queue opens.
OPENING = _whole("wait")
#: For each kind, each queue: the line its contacts wait in there, and of which kind those are who go on by
#: another channel instead.
PLACE = _whole("line deflects")
#: A way to pass contacts of a kind on: to a queue (-1: the kind's own), series of its parameters.
RULE = _whole(
    "to out_of probability way after held wrap_up briefing kept saves talk hold next_wrap_up resolution"
)
#: A flow: the share of contacts that go ``through`` it (series, -1: all), how many ``sessions`` it has,
#: whether it ``turns_away`` who finds them taken, and whether it is ``down`` (series), and the sessions
#: ``in_use``.
FLOW = _whole("through sessions turns_away down in_use")
#: A step of a flow; ``end`` is what it ends in, ``to`` the queue; ``longest`` in microseconds; the series of
#: what those do whom it contains and does not help (-1: as the kind's), and of what it ``collects``.
FLOW_STEP = _whole(
    "flow key lasts hang_up end to exit exits then most longest repeat repeat_delay repeat_window "
    "collects kept saves"
)
#: The next step by chance: series of its share.
EXIT = _whole("step share")
#: For each step, each kind: the next step by intent, or -1; series of the share it ``contains`` (-1: nobody)
#: and of whether that is ``resolved``; and where those come again by whom it did not help.
JUMP = _whole("step contains resolved way ways")
#: What a queue offers to those who wait, a callback or another channel; ``handle_time`` and ``expected`` in
#: microseconds, -1 for none. ``leave``: a series, of who refuses the other channel.
TERMS = _whole(
    "accept after length expected estimate handle_time way queue delay dial no_answer tries again leave"
)
#: The kind of a next contact by another channel, and the series of its share.
WAY = _whole("kind share")
#: A prevention that may remove the cases of a kind: its number, its stream, the series of its share.
REMOVAL = _whole("prevention key share")
#: A self-service that customers of a kind may use: series of its adoption, of whether it is ``down``, how
#: long it ``lasts`` and others take to ``reply``, who has ``found`` help, whether that ``resolved``, what
#: those do whom it did not (``repeat``: -1 for as the kind's), and of who has not found any; ``moderation``:
#: the kind of the posts (-1: none).
HELP = _whole(
    "site adoption down lasts reply found resolved repeat repeat_delay repeat_window way ways gives_up delay "
    "next nexts moderated moderation"
)
#: For each group, each kind: series of the factors of the tools that help its agents.
ASSIST = _whole("talk hold wrap_up resolution")
#: How many of everything there are: fixed, or written so far; and the compiled engine's next case and step.
#: ``shares``: agents may have several contacts in hand, or other than calls; at most ``slots``; the modes
#: (bits) of which some are ``interruptible``; whose stretches so far are ``in_hand``; contacts put aside or
#: released for which a place is to be found (``loose``), how many wait for an agent of their ``own``
#: (and have ``own_so_far``),
#: whether any group ``looks``, and who is to be ``cut_off``. What is known of customers who come again
#: (series, -1: nothing), whether any tools help, and how many people have left.
COUNTS = _whole(
    "rows spells held_groups events waiting dead_timers kinds queues lines groups agents book "
    "cases steps next_case next_step today counts_work shares slots interruptible in_hand loose loose_tail "
    "own own_so_far looks cut_off same_kept same_saves other_kept other_saves assists employed"
)
#: One pending event of the compiled engine.
EVENT = np.dtype([("when", "i8"), ("rank", "i8")])
#: How many attempts a case has made after its first (self-service counts here); of which ``kind`` the next
#: ones are, plus 1 (0: as the first); whether it has ``used`` self-service; on which channel its customer has
#: ``told`` somebody, plus 1; and which attempt came by a deflection.
ATTEMPTS = np.dtype([("made", "i4"), ("kind", "i4"), ("deflected", "i4"), ("told", "i2"), ("used", "i2")])
#: What an agent may have in hand: how many, which ``used`` so many slots; those who have it, if any;
#: and where those stand who are ``ranked`` among them, if any are.
LOAD = _whole("in_hand used head tail first_ranked ranked")
#: Who stands in a place of a ranking (`ccsim.engine.decisions.ranking`).
RANKED = _whole("agent")
#: For each load, each mode: the load with one ``more`` or one ``less`` of it (-1: not admissible), and its
#: speed.
PACE = _whole("more less", "speed")
#: What an agent has in one hand: the contact's ``row`` (-1: nothing), how far it is, the work that
#: ``remaining`` was left at ``since``, when it ``ends`` at its speed (which ``moved``), and when its stretch
#: of the log ``began``.
SLOT = _whole("row mode phase moved remaining since ends began", "speed")
#: An opening (value 1) or closing (0) of a channel, or a group's new headcount (value).
STEP = np.dtype([("when", "i8"), ("rank", "i8"), ("value", "i8")])

OFF, IDLE, BUSY = 0, 1, 2
#: How contacts are worked, in the order in which agents take them among equal priorities.
LIVE, CONCURRENT, CONVERSATION, DEFERRED = 0, 1, 2, 3
MODE = {"live": LIVE, "concurrent": CONCURRENT, "conversation": CONVERSATION, "deferred": DEFERRED}
N_MODES = len(MODE)
#: How far a contact in hand is: talk and what comes before, waiting for the next agent, wrap-up.
SERVING, CONSULTING, WRAPPING = 0, 1, 2
#: What becomes of work whose agent is called away.
GOES_ON_ANYWAY, RETURNS, STAYS = 0, 1, 2
INTERRUPTED = {"never": GOES_ON_ANYWAY, "returns": RETURNS, "stays": STAYS}
#: A contact whose customer has gone on without it: left without a sign, or got in touch again.
#: Or a post that a moderator looks through: nobody waits for that.
LEFT_SILENTLY, CHASED, POSTED = 1, 2, 3

#: What happens to those inside when a channel closes.
SERVE_OUT, DISCONNECT, CARRY_OVER = 0, 1, 2
AT_CLOSE = {"serve_out": SERVE_OUT, "disconnect": DISCONNECT, "carry_over": CARRY_OVER}
#: Which free agent takes an arriving contact.
LONGEST_IDLE, LEAST_WORKED, MOST_PROFICIENT, FILL_FIRST = 0, 1, 2, 3
CHOOSE = {
    "longest_idle": LONGEST_IDLE,
    "least_worked": LEAST_WORKED,
    "most_proficient": MOST_PROFICIENT,
    "fill_first": FILL_FIRST,
}
#: Which contact a free agent takes.
LONGEST_WAIT, LEAST_SLACK, WEIGHTED_WAIT = 0, 1, 2
TAKE = {"longest_wait": LONGEST_WAIT, "least_slack": LEAST_SLACK, "weighted_wait": WEIGHTED_WAIT}
#: How agents with the same load are ranked: only by since when, or by the day's work or by number, too.
NOT_RANKED, BY_WORK, BY_NUMBER = 0, 1, 2
#: What a step of a flow ends in.
GOES_ON, TO_QUEUE, TO_OWN_QUEUE, MISROUTES, BOOKS_CALLBACK, CONTAINS = 0, 1, 2, 3, 4, 5
#: How a wait is expected, and how a callback is kept.
BY_LENGTH, BY_LAST_WAIT, BY_HEAD = 0, 1, 2
ESTIMATE = {"queue_length": BY_LENGTH, "last_wait": BY_LAST_WAIT, "head_of_line": BY_HEAD}
KEEP_PLACE, OWN_QUEUE, SCHEDULED = 0, 1, 2
CALLBACK_WAY = {"keep_place": KEEP_PLACE, "own_queue": OWN_QUEUE, "scheduled": SCHEDULED}

#: Places of the tables in a centre's directory.
COUNTS_TABLE, BOOK_TABLE, CONTACTS_TABLE, CALENDAR_TABLE = 0, 1, 2, 3
CASES_TABLE, KINDS_TABLE, QUEUES_TABLE, LINES_TABLE = 4, 5, 6, 7
GROUPS_TABLE, AGENTS_TABLE, ROUTES_TABLE, SPELLS_TABLE = 8, 9, 10, 11
STEPS_TABLE, ATTEMPTS_TABLE = 12, 13
#: Place of the address of the function behind `ccsim.engine.decisions.draws.contact_duration`.
DURATION = 14
CHANNELS_TABLE, OPENINGS_TABLE, PLACES_TABLE, RULES_TABLE = 15, 16, 17, 18
FLOW_STEPS_TABLE, EXITS_TABLE, JUMPS_TABLE, TERMS_TABLE = 19, 20, 21, 22
#: Places of the addresses of decisions, see `ccsim.engine.far`.
PART_UNSERVED, RELEASE_PASSER, ENTER_FLOW, LEAVE_STEP, TAKES_CALLBACK = 23, 24, 25, 26, 27
OPEN_LEVEL, PASS_ON, TRY_AGAIN, TAKE_STEP = 28, 29, 30, 31
LOADS_TABLE, PACES_TABLE, SLOTS_TABLE, IN_HAND_TABLE = 32, 33, 34, 35
CHOOSE_WITH_ROOM, WAIT_FOR_ROOM, TAKE_UP, END_WORK, FIND_WORK = 36, 37, 38, 39, 40
TURN_AWAY, LEAVE_MESSAGE, STAND_BY, PUT_ASIDE_ALL, PUT_ASIDE_SOME = 41, 42, 43, 44, 45
RELEASE_OWN, NEXT_UNSEATED, RETURN_TO_LINE, END_WRAP_UP = 46, 47, 48, 49
TAKE_IN_HAND, GO_ON_IN_HAND, WRAP_UP_IN_HAND, LOOK_FOR_CONTACTS = 50, 51, 52, 53
SETTLE_DOWN, CHANGE_SKILL, TAKE_BACK, RESCHEDULE = 54, 55, 56, 57
WAYS_TABLE, REMOVALS_TABLE, HELPS_TABLE, FLOWS_TABLE, ASSISTS_TABLE = 58, 59, 60, 61, 62
DRAW_DIFFICULTY, COME_BEFORE, RECALL, ACCEPTS_OFFER, TAKES_DEFLECTION, CHOOSE_CHANNEL = 63, 64, 65, 66, 67, 68
ASSISTED = 69
PERSONS_TABLE, EMPLOYED_TABLE, COUNT_HEADCOUNT = 70, 71, 72
RANKED_TABLE = 73
TABLES = 74

# Each takes (centre, number) and gives that row of the table, to read and to change.
count_at = table_of(COUNTS_TABLE, COUNTS)
contact_at = table_of(CONTACTS_TABLE, LIVE_CONTACT)
event_at = table_of(CALENDAR_TABLE, EVENT)
case_at = table_of(CASES_TABLE, CASE)
kind_at = table_of(KINDS_TABLE, KIND)
queue_at = table_of(QUEUES_TABLE, QUEUE)
line_at = table_of(LINES_TABLE, LINE)
group_at = table_of(GROUPS_TABLE, GROUP)
agent_at = table_of(AGENTS_TABLE, AGENT)
route_at = table_of(ROUTES_TABLE, ROUTE)
spell_at = table_of(SPELLS_TABLE, DUTY)
step_at = table_of(STEPS_TABLE, STEP)
attempts_at = table_of(ATTEMPTS_TABLE, ATTEMPTS)
channel_at = table_of(CHANNELS_TABLE, CHANNEL)
opening_at = table_of(OPENINGS_TABLE, OPENING)
place_at = table_of(PLACES_TABLE, PLACE)
rule_at = table_of(RULES_TABLE, RULE)
flow_step_at = table_of(FLOW_STEPS_TABLE, FLOW_STEP)
exit_at = table_of(EXITS_TABLE, EXIT)
jump_at = table_of(JUMPS_TABLE, JUMP)
terms_at = table_of(TERMS_TABLE, TERMS)
way_at = table_of(WAYS_TABLE, WAY)
removal_at = table_of(REMOVALS_TABLE, REMOVAL)
help_at = table_of(HELPS_TABLE, HELP)
flow_at = table_of(FLOWS_TABLE, FLOW)
assist_at = table_of(ASSISTS_TABLE, ASSIST)
load_at = table_of(LOADS_TABLE, LOAD)
pace_at = table_of(PACES_TABLE, PACE)
slot_at = table_of(SLOTS_TABLE, SLOT)
stretch_at = table_of(IN_HAND_TABLE, IN_HAND)
person_at = table_of(PERSONS_TABLE, PERSON)
employed_at = table_of(EMPLOYED_TABLE, EMPLOYED)
ranked_at = table_of(RANKED_TABLE, RANKED)
