"""A share for each class of satisfaction."""

from __future__ import annotations

from pydantic import Field

from ccsim.scenario.model import Model
from ccsim.scenario.number import Share
from ccsim.scenario.varying import ByDate

__all__ = ["Churn", "Responds"]


class Churn(Model):
    """The share of customers who do not come back after a case, by their CSAT."""

    dissatisfied: ByDate[Share] = Field(default=0.10, description="Of those with a CSAT of 1 or 2.")
    neutral: ByDate[Share] = Field(default=0.035, description="Of those with a CSAT of 3.")
    satisfied: ByDate[Share] = Field(default=0.02, description="Of those with a CSAT of 4 or 5.")


class Responds(Model):
    """The share of those asked who answer, by their CSAT: where it differs, the measured score is biased."""

    dissatisfied: ByDate[Share] = Field(default=0.18, description="Of those with a CSAT of 1 or 2.")
    neutral: ByDate[Share] = Field(default=0.09, description="Of those with a CSAT of 3.")
    satisfied: ByDate[Share] = Field(default=0.14, description="Of those with a CSAT of 4 or 5.")
