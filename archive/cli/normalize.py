"""``archive normalize``."""

from pathlib import Path

import click

from archive.cli import options
from archive.cli.progress import showing_progress
from archive.cli.reports import normalize_json, write_report
from archive.cli.session import Session, pass_session
from archive.cli.show import all_problems, normalize_line, show_problems


@click.command()
@click.option(
    "--raw",
    metavar="PATH",
    multiple=True,
    type=options.PathOrAddress(exists=True, path_type=Path, resolve_path=True),
    help="A folder, zip or tar of dumps, here or in a store (s3://bucket/dumps), instead"
    " of what content/site.toml names. May be repeated.",
)
@options.jobs
@options.cluster
@click.option(
    "--check", is_flag=True, help="Write nothing; exit 1 if anything would be."
)
@click.option(
    "--ledger",
    "ledger_file",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path, resolve_path=True),
    help="Write where every character of each dump went, a line of JSON per dump.",
)
@options.report
@pass_session
def normalize(
    session: Session,
    *,
    raw: tuple[Path | str, ...],
    jobs: int,
    cluster: str,
    check: bool,
    ledger_file: Path | None,
    report_file: Path | None,
) -> int:
    """Turn raw dumps into articles in content/articles/.

    What a person has changed in an article stays; what is new in its dump joins it.
    Earlier states go to content/history/. A dump that cannot be read does not stop the
    others.
    """
    from archive import api  # noqa: PLC0415 - so that --help starts fast

    with showing_progress(session) as progress:
        report = api.normalize(
            session.root,
            raw=raw,
            jobs=jobs,
            cluster=cluster,
            check=check,
            progress=progress,
        )
    if ledger_file:
        api.ledger(session.root, ledger_file, raw=raw)
    write_report(report_file, normalize_json(report))
    show_problems(session, all_problems(report))
    if not report.dumps:
        session.note(
            "No dumps found: put them in content/raw/, or name their place by --raw."
        )
    session.say(normalize_line(report, dry=check))
    if report.dumps == len(report.quarantined):
        return 3
    would_write = report.written or report.merged or report.states
    return 1 if check and would_write else 0
