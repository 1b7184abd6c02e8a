"""Markdown -> safe HTML.

markdown-it-py with two rules of our own for Chinese: emphasis beside CJK characters and
punctuation (CommonMark issue #650: ``**“真的”**吗`` stays literal otherwise), and line
ends between Han characters that join without a space. What comes out has passed a
sanitiser: raw HTML in a body can neither run nor break out of its page.
"""

import unicodedata
from collections.abc import Sequence

import nh3
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
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
    "*": {"lang", "title"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
_SCHEMES = {"http", "https", "mailto", "tel"}
_ASTERISK = 0x2A
_CJK_RANGES = (
    (0x1100, 0x11FF),
    (0x2E80, 0x9FFF),
    (0xA960, 0xA97F),
    (0xAC00, 0xD7FF),
    (0xF900, 0xFAFF),
    (0xFE30, 0xFE4F),
    (0xFF00, 0xFFEF),
    (0x20000, 0x3134F),
)


class Markdown:
    """A renderer; make one per worker, as making it costs more than a page."""

    def __init__(self) -> None:
        parser = MarkdownIt("commonmark", {"html": True, "xhtmlOut": False})
        parser.enable(["table", "strikethrough"])
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
    code = ord(char)
    return code >= _CJK_RANGES[0][0] and any(a <= code <= b for a, b in _CJK_RANGES)


def _softbreak(
    renderer: RendererHTML,  # noqa: ARG001  markdown-it's signature
    tokens: Sequence[Token],
    index: int,
    options: OptionsDict,  # noqa: ARG001
    env: EnvType,  # noqa: ARG001
) -> str:
    """A line end between Han characters shows nothing; elsewhere it stays a line end."""
    before = tokens[index - 1].content[-1:] if index else ""
    after = tokens[index + 1].content[:1] if index + 1 < len(tokens) else ""
    return "" if before and after and is_cjk(before) and is_cjk(after) else "\n"
