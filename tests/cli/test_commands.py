"""Each command: what it asks of the api, what it says, how it ends."""

import json
import re
from pathlib import Path

import msgspec
import pytest

from archive.errors import (
    ArchiveError,
    ArticleError,
    ConfigError,
    OutputError,
    TemplateError,
    UsageError,
)
from archive.model.problem import Problem
from archive.model.report import Profile, Quarantined, StageTime, TemplateTime
from tests.cli.conftest import BUILT, CHECKED, NORMALIZED, Api, Run, header

ERROR = Problem(
    id="L001", severity="error", where="site/a.html:3", message="broken", hint="mend it"
)
WARNING = Problem(id="A008", severity="warning", where="content/a.md:2", message="hm")
NOTICE = Problem(id="L011", severity="notice", where="site/b.html", message="so")


def test_normalize_hands_over_its_options(api: Api, run: Run, tmp_path: Path) -> None:
    """Folders come as absolute paths, repeated; jobs and check as they were given."""
    ran = run(
        "normalize", "--raw", str(tmp_path), "--raw", ".", "--jobs", "3", "--check"
    )
    name, args, options = api.calls[0]

    assert (name, args) == ("normalize", (tmp_path.resolve(),))
    assert options["raw"] == (tmp_path.resolve(), Path.cwd())
    assert (options["jobs"], options["check"]) == (3, True)
    assert callable(options["progress"])
    assert "2 to write" in ran.last


def test_addresses_are_no_paths(api: Api, run: Run) -> None:
    """Dumps may come from a store, and a site may go to one."""
    run("normalize", "--raw", "s3://bucket/dumps", "--cluster", "local:2")
    run("build", "--output", "s3://bucket/site", "--cluster", "tcp://a.example:8786")

    assert api.calls[0][2]["raw"] == ("s3://bucket/dumps",)
    assert api.calls[0][2]["cluster"] == "local:2"
    assert api.calls[1][2]["output"] == "s3://bucket/site"
    assert api.calls[1][2]["cluster"] == "tcp://a.example:8786"


def test_normalize_ends_with_its_count(run: Run) -> None:
    """The last line counts everything that the report does."""
    ran = run("normalize")

    assert ran.status == 0
    assert ran.last == (
        "3 dumps · 2 written · 1 unchanged · 0 edited kept · 0 revisions"
        " · 0 quarantined · 0.2 s"
    )


def test_a_quarantined_dump_is_named_and_counted(api: Api, run: Run) -> None:
    """One dump that cannot be read does not change the status, but is told."""
    bad = Quarantined(path="content/raw/x.md", id="D003", message="no title")
    api.answers["normalize"] = msgspec.structs.replace(NORMALIZED, quarantined=(bad,))
    ran = run("normalize")

    assert ran.status == 0
    assert "content/raw/x.md: no title [D003]" in ran.out
    assert "1 quarantined" in ran.last


def test_nothing_to_normalise_is_status_3(api: Api, run: Run) -> None:
    """No dump at all, or none that could be read: nothing could be done."""
    api.answers["normalize"] = msgspec.structs.replace(
        NORMALIZED, dumps=0, written=0, unchanged=0
    )
    none = run("normalize")
    bad = Quarantined(path="content/raw/x.md", id="D003", message="no title")
    api.answers["normalize"] = msgspec.structs.replace(
        NORMALIZED, dumps=1, written=0, unchanged=0, quarantined=(bad,)
    )

    assert none.status == 3
    assert "content/raw" in none.err
    assert run("normalize").status == 3


def test_normalize_check_fails_where_something_would_change(api: Api, run: Run) -> None:
    """``--check`` exits 1 exactly where an article would be written."""
    assert run("normalize", "--check").status == 1
    api.answers["normalize"] = msgspec.structs.replace(NORMALIZED, written=0)
    assert run("normalize", "--check").status == 0


def test_build_hands_over_its_options(api: Api, run: Run, tmp_path: Path) -> None:
    """Everything typed reaches the api; the folder of the site as an absolute path."""
    url = "https://a.example/"
    run(
        *("build", "--output", str(tmp_path / "o"), "--base-url", url, "-j", "2"),
        "--full",
    )
    _, _, options = api.calls[0]

    assert options.pop("progress")
    assert options == {
        "output": (tmp_path / "o").resolve(),
        "base_url": url,
        "jobs": 2,
        "cluster": "",
        "full": True,
        "profile": False,
    }


def test_build_ends_with_its_count(run: Run) -> None:
    """The last line counts everything that the report does."""
    assert run("build").last == (
        "3 articles · 1,234 pages · 2 rendered · 1,232 kept · 0 pruned"
        " · 4.2 MB · 1 min 1 s"
    )


def test_build_why_names_what_changed(run: Run) -> None:
    """``--why`` has a line for each rendered page; ``-v`` counts the reasons."""
    assert "zh/a.html: new\nzh/index.html: view\n" in run("build", "--why").out
    assert "zh/a.html" not in run("build").out
    assert "1 rendered: view" in run("-v", "build").out


def test_build_profile(api: Api, run: Run, tmp_path: Path) -> None:
    """Stages and templates in columns, then hints; all of it in the report as well."""
    slowest = "zh/2023/01/03/a.html"
    profile = Profile(
        stages=(
            StageTime(stage="read", seconds=1),
            StageTime(stage="render", seconds=3),
        ),
        templates=(
            TemplateTime(
                template="article.html",
                pages=2000,
                seconds=3,
                slowest=slowest,
                slowest_seconds=0.5,
            ),
        ),
        hints=("leave it",),
    )
    api.answers["build"] = msgspec.structs.replace(BUILT, profile=profile)
    path = tmp_path / "report.json"

    lines = run("build", "--profile", "--report", str(path)).out.splitlines()

    assert api.calls[-1][2]["profile"] is True
    assert lines[:-1] == [
        "stage                 seconds  share",
        "reading what changed     1.00    25%",
        "rendering                3.00    75%",
        "",
        "template      pages  seconds  ms a page  slowest, ms",
        f"article.html  2,000     3.00        1.5        500.0  {slowest}",
        "",
        "hint: leave it",
    ]
    assert msgspec.json.decode(path.read_bytes())["profile"]["stages"][0] == {
        "stage": "read",
        "seconds": 1,
    }


def test_build_tells_what_a_site_consists_of(run: Run) -> None:
    """With ``-v``: files and bytes by kind, the largest first, in columns."""
    lines = run("-v", "build").out.splitlines()

    assert "article pages  1,000   4.0 MB" in lines
    assert "feeds              9  0 bytes" in lines
    assert "article pages" not in run("build").out


@pytest.mark.parametrize(
    ("problem", "status"), [(ERROR, 1), (WARNING, 1), (NOTICE, 0), (None, 0)]
)
def test_build_strict(problem: Problem | None, status: int, api: Api, run: Run) -> None:
    """``--strict`` exits 1 for errors and warnings; without it they are only shown."""
    problems = (problem,) if problem else ()
    api.answers["build"] = msgspec.structs.replace(BUILT, problems=problems)

    assert run("build", "--strict").status == status
    assert run("build").status == 0


def test_a_broken_template_is_status_2(api: Api, run: Run) -> None:
    """Pages are missing or old then: nobody should publish that unawares."""
    broken = msgspec.structs.replace(ERROR, id="T002", where="templates/day.html:1")
    api.answers["build"] = msgspec.structs.replace(BUILT, problems=(broken,))

    assert run("build").status == 2


def test_a_quarantined_dump_is_shown_with_line_and_hint(api: Api, run: Run) -> None:
    """What is wrong stands where a person must look, and what to do beside it."""
    bad = Quarantined(
        path="r/x.md", id="D004", message="no address", line=2, hint="mend it"
    )
    api.answers["normalize"] = msgspec.structs.replace(NORMALIZED, quarantined=(bad,))

    assert "r/x.md:2: no address — mend it [D004]" in run("normalize").out


def test_no_article_is_status_3(api: Api, run: Run) -> None:
    """A site of nothing is no result; the hint says what comes first."""
    api.answers["build"] = msgspec.structs.replace(BUILT, articles=0)
    ran = run("build")

    assert ran.status == 3
    assert "archive normalize" in ran.err


@pytest.mark.parametrize(
    ("problem", "status", "strict"),
    [(ERROR, 1, 1), (WARNING, 0, 1), (NOTICE, 0, 0), (None, 0, 0)],
)
def test_check(
    problem: Problem | None, status: int, strict: int, api: Api, run: Run
) -> None:
    """Errors exit 1; warnings do so with ``--strict``; notices never."""
    problems = (problem,) if problem else ()
    api.answers["check"] = msgspec.structs.replace(CHECKED, problems=problems)

    assert run("check").status == status
    assert run("check", "--strict").status == strict


def test_check_says_what_it_found(api: Api, run: Run) -> None:
    """Each problem with place, message, hint and id; then the count."""
    problems = (ERROR, WARNING)
    api.answers["check"] = msgspec.structs.replace(CHECKED, problems=problems)
    ran = run("check")

    assert "site/a.html:3: broken — mend it [L001]" in ran.out
    assert ran.last == "10 files · 2,000 links · 1 error · 1 warning · 1.0 s"


KEYS = {
    "normalize": "dumps written unchanged edited_kept merged revisions"
    " states quarantined problems seconds",
    "build": "articles pages rendered kept pruned sent bytes kinds problems seconds",
    "check": "problems",
}


@pytest.mark.parametrize("command", KEYS)
def test_report_files(command: str, api: Api, run: Run, tmp_path: Path) -> None:
    """``--report`` writes exactly the promised keys, problems with all their fields."""
    answer = api.answers[command]
    api.answers[command] = msgspec.structs.replace(answer, problems=(ERROR,))
    path = tmp_path / "report.json"
    run(command, "--report", str(path))
    report = json.loads(path.read_text("utf-8"))

    assert list(report) == KEYS[command].split()
    assert report["problems"] == [
        {
            "id": "L001",
            "severity": "error",
            "where": "site/a.html:3",
            "message": "broken",
            "hint": "mend it",
        }
    ]


def test_report_of_quarantined_dumps_and_reasons(
    api: Api, run: Run, tmp_path: Path
) -> None:
    """Quarantined dumps have path, id and message; ``why`` is there only if asked for."""
    bad = Quarantined(path="r/x.md", id="D003", message="no title")
    api.answers["normalize"] = msgspec.structs.replace(NORMALIZED, quarantined=(bad,))
    path = tmp_path / "report.json"
    run("normalize", "--report", str(path))
    quarantined = json.loads(path.read_text("utf-8"))["quarantined"]
    run("build", "--why", "--report", str(path))

    assert quarantined == [{"path": "r/x.md", "id": "D003", "message": "no title"}]
    assert json.loads(path.read_text("utf-8"))["why"] == BUILT.why


def test_a_report_that_cannot_be_written(run: Run, tmp_path: Path) -> None:
    """The disk's refusal is a message with a hint."""
    ran = run("check", "--report", str(tmp_path / "no" / "report.json"))

    assert ran.status == 3
    assert "R001" in ran.err


def test_list(api: Api, run: Run) -> None:
    """One article a line: id, date, title; filtered by outlet and by language."""
    api.answers["articles"] = [
        header(id="a", published="2023-01-03T11:03:00+08:00"),
        header(id="b", outlet="voa", lang="en", title="Title", archived="2024-05-06"),
        header(id="c", lang="zh-Hant"),
    ]

    assert run("list").out.splitlines() == [
        "a  2023-01-03  标题",
        "b  2024-05-06  Title",
        "c  no date     标题",
    ]
    assert re.findall(r"^\w", run("list", "--outlet", "voa").out, re.MULTILINE) == ["b"]
    assert re.findall(r"^\w", run("list", "--lang", "zh").out, re.MULTILINE) == [
        "a",
        "c",
    ]
    assert re.findall(r"^\w", run("list", "--lang", "zh-Hans").out, re.MULTILINE) == [
        "a"
    ]
    lines = run("list", "--format", "json", "--lang", "en").out.splitlines()
    assert [json.loads(line)["title"] for line in lines] == ["Title"]


def test_init_and_new_outlet(api: Api, run: Run, tmp_path: Path) -> None:
    """Both say what was made and what comes next."""
    made = run("init", "a")
    added = run("new", "outlet", "my-paper")

    assert api.calls == [
        ("init", (Path("a"),), {}),
        ("new_outlet", (tmp_path.resolve(), "my-paper"), {}),
    ]
    assert "2 files in a" in made.out
    assert "archive build" in made.out
    assert added.out.startswith("content/outlets.toml\n")


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (ConfigError, 2),
        (UsageError, 2),
        (OutputError, 3),
        (TemplateError, 3),
        (ArticleError, 3),
    ],
)
def test_errors(error: type[ArchiveError], status: int, api: Api, run: Run) -> None:
    """An error is one line on standard error and its status; never a traceback."""
    api.answers["build"] = error("X001", "content/site.toml:3", "is wrong", "mend it")
    ran = run("build")

    assert ran.status == status
    assert ran.err == "content/site.toml:3: is wrong — mend it [X001]\n"
    assert ran.out == ""


def test_the_disk_refuses(api: Api, run: Run) -> None:
    """An error of the system that nobody translated is a line as well."""
    api.answers["build"] = PermissionError(13, "Permission denied", "/x")
    ran = run("build")

    assert (ran.status, ran.err) == (3, "/x: Permission denied\n")


def test_ctrl_c(api: Api, run: Run) -> None:
    """Ctrl-C ends with 130 and a word."""
    api.answers["build"] = KeyboardInterrupt()
    ran = run("build")

    assert ran.status == 130
    assert ran.err.strip() == "Stopped."


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"],
        ["build", "--nonsense"],
        ["build", "--jobs", "-1"],
        ["-q", "-v", "build"],
        ["normalize", "--raw", "no-such-folder"],
        ["new", "outlet"],
        ["list", "--lang", "fr"],
    ],
)
def test_wrong_usage_is_status_2(words: list[str], run: Run) -> None:
    """What cannot be understood ends with 2 and a message."""
    ran = run(*words)

    assert ran.status == 2
    assert "Error" in ran.err


def test_quiet_says_nothing(api: Api, run: Run) -> None:
    """``-q`` is silent, whatever was found; the status still tells."""
    api.answers["check"] = msgspec.structs.replace(CHECKED, problems=(ERROR,))
    ran = run("-q", "check")

    assert (ran.status, ran.out, ran.err) == (1, "", "")


@pytest.mark.parametrize(
    "command",
    [
        "",
        "init",
        "normalize",
        "build",
        "serve",
        "check",
        "new",
        "new outlet",
        "list",
        "topics",
        "topics suggest",
    ],
)
def test_help(command: str, run: Run) -> None:
    """Every command explains itself, and asks nothing of the api for that."""
    ran = run(*command.split(), "--help")

    assert ran.status == 0
    assert ran.out.startswith("Usage: archive")
    assert len(ran.out.splitlines()) > 4
