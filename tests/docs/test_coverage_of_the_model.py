"""Every option of the schema has a scenario that uses it and a test that shows what it does.

``coverage.yaml`` says which test; the page is made from it and from the scenarios. After a wanted
change write it anew: CCSIM_UPDATE=1 pytest tests/docs/test_coverage_of_the_model.py.
"""

from __future__ import annotations

import ast
import functools
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from ccsim.scenario import load
from tests.engine.options.test_money_and_measures import PRICES
from tests.engine.options.test_varying import NUMBERS
from tests.scenario.kept import kept_scenario
from tests.scenario.options import every_option, options_hit
from tests.shared import REPOSITORY, updating

PAGE = REPOSITORY / "docs" / "coverage-of-the-model.md"
TESTS = REPOSITORY / "tests"
RANDOM = "random scenarios"
FORMS = ("profile", "dated")

_INTRODUCTION = """\
# Coverage of the model

Every option of a [scenario file](scenario-reference.md): the scenario that uses it, and the test that shows
what it does. An option is a field that may be left out, a choice of one, or a form in which a number may be
written. "Random scenarios" are those on which both engines must agree row by row
(`tests/scenario/scenarios.py`, three hundred in `tests/engine/test_engines_agree.py`); together they use
every option there is. Tests are named as pytest wants them, below `tests/`.

This page is made from `tests/docs/coverage.yaml`; an option without a line there, and a line without an
option or a test, fails `tests/docs/test_coverage_of_the_model.py`.
"""


@functools.cache
def stated() -> dict[str, Any]:
    """Return what coverage.yaml says."""
    text = Path(__file__).with_name("coverage.yaml").read_text(encoding="utf-8")
    said: dict[str, Any] = yaml.safe_load(text)
    return said


def form_of(option: str) -> str:
    """Return which form of a number an option is: profile, dated, or none."""
    form = option.rpartition(":")[2]
    return form if form in FORMS else ""


@functools.cache
def users() -> dict[str, str]:
    """Return the first scenario that uses each option: those at the top of the folder before the others."""
    files = sorted((REPOSITORY / "scenarios").rglob("*.yaml"), key=lambda file: (len(file.parts), file))
    found: dict[str, str] = {}
    for file in files:
        for option in options_hit(load(file)):
            found.setdefault(option, file.relative_to(REPOSITORY / "scenarios").as_posix())
    return found


def numbers() -> list[str]:
    """Return the fields whose numbers may vary."""
    return sorted(
        {option.rpartition(":")[0] for option in every_option() if form_of(option)}, key=str.casefold
    )


def used_by(option: str) -> str:
    """Return the scenario that uses an option, for the page."""
    file = users().get(option)
    return RANDOM if file is None else f"[{file}](../scenarios/{file})"


def page() -> str:
    """Return the page: a row for each option, and one for each number that may vary."""
    single = sorted((option for option in every_option() if not form_of(option)), key=str.casefold)
    lines = [_INTRODUCTION, "## Options", "", "| option | scenario | test |", "| --- | --- | --- |"]
    lines += [
        f"| `{option}` | {used_by(option)} | `{stated()['options'].get(option, '')}` |" for option in single
    ]
    lines += ["", "## Numbers that may vary", ""]
    lines += ["| number | profile in | dated in | test |", "| --- | --- | --- | --- |"]
    for number in numbers():
        options = [f"{number}:{form}" for form in FORMS]
        cells = [used_by(option) if option in every_option() else "-" for option in options]
        lines.append(f"| `{number}` | {' | '.join(cells)} | `{stated()['numbers'].get(number, '')}` |")
    return "\n".join(lines) + "\n"


def test_the_committed_page_is_current() -> None:
    """A page nobody makes anew tells of the options of last year."""
    if updating():
        PAGE.write_text(page(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page()


def test_each_option_has_a_line_and_each_line_an_option() -> None:
    """A new field without a test that shows its effect must not land."""
    single = {option for option in every_option() if not form_of(option)}
    assert sorted(single - set(stated()["options"])) == []
    assert sorted(set(stated()["options"]) - single) == []
    assert sorted(stated()["numbers"], key=str.casefold) == numbers()


@pytest.mark.parametrize("test", sorted({*stated()["options"].values(), *stated()["numbers"].values()}))
def test_the_tests_named_are_there(test: str) -> None:
    """A test that was renamed shows nothing any more."""
    file, _, name = test.partition("::")
    function, _, case = name.rstrip("]").partition("[")
    source = (TESTS / file).read_text(encoding="utf-8")
    functions = {node.name for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)}
    assert function in functions
    assert f'"{case}"' in source or not case


def test_options_no_scenario_uses_are_used_by_the_random_ones() -> None:
    """What the page calls "random scenarios" must be in them, and not in one of three hundred by luck."""
    hits: Counter[str] = Counter()
    for seed in range(150):
        hits.update(options_hit(kept_scenario(seed)))
    assert sorted(option for option in every_option() if option not in users() and not hits[option]) == []


def test_each_number_is_among_those_its_test_varies() -> None:
    """A line may name a test of many numbers, but it must be one of them."""
    said = stated()["numbers"]
    assert sorted(name for name, test in said.items() if "/test_varying.py" in test) == sorted(NUMBERS)
    assert sorted(name for name, test in said.items() if "/test_money" in test) == sorted(PRICES)
