import pytest

from archive.dumps.characters import read_text
from archive.dumps.raw import read_raw
from archive.dumps.reader import Read
from archive.errors import DumpError
from tests.dumps.samples import dump

DECLARED = '<?xml version="1.0" encoding="{}"?>\n<rss>{}</rss>'


def notices(data: bytes) -> list[tuple[str, str]]:
    """Ids and messages of what was odd about a file."""
    (read,) = read_raw(data, "a.md")
    assert isinstance(read, Read)
    return [(problem.id, problem.message) for problem in read.problems]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_utf8_is_nothing_to_tell_of(encoding: str) -> None:
    """With or without its mark."""
    assert notices(dump().decode().encode(encoding)) == []


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("gbk", "gb18030"),
        ("big5", "big5"),
        ("utf-16", "utf-16"),
        ("utf-16-be", "utf-16-be"),
    ],
)
def test_any_other_encoding_is_named(encoding: str, name: str) -> None:
    """A wrong guess must not go unseen."""
    text = dump("風與燈", body="<p>我們在河邊看燈，這是大家的中秋。</p>").decode()

    assert notices(text.encode(encoding)) == [("D012", f"read as {name}")]


@pytest.mark.parametrize(("count", "words"), [(1, "1 character"), (3, "3 characters")])
def test_lost_characters_are_counted(count: int, words: str) -> None:
    """U+FFFD in a dump was there before the dump was saved."""
    data = dump(body="<p>河边" + "\ufffd" * count + "灯笼</p>")

    assert notices(data) == [("D013", f"the dump has lost {words}")]


def test_a_wrong_declaration_is_told_of_and_not_followed() -> None:
    """UTF-8 says what it is by itself."""
    text = DECLARED.format("gb2312", "河边的灯笼")

    found = read_text(text.encode(), "f.xml")

    assert found.text == text
    assert [p.id for p in found.problems] == ["D012"]
    assert "gb2312" in found.problems[0].message


def test_a_right_declaration_of_a_foreign_encoding_is_followed() -> None:
    """Nothing in the bytes of Latin-1 or Shift-JIS tells what they are."""
    text = DECLARED.format("iso-8859-1", "café à la crème")

    assert read_text(text.encode("iso-8859-1"), "f.xml").text == text


@pytest.mark.parametrize(
    "codec", ["unicode_escape", "zlib", "utf-7", "nonsense", "hex"]
)
def test_a_declared_codec_that_is_no_encoding_is_not_run(codec: str) -> None:
    """A file does not choose what the program does with it."""
    data = DECLARED.format(codec, "x").encode() + b"\xff\xfe\xfd"

    with pytest.raises(DumpError) as caught:
        read_text(data, "f.xml")

    assert caught.value.id == "D002"


@pytest.mark.parametrize(
    ("data", "id_"),
    [(b"", "D001"), (b"\0\0 \n", "D001"), (b"\x89PNG\x01\x02" * 9, "D002")],
)
def test_what_is_no_text_is_an_error(data: bytes, id_: str) -> None:
    """As a value in the place of the dump, so that others go on."""
    (found,) = read_raw(data, "a.md")

    assert isinstance(found, DumpError)
    assert found.id == id_
