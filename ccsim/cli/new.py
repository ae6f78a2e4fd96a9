"""``ccsim new``: a first scenario to edit."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import click

EXAMPLE = "first-centre.yaml"
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@click.command(short_help="Write an example scenario to start from.")
@click.argument("name")
def new(name: str) -> None:
    """Write NAME.yaml here: a small centre that runs as it is, with a comment on every figure.

    NAME is the scenario's name: small letters, digits and hyphens. An existing file is never overwritten.
    """
    if not _NAME.fullmatch(name):
        raise click.BadParameter(
            f"{name!r} is not a scenario name; use small letters, digits and single hyphens, "
            "such as spring-plan (no folder, no .yaml)",
            param_hint="NAME",
        )
    file = Path(f"{name}.yaml")
    text = (files("ccsim.cli") / "examples" / EXAMPLE).read_text(encoding="utf-8")
    text = text.replace("name: first-centre", f"name: {name}", 1)
    try:
        with file.open("x", encoding="utf-8") as target:
            target.write(text)
    except FileExistsError:
        raise click.ClickException(f"{file} exists and is not overwritten; choose another name") from None
    except OSError as fault:
        raise click.ClickException(f"{file} cannot be written: {fault.strerror}") from None
    click.echo(_what_to_edit(file), err=True)


def _what_to_edit(file: Path) -> str:
    return f"""Wrote {file}: a small centre that runs as it is. Edit, in this order:
  calendar            your time zone and the first day
  intents: volume     contacts per half-hour, by weekday and clock time
  intents: handle_time, patience, resolution
  groups              headcount by clock time, pay per paid hour
  channels: hours     when you are open
  assumptions         strike out what you have measured
Then: ccsim check {file} && ccsim run {file} --days 28"""
