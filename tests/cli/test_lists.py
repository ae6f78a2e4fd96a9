"""The verbs that print what there is: schema and measures; and settle, which prints a scenario."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import ccsim
from ccsim.cli import main
from ccsim.measures.catalogue.all_measures import all_measures

SMALL = Path(__file__).with_name("small.yaml")


def test_the_schema_is_a_json_schema_of_the_whole_file(capsys: pytest.CaptureFixture[str]) -> None:
    """An editor that completes half the fields is worse than none."""
    assert main(["schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert set(ccsim.Scenario.model_fields) <= set(schema["properties"])
    assert schema["additionalProperties"] is False


def test_every_measure_is_listed_with_unit_and_definition(capsys: pytest.CaptureFixture[str]) -> None:
    """An id in a table that cannot be looked up is not a definition."""
    assert main(["measures"]) == 0
    out = capsys.readouterr().out
    for measure in all_measures():
        assert f"{measure.id}: " in out
        assert f"{measure.statistic} ({measure.unit})" in out
    assert "asa/answered: mean (s)\n    Average speed of answer:" in out


def test_measures_can_be_looked_up_by_words(capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody reads sixty definitions to find one."""
    assert main(["measures", "asa"]) == 0
    assert "abandonment" not in capsys.readouterr().out
    assert main(["measures", "no-such-thing"]) == 2
    assert capsys.readouterr().err == "ccsim: no measure has 'no-such-thing' in its id or definition\n"


def test_settle_prints_a_scenario_that_need_not_be_settled_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Settling once is what keeps a plan's hidden figures the same next month."""
    text = SMALL.read_text(encoding="utf-8").replace("of: cases", "of: contacts")
    text = text.replace(
        "probability: 0.9", "probability: 0.9, repeat: {probability: 0.5, delay: 5 min, window: 1 d}"
    )
    file = tmp_path / "contacts.yaml"
    file.write_text(text, encoding="utf-8")
    assert main(["settle", str(file)]) == 0
    settled = tmp_path / "settled.yaml"
    settled.write_text(capsys.readouterr().out, encoding="utf-8")
    assert ccsim.load(settled).settled is not None
    assert main(["settle", str(settled)]) == 0
    assert capsys.readouterr().out == settled.read_text(encoding="utf-8")
