"""Kept results -> BENCHMARKS.md between its markers, and the picture.

    python -m tests.bench.report [RESULTS]

Text outside the markers is written by hand and stays.
"""

import re
import sys
from pathlib import Path

from tests.bench.peer import CHECKOUT
from tests.bench.plan import plan_tables
from tests.bench.plot import draw
from tests.bench.results import Results, load
from tests.bench.tables import machine_lines, notes_list, size_tables

RESULTS = Path(__file__).parent / "measured/results.json"
PICTURE = RESULTS.with_name("seconds.svg")
PAGE = CHECKOUT / "BENCHMARKS.md"


def main() -> None:
    """Write the page anew from what was measured."""
    refresh(Path(sys.argv[1]) if len(sys.argv) > 1 else RESULTS)


def refresh(results: Path, page: Path = PAGE, picture: Path = PICTURE) -> None:
    """Bring the page and the picture up to date."""
    found = load(results)
    text = page.read_text("utf-8")
    for name, part in parts(found).items():
        text = between(text, name, part)
    page.write_text(text, "utf-8")
    picture.write_text(draw(found), "utf-8")


def parts(results: Results) -> dict[str, str]:
    """Marker -> what stands there."""
    tables = "\n".join(size_tables(size) for size in results.sizes)
    return {
        "results": f"{machine_lines(results)}\n\n{_image()}\n\n{tables}",
        "differences": notes_list(results),
        "plan": plan_tables(results),
    }


def _image() -> str:
    place = PICTURE.relative_to(CHECKOUT).as_posix()
    return f"![Seconds of each case, by generator and size]({place})"


def between(text: str, name: str, part: str) -> str:
    """The text with this part between the two markers of that name.

    Raises ValueError where the text does not have them exactly once.
    """
    start, end = f"<!-- bench: {name} -->", f"<!-- /bench: {name} -->"
    pattern = re.compile(f"{re.escape(start)}.*?{re.escape(end)}", re.DOTALL)
    if len(pattern.findall(text)) != 1:
        raise ValueError(f"{start} … {end} is not there exactly once")
    return pattern.sub(lambda _: f"{start}\n\n{part.strip()}\n\n{end}", text)


if __name__ == "__main__":
    main()
