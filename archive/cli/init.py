"""``archive init DIR``."""

from pathlib import Path

import click

from archive.cli.session import Session, pass_session


@click.command()
@click.argument("directory", metavar="DIR", type=click.Path(path_type=Path))
@pass_session
def init(session: Session, directory: Path) -> None:
    """Make a new archive in DIR: settings, a few sample dumps, a workflow.

    It can be built at once. Files that are there already are never written over.
    """
    from archive import api  # noqa: PLC0415 - so that --help starts fast

    made = api.init(directory)
    if session.verbose:
        for path in made:
            session.say(str(path))
    session.say(f"{len(made)} files in {directory}. Next:")
    session.say(f"  cd {directory}")
    session.say("  archive normalize && archive build && archive serve")
