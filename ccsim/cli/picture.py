"""Pictures on disk: the kinds that can be written, and writing one whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_KINDS: Final = (".svg", ".png", ".pdf")
_UNDATED: Final[dict[str, dict[str, None]]] = {".svg": {"Date": None}, ".pdf": {"CreationDate": None}}

picture_option = click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="PICTURE",
    help="Draw it, too: a file that ends in .svg, .png or .pdf; one that is there is replaced.",
)


def refuse_other_kinds(file: Path | None, option: str = "--out") -> None:
    """Refuse a picture of a kind that cannot be written, before anything is read.

    Parameters
    ----------
    file
        As given to the option.
    option
        Its name.
    """
    if file is not None and file.suffix.lower() not in _KINDS:
        raise click.UsageError(f"{option} {file}: a picture ends in .svg, .png or .pdf")


def save_picture(figure: Figure, file: Path) -> None:
    """Write a figure under a temporary name, and rename it when it is complete.

    Parameters
    ----------
    figure
        What was drawn.
    file
        Where to.
    """
    import matplotlib as mpl

    temporary = file.with_name(f".{file.name}.{os.getpid()}.part")
    kind = file.suffix.lower()
    try:
        # the same picture is the same file, whenever it is drawn
        with mpl.rc_context({"svg.hashsalt": "ccsim"}):
            figure.savefig(temporary, format=kind[1:], dpi=160, metadata=_UNDATED.get(kind))
        temporary.replace(file)
    except OSError as fault:
        raise click.ClickException(f"{file} cannot be written: {fault.strerror}") from None
    finally:
        temporary.unlink(missing_ok=True)
    click.echo(f"ccsim: wrote {file}", err=True)
