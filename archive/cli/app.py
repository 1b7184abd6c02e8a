"""The command ``archive``: its options, its sub-commands, and how it ends.

Exit status: 0 fine · 1 problems found · 2 wrong usage or configuration · 3 nothing
could be done · 130 stopped by Ctrl-C · 141 whoever read the output has gone.
"""

import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from archive import __version__
from archive.cli.build import build
from archive.cli.check import check
from archive.cli.init import init
from archive.cli.list import list_
from archive.cli.new import new
from archive.cli.normalize import normalize
from archive.cli.serve import serve
from archive.cli.session import ReaderGoneError, Session
from archive.cli.topics import topics
from archive.errors import ArchiveError, ConfigError, UsageError

WRONG_USE = 2
NOTHING_DONE = 3
INTERRUPTED = 130
READER_GONE = 141


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "-C",
    "root",
    metavar="ROOT",
    default=".",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The project root: the folder with content/site.toml.  [default: here]",
)
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but fatal errors.")
@click.option(
    "-v", "--verbose", is_flag=True, help="Explain: every problem, every stage."
)
@click.version_option(__version__, prog_name="archive")
@click.pass_context
def archive(context: click.Context, root: Path, quiet: bool, verbose: bool) -> None:
    """Raw news dumps in, a bilingual static site out.

    All other paths you name are relative to the current folder, not to ROOT.
    """
    if quiet and verbose:
        raise click.UsageError("-q and -v contradict each other")
    if os.environ.get("NO_COLOR"):
        context.color = False
    context.obj = Session(root=root.resolve(), quiet=quiet, verbose=verbose)


for _command in (init, normalize, build, serve, check, new, list_, topics):
    archive.add_command(_command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the exit status. No fault of use or content shows a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A file name need not be text, and a terminal need not know Chinese.
            stream.reconfigure(errors="backslashreplace")
    try:
        status = _run(arguments)
        sys.stdout.flush()
    except (BrokenPipeError, ReaderGoneError):
        # Python would try to flush once more when it ends, and complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return READER_GONE
    return status


def _run(arguments: Sequence[str] | None) -> int:
    try:
        result = archive.main(arguments, prog_name="archive", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return WRONG_USE
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        return INTERRUPTED
    except ArchiveError as error:
        click.secho(str(error), fg="red", err=True)
        is_wrong_use = isinstance(error, (ConfigError, UsageError))
        return WRONG_USE if is_wrong_use else NOTHING_DONE
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        click.secho(f"{place}{error.strerror or error}", fg="red", err=True)
        return NOTHING_DONE
    return result if isinstance(result, int) else 0
