"""How well articles are related, beside plain methods, and how fast.

    python -m tests.bench.relations CORPUS

``CORPUS`` has the folders ``raw`` and ``bilingual`` and the file ``stories.json``: real
dumps, translations of articles with their paragraphs matched by hand, and articles grouped
by event.
"""

import sys
from pathlib import Path

from tests.bench import relations_alignment, relations_pairs, relations_stories


def main(corpus: Path) -> None:
    """Print translations, paragraphs side by side, stories."""
    for part in (relations_pairs, relations_alignment, relations_stories):
        part.main(corpus)
        print()


if __name__ == "__main__":
    if len(sys.argv) != len(("program", "corpus")):
        sys.exit("python -m tests.bench.relations CORPUS")
    main(Path(sys.argv[1]))
