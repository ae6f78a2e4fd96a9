"""YAML 1.2, read safely, with the line of everything."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from ccsim.scenario import yaml_nodes, yaml_tree
from ccsim.scenario.written import is_written
from ccsim.scenario.yaml_tree import parse_scalar_or_flow, parse_yaml
from tests.shared import REPOSITORY


def _value(text: str) -> Any:
    tree = parse_yaml(text, "x.yaml")
    assert [str(fault) for fault in tree.faults] == []
    return tree.value


def _faults(text: str) -> list[str]:
    return [str(fault) for fault in parse_yaml(text, "x.yaml").faults]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        ("-3", -3),
        ("0o17", 15),
        ("0x1F", 31),
        ("1.5", 1.5),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("yes", "yes"),
        ("on", "on"),
        ("07:00", "07:00"),
        ("1999-02-01", "1999-02-01"),
        ("1_000", "1_000"),
        ('"12"', "12"),
        ("'it''s'", "it's"),
        ("20 s", "20 s"),
    ],
)
def test_scalars_are_those_of_yaml_1_2(text: str, value: object) -> None:
    """In YAML 1.1 `07:00` is the number 420, `on` is true and a date is an object; here they are text."""
    found = _value(f"a: {text}")["a"]
    assert found == value
    assert isinstance(found, type(value))


def test_numbers_remember_that_they_were_written() -> None:
    """Only so can a bare number in a file be told from seconds given in Python."""
    assert is_written(_value("a: 12")["a"])
    assert is_written(_value("a: 1.5")["a"])
    assert not is_written(12)


def test_block_text_and_keys_are_text() -> None:
    """A folded description keeps its words, and a key that looks like a number is a name."""
    assert _value("a: >\n  one\n  two\n1: x\n") == {"a": "one two\n", "1": "x"}


def test_aliases_stand_for_what_they_name() -> None:
    """An anchor saves repeating a profile."""
    assert _value("a: &x [1, 2]\nb: *x\n") == {"a": [1, 2], "b": [1, 2]}


def test_every_key_and_item_has_its_line() -> None:
    """A fault without its line sends the planner searching."""
    lines = parse_yaml("a:\n  b: 1\n  c:\n    - 2\n    - {d: 3}\n", None).lines
    assert lines == {
        ("a",): 1,
        ("a", "b"): 2,
        ("a", "c"): 3,
        ("a", "c", 0): 4,
        ("a", "c", 1): 5,
        ("a", "c", 1, "d"): 5,
    }


def test_every_duplicate_key_is_told_and_the_first_is_kept() -> None:
    """The second of two equal keys would silently win."""
    tree = parse_yaml("a: 1\nb: {c: 1, c: 2}\na: 3\n", "x.yaml")
    assert [str(fault) for fault in tree.faults] == [
        "x.yaml:2: b.c: the key is there twice; the first is on line 2; keep one",
        "x.yaml:3: a: the key is there twice; the first is on line 1; keep one",
    ]
    assert tree.value == {"a": 1, "b": {"c": 1}}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            "a: !!python/object/apply:os.system [ls]",
            "x.yaml:1: a: the tag !!python/object/apply:os.system is not allowed",
        ),
        ("a: !mine 1", "x.yaml:1: a: the tag !mine is not allowed; write the plain value"),
        ("a: !!binary aGk=", "x.yaml:1: a: the tag !!binary is not allowed; write the plain value"),
        ("<<: {a: 1}", "x.yaml:1: merge keys (<<) are not part of YAML 1.2; use extends, or an alias"),
        ("? [a, b]\n: 1", "x.yaml:1: a key must be a word, not a list or mapping"),
        ("a: &x [*x]", "x.yaml:1: a.0: an alias stands for something that it is a part of; write it out"),
        ("a: [1, 2", "x.yaml:1: not YAML at column 9: expected ',' or ']', but got '<stream end>'"),
        ("a: b: c", "x.yaml:1: not YAML at column 5: mapping values are not allowed here"),
        ("a:\n\t- x", "x.yaml:2: not YAML at column 1: found character '\\t' that cannot start any token"),
        ("a: *nope", "x.yaml:1: not YAML at column 4: found undefined alias 'nope'"),
        ("a: 1\n---\nb: 2", "x.yaml:2: not YAML at column 1: but found another document"),
        ("a: 'x", "x.yaml:1: not YAML at column 6: found unexpected end of stream"),
        ("a: \x00", "x.yaml: not YAML: unacceptable character #x0000: special characters are not allowed"),
        ("[" * 100_000, "x.yaml:1: the file is nested deeper than 60 levels"),
        ("- " * 100_000 + "a", "x.yaml:1: the file is nested deeper than 60 levels"),
    ],
)
def test_what_is_not_plain_yaml_is_refused(text: str, fault: str) -> None:
    """Tags could run code, and a syntax error must name its line."""
    (told,) = _faults(text)
    assert told.startswith(fault)


def test_with_and_without_the_parser_in_c_the_same_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """PyYAML comes without it on some machines: values, lines and messages must not depend on that."""
    texts = [file.read_text(encoding="utf-8") for file in sorted((REPOSITORY / "scenarios").rglob("*.yaml"))]
    texts = [text for text in texts if len(text) < 20_000]
    texts += [texts[0][:cut] for cut in range(0, len(texts[0]), max(1, len(texts[0]) // 60))]
    texts += ["a: [1, 2", "a:\n\t- x", "a: 'x", "a: *nope", "? [a]\n: 1", "a: |\n  é\n b", "a: 1\n---\nb: 2"]
    found = [parse_yaml(text, "x.yaml") for text in texts]
    monkeypatch.setattr(yaml_nodes, "_FAST", yaml.SafeLoader)
    for text, tree in zip(texts, found, strict=True):
        assert parse_yaml(text, "x.yaml") == tree


def test_the_remedies_of_syntax_errors() -> None:
    """What the parser says is no help to who never met YAML."""
    assert _faults("a:\n\t- x")[0].endswith("; indent with spaces, not tabs")
    assert _faults("a: b: c")[0].endswith("; check the indentation, and put text with a colon in quotes")
    assert _faults("a: 1\n---\nb: 2")[0].endswith("; one scenario per file: remove the second ---")


def test_nesting_within_a_line_is_bounded() -> None:
    """Depth costs memory and time; a scenario needs about fifteen levels."""
    assert _faults("a: " + "[" * 80 + "]" * 80) == ["x.yaml:1: the file is nested deeper than 60 levels"]


def test_an_alias_bomb_is_refused() -> None:
    """Nine lines can stand for a billion values."""
    text = "a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n"
    text += "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]\n" for i in range(1, 9))
    assert _faults(text)[-1].endswith("the file stands for more than 500000 values; use fewer aliases")


def test_a_huge_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading it would take minutes before anything could be said."""
    monkeypatch.setattr(yaml_tree, "LARGEST_FILE", 10)
    assert _faults("a: 1234567890") == [
        "x.yaml: the file has 13 characters; allowed: at most 10; put long series into a CSV file"
    ]


def test_a_value_on_the_command_line_is_yaml_too() -> None:
    """`--set` takes text, numbers, lists and mappings."""
    assert parse_scalar_or_flow("90 s") == "90 s"
    assert parse_scalar_or_flow("{a: [1, 2]}") == {"a": [1, 2]}
    with pytest.raises(ValueError, match="not YAML at column 5: expected the node content"):
        parse_scalar_or_flow("[1, ")
