"""What was decided -> files in the output folder, and what became of them.

Ids of the problems that can arise here:

* B005 a file of the project cannot be copied
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from archive.build.copies import Copy
from archive.build.decide import Before, Decision
from archive.build.manifest import NAME, manifest, read_manifest
from archive.build.memory import Written
from archive.build.place import is_untouched, prune, put, sweep
from archive.build.render import Done, Job, Press
from archive.formats.fingerprint import digest
from archive.model.problem import Problem
from archive.model.report import Progress
from archive.workers import Task


class Outcome(NamedTuple):
    """What became of some files."""

    written: dict[str, Written]
    """All that are in place now, by site path."""
    why: dict[str, str]
    """What had changed of each that was made anew."""
    problems: tuple[Problem, ...] = ()
    pruned: int = 0


def publish(
    decision: Decision,
    copies: Iterable[Copy],
    task: Task[Press, Job, Done],
    before: Before,
    *,
    jobs: int = 0,
    progress: Progress | None = None,
) -> Outcome:
    """Bring the output folder to what was decided. Raises OutputError."""
    copies = tuple(copies)
    wanted = {*decision.kept, *decision.why, *decision.stuck, *(c.path for c in copies)}
    listed = read_manifest(before.output)
    if not wanted <= listed:
        put(before.output, NAME, manifest(listed | wanted))
    if decision.jobs:
        sweep(before.output)
    pruned = prune(before.output, (listed | set(before.written)) - wanted - {NAME})
    copied = _copy(copies, before)
    pressed = _press(decision, task, before.written, jobs=jobs, progress=progress)
    last = _copy([Copy(NAME, manifest(wanted))], before)
    return Outcome(
        written={**pressed.written, **copied.written, **last.written},
        why={**pressed.why, **copied.why, **last.why},
        problems=(*pressed.problems, *copied.problems),
        pruned=pruned,
    )


def _copy(copies: Iterable[Copy], before: Before) -> Outcome:
    """Files that no template makes."""
    written: dict[str, Written] = {}
    why: dict[str, str] = {}
    problems: list[Problem] = []
    for one in copies:
        old = before.written.get(one.path)
        try:
            data = one.data()
        except OSError as error:
            problems.append(_uncopied(one, error))
            written.update(_outdated(one.path, before.written))
            continue
        key = digest(data)
        if old and old.key == key and is_untouched(before.output, one.path, old):
            written[one.path] = old
            continue
        mtime = put(before.output, one.path, data)
        written[one.path] = Written(key, len(data), mtime)
        why[one.path] = "view" if old else "new"
    return Outcome(written, why, tuple(problems))


def _uncopied(one: Copy, error: OSError) -> Problem:
    return Problem(
        id="B005",
        severity="error",
        where=f"content/{one.path}",
        message=f"cannot be copied: {error.strerror or error}",
        hint="its copy stays as it was",
    )


def _press(
    decision: Decision,
    task: Task[Press, Job, Done],
    before: Mapping[str, Written],
    *,
    jobs: int,
    progress: Progress | None,
) -> Outcome:
    """Pages that are to be rendered; one that fails leaves its old file where it is."""
    written = dict(decision.kept)
    why: dict[str, str] = {}
    problems = list(decision.problems)
    done = 0
    for results in task.run(decision.jobs, jobs=jobs):
        for path, new, problem in results:
            if new:
                written[path] = new
                why[path] = decision.why[path]
            else:
                written.update(_outdated(path, before))
            if problem:
                problems.append(problem)
        done += len(results)
        if progress:
            progress("render", done, len(decision.why))
    return Outcome(written, why, tuple(problems))


def _outdated(path: str, before: Mapping[str, Written]) -> dict[str, Written]:
    """A file that is there still, but no longer what is wanted."""
    old = before.get(path)
    return {path: Written("", old.size, old.mtime)} if old else {}
