"""Who is asked, who answers and who is lost: by keyed draws, so that nothing else moves them."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
import pytest

from ccsim.demand.timeline import build_timeline
from ccsim.engine.plan import build_plan
from ccsim.engine.simulate import Engine, simulate
from ccsim.errors import RunError
from ccsim.experiment.layout_of import layout_of
from ccsim.measures.experience import rules
from ccsim.measures.experience.experience import Experience
from ccsim.measures.layout import Layout
from ccsim.measures.tally.course import following_parts
from ccsim.measures.tally.measure_logs import measure_logs
from ccsim.measures.tally.measuring import _LOG
from ccsim.scenario import Scenario, load
from ccsim.typing import Rows
from tests.scenario.satisfied import SATISFIED
from tests.scenario.scenarios import random_scenario
from tests.shared import replications

SURVEY = (
    "  after-call: {channels: [phone], share: 0.1, asks: [csat], responds: {neutral: 0.05}, delay: 1 h}\n"
)


def centre(surveys: str = "", **changes: Any) -> Scenario:
    """The small scenario with other surveys, and some figures changed."""
    assert SURVEY in SATISFIED
    text = SATISFIED.replace("surveys:\n" + SURVEY, f"surveys:\n{surveys}" if surveys else "")
    return load(io.StringIO(text)).override({name.replace("__", "."): each for name, each in changes.items()})


def lived(scenario: Scenario, engine: Engine = "compiled") -> tuple[Layout, Experience, Rows]:
    """A day of a centre, and what is noted of its cases."""
    timeline = build_timeline(scenario, days=1, warm_up=0.0)
    plan = build_plan(scenario, timeline)
    layout = layout_of(scenario, plan)
    contacts = simulate(plan, seed=1, replication=0, engine=engine).contacts.astype(_LOG, copy=False)
    assert layout.rules is not None
    experience = Experience(layout.rules, layout.grid, layout.kinds)
    cases = int(contacts["case"].max()) + 1 if len(contacts) else 0
    experience.take(contacts, len(contacts), following_parts(contacts), cases)
    return layout, experience, contacts


def verdicts(scenario: Scenario) -> Rows:
    """What the customers of that day make of it."""
    return lived(scenario)[1].verdicts(seed=1, replication=0)


EVERYBODY = "responds: {dissatisfied: 1, neutral: 1, satisfied: 1}"


def test_a_survey_asks_its_share_on_its_channels_and_in_time() -> None:
    """Who wrote would be asked how the call was, or an answer counted that came after the run."""
    layout, experience, _ = lived(centre(f"  a: {{channels: [phone], {EVERYBODY}, delay: 6 h}}\n"))
    found = experience.verdicts(1, 0)
    history = experience.history[found["case"]]
    channels = np.array([kind.channel for kind in layout.kinds])[history["kind"]]
    np.testing.assert_array_equal(found["surveys"], channels == "phone")
    in_time = history["ended"] + 6 * 3600 * 1_000_000 < layout.grid.horizon
    np.testing.assert_array_equal(found["responses"], (channels == "phone") & in_time)
    assert 0 < found["responses"].sum() < found["surveys"].sum() < len(found)


def test_a_survey_hears_only_what_it_asks() -> None:
    """A survey of ease would count as one of satisfaction."""
    found = verdicts(centre(f"  a: {{{EVERYBODY}, asks: [ces]}}\n  b: {{{EVERYBODY}, asks: [nps, ces]}}\n"))
    assert (found["responses"] == 2).all()
    assert (found["csat_answers"] == 0).all()
    assert (found["nps_answers"] == 1).all()
    assert (found["ces_answers"] == 2).all()


def test_one_more_survey_moves_no_other_and_no_customer() -> None:
    """Two surveys at once would hear what each hears alone."""
    each = {name: f"  {name}: {{share: 0.4}}\n" for name in ("after", "later")}
    alone = {name: verdicts(centre(text)) for name, text in each.items()}
    both = verdicts(centre("".join(each.values())))
    for name in ("surveys", "responses", "csat_answers"):
        np.testing.assert_array_equal(both[name], alone["after"][name] + alone["later"][name])
    assert (alone["after"]["surveys"] != alone["later"]["surveys"]).any()
    for name in ("satisfaction", "csat", "lost"):
        np.testing.assert_array_equal(both[name], verdicts(centre())[name])


def test_a_larger_sample_holds_the_smaller_one() -> None:
    """Who compares two sampling rates must compare the same customers."""
    small, large = (verdicts(centre(f"  a: {{share: {share}}}\n")) for share in (0.2, 0.5))
    assert (small["surveys"] <= large["surveys"]).all()
    assert small["surveys"].sum() < large["surveys"].sum()


def test_who_is_more_satisfied_is_never_lost_rather() -> None:
    """A lever that raises satisfaction loses nobody whom nobody lost before, and nobody scores lower."""
    before, after = verdicts(centre()), verdicts(centre(satisfaction__base=1.4))
    np.testing.assert_allclose(after["satisfaction"] - before["satisfaction"], 0.4)
    for score in ("csat", "nps", "ces"):
        assert (after[score] >= before[score]).all()
    assert (after["lost"] <= before["lost"]).all()
    assert after["lost"].sum() < before["lost"].sum()


def test_surveys_whose_draws_would_clash_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two surveys with the same draws would ask the same customers, once in four thousand million pairs."""

    class Same:
        def __init__(self, *_: object, **__: object) -> None: ...
        def digest(self) -> bytes:
            return b"1234"

    monkeypatch.setattr(rules.hashlib, "blake2b", Same)
    with pytest.raises(RunError, match='the draws of surveys "after" and "later" clash; rename one of them'):
        rules._indices(["after", "later"])


def test_asking_changes_nothing_that_happens() -> None:
    """Satisfaction is read off the log: what is simulated, counted and paid stays as it was to the bit."""
    asked, silent = centre("  a: {share: 0.5}\n"), centre(satisfaction=None)
    on, off = (lay(scenario) for scenario in (asked, silent))
    np.testing.assert_array_equal(on[1].contacts, off[1].contacts)
    names = [column.name for column in on[0].columns]
    totals = [measure_logs(layout, logs.contacts, logs.agents) for layout, logs in (on, off)]
    moved = {names[place] for place in np.flatnonzero((totals[0].cells != totals[1].cells).any(axis=0))}
    assert moved == {"value_lost", *names[names.index("judged") : names.index("ces_answers_easy") + 1]} - {
        name for name in names if not totals[0].cells[:, names.index(name)].any()
    }
    np.testing.assert_array_equal(totals[0].intervals, totals[1].intervals)
    assert silent.satisfaction is None
    assert (
        totals[1].cells[:, names.index("revenue")].sum() > 0
    )  # what resolved cases bring is no matter of taste


def lay(scenario: Scenario) -> tuple[Layout, Any]:
    """A scenario laid out, and the logs of a day."""
    timeline = build_timeline(scenario, days=1, warm_up=0.0)
    plan = build_plan(scenario, timeline)
    layout = layout_of(scenario, plan)
    return layout, simulate(plan, seed=1, replication=0)


def test_nothing_is_laid_out_where_nobody_asks() -> None:
    """A scenario without satisfaction and revenue must not pay for it."""
    quiet = centre(satisfaction=None, intents__order__revenue=0, intents__order__by_segment__gold__revenue=0)
    assert lay(quiet)[0].rules is None


def test_both_engines_lead_to_the_same_verdicts() -> None:
    """The reference and its twin have the same log; so have they the same customers."""
    for seed in range(replications(20, least=6)):
        scenario = random_scenario(seed)
        if scenario.satisfaction is None:
            continue
        one, other = (lived(scenario, engine)[1] for engine in ("compiled", "simpy"))
        np.testing.assert_array_equal(one.history, other.history)
        np.testing.assert_array_equal(one.verdicts(1, 0), other.verdicts(1, 0))


def test_a_case_is_over_when_nothing_more_comes() -> None:
    """Whoever comes again has not made up his mind; an attempt that is drawn beyond the end stays open."""
    judged = 0
    for seed in range(replications(30, least=10)):
        scenario = random_scenario(seed)
        if scenario.satisfaction is None:
            continue
        layout, experience, contacts = lived(scenario)
        last: dict[int, list[Any]] = {}
        for row in contacts:
            if row["via"] not in (6,) and row["outcome"] != 17:  # posts that are looked through, prevented
                last.setdefault(int(row["case"]), []).append(row)
        for case, parts in last.items():
            order = "attempt", "contact", "leg", "tries", "turn"
            newest = max(parts, key=lambda row: tuple(row[field] for field in order))
            ended = [row for row in parts if row["contact"] == newest["contact"]]
            open_ = any(row["returns"] > 0 for row in ended) or newest["outcome"] in (0, 13)
            assert experience.history[case]["over"] == (not open_), (seed, case)
        judged += len(experience.verdicts(1, 0))
        assert layout.rules is not None
    assert judged > 100
