"""Markdown -> safe HTML.

markdown-it-py with two rules of our own for Chinese: emphasis beside CJK characters and
punctuation (CommonMark issue #650: ``**“真的”**吗`` stays literal otherwise), and line
ends between Han characters that join without a space. What comes out has passed a
sanitiser: raw HTML in a body can neither run nor break out of its page.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

import nh3
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

_TAGS = frozenset(
    "a abbr b blockquote br cite code dd del details dl dt em figcaption figure h2 h3 h4 "
    "h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s small span strong sub summary "
    "sup table tbody td th thead tr u ul".split()
)
_ATTRIBUTES = {
    "*": {"lang", "title", "translate"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
_SCHEMES = {"http", "https", "mailto", "tel"}
_DEEPEST = 100
"""Blocks inside one another; CommonMark's preset stops at 20 and drops the rest."""
_CJK = re.compile(
    "[\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff"
    "\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]"
)
_HANGUL = re.compile(
    "[\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff\uffa0-\uffdc]"
)
"""Korean puts spaces between its words."""
_SHARED_SIGNS = frozenset("“”‘’…—·")
"""Chinese punctuation that Unicode shares with Latin: beside a CJK character it is CJK."""
_VARIANTS = frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
"""Variation selectors: they change the look of the character before them."""


def make_parser() -> MarkdownIt:
    """What bodies are read with, before the rules that only showing them needs."""
    parser = MarkdownIt(
        "commonmark", {"html": True, "xhtmlOut": False, "maxNesting": _DEEPEST}
    )
    return parser.enable(["table", "strikethrough"])


class Markdown:
    """A renderer; make one per worker, as making it costs more than a page."""

    def __init__(self) -> None:
        parser = make_parser()
        parser.core.ruler.push("no_second_title", _lower_titles)
        parser.inline.ruler.at("emphasis", _emphasis)
        parser.add_render_rule("softbreak", _softbreak)
        self._parser = parser
        self._cleaner = nh3.Cleaner(
            tags=set(_TAGS),
            attributes=_ATTRIBUTES,
            url_schemes=_SCHEMES,
            link_rel="noopener noreferrer nofollow",
            strip_comments=True,
        )

    def html(self, markdown: str) -> str:
        """Safe HTML of a body."""
        return self._cleaner.clean(self.raw_html(markdown))

    def raw_html(self, markdown: str) -> str:
        """HTML of a body before it is made safe: to compare with, never to publish."""
        return str(self._parser.render(markdown))


def _emphasis(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  its signature
    """markdown-it's emphasis rule, with flanking that knows CJK.

    After the CJK-friendly amendments to CommonMark: punctuation that is itself CJK
    does not count as punctuation, and a CJK neighbour opens the way like a space.
    """
    start = state.pos
    marker = state.src[start]
    if silent or marker not in "_*":
        return False
    scanned = state.scanDelims(start, marker == "*")
    can_open, can_close = scanned.can_open, scanned.can_close
    if marker == "*" and not (can_open and can_close):
        can_open, can_close = _flanking(state.src, start, start + scanned.length)
    for _ in range(scanned.length):
        token = state.push("text", "", 0)
        token.content = marker
        state.delimiters.append(
            Delimiter(
                marker=ord(marker),
                length=scanned.length,
                token=len(state.tokens) - 1,
                end=-1,
                open=can_open,
                close=can_close,
            )
        )
    state.pos += scanned.length
    return True


def _flanking(text: str, start: int, end: int) -> tuple[bool, bool]:
    before = text[start - 1] if start > 0 else " "
    if before in _VARIANTS and start > 1 and not text[start - 2].isspace():
        before = text[start - 2]  # behind a space it changes nothing: `**灯塔 \ufe00**`
    after = text[end] if end < len(text) else " "
    opens = not after.isspace() and (
        not _is_foreign_punctuation(after) or _gives_way(before)
    )
    closes = not before.isspace() and (
        not _is_foreign_punctuation(before) or _gives_way(after)
    )
    return opens, closes


def _gives_way(char: str) -> bool:
    return char.isspace() or _is_punctuation(char) or is_cjk(char)


def _is_foreign_punctuation(char: str) -> bool:
    return _is_punctuation(char) and not is_cjk(char)


def _is_punctuation(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"


def is_cjk(char: str) -> bool:
    """True for Han, kana, hangul and the punctuation of their blocks."""
    return bool(_CJK.match(char))


def _lower_titles(state: StateCore) -> None:
    """``# Heading`` in a body is a heading like ``##``: the page has its title already."""
    for token in state.tokens:
        if token.tag == "h1":
            token.tag = "h2"


def _softbreak(
    renderer: RendererHTML,  # noqa: ARG001  markdown-it's signature
    tokens: Sequence[Token],
    index: int,
    options: OptionsDict,  # noqa: ARG001
    env: EnvType,  # noqa: ARG001
) -> str:
    """A line end between Han characters shows nothing; elsewhere it stays a line end."""
    before = _nearest(reversed(tokens[:index]))[-1:]
    after = _nearest(tokens[index + 1 :])[:1]
    joins = (_is_joining(before) and _is_joining(after, or_shared=True)) or (
        _is_joining(before, or_shared=True) and _is_joining(after)
    )
    return "" if joins else "\n"


def _nearest(tokens: Iterable[Token]) -> str:
    """The text beside a line end, looking through the markup around it."""
    for token in tokens:
        if token.type in {"text", "code_inline"} and token.content:
            return token.content
        if token.nesting == 0 and token.type not in {"text", "html_inline"}:
            break
    return ""


def _is_joining(char: str, *, or_shared: bool = False) -> bool:
    if or_shared and char in _SHARED_SIGNS:
        return True
    return bool(char) and is_cjk(char) and not _HANGUL.match(char)
