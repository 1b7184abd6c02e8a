"""Front matter: what is written is read back, and mistakes are named."""

import msgspec
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from archive.errors import ArticleError
from archive.formats.front_matter import read_article, write_article, write_header
from archive.model.article import KEYS, Article, Header, Image, Medium, Related, Source

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
lists = st.lists(texts, max_size=3).map(tuple)
headers = st.builds(
    Header,
    id=texts,
    title=texts,
    deck=texts,
    outlet=texts,
    lang=st.sampled_from(["zh-Hans", "zh-Hant", "en"]),
    published=texts,
    url=texts,
    tags=lists,
    authors=lists,
    image=st.none()
    | st.builds(Image, url=texts, caption=texts, width=st.integers(0, 9)),
    media=st.lists(
        st.builds(Medium, kind=st.just("audio"), url=texts, caption=texts), max_size=2
    ).map(tuple),
    related=st.lists(st.builds(Related, title=texts, url=texts), max_size=2).map(tuple),
    visibility=st.sampled_from(["public", "withdrawn"]),
    source=st.none()
    | st.builds(
        Source,
        path=texts,
        sha256=texts,
        layout=texts,
        dropped=st.dictionaries(texts, st.integers(0, 9), max_size=2),
    ),
    x=st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), texts, max_size=2),
)
SOURCE = 'source: {path: "a.md", sha256: "0", layout: "a/1", dropped: %s}'
HEAD = 'id: "a-20230103-b"\ntitle: "标题"\noutlet: "a"\nlang: "zh-Hans"\n'


@given(st.builds(Article, header=headers, body=st.just("正文\n")))
def test_what_is_written_is_read_back(article: Article) -> None:
    """To the last character, whatever the texts hold; and to the last byte."""
    written = write_article(article)

    assert article == read_article(written, "a.md")
    assert written == write_article(read_article(written, "a.md"))


@given(headers)
def test_every_yaml_reader_reads_the_same(header: Header) -> None:
    """The front matter is YAML, not just something that looks like it."""
    matter = write_article(Article(header=header, body="")).split("---\n")[1]

    assert header.title == yaml.load(matter, Loader=yaml.CSafeLoader)["title"]


def test_a_person_may_write_any_yaml() -> None:
    """Bare words, dates, block lists and comments are fine."""
    text = (
        f"---\n{HEAD}# a note\npublished: 2024-05-01\nauthors:\n  - 张三\n---\n正文\n"
    )
    header = read_article(text, "a.md").header

    assert (header.published, header.authors) == ("2024-05-01", ("张三",))


def test_what_was_left_out_may_be_written_by_hand() -> None:
    """Rules that the program does not know are as good as any; an empty value is none."""
    source = """source:
  path: a.md
  sha256: "0"
  layout: a/1
  dropped:
    rss-advert: 42
    my own rule: 7
    2020: 1
    half-written:
"""
    found = read_article(f"---\n{HEAD}{source}---\n", "a.md").header.source
    empty = read_article(f"---\n{HEAD}{SOURCE % ''}\n---\n", "a.md").header.source

    assert found is not None
    assert found.dropped == {"rss-advert": 42, "my own rule": 7, "2020": 1}
    assert empty is not None
    assert empty.dropped == {}


def test_what_was_left_out_stands_before_the_mark() -> None:
    """``written`` is the last thing in its line, and nothing left out is no key."""
    source = Source(path="a.md", sha256="0", layout="a/1", written="f")
    told = msgspec.structs.replace(source, dropped={"ad-slot": 2, "rss-advert": 42})
    lines = [
        write_header(Header(id="a", title="a", outlet="a", lang="en", source=one))
        for one in (source, told)
    ]

    assert 'a/1", "written": "f"}\n' in lines[0]
    assert '"dropped": {"ad-slot": 2, "rss-advert": 42}, "written": "f"}\n' in lines[1]


@pytest.mark.parametrize(
    ("matter", "id_", "line", "part"),
    [
        (HEAD + 'auther: "x"', "A003", 6, 'did you mean "authors"'),
        (HEAD + "deck: [1", "A002", 7, "cannot be read"),
        (HEAD + "tags: 3", "A004", 6, "tags"),
        (HEAD.replace("zh-Hans", "zh"), "A004", 5, "lang"),
        ('title: "x"', "A005", 1, "missing"),
        (HEAD + SOURCE % "{rss-advert: many}", "A004", 6, '"source": expected `int`'),
        (HEAD + SOURCE % "{rss-advert: -1}", "A004", 6, '"source": expected `int`'),
        (HEAD + SOURCE % "[rss-advert]", "A004", 6, '"source": expected `object`'),
        (HEAD + 'deck: "x", "story": "y"', "A002", 6, "cannot be read"),
    ],
)
def test_a_mistake_is_named_with_its_line(
    matter: str, id_: str, line: int, part: str
) -> None:
    """Which file, which line, what is wrong, and what was probably meant."""
    with pytest.raises(ArticleError) as caught:
        read_article(f"---\n{matter}\n---\n", "a.md")

    assert caught.value.id == id_
    assert caught.value.where == f"a.md:{line}"
    assert part in str(caught.value)


@pytest.mark.parametrize("text", ["", "正文", "---\ntitle: x\n"])
def test_a_file_without_front_matter_is_no_article(text: str) -> None:
    """It must begin with a rule, and the rule must be closed."""
    with pytest.raises(ArticleError) as caught:
        read_article(text, "a.md")

    assert caught.value.id == "A001"


def test_the_keys_are_those_of_the_contract() -> None:
    """``content/README.md`` explains each key that a file may have."""
    readme = (
        pytest.importorskip("pathlib").Path(__file__).parents[2] / "content/README.md"
    )
    told = readme.read_text("utf-8")

    assert [key for key in KEYS if f"`{key}`" not in told] == []
