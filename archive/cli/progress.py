"""How far long work has come: a bar on a terminal, plain lines elsewhere."""

import contextlib
import sys
import time
from collections.abc import Callable, Iterator

from archive.cli.session import Session
from archive.model.report import Progress, Stage

_EVERY = 5.0
"""Seconds between two plain lines of one stage."""


@contextlib.contextmanager
def showing_progress(session: Session) -> Iterator[Progress | None]:
    """A function to hand to the work; None where nobody wants to hear of it."""
    if session.quiet:
        yield None
    elif sys.stderr.isatty():
        with _bar() as progress:
            yield progress
    else:
        yield plain_progress(session.note, every_stage=session.verbose)


def plain_progress(note: Callable[[str], None], *, every_stage: bool) -> Progress:
    """Lines such as ``render 400/1,000``: now and then, and at the end of slow stages.

    ``every_stage``: at the end of quick ones as well.
    """
    began: dict[Stage, float] = {}
    told: dict[Stage, float] = {}

    def progress(stage: Stage, done: int, total: int) -> None:
        now = time.monotonic()
        start = began.setdefault(stage, now)
        is_due = now - told.get(stage, start) >= _EVERY
        is_end = done >= total and (stage in told or every_stage)
        if is_due or is_end:
            told[stage] = now
            note(f"{stage} {done:,}/{total:,}")

    return progress


@contextlib.contextmanager
def _bar() -> Iterator[Progress]:
    # rich takes longer to import than most commands to run.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import (  # noqa: PLC0415  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        TaskID,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.progress import Progress as Bar  # noqa: PLC0415

    bar = Bar(
        TextColumn("{task.description:<9}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    tasks: dict[Stage, TaskID] = {}

    def progress(stage: Stage, done: int, total: int) -> None:
        if stage not in tasks:
            tasks[stage] = bar.add_task(stage)
        bar.update(tasks[stage], completed=done, total=total)

    with bar:
        yield progress
