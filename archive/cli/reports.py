"""Reports -> the JSON that ``--report`` writes. Its keys are a promise to scripts."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from archive.errors import OutputError
from archive.model.problem import Problem
from archive.model.report import BuildReport, CheckReport, NormalizeReport


def normalize_json(report: NormalizeReport) -> dict[str, Any]:
    """Every count, the quarantined dumps and the problems."""
    return {
        "dumps": report.dumps,
        "written": report.written,
        "unchanged": report.unchanged,
        "edited_kept": report.edited_kept,
        "merged": report.merged,
        "revisions": report.revisions,
        "states": report.states,
        "quarantined": [
            {"path": q.path, "id": q.id, "message": q.message}
            for q in report.quarantined
        ],
        "problems": problems_json(report.problems),
        "seconds": round(report.seconds, 3),
    }


def build_json(report: BuildReport, *, why: bool = False) -> dict[str, Any]:
    """Every count and the problems; with ``why`` what led to each rendered page."""
    found: dict[str, Any] = {
        "articles": report.articles,
        "pages": report.pages,
        "rendered": report.rendered,
        "kept": report.kept,
        "pruned": report.pruned,
        "sent": report.sent,
        "bytes": report.bytes,
        "kinds": msgspec.to_builtins(report.kinds),
        "problems": problems_json(report.problems),
        "seconds": round(report.seconds, 3),
    }
    if report.profile.stages:
        found["profile"] = msgspec.to_builtins(report.profile)
    return {**found, "why": report.why} if why else found


def check_json(report: CheckReport) -> dict[str, Any]:
    """The problems."""
    return {"problems": problems_json(report.problems)}


def problems_json(problems: Iterable[Problem]) -> list[dict[str, str]]:
    """Each problem with all of its fields."""
    return [
        {
            "id": problem.id,
            "severity": problem.severity,
            "where": problem.where,
            "message": problem.message,
            "hint": problem.hint,
        }
        for problem in problems
    ]


def write_report(path: Path | None, report: dict[str, Any]) -> None:
    """Write the report, if a file was named for it.

    Raises OutputError (R001) where the file cannot be written.
    """
    if path is None:
        return
    data = msgspec.json.format(msgspec.json.encode(report), indent=2) + b"\n"
    try:
        path.write_bytes(data)
    except OSError as error:
        message = f"the report cannot be written: {error.strerror}"
        hint = "name a file in a folder that is there"
        raise OutputError("R001", str(path), message, hint) from None
