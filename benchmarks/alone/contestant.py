"""The peak memory of a contestant in MiB: `python -m benchmarks.alone.contestant NAME DAYS`."""

from __future__ import annotations

import json
import sys

from benchmarks.alone.peak import peak
from benchmarks.contestants import CONTESTANTS

if __name__ == "__main__":
    contestant = next(one for one in CONTESTANTS if one.name == sys.argv[1])
    start, _ = contestant.get_ready(int(sys.argv[2]))
    start(1)()
    print(json.dumps(peak()))
