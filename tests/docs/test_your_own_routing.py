"""The page on routing by one's own rules runs as it stands."""

from __future__ import annotations

import re

from tests.shared import REPOSITORY


def test_the_examples_run_on_the_engine_that_can_call_them(monkeypatch) -> None:
    """Code that nobody runs is wrong after the next change."""
    monkeypatch.chdir(REPOSITORY)
    page = (REPOSITORY / "docs" / "your-own-routing.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    assert len(blocks) == 2
    # one process: a function made by exec cannot be sent to another
    code = "\n".join(blocks).replace("replications=4", "replications=2, jobs=1")
    names: dict[str, object] = {}
    exec(compile(code, "docs/your-own-routing.md", "exec"), names)
    assert names["own"].engine == "simpy"
