"""docs/order-of-events.md says what the engines do."""

from __future__ import annotations

import re

from ccsim.engine import ranks
from tests.shared import REPOSITORY


def test_the_table_is_that_of_the_engines() -> None:
    """A written order that is not the real one is worse than none."""
    page = (REPOSITORY / "docs" / "order-of-events.md").read_text(encoding="utf-8")
    written = {name: int(rank) for rank, name in re.findall(r"^\| (\d+) \| `(\w+)` \|", page, re.MULTILINE)}
    real = {name: value for name, value in vars(ranks).items() if name.isupper() and "ENTITY" not in name}
    assert written == real
