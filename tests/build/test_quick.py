"""What the preview shows at once is what a build makes, and never stands in its way."""

from collections.abc import Callable
from pathlib import Path

import pytest

from archive import api
from archive.build.lock import alone
from archive.build.quick import Quick
from archive.model.report import BuildReport
from tests.sites import add, add_state

ID = "harbour-20230103-ferry"
FILE = f"content/articles/zh-Hans/{ID}.md"
Edit = Callable[[Path], object]


def site_of(root: Path) -> dict[str, bytes]:
    """Every file of the site."""
    site = root / "site"
    return {
        file.relative_to(site).as_posix(): file.read_bytes()
        for file in sorted(site.rglob("*"))
        if file.is_file()
    }


def built(root: Path) -> BuildReport:
    """As the preview builds."""
    return api.build(root, output=root / "site", in_place=True, jobs=1)


def clean(root: Path) -> dict[str, bytes]:
    """The site as a build makes it that knows nothing."""
    api.build(root, output=root / "site", full=True, jobs=1)
    return site_of(root)


def warm(root: Path) -> Quick:
    """After a build, ready to show what is saved."""
    built(root)
    quick = Quick(root, root / "site", lambda: api.settings(root))
    quick.warm_up()
    assert quick.is_warm
    return quick


SHOWN: dict[str, Edit] = {
    "body": lambda root: add(root, ID, "渡船改了时间。\n", topics=["ferries"]),
    "title": lambda root: add(root, ID, "正文。\n", title=f"“{ID}”"),
    "topics": lambda root: add(root, ID, "正文。\n", topics=["rivers", "nowhere"]),
    "authors": lambda root: add(root, ID, "正文。\n", authors=["甲"]),
    "deck": lambda root: add(root, ID, "正文。\n", deck="一句导语。"),
    "markup": lambda root: add(root, ID, "# 一\n\n> 二\n\n<script>三</script>\n"),
}


@pytest.mark.parametrize("edit", SHOWN.values(), ids=SHOWN)
def test_a_save_is_shown_as_a_build_makes_it(themed: Path, edit: Edit) -> None:
    """The article's pages, its history included, are those of a clean build at once."""
    add_state(themed, ID, "d1", "早先的正文。\n")
    quick = warm(themed)
    edit(themed)
    shown = quick.show([themed / FILE])
    now = site_of(themed)

    assert len(shown) == 4
    quick.after(built(themed))
    after = site_of(themed)
    assert after == clean(themed)
    assert {path: now[path] for path in shown} == {path: after[path] for path in shown}


NOT_SHOWN: dict[str, Edit] = {
    "broken": lambda root: (root / FILE).write_text("---\nno: \n", "utf-8"),
    "gone": lambda root: (root / FILE).unlink(),
    "another id": lambda root: (root / FILE).write_text(
        (root / FILE).read_text("utf-8").replace(ID, f"{ID}-2"), "utf-8"
    ),
    "withdrawn": lambda root: add(root, ID, visibility="withdrawn"),
    "another outlet": lambda root: add(root, ID, outlet="north"),
}


@pytest.mark.parametrize("edit", NOT_SHOWN.values(), ids=NOT_SHOWN)
def test_what_is_no_plain_edit_is_left_to_the_build(themed: Path, edit: Edit) -> None:
    """Nothing is written, and the build makes what a clean one makes."""
    quick = warm(themed)
    before = site_of(themed)
    edit(themed)

    assert quick.show([themed / FILE]) == {}
    assert site_of(themed) == before
    built(themed)
    assert site_of(themed) == clean(themed)


def test_an_edit_taken_back_leaves_nothing(themed: Path) -> None:
    """Shown, and saved as it was before the build: the page is as it was, too."""
    quick = warm(themed)
    before = site_of(themed)
    old = (themed / FILE).read_bytes()
    add(themed, ID, "只此一刻。\n")
    assert quick.show([themed / FILE])
    (themed / FILE).write_bytes(old)
    built(themed)

    assert site_of(themed) == before


def test_a_body_keeps_it_warm_and_a_title_does_not(themed: Path) -> None:
    """After a build that changed other pages, too, all is planned anew."""
    lead = "一。\n\n二。\n\n三。\n\n"
    add(themed, ID, f"{lead}四。\n", topics=["ferries"], deck="一句导语。")
    quick = warm(themed)
    add(themed, ID, f"{lead}五。\n", topics=["ferries"], deck="一句导语。")
    quick.show([themed / FILE])
    quick.after(built(themed))
    assert quick.is_warm
    assert quick.show([themed / FILE])  # and it knows its own build

    add(themed, ID, "正文。\n", title="新的标题")
    assert quick.show([themed / FILE])
    quick.after(built(themed))
    assert not quick.is_warm


def test_somebody_elses_work_is_respected(themed: Path) -> None:
    """Nothing is shown while another program is at work, or after it has built."""
    quick = warm(themed)
    add(themed, ID, "正文。\n")
    with alone(themed):
        assert quick.show([themed / FILE]) == {}
    built(themed)

    assert quick.show([themed / FILE]) == {}


def test_other_files_are_none_of_its_business(themed: Path) -> None:
    """A new article, a template or settings among what changed: all is for the build."""
    quick = warm(themed)
    new = add(themed, "harbour-20240505-new")

    assert quick.show([new]) == {}
    assert quick.show([themed / FILE, themed / "content/site.toml"]) == {}
    assert quick.show([]) == {}
