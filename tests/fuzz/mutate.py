"""A dump and a number -> the same dump, damaged. The same number: the same damage.

Everything that befalls an archive of other people's pages: cut downloads, lost spaces,
crossed tags, broken bytes; and everything that somebody may put there with intent.
"""

from collections.abc import Callable, Mapping, Sequence
from random import Random
from typing import NamedTuple

from tests.fuzz import accident, intent

MOST_STEPS = 4
"""Kinds of damage that one mutant bears."""
_LONGEST = 150_000
"""Characters: more would measure the machine."""


Damage = Callable[[Random, str], str]

DAMAGES: Mapping[str, Damage] = {
    damage.__name__.replace("_", "-"): damage
    for damage in (
        accident.cut,
        accident.cut_middle,
        accident.duplicate,
        accident.swap,
        accident.delete_tags,
        accident.delete_end_tags,
        accident.glue,
        accident.lose_spaces,
        accident.cross,
        accident.add_characters,
        accident.add_entities,
        accident.unescape_quotes,
        intent.add_html,
        intent.add_text,
        intent.spoil_title,
        intent.spoil_address,
        intent.spoil_time,
        intent.bomb,
        intent.inflate,
    )
}


class Mutant(NamedTuple):
    """A damaged dump, and how it came about."""

    data: bytes
    seed: str
    """Name of the dump that it was."""
    steps: tuple[str, ...]
    """Names of the kinds of damage, in order."""


def mutant(seeds: Sequence[tuple[str, bytes]], number: int) -> Mutant:
    """The mutant of that number: a function of its arguments alone."""
    random = Random(number)
    name, data = seeds[random.randrange(len(seeds))]
    steps = tuple(
        random.choice(sorted(DAMAGES)) for _ in range(random.randint(1, MOST_STEPS))
    )
    text = data.decode("utf-8", "surrogateescape")
    for step in steps:
        text = DAMAGES[step](random, text)[:_LONGEST]
    data = text.encode("utf-8", "surrogateescape")
    if random.random() < 0.08:
        steps = (*steps, "bytes")
        data = accident.flip_bytes(random, data)
    return Mutant(data, name, steps)
