"""Fonts for names that the default font cannot write, such as Japanese ones."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from functools import cache

from matplotlib import font_manager
from matplotlib.ft2font import FT2Font

# Families that cover Chinese, Japanese and Korean, as systems and packages name them; tried first because
# the search through every other font of a machine takes a second or more.
_WIDE = (
    "IPAexGothic",
    "IPAGothic",
    "IPAPGothic",
    "Noto Sans CJK JP",
    "Noto Sans JP",
    "Hiragino Sans",
    "Hiragino Kaku Gothic ProN",
    "Yu Gothic",
    "Meiryo",
    "MS Gothic",
    "TakaoGothic",
    "VL Gothic",
    "Noto Sans CJK SC",
    "Microsoft YaHei",
    "WenQuanYi Zen Hei",
    "Arial Unicode MS",
)


def families_for(texts: Iterable[str]) -> list[str]:
    """Return the font families that write the texts, first choice first.

    Parameters
    ----------
    texts
        All that a plot will write.

    Returns
    -------
    list[str]
        For ``rcParams["font.family"]`` or ``fontfamily=``: the default family, and after it, where letters
        are missing from it, one installed family that has them. If none has, a warning says what to install.
    """
    default = font_manager.FontProperties().get_family()
    letters = frozenset(ord(letter) for text in texts for letter in text if letter.isprintable())
    missing = letters - _letters(font_manager.findfont(font_manager.FontProperties()))
    if not missing:
        return list(default)
    for family, file in _candidates():
        if missing <= _letters(file):
            return [*default, family]
    shown = "".join(chr(letter) for letter in sorted(missing)[:8])
    warnings.warn(
        f"no installed font has the letters {shown}; they are drawn as boxes. Install one that has them, "
        "such as the package fonts-ipafont-gothic for Japanese, and start Python anew",
        stacklevel=3,
    )
    return list(default)


def _candidates() -> Iterable[tuple[str, str]]:
    """Yield installed families, the likely ones first, each with its file."""
    regular = {
        font.name: font.fname
        for font in font_manager.fontManager.ttflist
        if font.style == "normal"
        and not font.name.startswith(("Last Resort", ".LastResort"))  # boxes for all
    }
    likely = [family for family in _WIDE if family in regular]
    for family in [*likely, *sorted(set(regular) - set(likely))]:
        yield family, regular[family]


@cache
def _letters(file: str) -> frozenset[int]:
    """Return the code points a font file can draw."""
    return frozenset(FT2Font(file).get_charmap())
