"""Two authors of one article: the law of the three-way merge."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from archive.ingest.merge import merge
from archive.model.article import Article, Image, Source
from tests.sites import article

BASE = article(
    "harbour-20230103-ferry",
    "一\n",
    deck="导语",
    image=Image(url="https://harbour.example/a.jpg", caption="码头"),
    source=Source(path="a.md", sha256="0", layout="generic", written="1"),
)


def with_(base: Article = BASE, /, *, body: str = "", **header: object) -> Article:
    """An article that differs in some values."""
    return Article(header=replace(base.header, **header), body=body or base.body)


def test_each_side_keeps_what_it_changed() -> None:
    """Changes of different keys all come together."""
    mine = with_(title="我的", topics=("ferries",))
    theirs = with_(body="二\n", deck="", authors=("林海",))

    merged = merge(BASE, mine, theirs)

    assert merged.article == with_(mine, body="二\n", deck="", authors=("林海",))
    assert merged.collisions == ()


def test_both_changed_one_key() -> None:
    """The person's stands, and both versions are told."""
    merged = merge(BASE, with_(title="甲", body="我\n"), with_(title="乙", body="它\n"))

    assert merged.article == with_(title="甲", body="我\n")
    assert [tuple(c) for c in merged.collisions] == [
        ("title", "甲", "乙"),
        ("body", "我\n", "它\n"),
    ]


def test_pictures_are_merged_by_their_parts() -> None:
    """A corrected caption and a width that was found do not collide."""
    picture = BASE.header.image or Image(url="")
    mine = with_(image=replace(picture, caption="新码头"))
    theirs = with_(image=replace(picture, width=640))

    merged = merge(BASE, mine, theirs)

    assert merged.article.header.image == replace(picture, caption="新码头", width=640)
    (collision,) = merge(
        BASE, mine, with_(image=replace(picture, caption="旧码头"))
    ).collisions
    assert collision.key == "image.caption"


def test_a_picture_that_a_person_removed() -> None:
    """It does not come back because the dump has another one now."""
    merged = merge(
        BASE, with_(image=None), with_(image=Image(url="https://harbour.example/b.jpg"))
    )

    assert merged.article.header.image is None
    assert [c.key for c in merged.collisions] == ["image"]


def test_the_source_follows_the_dump_under_the_old_seal() -> None:
    """So the file still counts as a person's, and is compared with the new dump next time."""
    theirs = with_(source=Source(path="b.md", sha256="9", layout="x", written="2"))

    merged = merge(BASE, with_(title="甲"), theirs)

    assert merged.article.header.source == Source(
        path="b.md", sha256="9", layout="x", written="1"
    )


def test_without_a_base_everything_stands() -> None:
    """Nobody can tell whose a difference is: the file stays, and the dump's is told."""
    mine = with_(title="甲", deck="", archived="2023-01-03T00:00:00+00:00")
    theirs = with_(title="乙", image=None, archived="2023-02-03T00:00:00+00:00")

    merged = merge(None, mine, theirs)

    assert merged.article == mine
    assert [c.key for c in merged.collisions] == ["title", "deck"]


VALUES = st.sampled_from(["", "甲", "乙", "丙"])
ARTICLES = st.builds(
    lambda title, deck, section, body: with_(
        title=title, deck=deck, section=section, body=f"{body}\n"
    ),
    VALUES,
    VALUES,
    VALUES,
    VALUES,
)


@given(base=ARTICLES, mine=ARTICLES, theirs=ARTICLES)
def test_laws(base: Article, mine: Article, theirs: Article) -> None:
    """Who changes nothing takes the other's; merging again changes nothing; no edit is lost."""
    assert merge(base, mine, base).article == mine
    assert merge(base, base, theirs).article == theirs
    assert merge(base, mine, mine) == (mine, ())
    merged = merge(base, mine, theirs).article
    assert merge(theirs, merged, theirs).article == merged
    for key in ("title", "deck", "section"):
        own = getattr(mine.header, key)
        if own != getattr(base.header, key):
            assert getattr(merged.header, key) == own
