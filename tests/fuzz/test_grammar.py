"""Pages that nobody would write, grown from a grammar of HTML: the same laws hold."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.hostile import CHARACTERS, HTML, TEXT
from tests.fuzz.laws import Laws

LAWS = Laws()
HOSTS = (
    "cn.nytimes.com",
    "www.voachinese.com",
    "www.bbc.com",
    "www.rfi.fr",
    "www.dw.com",
    "chinadigitaltimes.net",
    "www.rfa.org",
    "cn.reuters.com",
    "cn.ft.com",
    "paper.example",
)
NAMES = (
    "p div section article figure figcaption blockquote ul ol li table tr td th h1 h2 h3 "
    "b strong i em u a span sup code pre small cite font center form br hr img video audio "
    "iframe noscript script style svg source picture time address footer x-y"
).split()
CLASSES = (
    "story-body__inner story-body t-content__body u-clearfix StandardArticleBody_body pic "
    "image-inline captioned image-caption copyright wp-caption wp-caption-text media-landscape "
    "has-caption lead Attribution_content contentImage story-lead social-embed twitter-tweet"
).split()
WORDS = (
    "灯塔", "。", "，", "“", "”", "（", "）", "记者：", "责编", "翻译：", "©", "2020年 7月 1日",
    "路透香港7月1日 - ", "（完）", "AUTHOR NAME", "2020-07-01T10:00:00Z", "\u00a0", "  ", "\n",
    "甲/乙（法新社）", "相关图集", "获取更多RSS：", "1. ", "--", "作者/甲",
)  # fmt: skip


def element(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """An element around ``inner``; its end tag may be missing, or another's."""
    attributes = st.lists(
        st.one_of(
            st.sampled_from(CLASSES).map('class="{}"'.format),
            st.sampled_from(
                [
                    'src="https://a.example/1.jpg"',
                    'src="//a.example/?url=b"',
                    'href="https://a.example/(1)?a=1&b=2"',
                    'href="/x y"',
                    'alt="字&quot;"',
                    'style="x"',
                    "onclick=x",
                    'datetime="2020-07-01"',
                    'start="7"',
                    'rel="tag"',
                ]
            ),
        ),
        max_size=3,
    )
    names = st.sampled_from(NAMES)
    gap = st.sampled_from([" ", " ", " ", ""])
    return st.builds(
        lambda name, gap, attrs, parts, end: (
            f"<{name}{gap if attrs else ''}{' '.join(attrs)}>{''.join(parts)}{end or f'</{name}>'}"
        ),
        names,
        gap,
        attributes,
        st.lists(inner, max_size=4),
        st.sampled_from(["", "", "", "", " ", "</p>", "</div>", "</b>"]),
    )


TEXTS = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(TEXT),
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=12),
    st.sampled_from(CHARACTERS),
    st.sampled_from(HTML),
)
PAGES = st.lists(st.recursive(TEXTS, element, max_leaves=25), max_size=8).map("".join)


@settings(max_examples=200)
@given(page=PAGES, host=st.sampled_from(HOSTS), title=TEXTS)
def test_any_page_becomes_a_sound_article_or_none(
    page: str, host: str, title: str
) -> None:
    """Whatever stands in a dump's header and body."""
    dump = f"<!--1593592000000-->\n[题{title}](https://{host}/a/b)\n------\n\n{page}"

    assert LAWS.broken(dump.encode()) == []
