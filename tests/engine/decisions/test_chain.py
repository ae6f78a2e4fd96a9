"""Chains of contacts are put in order."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ccsim.demand.cases import CASE
from ccsim.engine.decisions.chain import in_order
from ccsim.engine.logs import LIVE_CONTACT
from ccsim.engine.outcomes import NOBODY
from ccsim.engine.state import CONTACTS_TABLE
from tests.demand.small import plan_of, small


@given(rows=st.lists(st.integers(0, 63), unique=True))
def test_a_chain_is_in_the_order_of_its_rows(rows: list[int]):
    """However it was, and however long: nobody is lost, nobody comes twice."""
    state = plan_of(small()).fresh_state(np.zeros(0, dtype=CASE), 1, 0, 0)
    contacts = np.zeros(64, dtype=LIVE_CONTACT)
    state.directory[CONTACTS_TABLE] = contacts.ctypes.data
    for row, behind in zip(rows, [*rows[1:], NOBODY], strict=False):
        contacts["behind"][row] = behind
    found, row = [], in_order(state.address, rows[0] if rows else NOBODY, False)
    while row != NOBODY:
        found.append(row)
        row = int(contacts["behind"][row])
    assert found == sorted(rows)
