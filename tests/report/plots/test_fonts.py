"""A plot writes a scenario's names, in whatever letters they are."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from matplotlib import font_manager

from ccsim.report.plots.fonts import families_for

_NAME = "窓口"


@pytest.fixture
def only_default(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that has none but the fonts that matplotlib brings."""
    bundled = [font for font in font_manager.fontManager.ttflist if "mpl-data" in font.fname]
    monkeypatch.setattr(font_manager.fontManager, "ttflist", bundled)


@pytest.fixture
def japanese_font(only_default: None, tmp_path: Path) -> str:
    """A font that has the two letters of the name and nothing else."""
    pen = TTGlyphPen(None)
    for step, point in enumerate([(0, 0), (0, 700), (600, 700), (600, 0)]):
        (pen.lineTo if step else pen.moveTo)(point)
    pen.closePath()
    box = pen.glyph()
    letters = {ord(letter): f"letter{number}" for number, letter in enumerate(_NAME)}
    glyphs = [".notdef", *letters.values()]
    font = FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder(glyphs)
    font.setupCharacterMap(letters)
    font.setupGlyf(dict.fromkeys(glyphs, box))
    font.setupHorizontalMetrics(dict.fromkeys(glyphs, (650, 0)))
    font.setupHorizontalHeader(ascent=800, descent=-200)
    font.setupNameTable({"familyName": "Two Letters", "styleName": "Regular"})
    font.setupOS2()
    font.setupPost()
    file = tmp_path / "two-letters.ttf"
    font.save(file)
    font_manager.fontManager.addfont(file)
    return "Two Letters"


def test_plain_names_keep_the_default_font(only_default: None) -> None:
    """A search for fonts at every plot would cost a second and change nothing."""
    assert families_for(["agents", "Büro 2"]) == ["sans-serif"]


def test_a_font_with_the_missing_letters_is_added(japanese_font: str) -> None:
    """Japanese names drawn as boxes say nothing."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert families_for(["agents", _NAME]) == ["sans-serif", japanese_font]


@pytest.mark.usefixtures("only_default")
def test_without_such_a_font_it_is_said_what_to_install() -> None:
    """Boxes without a word look like a bug in the scenario."""
    with pytest.warns(UserWarning, match="no installed font has the letters 口窓.*fonts-ipafont-gothic"):
        assert families_for([_NAME]) == ["sans-serif"]
