"""A flow as a tree and as Mermaid."""

from __future__ import annotations

import datetime as dt

import pytest

import ccsim
from ccsim.report.flow_picture import flow_picture
from ccsim.report.flow_text import flow_mermaid, flow_text
from ccsim.report.scenario_day import ScenarioDay
from tests.report.centres import large, made

_MONDAY = dt.date(2026, 3, 2)


def test_the_tree_names_each_step_once_and_points_back_to_it() -> None:
    """A loop written out would never end."""
    told = flow_text(flow_picture(ScenarioDay(large(), _MONDAY)))
    assert told.startswith("menu: 8 steps, 7,128 contacts a day, 52 s on average\nEnds: 12% contained;")
    assert "welcome  [14 s, 100% reach it]\n├─ choose  [20 s, 99% reach it]\n" in told
    assert "│  ├─ meter-reading: dictate  [70 s, " in told
    assert "│  │  ├─ 55%: read  [12% reach it, contained]\n" in told
    assert "│  ├─ 8% of the others: choose (again)\n" in told
    assert "│  ├─ 86% of the others: wait (see above)\n" in told
    assert told.endswith("└─ 1% hang up\n")


def test_mermaid_has_every_step_arrow_and_end() -> None:
    """The code must draw the same graph."""
    picture = flow_picture(ScenarioDay(large(), _MONDAY))
    code = flow_mermaid(picture)
    assert code.startswith('flowchart LR\n  s0["welcome<br/>14 s<br/>100% reach it"]\n')
    assert code.count(" -->") == len(picture.arrows)
    assert '  s1 -->|"8% of the others"| s1\n' in code
    assert ":::contained" in code
    assert "classDef misroute" in code
    assert '  s2 -.->|"5%"| gone\n' in code


@pytest.mark.parametrize(
    ("flows", "name", "said"),
    [
        ([], None, "made has no flows"),
        (["one", "two"], None, "made has 2 flows; name one of one or two"),
        (["one", "two"], "tow", 'made has no flow "tow"; did you mean "two"?'),
        (["one"], "menu", 'made has no flow "menu"; there are one'),
    ],
)
def test_a_flow_that_is_not_there_is_refused(flows: list[str], name: str | None, said: str) -> None:
    """The error names what there is."""
    steps = {"steps": {"a": {"own_queue": True}}}
    scenario = made(
        flows=dict.fromkeys(flows, steps), channels={"phone": {"flow": flows[0] if flows else None}}
    )
    with pytest.raises(ccsim.RunError) as caught:
        flow_picture(ScenarioDay(scenario, _MONDAY), name)
    assert str(caught.value) == said


def test_a_flow_that_nobody_enters_is_drawn_all_the_same() -> None:
    """It may be next month's."""
    scenario = made(flows={"menu": {"steps": {"a": {"own_queue": True}}}})
    assert "0 contacts a day" in flow_text(flow_picture(ScenarioDay(scenario, _MONDAY)))
