"""Transfers: which contacts are passed on, and what the next agent gets."""

from __future__ import annotations

from ccsim.demand.purposes import BRIEFING, TRANSFER
from ccsim.engine.decisions.draws import contact_duration, contact_uniform, value_then
from ccsim.engine.decisions.open_part import open_part
from ccsim.engine.outcomes import COLD, NOBODY, PASSED_BACK, PASSED_ON
from ccsim.engine.rich import rich
from ccsim.engine.state import contact_at, kind_at, rule_at
from ccsim.kernel import kernel

#: A contact is not passed on any more after so many legs.
_MOST_LEGS = 15


@kernel
def choose_rule(centre: int, row: int) -> int:
    """The rule by which this part is going to be passed on, or `NOBODY`."""
    if not rich(centre):
        return NOBODY
    contact = contact_at(centre, row)
    kind = kind_at(centre, contact.kind)
    if contact.ghost or contact.turn > 0:
        return NOBODY
    if contact.misrouted:
        return kind.misrouted if contact.leg < _MOST_LEGS else NOBODY
    if kind.rules == 0 or contact.leg >= _MOST_LEGS:
        return NOBODY
    u = contact_uniform(centre, row, TRANSFER)
    for number in range(kind.rule, kind.rule + kind.rules):
        rule = rule_at(centre, number)
        if rule.out_of == contact.home:
            u -= value_then(centre, row, rule.probability)
            if u < 0.0:
                return number
    return NOBODY


@kernel
def pass_on(centre: int, row: int, now: int) -> None:
    """Open the part that the next agent will have."""
    contact = contact_at(centre, row)
    rule = rule_at(centre, contact.next_rule)
    following = open_part(centre, row, PASSED_BACK if contact.misrouted else PASSED_ON, now)
    passed = contact_at(centre, following)
    passed.rule = contact.next_rule
    passed.way = rule.way
    passed.queue = rule.to if rule.to != NOBODY else kind_at(centre, contact.kind).queue
    passed.home = passed.queue
    contact.trunk = 0


@kernel
def briefing_time(centre: int, row: int) -> int:
    """How long the agent who gets a contact is briefed about it, in microseconds."""
    rule = rule_at(centre, contact_at(centre, row).rule)
    return 0 if rule.way == COLD else contact_duration(centre, row, BRIEFING, rule.briefing)


@kernel
def law_of_talk(centre: int, row: int) -> int:
    """The series of laws from which this part's talk is drawn."""
    contact = contact_at(centre, row)
    if not rich(centre):
        return kind_at(centre, contact.kind).talk
    if contact.next_rule != NOBODY and rule_at(centre, contact.next_rule).after != NOBODY:
        return rule_at(centre, contact.next_rule).after
    if contact.rule != NOBODY and rule_at(centre, contact.rule).talk != NOBODY:
        return rule_at(centre, contact.rule).talk
    return kind_at(centre, contact.kind).talk


@kernel
def law_of_hold(centre: int, row: int) -> int:
    """The same for its hold."""
    contact = contact_at(centre, row)
    if not rich(centre):
        return kind_at(centre, contact.kind).hold
    if contact.next_rule != NOBODY and rule_at(centre, contact.next_rule).held != NOBODY:
        return rule_at(centre, contact.next_rule).held
    if contact.rule != NOBODY and rule_at(centre, contact.rule).hold != NOBODY:
        return rule_at(centre, contact.rule).hold
    return kind_at(centre, contact.kind).hold


@kernel
def law_of_wrap_up(centre: int, row: int) -> int:
    """The same for its wrap-up."""
    contact = contact_at(centre, row)
    if not rich(centre):
        return kind_at(centre, contact.kind).wrap_up
    if contact.next_rule != NOBODY and rule_at(centre, contact.next_rule).wrap_up != NOBODY:
        return rule_at(centre, contact.next_rule).wrap_up
    if contact.rule != NOBODY and rule_at(centre, contact.rule).next_wrap_up != NOBODY:
        return rule_at(centre, contact.rule).next_wrap_up
    return kind_at(centre, contact.kind).wrap_up
