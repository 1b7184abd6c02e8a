"""What is known of the outlets that the code can read: names, hosts, time zones.

Apart from the layouts, so that who asks for a name need not load nine ways to read a page.
"""

from collections.abc import Iterable

from archive.model.names import Names
from archive.model.outlet import OutletFacts

NYTIMES = OutletFacts(
    slug="nytimes",
    names=Names(zh="纽约时报", en="The New York Times"),
    hosts=("nytimes.com", "nytcn.me", "nyt.com"),
    timezone="Asia/Shanghai",
)

VOA = OutletFacts(
    slug="voa",
    names=Names(zh="美国之音", en="Voice of America"),
    hosts=("voachinese.com", "voacantonese.com", "voanews.com"),
)

BBC = OutletFacts(
    slug="bbc",
    names=Names(zh="BBC 中文", en="BBC News"),
    hosts=("bbc.com", "bbc.co.uk"),
    timezone="Europe/London",
)

RFI = OutletFacts(
    slug="rfi",
    names=Names(zh="法广", en="RFI"),
    hosts=("rfi.fr", "rfi.my"),
    timezone="Europe/Paris",
    description=Names(
        zh="法国国际广播电台中文部",
        en="Radio France Internationale, Chinese service",
    ),
)

DW = OutletFacts(
    slug="dw",
    names=Names(zh="德国之声", en="Deutsche Welle"),
    hosts=("dw.com", "dw.de"),
    timezone="Europe/Berlin",
)

FT = OutletFacts(
    slug="ft",
    names=Names(zh="金融时报", en="Financial Times"),
    hosts=("ft.com", "ftchinese.com"),
    timezone="Asia/Shanghai",
)

CDT = OutletFacts(
    slug="cdt",
    names=Names(zh="中国数字时代", en="China Digital Times"),
    hosts=("chinadigitaltimes.net",),
)

RFA = OutletFacts(
    slug="rfa",
    names=Names(zh="自由亚洲电台", en="Radio Free Asia"),
    hosts=("rfa.org",),
    timezone="America/New_York",
)

REUTERS = OutletFacts(
    slug="reuters",
    names=Names(zh="路透", en="Reuters"),
    hosts=("reuters.com", "reutersmedia.net"),
)

FACTS: tuple[OutletFacts, ...] = (
    NYTIMES,
    VOA,
    BBC,
    RFI,
    DW,
    FT,
    CDT,
    RFA,
    REUTERS,
)
"""In the order in which lists show them."""


def known_facts(own: Iterable[OutletFacts]) -> tuple[OutletFacts, ...]:
    """Of every outlet, the code's first; a person's own replace those of their slug."""
    by_slug = {facts.slug: facts for facts in FACTS}
    by_slug |= {facts.slug: facts for facts in own}
    return tuple(by_slug.values())
