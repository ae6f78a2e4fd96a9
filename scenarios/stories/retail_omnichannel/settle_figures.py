"""Write what is behind the retailer's measured figures into its file."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import ccsim
from ccsim.experiment import settle

__all__ = ["settle_figures"]

HEAD: Final = """\
# ---- Solved, not stated: what is behind the figures above that are measured among handled contacts ----
# Written by `python -m scenarios.stories.retail_omnichannel settle`; never edit it by hand.

"""


def settle_figures(file: Path) -> None:
    """Settle a scenario and put the block at the end of its file, in place of an older one."""
    text = file.read_text(encoding="utf-8").split("\nsettled:\n")[0]
    text = text.split(HEAD.splitlines()[0])[0].rstrip("\n") + "\n"
    file.write_text(text, encoding="utf-8")
    written = settle(ccsim.load(file)).to_yaml()
    block = written[written.index("\nsettled:\n") + 1 :]
    file.write_text(f"{text}\n{HEAD}{block}", encoding="utf-8")
