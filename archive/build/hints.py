"""A build and its times -> what would make the next one faster, as far as that is plain."""

from collections import Counter
from collections.abc import Iterator

from archive.model.report import BuildReport, Profile

_WORTH = 1.0
"""Seconds below which nobody waits for anything."""
_LONG = 5.0
"""Seconds of rendering from which on a second core would be felt."""
_MOST = 0.6
_MANY = 100

_CAUSES = {
    "code": "the program or a library changed",
    "template": "their templates changed",
}


def hints(
    report: BuildReport, profile: Profile, *, processes: int, is_fresh: bool
) -> Iterator[str]:
    """``processes`` is how many of this machine may render, 0 where others do.

    With ``is_fresh`` nothing was remembered of an earlier build.
    """
    seconds = {one.stage: one.seconds for one in profile.stages}
    if is_fresh and report.articles:
        yield (
            f"nothing was remembered, so all {report.articles:,} articles were read and "
            "all pages made: keep .cache/ and the site between builds"
        )
    causes = Counter(report.why.values())
    for cause, why in _CAUSES.items():
        if causes[cause] >= _MANY and 2 * causes[cause] > report.rendered:
            yield (
                f"{causes[cause]:,} pages were rendered again because {why}: the next "
                "build renders only what changes"
            )
    if processes == 1 and seconds.get("render", 0) >= _LONG:
        yield "one process rendered all pages: two cores take about half the time"
    yield from _template_hints(profile)


def _template_hints(profile: Profile) -> Iterator[str]:
    total = sum(one.seconds for one in profile.templates)
    if total < _WORTH or len(profile.templates) == 1:
        return
    first = profile.templates[0]
    if first.seconds >= _MOST * total:
        yield (
            f"{first.template} takes {first.seconds / total:.0%} of the rendering, "
            f"{first.average * 1000:.1f} ms a page: what is saved there counts most"
        )
