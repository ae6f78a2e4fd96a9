"""The automated front door: from step to step until the contact ends or comes to a queue."""

from __future__ import annotations

from ccsim.demand.purposes import CONTAINED as RESOLVES
from ccsim.demand.purposes import CONTAINS, FLOW_BRANCH, FLOW_HANG_UP, FLOW_TIME, THROUGH_FLOW
from ccsim.engine import far, outcomes, state
from ccsim.engine.decisions.before_contact import leave_self_service
from ccsim.engine.decisions.callback import book_callback
from ccsim.engine.decisions.difficulty import harder
from ccsim.engine.decisions.draws import step_duration, step_uniform, value_now, value_then
from ccsim.engine.decisions.part import choose_channel, repeat_after, returns_within
from ccsim.engine.decisions.spared import work_spared
from ccsim.engine.outcomes import NEVER, NOBODY
from ccsim.engine.state import (
    attempts_at,
    contact_at,
    count_at,
    exit_at,
    flow_at,
    flow_step_at,
    jump_at,
    kind_at,
)
from ccsim.kernel import kernel

#: Steps whose visits are told apart.
_BITS = 63


@kernel
def enter_flow(centre: int, row: int, now: int) -> int:
    """Begin the flow of a contact's channel; returns when its first step is over (see `leave_step`)."""
    return _begin(centre, row, kind_at(centre, contact_at(centre, row).kind).flow, now)


@kernel
def enter_bot(centre: int, row: int, now: int) -> int:
    """The same for the flow that is there while the channel is closed."""
    return _begin(centre, row, kind_at(centre, contact_at(centre, row).kind).bot_flow, now)


@kernel
def _begin(centre: int, row: int, step: int, now: int) -> int:
    contact = contact_at(centre, row)
    number = flow_step_at(centre, step).flow
    flow = flow_at(centre, number)
    contact.rounds = 0
    down = value_now(centre, flow.down, now) > 0.0 or _goes_past(centre, row, step, flow.through)
    # sessions go on for a while in an outage, but who comes then goes past the flow: nobody is turned away
    full = not down and flow.sessions != NOBODY and flow.in_use >= value_now(centre, flow.sessions, now)
    if full or down:
        contact.step = NOBODY
        if contact.late:
            return _leave_bot(centre, row, now)
        if full and flow.turns_away:
            contact.queue = NOBODY
            far.part_unserved(centre, row, outcomes.BLOCKED, now)
            return NEVER
        return now
    flow.in_use += 1
    contact.session = 1
    contact.flow = number
    contact.steps = 0
    contact.visited = 0
    return _take_steps(centre, row, step, now)


@kernel
def _goes_past(centre: int, row: int, step: int, through: int) -> bool:
    """Whether a contact goes past a flow that is there for some only; by the name of its first step."""
    if through == NOBODY:
        return False
    u = step_uniform(centre, row, flow_step_at(centre, step).key, THROUGH_FLOW)
    return u >= value_then(centre, row, through)


@kernel
def leave_step(centre: int, row: int, now: int) -> int:
    """
    The front door, or one step of it, is over; or so is self-service.

    Returns
    -------
    int
        The instant at which the next step is over; ``now`` if the contact has reached its queue, `NEVER`
        if it ended here: contained, hung up, or booked for a callback.
    """
    contact = contact_at(centre, row)
    if contact.via == outcomes.SELF_SERVICE:
        leave_self_service(centre, row, now)
        return NEVER
    step = contact.step
    if step == NOBODY:
        return now
    if value_now(centre, flow_at(centre, contact.flow).down, now) > 0.0:
        _end_session(centre, row)
        return _leave_bot(centre, row, now) if contact.late else now
    following = _after_step(centre, row, step, now)
    if contact_at(centre, row).step == NOBODY:
        return following
    return _take_steps(centre, row, following, now)


@kernel
def _end_session(centre: int, row: int) -> None:
    """A contact leaves its flow."""
    contact = contact_at(centre, row)
    contact.step = NOBODY
    if contact.session:
        contact.session = 0
        flow_at(centre, contact.flow).in_use -= 1


@kernel
def _take_steps(centre: int, row: int, step: int, now: int) -> int:
    """Take a step, and those after it as long as they take no time."""
    contact = contact_at(centre, row)
    while True:
        rules = flow_step_at(centre, step)
        overdue = 0 <= rules.longest <= now - contact.offered
        if contact.steps >= rules.most or (contact.steps > 0 and overdue):
            _end_session(centre, row)
            return _leave_bot(centre, row, now) if contact.late else now
        contact.steps += 1
        contact.step = step
        bit = 1 << (step % _BITS)
        if contact.visited & bit:
            contact.rounds += 1
            contact.visited = 0
        contact.visited |= bit
        over = now + step_duration(centre, row, rules.key, FLOW_TIME, rules.lasts)
        if over > now:
            return over
        step = _after_step(centre, row, step, now)
        if step == NEVER or contact.step == NOBODY:
            return step


@kernel
def _after_step(centre: int, row: int, step: int, now: int) -> int:
    """
    What follows a step that is over: the next step.

    At an end the contact's ``step`` is `NOBODY`, and the answer ``now`` (at its queue) or `NEVER` (gone).
    """
    contact = contact_at(centre, row)
    rules = flow_step_at(centre, step)
    leaving = value_then(centre, row, rules.hang_up)
    if leaving > 0.0 and step_uniform(centre, row, rules.key, FLOW_HANG_UP) < leaving:
        _end_session(centre, row)
        contact.queue = NOBODY
        far.part_unserved(centre, row, outcomes.HUNG_UP, now)
        return NEVER
    if rules.collects:
        contact.told = step
        attempts_at(centre, contact.case).told = kind_at(centre, contact.kind).channel + 1
    if _is_contained(centre, row, step):
        _end_session(centre, row)
        contact.queue = NOBODY
        _contain(centre, row, step, now)
        return NEVER
    if rules.end == state.GOES_ON:
        return _next_step(centre, row, step)
    _end_session(centre, row)
    if contact.late:
        return _leave_bot(centre, row, now)
    if rules.end == state.BOOKS_CALLBACK:
        contact.queue = rules.to
        contact.home = rules.to
        book_callback(centre, row, now)
        contact.queue = NOBODY
        return NEVER
    if rules.end != state.TO_OWN_QUEUE:
        contact.queue = rules.to
        contact.home = rules.to
        contact.misrouted = rules.end == state.MISROUTES and rules.to != kind_at(centre, contact.kind).queue
    return now


@kernel
def _leave_bot(centre: int, row: int, now: int) -> int:
    """A bot at closed hours has nobody to pass a customer on to."""
    far.leave_message(centre, row, now)
    return NEVER


@kernel
def _next_step(centre: int, row: int, step: int) -> int:
    """The step after one: by intent, by chance, or the one for everybody else."""
    rules = flow_step_at(centre, step)
    by_intent = jump_at(centre, step * count_at(centre, 0).kinds + contact_at(centre, row).kind).step
    if by_intent != NOBODY:
        return by_intent
    if rules.exits > 0:
        u = step_uniform(centre, row, rules.key, FLOW_BRANCH)
        for place in range(rules.exit, rules.exit + rules.exits):
            u -= value_then(centre, row, exit_at(centre, place).share)
            if u < 0.0 or (rules.then == NOBODY and place == rules.exit + rules.exits - 1):
                return exit_at(centre, place).step
    return rules.then


@kernel
def _is_contained(centre: int, row: int, step: int) -> bool:
    """Whether the contact ends with a step: everybody's does, or that of the easy cases."""
    kind = contact_at(centre, row).kind
    share = jump_at(centre, step * count_at(centre, 0).kinds + kind).contains
    if share == NOBODY:
        return False
    return _does(
        centre, row, step, CONTAINS, kind_at(centre, kind).hard_contained, value_then(centre, row, share)
    )


@kernel
def _does(centre: int, row: int, step: int, purpose: int, correlation: int, probability: float) -> bool:
    """Whether something of a probability among all cases happens to this one in a step."""
    if probability <= 0.0 or probability >= 1.0:
        return probability >= 1.0
    u = step_uniform(centre, row, flow_step_at(centre, step).key, purpose)
    return harder(centre, row, correlation, u) < probability


@kernel
def _contain(centre: int, row: int, step: int, now: int) -> None:
    """The flow ends the contact; if that did not resolve the case, the customer may return."""
    far.part_unserved(centre, row, outcomes.CONTAINED, now)
    contact = contact_at(centre, row)
    contact.spared = work_spared(centre, row)
    rules = flow_step_at(centre, step)
    own = jump_at(centre, step * count_at(centre, 0).kinds + contact.kind)
    correlation = kind_at(centre, contact.kind).hard_resolution
    if _does(centre, row, step, RESOLVES, correlation, value_then(centre, row, own.resolved)):
        contact.resolved = 1
    elif rules.repeat == NOBODY:
        repeat_after(centre, row, now)
    else:
        returns_within(centre, row, now, rules.repeat, rules.repeat_delay, rules.repeat_window)
        if own.ways > 0 and contact.returns == outcomes.REPEAT:
            choose_channel(centre, row, own.way, own.ways)
