"""What compiled code costs that nobody sees in the results."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pytest
from numba.core.errors import TypingError

from ccsim.engine.twin.advance import advance
from ccsim.kernel import kernel, making_kernel
from ccsim.typing import Ints
from tests.compiled_anew import compiled_anew


class _Tables(NamedTuple):
    limits: Ints
    totals: Ints


def _add(tables: _Tables, rows: Ints) -> None:
    for row in range(len(rows)):
        if rows[row] > tables.limits[0]:
            tables.totals[row] += rows[row]


def _made(number: int) -> Ints:
    return np.arange(number)


def test_a_kernel_counts_no_references() -> None:
    """To count who refers to an array made the pass over contacts five times as long."""
    add = compiled_anew(kernel(_add))
    tables = _Tables(np.array([2]), np.zeros(3, dtype=np.int64))
    add(tables, np.array([1, 2, 3]))
    assert tables.totals.tolist() == [0, 0, 3]
    (code,) = add.inspect_llvm().values()
    assert "NRT_" not in code
    counting = compiled_anew(making_kernel(_add))
    counting(tables, np.array([1, 2, 3]))
    assert any("NRT_" in each for each in counting.inspect_llvm().values())


def test_only_a_making_kernel_makes_arrays() -> None:
    """A kernel that made one would hand on memory that is nobody's."""
    assert compiled_anew(making_kernel(_made))(3).tolist() == [0, 1, 2]
    with pytest.raises(TypingError):
        compiled_anew(kernel(_made))(3)


def test_what_is_kept_on_disk_is_known_by_its_sources_alone() -> None:
    """With the date of a file in the stamp, every copy and every checkout would compile for a minute."""
    dispatcher: Any = advance
    own: Any = kernel(_add)
    stamp = dispatcher._cache._cache_file._source_stamp
    assert len(stamp) == 32
    assert int(stamp, 16) > 0
    # the file of a function from elsewhere is in no digest, so Numba's own stamp of it is kept beside
    _numbas, sources = own._cache._cache_file._source_stamp
    assert sources != stamp


def test_what_other_sources_left_on_disk_is_not_even_read(tmp_path: Path) -> None:
    """After an update, an index that names a class which is gone would end the first run."""
    own: Any = kernel(_add)
    kept = own._cache._cache_file
    kept._index_path = tmp_path / "index.nbi"
    other = kept._version[:-32] + 32 * "0"
    kept._index_path.write_bytes(pickle.dumps(other) + b"cnumpy\nno_such_class\n.")
    assert kept._load_index() == {}
    kept._index_path.write_bytes(pickle.dumps(kept._version) + b"cnumpy\nno_such_class\n.")
    with pytest.raises(AttributeError):
        kept._load_index()
