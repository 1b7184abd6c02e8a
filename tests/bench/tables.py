"""Results -> tables in Markdown."""

from collections.abc import Iterable, Iterator, Sequence

from tests.bench.results import (
    CASES,
    FROM_DUMPS,
    MEASURES,
    OURS,
    Outcome,
    Results,
    Size,
    Spread,
    measured,
    ratio,
    spread,
)

HUGO = "hugo"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table whose first column holds names and whose others hold numbers."""
    rule = ["---", *("---:" for _ in head[1:])]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *rows))


def figure(number: float) -> str:
    """A number in three figures or so, without an exponent."""
    if number >= 100:
        return f"{number:,.0f}"
    return f"{number:.1f}" if number >= 10 else f"{number:.2f}"


def figures(found: Spread | None) -> str:
    """The median, with minimum and maximum behind it where they differ."""
    if not found:
        return "–"
    low, middle, high = map(figure, found)
    return middle if low == high else f"**{middle}** ({low}–{high})"


def machine_lines(results: Results) -> str:
    """When and on what it was measured."""
    machine = results.machine
    node = f", Node.js {machine.node}" if machine.node else ""
    return (
        f"Measured on {results.date}: {machine.processor}, "
        f"{machine.cores} cores, {machine.memory / 2**30:.0f} GiB of memory, "
        f"{machine.kernel}, Python {machine.python}{node}. A figure is the median of the "
        "rounds, with minimum and maximum behind it; a ratio is taken in each round."
    )


def notes_list(results: Results) -> str:
    """What each generator does differently."""
    return "\n".join(
        f"- **{name}**: {' '.join(notes)}" for name, notes in results.notes.items()
    )


def size_tables(size: Size) -> str:
    """Everything about one size."""
    made = "made of the archive's paragraphs" if size.is_made else "as they are"
    title = f"### {size.articles:,} articles, {size.bytes / 1e6:,.1f} MB, {made}"
    rounds = f"Rounds: {size.rounds}."
    parts = [title, rounds, output_table(size), *skipped_lines(size)]
    for measure, label in MEASURES.items():
        parts += [f"{label}:", cost_table(size, measure)]
    return "\n\n".join(parts) + "\n"


def output_table(size: Size) -> str:
    """What each has written."""
    rows = [
        (
            name,
            outcome.version,
            f"{outcome.pages:,}",
            f"{outcome.files:,}",
            f"{outcome.bytes / 1e6:,.1f}",
        )
        for name, outcome in _present(size)
    ]
    return table(("", "version", "pages", "files", "MB"), rows)


def skipped_lines(size: Size) -> Iterator[str]:
    """Who is left out, and why."""
    for name, outcome in size.outcomes.items():
        if outcome.skipped:
            yield f"{name}: {outcome.skipped}."


def cost_table(size: Size, measure: str) -> str:
    """A row for each generator, then two for each ratio."""
    rows = [
        (
            name,
            *(
                figures(spread(found) if (found := measured(one, c, measure)) else None)
                for c in CASES
            ),
        )
        for name, one in _present(size)
    ]
    if OURS in size.outcomes:
        for name, _ in _present(size):
            if name not in {OURS, FROM_DUMPS}:
                rows.append(ratio_row(size, name, OURS, measure))
                rows.append(ratio_row(size, OURS, name, measure))
    if {FROM_DUMPS, HUGO} <= set(size.outcomes):
        rows.append(ratio_row(size, HUGO, FROM_DUMPS, measure))
        rows.append(ratio_row(size, FROM_DUMPS, HUGO, measure))
    return table(("", *CASES.values()), rows)


def ratio_row(size: Size, over: str, under: str, measure: str) -> tuple[str, ...]:
    """How many times one takes what the other takes, in each case."""
    ratios = (
        ratio(size.outcomes, over, under, case=case, measure=measure) for case in CASES
    )
    return (f"{over} ÷ {under}", *map(figures, ratios))


def _present(size: Size) -> Iterator[tuple[str, Outcome]]:
    return ((name, one) for name, one in size.outcomes.items() if one.cases)
