"""The retailer's customers: near what is published of retail, and heard with a bias."""

from __future__ import annotations

import pytest

import ccsim
from tests.shared import REPOSITORY, replications

RETAIL = REPOSITORY / "scenarios" / "retail-omnichannel.yaml"


@pytest.mark.slow
def test_the_scores_come_out_near_the_published_averages() -> None:
    """Defaults that make an average retailer score like a monopoly, or like a saint, would mislead."""
    result = ccsim.run(ccsim.load(RETAIL), days=28, replications=replications(8, least=3))
    near = {"csat/true": (0.79, 0.01), "nps/true": (27.0, 1.0), "ces/true": (5.33, 0.05)}
    for measure, (published, within) in near.items():
        assert result.estimate(measure).value == pytest.approx(published, abs=within), measure
    # 18, 9 and 14% answer: as the survey hears it, a point or two less; most cases are over after four weeks
    heard = result.estimate("csat/measured")
    assert heard.value < result.estimate("csat/true").value
    assert result.estimate("survey/response_rate").value == pytest.approx(0.138, abs=0.005)
    assert result.estimate("survey/asked").value == pytest.approx(9700, rel=0.05)
    assert result.estimate("judged/cases").value > 0.98
    # by channel and topic: most complaints are calls, and half of them are never resolved
    phone, messenger = (result.estimate("csat/true", channel=name).value for name in ("phone", "messenger"))
    assert phone < messenger
    complaints, status = (
        result.estimate("csat/true", intent=name).value for name in ("complaint", "order-status")
    )
    assert complaints < status
