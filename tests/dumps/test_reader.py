"""The header of a dump, in every form that real archives have."""

import pytest

from archive.dumps.reader import read_dump
from archive.errors import DumpError

BODY = "<p>正文</p>"


def dump(head: str, body: str = BODY) -> bytes:
    return f"{head}\n------\n\n{body}\n".encode()


@pytest.mark.parametrize(
    ("head", "title", "url"),
    [
        ("[标题](https://a.example/b)", "标题", "https://a.example/b"),
        ("[标题\n\n](https://a.example/b)", "标题", "https://a.example/b"),
        ("[[视频]北京](https://a.example/b)", "[视频]北京", "https://a.example/b"),
        ("[甲](乙)](https://a.example/b)", "甲](乙)", "https://a.example/b"),
        ("[甲](https://a.example/b(c))", "甲", "https://a.example/b(c)"),
        ("[&quot;甲&quot;  乙](https://a.example/b)", '"甲" 乙', "https://a.example/b"),
        (
            "[\u200b甲\u00a0\u3000乙 ](https://a.example/b)",
            "甲 乙",
            "https://a.example/b",
        ),
        (
            "[甲](http://a.example//cn/%E4%B8%AD)",
            "甲",
            "http://a.example//cn/%E4%B8%AD",
        ),
    ],
)
def test_title_and_address(head: str, title: str, url: str) -> None:
    """The title up to the last ``](``, folded; the address exactly as it stands."""
    found = read_dump(dump(f"<!--1594701872000-->\n{head}"), "a.md").dump

    assert (found.title, found.url, found.epoch) == (title, url, 1594701872)
    assert found.body == BODY


def test_a_date_line_is_the_time_and_no_text() -> None:
    """One archiver wrote ``日期：`` into the body instead of a comment."""
    body = f"日期：Sat, 27 Jun 2020 13:30:55 +0000\n\n{BODY}"
    found = read_dump(dump("[甲](https://a.example/b)", body), "a.md").dump

    assert (found.epoch, found.date_line, found.body) == (1593264655, True, BODY)


@pytest.mark.parametrize("stamp", ["9" * 40, "-99999999999999", "0"])
def test_an_impossible_time_is_told_and_left_out(stamp: str) -> None:
    """The dump is read all the same."""
    read = read_dump(dump(f"<!--{stamp}-->\n[甲](https://a.example/b)"), "a.md")

    assert read.dump.epoch is None
    assert [problem.id for problem in read.problems] == ["D006"]


@pytest.mark.parametrize(
    ("data", "id_", "where"),
    [
        (b"", "D001", "a.md"),
        (b" \n\n", "D001", "a.md"),
        (bytes(range(256)) * 40, "D002", "a.md"),
        (b"hello", "D003", "a.md:1"),
        (b"<!--1594701872000-->\nhello\n------\n\n<p>x</p>", "D003", "a.md:2"),
        (dump("[x](javascript:alert(1))"), "D004", "a.md:1"),
        (dump("[x](//a.example/b)"), "D004", "a.md:1"),
        (dump("[x](https://a.example/ b)"), "D004", "a.md:1"),
        (dump("[x](https://a.example/b)", "  "), "D005", "a.md"),
        (dump("[\u200b](https://a.example/b)"), "D007", "a.md:1"),
    ],
)
def test_what_cannot_be_an_article_says_why(data: bytes, id_: str, where: str) -> None:
    """A named problem and the line of the mistake."""
    with pytest.raises(DumpError) as caught:
        read_dump(data, "a.md")

    assert (caught.value.id, caught.value.where) == (id_, where)


def test_windows_line_ends_and_a_mark_make_no_difference() -> None:
    """The same dump, saved by another editor."""
    plain = dump("<!--1594701872000-->\n[甲](https://a.example/b)")
    other = b"\xef\xbb\xbf" + plain.replace(b"\n", b"\r\n")

    one, two = (read_dump(data, "a.md").dump for data in (plain, other))

    assert (one.title, one.url, one.body) == (two.title, two.url, two.body)
