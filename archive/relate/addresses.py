"""An address -> what is left of it where only what names the article counts."""

import re
from urllib.parse import parse_qsl, unquote, urlsplit

_PREFIX = re.compile(r"^(?:(?:www\d?|m|mobile|amp)\.)+(?=[^.]+\.)")
"""Before a host of two parts at least; ``cn.`` and ``zh.`` are hosts of their own."""
_WRAPPED = re.compile(
    r"^https?://(?:(?:web\.archive\.org/web/[^/]+|archive\.\w+/(?:\d+|o/\w+))/(?=https?:)"
    r"|(?:www\.)?google\.[a-z.]+/amp/(s/)?|[^/]+\.cdn\.ampproject\.org/[cv]/(s/)?)",
    re.IGNORECASE,
)
_INDEX = re.compile(r"/(?:index|default)\.(?:s?html?|php|aspx?|jsp)$", re.IGNORECASE)
_AMP = re.compile(r"/amp$|[./]amp(?=\.html?$)|(?<=^)/amp(?=/.)", re.IGNORECASE)
_NAMING = frozenset(
    """id p aid nid sid article articleid article_id contentid docid doc_id newsid news_id
    story storyid story_id post postid tid v""".split()
)
"""Parts of a query that say which article it is; all others follow readers about."""
_LONGEST = 2_000
_SCHEME = len("https://")
_SUFFIX = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|svg)$", re.IGNORECASE)
_SIZE = re.compile(
    r"[-_@](?:\d{1,4}x\d{0,4}|[whq]?\d{2,4}|r\d|c[xyw]\d+|[123]x|(?:article|super|medium)?"
    r"(?:large|jumbo)|small|medium|thumb\w*|master\d+|s)$",
    re.IGNORECASE,
)
"""``-articleLarge``, ``-master1050``, ``_303``, ``_w1023_r1_s``, ``-1024x576``, ``@2x``."""
_SIZES = 6
"""Such endings that a name has at most."""
_OWN = 8
"""Letters of a name that hardly two pictures have: ``image1`` is anybody's."""


def address_key(url: str) -> str:
    """An address as one and the same however it is spelt.

    Scheme, port, ``www.``, ``m.`` and ``amp.``, the fragment, ``index.html``, final
    slashes, AMP's additions and what counts readers are left out, percent signs are
    decoded. Empty for what is no address, or that of a front page.
    """
    try:
        parts = urlsplit(_unwrapped(url.strip()[:_LONGEST]))
        host = _PREFIX.sub("", (parts.hostname or "").rstrip("."))
        query = parse_qsl(parts.query) if parts.query else []
    except ValueError:
        return ""
    path = re.sub(r"//+", "/", unquote(parts.path)).rstrip("/")
    path = _AMP.sub("", _INDEX.sub("", path)).strip("/")
    naming = sorted(
        f"{key.casefold()}={value}" for key, value in query if key.casefold() in _NAMING
    )
    if not host or not (path or naming):
        return ""
    return "?".join(filter(None, (f"{host}/{path}", "&".join(naming))))


def _unwrapped(url: str) -> str:
    """The page itself where the address is that of somebody's copy."""
    found = _WRAPPED.match(url)
    rest = url[found.end() :] if found else ""
    if not rest:
        return url
    return rest if "://" in rest[:_SCHEME] else f"https://{rest}"


def picture_key(url: str) -> str:
    """What stays of a picture's address when it is shown in another size.

    Its file's name, where that is long enough to be no other picture's.
    """
    key = address_key(url)
    stem = _SUFFIX.sub("", key.rpartition("?")[0] or key).rpartition("/")[2]
    for _ in range(_SIZES):
        whole, stem = stem, _SIZE.sub("", stem)
        if stem == whole:
            break
    return stem.casefold() if len(stem) >= _OWN else key
