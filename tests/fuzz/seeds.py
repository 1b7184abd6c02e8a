"""The dumps that mutants descend from: the golden cases, and real ones where there are."""

from collections.abc import Sequence
from pathlib import Path

GOLDENS = Path(__file__).resolve().parents[1] / "outlets"

Seeds = Sequence[tuple[str, bytes]]
"""Name and bytes."""


def golden_seeds() -> Seeds:
    """Every ``in.md`` of the golden cases."""
    return [
        (path.parent.relative_to(GOLDENS).as_posix(), path.read_bytes())
        for path in sorted(GOLDENS.glob("*/*/in.md"))
    ]


def real_seeds(raw: Path, *, every: int = 1) -> Seeds:
    """Every n-th of the real dumps below a folder; none where there is no such folder."""
    return [
        (path.relative_to(raw).as_posix(), path.read_bytes())
        for path in sorted(raw.rglob("*.md"))[::every]
    ]
