"""A process that answers one command and is gone: what Python does for longer lives can be spared."""

from __future__ import annotations

import atexit
import gc
import os
import sys
import threading


def begin() -> None:
    """Look for garbage less often: importing makes none, and looking took a tenth of it."""
    gc.set_threshold(50_000, 20, 20)


def leave(code: int) -> int:
    """End the process, without taking apart what it has built: that takes a quarter of a second.

    Parameters
    ----------
    code
        The exit code.

    Returns
    -------
    int
        The same, where the process is left as usual: somebody traces it, or threads or worker processes
        have to end with it.
    """
    watched = sys.getprofile() is not None or sys.gettrace() is not None
    if watched or threading.active_count() > 1 or "joblib" in sys.modules:
        return code
    atexit._run_exitfuncs()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):  # Python says what has become of them
        return code
    os._exit(code)
