"""Problems and reports -> lines to read."""

from collections.abc import Iterable, Iterator, Sequence

from archive.cli.session import Session
from archive.model.problem import Problem, Severity
from archive.model.report import (
    BuildReport,
    BuildStage,
    CheckReport,
    Kind,
    NormalizeReport,
    Profile,
)

FIRST = 5
"""So many problems with one id are shown; the others are counted."""

_KILO = 1000

_ORDER: tuple[Severity, ...] = ("notice", "warning", "error")
_COLORS = {"notice": None, "warning": "yellow", "error": "red"}

KINDS: dict[Kind, str] = {
    "articles": "article pages",
    "pages": "other pages",
    "search": "search",
    "feeds": "feeds",
    "data": "data",
    "static": "static files",
    "media": "media",
}
"""What a file of the site is, in words."""

STAGES: dict[BuildStage, str] = {
    "read": "reading what changed",
    "relate": "library and relations",
    "plan": "planning",
    "search": "making the search",
    "decide": "deciding",
    "copy": "copying",
    "render": "rendering",
    "publish": "publishing",
    "send": "sending",
    "rest": "everything else",
}
"""The stages of a build, in words."""

Line = tuple[str, str | None]
"""A text and its colour."""


def show_problems(session: Session, problems: Iterable[Problem]) -> None:
    """The problems, those with one id together, the gravest last: next to the prompt."""
    for text, color in problem_lines(problems, every=session.verbose):
        session.say(text, color=color)


def problem_lines(
    problems: Iterable[Problem], *, every: bool = False
) -> Iterator[Line]:
    """As ``show_problems``; all of them where ``every`` is true."""
    groups: dict[tuple[int, str], list[Problem]] = {}
    for problem in sorted(problems):
        key = (_ORDER.index(problem.severity), problem.id)
        groups.setdefault(key, []).append(problem)
    for (order, id), group in sorted(groups.items()):
        color = _COLORS[_ORDER[order]]
        shown = group if every or len(group) == FIRST + 1 else group[:FIRST]
        for problem in shown:
            yield str(problem), color
        if rest := len(group) - len(shown):
            yield f"… and {rest:,} more [{id}]", color


def all_problems(report: NormalizeReport) -> tuple[Problem, ...]:
    """The problems of a report, and each quarantined dump as one."""
    quarantined = (
        Problem(
            id=q.id, severity="error", where=q.where, message=q.message, hint=q.hint
        )
        for q in report.quarantined
    )
    return tuple(dict.fromkeys((*report.problems, *quarantined)))


def normalize_line(report: NormalizeReport, *, dry: bool) -> str:
    """The count of everything that happened; ``dry`` where nothing was written."""
    return _joined(
        f"{report.dumps:,} dumps",
        f"{report.written:,} {'to write' if dry else 'written'}",
        f"{report.unchanged:,} unchanged",
        f"{report.edited_kept:,} edited kept",
        f"{report.merged:,} merged" if report.merged else "",
        f"{report.revisions:,} revisions",
        f"{len(report.quarantined):,} quarantined",
        _seconds(report.seconds),
    )


def build_line(report: BuildReport) -> str:
    """The count of everything that happened."""
    return _joined(
        f"{report.articles:,} articles",
        f"{report.pages:,} pages",
        f"{report.rendered:,} rendered",
        f"{report.kept:,} kept",
        f"{report.pruned:,} pruned",
        f"{report.sent:,} sent" if report.sent else "",
        size(report.bytes),
        _seconds(report.seconds),
    )


def kind_lines(report: BuildReport) -> Iterator[str]:
    """What the site consists of, the largest first."""
    kinds = sorted(report.kinds.items(), key=lambda item: -item[1].bytes)
    rows = [(KINDS[kind], f"{own.files:,}", size(own.bytes)) for kind, own in kinds]
    yield from table(rows)


def profile_lines(profile: Profile) -> Iterator[str]:
    """Where the time went, by stage and by template, and what would help; often nothing."""
    if not profile.stages:
        return
    total = sum(one.seconds for one in profile.stages) or 1
    yield from table(
        [
            ("stage", "seconds", "share"),
            *(
                (STAGES[one.stage], f"{one.seconds:.2f}", f"{one.seconds / total:.0%}")
                for one in profile.stages
            ),
        ]
    )
    if profile.templates:
        yield ""
        rows = [
            (
                one.template,
                f"{one.pages:,}",
                f"{one.seconds:.2f}",
                f"{one.average * _KILO:.1f}",
                f"{one.slowest_seconds * _KILO:.1f}",
            )
            for one in profile.templates
        ]
        head = ("template", "pages", "seconds", "ms a page", "slowest, ms")
        slowest = ("", *(one.slowest for one in profile.templates))
        for line, path in zip(table([head, *rows]), slowest, strict=True):
            yield f"{line}  {path}".rstrip()
    if profile.hints:
        yield ""
    for hint in profile.hints:
        yield f"hint: {hint}"


def table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Rows as lines, a column below the other: texts to the left, then numbers to the right.

    The last cell may have any width.
    """
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for first, *rest in rows:
        cells = (
            cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True)
        )
        yield "  ".join((first.ljust(widths[0]), *cells)).rstrip()


def check_line(report: CheckReport) -> str:
    """What was looked at and what was found."""
    severities = [problem.severity for problem in report.problems]
    found = (
        f"{severities.count(name):,} {name}{'' if severities.count(name) == 1 else 's'}"
        for name in reversed(_ORDER)
        if name in severities
    )
    return _joined(
        f"{report.files:,} files",
        f"{report.links:,} links",
        *(found if severities else ("no problems",)),
        _seconds(report.seconds),
    )


def size(count: int) -> str:
    """Bytes as people say them: ``312 bytes``, ``4.2 kB``, ``1.3 GB``."""
    if count < _KILO:
        return f"{count} bytes"
    amount, unit = count / _KILO, "kB"
    for larger in ("MB", "GB"):
        if round(amount, 1) >= _KILO:  # else it would be printed as 1000.0 kB
            amount, unit = amount / _KILO, larger
    return f"{amount:,.1f} {unit}"


def _seconds(seconds: float) -> str:
    minutes, rest = divmod(seconds, 60)
    return f"{minutes:.0f} min {rest:.0f} s" if minutes else f"{seconds:.1f} s"


def _joined(*parts: str) -> str:
    return " · ".join(filter(None, parts))
