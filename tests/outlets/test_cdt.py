import pytest

from archive.ingest.read import read_article
from archive.model.dump import Dump
from archive.outlets.cdt import OUTLET
from archive.outlets.registry import Registry

URL = "https://chinadigitaltimes.net/chinese/2020/07/%e6%b2%b3/"


PROSE = "<p>渡口的水位每天都有人记在墙上，一道线是一年。</p>" * 12
"""A text that is about nobody."""


def dump(body: str, path: str = "cdt/398001_河.md", title: str = "河") -> Dump:
    return Dump(
        path=path,
        sha256="",
        encoding="utf-8",
        title=title,
        url=URL,
        epoch=1594972800,
        body=body,
    )


def test_a_sign_that_is_a_picture_becomes_text() -> None:
    """Emoji and Weibo's faces say in their ``alt`` what they show."""
    emoji = '<img src="https://s.w.org/images/core/emoji/13/72x72/2600.png" alt="☀" />'
    face = '<img src="//img.t.sinajs.cn/t4/expression/1.gif" alt="[作揖]" />'

    made = read_article(dump(f"<p>早{emoji}，大家{face}好</p>"), Registry()).article

    assert made.body == "早☀，大家\\[作揖]好\n"


def test_the_post_number_is_the_identity() -> None:
    """One post is found under two titles, and so under two addresses."""
    assert OUTLET.key(dump("", "raw/cdt/398001_【留言】河.md")) == "398001"
    assert OUTLET.key(dump("", "raw/cdt/398001_河.md")) == "398001"
    assert OUTLET.key(dump("", "raw/cdt/he.md")).startswith("chinadigitaltimes.net/")


def test_the_poster_is_no_author() -> None:
    """Staff put texts into the feed under pseudonyms."""
    footer = (
        "<hr /><p><small>&copy; 船长 for <a>中国数字时代</a>, |<br/>Post tags: "
        '<a rel="tag">河</a></small></p>'
    )

    made = read_article(dump(f"<p>水很深。</p>{footer}"), Registry()).article

    assert made.header.authors == ()
    assert made.header.tags == ("河",)
    assert made.body == "水很深。\n"


def test_a_sentence_about_permission_is_no_notice() -> None:
    """Only a text's own note on its rights goes."""
    prose = "渔会指出，有人未经允许驶入禁渔区，已经罚款，并将公布名单，直到月底为止。"

    made = read_article(dump(f"<p>{prose}</p>"), Registry()).article

    assert made.body == f"{prose}\n"


@pytest.mark.parametrize(
    ("title", "authors"),
    [
        ("张大河：渡口的水位", ("张大河",)),
        ("渡口周刊 | 张大河：渡口的水位", ("张大河",)),
        ("渡口周刊｜歐陽河：渡口的水位", ("歐陽河",)),
        ("【404文库】渡口周刊 | 张大河律师：渡口的水位", ("张大河",)),
        ("某网创办人张大河：渡口的水位", ("张大河",)),
        ("river_man：渡口的水位", ("river_man",)),
        ("渡口周刊 | 张大河：“水位不会说谎”", ()),
        ("渡口广播电台 | 张大河：水位正在上涨", ()),
        ("【网络民议】张大河：水位正在上涨", ()),
        ("渡口周刊 | 关于水位：三种说法", ()),
        ("视频：渡口的水位", ()),
        ("渡口周刊 | 渡口的水位", ()),
    ],
)
def test_a_title_names_the_author_of_a_text_without_credits(
    title: str, authors: tuple[str, ...]
) -> None:
    """A person before a colon; not one who is quoted, nor one in a newsroom's headline."""
    made = read_article(dump(PROSE, title=title), Registry()).article

    assert made.header.authors == authors


def test_whom_a_text_is_about_did_not_write_it() -> None:
    """A name before the headline's colon that the text goes on to talk about."""
    about = PROSE + "<p>张大河当天也在渡口。</p>" + PROSE

    made = read_article(dump(about, title="渡口周刊 | 张大河：守线的人"), Registry())

    assert made.article.header.authors == ()


def test_a_line_of_credits_is_better_than_a_title() -> None:
    """Whoever the text itself names is the author."""
    text = f"<p>作者：李小舟</p>{PROSE}"

    made = read_article(dump(text, title="张大河：渡口的水位"), Registry()).article

    assert made.header.authors == ("李小舟",)


@pytest.mark.parametrize(
    ("line", "title", "authors"),
    [
        ("（作者为张大河律师）", "渡口", ("张大河",)),
        ("（ 作者為張大河律師 ）", "渡口", ("張大河",)),
        ("作者张大河、李小舟是船工家属", "渡口", ("张大河", "李小舟")),
        ("本文作者張大河，船工。", "渡口", ("張大河",)),
        ("张大河是船工，住在渡口。", "渡口 | 张大河观察：水位", ("张大河",)),
        ("作者简介：张大河，船工，住在渡口。", "渡口", ("张大河",)),
        ("作者简介：</p><p>张大河，船工，住在渡口。", "渡口", ("张大河",)),
    ],
)
def test_a_biography_names_the_author(
    line: str, title: str, authors: tuple[str, ...]
) -> None:
    """It leaves the text, and the name is kept."""
    made = read_article(dump(f"{PROSE}<p>{line}</p>", title=title), Registry()).article

    assert made.header.authors == authors
    assert made.body.strip().endswith("一道线是一年。")


@pytest.mark.parametrize(
    "line",
    [
        "张大河是船工，住在渡口。",
        "作者在书中写道，水位是一年一道线。",
        "请关注我们身边的每一个渡口。",
        "请为这些船工点赞。",
    ],
)
def test_a_last_sentence_is_no_biography_and_no_notice(line: str) -> None:
    """A person whom the title does not name; a wish that is about no account."""
    made = read_article(dump(f"{PROSE}<p>{line}</p>"), Registry()).article

    assert made.body.strip().endswith(line)
    assert made.header.authors == ()


def test_whom_a_report_quotes_keeps_his_last_paragraph() -> None:
    """A newsroom's headline names whom it reports on; so may its last paragraph."""
    told = "<p>张大河是船工，住在渡口。</p>"
    title = "渡口广播电台 | 张大河：水位正在上涨"

    made = read_article(dump(PROSE + told, title=title), Registry()).article

    assert made.body.strip().endswith("住在渡口。")
    assert made.header.authors == ()


def test_a_review_may_end_with_the_writer_of_its_book() -> None:
    """``作者…是…`` about somebody of whom the text has talked all along."""
    about = PROSE + "<p>张大河的书就从渡口写起。</p>" * 3 + PROSE
    told = "<p>作者张大河是船工。</p>"

    made = read_article(dump(about + told), Registry()).article

    assert made.body.strip().endswith("作者张大河是船工。")


def test_the_editors_note_names_the_author() -> None:
    """``编者按：作者系…``; the note stays, for it is the archive's own."""
    note = "<p>CDT编者按：作者系渡口大学教授张大河，原文已被删除。</p>"

    made = read_article(dump(note + PROSE), Registry()).article

    assert made.header.authors == ("张大河",)
    assert made.body.startswith("CDT编者按")


def test_accounts_and_calls_at_the_edges_are_no_text() -> None:
    """Where it was taken over from is a field; what the account wants of readers goes."""
    head = (
        "<p>本文转载自公众号</p><p>渡口周刊（ID：dukou-week）</p><p>作 者 | 张大河</p>"
        "<p>文中内容不代表本号立场</p>"
    )
    tail = "<p>原刊于渡口周刊。作者：李小舟。</p><p>欢迎关注本公众号，谢谢。</p>"

    made = read_article(dump(head + PROSE + tail), Registry()).article

    assert made.header.agency == "渡口周刊"
    assert made.header.authors == ("张大河", "李小舟")
    assert made.body.startswith("渡口的水位")
    assert made.body.strip().endswith("原刊于渡口周刊。")


def test_a_line_of_prose_behind_a_full_sentence_is_a_paragraph() -> None:
    """Verse, however many sentences it has, keeps its lines, and so do quotations."""
    long = "渡口的水位每天都有人记在墙上，一道线是一年，线与线之间是人们忘了的洪水，谁也不擦。"
    prose, verse = (
        f"<p>{long}<br />墙是白的。<br />线</p>",
        "<p>水涨了。<br />船走了。</p>",
    )

    made = read_article(
        dump(prose + verse + f"<blockquote>{prose}</blockquote>"), Registry()
    ).article

    assert made.body == (
        f"{long}\n\n墙是白的。\n\n线\n\n水涨了。\\\n船走了。\n\n"
        f"> {long}\\\n> 墙是白的。\\\n> 线\n"
    )


@pytest.mark.parametrize(
    ("title", "authors"),
    [
        ("张大河｜渡口的水", ("张大河",)),
        ("【404文库】张大河 | 渡口的水", ("张大河",)),
        ("渡口周刊｜渡口的水", ()),
        ("张教授｜渡口的水", ()),
        ("【河畔留言】张大河 | 渡口的水", ()),
    ],
)
def test_a_person_may_stand_where_a_journal_does(
    title: str, authors: tuple[str, ...]
) -> None:
    """``某人｜题目`` is his own publication, unless the column quotes whom it names."""
    made = read_article(dump(PROSE, title=title), Registry()).article

    assert made.header.authors == authors


@pytest.mark.parametrize(
    "line",
    [
        "公号主笔：小舟，记录渡口的人，喜欢就关注我。",
        "想看的后台回复：渡口",
        "商务合作联系后台。",
    ],
)
def test_what_an_account_says_of_itself_is_no_text(line: str) -> None:
    """Its writer, and what its readers may ask it for."""
    made = read_article(dump(f"{PROSE}<p>{line}</p>"), Registry()).article

    assert made.body.endswith("一道线是一年。\n")
