"""What every command knows before it starts, and how it speaks."""

from pathlib import Path

import click
import msgspec


class ReaderGoneError(Exception):
    """Nobody reads the output any more. Not an OSError: click would exit with 1."""


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """The options that stand before the command."""

    root: Path
    quiet: bool = False
    verbose: bool = False

    def say(self, text: str, *, color: str | None = None) -> None:
        """A line of the result, on standard output."""
        if not self.quiet:
            try:
                click.secho(text, fg=color)
            except BrokenPipeError:
                raise ReaderGoneError from None

    def note(self, text: str) -> None:
        """A line beside the result, on standard error."""
        if not self.quiet:
            click.echo(text, err=True)


pass_session = click.make_pass_decorator(Session)
