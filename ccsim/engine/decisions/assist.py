"""Tools that help agents: factors on their times, and on whether they resolve the case."""

from __future__ import annotations

from ccsim.engine.decisions.draws import value_now
from ccsim.engine.state import assist_at, contact_at, count_at
from ccsim.kernel import kernel


@kernel
def assisted(centre: int, row: int, now: int) -> None:
    """Let the tools of the group that has taken a contact help with it."""
    contact = contact_at(centre, row)
    help_with = assist_at(centre, contact.group * count_at(centre, 0).kinds + contact.kind)
    talk = value_now(centre, help_with.talk, now)
    contact.talk = int(contact.talk * talk + 0.5)
    contact.spared = int(contact.spared * talk + 0.5)
    contact.hold = int(contact.hold * value_now(centre, help_with.hold, now) + 0.5)
    contact.wrap_up = int(contact.wrap_up * value_now(centre, help_with.wrap_up, now) + 0.5)


@kernel
def assist_to_resolve(centre: int, row: int) -> float:
    """The factor on the probability that a contact is resolved, as it was when an agent took it."""
    contact = contact_at(centre, row)
    help_with = assist_at(centre, contact.group * count_at(centre, 0).kinds + contact.kind)
    return value_now(centre, help_with.resolution, contact.answered)
