"""``ccsim measures``: every measure's id, unit and definition."""

from __future__ import annotations

import textwrap

import click


@click.command(short_help="List every measure: id, unit, definition.")
@click.argument("words", nargs=-1)
def measures(words: tuple[str, ...]) -> None:
    """List the measures whose id or definition contains all WORDS; without words all of them.

    A measure is named family/variant; it may have several statistics. Durations are in seconds, shares from
    0 to 1, money in the scenario's currency.
    """
    from ccsim.measures import all_measures

    listed: dict[tuple[str, str], list[str]] = {}
    for measure in all_measures():
        statistics = listed.setdefault((measure.id, measure.definition), [])
        statistics.append(f"{measure.statistic} ({measure.unit})")
    found = {
        (name, definition): statistics
        for (name, definition), statistics in listed.items()
        if all(word.lower() in f"{name} {definition}".lower() for word in words)
    }
    if not found:
        raise click.ClickException(f"no measure has {' '.join(words)!r} in its id or definition")
    for (name, definition), statistics in found.items():
        click.echo(f"{name}: {', '.join(statistics)}")
        click.echo(textwrap.indent(textwrap.fill(definition, 106), "    "))
