"""Histograms of which most are empty: only pieces that are not take memory, and are looked through."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ccsim.kernel import inner_kernel, making_kernel
from ccsim.measures.histogram import BINS, VARIABLES
from ccsim.typing import Ints

#: A piece has two to this power bins. Durations of a kind lie within a few doublings, of 128 bins each: a
#: whole histogram for each of them took seven times the memory, and to be given it took longer than to count.
_DIGITS = 6
_PIECE = 1 << _DIGITS
_PIECES = -(-BINS // _PIECE)


class Bins(NamedTuple):
    """
    A histogram of every variable in every place, of which most are hardly filled.

    Attributes
    ----------
    piece
        [place, bins // 64, variable]: where so many bins lie among the counts; 0 while nothing is in them.
        The variables are next to each other because a contact's durations are often the same.
    code
        [piece]: (variable * places + place) * BINS + its first bin.
    counts
        [piece, bin % 64]. There is room for all; of what no piece uses the system never gives the memory.
    pieces
        How many pieces are in use, as the only element: 1 and those behind it.
    """

    piece: NDArray[np.int32]
    code: NDArray[np.int32]
    counts: NDArray[np.int32]
    pieces: Ints


def no_bins(places: int) -> Bins:
    """Empty histograms of all variables in so many places."""
    shape = places, _PIECES, len(VARIABLES)
    room = 1 + int(np.prod(shape))
    return Bins(
        piece=np.zeros(shape, dtype=np.int32),
        code=np.zeros(room, dtype=np.int32),
        counts=np.zeros((room, _PIECE), dtype=np.int32),
        pieces=np.zeros(1, dtype=np.int64),
    )


@inner_kernel
def count_in(bins: Bins, variable: int, place: int, bin_: int) -> None:
    """Count one more in a bin."""
    piece = bins.piece[place, bin_ >> _DIGITS, variable]
    if piece == 0:
        bins.pieces[0] += 1
        piece = np.int32(bins.pieces[0])
        bins.piece[place, bin_ >> _DIGITS, variable] = piece
        first = (variable * len(bins.piece) + place) * BINS + (bin_ >> _DIGITS << _DIGITS)
        bins.code[piece] = first
    bins.counts[piece, bin_ & (_PIECE - 1)] += 1


def filled_bins(bins: Bins) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """
    What has been counted.

    Returns
    -------
    codes, counts
        (variable * places + place) * BINS + bin, ascending, and how many lie in it.
    """
    used = slice(1, 1 + int(bins.pieces[0]))
    return _in_order(bins.code[used], bins.counts[used], np.argsort(bins.code[used]))


@making_kernel
def _in_order(
    first: NDArray[np.int32], pieces: NDArray[np.int32], order: Ints
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    found = 0
    for piece in range(len(pieces)):
        for bin_ in range(_PIECE):
            found += pieces[piece, bin_] != 0
    codes, counts = np.empty(found, dtype=np.int32), np.empty(found, dtype=np.int32)
    at = 0
    for piece in order:
        for bin_ in range(_PIECE):
            if pieces[piece, bin_] != 0:
                codes[at], counts[at] = first[piece] + bin_, pieces[piece, bin_]
                at += 1
    return codes, counts
