"""How difficult a case is, and draws that hang together with that."""

from __future__ import annotations

from ccsim.demand.distributions.normal import correlated, normal_quantile
from ccsim.demand.philox import uniform
from ccsim.demand.purposes import DIFFICULTY
from ccsim.engine.decisions.draws import contact_uniform, value_then
from ccsim.engine.outcomes import NOBODY
from ccsim.engine.rich import rich
from ccsim.engine.state import contact_at, kind_at
from ccsim.kernel import kernel

#: The log has it in millionths of a standard deviation, and nothing else goes by more digits.
_MILLION = 1_000_000


@kernel
def draw_difficulty(centre: int, row: int) -> None:
    """Draw how difficult a contact's case is: the same in all of its contacts."""
    contact = contact_at(centre, row)
    person = contact.slot << 20 | contact.nth
    u = uniform(kind_at(centre, contact.kind).key, contact.day, person, DIFFICULTY, 0)
    contact.difficulty = round(normal_quantile(u) * _MILLION)


@kernel
def harder(centre: int, row: int, correlation: int, u: float) -> float:
    """A draw made to hang together with the difficulty, by the series of a correlation (`NOBODY`: none)."""
    if not rich(centre) or correlation == NOBODY:
        return u
    z = contact_at(centre, row).difficulty / _MILLION
    return correlated(u, value_then(centre, row, correlation), z)


@kernel
def succeeds(centre: int, row: int, purpose: int, correlation: int, probability: float) -> bool:
    """Whether something of a probability among all cases happens to this one: rather to the easy ones."""
    if probability <= 0.0:
        return False
    if probability >= 1.0:
        return True
    return harder(centre, row, correlation, contact_uniform(centre, row, purpose)) < probability
