"""``archive build``."""

from collections import Counter
from pathlib import Path

import click

from archive.cli import options
from archive.cli.progress import showing_progress
from archive.cli.reports import build_json, write_report
from archive.cli.session import Session, pass_session
from archive.cli.show import build_line, kind_lines, profile_lines, show_problems
from archive.model.report import BuildReport


@click.command()
@options.target
@click.option("--base-url", metavar="URL", help="Where the site will live: https://…/")
@options.jobs
@options.cluster
@click.option("--full", is_flag=True, help="Render every page, changed or not.")
@click.option("--why", is_flag=True, help="Say of each rendered page what had changed.")
@click.option("--profile", is_flag=True, help="Say where the time went.")
@click.option("--strict", is_flag=True, help="Exit 1 if there are errors or warnings.")
@options.report
@pass_session
def build(
    session: Session,
    *,
    output: Path | str | None,
    base_url: str | None,
    jobs: int,
    cluster: str,
    full: bool,
    why: bool,
    profile: bool,
    strict: bool,
    report_file: Path | None,
) -> int:
    """Turn the articles in content/articles/ into a site.

    Only pages that would change are rendered. Dumps are not looked at.
    """
    from archive import api  # noqa: PLC0415 - so that --help starts fast

    with showing_progress(session) as progress:
        report = api.build(
            session.root,
            output=output,
            base_url=base_url,
            jobs=jobs,
            cluster=cluster,
            full=full,
            profile=profile,
            progress=progress,
        )
    write_report(report_file, build_json(report, why=why))
    _show_why(session, report, each=why)
    for line in profile_lines(report.profile):
        session.say(line)
    if session.verbose:
        for line in kind_lines(report):
            session.say(line)
    show_problems(session, report.problems)
    if not report.articles:
        session.note("No articles found: run `archive normalize` first.")
    session.say(build_line(report))
    if not report.articles:
        return 3
    if any(problem.id.startswith("T") for problem in report.problems):
        return 2  # pages are missing or old: nobody should publish that unawares
    return 1 if strict and any(p.severity != "notice" for p in report.problems) else 0


def _show_why(session: Session, report: BuildReport, *, each: bool) -> None:
    """What led to each rendered page; with ``-v`` alone only how often."""
    if each:
        for path, reason in sorted(report.why.items()):
            session.say(f"{path}: {reason}")
    elif session.verbose:
        for reason, count in Counter(report.why.values()).most_common():
            session.say(f"{count:,} rendered: {reason}")
