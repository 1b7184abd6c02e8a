"""What an article's page weighs beside its text: 100,000 of them must fit somewhere.

``page_weight_ratchet.json`` holds the median, and the weight that nine of ten pages stay
below, in bytes, over the pages of every ``STEP``-th real dump of each outlet. A template
that makes them heavier fails; what is lighter must be saved (``pytest --save-golden``).
"""

import json
import statistics
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from archive import api
from tests.sites import new_root

RATCHET = Path(__file__).with_name("page_weight_ratchet.json")
STEP = 10
MOST = 4_096
"""Bytes that a page may have beside its text, as half of them at least do."""


@pytest.fixture(scope="module")
def weights(corpus_raw: Path, tmp_path_factory: pytest.TempPathFactory) -> list[int]:
    """Of every article's page in the Chinese tree."""
    root = new_root(tmp_path_factory.mktemp("weights"))
    outlets = [folder for folder in sorted(corpus_raw.iterdir()) if folder.is_dir()]
    raw = [dump for one in outlets for dump in sorted(one.rglob("*.*"))[::STEP]]
    api.normalize(root, raw=raw)
    api.build(root)
    pages = (root / "site/zh").glob("[0-9]*/*/*/*.html")
    found = [
        weight(page.read_bytes())
        for page in pages
        if page.name != "index.html" and not page.name.endswith(".history.html")
    ]
    assert len(found) > len(raw) / 2
    return found


def weight(page: bytes) -> int:
    """Bytes of a page that are neither its article's body nor a text that it shows."""
    html = LexborHTMLParser(page.decode())
    described = html.css_first("meta[name=description]")
    body = html.css_first("div.body")
    own = (body.html or "").encode() if body else b""
    if body:
        body.decompose()
    shown = html.body.text() if html.body else ""
    told = (described.attributes["content"] or "") if described else ""
    texts = " ".join(shown.split()) + told
    return len(page) - len(own) - len(texts.encode())


@pytest.mark.xdist_group("page-weight")
def test_pages_are_as_light_as_before(weights: list[int], *, save_golden: bool) -> None:
    """No heavier than they were, and half of them within what a page may weigh."""
    now = {
        "median": round(statistics.median(weights)),
        "ninth decile": round(statistics.quantiles(weights, n=10)[-1]),
    }
    held = json.loads(RATCHET.read_text("utf-8")) if RATCHET.exists() else {}
    if save_golden and all(now[key] <= held.get(key, now[key]) for key in now):
        RATCHET.write_text(json.dumps(now, indent=1) + "\n", "utf-8")
        held = now

    assert now["median"] <= MOST
    assert all(now[key] <= held[key] for key in now), f"was {held}, is {now}"
    assert now == held, "lighter: save it"
