"""An article -> its clues: few numbers by which its translation can be found.

A clue is what both languages spell alike or what the lists translate: names in Latin
letters, quantities, links, pictures, and concepts of ``relate.lexicon``. Each is 29 bits
that stand for it below three bits that say which kind it is, and they lie in the order in
which the article first has them: a translation has them in nearly the same.
"""

import re
import unicodedata
from array import array
from collections.abc import Iterable, Iterator
from itertools import islice
from zlib import crc32

from archive.formats.plain import media_addresses
from archive.model.article import Article
from archive.relate import lexicon, quantities
from archive.relate.addresses import address_key, picture_key
from archive.relate.reading import Reading
from archive.text.regions import fold_names
from archive.text.variants import one_form

WORDS, NAMES, NUMBERS, LINKS, IMAGES = range(5)
"""Kinds of clues."""
KINDS = ("words", "names", "numbers", "links", "images")
"""What evidence of each kind is called."""

_MOST = {WORDS: 70, NAMES: 44, NUMBERS: 24, LINKS: 6, IMAGES: 4}
"""Clues of a kind that are kept, the first ones: 592 bytes in all."""
SHIFT = 29
"""Bits of a clue below those of its kind."""
_MASK = (1 << SHIFT) - 1

_ENGLISH_READ = 12_000
_CHINESE_READ = 4_000
"""Characters of an article that are read: some 2,000 English words."""
_LATIN = "A-Za-z\u00c0-\u024f"
_WORD = re.compile(rf"[{_LATIN}](?:[{_LATIN}0-9]|'(?!s\b))*")
_LINK = re.compile(r"\]\(<?(https?://[^\s<>()]*)")


def make_clues(reading: Reading) -> bytes:
    """The clues of an article, each once."""
    article = reading.article
    header = article.header
    text = one_form(f"{header.title}\n{header.deck}\n") + reading.form
    if header.lang == "en":
        said = _in_english(text[:_ENGLISH_READ])
    else:
        said = _in_chinese(fold_names(text[:_CHINESE_READ]))
    seen = dict.fromkeys(clue for _, clue in sorted(said))
    seen |= dict.fromkeys(_pictures(article))
    seen |= dict.fromkeys(_links(article))
    return array("I", _kept(seen)).tobytes()


def _kept(clues: Iterable[int]) -> Iterator[int]:
    left = dict(_MOST)
    for clue in clues:
        kind = kind_of(clue)
        if left[kind]:
            left[kind] -= 1
            yield clue


def clues_of(clues: bytes) -> "array[int]":
    """The clues, in the order of the text; pictures and links come last."""
    return array("I", clues)


def kind_of(clue: int) -> int:
    """One of ``WORDS``, ``NAMES`` and so on."""
    return clue >> SHIFT


def clue_for(kind: int, text: str) -> int:
    """The clue that stands for a text of some kind."""
    return kind << SHIFT | crc32(text.encode("utf-8", "surrogatepass")) & _MASK


def _in_english(text: str) -> Iterator[tuple[float, int]]:
    """Clues and how far into the text they are, 0.0 to 1.0."""
    words = _WORD.findall(text)
    places: dict[str, int] = {}
    for at, word in enumerate(words):
        places.setdefault(word, at)
    # What is never written small is a name, or was in capitals by chance.
    capitals = {
        word: small
        for word in places
        if word[0].isupper() and (small := word.casefold()) not in places
    }
    for word, small in capitals.items():
        places.setdefault(small, places[word])
    whole = len(words) + 1
    for at, number in lexicon.in_english(text, places):
        yield at / whole, number
    known = lexicon.lexicon().english
    for word, small in capitals.items():
        if word not in known and small not in known and len(word) > 1:
            yield places[word] / whole, clue_for(NAMES, _bare(small))
    for at, quantity in quantities.in_english(text):
        yield at / len(text), clue_for(NUMBERS, quantity)


def _in_chinese(text: str) -> Iterator[tuple[float, int]]:
    """Clues and the character at which they are."""
    yield from lexicon.in_chinese(text)
    known = lexicon.lexicon().english
    for found in _WORD.finditer(text):
        word = found[0]
        small = word.casefold()
        number = known.get(word, known.get(small, -1))
        if number >= 0:
            yield found.start(), number
        elif len(word) > 1:
            yield found.start(), clue_for(NAMES, _bare(small))
    for at, quantity in quantities.in_chinese(text):
        yield at, clue_for(NUMBERS, quantity)


def _bare(name: str) -> str:
    """Without accents: Pedalé is Pedale to some."""
    if name.isascii():
        return name
    parts = unicodedata.normalize("NFKD", name)
    return "".join(part for part in parts if not unicodedata.combining(part))


def _pictures(article: Article) -> Iterator[int]:
    header = article.header
    shown = [header.image.url] if header.image else []
    shown += [medium.url for medium in header.media]
    for url in (*shown, *media_addresses(article.body)):
        if key := picture_key(url):
            yield clue_for(IMAGES, key)


def _links(article: Article) -> Iterator[int]:
    """Where the body and the lines beside it point to."""
    found = (link[1] for link in _LINK.finditer(article.body))
    beside = (link.url for link in article.header.related)
    for url in islice((*found, *beside), 4 * _MOST[LINKS]):
        if key := address_key(url):
            yield clue_for(LINKS, key)
