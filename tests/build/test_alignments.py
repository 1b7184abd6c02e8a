"""Pairs are aligned in the build: each when one of its two files has changed."""

from pathlib import Path

import pytest

from archive.build.alignments import align_pairs, remembered
from archive.build.gather import library_of
from archive.build.inputs import read_inputs
from archive.build.memory import MEMORY, Memory, Related, remember
from archive.build.sources import ARTICLES
from archive.formats.fingerprint import digest
from archive.model.library import Library
from archive.model.relations import Alignment
from archive.relate.alignment import align
from tests.sites import add, build, new_root

ZH, EN = "harbour-20230103-ferry", "north-20230103-ferry"
OTHER_ZH, OTHER_EN = "harbour-20230215-flood", "north-20230215-flood"


def add_pair(root: Path, zh: str, en: str, *, end: str = "") -> None:
    """Two articles of two paragraphs each, but for the end of the Chinese one."""
    add(root, zh, f"渡轮 7 月 2 日重开。\n\n票价仍是 12 元。\n{end}")
    text = "The ferry reopens on July 2.\n\nThe fare is still 12 yuan.\n"
    add(root, en, text, lang="en", translation_of=zh)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Two pairs, and an article that is in none."""
    root = new_root(tmp_path / "root")
    add_pair(root, ZH, EN)
    add_pair(root, OTHER_ZH, OTHER_EN)
    add(root, "harbour-20230104-alone")
    return root


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The Chinese bodies that are aligned from now on."""
    bodies: list[str] = []

    def counting(zh: str, en: str) -> Alignment:
        bodies.append(zh)
        return align(zh, en)

    monkeypatch.setattr("archive.build.alignments.align", counting)
    return bodies


def memory(root: Path) -> Memory:
    """What the last build has left."""
    return remember(root / MEMORY)


def library(root: Path) -> Library:
    """The articles that lie in ``root`` now."""
    folder = root / ARTICLES
    names = [path.relative_to(folder).as_posix() for path in folder.rglob("*.md")]
    marks = {name: digest((folder / name).read_bytes()) for name in sorted(names)}
    entries = read_inputs(root, marks, (), (), {}, jobs=1).entries
    return library_of(root, "", entries, (), Related())[0]


def test_every_pair_is_aligned(root: Path) -> None:
    """Each with its ids; and what is remembered says the same."""
    found = align_pairs(root, library(root), {}, jobs=1)
    assert [(one.zh, one.en) for one in found.alignments] == [
        (ZH, EN),
        (OTHER_ZH, OTHER_EN),
    ]
    first = found.alignments[0]
    assert [(block.zh, block.en) for block in first.blocks] == [
        ((0,), (0,)),
        ((1,), (1,)),
    ]
    assert first.confidence > 0.5
    assert found.problems == ()
    assert remembered(library(root), found.known) == found.alignments


def test_only_a_pair_that_changed_is_aligned_again(
    root: Path, calls: list[str]
) -> None:
    """Neither an edit elsewhere nor no edit at all costs anything."""
    build(root)
    assert len(calls) == 2
    before = memory(root).alignments

    add(root, "harbour-20230104-alone", "改过了。\n")
    build(root)
    assert len(calls) == 2
    assert memory(root).alignments == before

    add_pair(root, ZH, EN, end="\n还有一段。\n")
    build(root)
    assert [("还有一段" in body) for body in calls] == [False, False, True]
    after = memory(root).alignments
    assert len(after) == 2
    assert len(set(after) & set(before)) == 1


def test_what_is_remembered_is_what_would_be_found(root: Path) -> None:
    """After any edits, as in a clean build."""
    build(root)
    add_pair(root, ZH, EN, end="\n还有一段。\n")
    build(root)
    clean = align_pairs(root, library(root), {}, jobs=1)
    assert memory(root).alignments == clean.known


def test_a_file_that_changes_meanwhile(root: Path) -> None:
    """Its pair is left out and named, and not remembered; the other one is there."""
    known = library(root)
    add(root, ZH, "写到一半")
    found = align_pairs(root, known, {}, jobs=1)
    assert [problem.id for problem in found.problems] == ["A011"]
    assert [one.zh for one in found.alignments] == [OTHER_ZH]
    assert len(found.known) == 1


def test_a_pair_that_breaks_the_program(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One pair never stops the others, or the build."""

    def broken(zh: str, en: str) -> Alignment:
        raise RecursionError(zh[:1] + en[:1])

    monkeypatch.setattr("archive.build.alignments.align", broken)
    report = build(root)
    assert [problem.id for problem in report.problems] == ["A012", "A012"]
    assert f"zh-Hans/{ZH}.md" in report.problems[0].where
