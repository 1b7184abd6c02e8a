"""Each problem of a site: found where it is, and only there."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from archive import check as package
from archive.check import check_site
from archive.check.finding import _TEXTS
from archive.errors import OutputError
from archive.model.report import CheckReport
from archive.pages.budget import HOST_BUDGET, Budget
from tests.check.conftest import PAGE, SOUND, Check, Site


def page(body: str) -> str:
    """A page that the sound site links to, with this body."""
    return PAGE.format('<p id="p1">x</p>' + body)


def at_a(body: str) -> Site:
    """The sound site with this body in one page."""
    return {"zh/2023/a.html": page(body)}


CASES: dict[str, tuple[str, Site, str, str]] = {
    "a link to a page that is missing": (
        "L001",
        at_a('\n\n<a href="../2024/b.html?x=1#y">b</a>'),
        "site/zh/2023/a.html:7",
        "site/zh/2024/b.html",
    ),
    "a link to a folder": (
        "L002",
        at_a('<a href="../">up</a>'),
        "site/zh/2023/a.html:5",
        "“../”",
    ),
    "a link to a folder without its slash": (
        "L002",
        at_a('<a href="../../zh">up</a>'),
        "site/zh/2023/a.html:5",
        "“../../zh”",
    ),
    "a fragment that another page does not have": (
        "L003",
        at_a('<a href="../index.html#nowhere">x</a>'),
        "site/zh/2023/a.html:5",
        "#nowhere",
    ),
    "a fragment that the page itself does not have": (
        "L003",
        at_a('<a href="#p2">x</a>'),
        "site/zh/2023/a.html:5",
        "“#p2”",
    ),
    "a link from the root": (
        "L004",
        at_a('<a href="/zh/index.html">x</a>'),
        "site/zh/2023/a.html:5",
        "“/zh/index.html”",
    ),
    "a link without a scheme": (
        "L004",
        at_a('<img src="//example.com/a.png" alt="">'),
        "site/zh/2023/a.html:5",
        "“//example.com/a.png”",
    ),
    "a link to the disk": (
        "L004",
        at_a('<a href="file:///home/a.html">x</a>'),
        "site/zh/2023/a.html:5",
        "file:///home/a.html",
    ),
    "a link out of the folder": (
        "L005",
        at_a('<a href="../../../x.html">x</a>'),
        "site/zh/2023/a.html:5",
        "../../../x.html",
    ),
    "a link in the wrong case": (
        "L006",
        at_a('<a href="../Index.html">x</a>'),
        "site/zh/2023/a.html:5",
        "site/zh/index.html",
    ),
    "a picture that is missing": (
        "L007",
        at_a('<img src="b.png" alt="">'),
        "site/zh/2023/a.html:5",
        "site/zh/2023/b.png",
    ),
    "a picture of a set that is missing": (
        "L007",
        at_a('<img srcset="../../static/a.png 1x, b%20b.png 2x" alt="">'),
        "site/zh/2023/a.html:5",
        "site/zh/2023/b b.png",
    ),
    "a file that a style sheet names": (
        "L007",
        {"static/a.css": "a{}\nb{background:url( 'a.png' )}\nc{src:url(\"f.woff2\")}"},
        "site/static/a.css:3",
        "site/static/f.woff2",
    ),
    "an import of a style sheet": (
        "L007",
        {"static/a.css": '@import "b.css";\nb{background:url(a.png)}'},
        "site/static/a.css:1",
        "site/static/b.css",
    ),
    "an id twice": (
        "L008",
        at_a('\n<p id="p1">again</p>'),
        "site/zh/2023/a.html:6",
        "“p1”",
    ),
    "no language": (
        "L009",
        {"zh/2023/a.html": '<!DOCTYPE html>\n<html><p id="p1">x</p></html>'},
        "site/zh/2023/a.html:2",
        "lang",
    ),
    "a feed that is no XML": (
        "L010",
        {"sitemap.xml": "<urlset>\n<url>\n</urlset>"},
        "site/sitemap.xml:3",
        "url",
    ),
    "a page nobody links to": (
        "L011",
        {"zh/alone.html": PAGE.format('<a href="alone.html">myself</a>')},
        "site/zh/alone.html",
        "nothing",
    ),
    "a name in two cases": (
        "L012",
        {
            "zh/B.html": page(""),
            "zh/b.html": page(""),
            **at_a('<a href="../B.html">1</a><a href="../b.html">2</a>'),
        },
        "site/zh/b.html",
        "site/zh/B.html",
    ),
    "a page that is not UTF-8": (
        "L017",
        {"zh/2023/a.html": page("").encode() + "<p>中文</p>".encode("gb18030")},
        "site/zh/2023/a.html:6",
        "UTF-8",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_problem_is_found(case: str, check: Check) -> None:
    """One fault makes one problem, at its file and line, naming what is wrong."""
    id, changes, where, words = CASES[case]
    if id == "L017" or case == "no language":
        changes = {
            **changes,
            "zh/index.html": SOUND["zh/index.html"].replace("#p1", ""),
        }
    problems = check(changes)

    assert [(problem.id, problem.where) for problem in problems] == [(id, where)]
    assert words in problems[0].message
    assert problems[0].hint


def test_every_id_is_documented_and_tried() -> None:
    """The table of ids, the texts and the cases name the same ids."""
    documented = {
        line.split()[0]
        for line in (package.__doc__ or "").splitlines()
        if line.startswith("    L")
    }
    by_size = {"L013", "L014", "L015"}

    assert documented == set(_TEXTS) | {"L016"}
    assert documented == {case[0] for case in CASES.values()} | by_size | {"L016"}


def test_a_sound_site_has_no_problems(report: Callable[..., CheckReport]) -> None:
    """Good links of every kind are no problem, and all are counted."""
    found = report()

    assert found.problems == ()
    assert found.files == len(SOUND)
    assert found.links >= 7


@pytest.mark.parametrize(
    "body",
    [
        '<a href="#">top</a><a href="#top">top</a>',
        '<a href="">here</a>',
        '<a href="../index.html?q=x">query</a>',
        '<a href="../index.html#:~:text=x">text fragment</a>',
        '<a href="%2e%2e/index%2Ehtml">encoded</a>',
        '<a href=" ../index.html ">spaces</a>',
        '<a href="../../zh/./2023/../index.html">detour</a>',
        '<img src="data:image/png;base64,AAAA" alt="">',
        '<a href="javascript:void(0)">script</a><a href="HTTPS://a.example">x</a>',
        '<img srcset="../../static/a.png, ../../static/a.png 2x" alt="">',
        "<p style=\"background:url('../../static/a.png')\">x</p>",
        "<style>/* url(none.png) */ p{background:url(../../static/a.png)}</style>",
        '<!-- <a href="none.html"> --><script>"<a href=none.html>"</script>',
        '<a name="old">x</a><a href="#old">x</a>',
        "<a href=../index.html>no quotes</a>",
        '<a href="../index.html" data-x="<a href=\'none.html\'>">x</a>',
        '<a href="../index.html">&lt;a href="none.html"&gt;</a>',
    ],
)
def test_what_browsers_accept_is_no_problem(body: str, check: Check) -> None:
    """Addresses are read as browsers read them."""
    assert check(at_a(body)) == ()


def test_a_fragment_is_compared_decoded(check: Check) -> None:
    """``#%E4%B8%AD`` leads to the id 中."""
    assert check(at_a('<p id="中">x</p><a href="#%E4%B8%AD">x</a>')) == ()


def test_many_links_to_one_missing_page_are_one_problem(check: Check) -> None:
    """What is missing is told once, with the number of pages that want it."""
    pages: Site = {f"zh/p{n}.html": page('<a href="no.html">x</a>') for n in range(9)}
    links = "".join(f'<a href="../{name[3:]}">x</a>' for name in pages)
    problems = check({**pages, **at_a(links)})

    assert [problem.id for problem in problems] == ["L001"]
    assert problems[0].where == "site/zh/p0.html:5"
    assert "8 more pages" in problems[0].message


def test_files_nobody_links_to_are_told_by_folder(check: Check) -> None:
    """A thousand left-overs of one folder are one notice."""
    problems = check({f"old/{n:03}.html": page("") for n in range(100)})

    assert [(p.id, p.severity, p.where) for p in problems] == [
        ("L011", "notice", "site/old/000.html")
    ]
    assert "99 more" in problems[0].message


def test_what_a_script_loads_is_no_orphan(check: Check) -> None:
    """Files that a script or a data- attribute names, by file or by folder, are used."""
    changes: Site = {
        "static/s.js": 'fetch("index/" + n + ".json")',
        "index/1.json": "{}",
        "index/2.json": "{}",
        "x/words.bin": "x",
        **at_a(
            '<p data-words="../../x/words.bin"></p><script src="../../static/s.js">'
        ),
    }

    assert check(changes) == ()


def test_data_is_no_orphan(check: Check) -> None:
    """Programs know where it lies."""
    assert check({"data/reissues.jsonl": "{}"}) == ()


def test_absolute_addresses_of_the_site_itself(check: Check) -> None:
    """With a base URL canonical links, feeds and the sitemap are held to the files."""
    base = "https://a.example/news"
    changes: Site = {
        "sitemap.xml": f"<urlset><url><loc>{base}/zh/2023/a.html</loc></url>"
        f"<url><loc>{base}/zh/2023/gone.html</loc></url></urlset>",
        "404.html": PAGE.format('<a href="/news/zh/index.html">x</a>'),
        **at_a(
            f'<link rel="canonical" href="{base}/zh/2023/a.html"><a href="{base}">x</a>'
            f'<a href="{base}/zh/">folder</a><a href="{base}paper/x.html">other</a>'
        ),
    }
    problems = check(changes, base_url=base)

    assert [(p.id, p.where) for p in problems] == [("L001", "site/sitemap.xml:1")]


def test_a_canonical_link_does_not_make_a_page_known(check: Check) -> None:
    """Only what a reader can follow counts: no canonical, no hreflang, no sitemap."""
    base = "https://a.example/"
    changes: Site = {
        "zh/alone.html": page(""),
        "sitemap.xml": f"<urlset><url><loc>{base}zh/alone.html</loc></url></urlset>",
        **at_a('<link rel="alternate" hreflang="en" href="../alone.html">'),
    }

    assert [p.id for p in check(changes, base_url=base)] == ["L011"]


def test_base_href_moves_relative_links(check: Check) -> None:
    """A page with ``<base>`` is read as a browser reads it."""
    head = '<base href="../">'

    assert check(at_a(head + '<a href="index.html">x</a>')) == ()
    assert [p.id for p in check(at_a(head + '<a href="../index.html#no">x</a>'))] == [
        "L003"
    ]


BUDGET = HOST_BUDGET
WHOLE = sum(len(text) for text in SOUND.values())


@pytest.mark.parametrize(
    ("budget", "expected"),
    [
        (replace(BUDGET, site=WHOLE), ("L013", "warning", "site")),
        (replace(BUDGET, site=20), ("L014", "error", "site")),
        (replace(BUDGET, artifact=20), ("L014", "error", "site")),
        (replace(BUDGET, file=200), ("L015", "error", "site/zh/index.html")),
    ],
)
def test_sizes(budget: Budget, expected: tuple[str, str, str], check: Check) -> None:
    """The site's size and each file's are held against the budget."""
    assert [(p.id, p.severity, p.where) for p in check(budget=budget)] == [expected]


def test_no_site_is_an_error_with_a_hint(tmp_path: Path) -> None:
    """An empty or missing folder raises L016, which says what to run."""
    with pytest.raises(OutputError) as caught:
        check_site(tmp_path / "site")

    assert caught.value.id == "L016"
    assert "archive build" in caught.value.hint


def test_many_workers_find_what_one_finds(report: Callable[..., CheckReport]) -> None:
    """The number of jobs changes nothing but the time."""
    pages: Site = {
        f"zh/p{n}.html": page(f'<a href="p{(n + 1) % 700}.html#p{n % 2 + 1}">x</a>')
        for n in range(700)
    }
    one = report({**pages, **at_a('<a href="../p0.html">x</a>')}, jobs=1)
    many = report(jobs=3)

    assert len(one.problems) == 350
    assert (many.problems, many.links) == (one.problems, one.links)


def test_progress_is_told(report: Callable[..., CheckReport]) -> None:
    """The last word of progress is that all files are done."""
    told: list[tuple[str, int, int]] = []
    report(progress=lambda *step: told.append(step))

    assert told[-1] == ("check", len(SOUND), len(SOUND))
