"""The three files of settings: strict, and friendly about it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from archive.errors import ConfigError
from archive.formats.settings import read_outlets, read_site, read_topics

Reader = Callable[[Path, str], object]


@pytest.mark.parametrize(
    ("reader", "text", "id_", "where", "part"),
    [
        (read_site, "titel = 1", "C002", "f.toml:1", 'did you mean "title"'),
        (read_site, "\nfeed_entries = 'x'", "C003", "f.toml:2", "feed_entries"),
        (read_site, "a = = 1", "C001", "f.toml:1", "not TOML"),
        (read_outlets, "[a_b]\nnames = {zh='x', en='y'}", "C004", "f.toml:1", "a_b"),
        (read_outlets, "a = 1", "C003", "f.toml", "no table"),
        (read_outlets, "[a]\nname = 1", "C002", "f.toml:2", 'did you mean "names"'),
        (
            read_topics,
            "[[topics]]\nslug='a'\nnames={zh='x',en='y'}\nparent='b'",
            "C005",
            "f.toml:4",
            "no topic",
        ),
        (
            read_topics,
            "[[topics]]\nslug='a'\nnames={zh='x',en='y'}\nparent='a'",
            "C005",
            "f.toml",
            "its own parent",
        ),
        (
            read_topics,
            "[[topic]]\nslug='a'",
            "C002",
            "f.toml:1",
            'did you mean "topics"',
        ),
    ],
)
def test_a_mistake_is_named(
    reader: Reader, text: str, id_: str, where: str, part: str, tmp_path: Path
) -> None:
    """File, line, what is wrong, and what was probably meant."""
    file = tmp_path / "f.toml"
    file.write_text(text, "utf-8")

    with pytest.raises(ConfigError) as caught:
        reader(file, "f.toml")

    assert caught.value.id == id_
    assert caught.value.where.startswith(where)
    assert part in str(caught.value)


def test_only_the_site_must_be_there(tmp_path: Path) -> None:
    """``site.toml`` marks a project root; the other two may be missing."""
    with pytest.raises(ConfigError) as caught:
        read_site(tmp_path / "site.toml", "content/site.toml")

    assert caught.value.id == "C006"
    assert read_outlets(tmp_path / "x", "x") == ()
    assert read_topics(tmp_path / "x", "x") == ()


def test_an_address_gets_its_final_slash(tmp_path: Path) -> None:
    """Links are made by appending to it."""
    (tmp_path / "site.toml").write_text('base_url = "https://a.example/news"')

    settings = read_site(tmp_path / "site.toml", "site.toml")

    assert settings.base_url == "https://a.example/news/"
