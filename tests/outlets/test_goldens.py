"""Golden cases: ``<outlet>/<case>/in.md`` holds raw bytes, ``golden.md`` the article.

``pytest tests/outlets/test_goldens.py --save-golden`` writes what the code makes now
into the golden files; look at the difference before it is kept.
"""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from archive.dumps.reader import read_dump
from archive.formats.front_matter import write_article
from archive.formats.html_reader import read_blocks
from archive.ingest.read import read_article
from archive.model.document import Block, Figure, Items, Quote, Table, Verbatim, plain
from archive.outlets.clipping import Clipping, visible_text
from archive.outlets.registry import OUTLETS, Registry, layout_of
from archive.outlets.tails import drop_rss_advert
from archive.text.space import bare

HERE = Path(__file__).resolve().parent
CASES = [path.parent for path in sorted(HERE.glob("*/*/in.md"))]
LAYOUTS = [
    f"{outlet.facts.slug}/{layout.name}"
    for outlet in OUTLETS
    for layout in outlet.layouts
]


def name_of(case: Path) -> str:
    return case.relative_to(HERE).as_posix()


every_case = pytest.mark.parametrize("case", CASES, ids=name_of)


@every_case
def test_a_dump_becomes_its_golden_article(case: Path, *, save_golden: bool) -> None:
    """The article file is the golden one, byte for byte."""
    dump = read_dump((case / "in.md").read_bytes(), f"{name_of(case)}/in.md").dump
    made = write_article(read_article(dump, Registry()).article).encode()
    golden = case / "golden.md"
    if save_golden:
        golden.write_bytes(made)

    assert golden.read_bytes().decode() == made.decode()


@every_case
def test_every_character_is_accounted_for(case: Path) -> None:
    """What a reader sees in the dump is in the body or in the ledger, once."""
    dump = read_dump((case / "in.md").read_bytes(), "in.md").dump
    seen = bare(visible_text(Clipping(dump).root))
    clip = Clipping(dump)
    drop_rss_advert(clip)
    layout_of(Registry().of(dump), clip)[1].read(clip)
    body = text_of(read_blocks(clip.root, base=dump.url))
    told = bare(body + "".join(entry.text for entry in clip.ledger))

    assert Counter(seen) == Counter(told)


@every_case
def test_no_golden_holds_a_lost_character(case: Path) -> None:
    """U+FFFD in a golden file would mean that the fixture was decoded wrongly."""
    assert "\ufffd" not in (case / "golden.md").read_bytes().decode()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_has_a_golden_case(layout: str) -> None:
    """A layout that nothing shows in use is one that nobody dares to change."""
    goldens = [path for case in CASES if (path := case / "golden.md").exists()]
    shown = {layout_in(path.read_text("utf-8")) for path in goldens}

    assert layout in shown


def layout_in(golden: str) -> str:
    """The layout that a golden article says it was read with."""
    found = re.search(r"^source: (\{.*\})$", golden, re.MULTILINE)
    return str(json.loads(found[1])["layout"]) if found else ""


def text_of(blocks: tuple[Block, ...]) -> str:
    """All that blocks show, credits of pictures included."""
    parts: list[str] = []
    for block in blocks:
        match block:
            case Quote(blocks=inner):
                parts.append(text_of(inner))
            case Items(items=items):
                parts.extend(text_of(item) for item in items)
            case Figure(caption=caption, credit=credit):
                parts.append(plain(caption) + credit)
            case Table(rows=rows):
                parts.extend(plain(cell) for row in rows for cell in row)
            case Verbatim(text=text):
                parts.append(text)
            case _:
                parts.append(plain(getattr(block, "spans", ())))
    return "".join(parts)
