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

from archive.relate.reading import Reading
from archive.text.regions import fold_names
from archive.text.variants import one_form

TITLE, EARLY = 8, 3
LEAD = 200
READ = 6000
"""Characters of a body that are read; what it is about it has said by then."""
MOST = 140
"""Words kept of an article."""
HIGHEST = 255
"""What 8 bits can count."""
_BITS = 24
_WORD = (1 << _BITS) - 1


def make_words(reading: Reading) -> bytes:
    """The words of an article: those that count most, the first of them first."""
    # Its dictionary takes longer to load than most builds, which read few articles.
    from rjieba import cut  # noqa: PLC0415

    header = reading.article.header
    title, deck, body = (
        fold_names(text).casefold()
        for text in (one_form(header.title), one_form(header.deck), reading.form[:READ])
    )
    told = cut(title, hmm=False) * TITLE
    told += cut(deck, hmm=False) * EARLY
    told += cut(body[:LEAD], hmm=False) * EARLY
    told += cut(body[LEAD:], hmm=False)
    # One number each, since they are sorted faster than pairs; min() takes longer than
    # all else that is done to a word.
    kept = sorted(
        [
            -(n if n < HIGHEST else HIGHEST) << _BITS | number_of(word)  # noqa: FURB136
            for word, n in Counter(told).items()
            if len(word) > 1 and word.isalnum()
        ]
    )
    packed = [(rank & _WORD) << 8 | -(rank >> _BITS) for rank in kept[:MOST]]
    return array("I", packed).tobytes()


def number_of(word: str) -> int:
    """What stands for a word: 24 bits of its CRC."""
    return crc32(word.encode("utf-8", "surrogatepass")) & _WORD


def counted(words: bytes) -> list[tuple[int, int]]:
    """The number of each word, and how often it counts."""
    return [(packed >> 8, packed & 0xFF) for packed in array("I", words)]
