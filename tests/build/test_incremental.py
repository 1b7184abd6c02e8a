"""The law: after any edits, the site is byte for byte that of a clean build."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from archive.render.templates import VIEWS
from tests.sites import add, add_state, build, glass, new_root, same, tree, write

IDS = [
    "harbour-20230103-ferry",
    "harbour-20230103-bridge",
    "harbour-20230215-flood",
    "harbour-undated-tides",
    "north-20230103-ice",
    "north-20240101-thaw",
    "elsewhere-20240101-a",
]
FIRST = "".join(f"{n}号渡轮与洪水的一天。" for n in range(1000, 1030))
"""Long enough that two articles which hold it are taken for one text, published twice."""
IMAGE = "img.example/lead.jpg"


class Edits(RuleBasedStateMachine):
    """A person at work on an archive; after each edit it is built in two ways."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.root = glass(new_root(self.folder / "root"))
        for id in IDS[::2]:
            add(self.root, id, f"{FIRST}\n\n![x](https://{IMAGE})\n")

    @rule(
        id=st.sampled_from(IDS),
        title=st.sampled_from(["渡轮", "江河", "Ferry"]),
        end=st.sampled_from(["一", "二", f"![x](https://{IMAGE})"]),
        lang=st.sampled_from(["zh-Hans", "en"]),
        topics=st.sampled_from([[], ["ferries"], ["floods", "unknown"]]),
        topics_not=st.sampled_from([[], ["floods"], ["rivers"]]),
        visibility=st.sampled_from(["public", "noindex", "excerpt", "withdrawn"]),
        other=st.sampled_from(["", *IDS[:2]]),
    )
    def write_article(self, id: str, end: str, other: str, **header: object) -> None:
        """An article is new, or is another one from now on."""
        header |= {"translation_of": other, "image": {"url": f"https://{IMAGE}"}}
        add(self.root, id, f"{FIRST}\n\n{end}\n", **header)

    @rule(id=st.sampled_from(IDS))
    def remove_article(self, id: str) -> None:
        """An article goes away."""
        (self.root / f"content/articles/zh-Hans/{id}.md").unlink(missing_ok=True)

    @rule(id=st.sampled_from(IDS))
    def break_article(self, id: str) -> None:
        """An article's file becomes unreadable."""
        write(self.root, f"content/articles/zh-Hans/{id}.md", "no front matter\n")

    @rule(
        id=st.sampled_from([*IDS[:3], "nobody"]),
        dump=st.sampled_from("12"),
        end=st.sampled_from(["一", "二"]),
        archived=st.sampled_from(["", "2023-01-05", "2023-01-06T00:00:00+00:00"]),
        visibility=st.sampled_from(["public", "withdrawn"]),
    )
    def write_state(self, id: str, dump: str, end: str, **header: object) -> None:
        """An earlier state of an article is found, or is another one from now on."""
        add_state(self.root, id, dump, f"{FIRST}\n\n{end}\n", **header)

    @rule(id=st.sampled_from(IDS[:3]), broken=st.booleans())
    def lose_state(self, id: str, broken: bool) -> None:
        """An earlier state goes away, or its file becomes unreadable."""
        file = self.root / f"content/history/{id}/1.md"
        file.unlink(missing_ok=True)
        if broken:
            write(self.root, f"content/history/{id}/1.md", "no front matter\n")

    @rule(id=st.sampled_from(IDS))
    def copy_article(self, id: str) -> None:
        """A second file claims the same id."""
        file = self.root / f"content/articles/zh-Hans/{id}.md"
        if file.exists():
            shutil.copy(file, file.with_name(f"copy-{id}.md"))

    @rule(name=st.sampled_from(sorted(VIEWS)), mark=st.sampled_from(["a", "b", ""]))
    def override_template(self, name: str, mark: str) -> None:
        """A template of the project's own changes."""
        text = "{{ site }}{{ frame }}{{ view }}{{ body }}"
        write(self.root, f"templates/{name}", f"{mark}{text}")

    @rule(file=st.sampled_from(["style.css", "extra/logo.svg"]), text=st.text("ab"))
    def override_static(self, file: str, text: str) -> None:
        """A style sheet or a picture of the theme changes."""
        write(self.root, f"static/{file}", f"/* {text} */ url(icon.svg)")

    @rule(
        title=st.sampled_from(["甲", "乙"]),
        base=st.sampled_from(["", "https://x.example/y"]),
    )
    def set_site(self, title: str, base: str) -> None:
        """The archive's title or address changes."""
        text = f'title = {{ zh = "{title}", en = "A" }}\nbase_url = "{base}"\n'
        write(self.root, "content/site.toml", text)

    @rule(name=st.sampled_from(["海港", "渡轮晚报"]))
    def set_outlets(self, name: str) -> None:
        """An outlet's name changes, which also decides what its articles are about."""
        text = f'[harbour]\nnames = {{ zh = "{name}", en = "H" }}\n'
        write(self.root, "content/outlets.toml", text)

    @rule(alias=st.sampled_from(["渡轮", "一天", "无"]), more=st.booleans())
    def set_topics(self, alias: str, more: bool) -> None:
        """What articles are gathered under changes."""
        topic = '[[topics]]\nslug = "{}"\nnames = {{ zh = "{}", en = "T" }}\n'
        text = topic.format("ferries", alias) + (topic.format("floods", "洪水") * more)
        write(self.root, "content/topics.toml", text)

    @rule(data=st.sampled_from([None, b"one", b"two"]))
    def mirror(self, data: bytes | None) -> None:
        """A picture is mirrored, changes, or is taken away."""
        file = self.root / "content/media" / IMAGE
        if data is None:
            file.unlink(missing_ok=True)
        else:
            write(self.root, f"content/media/{IMAGE}", data)

    @rule()
    def forget(self) -> None:
        """The cache is deleted."""
        shutil.rmtree(self.root / ".cache", ignore_errors=True)

    @rule(junk=st.binary(max_size=20))
    def spoil(self, junk: bytes) -> None:
        """The cache is overwritten."""
        write(self.root, ".cache/build.msgpack", junk)

    @rule(pick=st.integers(0, 10**6), loss=st.booleans())
    def damage(self, pick: int, loss: bool) -> None:
        """A file of the site is deleted or overwritten."""
        files = sorted(p for p in self.site.rglob("*") if p.is_file())
        files = [file for file in files if not file.name.startswith(".")]
        if files:
            file = files[pick % len(files)]
            file.unlink()
            if not loss:
                file.write_bytes(b"damaged")

    @property
    def site(self) -> Path:
        """Where the site lies."""
        return self.root / "site"

    @invariant()
    def incremental_is_clean(self) -> None:
        """Built on top of the last site, or afresh: the same bytes."""
        report = build(self.root)
        fresh = self.folder / "fresh"
        shutil.copytree(
            self.root, fresh, ignore=shutil.ignore_patterns("site", ".cache")
        )
        clean = build(fresh)
        different = same(tree(self.site), tree(fresh / "site"))
        shutil.rmtree(fresh)

        assert different == []
        assert report.problems == clean.problems
        assert (report.pages, report.bytes) == (clean.pages, clean.bytes)
        assert report.rendered + report.kept == report.pages == len(tree(self.site))

    def teardown(self) -> None:
        """Built once more, nothing is left to do."""
        again = build(self.root)
        shutil.rmtree(self.folder)

        assert (again.rendered, again.pruned) == (0, 0), again.why


TestEdits = Edits.TestCase
TestEdits.settings = settings(
    max_examples=8,
    stateful_step_count=8,
    suppress_health_check=list(HealthCheck),
)
pytestmark = pytest.mark.slow
