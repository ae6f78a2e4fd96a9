"""``ccsim schema``: the JSON Schema that lets an editor complete a scenario file."""

from __future__ import annotations

import click


@click.command(short_help="Print the JSON Schema of scenario files.")
def schema() -> None:
    """Print the JSON Schema of scenario files.

    With it an editor completes field names and marks faults while you type. Save it
    (`ccsim schema > ccsim.schema.json`) and put
    `# yaml-language-server: $schema=ccsim.schema.json` on the scenario's first line.
    """
    import json

    from ccsim.scenario import json_schema

    click.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))
