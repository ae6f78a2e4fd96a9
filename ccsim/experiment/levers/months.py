"""The months of a run."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import numpy as np
import pandas as pd

from ccsim.experiment.profit_and_loss import period_labels
from ccsim.typing import Ints


def months_of(days: Sequence[dt.date]) -> tuple[tuple[str, ...], Ints]:
    """The months that some dates lie in, in their order, and the number of the month of each date."""
    labels = [str(label) for label in period_labels(pd.DatetimeIndex(list(days)), "month")]
    names = list(dict.fromkeys(labels))
    return tuple(names), np.array([names.index(label) for label in labels], dtype=np.int64)
