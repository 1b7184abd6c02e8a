"""``archive serve``."""

import click

from archive.cli.session import Session, pass_session


@click.command()
@click.option("--host", metavar="H", default="127.0.0.1", show_default=True)
@click.option(
    "--port",
    metavar="P",
    type=click.IntRange(0, 65535),
    default=8000,
    help="0 takes any that is free.  [default: 8000]",
)
@click.option("--no-open", is_flag=True, help="Do not open a browser.")
@pass_session
def serve(session: Session, *, host: str, port: int, no_open: bool) -> None:
    """Preview the site; it follows every save until you press Ctrl-C."""
    from archive.cli.preview import run_preview  # noqa: PLC0415 - for a fast --help

    run_preview(session, host=host, port=port, browse=not no_open)
