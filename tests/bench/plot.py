"""Results -> a picture of the seconds: a panel for each size, on a logarithmic scale.

Its only words are numbers, units, names of programs and signs for the cases, so that it
serves in any language; it is readable on light and dark ground.
"""

import math
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from tests.bench.results import CASES, OURS, Results, Size, measured, spread

SIGNS = {"cold": "∅", "idle": "=", "body": "¶", "article": "+1", "template": "{ }"}
"""From nothing; nothing changed; a paragraph; an article; a template."""
COLOURS = ("#d9480f", "#1c7ed6", "#2b8a3e", "#9c36b5", "#8d6e00", "#0c8599")
"""One for each generator there is; more would begin again."""
LETTER = 7
"""Width of a letter of the legend, a little more than most have."""
WIDTH = 760
LEFT = 56
TOP = 46
PANEL = 190
GAP = 56
"""Between panels: the signs and the next title."""
_STYLE = """
text { font: 12px system-ui, sans-serif; fill: #333 }
.line { stroke: #8886; stroke-width: 1 }
.range { stroke: #333; stroke-width: 1 }
.big { font-size: 14px; font-weight: 600 }
@media (prefers-color-scheme: dark) { text { fill: #ddd } .range { stroke: #ddd } }
"""


def draw(results: Results) -> str:
    """The whole picture, SVG."""
    sizes = [size for size in results.sizes if size.outcomes]
    names = list(dict.fromkeys(name for size in sizes for name in shown(size)))
    names.sort(key=lambda name: name != OURS)
    colours = dict(zip(names, COLOURS * len(names), strict=False))
    height = TOP + len(sizes) * (PANEL + GAP)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}">',
        f"<style>{_STYLE}</style>",
        *legend(colours),
    ]
    for number, size in enumerate(sizes):
        parts += panel(size, colours, TOP + number * (PANEL + GAP))
    return "\n".join((*parts, "</svg>", ""))


def shown(size: Size) -> Sequence[str]:
    """Those that have been measured in more than one case."""
    return [name for name, one in size.outcomes.items() if len(one.cases) > 1]


def legend(colours: dict[str, str]) -> Iterator[str]:
    """A square for each name."""
    x = LEFT
    for name, colour in colours.items():
        yield f'<rect x="{x}" y="10" width="12" height="12" fill="{colour}"/>'
        yield f'<text x="{x + 18}" y="20">{escape(name)}</text>'
        x += 40 + LETTER * len(name)


def panel(size: Size, colours: dict[str, str], top: int) -> Iterator[str]:
    """The bars of one size, each with the range of its rounds."""
    seconds = [
        value
        for name in shown(size)
        for case in CASES
        for value in measured(size.outcomes[name], case, "wall")
    ]
    low, high = _decades(seconds)
    base = top + 20 + PANEL - 20

    def at(value: float) -> float:
        share = (math.log10(max(value, 10**low)) - low) / (high - low)
        return round(base - share * (PANEL - 20), 1)

    yield f'<text class="big" x="{LEFT}" y="{top + 8}">{size.articles:,}</text>'
    for power in range(low, high + 1):
        y = at(10**power)
        yield f'<path class="line" d="M{LEFT} {y}H{WIDTH - 8}"/>'
        label = f"{10**power:g} s"
        yield f'<text x="{LEFT - 6}" y="{y + 4}" text-anchor="end">{label}</text>'
    step = (WIDTH - LEFT - 8) / len(CASES)
    width = min(22, (step - 20) / max(1, len(colours)))
    for place, case in enumerate(CASES):
        x = LEFT + place * step + (step - width * len(colours)) / 2
        middle = LEFT + (place + 0.5) * step
        sign = SIGNS[case]
        yield f'<text x="{middle:.1f}" y="{base + 18}" text-anchor="middle">{sign}</text>'
        for number, (name, colour) in enumerate(colours.items()):
            outcome = size.outcomes.get(name)
            found = measured(outcome, case, "wall") if outcome else ()
            if found:
                least, half, most = map(at, spread(found))
                left = x + number * width
                yield (
                    f'<rect x="{left:.1f}" y="{half}" width="{width - 2:.1f}" '
                    f'height="{max(base - half, 0):.1f}" fill="{colour}"/>'
                )
                centre = left + (width - 2) / 2
                yield f'<path class="range" d="M{centre:.1f} {most}V{least}"/>'


def _decades(seconds: Sequence[float]) -> tuple[int, int]:
    """The powers of ten around all values."""
    found = [value for value in seconds if value > 0] or [1.0]
    low = math.floor(math.log10(min(found)))
    return low, max(low + 1, math.ceil(math.log10(max(found))))
