"""Which runs tell what a lever is worth, and which of them are compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

#: How a lever is looked at: added to nothing, added to all others, or all of them together.
Relation = Literal["alone", "on top", "all"]
#: The levers of a run, by name; nothing is done in the one without any.
Variant = tuple[str, ...]
NOTHING: Final[Variant] = ()


@dataclass(frozen=True)
class Comparison:
    """
    Two runs that differ by levers.

    Attributes
    ----------
    lever
        Whose worth they tell; ``all levers`` of all together.
    relation
        ``alone``: added to nothing, with what it needs; ``on top``: added to all others, together with those
        that need it; ``all``: all levers added to nothing.
    before, after
        The levers that are on in the one and in the other.
    """

    lever: str
    relation: Relation
    before: Variant
    after: Variant

    @property
    def added(self) -> Variant:
        """The levers in which they differ."""
        return tuple(name for name in self.after if name not in self.before)


#: Stands for a lever where all of them are meant.
ALL: Final = "all levers"


def comparisons_of(needs: Mapping[str, Iterable[str]]) -> tuple[Comparison, ...]:
    """
    Compare each lever alone with nothing, all with all but each, and all with nothing.

    Parameters
    ----------
    needs
        By lever that is on, the levers it needs, all of which are on, too.

    Returns
    -------
    tuple
        In the order of the levers. Of a single lever only that alone.
    """
    names = tuple(needs)
    alone = [Comparison(name, "alone", NOTHING, _ordered(names, _needed(name, needs))) for name in names]
    if len(names) < 2:
        return tuple(alone)
    kept = [_ordered(names, (each for each in names if name not in _needed(each, needs))) for name in names]
    on_top = [Comparison(name, "on top", before, names) for name, before in zip(names, kept, strict=True)]
    return (*alone, *on_top, Comparison(ALL, "all", NOTHING, names))


def variants_of(comparisons: Iterable[Comparison]) -> tuple[Variant, ...]:
    """The runs that comparisons need, each once, the one without levers first."""
    found = [variant for each in comparisons for variant in (each.before, each.after)]
    return tuple(sorted(dict.fromkeys(found), key=len))


def _needed(name: str, needs: Mapping[str, Iterable[str]]) -> set[str]:
    """A lever with all that it needs, and what those need."""
    found = {name}
    for other in needs[name]:
        if other not in found:
            found |= _needed(other, needs)
    return found


def _ordered(names: Iterable[str], chosen: Iterable[str]) -> Variant:
    kept = set(chosen)
    return tuple(name for name in names if name in kept)
