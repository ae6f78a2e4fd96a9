"""Names for the arrays that travel through the corridor."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
#: A structured array, one record a row; its fields are given by the dtype it is made with.
Rows = NDArray[Any]
