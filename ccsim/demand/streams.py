"""Keys of the random streams: names, never positions or running numbers."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from ccsim.errors import RunError
from ccsim.kernel import kernel

#: Slot of the cases that wait when a run starts with a backlog (a day has 1440 minutes).
BACKLOG_SLOT = 1500
#: Slot of the cases replayed from a log.
REPLAY_SLOT = 1501
#: Attempts of one case; the index of a draw has 12 bits for them.
MOST_ATTEMPTS = 4095


def stream_key(seed: int, replication: int, family: str, name: str) -> int:
    """
    The 64-bit key of the stream of one named thing in one replication.

    Parameters
    ----------
    seed, replication
        Integers of any size.
    family
        ``"intent"``, ``"centre"``, ``"group"``: so that an intent and a group may share a name.
    name
        As written in the scenario.

    Returns
    -------
    int
        Signed 64-bit: BLAKE2b of the four, so close seeds give unrelated streams.
    """
    text = f"{seed}\x1f{replication}\x1f{family}\x1f{name}".encode()
    return int.from_bytes(hashlib.blake2b(text, digest_size=8).digest(), "little", signed=True)


def stream_keys(seed: int, replication: int, family: str, names: Iterable[str]) -> dict[str, int]:
    """The keys of several names, refusing the one case in 2^64 in which two of them clash."""
    keys: dict[str, int] = {}
    owner: dict[int, str] = {}
    for name in names:
        key = stream_key(seed, replication, family, name)
        if key in owner:
            raise RunError(
                f'the random streams of {family} "{owner[key]}" and "{name}" clash in replication '
                f"{replication} of seed {seed}; rename one of them or use another seed"
            )
        owner[key] = name
        keys[name] = key
    return keys


@kernel
def index_of(attempt: int, leg: int = 0, turn: int = 0, attempt_try: int = 0) -> int:
    """Pack attempt (12 bits), leg (8), turn (8) and try (4) into the 32-bit index of a draw."""
    return (attempt << 20) | (leg << 12) | (turn << 4) | attempt_try
