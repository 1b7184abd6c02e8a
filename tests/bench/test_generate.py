"""Made archives are like the one they are made of, and the same each time."""

import re
import statistics
import tracemalloc
from pathlib import Path

import pytest

from archive import api
from archive.formats.front_matter import read_article
from archive.model.article import Article
from tests.bench.corpus import find_entries, tell
from tests.bench.generate import Pool, articles, generate, paragraphs, read_pool
from tests.sites import add, new_root

LENGTHS = (4, 6, 9, 13, 18, 24, 31)
NOTE = "渡船停航，港口表示歉意。"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Fourteen articles of seven lengths in two languages; every third is about ferries."""
    root = new_root(tmp_path_factory.mktemp("archive"))
    for number, length in enumerate(LENGTHS * 2):
        lang = "zh-Hans" if number < len(LENGTHS) else "en"
        text = NOTE if number % 3 == 0 else "河水上涨，学校停课。"
        blocks = [f"{number} {n}：{text}" for n in range(length)]
        add(
            root,
            f"harbour-202301{number + 10}-a{number}",
            "\n\n".join(blocks) + "\n",
            lang=lang,
            title=f"第{number}天，港口的消息",
        )
    return root


@pytest.fixture(scope="module")
def pool(root: Path) -> Pool:
    """What the articles of ``root`` lend."""
    return read_pool(root)


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def made(pool: Pool, count: int) -> list[Article]:
    return list(articles(pool, count=count, seed=1))


def test_the_same_seed_gives_the_same_bytes(root: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        generate(root, tmp_path / name, count=40, seed=7)
    generate(root, tmp_path / "other", count=40, seed=8)

    assert files(tmp_path / "one") == files(tmp_path / "two")
    assert files(tmp_path / "one") != files(tmp_path / "other")


def test_what_is_made_can_be_built(root: Path, tmp_path: Path) -> None:
    """Every article is read without a problem, and topics are found in it."""
    generate(root, tmp_path, count=60)
    report = api.build(tmp_path, output=tmp_path / "site", jobs=1)

    assert report.problems == ()
    assert report.articles == 60
    assert any(entry.topics for entry in find_entries(tmp_path))


def test_ids_are_unique_and_days_spread(pool: Pool) -> None:
    found = made(pool, 1000)

    assert len({article.header.id for article in found}) == 1000
    days = [article.header.published[:10] for article in found]
    assert days == sorted(days)
    assert (days[0], days[-1]) == ("2024-01-02", "2024-12-31")


def test_an_article_depends_on_its_number_alone(pool: Pool) -> None:
    """Whoever makes more of them gets the same texts at the beginning."""
    few, many = made(pool, 5), made(pool, 50)[:5]
    assert [one.body for one in few] == [one.body for one in many]


def test_lengths_are_those_of_the_archive(root: Path, pool: Pool) -> None:
    real = [len(story.body) for story in tell(root, find_entries(root))]
    mock = [len(article.body) for article in made(pool, 500)]

    assert statistics.mean(mock) == pytest.approx(statistics.mean(real), rel=0.1)
    assert statistics.median(mock) == pytest.approx(statistics.median(real), rel=0.2)


def test_paragraphs_keep_to_their_language(root: Path, pool: Pool) -> None:
    """A Chinese article holds no paragraph of an English one."""
    home = {
        block: story.header.lang
        for story in tell(root, find_entries(root))
        for block in paragraphs(story)
    }
    for article in made(pool, 50):
        langs = {home[block] for block in article.body.strip().split("\n\n")}
        assert langs == {article.header.lang}


def test_a_block_that_is_part_of_another_is_left_out(tmp_path: Path) -> None:
    """An element that is open at the block's end, a fence, a note, an item's second line."""
    root = new_root(tmp_path)
    body = """
渡船停航。

<table><tr><td>

一</td></tr></table>

```

    四格

[^1]: 注

<figure>
<img src="https://harbour.example/a.jpg" alt="">
</figure>
"""
    add(root, "harbour-20230103-a", body)
    [story] = tell(root, find_entries(root))

    kept = list(paragraphs(story))
    assert [re.sub(r"\s.*", "", block) for block in kept] == ["渡船停航。", "<figure>"]


def test_memory_does_not_grow_with_the_count(pool: Pool) -> None:
    """Articles are made one at a time: ten times as many need no more room."""
    peaks = []
    for count in (100, 1000):
        tracemalloc.start()
        for _ in articles(pool, count=count, seed=1):
            pass
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()

    assert peaks[1] < peaks[0] * 1.5


def test_an_archive_without_articles_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="no article"):
        read_pool(new_root(tmp_path))


def test_what_is_made_reads_back(root: Path, tmp_path: Path) -> None:
    generate(root, tmp_path, count=14)
    for name, data in files(tmp_path / "content/articles").items():
        header = read_article(data.decode(), name).header
        assert name.endswith(
            f"{header.published[:4]}/{header.published[5:7]}/{header.id}.md"
        )
