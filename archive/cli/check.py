"""``archive check``."""

from pathlib import Path

import click

from archive.cli import options
from archive.cli.reports import check_json, write_report
from archive.cli.session import Session, pass_session
from archive.cli.show import check_line, show_problems


@click.command()
@options.output
@click.option(
    "--strict", is_flag=True, help="Exit 1 for warnings as well as for errors."
)
@options.report
@pass_session
def check(
    session: Session, *, output: Path | None, strict: bool, report_file: Path | None
) -> int:
    """Look for broken links, missing files and bad front matter; change nothing."""
    from archive import api  # noqa: PLC0415 - so that --help starts fast

    report = api.check(session.root, output=output)
    write_report(report_file, check_json(report))
    show_problems(session, report.problems)
    session.say(check_line(report))
    grave = {"error", "warning"} if strict else {"error"}
    return 1 if any(problem.severity in grave for problem in report.problems) else 0
