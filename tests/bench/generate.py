"""An archive -> a larger one of the same kind, made of its paragraphs.

    python -m tests.bench.generate --root ROOT --count 100000 TARGET

Each article takes after a *model*, an article of the archive: its language, outlet, length
and shape of front matter. Its paragraphs come from many articles in that language, most
of them on the model's first topic, so that topics are found in it in the normal way and
hardly two articles resemble each other. Titles are halves of two titles. Days pass evenly,
some thirty articles in each, up to ``LAST_DAY``.

Article ``n`` depends on the archive, the seed and ``n`` alone: the same bytes each time.
What is kept in memory is bounded by ``MODELS`` and does not grow with the count. Generated
articles have no earlier states and no translation pairs.
"""

import argparse
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import NamedTuple

from msgspec.structs import replace

from archive.build.sources import ARTICLES
from archive.formats.front_matter import write_article
from archive.model.article import Article, Header, Source
from tests.bench.corpus import Story, find_entries, tell

MODELS = 4000
"""Articles of the archive that are taken, evenly over its days."""
LAST_DAY = date(2024, 12, 31)
_PER_DAY = 27
_DAYS = (365, 7300)
"""Never fewer days than a year, never more than twenty."""
_ENOUGH = 200
"""Paragraphs that a topic must have to be drawn from."""
_ON_TOPIC = 0.4
"""Share of the paragraphs that are drawn from the model's topic. Those from anywhere bring
topics, too: an article ends up with slightly more than a real one (2.8 against 2.3)."""
SETTINGS = ("content/site.toml", "content/topics.toml", "content/outlets.toml")
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)[^<>]*>")
_EMPTY = frozenset("br hr img input source track wbr".split())
_JOINT = re.compile(r"[：:，,；;？?！! \u3000]+")


class Model(NamedTuple):
    """What an article of the archive lends to those made after it."""

    header: Header
    topic: str
    length: int
    """Characters of the body."""


class Pool(NamedTuple):
    """All that articles are made of."""

    models: Sequence[Model]
    prose: Mapping[tuple[str, str], Sequence[str]]
    """Language and topic -> paragraphs; the empty topic stands for all."""
    titles: Mapping[str, Sequence[str]]
    """By language."""


def main() -> None:
    """Read the archive, write the larger one."""
    options = argparse.ArgumentParser(prog="python -m tests.bench.generate")
    options.add_argument("--root", type=Path, default=Path())
    options.add_argument("--count", type=int, required=True)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("target", type=Path)
    chosen = options.parse_args()
    generate(chosen.root, chosen.target, count=chosen.count, seed=chosen.seed)


def generate(root: Path, target: Path, *, count: int, seed: int = 1) -> None:
    """Make a project of so many articles, with the settings of ``root``."""
    for name in SETTINGS:
        if (root / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(root / name, target / name)
    made: set[Path] = set()
    for article in articles(read_pool(root), count=count, seed=seed):
        file = target / ARTICLES / place(article.header)
        if file.parent not in made:
            file.parent.mkdir(parents=True, exist_ok=True)
            made.add(file.parent)
        file.write_text(write_article(article), "utf-8")


def place(header: Header) -> str:
    """Where an article's file lies, below ``content/articles``."""
    day = header.published
    return f"{header.lang}/{header.outlet}/{day[:4]}/{day[5:7]}/{header.id}.md"


# --- what there is ------------------------------------------------------------------------


def read_pool(root: Path) -> Pool:
    """Models, paragraphs and titles of an archive."""
    entries = find_entries(root)
    step = max(1, -(-len(entries) // MODELS))
    models: list[Model] = []
    prose: dict[tuple[str, str], list[str]] = {}
    titles: dict[str, list[str]] = {}
    for story in tell(root, entries[::step]):
        topic = next(iter(story.topics), "")
        lang = story.header.lang
        models.append(Model(story.header, topic, len(story.body)))
        titles.setdefault(lang, []).append(story.header.title)
        for key in {(lang, ""), (lang, topic)}:
            prose.setdefault(key, []).extend(paragraphs(story))
    if not any(prose.values()):
        raise SystemExit(f"{root}: no article to make others of")
    return Pool(models, prose, titles)


def paragraphs(story: Story) -> Iterator[str]:
    """The blocks of a body that can stand anywhere."""
    for block in story.body.strip().split("\n\n"):
        if block.strip() and _stands_alone(block):
            yield block


def _stands_alone(block: str) -> bool:
    """No part of a list, a note, a fence or an element that goes on in another block."""
    depth: dict[str, int] = {}
    for closing, name in _TAG.findall(block):
        if name not in _EMPTY:
            depth[name] = depth.get(name, 0) + (-1 if closing else 1)
    is_part = block.startswith((" ", "\t", "```", "[^")) or "[^" in block
    return not is_part and not any(depth.values())


# --- what is made -------------------------------------------------------------------------


def articles(pool: Pool, *, count: int, seed: int) -> Iterator[Article]:
    """So many articles, the oldest first."""
    days = min(max(_DAYS[0], count // _PER_DAY), _DAYS[1])
    for number in range(count):
        back = days - 1 - number * days // count
        yield make(pool, number, LAST_DAY - timedelta(days=back), seed)


def make(pool: Pool, number: int, day: date, seed: int) -> Article:
    """The article of this number, published on this day."""
    rng = Random(f"{seed}:{number}")
    model = rng.choice(pool.models)
    old = model.header
    id_ = f"{old.outlet}-{day:%Y%m%d}-{number:08d}"
    moment = f"{day}T{rng.randrange(24):02d}:{rng.randrange(60):02d}:00+00:00"
    header = replace(
        old,
        id=id_,
        title=title(pool.titles[old.lang], rng),
        published=moment,
        archived=moment,
        url=f"{'/'.join(old.url.split('/')[:3])}/{id_}" if old.url else "",
        original_url="",
        translation_of="",
        source=_source(old, id_),
    )
    return Article(header=header, body=body(pool, model, rng))


def _source(old: Header, id_: str) -> Source | None:
    """A dump that never was: as many bytes as that of the model."""
    if not old.source:
        return None
    stamp = sha256(id_.encode()).hexdigest()
    return replace(
        old.source, path=f"raw/{old.outlet}/{id_}.md", sha256=stamp, written=stamp[:16]
    )


def body(pool: Pool, model: Model, rng: Random) -> str:
    """Paragraphs until the text is as long as the model's; the first is no picture."""
    lang = model.header.lang
    others = pool.prose[lang, ""]
    own = pool.prose[lang, model.topic]
    own = own if len(own) >= _ENOUGH else others
    blocks: list[str] = []
    length = 0
    while own or others:
        block = rng.choice(own if rng.random() < _ON_TOPIC and own else others)
        if not blocks and block.startswith(("<", "!", "#", "---")):
            block = rng.choice(others)
        # The last one is left out where that comes nearer to the model.
        if blocks and length + len(block) // 2 > model.length:
            break
        blocks.append(block)
        length += len(block) + 2
    return "\n\n".join(blocks) + "\n"


def title(titles: Sequence[str], rng: Random) -> str:
    """The beginning of one title and the end of another."""
    head, tail = (_halves(rng.choice(titles)) for _ in range(2))
    return "".join((head[0], tail[1])) if tail[1] else head[0] + head[1]


def _halves(text: str) -> tuple[str, str]:
    """A title cut at the mark nearest to its middle, which stays with the end."""
    marks = [found.start() for found in _JOINT.finditer(text)]
    inner = [at for at in marks if 0 < at < len(text) - 1]
    if not inner:
        return text, ""
    at = min(inner, key=lambda at: abs(at - len(text) // 2))
    return text[:at], text[at:]


if __name__ == "__main__":
    main()
