"""A post of a Jekyll news archive -> a ``Dump``.

The form: ``_posts/yyyy-mm-dd-slug.md`` with front matter (``title``, ``date``, ``author``,
``from`` or ``link`` for the address of the source, ``tags``, ``categories``,
``description``), then HTML or Markdown. Some archives put a whole dump behind the front
matter, header and all: then the dump tells its own title, address and time.

Ids of the problems that can arise here, beside those of ``dumps.reader``:

* D019 the front matter is no YAML (it is read line by line)
"""

import re
from datetime import datetime

from msgspec.structs import replace

from archive.dumps.characters import Text
from archive.dumps.markup import plain_text
from archive.dumps.post import Post, Values, split_post
from archive.dumps.reader import Read, parse_dump, web_address
from archive.errors import DumpError
from archive.model.dump import Dump, Given
from archive.model.problem import Problem
from archive.text.dates import from_epoch, from_iso, from_rfc822, iso
from archive.text.entities import decode_entities
from archive.text.space import fold

_SOURCES = ("from", "source_url", "source", "original_url", "original", "canonical_url")
_LINKS = ("link", "url", "permalink")
"""May as well be the post's own address, so those of the source come first."""
_SIGNS = frozenset({*_SOURCES, *_LINKS, "title", "layout", "date"})
"""Keys of which a front matter has at least one."""
_DAY = re.compile(r"(?:^|/)(\d{4}-\d\d-\d\d)-[^/]*$")
_TIME = re.compile(
    r"(\d{4}-\d\d-\d\d)[T ]+(\d\d?:\d\d(?::\d\d)?(?:\.\d+)?)\s*(Z|[+-]\d\d:?\d\d|UTC)?"
)
_NOT_TWICE = re.compile(r"%(?!25[0-9A-Fa-f]{2})")
_LIQUID = re.compile(r"\{%-?\s*(?:end)?raw\s*-?%\}")
_EDGE_TAGS = re.compile(r"\s*<(?:!--|[a-zA-Z]).*>\s*", re.DOTALL)


def read_post(found: Text, path: str) -> Read | None:
    """The dump in a post; None where the text has no front matter of a post.

    Raises DumpError where no article can come of it.
    """
    post = split_post(found.text)
    if post is None or not _SIGNS.intersection(post.values):
        return None
    inner = _inner(found, post, path)
    read = inner or _outer(found, post, path)
    given = _given(post, path)
    if inner and _same_moment(given.published, read.dump.epoch):
        given = replace(given, published="")  # when it was dumped, not published
    problems = read.problems if post.is_yaml else (*read.problems, _no_yaml(path))
    return Read(replace(read.dump, given=given), problems)


def _inner(found: Text, post: Post, path: str) -> Read | None:
    """The dump behind the front matter, if that is what stands there."""
    lines = "\n" * found.text.count("\n", 0, post.body_at)  # problems name the line
    try:
        return parse_dump(found._replace(text=lines + found.text[post.body_at :]), path)
    except DumpError as error:
        if error.id == "D003":
            return None
        raise


def _outer(found: Text, post: Post, path: str) -> Read:
    title = fold(decode_entities(_first(post.values, "title")))
    if not title:
        raise DumpError("D007", path, "the post has no title")
    body = _LIQUID.sub("", found.text[post.body_at :]).strip("\n")
    if not body.strip():
        raise DumpError("D005", path, "no article below the front matter")
    is_html = path.lower().endswith((".html", ".htm")) or _EDGE_TAGS.fullmatch(body)
    dump = Dump(
        path=path,
        sha256=found.sha256,
        encoding=found.encoding,
        title=title,
        url=_source(post.values, path),
        epoch=None,
        form="html" if is_html else "markdown",
        body=body,
    )
    return Read(dump, found.problems)


def _source(values: Values, path: str) -> str:
    """The address of the article's source."""
    named = [values[key][0] for key in (*_SOURCES, *_LINKS) if key in values]
    for address in named:
        if address.startswith(("http://", "https://")):
            return web_address(_encoded_once(address), path)
    if named:
        return web_address(named[0], path)
    raise DumpError(
        "D004",
        path,
        "the post names no source",
        "it needs the article's address: from: https://…",
    )


def _encoded_once(address: str) -> str:
    """Some archives encode an encoded address again: ``%25E6`` for ``%E6``."""
    is_once = _NOT_TWICE.search(address)
    return address if is_once else address.replace("%25", "%")


def _given(post: Post, path: str) -> Given:
    values = post.values
    tags = _terms(post, "tags") or _terms(post, "tag")
    sections = _terms(post, "categories") or _terms(post, "category")
    return Given(
        authors=tuple(map(fold, values.get("author") or values.get("authors") or ())),
        tags=tags,
        published=_published(_first(values, "date"), path),
        deck=plain_text(_first(values, "description") or _first(values, "subtitle")),
        section=next((name for name in sections if name not in tags), ""),
    )


def _first(values: Values, key: str) -> str:
    return fold(values.get(key, ("",))[0])


def _terms(post: Post, key: str) -> tuple[str, ...]:
    """Jekyll cuts a text into terms at its spaces, and leaves a list as it is."""
    found = post.values.get(key, ())
    if found and key not in post.lists:
        found = tuple(re.split(r"[\s,，、]+", found[0]))
    return tuple(dict.fromkeys(term for text in found if (term := fold(text))))


def _published(date: str, path: str) -> str:
    """A time where its zone is named, else the day; else the day of the file's name."""
    found = _TIME.match(date)
    if found and found[3]:
        zone = "+00:00" if found[3] in {"Z", "UTC"} else found[3]
        clock = found[2].partition(".")[0].zfill(5)
        moment = from_iso(f"{found[1]}T{clock}{zone}")
    else:
        moment = from_rfc822(date) if re.search(r"[A-Za-z]{3}", date) else None
    if moment:
        return iso(moment)
    name = _DAY.search(path)
    return _day(date[:10]) or _day(name[1] if name else "")


def _day(text: str) -> str:
    moment = from_iso(text)
    return moment.date().isoformat() if moment else ""


def _same_moment(published: str, epoch: int | None) -> bool:
    if epoch is None or "T" not in published:
        return False
    return datetime.fromisoformat(published) == from_epoch(epoch)


def _no_yaml(path: str) -> Problem:
    return Problem(
        id="D019",
        severity="notice",
        where=f"{path}:1",
        message="the front matter is no YAML; it was read line by line",
        hint="values with quotes or colons inside need quotes around them",
    )
