"""``archive list``."""

from typing import Literal

import click
import msgspec

from archive.cli.session import Session, pass_session
from archive.model.article import Header


@click.command("list")
@click.option("--outlet", metavar="SLUG", help="Only articles of this outlet.")
@click.option(
    "--lang",
    type=click.Choice(["zh", "zh-Hans", "zh-Hant", "en"]),
    help="Only articles in this language; zh stands for both scripts.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="A line of text, or of JSON with all front matter.  [default: text]",
)
@pass_session
def list_(
    session: Session,
    *,
    outlet: str | None,
    lang: str | None,
    form: Literal["text", "json"],
) -> None:
    """List the articles, one a line: id, date, title."""
    from archive import api  # noqa: PLC0415 - so that --help starts fast

    for header in api.articles(session.root):
        if outlet and header.outlet != outlet:
            continue
        if lang and header.lang != lang and not header.lang.startswith(f"{lang}-"):
            continue
        session.say(_line(header) if form == "text" else _json(header))


def _line(header: Header) -> str:
    date = (header.published or header.archived)[:10] or "no date   "
    return f"{header.id}  {date}  {header.title}"


def _json(header: Header) -> str:
    return msgspec.json.encode(header).decode()
