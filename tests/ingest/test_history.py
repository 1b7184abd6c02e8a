"""Every state that an article had stays, whatever becomes of the raw files."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.formats.front_matter import read_article
from tests.sites import add_dump, articles, new_root, normalize, write

OLD, MIDDLE, NEW = 1672617024, 1672717024, 1672817024


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A root without dumps."""
    return new_root(tmp_path)


def states(root: Path) -> list[tuple[str, str]]:
    """Time and text of every state in the history, in the order of their files."""
    folder = root / "content/history"
    found = [
        read_article(f.read_text("utf-8"), "t") for f in sorted(folder.rglob("*.md"))
    ]
    return [(a.header.archived[:10], a.body.strip()) for a in found]


def text(root: Path) -> str:
    """The body of the one article."""
    (data,) = articles(root).values()
    return read_article(data.decode(), "t").body.strip()


def test_earlier_dumps_are_kept(root: Path) -> None:
    """Three dumps of one article: the newest is the article, two states lie behind it."""
    for name, body, epoch in (("a", "二", MIDDLE), ("b", "一", OLD), ("c", "三", NEW)):
        add_dump(root, f"{name}.md", html=f"<p>{body}</p>", epoch=epoch)

    report = normalize(root)

    assert text(root) == "三"
    assert states(root) == [("2023-01-01", "一"), ("2023-01-03", "二")]
    assert (report.states, report.revisions) == (2, 2)
    (first, _) = sorted((root / "content/history").rglob("*.md"))
    assert first.parent.name == "harbour-20230101-ferry"
    assert first.name.startswith("20230101T235024Z-")


def test_what_says_the_same_is_no_state(root: Path) -> None:
    """A dump that was only fetched again changes nothing that a reader could see."""
    add_dump(root, "a.md", epoch=OLD)
    add_dump(root, "b.md", epoch=NEW)

    report = normalize(root)

    assert (report.revisions, report.states, states(root)) == (1, 0, [])


def test_overwritten_dump(root: Path) -> None:
    """A raw file that is written over: what it said before is kept."""
    add_dump(root, "a.md", html="<p>一</p>", epoch=OLD)
    normalize(root)
    add_dump(root, "a.md", html="<p>二</p>", epoch=NEW)

    assert normalize(root).states == 1
    assert (text(root), states(root)) == ("二", [("2023-01-01", "一")])
    assert normalize(root).states == 0

    add_dump(root, "a.md", html="<p>三</p>", epoch=NEW + 99)
    normalize(root)

    assert [body for _, body in states(root)] == ["一", "二"]


def test_overwritten_by_an_older_one(root: Path) -> None:
    """The file that lies there now decides what the article is; the other state stays."""
    add_dump(root, "a.md", html="<p>二</p>", epoch=NEW)
    normalize(root)
    add_dump(root, "a.md", html="<p>一</p>", epoch=OLD)
    normalize(root)

    assert (text(root), states(root)) == ("一", [("2023-01-04", "二")])


def test_newest_dump_deleted(root: Path) -> None:
    """The article does not fall back to an older dump, with or without the memory."""
    add_dump(root, "a.md", html="<p>一</p>", epoch=OLD)
    add_dump(root, "b.md", html="<p>二</p>", epoch=NEW)
    normalize(root)
    before = articles(root)
    (root / "content/raw/b.md").unlink()

    first = normalize(root)
    shutil.rmtree(root / ".cache")
    second = normalize(root)

    assert articles(root) == before
    assert (first.written, second.written) == (0, 0)
    assert states(root) == [("2023-01-01", "一")]


def test_newer_dump_before_the_older_is_gone(root: Path) -> None:
    """A dump that is replaced by a newer one under another name stays as a state."""
    add_dump(root, "a.md", html="<p>一</p>", epoch=OLD)
    normalize(root)
    (root / "content/raw/a.md").unlink()
    add_dump(root, "b.md", html="<p>二</p>", epoch=NEW)
    normalize(root)

    assert (text(root), states(root)) == ("二", [("2023-01-01", "一")])


def test_history_comes_back(root: Path) -> None:
    """A deleted history is written again, in the same bytes, where the dumps are there."""
    add_dump(root, "a.md", html="<p>一</p>", epoch=OLD)
    add_dump(root, "b.md", html="<p>二</p>", epoch=NEW)
    normalize(root)
    folder = root / "content/history"
    before = {f: f.read_bytes() for f in folder.rglob("*.md")}
    shutil.rmtree(folder)

    report = normalize(root)

    assert (report.states, report.written, report.unchanged) == (1, 0, 1)
    assert {f: f.read_bytes() for f in folder.rglob("*.md")} == before


def test_broken_state(root: Path) -> None:
    """A file of the history that cannot be read stops nothing, and stays."""
    add_dump(root, "a.md", html="<p>一</p>", epoch=OLD)
    add_dump(root, "b.md", html="<p>二</p>", epoch=NEW)
    normalize(root)
    (path,) = (root / "content/history").rglob("*.md")
    path.write_bytes(b"\xff junk")

    assert normalize(root).written == 0
    assert path.read_bytes() == b"\xff junk"


@pytest.mark.parametrize("id", ["../../../etc/x", "a/b", "CON", "长" * 200, "."])
def test_odd_id_of_a_person(root: Path, id: str) -> None:
    """Whatever id a person gives an article, its states lie below content/history."""
    add_dump(root, "a.md", html="<p>一</p>", epoch=OLD)
    normalize(root)
    (path,) = articles(root)
    old = (root / "content/articles" / path).read_text("utf-8")
    write(
        root,
        f"content/articles/{path}",
        old.replace('"harbour-20230101-ferry"', f'"{id}"', 1),
    )
    add_dump(root, "b.md", html="<p>二</p>", epoch=NEW)
    normalize(root)

    assert all(
        len(part) < 255 and not part.startswith(".")
        for file in (root / "content/history").rglob("*.md")
        for part in file.relative_to(root / "content/history").parts
    )
    assert states(root)[0] == ("2023-01-01", "一")


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["put", "delete", "edit", "run"]),
        st.integers(0, 2),
        st.integers(0, 4),
    ),
    max_size=9,
)


@given(steps=STEPS)
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_no_text_is_ever_lost(steps: list[tuple[str, int, int]]) -> None:
    """Whatever comes, goes and is edited between runs, everything once read stays.

    Each text that a run has seen in a dump is in the article or in its history for
    ever, and so is what a person wrote; and a run that follows at once writes nothing.
    """
    with tempfile.TemporaryDirectory() as folder:
        _play(new_root(Path(folder)), steps)


def _play(root: Path, steps: list[tuple[str, int, int]]) -> None:
    raw: dict[int, int] = {}
    seen: set[str] = set()
    written: list[str] = []
    for action, name, body in steps:
        if action == "put":
            add_dump(root, f"{name}.md", html=f"<p>文{body}</p>", epoch=OLD + body * 99)
            raw[name] = body
        elif action == "delete":
            (root / f"content/raw/{name}.md").unlink(missing_ok=True)
            raw.pop(name, None)
        elif action == "edit" and articles(root):
            (path,) = articles(root)
            file = root / "content/articles" / path
            note = f"又及{len(written)}"
            file.write_text(file.read_text("utf-8") + f"\n{note}\n", "utf-8")
            written.append(note)
        else:
            normalize(root)
            seen |= {f"文{body}" for body in raw.values()}
            kept = [*articles(root).values()]
            kept += [f.read_bytes() for f in (root / "content/history").rglob("*.md")]
            everything = b"\n".join(kept).decode()
            assert all(f"{one}\n" in everything for one in seen)
            assert all(f"{note}\n" in everything for note in written)
            again = normalize(root)
            assert (again.written, again.merged, again.states) == (0, 0, 0)
