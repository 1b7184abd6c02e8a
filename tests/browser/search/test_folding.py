"""What the browser makes of a text is what the index was made of."""

import json
import random
from pathlib import Path

import pytest
from playwright.sync_api import Page

from archive.search.folding import fold
from archive.search.stemming import stem
from archive.text.variants import variants
from tests.browser.search.sites import write_page

TABLES = Path(__file__).parents[2] / "search"
SIGNS = (
    *" .,'’-·•\u2010\n\u3000\u00a0，。！“”",
    *"中文臺灣頭髮a1B2éŁßΣςйЙ가あｱﾞﾊﾟ株㍿½①ﬁ…",
    *("\u0302", "\u200b", "\u00ad", "\ufe0f", "😀", "𠮷", "<b>"),
)
_FOLD = """([texts, folds]) => {
  const folder = ArchiveSearch.folder(folds);
  return texts.map((text) => {
    const { tokens, at } = folder.fold(text);
    const line = [];
    tokens.forEach((token, n) => {
      while (line.length < at[n]) line.push("");
      line.push(token);
    });
    return line;
  });
}"""
_CUT = """([text, folds]) => {
  const { from, to } = ArchiveSearch.folder(folds).fold(text);
  return from.map((start, n) => text.slice(start, to[n]));
}"""


_PASSED = """([texts, words, folds]) => {
  const folder = ArchiveSearch.folder(folds);
  const wrong = [];
  const passes = (tokens, text) => {
    const query = { groups: [{ not: false, any: [{ tokens, places: [0], exact: false }] }] };
    const found = ArchiveSearch.spots(folder.fold(text), query).length > 0;
    const sifted = ArchiveSearch.sieve(query, folder)(text);
    if (found && !sifted) wrong.push([tokens, text]);
    return sifted;
  };
  for (const text of texts) {
    for (const token of new Set(folder.fold(text).tokens)) passes([token], text);
  }
  const stems = new Map();
  for (const word of words) {
    const stem = ArchiveSearch.stem(word);
    stems.set(stem, [...(stems.get(stem) || []), word]);
  }
  for (const forms of stems.values()) {
    for (const form of forms) for (const other of forms) passes([form], `A ${other.toUpperCase()}`);
  }
  return [wrong, ["水", "gold", "7"].map((token) => passes([token], "渡轮停驶，The tide。"))];
}"""


@pytest.fixture
def scripts(page: Page, tmp_path: Path) -> Page:
    write_page(tmp_path / "zh" / "page.html")
    for file in (Path(__file__).parents[3] / "static" / "search").glob("*.js"):
        copy = tmp_path / "static" / file.name
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes(file.read_bytes())
    page.goto((tmp_path / "zh" / "page.html").as_uri())
    return page


def folds() -> str:
    """All forms of characters, as a manifest tells them."""
    groups: dict[str, str] = {}
    for other, form in variants().items():
        groups[form] = groups.get(form, form) + other
    return " ".join(groups.values())


def test_texts_fold_as_in_the_table(scripts: Page) -> None:
    table = json.loads((TABLES / "folding.json").read_text(encoding="utf-8"))
    texts = [text for text, _ in table]

    assert scripts.evaluate(_FOLD, [texts, folds()]) == [tokens for _, tokens in table]


def test_words_have_the_stems_of_the_table(scripts: Page) -> None:
    table = json.loads((TABLES / "stems.json").read_text(encoding="utf-8"))
    words = [word for word, _ in table]

    assert scripts.evaluate("(words) => words.map(ArchiveSearch.stem)", words) == [
        stem for _, stem in table
    ]


def test_any_text_folds_as_in_python(scripts: Page) -> None:
    dice = random.Random(20200703)
    texts = ["".join(dice.choices(SIGNS, k=16)) for _ in range(5000)]
    texts += [f"a{char}b {char}1中{char}文" for char in variants()]

    got = scripts.evaluate(_FOLD, [texts, folds()])

    assert [pair for pair in zip(texts, map(fold, texts), got, strict=True)
            if pair[1] != pair[2]] == []  # fmt: skip


def test_any_word_has_the_stem_that_it_has_in_python(scripts: Page) -> None:
    dice = random.Random(20200703)
    ends = ["", "s", "es", "ies", "ed", "ied", "eed", "ing", "e", "y", "'s", "sses"]
    words = [
        "".join(dice.choices("aeioyslzdngrtxch", k=dice.randint(1, 5)))
        + dice.choice(ends)
        for _ in range(5000)
    ]

    got = scripts.evaluate("(words) => words.map(ArchiveSearch.stem)", words)

    assert dict(zip(words, got, strict=True)) == {word: stem(word) for word in words}


def test_no_word_falls_through_the_sieve(scripts: Page) -> None:
    """What is not folded for a snippet has nothing to show; most of the rest is not."""
    dice = random.Random(20200703)
    table = json.loads((TABLES / "folding.json").read_text(encoding="utf-8"))
    texts = [text for text, _ in table]
    texts += ["".join(dice.choices(SIGNS, k=16)) for _ in range(1000)]
    texts += [f"中{char}文" for char in variants()]
    words = [w for w, _ in json.loads((TABLES / "stems.json").read_text("utf-8"))]

    wrong, passed = scripts.evaluate(_PASSED, [texts, words, folds()])

    assert wrong == []
    assert passed == [False, False, False]


def test_each_token_knows_its_part_of_the_text(scripts: Page) -> None:
    text = "\uff35.S. ½ don’t，弗拉基·米尔 café é ㍿"

    assert scripts.evaluate(_CUT, [text, ""]) == [
        "\uff35.S", "½", "½", "don’t", *"弗拉基米尔", "café", "é", *"㍿㍿㍿㍿",
    ]  # fmt: skip
