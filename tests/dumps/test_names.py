from itertools import permutations

import pytest

from archive.dumps.names import clean, select


def chosen(*paths: str) -> set[str]:
    """The paths that count, out of all paths of a source."""
    selection = select(tuple(path.split("/")) for path in paths)
    return {"/".join(parts) for parts in selection.chosen}


def left_out(*paths: str) -> list[str]:
    selection = select(tuple(path.split("/")) for path in paths)
    return ["/".join(parts) for parts in selection.left_out]


@pytest.mark.parametrize(
    "name",
    [
        "README.md",
        "readme.zh-CN.md",
        "LICENSE",
        "Changelog.md",
        "Makefile",
        "robots.txt",
        "sitemap.xml",
        ".hidden.md",
        ".git/HEAD",
        "__MACOSX/a.md",
        "a.jpg",
        "a.py",
        "a.yml",
    ],
)
def test_a_file_that_is_plainly_no_dump_is_left_out_quietly(name: str) -> None:
    """Neither read nor told of."""
    assert chosen(name, "a.md", "b/c.md") == {"a.md", "b/c.md"}
    assert left_out(name, "a.md", "b/c.md") == []


@pytest.mark.parametrize(
    "name",
    [
        "a.md",
        "a .md",
        "a.MD",
        "a.md ",
        "1047",
        "a.txt",
        "a.html",
        "a.markdown",
        "f.rss",
    ],
)
def test_a_file_with_the_ending_of_a_dump_counts(name: str) -> None:
    """Blanks around the dot and capitals do not matter, nor does a missing ending."""
    assert chosen(name, "x/y.md") == {name, "x/y.md"}


@pytest.mark.parametrize("top", ["", "news-master/", "a/b/"])
def test_in_a_repository_only_what_lies_below_articles_counts(top: str) -> None:
    """A download may wrap everything in one folder more, or in two."""
    found = chosen(
        f"{top}README.md",
        f"{top}articles/BBC/1.md",
        f"{top}articles/lists/2.md",
        f"{top}lists/BBC.md",
        f"{top}about/notes.md",
    )

    assert found == {f"{top}articles/BBC/1.md", f"{top}articles/lists/2.md"}


def test_what_lies_beside_articles_is_told_of_unless_it_is_a_list() -> None:
    """Nothing that might have been a dump vanishes without a word."""
    assert left_out("articles/1.md", "extra/2.md", "lists/3.md", "README.md") == [
        "extra/2.md"
    ]


def test_posts_count_as_articles_do() -> None:
    """A Jekyll site's pages and layouts are not its posts."""
    found = chosen("_posts/2020-01-01-a.md", "_layouts/post.html", "index.md")

    assert found == {"_posts/2020-01-01-a.md"}


def test_further_down_a_folder_of_that_name_is_a_repository_only_with_a_sign() -> None:
    """An outlet may well keep its dumps in ``articles`` and more beside it."""
    plain = ("paper/articles/1.md", "paper/extra/2.md", "other/3.md")

    assert chosen(*plain) == set(plain)
    assert chosen(*plain, "paper/README.md") == {"paper/articles/1.md", "other/3.md"}


def test_lists_without_articles_are_lists_at_the_top_only() -> None:
    """Further down, a folder of that name may be an outlet's."""
    assert chosen("lists/a.md", "b/lists/c.md") == {"b/lists/c.md"}


def test_order_decides_nothing() -> None:
    """The same files in any order are the same dumps."""
    names = ("w/README.md", "w/articles/1.md", "w/lists/x.md", "w/extra/2.md")

    assert {frozenset(chosen(*order)) for order in permutations(names)} == {
        frozenset({"w/articles/1.md"})
    }


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("a/b.md", ("a", "b.md")),
        ("/etc/passwd", ("etc", "passwd")),
        ("../../a.md", ("a.md",)),
        ("a/./../b.md", ("a", "b.md")),
        ("C:/a.md", ("a.md",)),
        ("a//b.md", ("a", "b.md")),
        ("..", ()),
        ("", ()),
    ],
)
def test_a_members_name_leads_nowhere(name: str, parts: tuple[str, ...]) -> None:
    """It is a label and nothing else."""
    assert clean(name) == parts
