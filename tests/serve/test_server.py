"""The whole preview: a server, a watcher, a browser's two channels."""

import asyncio
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from archive.errors import UsageError
from archive.model.problem import Problem
from archive.serve import Address
from archive.serve.server import serve
from tests.serve.conftest import Browser, Project, previewing, reload_from

Steps = Callable[[Browser], Awaitable[None]]


def play(project: Project, steps: Steps) -> None:
    """Run the steps of a test against the preview of a project."""

    async def run() -> None:
        async with previewing(project) as browser:
            await steps(browser)

    asyncio.run(run())


async def built(browser: Browser, times: int = 1) -> None:
    """Wait until so many builds went well."""
    await browser.until(lambda: len(browser.rebuilt) >= times)


def test_a_saved_article_reaches_the_open_page(project: Project) -> None:
    """The browser is told to reload within a second of the save, and finds the text."""

    async def steps(browser: Browser) -> None:
        await built(browser)
        assert "one" in await browser.text("a.html")
        channel = await browser.listen("a.html")
        saved = time.perf_counter()
        project.save("a", "two")
        message = await reload_from(channel)

        assert '"reload"' in message
        assert time.perf_counter() - saved < 1
        assert "two" in await browser.text("a.html")
        assert browser.rebuilt[-1].changed == ("content/articles/a.md",)

    play(project, steps)


def test_saves_that_follow_at_once_are_not_dropped(project: Project) -> None:
    """Each of three saves within three seconds reaches the browser."""

    async def steps(browser: Browser) -> None:
        await built(browser)
        channel = await browser.listen()
        for text in ("two", "three", "four"):
            project.save("a", text)
            await reload_from(channel)
            assert text in await browser.text("a.html")

    play(project, steps)


def test_changes_during_a_build_make_one_more(project: Project) -> None:
    """However much is saved during a build, a single one follows, with all of it."""

    async def steps(browser: Browser) -> None:
        await built(browser)
        project.delay = 0.5
        project.building.clear()
        project.save("a", "two")
        await browser.until(project.building.is_set)
        for number in range(5):
            project.save(f"late-{number}", f"text {number}")
            await asyncio.sleep(0.06)
        await built(browser, 3)
        await asyncio.sleep(0.8)

        assert project.built == 3
        assert "late-4" in await browser.text("index.html")

    play(project, steps)


def test_pages_are_served_while_a_build_runs(project: Project) -> None:
    """A build of two seconds holds no request back."""

    async def steps(browser: Browser) -> None:
        await built(browser)
        project.delay = 2
        project.building.clear()
        project.save("a", "two")
        await browser.until(project.building.is_set)
        asked = time.perf_counter()
        page = await browser.text("a.html")

        assert "one" in page
        assert time.perf_counter() - asked < 0.5

    play(project, steps)


def test_the_first_page_comes_by_itself(project: Project) -> None:
    """Before the first build is over a page says so, and is told to reload after it."""
    project.delay = 0.5

    async def steps(browser: Browser) -> None:
        early = await browser.get("")
        channel = await browser.listen("")
        await reload_from(channel)

        assert early.code == 503
        assert "/livereload.js" in early.body.decode()
        assert "one" in await browser.text("a.html")

    play(project, steps)


def test_a_page_that_came_too_late_to_hear_is_told(project: Project) -> None:
    """A build between the loading of a page and its connecting does not leave it old."""

    async def steps(browser: Browser) -> None:
        await built(browser)
        await browser.text("a.html")
        project.save("a", "two")
        await built(browser, 2)
        await asyncio.sleep(0.1)
        channel = await browser.listen("a.html")

        assert '"reload"' in await reload_from(channel)

    play(project, steps)


def test_an_error_shows_in_the_page_and_goes(project: Project) -> None:
    """File, line, message and hint stand over the open page until the next good save."""

    async def steps(browser: Browser) -> None:
        await built(browser)
        channel = await browser.listen("a.html")
        project.save("a", "BROKEN")
        await reload_from(channel)
        page = await browser.text("a.html")

        assert "one" in page
        assert "content/articles/a.md:3" in page
        assert "unknown key &quot;&lt;b&gt;&quot;" in page
        assert "is it author?" in page
        assert "A002" in page
        assert browser.failed[-1].problem.where == "content/articles/a.md:3"

        project.save("a", "mended")
        await reload_from(channel)
        page = await browser.text("a.html")

        assert "mended" in page
        assert "archive-preview" not in page

    play(project, steps)


def test_a_site_that_never_built_shows_why(project: Project) -> None:
    """Where the first build fails there is no page yet, but the error shows."""
    project.save("a", "BROKEN")

    async def steps(browser: Browser) -> None:
        await browser.until(lambda: bool(browser.failed))
        await asyncio.sleep(0.1)
        page = await browser.text("")

        assert "content/articles/a.md:3" in page

    play(project, steps)


def test_the_server_survives_what_nobody_foresaw(project: Project) -> None:
    """Any exception is shown as S002; the next good save builds again."""

    async def steps(browser: Browser) -> None:
        await built(browser)
        path = project.articles / "b.md"
        path.write_bytes(b"\xff")
        await browser.until(lambda: bool(browser.failed))

        assert browser.failed[-1].problem.id == "S002"
        assert "UnicodeDecodeError" in browser.failed[-1].problem.message

        path.unlink()
        await built(browser, 2)

    play(project, steps)


def test_only_new_problems_open_the_panel(project: Project) -> None:
    """What was wrong at the start is a mark in the corner; a new problem opens it."""
    old = Problem(id="D004", severity="error", where="content/raw/x.md", message="old")
    new = Problem(id="A003", severity="error", where="content/a.md:2", message="new")
    note = Problem(id="A009", severity="notice", where="content/a.md", message="note")
    project.problems = (old, note)

    async def steps(browser: Browser) -> None:
        await built(browser)
        await asyncio.sleep(0.1)
        page = await browser.text("a.html")
        assert "<details" in page
        assert " open>" not in page
        assert "note" not in page

        project.problems = (old, new)
        project.save("a", "two")
        await built(browser, 2)
        await asyncio.sleep(0.1)
        assert " open>" in await browser.text("a.html")

    play(project, steps)


def test_dumps_are_normalised_and_articles_are_not(project: Project) -> None:
    """A new dump normalises and builds once; a saved article only builds."""

    async def steps(browser: Browser) -> None:
        await built(browser)
        assert project.normalized == 1
        project.save("a", "two")
        await built(browser, 2)
        assert project.normalized == 1
        (project.raw / "d.md").write_text("dump", "utf-8")
        await built(browser, 3)
        await asyncio.sleep(0.5)

        assert project.normalized == 2
        assert project.built == 3
        assert "dump" in await browser.text("from-d.html")

    play(project, steps)


def test_a_folder_that_comes_later_is_watched(project: Project) -> None:
    """Templates put into the project while the preview runs count from then on."""

    async def steps(browser: Browser) -> None:
        await built(browser)
        folder = project.root / "templates"
        folder.mkdir()
        (folder / "base.html").write_text("x", "utf-8")
        await built(browser, 2)
        await asyncio.sleep(0.3)
        before = len(browser.rebuilt)
        (folder / "base.html").write_text("y", "utf-8")
        await built(browser, before + 1)

        assert browser.rebuilt[-1].changed == ("templates/base.html",)

    play(project, steps)


def test_what_editors_leave_behind_builds_nothing(project: Project) -> None:
    """Hidden, swap and backup files are not part of the content."""

    async def steps(browser: Browser) -> None:
        await built(browser)
        for name in (".a.md.swp", "a.md~", "#a.md#", ".#a.md", ".writing-1"):
            (project.articles / name).write_text("x", "utf-8")
        await asyncio.sleep(0.5)

        assert project.built == 1

    play(project, steps)


def test_addresses(project: Project) -> None:
    """Folders lead to index.html, the site's own 404 is shown, nothing is cached."""

    async def steps(browser: Browser) -> None:
        await built(browser)
        (project.output / "zh").mkdir()
        (project.output / "zh" / "index.html").write_text("<p>zh", "utf-8")
        (project.output / "404.html").write_text("<p>own 404", "utf-8")
        (project.output / "data.jsonl").write_text('{"a":"中"}\n', "utf-8")
        folder = await browser.get("zh")
        index = await browser.get("zh/?x=1")
        missing = await browser.get("zh/no/such/page.html")
        lines = await browser.get("data.jsonl")

        assert (folder.code, folder.headers["Location"]) == (302, "/zh/")
        assert index.code == 200
        assert index.headers["Content-Type"] == "text/html; charset=utf-8"
        assert index.headers["Cache-Control"] == "no-store"
        assert (missing.code, b"own 404" in missing.body) == (404, True)
        assert lines.headers["Content-Type"] == "application/jsonl; charset=utf-8"
        assert lines.headers["Cache-Control"] == "no-store"
        assert "Etag" not in lines.headers

    play(project, steps)


def test_the_reload_script_is_there_and_allowed(project: Project) -> None:
    """The injected script is a file, and the page's policy lets it in."""

    async def steps(browser: Browser) -> None:
        await built(browser)
        page = await browser.text("a.html")
        script = await browser.get("livereload.js")
        style = await browser.get("__preview/panel.css")
        policy = re.search(r'Security-Policy" content="([^"]*)"', page)

        assert '<script src="/livereload.js" defer></script></head>' in page
        assert policy is not None
        assert "ws:" in policy[1]
        assert script.code == 200
        assert style.headers["Content-Type"].startswith("text/css")

    play(project, steps)


@pytest.mark.parametrize(
    "path",
    [
        "../secret",
        "%2e%2e/secret",
        "..%2fsecret",
        "link",
        "folder/secret",
        "%00",
        "%ff",
    ],
)
def test_nothing_outside_the_site(project: Project, path: str) -> None:
    """No spelling of ``..`` and no symbolic link leads out of the folder."""
    (project.root / "secret").write_text("secret", "utf-8")

    async def steps(browser: Browser) -> None:
        await built(browser)
        (project.output / "link").symlink_to(project.root / "secret")
        (project.output / "folder").symlink_to(project.root)
        reader, writer = await asyncio.open_connection(
            "127.0.0.1", int(browser.url.rstrip("/").rpartition(":")[2])
        )
        writer.write(f"GET /{path} HTTP/1.0\r\nHost: x\r\n\r\n".encode())
        answer = await reader.read()
        writer.close()

        assert b" 404 " in answer.splitlines()[0]
        assert not answer.endswith(b"secret")

    play(project, steps)


def test_a_port_in_use_is_an_error_with_a_hint(project: Project) -> None:
    """A taken port raises UsageError S001, which tells what to do."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(UsageError) as caught:
            asyncio.run(
                serve(
                    project.work(),
                    Address(port=port),
                    tell=lambda _event: None,
                    stop=asyncio.Event(),
                )
            )

    assert caught.value.id == "S001"
    assert caught.value.where == f"127.0.0.1:{port}"
    assert "--port" in caught.value.hint


PROGRAM = """
import sys
from pathlib import Path
from archive.serve import Address, preview
from tests.serve.conftest import Project
project = Project(Path(sys.argv[1]))
preview(project.work(), Address(port=0), tell=lambda e: print(type(e).__name__, flush=True))
print("end", flush=True)
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_quietly(tmp_path: Path, number: signal.Signals) -> None:
    """Ctrl-C and SIGTERM end the preview without a word of complaint."""
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(tmp_path / "p")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).resolve().parents[2],
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == "Serving\n"
        assert process.stdout.readline() == "Rebuilt\n"
        os.kill(process.pid, number)
        assert process.stdout.read() == "end\n"
        assert process.stderr.read() == ""
        assert process.wait(10) == 0
