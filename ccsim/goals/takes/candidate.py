"""A change that may be made, in some amounts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ccsim.scenario import Scenario, change
from ccsim.scenario.document import plain
from ccsim.scenario.goals.allowed import Allowed
from ccsim.scenario.levers.hire import HireLever
from ccsim.scenario.moment import FIRST_YEAR
from ccsim.scenario.yaml_text import flow_text
from ccsim.units import format_clock

_HALF_HOUR = 1800
#: What is added by hours holds from the first day that can be written on.
_EVER = f"{FIRST_YEAR}-01-01"


@dataclass(frozen=True)
class Candidate:
    """
    A change that may be made, in some amounts, the weakest first.

    Attributes
    ----------
    name
        As it stands under ``allowed``.
    allowed
        What it says.
    paths
        Where amounts are added that go to several places at once; empty where ``allowed`` names the only one.
    """

    name: str
    allowed: Allowed
    paths: tuple[str, ...] = ()

    @property
    def amounts(self) -> tuple[Any, ...]:
        """What may be chosen."""
        return self.allowed.amounts

    def made(self, scenario: Scenario, amount: Any) -> Scenario:
        """
        The scenario with the change.

        Parameters
        ----------
        scenario
            Settled; it stays as it is.
        amount
            One of the amounts.

        Raises
        ------
        ScenarioError
            If it cannot be made.
        """
        lever = self.allowed.lever
        if lever is not None:
            if self.allowed.field is not None:
                scenario = scenario.override({f"levers.{lever}.{self.allowed.field}": plain(amount)})
            return scenario.with_levers(*_with_needs(scenario, lever))
        if self.allowed.hours is not None:
            name = self._lever_name
            return scenario.override({f"levers.{name}": self._in_hours(amount)}).with_levers(name)
        return scenario.override({path: change(self._operator, plain(amount)) for path in self._places})

    def told(self, amount: Any) -> str:
        """The change in words: ``+3``, ``x1.1``, ``on``."""
        if self.allowed.lever is not None:
            return "on" if self.allowed.field is None else f"{self.allowed.field} {_short(amount)}"
        sign = {"+=": "+", "*=": "x", "=": ""}[self._operator]
        return f"{sign}{_short(amount)}"

    def typed(self, amount: Any) -> str:
        """The options of the command line that make the change."""
        lever = self.allowed.lever
        if lever is not None:
            field = self.allowed.field
            return (f'--set levers.{lever}.{field}="{amount}" ' if field else "") + f"--with {lever}"
        if self.allowed.hours is not None:
            name = self._lever_name
            return f"--set 'levers.{name}={flow_text(self._in_hours(amount))}' --with {name}"
        return " ".join(f"--set {path}{self._operator}{_quoted(amount)}" for path in self._places)

    def one_off(self, scenario: Scenario, amount: Any) -> float:
        """
        Money once: what the levers cost when they begin, new people's hiring, and what `allowed` says.

        Parameters
        ----------
        scenario
            Without the change.
        amount
            One of the amounts.
        """
        cost = self.allowed.cost.one_off * self.units(amount)
        if self.allowed.lever is None:
            return cost
        made = self.made(scenario, amount)
        for name in _with_needs(made, self.allowed.lever):
            if name in scenario.levers_on:
                continue
            lever = made.levers[name]
            cost += lever.cost.one_off
            if isinstance(lever, HireLever):
                cost += lever.agents * made.groups[lever.group].hiring.cost
        return cost

    def per_month(self, amount: Any) -> float:
        """Money per month beside what the ledger says."""
        return self.allowed.cost.per_month * self.units(amount)

    def units(self, amount: Any) -> float:
        """How many units an amount is, for its own cost; 1 of what is no number."""
        number = isinstance(amount, (int, float)) and not isinstance(amount, bool)
        return abs(float(amount)) if number and self.allowed.times is None else 1.0

    @property
    def _operator(self) -> str:
        return "+=" if self.allowed.by is not None else "*=" if self.allowed.times is not None else "="

    @property
    def _places(self) -> tuple[str, ...]:
        return self.paths or ((self.allowed.path,) if self.allowed.path is not None else ())

    @property
    def _lever_name(self) -> str:
        return f"{self.name}-more"

    def _in_hours(self, amount: Any) -> dict[str, Any]:
        """A lever that adds an amount in some hours only, as long as anybody can remember."""
        hours = self.allowed.hours or {}
        days = {selector: dict(_steps(spells, amount)) for selector, spells in hours.items()}
        effect = {"by": {"interval": "30 min", "days": days}}
        return {"kind": "change", "begins": _EVER, "changes": {self._places[0]: effect}}


def _steps(spells: tuple[tuple[int, int], ...], amount: Any) -> Iterator[tuple[str, list[Any]]]:
    for begin, end in spells:
        yield format_clock(begin), [amount] * ((end - begin) // _HALF_HOUR)


def _with_needs(scenario: Scenario, lever: str) -> tuple[str, ...]:
    """A lever, after those that it needs."""
    found: dict[str, None] = {}

    def visit(name: str) -> None:
        for other in scenario.levers[name].needs:
            if other not in found:
                visit(other)
        found[name] = None

    visit(lever)
    return tuple(found)


def _short(amount: Any) -> str:
    if isinstance(amount, Mapping):
        return "{" + ", ".join(f"{key}: {_short(each)}" for key, each in amount.items()) + "}"
    return f"{amount:g}" if isinstance(amount, float) else str(amount)


def _quoted(amount: Any) -> str:
    text = _short(amount)
    return text if all(each.isalnum() or each in ".-" for each in text) else f'"{text}"'
