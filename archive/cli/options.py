"""Options that several commands share."""

from pathlib import Path
from typing import Any

import click


class PathOrAddress(click.Path):
    """A path, or the address of a store as it was typed."""

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:  # noqa: ANN401 - click's
        """The path, or the text of the address."""
        from archive.remote import is_url  # noqa: PLC0415 - seldom needed

        if isinstance(value, str) and is_url(value):
            return value
        return super().convert(value, param, ctx)


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
    help="Let a Dask cluster do the work, tcp://host:8786, instead of processes here."
    " local:2 starts one of two processes, to try it.",
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
target = click.option(
    "--output",
    metavar="DIR",
    type=PathOrAddress(file_okay=False, path_type=Path, resolve_path=True),
    help="The folder of the site, or a store to send it to: s3://bucket/site."
    "  [default: as in content/site.toml]",
)
