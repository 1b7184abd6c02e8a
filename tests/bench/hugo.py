"""The same articles built by ``archive`` and by Hugo, in turn -> a table of both.

    python -m tests.bench.hugo --root ROOT --venv VENV [--runs N]

Cold: no cache, no output. Idle: everything in place, nothing changed. Each round runs
the four once for their time and once for their memory, so that a busy machine is busy
for all. The ratio is of the medians. Hugo does less: no search, no related articles, no
stories, no pairs, no data files; both write two whole trees, Chinese and English.
"""

import argparse
import json
import shutil
import statistics
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from tests.bench.measure import megabytes, seconds

THEME = Path(__file__).parent / "theme"
WORK = Path(".cache/bench")
SHIPPED = ("content", "static", "templates")
"""What makes up a project root, of which a copy is built."""


@dataclass
class Builder:
    """A program to measure: its command, what it leaves, and the numbers."""

    name: str
    command: Sequence[str]
    output: Path
    caches: Sequence[Path]
    times: dict[str, list[float]] = field(default_factory=dict)
    peaks: dict[str, list[float]] = field(default_factory=dict)

    def forget(self) -> None:
        """Remove all that an earlier run left."""
        for folder in (self.output, *self.caches):
            shutil.rmtree(folder, ignore_errors=True)


def main() -> None:
    """Prepare both sites, measure, print."""
    options = argparse.ArgumentParser(prog="python -m tests.bench.hugo")
    options.add_argument("--root", type=Path, default=Path())
    options.add_argument("--venv", type=Path, default=Path(".cache/bench-venv"))
    options.add_argument("--runs", type=int, default=3)
    chosen = options.parse_args()

    articles = sorted((chosen.root / "content/articles").glob("**/*.md"))
    if not articles:
        options.error(f"no articles in {chosen.root}: run 'make build' there first")
    shutil.rmtree(WORK, ignore_errors=True)
    builders = [
        our_builder(chosen.root, WORK.resolve() / "ours"),
        hugo_builder(articles, chosen.venv, WORK.resolve() / "hugo"),
    ]
    for _ in range(chosen.runs):
        for measure in (seconds, megabytes):
            a_round(builders, measure)
    report(builders, len(articles))


def a_round(
    builders: Sequence[Builder], measure: Callable[[Sequence[str]], float]
) -> None:
    """Build cold and then idle with each in turn; note the time or the memory."""
    for case in ("cold", "idle"):
        for builder in builders:
            if case == "cold":
                builder.forget()
            notes = builder.times if measure is seconds else builder.peaks
            notes.setdefault(case, []).append(measure(builder.command))


# --- the two builders -------------------------------------------------------------


def our_builder(root: Path, work: Path) -> Builder:
    """Prepare our own program on a copy of the project, so that no cache is shared."""
    for name in SHIPPED:
        if (root / name).is_dir():
            shutil.copytree(root / name, work / "root" / name)
    site = work / "site"
    archive = [sys.executable, "-m", "archive", "-C", str(work / "root")]
    return Builder(
        name="archive",
        command=[*archive, "build", "--output", str(site)],
        output=site,
        caches=[work / "root/.cache"],
    )


def hugo_builder(articles: Iterable[Path], venv: Path, work: Path) -> Builder:
    """Prepare Hugo on the same articles."""
    shutil.copytree(THEME, work)
    for article in articles:
        export(article, work / "content")
    # The program itself: the wrapper around it would add the start of a Python.
    binary = next(venv.resolve().glob("lib/python*/site-packages/hugo/binaries/hugo*"))
    site = work / "public"
    places = ["--source", str(work), "--cacheDir", str(work / "cache")]
    return Builder(
        name="hugo",
        command=[str(binary), "--quiet", *places, "--destination", str(site)],
        output=site,
        caches=[work / "cache", work / "resources"],
    )


def export(article: Path, content: Path) -> None:
    """Write an article of ours as Hugo reads it, in a section of its month."""
    _, front, body = article.read_text(encoding="utf-8").split("---\n", 2)
    header = yaml.load(front, Loader=yaml.CSafeLoader)
    date = str(header.get("published") or header.get("archived") or "1970-01-01")
    section = content / date[:4] / date[5:7]
    for folder in (section, section.parent):
        make_section(folder, content)
    # Hugo would take two braces for a shortcode.
    text = body.replace("{{", "{&#123;")
    page = json.dumps(hugo_header(header, date), ensure_ascii=False, indent=1)
    (section / article.name).write_text(f"{page}\n\n{text}", encoding="utf-8")


def make_section(folder: Path, content: Path) -> None:
    """Make a folder that has a list page of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    title = "-".join(folder.relative_to(content).parts)
    (folder / "_index.md").write_text(json.dumps({"title": title}), encoding="utf-8")


def hugo_header(header: Mapping[str, object], date: str) -> dict[str, object]:
    """Give the front matter that Hugo needs for the same lists."""
    return {
        "title": header["title"],
        "date": date,
        "outlets": [header["outlet"]],
        "authors": header.get("authors", []),
        "topics": header.get("tags", []),
        "params": {"textlang": header["lang"], "source": header.get("url", "")},
    }


# --- the table ----------------------------------------------------------------------


def report(builders: Sequence[Builder], articles: int) -> None:
    """Print the numbers, a line for each case and builder, and the ratios."""
    print(f"{articles} articles")
    for builder in builders:
        files = [path for path in builder.output.glob("**/*") if path.is_file()]
        pages = sum(path.suffix == ".html" for path in files)
        size = sum(path.stat().st_size for path in files) / 1e6
        print(
            f"{builder.name:<8} {pages:>7} pages {len(files):>7} files {size:>7.1f} MB"
        )
    print()
    print(f"{'':<22}{'min':>9}{'median':>9}{'max':>9}")
    for case in ("cold", "idle"):
        table(case, "seconds", {b.name: b.times[case] for b in builders})
        table(case, "peak MB", {b.name: b.peaks[case] for b in builders})


def table(case: str, unit: str, numbers: Mapping[str, Sequence[float]]) -> None:
    """Print one measure of one case for both builders, and our share of Hugo's."""
    medians = []
    for name, values in numbers.items():
        medians.append(statistics.median(values))
        row = f"{min(values):>9.2f}{medians[-1]:>9.2f}{max(values):>9.2f}"
        print(f"{case:<5}{unit:<9}{name:<8}{row}")
    ours, hugos = medians
    ratio = f"{ours / hugos:.2f}" if hugos else "-"
    print(f"{case:<5}{unit:<9}{'ratio':<8}{'':>9}{ratio:>9}")


if __name__ == "__main__":
    main()
