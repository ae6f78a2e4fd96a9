"""Cases that go through self-service, a bot and agents on three channels: a linear system, averaged."""

from __future__ import annotations

import pytest

from ccsim.engine.outcomes import CONTAINED, FOUND, NOT_FOUND
from tests.theory.harness import Output, Run, Study, Totals, check
from tests.theory.journeys import Chain, Moves, Place, spread
from tests.theory.view import View, first_of_each

_AGENTS = frozenset({"phone", "chat", "e-mail"})
#: By which channel a case comes, and the place to which this leads: chats begin with the bot.
_MIX = {"bot": 0.5, "phone": 0.3, "e-mail": 0.2}
#: After an agent could not help: how many come again, and by which other channel.
_AGAIN: dict[str, tuple[float, Moves]] = {
    "bot": (0.8, {"phone": 0.5}),
    "phone": (0.6, {"e-mail": 0.2}),
    "e-mail": (0.7, {"phone": 0.4}),
}
#: Numbers of the queues and sites, which stand in the order of their names.
_QUEUES = ("phone", "chat", "e-mail")
_SITES = ("forum", "portal")


def _again(place: str) -> dict[str, float]:
    """Who comes again, and does not change the channel, comes where it has been."""
    share, channels = _AGAIN[place]
    return spread(share, channels, {place: 1.0})


def _chain(containment: float, self_service: float, resolution: float) -> Chain:
    """The places of ``journeys.yaml``."""
    whichever = {name: sum(_MIX[one] * _again(one).get(name, 0.0) for one in _MIX) for name in _MIX}
    handled = (1.0, 0.0)
    places = {
        "portal": Place(
            (0.55, self_service),
            (0.8, resolution),
            spread(0.75, {"phone": 0.5}, _MIX),
            spread(1 - 0.1, {"bot": 0.6}, _MIX),
        ),
        # the forum says nothing of those whom it did not really help: as their channel says
        "forum": Place((0.4, self_service), (0.9, resolution), whichever, spread(1 - 0.25, {}, _MIX)),
        "bot": Place(
            (0.5, containment), (0.75, resolution), spread(0.9, {"phone": 0.7}, {"bot": 1}), {"chat": 1.0}
        ),
        "chat": Place(handled, (0.7, resolution), _again("bot"), {}),
        "phone": Place(handled, (0.85, resolution), _again("phone"), {}),
        "e-mail": Place(handled, (0.65, resolution), _again("e-mail"), {}),
    }
    return Chain(places, spread(1.0, {"portal": 0.35, "forum": 0.15}, _MIX))


def _known(chain: Chain) -> dict[str, float]:
    means = chain.means(_AGENTS)
    names = [f"visits {name}" for name in chain.places]
    names += [f"helped {name}" for name in ("portal", "forum", "bot")]
    names += [f"resolved {name}" for name in chain.places]
    known = {name: means[name] for name in (*names, "resolved", "handled", "FCR")}
    contacts = sum(means[f"visits {name}"] for name in _AGENTS) + means["helped bot"]
    return known | {"contacts per case": contacts, "difficulty": means["difficulty"]}


def _seen(view: View) -> Totals:
    """Of the cases that began in the window, with all that followed."""
    rows = view.logs.contacts
    # the log has the parts in the order in which they begin, and all cases
    begun = rows["offered"][first_of_each(rows["case"])]
    inside = (begun >= view.begin) & (begun < view.end)
    here = rows[inside[rows["case"]]]
    cases, right = float(inside.sum()), here["resolved"] == 1
    worked, contained = here["answered"] >= 0, here["outcome"] == CONTAINED
    tried = (here["outcome"] == FOUND) | (here["outcome"] == NOT_FOUND)
    assert (worked | contained | tried).all()
    there = {name: tried & (here["site"] == number) for number, name in enumerate(_SITES)}
    there |= {name: worked & (here["queue"] == number) for number, name in enumerate(_QUEUES)}
    there["bot"] = here["flow"] == 0
    helped = {name: there[name] & (here["outcome"] == FOUND) for name in _SITES} | {"bot": contained}
    handled = here[worked]
    met = first_of_each(handled["case"])
    table = {f"visits {name}": each for name, each in there.items()}
    table |= {f"helped {name}": each for name, each in helped.items()}
    table |= {f"resolved {name}": each & right for name, each in (there | helped).items()}
    return {
        **{name: (float(each.sum()), cases) for name, each in table.items()},
        "resolved": (float(right.sum()), cases),
        "handled": (float(len(met)), cases),
        "FCR": (float((handled["resolved"][met] == 1).sum()), float(len(met))),
        "contacts per case": (float((worked | contained).sum()), cases),
        "difficulty": (handled["difficulty"].sum() / 1e6, float(len(handled))),
    }


def _run(label: str, correlations: dict[str, float]) -> Run:
    names = ("containment", "self_service", "resolution")
    chain = _chain(*(correlations.get(name, 0.0) for name in names))
    outputs = tuple(
        Output(name, value, share=name != "contacts per case")
        for name, value in _known(chain).items()
        if abs(value) > 1e-9  # without a correlation the mean difficulty is 0
    )
    overrides = {"intents.problem.difficulty": correlations}
    return Run("journeys", outputs, _seen, 40, 16, overrides, cool_down=2 * 86_400, label=label)


_DIFFICULTY = {"containment": 0.7, "self_service": 0.8, "resolution": 0.6}
STUDIES = (
    Study(
        "journeys",
        "Cases through self-service, a bot and agents on three channels",
        (_run("with difficulty", _DIFFICULTY), _run("without", {})),
    ),
)


def test_every_case_goes_somewhere() -> None:
    """Moves would add up to more than all cases, or some cases would begin nowhere."""
    chain = _chain(0.7, 0.8, 0.6)
    assert sum(chain.begin.values()) == pytest.approx(1)
    for place in chain.places.values():
        assert sum(place.returns.values()) <= 1 + 1e-12
        assert sum(place.else_to.values()) <= 1 + 1e-12


def test_the_average_over_difficulty_has_converged() -> None:
    """Half of the nodes, or twice as many, would say something else."""
    chain = _chain(0.7, 0.8, 0.6)
    exact = chain.means(_AGENTS)
    for number in (60, 240):
        assert chain.means(_AGENTS, number) == pytest.approx(exact, rel=1e-7)


def test_without_difficulty_the_system_stands_for_itself() -> None:
    """The average would not be the linear system where difficulty changes nothing."""
    chain = _chain(0.0, 0.0, 0.0)
    means = chain.means(_AGENTS)
    for name, visits in zip(chain.places, chain.visits(0.0), strict=True):
        assert means[f"visits {name}"] == pytest.approx(visits)


def test_difficulty_makes_cases_come_more_often() -> None:
    """The study could not tell a model with difficulty from one without."""
    hard, flat = _known(_chain(0.7, 0.8, 0.6)), _known(_chain(0.0, 0.0, 0.0))
    assert hard["FCR"] < flat["FCR"] - 0.05
    assert hard["contacts per case"] > flat["contacts per case"] + 0.03


@pytest.mark.slow
@pytest.mark.parametrize("study", STUDIES, ids=lambda study: study.name)
def test_the_engine_agrees_with_the_linear_system(study: Study) -> None:
    """Cases would go elsewhere, come too often, or be resolved too often."""
    check(study)
