"""A searcher that reads the files as README.md describes them, and nothing else of ours.

It shares the folding and the stems with the program, which have tests of their own.
"""

import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from itertools import accumulate
from typing import Any, NamedTuple

from archive.search.folding import fold, is_word
from archive.search.stemming import stem

_CALL = re.compile(r'archiveSearch\("([^"]+)",(.*)\);\n', re.DOTALL)
_COLUMNS = "starts", "titles", "days", "outlet", "lang", "topic", "flags", "texts"
_LIST = re.compile(r"([^A-Z]*)([A-Z]+)")


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-be", "surrogatepass")


def read_files(files: Mapping[str, bytes]) -> dict[str, Any]:
    """What each call hands over, by its name, of files by site path."""
    found = {}
    for path, data in files.items():
        call = _CALL.fullmatch(data.decode())
        assert call, path
        assert path == f"search/{call[1]}.js"
        found[call[1]] = json.loads(call[2], strict=False)
    return found


class _Bits:
    def __init__(self, text: str) -> None:
        self._bits = "".join(f"{ord(char):07b}" for char in text)
        self._at = 0

    def places(self, count: int, positions: int) -> list[int]:
        k = max(0, (11 * positions // (16 * count)).bit_length() - 1) if count else 0
        found, last = [], -1
        for _ in range(count):
            upper = self._bits.index("0", self._at) - self._at
            start = self._at + upper + 1
            lower = int(self._bits[start : start + k] or "0", 2)
            self._at = start + k
            last += (upper << k) + lower + 1
            found.append(last)
        return found


def _number(digits: str) -> int:
    value = 0
    for digit in digits:
        value = value * 26 + ord(digit) - 65
    return value


def read_column(text: str) -> list[int]:
    """The numbers of a column."""
    found, upper = [], 0
    for char in text:
        if char >= "]":
            upper = upper * 34 + ord(char) - ord("]")
        else:
            found.append(upper * 57 + ord(char) - ord("#"))
            upper = 0
    return found


class Segment(NamedTuple):
    """One segment, its shards read as they are asked for."""

    name: str
    calls: Mapping[str, Any]

    @property
    def docs(self) -> Any:  # noqa: ANN401 - it is JSON
        told = self.calls[f"{self.name}/docs"]
        return {**told, **{key: read_column(told[key]) for key in _COLUMNS}}

    def lists(self, term: str) -> dict[str, set[int]]:
        """Every list of a term, by its key."""
        firsts = self.docs["shards"].split(" ")
        at = bisect_right([_utf16(first) for first in firsts], _utf16(term)) - 1
        if at < 0 or not firsts[0]:
            return {}
        shard = self.calls[f"{self.name}/{at}"]
        terms = [_LIST.findall(entry) for entry in shard["t"].split(" ")]
        runs = shard.get("p") or [sum(map(len, terms))]
        lists = [
            (entry[0][0], key if number else "", _number(count))
            for entry in terms
            for number, (key, count) in enumerate(entry)
        ]
        found: dict[str, set[int]] = {}
        for piece, many in enumerate(runs):
            value = self.calls[f"{self.name}/{at}.{piece}"] if "p" in shard else shard
            bits = _Bits(value["b"])
            for name, key, count in lists[:many]:
                places = set(bits.places(count, self.docs["positions"]))
                if name == term:
                    found[key] = places
            lists = lists[many:]
        return found

    def any_of(self, term: str) -> set[int]:
        """All positions of a term."""
        return set().union(*self.lists(term).values())

    def starts(self) -> list[int]:
        return list(accumulate(self.docs["starts"]))

    def ids(self, places: Iterable[int]) -> set[str]:
        """The documents in which positions are."""
        starts = self.starts()
        ids = [
            row[0]
            for number, _ in enumerate(self.docs["texts"])
            for row in self.calls[f"{self.name}/t{number}"]
        ]
        return {ids[bisect_right(starts, place) - 1] for place in places}

    def phrase(self, tokens: list[str]) -> set[int]:
        """Where the tokens stand at these distances, words in their own forms."""
        found: set[int] | None = None
        after = [*tokens[1:], ""]
        is_known = False
        for offset, (token, following) in enumerate(zip(tokens, after, strict=False)):
            if not token:
                is_known = False
                continue
            if is_word(token):
                places = self.form(token)
                is_known = False
            else:
                if offset == len(tokens) - 1 and is_known:
                    continue
                lists = self.lists(token)
                is_known = following in lists and following != ""
                if is_known:
                    places = lists[following]
                elif following and not is_word(following):
                    places = lists.get("", set())
                else:
                    places = set().union(*lists.values())
            own = {place - offset for place in places}
            found = own if found is None else found & own
        return found or set()

    def form(self, word: str) -> set[int]:
        """Where a word stands in this form."""
        base = stem(word)
        for key, places in self.lists(base).items():
            digit = re.match(r"\d*", key)
            assert digit
            cut = int(digit[0] or 0)
            if base[: len(base) - cut] + key[digit.end() :] == word:
                return places
        return set()


def segments(calls: Mapping[str, Any]) -> list[Segment]:
    """The segments that the manifest names."""
    return [Segment(line[0], calls) for line in calls["index"]["segments"]]


def find(segment: Segment, query: str) -> set[str]:
    """Ids of the documents that contain a query, words in their own forms."""
    return segment.ids(segment.phrase(fold(query)))
