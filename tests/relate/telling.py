"""Made-up news: articles of any outlet, time and language about an event."""

from collections.abc import Iterable

from archive.catalog.entry import make_entry
from archive.formats.fingerprint import digest
from archive.model.library import Entry
from archive.relate import told
from archive.relate.reading import reading_of
from archive.relate.sketches import make_sketch
from archive.relate.spans import in_time
from archive.relate.words import make_words
from tests.sites import article

HARBOUR = ("渡轮", "码头", "泄漏", "柴油", "海湾", "拖船", "灯塔", "船长")
ELECTION = ("选区", "计票", "议席", "候选人", "投票站", "选票", "初选", "提名")
STORM = ("飓风", "堤坝", "洪水", "撤离", "降雨", "屋顶", "救援队", "沙袋")
FERRY = ("ferry", "harbour", "diesel", "spill", "tugboat", "lighthouse", "captain")


def tell(entries: Iterable[Entry]) -> tuple[told.Told, ...]:
    """What the words of some entries say."""
    return told.tell(in_time(entries))


def report(
    id: str, day: float, names: tuple[str, ...] = HARBOUR, /, **header: object
) -> Entry:
    """What somebody writes of it, ``day`` days into January 2023."""
    hours, minutes = divmod(round(day % 1 * 24 * 60), 60)
    moment = f"2023-01-{1 + int(day):02}T{hours:02}:{minutes:02}:00+00:00"
    told = {
        "outlet": id.split("-", maxsplit=1)[0],
        "published": moment,
        "title": " ".join(names[:3]),
    }
    body = "\n\n".join(names)
    made = article(id, f"{body}\n", **{**told, **header})
    reading = reading_of(made)
    return make_entry(
        made,
        file=f"{id}.md",
        digest=digest(repr(made).encode()),
        topics=(),
        sketch=make_sketch(reading),
        words=make_words(reading),
    )
