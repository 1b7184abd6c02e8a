"""Article files -> the library: every article, and what they are to each other."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from archive.build.alignments import Aligned, align_pairs, with_alignments
from archive.build.inputs import Inputs, read_inputs
from archive.build.keys import reading
from archive.build.memory import Memory, Related
from archive.build.relating import relate
from archive.build.run import Run
from archive.build.sources import Sources
from archive.build.states import States, read_states
from archive.catalog.library import make_library, with_relations
from archive.model.library import Entry, Library, State
from archive.model.problem import Problem
from archive.model.settings import Settings


class Gathered(NamedTuple):
    """All that pages are planned from, and what the next build need not read again."""

    library: Library
    inputs: Inputs
    states: States
    related: Related
    aligned: Aligned
    mark: str
    """Stands for all that their reading depends on, the files themselves left out."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with files."""
        return (*self.inputs.problems, *self.states.problems, *self.aligned.problems)

    def is_as_hashed(self, sources: Sources) -> bool:
        """False where a file was written to between the first look at it and the second.

        It may be back to what it was before long, and the site would be taken for its own.
        """
        if any(problem.id == "A011" for problem in self.problems):
            return False
        files = {name: entry.digest for name, entry in self.inputs.by_file.items()}
        earlier = {name: state.digest for name, state in self.states.by_file.items()}
        return files.items() <= sources.articles.items() and (
            earlier.items() <= sources.states.items()
        )


def gather(
    root: Path,
    settings: Settings,
    sources: Sources,
    memory: Memory,
    run: Run,
    begin: Callable[[Iterable[Entry], int], object],
) -> Gathered:
    """Read what has changed since the build of ``memory``, and relate it all.

    ``begin`` is called as soon as the entries are there, before they are related, with the
    number of those that were read just now.
    """
    decoys = decoys_of(settings)
    mark = reading(settings.topics, decoys)
    known = memory if memory.reading == mark else Memory()
    with run.watch.stage("read"):
        inputs = read_inputs(
            root,
            sources.articles,
            settings.topics,
            decoys,
            known.entries,
            jobs=run.jobs,
            progress=run.progress,
        )
        ids = frozenset(entry.id for entry in inputs.entries)
        states = read_states(root, sources.states, ids, known.states)
    begin(inputs.entries, inputs.read)
    with run.watch.stage("relate"):
        library, related = library_of(
            root, mark, inputs.entries, states.states, known.related
        )
        aligned = align_pairs(root, library, known.alignments, jobs=run.jobs)
        library = with_alignments(library, aligned.alignments)
    return Gathered(library, inputs, states, related, aligned, mark)


def decoys_of(settings: Settings) -> tuple[str, ...]:
    """Names of outlets, in which no topic is to be found."""
    return tuple(
        name
        for facts in settings.outlets
        for name in (facts.names.zh, facts.names.en)
        if name
    )


def library_of(
    root: Path,
    mark: str,
    entries: Iterable[Entry],
    states: Iterable[State],
    known: Related,
) -> tuple[Library, Related]:
    """The articles and which of them belong together; ``known`` may be what is found.

    ``mark`` stands for all that they depend on, the articles left out.
    """
    library = make_library(entries, states)
    related = relate(root, library.entries.values(), mark, known)
    return with_relations(library, related.relations), related
