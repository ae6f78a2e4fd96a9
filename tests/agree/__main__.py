"""`python -m tests.agree`: random scenarios through both engines, counted by option; 1 if any differ."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from ccsim.cli.progress import progress_bar
from tests.agree.case import random_case, read_case, write_case
from tests.agree.counts import Counts
from tests.agree.differing import compare
from tests.agree.shrink import Shrunk, shrink
from tests.agree.sources import digest_of_sources
from tests.agree.spread import spread
from tests.agree.table import table
from tests.agree.try_seed import try_seed

#: Of what an interruption ends, as the shell has it.
_INTERRUPTED = 130
#: Seconds between two times that the counts are saved.
_EVERY = 5.0


def main(arguments: list[str] | None = None) -> int:
    """Read the options, compare, print; returns the exit code."""
    options = _options(arguments)
    if options.file is not None:
        return _one(options.file)
    out: Path = options.out or Path(tempfile.mkdtemp(prefix="agree-"))
    out.mkdir(parents=True, exist_ok=True)
    file, sources = out / "state.json", digest_of_sources()
    counts = Counts.load(file, sources)
    known = set(counts.differences)
    interrupted = _count(counts, options, out, lambda: counts.save(file, sources))
    _say(table(counts))
    if not interrupted:
        interrupted = _shrink(sorted(set(counts.differences) - known)[: options.shrink], out)
    if options.out is None and not counts.differences and not interrupted:
        shutil.rmtree(out)
    else:
        _say(f"counts and cases, to go on from with --out: {out}")
    return 1 if counts.differences else _INTERRUPTED if interrupted else 0


def _count(counts: Counts, options: argparse.Namespace, out: Path, save: Callable[[], None]) -> bool:
    """Compare the seeds that were not yet, and save what is known from time to time; tells of Ctrl-C."""
    seeds = [
        seed for seed in range(options.first, options.first + options.scenarios) if seed not in counts.seeds
    ]
    before, began = counts.elapsed, time.monotonic()
    saved = began
    try:
        with progress_bar("comparing") as show:
            show(0, len(seeds))
            for number, each in enumerate(spread(try_seed, seeds, options.jobs, out, options.seconds), 1):
                counts.add(each)
                counts.elapsed = before + time.monotonic() - began
                show(number, len(seeds))
                if time.monotonic() > saved + _EVERY:
                    save()
                    saved = time.monotonic()
    except KeyboardInterrupt:
        return True
    finally:
        save()
    return False


def _shrink(seeds: list[int], out: Path) -> bool:
    """Write a smaller case over each of some that differ; tells of Ctrl-C, which keeps the smallest."""
    for seed in seeds:
        file = out / f"seed-{seed}.yaml"
        with tempfile.TemporaryDirectory() as folder:
            case = random_case(seed, Path(folder))
            difference = compare(case).difference
            if difference is None:
                _say(f"seed {seed}: did not differ when it was run again")
                continue

            def keep(shrunk: Shrunk, file: Path = file) -> None:
                write_case(shrunk.case, file, shrunk.difference.text)

            try:
                tries = shrink(case, difference, better=keep).tries
            except KeyboardInterrupt:
                return True
        lines = file.read_text(encoding="utf-8").count("\n")
        _say(f"{file}: {lines} lines, after {tries} smaller cases that differed or not")
    return False


def _one(file: Path) -> int:
    """Compare the engines on one file."""
    compared = compare(read_case(file))
    difference = compared.difference
    found = "0 differences" if difference is None else difference.text
    _say(f"{file}: {len(compared.contacts):,} rows of contacts: {found}")
    return 0 if difference is None else 1


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.agree", description=__doc__)
    parser.add_argument("--scenarios", type=int, default=5_000, metavar="N", help="how many (default 5000)")
    parser.add_argument("--from", type=int, default=0, dest="first", metavar="SEED", help="the first (0)")
    parser.add_argument("--jobs", type=int, default=2, metavar="N", help="processes (default 2)")
    parser.add_argument("--seconds", type=float, metavar="S", help="begin no other scenario after so long")
    parser.add_argument(
        "--out", type=Path, metavar="FOLDER", help="for the counts, to go on from, and what differs"
    )
    parser.add_argument("--shrink", type=int, default=3, metavar="N", help="how many of those to shrink (3)")
    parser.add_argument("--file", type=Path, metavar="FILE", help="compare on this scenario file only")
    return parser.parse_args(arguments)


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
