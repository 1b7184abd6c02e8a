"""Dumps become articles: each one once, under an id of its own, whatever the order."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.errors import ConfigError, OutputError
from archive.formats.cache import write_cache
from archive.formats.front_matter import read_article
from archive.ingest.heads import Known
from archive.ingest.memory import Memory, remember
from archive.model.article import Article
from tests.sites import add, add_dump, articles, dump, new_root, normalize, write

NEWER, OLDER = 1672717024, 1672700000


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A root without dumps."""
    return new_root(tmp_path)


def only_article(root: Path) -> Article:
    """The one article that there is."""
    (data,) = articles(root).values()
    return read_article(data.decode(), "test")


DUMPS = st.lists(
    st.builds(
        dump,
        title=st.sampled_from(["甲", "乙", "A long way home"]),
        url=st.sampled_from(
            [
                "https://harbour.example/news/ferry",
                "https://www.harbour.example/news/ferry/",
                "https://harbour.example/news/Ferry",
                "https://harbour.example/sport/ferry",
                "https://harbour.example/%E6%B8%A1%E8%BD%AE",
                "http://north.example/a?page=2",
            ]
        ),
        html=st.sampled_from(["<p>一</p>", "<p>二</p>", "<p>One two three.</p>", ""]),
        epoch=st.sampled_from([None, OLDER, NEWER, 1704067200]),
    ),
    max_size=8,
)


def told(root: Path) -> dict[str, tuple[str, str, str]]:
    """What does not speak of the raw files' names: path -> title, time, body."""
    found = {path: read_article(d.decode(), path) for path, d in articles(root).items()}
    return {
        path: (a.header.title, a.header.archived, a.body) for path, a in found.items()
    }


@given(dumps=DUMPS, data=st.data())
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_order_of_reading_decides_nothing(
    dumps: list[bytes], data: st.DataObject
) -> None:
    """The same dumps under other names give the same articles under the same ids."""
    shuffled = data.draw(st.permutations(dumps))
    results = []
    for order in (dumps, shuffled):
        with tempfile.TemporaryDirectory() as folder:
            root = new_root(Path(folder))
            for number, one in enumerate(order):
                add_dump(root, f"{number}.md", one)
            report = normalize(root)
            settled = report.written + report.revisions + len(report.quarantined)
            assert report.dumps == settled == len(dumps)
            again = normalize(root)
            assert (again.written, again.unchanged) == (0, report.written)
            results.append(told(root))

    assert results[0] == results[1]


def test_same_article_twice(root: Path) -> None:
    """Two dumps of one address: the newest text, the oldest id, one revision."""
    add_dump(root, "1.md", epoch=OLDER - 86400, html="<p>旧文</p>")
    add_dump(root, "2.md", epoch=NEWER, html="<p>新文</p>")

    report = normalize(root)

    article = only_article(root)
    assert (report.written, report.revisions) == (1, 1)
    assert article.body == "新文\n"
    assert article.header.id == "harbour-20230101-ferry"


def test_id_stays_when_an_older_dump_turns_up(root: Path) -> None:
    """An id is for ever, also when it would be another one today."""
    add_dump(root, "2.md", epoch=NEWER)
    normalize(root)
    before = set(articles(root))
    add_dump(root, "1.md", epoch=OLDER - 86400)

    report = normalize(root)

    assert set(articles(root)) == before
    assert report.revisions == 1


def test_two_articles_want_one_id(root: Path) -> None:
    """Both are kept, one with a fingerprint, and D008 tells so once."""
    add_dump(root, "1.md", url="https://harbour.example/news/ferry", html="<p>一</p>")
    add_dump(root, "2.md", url="https://harbour.example/sport/ferry", html="<p>二</p>")

    report = normalize(root)

    plain, marked = sorted(Path(path).stem for path in articles(root))
    assert plain == "harbour-20230103-ferry"
    assert marked.startswith(f"{plain}-")
    assert [problem.id for problem in report.problems] == ["D008"]
    assert normalize(root).problems == ()


def test_slugs_that_differ_by_case_alone(root: Path) -> None:
    """Two addresses that a case-insensitive disk would mix up become two files."""
    add_dump(root, "1.md", url="https://harbour.example/Ferry", html="<p>一</p>")
    add_dump(root, "2.md", url="https://harbour.example/ferry", html="<p>二</p>")

    normalize(root)

    assert len({path.casefold() for path in articles(root)}) == 2


def test_nothing_is_written_twice(root: Path) -> None:
    """A second run writes no file, neither with the memory of the first nor without."""
    add_dump(root, "1.md")
    add_dump(root, "2.md", url="https://harbour.example/other")
    normalize(root)
    times = {p: p.stat().st_mtime_ns for p in (root / "content/articles").rglob("*.md")}

    first = normalize(root)
    shutil.rmtree(root / ".cache")
    second = normalize(root)

    assert (first.written, first.unchanged) == (second.written, second.unchanged)
    assert (second.written, second.unchanged) == (0, 2)
    assert times == {
        p: p.stat().st_mtime_ns for p in (root / "content/articles").rglob("*.md")
    }


@pytest.mark.parametrize("junk", [b"", b"junk", b"\x81\xa6schema\x02", b"\xc1" * 99])
def test_foreign_memory_counts_as_none(root: Path, junk: bytes) -> None:
    """Whatever lies in .cache, the articles are the same."""
    add_dump(root, "1.md")
    normalize(root)
    before = articles(root)
    write(root, ".cache/normalize.msgpack", junk)

    report = normalize(root)

    assert (report.unchanged, articles(root)) == (1, before)


def test_memory_of_another_program_counts_as_none(tmp_path: Path) -> None:
    """What other code or other settings have found is found anew."""
    known = {"a.md": Known("0" * 64)}
    write_cache(tmp_path / "memory", Memory(code="then", heads=known))

    assert remember(tmp_path / "memory", "then").heads == known
    assert remember(tmp_path / "memory", "now") == Memory(code="now")


def test_changed_dump(root: Path) -> None:
    """A dump that changes rewrites its article, in its old place."""
    add_dump(root, "1.md", html="<p>一</p>")
    normalize(root)
    (path,) = articles(root)
    add_dump(root, "1.md", html="<p>二</p>")

    report = normalize(root)

    assert (report.written, list(articles(root))) == (1, [path])
    assert only_article(root).body == "二\n"


def test_deleted_article_comes_back(root: Path) -> None:
    """An article file that is gone is written again, in the same bytes."""
    add_dump(root, "1.md")
    add_dump(root, "2.md", url="https://harbour.example/b")
    normalize(root)
    before = articles(root)
    shutil.rmtree(root / "content/articles")

    report = normalize(root)

    assert (report.written, articles(root)) == (2, before)


def test_renamed_and_deleted_dumps_withdraw_nothing(root: Path) -> None:
    """Articles outlive their raw files; a renamed one leaves no twin."""
    add_dump(root, "1.md", html="<p>一</p>")
    add_dump(root, "2.md", url="https://harbour.example/b")
    normalize(root)
    before = set(articles(root))
    (root / "content/raw/2.md").unlink()
    (root / "content/raw/1.md").rename(root / "content/raw/moved.md")

    report = normalize(root)

    assert set(articles(root)) == before
    assert report.dumps == 1
    assert report.edited_kept == 0


def test_language_changes(root: Path) -> None:
    """An article that turns out to be English moves, and leaves no twin behind."""
    add_dump(root, "1.md", html="<p>第一班渡轮离港。</p>")
    normalize(root)
    add_dump(root, "1.md", title="Ferry", html="<p>The first ferry has left.</p>")

    report = normalize(root)

    assert list(articles(root)) == ["en/harbour/2023/01/harbour-20230103-ferry.md"]
    assert (report.written, normalize(root).written) == (1, 0)


def test_stopped_between_writing_and_removing(root: Path) -> None:
    """A twin that a killed run left behind goes away with the next one."""
    add_dump(root, "1.md", html="<p>第一班渡轮离港。</p>")
    normalize(root)
    old = articles(root)
    add_dump(root, "1.md", title="Ferry", html="<p>The first ferry has left.</p>")
    normalize(root)
    for path, data in old.items():
        write(root, f"content/articles/{path}", data)
    write(root, "content/articles/en/harbour/.writing-x1", b"half")

    normalize(root)

    assert list(articles(root)) == ["en/harbour/2023/01/harbour-20230103-ferry.md"]


def test_outlet_described_later(root: Path) -> None:
    """An outlet that gets a slug of its own moves its articles; their ids stay."""
    add_dump(root, "1.md", url="https://tides.example/a")
    normalize(root)
    write(
        root,
        "content/outlets.toml",
        '[tides]\nnames = { zh = "潮", en = "T" }\nhosts = ["tides.example"]\n',
    )

    report = normalize(root)

    assert report.written == 1
    assert only_article(root).header.id == "tides-example-20230103-a"
    assert list(articles(root)) == ["zh-Hans/tides/2023/01/tides-example-20230103-a.md"]


def test_check_writes_nothing(root: Path) -> None:
    """--check counts what would be written, and leaves the folder as it was."""
    add_dump(root, "1.md")
    add_dump(root, "2.md", url="https://harbour.example/b")
    before = sorted(root.rglob("*"))

    report = normalize(root, check=True)

    assert (report.written, report.unchanged) == (2, 0)
    assert sorted(root.rglob("*")) == before
    normalize(root)
    add_dump(root, "1.md", html="<p>二</p>")
    kept = (articles(root), (root / ".cache/normalize.msgpack").read_bytes())
    report = normalize(root, check=True)
    assert (report.written, report.unchanged) == (1, 1)
    assert kept == (articles(root), (root / ".cache/normalize.msgpack").read_bytes())


def test_no_dumps(root: Path) -> None:
    """An empty folder is no error."""
    report = normalize(root)

    assert (report.dumps, report.written, report.quarantined) == (0, 0, ())


def test_no_folder(root: Path) -> None:
    """A folder that is not there is named, with a hint."""
    with pytest.raises(ConfigError) as caught:
        normalize(root, raw=[root / "nowhere"])

    assert caught.value.id == "C007"
    assert "site.toml" in caught.value.hint


def test_unwritable(root: Path) -> None:
    """Where the disk refuses, that is an OutputError, and nothing is lost."""
    add_dump(root, "1.md")
    normalize(root)
    before = articles(root)
    add_dump(root, "2.md", url="https://north.example/b")
    write(root, "content/articles/zh-Hans/north", b"a file where a folder should be")

    with pytest.raises(OutputError) as caught:
        normalize(root)

    assert caught.value.id == "O001"
    assert before.items() <= articles(root).items()


def test_link_leading_outside(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A folder of articles that is a link to elsewhere is not followed."""
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (root / "content/articles").mkdir()
    (root / "content/articles/zh-Hans").symlink_to(elsewhere)
    add_dump(root, "1.md")

    with pytest.raises(OutputError) as caught:
        normalize(root)

    assert caught.value.id == "O002"
    assert list(elsewhere.iterdir()) == []


def test_one_process_equals_many(root: Path) -> None:
    """Many dumps over two processes give what one process gives."""
    for number in range(200):
        add_dump(
            root,
            f"{number}.md",
            url=f"https://harbour.example/{number % 190}",
            epoch=OLDER + number,
        )
    one = normalize(root)
    before = articles(root)
    shutil.rmtree(root / "content/articles")
    shutil.rmtree(root / ".cache")

    two = normalize(root, jobs=2)

    assert articles(root) == before
    assert (one.written, one.revisions) == (two.written, two.revisions) == (190, 10)


HOSTILE = [
    "https://harbour.example/../../../../etc/passwd",
    "https://harbour.example/%2e%2e%2f%2e%2e%2fetc",
    "https://../../x",
    "https://con/nul",
    "https://harbour.example/con",
    "https://harbour.example/a%00b",
    "https://harbour.example/" + "长" * 2000,
    "https://harbour.example/" + "a" * 5000,
    "https://" + "a." * 120 + "example/x",
    "https://harbour.example/.hidden",
    "https://harbour.example/-",
    "https://harbour.example/#?",
    "https://[::1]/x",
    "https://user:pass@harbour.example:99/x",
    "https://хост.example/страница",
    "https://harbour.example/a\u2215b\uff0fc",
]


@pytest.mark.parametrize("url", HOSTILE)
def test_hostile_address(root: Path, url: str) -> None:
    """Nothing is written outside content/articles, and every name is a plain one."""
    before = {path for path in root.rglob("*") if path.is_file()}
    file = add_dump(root, "1.md", url=url)

    report = normalize(root)

    new = {p for p in root.rglob("*") if p.is_file()} - before - {file}
    written = {p for p in new if ".cache" not in p.parts}
    assert len(written) + len(report.quarantined) == 1
    for path in written:
        relative = path.relative_to(root / "content/articles")
        assert all(len(part) <= 255 for part in relative.parts)
        assert (
            relative.as_posix()
            .replace("/", "")
            .replace("-", "")
            .replace(".", "")
            .isalnum()
        )


def test_by_hand(root: Path) -> None:
    """An article that no dump is behind is nobody's to touch, and its id is taken."""
    own = add(root, "harbour-20230103-ferry", "我写的。\n", url="")
    add_dump(root, "1.md")

    report = normalize(root)

    assert "我写的" in own.read_text("utf-8")
    assert (report.written, len(articles(root))) == (1, 2)
    assert [problem.id for problem in report.problems] == ["D008"]


def test_by_hand_with_the_address_of_a_dump(root: Path) -> None:
    """A person's own article of the same address is that article: theirs stands."""
    own = add(
        root,
        "harbour-20230103-mine",
        "我写的。\n",
        url="https://harbour.example/news/ferry",
    )
    add_dump(root, "1.md")

    report = normalize(root)

    assert report.edited_kept == 1
    assert list(articles(root)) == [
        own.relative_to(root / "content/articles").as_posix()
    ]
