"""What readers see of an article is searched, and nothing else."""

from archive.model.article import Article, Header, Image, Medium
from archive.search.texts import Text, excerpt_of, paragraphs, text_of

HEADER = Header(
    id="bbc-20200701-river",
    title="River",
    deck="It rises.",
    outlet="bbc",
    lang="en",
    authors=("Jane Doe", "李华"),
    translators=("Jane Doe",),
    image=Image(url="https://example.org/a.jpg", caption="A dam", credit="AFP"),
    media=(Medium(kind="video", url="https://example.org/v", caption="A film"),),
)


def test_all_that_is_shown_is_searched() -> None:
    text = text_of(Article(header=HEADER, body="One.\n\nTwo."))

    assert text == Text(
        title="River",
        deck="It rises.",
        bylines=("Jane Doe", "李华"),
        captions=("A dam", "AFP", "A film"),
        paragraphs=("One.", "Two."),
    )
    assert list(text.parts())[:3] == ["River", "It rises.", "Jane Doe"]


def test_of_an_excerpt_nothing_else_is_searched() -> None:
    """Captions are not shown, nor the body."""
    text = excerpt_of(HEADER, "It rises.")

    assert list(text.parts()) == ["River", "It rises.", "Jane Doe", "李华"]


def test_captions_in_the_body_are_text() -> None:
    body = (
        "Before.\n\n<figure>\n"
        '<img src="https://example.org/a.jpg" alt="never shown" width="1" height="1">\n'
        "<figcaption>A <em>wide</em> dam <cite>AFP &amp; co</cite></figcaption>\n"
        "</figure>\n\nAfter."
    )

    assert paragraphs(body) == ("Before.", "A wide dam AFP & co", "After.")


def test_blocks_are_paragraphs() -> None:
    """Items, headings and cells stand alone; a line that goes on does not."""
    body = (
        "## Head\n\n- one\n- two\n  goes on\n\n> 1. three\n> 2. four\n\n一行\n又一行\n\n"
        "<table><tr><th>a</th><td>b</td></tr></table>\n\n[link](https://example.org)"
    )

    assert paragraphs(body) == (
        "Head",
        "one",
        "two\ngoes on",
        "three",
        "four",
        "一行\n又一行",
        "a",
        "b",
        "link",
    )


def test_time_grows_with_the_body_alone() -> None:
    for run in ("<figure>", "\n> ", "- ", "1. ", "<br>", "> - "):
        paragraphs(run * 50_000)
