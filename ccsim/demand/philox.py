"""Philox 4x32-10, the counter-based generator behind every draw."""

from __future__ import annotations

import numpy as np

from ccsim.kernel import kernel

_MASK = np.uint64(0xFFFFFFFF)
_M0 = np.uint64(0xD2511F53)
_M1 = np.uint64(0xCD9E8D57)
_W0 = np.uint64(0x9E3779B9)
_W1 = np.uint64(0xBB67AE85)
_32 = np.uint64(32)
_11 = np.uint64(11)
_TO_UNIT = 2.0**-53
_SMALLEST = 2.0**-54


@kernel
def philox(key: int, word0: int, word1: int, word2: int, word3: int) -> tuple[int, int]:
    """
    One block of Philox 4x32-10 as two 64-bit words.

    Parameters
    ----------
    key
        64 bits, as a signed integer.
    word0, word1, word2, word3
        The counter, 32 bits each.

    References
    ----------
    Salmon, Moraes, Dror, Shaw (2011), "Parallel random numbers: as easy as 1, 2, 3", SC11.
    """
    full = np.uint64(key)
    key0 = full & _MASK
    key1 = full >> _32
    x0 = np.uint64(word0) & _MASK
    x1 = np.uint64(word1) & _MASK
    x2 = np.uint64(word2) & _MASK
    x3 = np.uint64(word3) & _MASK
    for _ in range(10):
        product0 = _M0 * x0
        product1 = _M1 * x2
        x0 = (product1 >> _32) ^ x1 ^ key0
        x1 = product1 & _MASK
        x2 = (product0 >> _32) ^ x3 ^ key1
        x3 = product0 & _MASK
        key0 = (key0 + _W0) & _MASK
        key1 = (key1 + _W1) & _MASK
    return (x1 << _32) | x0, (x3 << _32) | x2  # type: ignore[return-value]  # 64 bits each


@kernel
def uniform(key: int, day: int, person: int, purpose: int, index: int) -> float:
    """
    The draw that belongs to these names: uniform on (0, 1), 53 bits.

    Parameters
    ----------
    key
        Stream of the entity (`ccsim.demand.streams.stream_key`).
    day
        Ordinal of the date.
    person
        Who in that day: ``slot << 20 | nth`` of a case.
    purpose
        What is drawn (`ccsim.demand.purposes`); an even purpose and the odd one after it share a block.
    index
        Attempt, leg, turn and try, packed by `ccsim.demand.streams.index_of`.
    """
    first, second = philox(key, day, person, index, purpose >> 1)
    word = second if purpose & 1 else first
    value = np.float64(np.uint64(word) >> _11) * _TO_UNIT
    return value if value > 0.0 else _SMALLEST
