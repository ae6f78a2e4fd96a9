"""``ccsim measures``: every measure's id, unit and definition."""

from __future__ import annotations

import click


@click.command(short_help="List every measure: id, unit, definition.")
def measures() -> None:
    """List every measure: id, unit and definition."""
    raise click.ClickException("not yet")
