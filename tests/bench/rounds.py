"""Sites laid out side by side -> what each costs, in every case, round by round.

A case is done and undone. What is done is built for its times, what is undone for its
memory: taking a paragraph away is the same work as adding it.
"""

import os
import shutil
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from tests.bench.corpus import Story
from tests.bench.measure import TooSlowError, cost, peak
from tests.bench.peer import SHOWN_FIRST, Site
from tests.bench.results import Costs, Outcome

ADDED = "\n\n这一段是后来加上的。 A paragraph that came later.\n"
LINES = 12


@dataclass
class Contestant:
    """A generator at one size: its site, two articles to edit, and its numbers."""

    name: str
    site: Site
    outcome: Outcome
    edited: Path
    """The file of an article from the middle."""
    newcomer: Story
    cases: Sequence[str]


class Case(NamedTuple):
    """What happens to a site before it is built."""

    do: Callable[[Contestant], object]
    undo: Callable[[Contestant], object]
    leaves: bool
    """True where it must be undone."""


def run_round(
    contestants: Iterable[Contestant],
    *,
    limit: float,
    sampled: Collection[str],
    say: Callable[[str], object] = print,
) -> None:
    """Every case with each in turn, so that a busy machine is busy for all.

    The memory of those in ``sampled`` is taken, in a run of its own.
    """
    fit = list(contestants)
    for name, case in CASES.items():
        for one in [one for one in fit if name in one.cases]:
            if one.outcome.skipped:
                continue
            try:
                _measure(one, name, case, limit=limit, sampling=name in sampled)
            except TooSlowError:
                one.outcome.skipped = f"{name}: longer than {limit / 60:g} minutes"
            say(f"  {name:<9}{one.name:<20}{one.outcome.skipped or _last(one, name)}")


def _last(one: Contestant, name: str) -> str:
    costs = one.outcome.cases[name]
    memory = f"{costs.memory[-1]:9.0f} MB" if costs.memory else ""
    return f"{costs.wall[-1]:9.2f} s {costs.cpu[-1]:9.2f} s cpu{memory}"


def _measure(
    one: Contestant, name: str, case: Case, *, limit: float, sampling: bool
) -> None:
    case.do(one)
    os.sync()  # nobody pays for what another has written
    took = cost(one.site.command, limit=limit)
    costs = one.outcome.cases.setdefault(name, Costs())
    costs.wall.append(round(took.wall, 4))
    costs.cpu.append(round(took.cpu, 4))
    if name == "cold":
        count_output(one)
    if sampling:
        case.undo(one)
        costs.memory.append(round(peak(one.site.command, limit=limit), 2))
    elif case.leaves:
        case.undo(one)
        if one.site.remembers and name != _LAST:  # after the last one all is forgotten
            cost(one.site.command, limit=limit)


def count_output(one: Contestant) -> None:
    """Note pages, files and bytes of what was built."""
    pages = files = size = 0
    for folder, _, names in os.walk(one.site.output):
        for name in names:
            files += 1
            pages += name.endswith(".html")
            size += Path(folder, name).stat().st_size
    one.outcome.pages, one.outcome.files, one.outcome.bytes = pages, files, size


# --- cases --------------------------------------------------------------------------------


def forget(one: Contestant) -> None:
    """Remove all that an earlier build left."""
    for place in (one.site.output, *one.site.caches):
        shutil.rmtree(place, ignore_errors=True)
        with suppress(FileNotFoundError):
            place.unlink()


def _nothing(one: Contestant) -> None: ...


def _edit_body(one: Contestant) -> None:
    text = one.edited.read_text("utf-8")
    one.edited.write_text(text.rstrip("\n") + ADDED, "utf-8")


def _restore_body(one: Contestant) -> None:
    text = one.edited.read_text("utf-8")
    one.edited.write_text(text.removesuffix(ADDED) + "\n", "utf-8")


def _add(one: Contestant) -> None:
    one.site.write(one.newcomer)


def _take_away(one: Contestant) -> None:
    one.site.write(one.newcomer).unlink()


def _edit_template(one: Contestant) -> None:
    text = one.site.template.read_text("utf-8")
    changed = text.replace(SHOWN_FIRST, f'{SHOWN_FIRST} data-edited="yes"', 1)
    one.site.template.write_text(changed, "utf-8")


def _restore_template(one: Contestant) -> None:
    text = one.site.template.read_text("utf-8")
    one.site.template.write_text(text.replace(' data-edited="yes"', "", 1), "utf-8")


CASES: Mapping[str, Case] = {
    "cold": Case(forget, forget, leaves=False),
    "idle": Case(_nothing, _nothing, leaves=False),
    "body": Case(_edit_body, _restore_body, leaves=True),
    "article": Case(_add, _take_away, leaves=True),
    "template": Case(_edit_template, _restore_template, leaves=True),
}
_LAST = tuple(CASES)[-1]


def make_newcomer(like: Story) -> Story:
    """An article of the newest day that is not there yet, on the topics of another.

    Its topics are said, not found, so that all put it in the same lists.
    """
    outlet = like.header.outlet
    header = replace(
        like.header,
        id=f"{outlet}-{like.day.replace('-', '')}-a-late-arrival",
        title="后来收到的一篇 A late arrival",
        topics=like.topics,
        published=like.day,
        url=f"https://{outlet}.example/a-late-arrival",
        original_url="",
        translation_of="",
        source=None,
    )
    lines = (f"第{n}段。 Paragraph {n} of a late arrival." for n in range(LINES))
    body = "\n\n".join(lines) + "\n"
    return like._replace(header=header, body=body, summary="第0段。")
