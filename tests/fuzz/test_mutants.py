"""Golden dumps, damaged in a few hundred ways: an article each, or quarantine.

``make fuzz`` holds many more against the same laws (``tests/fuzz/laws.py``), those of
real dumps among them.
"""

import pytest

from tests.fuzz.hostile import HTML, TEXT
from tests.fuzz.laws import Laws
from tests.fuzz.mutate import DAMAGES, mutant
from tests.fuzz.seeds import golden_seeds
from tests.fuzz.shrink import shrink

SEEDS = golden_seeds()
CHUNK = 25
MUTANTS = 300
PIECES = [*HTML, *TEXT]
FRAME = "<!--1594994400000-->\n[题](https://{host}/a/1.html)\n------\n\n{body}\n"
TITLE = b"<script>\"']]></title>{{ 1 }}\0"
HOSTS = ("paper.example", "www.voachinese.com", "chinadigitaltimes.net")


@pytest.fixture(scope="module")
def laws() -> Laws:
    return Laws()


@pytest.mark.parametrize("start", range(0, MUTANTS, CHUNK))
def test_a_damaged_dump_becomes_a_sound_article_or_none(start: int, laws: Laws) -> None:
    """No crash, no hang, no lost character, nothing that runs, a file that reads back."""
    for number in range(start, start + CHUNK):
        found = mutant(SEEDS, number)

        assert not laws.broken(found.data), f"mutant {number} of {found.seed}"


@pytest.mark.parametrize("start", range(0, len(PIECES), CHUNK))
def test_hostile_markup_shows_as_text_or_not_at_all(start: int, laws: Laws) -> None:
    """Each piece alone in a paragraph, between paragraphs, and as the whole article."""
    for piece in PIECES[start : start + CHUNK]:
        bodies = (f"<p>甲{piece}乙</p>", f"<p>甲</p>{piece}<p>乙</p>", piece)
        for number, body in enumerate(bodies):
            dump = FRAME.format(host=HOSTS[number], body=body)

            assert not laws.broken(dump.encode()), body


def test_every_page_of_a_hostile_site_is_sound() -> None:
    """Front pages, timelines, feeds and the sitemap around an article, not it alone."""
    laws = Laws(whole=True)
    for name, data in SEEDS[::9]:
        hostile = data.replace(b"\n[", b"\n[" + TITLE, 1)

        assert not laws.broken(hostile), name


def test_a_mutant_is_a_function_of_its_number() -> None:
    """What fails can be made again, on any machine."""
    assert [mutant(SEEDS, n) for n in range(50)] == [
        mutant(SEEDS, n) for n in range(50)
    ]


def test_every_kind_of_damage_is_done() -> None:
    """A few hundred mutants are enough to meet each kind."""
    done = {step for number in range(MUTANTS) for step in mutant(SEEDS, number).steps}

    assert done == {*DAMAGES, "bytes"}


def test_a_failure_is_made_small() -> None:
    """What is left breaks the law still, and nothing can be taken away from it."""
    small = shrink(
        b"abc" * 50 + "错".encode() + b"x" * 40, lambda d: "错".encode() in d, seconds=5
    )

    assert small.decode() == "错"
