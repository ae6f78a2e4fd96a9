"""A case in which the engines differ -> a small one in which they still do."""

from __future__ import annotations

import contextlib
import itertools
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from ccsim.errors import ScenarioError
from ccsim.scenario import Scenario
from ccsim.scenario.document import compact_document
from ccsim.scenario.origins import Setting
from tests.agree.case import Case
from tests.agree.differing import Difference, compare
from tests.agree.simpler import (
    Document,
    at,
    entries,
    holders,
    leaves,
    nameless,
    replaced,
    simpler_values,
    unmeasured,
    without,
)

#: Cases that are compared at most, and seconds after which none is any more.
TRIES, SECONDS = 1_000, 150.0


@dataclass(frozen=True)
class Shrunk:
    """The smallest case found, what differs in it, and how many were compared on the way."""

    case: Case
    difference: Difference
    tries: int


def shrink(
    case: Case,
    difference: Difference,
    tries: int = TRIES,
    seconds: float = SECONDS,
    better: Callable[[Shrunk], None] = lambda _: None,
) -> Shrunk:
    """
    Leave out and simplify, as long as the scenario is valid and the engines differ in the same kind of thing.

    Parameters
    ----------
    case, difference
        Where to begin.
    tries, seconds
        How many cases are compared at most, and after how long no other one is.
    better
        Told of each smaller case, so that an interruption does not lose it.
    """
    shrinker = _Shrinker(case, difference, tries, time.monotonic() + seconds, better)
    with contextlib.suppress(_OutOfTries):
        shrinker.shrink()
    return shrinker.best


class _OutOfTries(Exception):
    pass


class _Shrinker:
    """The smallest document so far, and the steps that make it smaller."""

    def __init__(
        self,
        case: Case,
        difference: Difference,
        tries: int,
        until: float,
        better: Callable[[Shrunk], None],
    ) -> None:
        self.best = Shrunk(case, difference, 0)
        self._document = compact_document(case.scenario)
        self._setting = Setting(case.scenario.folder / "random.yaml")
        self._tries, self._most, self._until, self._better = 0, tries, until, better
        self._seen: set[str] = set()

    def shrink(self) -> None:
        """Take every sort of step until none of them leads on."""
        self._take(unmeasured(self._document))
        while True:
            before = self.best
            self._fewer_days()
            self._drop_names()
            self._drop_entries()
            self._simplify()
            if self.best is before:
                return

    def _fewer_days(self) -> None:
        days = self.best.case.days
        for fewer in dict.fromkeys((1, 2, 3, days // 2, days - 1)):
            if 0 < fewer < self.best.case.days and self._take(self._document, fewer):
                return

    def _drop_names(self) -> None:
        """Drop one name after the other; after each that could be, look at those that are left."""
        while any(self._take(each) for each in nameless(self._document)):
            pass

    def _drop_entries(self) -> None:
        """Drop entries of each mapping and list: all of them, then halves, down to single ones."""
        for place in self._each(holders):
            left = entries(at(self._document, place))
            size = len(left)
            while size:
                for chunk in list(_chunks(left, size)):
                    node = at(self._document, place)
                    # Of a list the entries left are numbered anew.
                    numbers = [left.index(each) for each in chunk] if isinstance(node, list) else chunk
                    if self._take(replaced(self._document, place, without(node, numbers))):
                        left = [each for each in left if each not in chunk]
                size //= 2

    def _simplify(self) -> None:
        """Make numbers of what varies or is random, then plain numbers of those that have many digits."""
        for way in (holders, leaves):
            for place in self._each(way):
                for value in simpler_values(at(self._document, place)):
                    if self._take(replaced(self._document, place, value)):
                        break

    def _each(self, way: Callable[[Document], list[Any]]) -> Iterator[Any]:
        """Yield places that are still there when their turn comes."""
        for place in way(self._document):
            try:
                at(self._document, place)
            except (KeyError, IndexError, TypeError):
                continue
            yield place

    def _take(self, document: Document, days: int | None = None) -> bool:
        """Go on with a document if the engines still differ in it."""
        days = days or self.best.case.days
        text = json.dumps([days, document], sort_keys=True)
        if text in self._seen:
            return False
        self._seen.add(text)
        if self._tries >= self._most or time.monotonic() > self._until:
            raise _OutOfTries
        scenario = self._loaded(document)
        if scenario is None:
            return False
        self._tries += 1
        case = replace(self.best.case, scenario=scenario, days=days)
        found = compare(case).difference
        if found is None or found.kind != self.best.difference.kind:
            return False
        self._document = document
        self.best = Shrunk(case, found, self._tries)
        self._better(self.best)
        return True

    def _loaded(self, document: Document) -> Scenario | None:
        """Return the scenario of a document, with what is settled settled for it; None if it is not valid."""
        try:
            settled = document.get("settled")
            if settled:
                stated = {key: each for key, each in document.items() if key != "settled"}
                of_it = Scenario.model_validate(stated, context=self._setting).fingerprint()
                document = {**document, "settled": {**settled, "fingerprint": of_it}}
            return Scenario.model_validate(document, context=self._setting)
        except ScenarioError:
            return None


def _chunks(keys: list[Any], size: int) -> Iterator[list[Any]]:
    iterator = iter(keys)
    while chunk := list(itertools.islice(iterator, size)):
        yield chunk
