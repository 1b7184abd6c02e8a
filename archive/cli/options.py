"""Options that several commands share."""

from pathlib import Path

import click

jobs = click.option(
    "-j",
    "--jobs",
    metavar="N",
    type=click.IntRange(min=0),
    default=0,
    help="Processes to work in; 0 takes every core.  [default: 0]",
)
cluster = click.option(
    "--cluster",
    metavar="ADDRESS",
    default="",
    help="Let a Dask cluster do the work: tcp://host:8786; local:2 tries it with two"
    " processes.",
)
report = click.option(
    "--report",
    "report_file",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Also write the result as JSON.",
)
output = click.option(
    "--output",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path, resolve_path=True),
    help="The folder of the site.  [default: as in content/site.toml]",
)
