"""What the process says to a script when it ends; 0 is done."""

from __future__ import annotations

from typing import Final

#: ccsim failed: a bug.
BROKEN: Final = 1
#: The scenario, a data file or the command line is at fault, or the run cannot be made.
FAULTY: Final = 2
#: A person stopped it (128 + SIGINT).
INTERRUPTED: Final = 130
