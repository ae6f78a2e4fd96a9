"""What an agent knows already of what a customer has told before."""

from __future__ import annotations

from ccsim.demand.purposes import COLLECTED, KEPT, REMEMBERED
from ccsim.engine.decisions.draws import contact_chance, value_then
from ccsim.engine.outcomes import NOBODY
from ccsim.engine.state import contact_at, count_at, flow_step_at, kind_at, rule_at
from ccsim.kernel import kernel


@kernel
def recall(centre: int, row: int) -> None:
    """Shorten the talk of a part by what is known already; what is not, the customer has to repeat."""
    contact = contact_at(centre, row)
    if contact.ghost:
        return
    if contact.rule != NOBODY:
        rule = rule_at(centre, contact.rule)
        _take_note(centre, row, KEPT, rule.kept, rule.saves)
        return
    if contact.turn > 0:
        return
    if contact.told != NOBODY:
        step = flow_step_at(centre, contact.told)
        _take_note(centre, row, COLLECTED, step.kept, step.saves)
    if contact.heard > 0:
        counts = count_at(centre, 0)
        same = contact.heard == kind_at(centre, contact.kind).channel + 1
        kept = counts.same_kept if same else counts.other_kept
        saves = counts.same_saves if same else counts.other_saves
        _take_note(centre, row, REMEMBERED, kept, saves)


@kernel
def _take_note(centre: int, row: int, purpose: int, kept: int, saves: int) -> None:
    """A share of the talk is saved if a note has been kept; else it is all told again."""
    contact = contact_at(centre, row)
    if kept == NOBODY or not contact_chance(centre, row, purpose, kept):
        contact.repeated = contact.turn == 0
        return
    talk = int(contact.talk * (1.0 - value_then(centre, row, saves)) + 0.5)
    contact.spared += contact.talk - talk
    contact.talk = talk
