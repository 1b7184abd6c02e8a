import subprocess
import sys
from pathlib import Path

import pytest

from archive.dumps.raw import read_part, read_raw
from archive.dumps.reader import Read
from archive.errors import DumpError
from archive.model.dump import Dump, Given

PATH = "saved/feed.xml"
RSS = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>灯笼报</title>'
    "<link>https://lantern.example/</link>"
    "<lastBuildDate>Sun, 13 Sep 2020 12:30:00 GMT</lastBuildDate>{}</channel></rss>"
)
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://lantern.example/">'
    '<title>灯笼报</title><link href="/"/><updated>2020-09-13T12:30:00Z</updated>'
    "<author><name>灯笼报编辑部</name></author>{}</feed>"
)
RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
    ' xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    '<channel rdf:about="https://lantern.example/"><title>灯笼报</title>'
    "<link>https://lantern.example/</link></channel>{}</rdf:RDF>"
)


def item(link: str = "/1", title: str = "灯笼", more: str = "") -> str:
    """An RSS item."""
    return (
        f"<item><title>{title}</title><link>{link}</link>"
        f"<description>&lt;p&gt;灯还亮着。&lt;/p&gt;</description>{more}</item>"
    )


def dumps(text: str) -> list[Dump]:
    """The dumps of a feed, all of which can be read."""
    found = read_raw(text.encode(), PATH)
    assert all(isinstance(read, Read) for read in found), found
    return [read.dump for read in found if isinstance(read, Read)]


def errors(text: str | bytes) -> list[str]:
    """The ids of the entries that cannot be read."""
    found = read_raw(text if isinstance(text, bytes) else text.encode(), PATH)
    return [error.id for error in found if isinstance(error, DumpError)]


def test_an_rss_item_tells_its_whole_text_and_all_its_facts() -> None:
    """The summary is the deck where there is a text beside it."""
    more = (
        "<dc:creator>林河</dc:creator><author>zhou@lantern.example (周渡)</author>"
        "<category>中秋</category><category>河岸</category>"
        "<pubDate>Sun, 13 Sep 2020 20:26:40 +0800</pubDate>"
        "<content:encoded><![CDATA[<p>昨夜大风。</p><iframe src='//v.example/1'></iframe>]]>"
        "</content:encoded>"
    )
    (found,) = dumps(RSS.format(item(more=more)))

    assert found.title == "灯笼"
    assert found.url == "https://lantern.example/1"
    assert found.body == "<p>昨夜大风。</p><iframe src='//v.example/1'></iframe>"
    assert found.epoch == 1600000200
    assert found.path.startswith(f"{PATH}#")
    assert found.given == Given(
        authors=("林河", "周渡"),
        tags=("中秋", "河岸"),
        published="2020-09-13T20:26:40+08:00",
        deck="灯还亮着。",
    )


def test_without_a_text_the_summary_stands_for_it() -> None:
    """It is then no deck."""
    (found,) = dumps(RSS.format(item()))

    assert (found.body, found.given.deck) == ("<p>灯还亮着。</p>", "")


def test_a_summary_that_only_begins_the_text_is_no_deck() -> None:
    """Cut off with dots, as most of them are."""
    entry = (
        '<entry><title>a</title><link href="a"/><id>1</id><summary>昨夜大风，灯…</summary>'
        '<content type="html">&lt;p&gt;昨夜大风，灯笼落了。&lt;/p&gt;</content></entry>'
    )

    assert dumps(ATOM.format(entry))[0].given.deck == ""


def test_an_atom_entry_resolves_its_links_by_its_base() -> None:
    """Those of the text as well; the feed's author is that of entries without one."""
    entry = (
        '<entry xml:base="2020/"><title type="html">灯&lt;i&gt;笼&lt;/i&gt;</title>'
        '<link rel="alternate" href="a.html"/><id>urn:a</id>'
        "<published>2020-09-13T20:26:40+08:00</published>"
        '<category term="x" label="中秋"/><category term="http://schemas.example/#post"/>'
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">'
        '<p>看<a href="b.html">图</a><img src="/i.jpg"/></p></div></content></entry>'
    )
    (found,) = dumps(ATOM.format(entry))

    assert found.title == "灯笼"
    assert found.url == "https://lantern.example/2020/a.html"
    assert 'href="https://lantern.example/2020/b.html"' in found.body
    assert 'src="https://lantern.example/i.jpg"' in found.body
    assert found.given.authors == ("灯笼报编辑部",)
    assert found.given.tags == ("中秋",)


def test_an_rdf_item_is_an_entry_too() -> None:
    """With Dublin Core for its facts."""
    (found,) = dumps(
        RDF.format(
            '<item rdf:about="https://lantern.example/1"><title>灯笼</title>'
            "<link>https://lantern.example/1</link><dc:creator>甲</dc:creator>"
            "<dc:creator>乙</dc:creator><dc:date>2020-09-13T20:26:40+08:00</dc:date>"
            "<description>灯还亮着。</description></item>"
        )
    )

    assert found.given.authors == ("甲", "乙")
    assert found.given.published == "2020-09-13T20:26:40+08:00"


def test_a_plain_text_keeps_its_paragraphs() -> None:
    """And what looks like a tag in it is none."""
    entry = (
        '<entry><title>a</title><link href="a"/><id>1</id>'
        '<content type="text">一 &lt; 二\n三\n\n四</content></entry>'
    )

    assert dumps(ATOM.format(entry))[0].body == "<p>一 &lt; 二<br>三</p><p>四</p>"


@pytest.mark.parametrize(
    ("date", "published"),
    [
        ("Sun, 13 Sep 2020 20:26:40", "2020-09-13"),
        ("2020-09-13T20:26:40", "2020-09-13"),
        ("2020-09-13", "2020-09-13"),
        ("Sun, 13 Sep 2020 20:26:40 GMT", "2020-09-13T20:26:40+00:00"),
        ("soon", ""),
        ("Sun, 13 Sep 99999 20:26:40 GMT", ""),
    ],
)
def test_a_time_without_its_zone_is_a_day(date: str, published: str) -> None:
    """Where the feed does not say where its clock hangs."""
    (found,) = dumps(RSS.format(item(more=f"<pubDate>{date}</pubDate>")))

    assert found.given.published == published


def test_the_same_entry_has_the_same_id_and_digest_in_another_feed_file() -> None:
    """So a feed that is saved every day tells each article once."""
    one = dumps(RSS.format(item("/1", "甲") + item("/2", "乙")))
    two = dumps(RSS.format(item("/3", "丙") + item("/2", "乙")))

    assert (one[1].path, one[1].sha256) == (two[1].path, two[1].sha256)
    assert len({d.path for d in one + two}) == len({d.sha256 for d in one + two}) == 3


def test_entries_that_share_their_id_are_all_kept_but_the_very_same_once() -> None:
    """Some feeds give every item the id of the feed."""
    guid = '<guid isPermaLink="false">x</guid>'
    feed = RSS.format(
        item("/1", "甲", guid) + item("/2", "乙", guid) + item("/1", "甲", guid)
    )

    found = dumps(feed)

    assert [d.title for d in found] == ["甲", "乙"]
    assert found[1].path == found[0].path + "~"


@pytest.mark.parametrize(
    ("entry", "id_"),
    [
        (item(""), "D004"),
        ("<item><title>灯</title><description>笼</description></item>", "D004"),
        (item("javascript:alert(1)"), "D004"),
        (item("data:text/html,x"), "D004"),
        (item("http://[::1"), "D004"),
        (item(title=""), "D007"),
        (item(title="&lt;b&gt;&lt;/b&gt;"), "D007"),
        ("<item><title>灯</title><link>/1</link></item>", "D005"),
    ],
)
def test_an_entry_of_which_no_article_can_come_stops_no_other(
    entry: str, id_: str
) -> None:
    """It has an id and a place of its own."""
    found = read_raw(RSS.format(entry + item("/2", "好")).encode(), PATH)

    bad, good = found
    assert isinstance(bad, DumpError)
    assert isinstance(good, Read)
    assert (bad.id, good.dump.title) == (id_, "好")
    assert bad.where.startswith(f"{PATH}#")


def test_html_in_a_title_is_taken_out_and_entities_are_characters() -> None:
    """Escaped once, twice, or in a section of its own."""
    titles = [
        "&lt;b&gt;灯&lt;/b&gt;笼",
        "<![CDATA[灯<script>x</script>笼]]>",
        "灯&amp;amp;笼",
    ]
    feed = RSS.format("".join(item(f"/{n}", title) for n, title in enumerate(titles)))

    assert [d.title for d in dumps(feed)] == ["灯笼", "灯笼", "灯&笼"]


def test_a_feed_that_swells_or_reads_files_is_refused(tmp_path: Path) -> None:
    """Entities out of entities, and entities out of files."""
    secret = tmp_path / "secret"
    secret.write_text("geheim")
    head = '<?xml version="1.0"?><!DOCTYPE r [{}]>'
    lol = '<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">'
    body = RSS.format(item(title="&b;")).partition("?>")[2]

    assert errors(head.format(lol) + body) == ["D018"]
    assert errors(head.format(f'<!ENTITY b SYSTEM "{secret.as_uri()}">') + body) == [
        "D018"
    ]
    assert errors(head.format('<!ENTITY % p SYSTEM "x">') + body) == ["D018"]


def test_entities_for_single_characters_are_harmless() -> None:
    """Old feeds define those of HTML anew."""
    head = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY middot "&#183;">]>'
    body = RSS.format(item(title="灯&middot;笼")).partition("?>")[2]

    assert dumps(head + body)[0].title == "灯·笼"


@pytest.mark.parametrize(
    "text",
    [
        "<?xml version='1.0'?><urlset><url/></urlset>",
        "<rss></rss>",
        RSS.format(""),
        "<?xml version='1.0'?><rss",
        "<?xml version='1.0'?><!DOCTYPE",
        "<feed>" + "<a>" * 5000,
        "<rss><channel><item>",
    ],
)
def test_xml_that_is_no_feed_is_one_problem(text: str) -> None:
    """And no crash."""
    assert errors(text) == ["D018"]


def test_a_broken_feed_is_read_as_far_as_it_goes() -> None:
    """An ampersand by itself, a tag that nobody closed."""
    feed = RSS.format(item("/1?a=1&b=2", "灯 & 笼"))

    (found,) = dumps(feed)

    assert (found.title, found.url) == ("灯 & 笼", "https://lantern.example/1?a=1&b=2")


@pytest.mark.parametrize(
    ("codec", "declared"), [("gbk", "gb2312"), ("utf-8", "gb2312")]
)
def test_what_a_feed_declares_does_not_decide(codec: str, declared: str) -> None:
    """It is what the bytes say that counts; the odd encoding is told of once."""
    text = RSS.replace("utf-8", declared).format(
        item("/1", "我们在河边看灯") + item("/2", "这是大家的中秋")
    )

    found = read_raw(text.encode(codec), PATH)

    assert [one.dump.title for one in found if isinstance(one, Read)] == [
        "我们在河边看灯",
        "这是大家的中秋",
    ]
    ids = [[p.id for p in one.problems] for one in found if isinstance(one, Read)]
    assert ids == [["D012"], []]


def test_a_part_of_a_feed_is_had_by_its_name() -> None:
    """And one that is no longer there is a problem, not another article."""
    data = RSS.format(item("/1", "甲") + item("/2", "乙") + item("", "丙")).encode()
    found = read_raw(data, PATH)
    one, two, broken = found
    assert isinstance(one, Read)
    assert isinstance(two, Read)
    assert isinstance(broken, DumpError)

    assert read_part(data, PATH, two.dump.path) == two
    for part, id_ in ((broken.where, "D004"), (f"{PATH}#gone", "D010")):
        with pytest.raises(DumpError) as caught:
            read_part(data, PATH, part)
        assert caught.value.id == id_


def test_an_archive_without_feeds_does_not_load_the_feed_library() -> None:
    """It would cost every start a tenth of a second."""
    code = (
        "import sys; from archive.dumps.raw import read_raw;"
        " read_raw(b'[a](https://a.example/)\\n---\\n<p>a</p>', 'a.md');"
        " sys.exit('feedparser' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
