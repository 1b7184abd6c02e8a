"""Tables of both scripts of Chinese -> what stands before ``static/hanzi.js``.

A statement of JavaScript: for each script the characters that change and what they become,
then the words. Of the way back from Traditional only what is not the way there reversed.
"""

import msgspec

from archive.text.hanzi import Table, to_simplified, to_traditional

HANZI = "hanzi.js"
"""The static file that uses them."""


def hanzi_tables() -> bytes:
    """The statement; the same for every archive, 40 kB."""
    there, back = to_traditional(), to_simplified()
    reversed_ = {form: sign for sign, form in there.signs.items()}
    known = {form: sign for form, sign in reversed_.items() if form in back.signs}
    rest = {s: f for s, f in back.signs.items() if known.get(s) != f}
    tables = {
        "zh-Hant": _rows(there),
        "zh-Hans": _rows(Table(rest, back.words)),
    }
    return b"window.hanziTables=%s;\n" % msgspec.json.encode(tables)


def _rows(table: Table) -> tuple[str, ...]:
    return (
        "".join(table.signs),
        "".join(table.signs.values()),
        " ".join(table.words),
        " ".join(table.words.values()),
    )
