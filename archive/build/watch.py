"""Where the time of a build goes. Nothing of it ever gets into a page or the memory."""

import contextlib
import time
from collections.abc import Iterator
from typing import get_args

from msgspec.structs import replace

from archive.model.report import BuildStage, Profile, StageTime, TemplateTime


class Watch:
    """Takes the time from when it is made; each moment counts for one stage.

    It is so cheap that it always runs.
    """

    def __init__(self) -> None:
        self.is_fresh = False
        """True where nothing was remembered of an earlier build."""
        self._since = time.perf_counter()
        self._within: list[BuildStage] = ["rest"]
        self._seconds: dict[BuildStage, float] = {}
        self._templates: dict[str, TemplateTime] = {}

    @contextlib.contextmanager
    def stage(self, stage: BuildStage) -> Iterator[None]:
        """Count what is done meanwhile for ``stage``, and not for the one around it."""
        self._stop()
        self._within.append(stage)
        try:
            yield
        finally:
            self._stop()
            self._within.pop()

    def _stop(self) -> None:
        now = time.perf_counter()
        stage = self._within[-1]
        self._seconds[stage] = self._seconds.get(stage, 0) + now - self._since
        self._since = now

    def page(self, template: str, path: str, seconds: float) -> None:
        """Note how long a worker took for a page."""
        fresh = TemplateTime(
            template=template,
            pages=1,
            seconds=seconds,
            slowest=path,
            slowest_seconds=seconds,
        )
        known = self._templates.get(template, fresh)
        slower = fresh if seconds > known.slowest_seconds else known
        self._templates[template] = (
            fresh
            if known is fresh
            else replace(slower, pages=known.pages + 1, seconds=known.seconds + seconds)
        )

    def profile(self) -> Profile:
        """Stages in their order, templates by the time that they took."""
        self._stop()
        templates = self._templates.values()
        return Profile(
            stages=tuple(
                StageTime(stage=stage, seconds=self._seconds[stage])
                for stage in get_args(BuildStage)
                if stage in self._seconds
            ),
            templates=tuple(sorted(templates, key=lambda t: (-t.seconds, t.template))),
        )
