"""The page that shows how the engine was checked: complete, and about what the tests hold it to."""

from __future__ import annotations

from tests.theory.harness import TEXTBOOK, Verdict
from tests.theory.table import MODULES, PAGE, all_studies, section


def test_the_page_shows_every_output_with_its_exact_value() -> None:
    """The page would claim less, more or something else than the tests hold (write it anew)."""
    text = PAGE.read_text(encoding="utf-8")
    for study in all_studies():
        assert f"### {study.name}: {study.title}\n" in text, study.name
        for run in study.runs:
            for output in run.outputs:
                name = f"{run.label} {output.name}".strip()
                assert f"| {name} | {output.exact:.6g} |" in text, (study.name, name)
    assert text.count("| agrees |") == sum(study.outputs for study in all_studies())


def test_a_disagreement_shows_in_the_table() -> None:
    """A failed check would look like a passed one."""
    study = next(all_studies())
    output = study.runs[0].outputs[0]
    verdict = Verdict(output, study.name, 2 * output.exact, 1e-6, output.bound, 30)
    assert section(study, [verdict]).endswith("| the exact value lies outside |")


def test_names_of_studies_are_told_apart() -> None:
    """Two studies, or two runs of one, would draw the same numbers and err together."""
    studies = list(all_studies())
    assert len({study.name for study in studies}) == len(studies)
    seeds = [run.seed for study in studies for run in study.runs]
    assert len(set(seeds)) == len(seeds)


def test_every_textbook_file_is_held_to_theory() -> None:
    """A file would stand in the textbook with nothing known of it."""
    used = {run.scenario for study in all_studies() for run in study.runs}
    assert used == {file.stem for file in TEXTBOOK.glob("*.yaml")}


def test_every_module_with_studies_is_in_the_table() -> None:
    """A family of studies would be tested and not shown."""
    here = TEXTBOOK.parent.parent / "tests" / "theory"
    with_studies = {file.stem for file in here.glob("test_*.py") if "\nSTUDIES" in file.read_text()}
    assert with_studies == set(MODULES)
