"""The words of the interface, in both languages."""

import re
import string
from pathlib import Path

import pytest
from jinja2 import nodes

from archive.errors import TemplateError
from archive.pages.views import RobotsView
from archive.render.closure import Trees, closure, tables_used, texts_used
from archive.render.renderer import Renderer
from archive.render.strings import Strings, load_strings
from archive.render.templates import VIEWS
from archive.render.theme import find_theme

THEME = find_theme(Path(__file__).resolve().parents[2])
STRINGS = load_strings(THEME)


def base_keys(strings: Strings) -> set[str]:
    return {re.sub(r"\.(one|other)$", "", key) for key in strings.texts}


def trees() -> Trees:
    parsed: Trees = {}
    for name in VIEWS:
        closure(THEME, name, parsed)
    return parsed


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_same_keys() -> None:
    """What can be said in one language can be said in the other."""
    assert base_keys(STRINGS["zh"]) == base_keys(STRINGS["en"])


def test_every_key_is_used_and_exists() -> None:
    """No text without a template, no template without its text."""
    used = set().union(*map(texts_used, trees().values()))
    for table in set().union(*map(tables_used, trees().values())):
        used |= set(STRINGS["zh"].under(table))

    assert used == base_keys(STRINGS["zh"])


def test_placeholders_are_filled() -> None:
    """Every call fills what the texts of both languages ask for."""
    missing = []
    for tree in trees().values():
        for call in tree.find_all(nodes.Call):
            if not (isinstance(call.node, nodes.Name) and call.node.name == "t"):
                continue
            assert isinstance(call.args[0], nodes.Const)
            given = {pair.key for pair in call.kwargs}
            for strings in STRINGS.values():
                for key, text in strings.forms(call.args[0].value).items():
                    if placeholders(text) - given:
                        missing.append((key, text))

    assert missing == []


def test_a_table_of_names() -> None:
    """What a table knows has a name in words; anything else keeps its own."""
    texts = {"dropped.ad-slot": "adverts", "dropping.x": "no", "nav.a.b": "no"}
    strings = Strings(ui="en", where="strings/en.toml", texts=texts)

    assert strings.under("dropped") == {"dropped.ad-slot": "adverts"}
    assert strings.word("dropped", "ad-slot") == "adverts"
    assert strings.word("dropped", "<b>{n}") == "<b>{n}"
    assert strings.word("dropped", "") == ""


def test_a_table_for_a_script(tmp_path: Path) -> None:
    """A script of a page gets a table as it is written; an unknown one is an error."""
    texts = {
        "results.found.one": "one",
        "results.found.other": "{n}",
        "resulting": "no",
    }
    strings = Strings(ui="en", where="strings/en.toml", texts=texts)

    assert strings.texts_of("results") == {"found.one": "one", "found.other": "{n}"}

    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "robots.txt").write_text('{{ texts("result") }}')
    renderer = Renderer(find_theme(tmp_path))
    with pytest.raises(TemplateError, match="results"):
        renderer.render(
            "robots.txt", site=None, frame=None, view=RobotsView(sitemap="")
        )


def test_the_search_page_knows_its_texts() -> None:
    """Its script asks for no text that is missing, and for each that there is."""
    scripts = [
        path.read_text("utf-8") for path in THEME.static[-1].glob("search-page/*")
    ]
    code = "".join(scripts)
    by_list = {"lang", "outlet", "topic", "translated", "media"}
    asked = by_list | set(re.findall(r'\b(?:say|group)\("(\w+)"', code))
    known = STRINGS["zh"].texts_of("results")

    assert asked == set(known)
    filled = set(re.findall(r"\b(\w+)\b", code))
    for strings in STRINGS.values():
        for text in strings.texts_of("results").values():
            assert placeholders(text) <= filled


def test_english_plurals() -> None:
    """One article, two articles; Chinese does not mind."""
    english, chinese = STRINGS["en"], STRINGS["zh"]

    assert english.say("n_articles", n=1) == "1 article"
    assert english.say("n_articles", n=0) == "0 articles"
    assert english.say("n_articles", n=12345) == "12,345 articles"
    assert chinese.say("n_articles", n=12345) == "12,345 篇"


def test_unknown_key() -> None:
    """A key that is in no file is an error that names both."""
    with pytest.raises(TemplateError) as caught:
        STRINGS["zh"].say("no.such")

    assert caught.value.id == "T003"
    assert caught.value.where.endswith("templates/strings/zh.toml")
    assert "no.such" in caught.value.message


@pytest.mark.parametrize("text", ["{m} of {n}", "{n} {", "{0}", "{n.x}"])
def test_unfilled_placeholder(text: str) -> None:
    """A placeholder that nobody fills, or that cannot be read, is an error."""
    strings = Strings(ui="en", where="strings/en.toml", texts={"key": text})

    with pytest.raises(TemplateError) as caught:
        strings.say("key", n=3)

    assert caught.value.id == "T004"
    assert caught.value.where == "strings/en.toml"
    assert '"key"' in caught.value.message


def test_project_changes_one_text(tmp_path: Path) -> None:
    """A project's file of texts needs only those that it changes."""
    folder = tmp_path / "templates" / "strings"
    folder.mkdir(parents=True)
    (folder / "en.toml").write_text('[nav]\ntopics = "Subjects"\n', "utf-8")

    strings = load_strings(find_theme(tmp_path))["en"]

    assert strings.say("nav.topics") == "Subjects"
    assert strings.say("nav.outlets") == STRINGS["en"].say("nav.outlets")


@pytest.mark.parametrize("text", ["nav = ", "nav = 3", "[nav]\ntopics = [1]"])
def test_broken_file(tmp_path: Path, text: str) -> None:
    """A file of texts that is no TOML, or holds no texts, is named."""
    folder = tmp_path / "templates" / "strings"
    folder.mkdir(parents=True)
    (folder / "zh.toml").write_text(text, "utf-8")

    with pytest.raises(TemplateError) as caught:
        load_strings(find_theme(tmp_path))

    assert caught.value.id == "T001"
    assert caught.value.where == "templates/strings/zh.toml"
