"""``archive topics suggest``."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import msgspec

from archive.cli import options
from archive.cli.reports import write_report
from archive.cli.session import Session, pass_session
from archive.model.suggestions import Proposal

_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


@click.group()
def topics() -> None:
    """Look at what articles are gathered under."""


def _day(_context: click.Context, _option: click.Parameter, value: str) -> str:
    if value and not _DAY.fullmatch(value):
        raise click.BadParameter("write 2020, 2020-07 or 2020-07-05")
    return value


@topics.command()
@click.option(
    "--most",
    metavar="N",
    type=click.IntRange(min=1),
    default=20,
    help="Topics to propose, and aliases.  [default: 20]",
)
@click.option(
    "--since",
    metavar="DATE",
    default="",
    callback=_day,
    help="Only articles from then on: 2020, 2020-07 or 2020-07-05.",
)
@click.option(
    "--until",
    metavar="DATE",
    default="",
    callback=_day,
    help="Only articles up to then, that day, month or year included.",
)
@options.report
@pass_session
def suggest(
    session: Session, *, most: int, since: str, until: str, report_file: Path | None
) -> int:
    """Propose topics and aliases that content/topics.toml lacks; change nothing.

    The last lines are TOML: paste what you like of them into that file.
    """
    from archive import api  # noqa: PLC0415 - so that --help starts fast

    found = api.suggest_topics(session.root, most=most, since=since, until=until)
    write_report(report_file, msgspec.to_builtins(found))
    if not found.articles:
        session.note("There are no articles to look at.")
        return 3
    for title, proposals in (
        ("New topics", found.topics),
        ("New names of topics", found.aliases),
    ):
        if proposals:
            session.say(f"{title}\n")
        for proposal in proposals:
            session.say("\n".join(_lines(proposal)) + "\n")
    number = len(found.topics), len(found.aliases)
    session.say(
        f"{found.articles:,} articles · {number[0]} topics · {number[1]} names to consider"
    )
    if found.block:
        session.say(f"\n{found.block.rstrip()}")
    return 0


def _lines(proposal: Proposal) -> Iterator[str]:
    names = [proposal.name, *proposal.names]
    if proposal.english and proposal.english not in names:
        names.append(proposal.english)
    topic = f"  → {proposal.topic}" if proposal.topic else ""
    yield f"{' / '.join(names)}{topic}"
    outlets = ", ".join(f"{slug} {count}" for slug, count in proposal.outlets.items())
    yield f"  {proposal.articles} articles about it, {proposal.mentioned} name it: {outlets}"
    if proposal.peak:
        yield (
            f"  {proposal.first} to {proposal.last}, "
            f"{proposal.peak_articles} in the week from {proposal.peak}"
        )
    for example in proposal.examples:
        yield f"  {example.id}  {example.title}"
