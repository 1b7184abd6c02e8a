"""An article -> the words that it is about, counted.

Words are what ``rjieba`` finds in the text once Traditional and Simplified characters are
one, and the names that regions write differently, numbers and Latin words among them;
those of one character are left out. A word in the
title counts ``TITLE`` times, in the standfirst and the first ``LEAD`` characters ``EARLY``
times: what an article is about it says early.

They are a string of bytes, four to a word: the memory of a build holds one for every
article. 24 bits stand for the word, 8 for its count.
"""

from array import array
from collections import Counter
from zlib import crc32

from archive.formats.plain import plain_text
from archive.model.article import Article
from archive.text.matching import matching_form
from archive.text.regions import fold_names

TITLE, EARLY = 8, 3
LEAD = 200
READ = 6000
"""Characters of a body that are read; what it is about it has said by then."""
MOST = 140
"""Words kept of an article."""
HIGHEST = 255
"""What 8 bits can count."""


def make_words(article: Article) -> bytes:
    """The words of an article: those that count most, the first of them first."""
    # Its dictionary takes longer to load than most builds, which read few articles.
    from rjieba import cut  # noqa: PLC0415

    header = article.header
    body = _form(plain_text(article.body)[:READ])
    counts: Counter[str] = Counter()
    for text, times in (
        (_form(header.title), TITLE),
        (_form(header.deck), EARLY),
        (body[:LEAD], EARLY),
        (body[LEAD:], 1),
    ):
        for word, n in Counter(cut(text, hmm=False)).items():
            counts[word] += n * times
    kept = sorted(
        (-min(n, HIGHEST), number_of(word))
        for word, n in counts.items()
        if len(word) > 1 and word.isalnum()
    )
    return array("I", [word << 8 | -n for n, word in kept[:MOST]]).tobytes()


def _form(text: str) -> str:
    return fold_names(matching_form(text)).casefold()


def number_of(word: str) -> int:
    """What stands for a word: 24 bits of its CRC."""
    return crc32(word.encode("utf-8", "surrogatepass")) & 0xFFFFFF


def counted(words: bytes) -> list[tuple[int, int]]:
    """The number of each word, and how often it counts."""
    return [(packed >> 8, packed & 0xFF) for packed in array("I", words)]
