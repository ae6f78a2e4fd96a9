"""``ccsim versions``: what a result was made with."""

from __future__ import annotations

import platform

import click

# Those that can move a number or a byte of a result file.
PACKAGES = ("ccsim", "simpy", "numba", "llvmlite", "numpy", "scipy", "pandas", "pydantic", "duckdb", "tzdata")


@click.command(short_help="Print the versions of ccsim and of what it computes with.")
def versions() -> None:
    """Print the versions of ccsim and of what it computes with, one per line."""
    from importlib.metadata import PackageNotFoundError, version

    click.echo(f"python {platform.python_version()} on {platform.machine()} {platform.system()}")
    for package in PACKAGES:
        try:
            click.echo(f"{package} {version(package)}")
        except PackageNotFoundError:
            click.echo(f"{package} not installed")
