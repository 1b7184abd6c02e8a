"""What was decided -> files in the output folder, and what became of them.

Ids of the problems that can arise here:

* B005 a file of the project cannot be copied
"""

import contextlib
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import NamedTuple

from archive.build.carry import Carried, Wanted, carry, forget
from archive.build.copies import Copy
from archive.build.decide import Before, Decision
from archive.build.manifest import NAME, manifest, read_manifest
from archive.build.memory import Written
from archive.build.place import InPlace, Place, is_untouched, prune, sweep
from archive.build.render import Done, Job, Press
from archive.build.run import Run
from archive.build.staged import CannotStageError, Staged
from archive.build.staging import enter, staging
from archive.formats.fingerprint import digest
from archive.model.problem import Problem
from archive.workers import Task

Printing = Callable[[Place], Task[Press, Job, Done]]
"""Where pages are put -> the work of rendering them there."""


class Outcome(NamedTuple):
    """What became of some files."""

    written: dict[str, Written]
    """All that are in place now, by site path."""
    why: dict[str, str]
    """What had changed of each that was made anew."""
    problems: tuple[Problem, ...] = ()
    pruned: int = 0


class _Due(NamedTuple):
    """Files that no template makes."""

    kept: dict[str, Written]
    """Those that are in place."""
    copies: tuple[Copy, ...]
    """The others."""


class _Work(NamedTuple):
    """What is to be done, wherever it is done."""

    decision: Decision
    due: _Due
    before: Before
    wanted: frozenset[str]
    """Every path of the site as it shall be."""
    ours: frozenset[str]
    """Every path of it as it is."""
    printing: Printing
    run: Run


def publish(
    decision: Decision,
    copies: Iterable[Copy],
    printing: Printing,
    before: Before,
    run: Run,
) -> Outcome:
    """Bring the output folder to what was decided; all at once, unless ``in_place``.

    Where that cannot be (the folder is a disk of its own, or its parent may not be
    written to), it is done file by file. Raises OutputError.
    """
    copies = tuple(copies)
    paths = {*decision.kept, *decision.why, *decision.stuck, *(c.path for c in copies)}
    copies = (*copies, Copy(NAME, manifest(paths)))
    with run.watch.stage("copy"):
        due = _sort(copies, before)
    ours = read_manifest(before.output).union(before.written)
    wanted = frozenset({*paths, NAME})
    work = _Work(decision, due, before, wanted, ours, printing, run)
    if not decision.jobs and not due.copies:
        return Outcome({**decision.kept, **due.kept}, {}, decision.problems)
    if not run.in_place:
        with contextlib.suppress(CannotStageError):
            return _publish_at_once(work)
    return _publish_in_place(work)


def _publish_at_once(work: _Work) -> Outcome:
    """Make the next site beside the present one, and let them change places."""
    made = {*work.decision.why, *(copy.path for copy in work.due.copies)}
    with staging(work.before.output, work.ours | work.wanted) as stage:
        place = Staged(str(stage.output), str(stage.new))
        carried = Carried((), 0)
        if work.before.output.exists():
            carried = carry(place, Wanted(work.wanted, made, work.ours))
        outcome = _make(work, place, work.due.copies)
        enter(stage)
        forget(carried.foreign, stage)
    return outcome._replace(pruned=carried.pruned)


def _publish_in_place(work: _Work) -> Outcome:
    """Bring one file after another up to date."""
    output, decision = work.before.output, work.decision
    place = InPlace(output)
    listed = read_manifest(output)
    if not work.wanted <= listed:
        place.put(NAME, manifest(listed | work.wanted))
    if decision.jobs:
        sweep(output)
    pruned = prune(output, work.ours - work.wanted)
    copies = [copy for copy in work.due.copies if copy.path != NAME]
    copies.append(Copy(NAME, manifest(work.wanted)))
    outcome = _make(work, place, copies)
    return outcome._replace(pruned=pruned)


def _make(work: _Work, place: Place, copies: Collection[Copy]) -> Outcome:
    """The files that are due: copies, then pages, the list of them all last."""
    before = work.before.written
    with work.run.watch.stage("copy"):
        copied = _copy((copy for copy in copies if copy.path != NAME), place, before)
    with work.run.watch.stage("render"):
        pressed = _press(work, place)
    last = _copy((copy for copy in copies if copy.path == NAME), place, before)
    return Outcome(
        {**pressed.written, **work.due.kept, **copied.written, **last.written},
        {**pressed.why, **copied.why, **last.why},
        (*pressed.problems, *copied.problems),
    )


def _sort(copies: Iterable[Copy], before: Before) -> _Due:
    """Which files that no template makes are as they should be."""
    kept: dict[str, Written] = {}
    due: list[Copy] = []
    for one in copies:
        old = before.written.get(one.path)
        if old and _is_as_before(one, old, before):
            kept[one.path] = old
        else:
            due.append(one)
    return _Due(kept, tuple(due))


def _is_as_before(one: Copy, old: Written, before: Before) -> bool:
    try:
        is_same = (one.digest or digest(one.data())) == old.key
    except OSError:
        return False
    return is_same and is_untouched(before.output, one.path, old)


def _copy(
    copies: Iterable[Copy], place: Place, before: Mapping[str, Written]
) -> Outcome:
    """Write files that no template makes; one that cannot be read stays as it was."""
    written: dict[str, Written] = {}
    why: dict[str, str] = {}
    problems: list[Problem] = []
    for one in copies:
        try:
            data = one.data()
        except OSError as error:
            place.leave(one.path)
            problems.append(_uncopied(one, error))
            written.update(_outdated(one.path, before))
            continue
        mtime = place.put(one.path, data)
        written[one.path] = Written(digest(data), len(data), mtime)
        why[one.path] = "view" if one.path in before else "new"
    return Outcome(written, why, tuple(problems))


def _uncopied(one: Copy, error: OSError) -> Problem:
    return Problem(
        id="B005",
        severity="error",
        where=f"content/{one.path}",
        message=f"cannot be copied: {error.strerror or error}",
        hint="its copy stays as it was",
    )


def _press(work: _Work, place: Place) -> Outcome:
    """Pages that are to be rendered; one that fails stays as it was."""
    written = dict(work.decision.kept)
    why: dict[str, str] = {}
    problems = list(work.decision.problems)
    done = 0
    task = work.printing(place)
    # Closed at once if anything fails: no worker is to write into what is cleared away.
    with contextlib.closing(task.run(work.decision.jobs, jobs=work.run.jobs)) as chunks:
        for results in chunks:
            for path, new, problem, template, seconds in results:
                work.run.watch.page(template, path, seconds)
                if new:
                    written[path] = new
                    why[path] = work.decision.why[path]
                else:
                    written.update(_outdated(path, work.before.written))
                if problem:
                    problems.append(problem)
            done += len(results)
            if work.run.progress:
                work.run.progress("render", done, len(work.decision.why))
    return Outcome(written, why, tuple(problems))


def _outdated(path: str, before: Mapping[str, Written]) -> dict[str, Written]:
    """A file that is there still, but no longer what is wanted."""
    old = before.get(path)
    return {path: Written("", old.size, old.mtime)} if old else {}
