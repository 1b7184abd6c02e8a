"""``archive new outlet SLUG``."""

import click

from archive.cli.session import Session, pass_session


@click.group()
def new() -> None:
    """Begin something that is to be filled in."""


@new.command()
@click.argument("slug")
@pass_session
def outlet(session: Session, slug: str) -> None:
    """Add the outlet SLUG to content/outlets.toml.

    In a checkout of the program also begins a module for its layouts and a test case.
    """
    from archive import api  # noqa: PLC0415 - so that --help starts fast

    made = api.new_outlet(session.root, slug)
    for path in made:
        session.say(str(path))
    session.say("Fill in names and hosts; then run `archive normalize`.")
    if any(path.suffix == ".py" for path in made):
        session.say("Name the new module in OUTLETS, archive/outlets/registry.py.")
