"""What each template may show, and nothing else.

A view holds plain values that can be written as JSON; a page is rendered again exactly
when its view's JSON (or its template, or the code) has changed. Views have no methods
that look anything up. Two kinds of paths occur:

* *site path*: from the site's root, ``zh/2023/01/index.html``; a template writes
  ``{{ frame.root }}{{ path }}``;
* *tree path*: from the root of one language's tree, ``2023/01/index.html``; a template
  writes ``{{ frame.up }}{{ path }}``. Cards use these, so that both trees share them.
  That of an article whose page is in the other tree alone begins with ``../``.
"""

from typing import Literal

import msgspec

from archive.model.names import Lang, UiLang

Room = Literal[
    "front",
    "timeline",
    "outlets",
    "topics",
    "stories",
    "bilingual",
    "search",
    "article",
    "other",
]
"""The part of the site a page belongs to: the navigation marks it."""


class View(msgspec.Struct, frozen=True, kw_only=True):
    """A frozen value for a template.

    Its JSON has every field: ``omit_defaults`` would leave out a default string only
    where it is the very same object, and equal views would have unequal keys.
    """


class Crumb(View, frozen=True, kw_only=True):
    """A step of the path from the front page to here; the last one has no path."""

    text: str
    path: str = ""
    """Tree path."""
    lang: str = ""
    """BCP 47 tag where the text is not in the interface's language."""


class Alternate(View, frozen=True, kw_only=True):
    """The same page for another reader, for ``<link rel="alternate" hreflang>``."""

    hreflang: str
    url: str
    """Absolute."""


class Frame(View, frozen=True, kw_only=True):
    """What every HTML page needs around its content."""

    ui: UiLang
    path: str
    """Site path of this page."""
    root: str
    """From this page to the site's root: ``../../`` or empty."""
    up: str
    """From this page to the root of its language tree: ``../`` or empty."""
    title: str
    title_lang: str = ""
    """BCP 47 tag where the title is not in the interface's language."""
    description: str = ""
    room: Room = "other"
    crumbs: tuple[Crumb, ...] = ()
    twin: str = ""
    """Site path of the same page in the other language's tree; empty where there is none."""
    canonical: str = ""
    """Absolute; empty where the site has no address yet."""
    alternates: tuple[Alternate, ...] = ()
    feed: str = ""
    """Tree path of the feed that fits this page."""
    noindex: bool = False


class SiteView(View, frozen=True, kw_only=True):
    """What every page may know of the site. A change here renders every page anew."""

    title: str
    tagline: str
    notice: str
    """Who keeps this archive and that it is not the outlets' own: the foot of each page."""
    contact: str
    base_url: str
    """Absolute, with a final slash; empty where unknown."""
    style: str
    """Site path of the fingerprinted style sheet."""
    script: str
    """Site path of the fingerprinted script."""
    icon: str
    hanzi: str = ""
    """Site path of what writes an article in the other script of Chinese."""
    outlets: dict[str, str]
    """Slug -> name in the interface's language: outlets described or with articles."""
    outlet_langs: dict[str, str]
    """Slug -> language its texts are mostly in."""
    topics: dict[str, str]
    """Slug -> name in the interface's language: all of ``topics.toml``."""


class Picture(View, frozen=True, kw_only=True):
    """An image as a template shows it."""

    src: str
    """Absolute address, or a site path where ``local``."""
    local: bool = False
    alt: str = ""
    caption: str = ""
    credit: str = ""
    width: int = 0
    height: int = 0


class Card(View, frozen=True, kw_only=True):
    """An article in a list."""

    path: str
    """Tree path of its page."""
    title: str
    lang: Lang
    outlet: str
    """Slug; its name is in ``site.outlets``."""
    date: str
    """``2023-01-03``."""
    time: str = ""
    """``11:03`` in the outlet's zone; empty where unknown."""
    excerpt: str = ""
    """The deck, else the beginning of the text, cut at a sentence."""
    authors: tuple[str, ...] = ()
    picture: Picture | None = None
    """Only pictures that the site serves itself."""
    pair: str = ""
    """Tree path of its translation, where the archive has one."""


class Count(View, frozen=True, kw_only=True):
    """Something with a number: an outlet, a topic, a month."""

    key: str
    """Slug, ``2023-01`` or ``2023``; what stands for a year may also be a word."""
    count: int = 0
    """0 where a page has no use for it: each new number would render the page anew."""
    path: str = ""
    """Tree path; empty where there is no page."""


class DayList(View, frozen=True, kw_only=True):
    """Articles of one day, all or the first few of them."""

    date: str
    path: str
    """Tree path of the day's page."""
    count: int
    """Of all articles of the day; ``cards`` may hold fewer."""
    cards: tuple[Card, ...]


class Cell(View, frozen=True, kw_only=True):
    """One day in a calendar; ``day`` 0 pads the week."""

    day: int = 0
    count: int = 0
    level: int = 0
    """0 none, 1 to 4: quarter of the fullest day of the calendar."""
    path: str = ""


class MonthGrid(View, frozen=True, kw_only=True):
    """A month as a calendar: weeks from Monday, seven cells each."""

    month: str
    """``2023-01``."""
    count: int
    path: str
    weeks: tuple[tuple[Cell, ...], ...]


class FrontView(View, frozen=True, kw_only=True):
    """The front page of a tree."""

    lead: Card | None
    """The first story: the newest with a picture and a text worth leading with."""
    seconds: tuple[Card, ...]
    """The stories beside it, up to six, from different outlets where possible."""
    days: tuple[DayList, ...]
    """The newest days, a few articles each."""
    stories: tuple["StoryRow", ...]
    """The newest events that several articles tell of."""
    bilingual: tuple["PairRow", ...]
    """The newest pairs."""
    outlets: tuple[Count, ...]
    topics: tuple[Count, ...]
    """The fullest topics."""
    years: tuple[Count, ...]
    articles: int
    first: str
    """Date of the oldest article."""
    last: str


class TimelineView(View, frozen=True, kw_only=True):
    """All years at a glance."""

    years: tuple["YearRow", ...]
    articles: int


class YearRow(View, frozen=True, kw_only=True):
    """One year: its months with their numbers; twelve, empty ones without a path.

    Articles without a date are a row as well, the last one, without months.
    """

    year: str
    """``2023``, or the word for "undated"."""
    path: str
    count: int
    months: tuple[Count, ...]


class YearView(View, frozen=True, kw_only=True):
    """One year as twelve small calendars."""

    year: str
    count: int
    months: tuple[MonthGrid, ...]
    """Only months that have articles."""
    outlets: tuple[Count, ...]
    topics: tuple[Count, ...]
    earlier: Count | None = None
    later: Count | None = None


class MonthView(View, frozen=True, kw_only=True):
    """One month: its calendar, then its days with their first headlines."""

    grid: MonthGrid
    days: tuple[DayList, ...]
    """Newest first."""
    outlets: tuple[Count, ...]
    """Paths lead to the outlet's page of this month."""
    earlier: Count | None = None
    later: Count | None = None


class OutletList(View, frozen=True, kw_only=True):
    """The articles of one outlet within a list."""

    outlet: str
    path: str
    cards: tuple[Card, ...]


class DayView(View, frozen=True, kw_only=True):
    """One day: every article, by outlet."""

    date: str
    count: int
    outlets: tuple[OutletList, ...]
    earlier: Count | None = None
    """``key`` is the date."""
    later: Count | None = None


class OutletRow(View, frozen=True, kw_only=True):
    """An outlet in the list of outlets."""

    slug: str
    path: str
    name: str
    other_name: str
    """In the other interface language."""
    other_lang: str
    description: str
    count: int
    first: str
    last: str
    langs: tuple[Lang, ...]
    latest: Card | None


class OutletsView(View, frozen=True, kw_only=True):
    """All outlets."""

    outlets: tuple[OutletRow, ...]


class OutletView(View, frozen=True, kw_only=True):
    """The front page of one outlet."""

    outlet: OutletRow
    hosts: tuple[str, ...]
    latest: tuple[Card, ...]
    years: tuple[YearRow, ...]
    """Paths of the months lead to the outlet's own month pages."""
    topics: tuple[Count, ...]
    sections: tuple[Count, ...] = ()
    """The outlet's own sections; ``key`` is the name, no path."""


class TopicRow(View, frozen=True, kw_only=True):
    """A topic in the list of topics."""

    slug: str
    path: str
    name: str
    other_name: str
    other_lang: str
    description: str
    count: int
    children: tuple["TopicRow", ...] = ()


class TopicsView(View, frozen=True, kw_only=True):
    """All topics that have articles, as a tree."""

    topics: tuple[TopicRow, ...]


class TopicView(View, frozen=True, kw_only=True):
    """The front page of one topic."""

    topic: TopicRow
    parent: TopicRow | None
    """Without its number."""
    latest: tuple[Card, ...]
    years: tuple[Count, ...]
    volume: tuple[Count, ...]
    """Every month between the first and the last, or every year where that are many."""
    outlets: tuple[Count, ...]
    related: tuple[Count, ...]
    """Topics that stand beside this one more often than chance would have it, with the
    number of articles that have both."""
    wikidata: str = ""
    iptc: str = ""


class AuthorRow(View, frozen=True, kw_only=True):
    """A name that stands in bylines."""

    name: str
    lang: Lang
    path: str
    count: int = 0


class AuthorsView(View, frozen=True, kw_only=True):
    """All names, by the first letter of their transliteration."""

    letters: tuple[tuple[str, tuple[AuthorRow, ...]], ...]
    """``A`` to ``Z``, then ``#``."""
    count: int


class AuthorView(View, frozen=True, kw_only=True):
    """What somebody has worked on: all of it, or the newest and the years."""

    author: AuthorRow
    also: tuple[str, ...]
    """Other ways in which the name is written."""
    roles: tuple[Count, ...]
    """Articles by what was done: a key of ``[role]``."""
    outlets: tuple[Count, ...]
    days: tuple[DayList, ...]
    years: tuple[Count, ...] = ()
    """Empty where ``days`` has everything."""


class PeriodView(View, frozen=True, kw_only=True):
    """Every article of one outlet, topic or name in a month or a year."""

    of: Crumb
    """The outlet, topic or name, with the way to its own page."""
    is_outlet: bool
    """True where all articles are of one outlet, which need not stand beside each."""
    period: str
    """``2023-01`` or ``2023``; empty for what has no date."""
    count: int
    days: tuple[DayList, ...]
    earlier: Count | None = None
    later: Count | None = None


class Moment(View, frozen=True, kw_only=True):
    """A time as a template shows it."""

    iso: str
    """As the front matter has it."""
    date: str
    """``2023-01-03``."""
    time: str = ""
    """``11:03``; empty for a bare date."""
    zone: str = ""
    """``UTC+8``; empty for a bare date."""
    path: str = ""
    """Tree path of the day's page, where the article is on it."""


class MediumView(View, frozen=True, kw_only=True):
    """A sound, a film, an embed or a further picture."""

    kind: Literal["image", "audio", "video", "embed"]
    src: str
    local: bool = False
    caption: str = ""
    credit: str = ""
    poster: str = ""
    host: str = ""
    """Where it lies: shown beside a link that leaves the archive."""


class ArticleView(View, frozen=True, kw_only=True):
    """One article. Its body comes beside it, as ``body`` (safe HTML)."""

    id: str
    title: str
    lang: Lang
    deck: str
    outlet: str
    outlet_path: str
    section: str
    agency: str
    tags: tuple[str, ...]
    authors: tuple[str, ...]
    contributors: tuple[str, ...]
    translators: tuple[str, ...]
    editors: tuple[str, ...]
    people: dict[str, str] = {}
    """Each of these names -> tree path of its page."""
    published: Moment | None
    archived: Moment | None
    url: str
    """The source; empty where it is unknown or not safe to link."""
    url_host: str
    original_url: str
    image: Picture | None
    media: tuple[MediumView, ...]
    related: tuple[Crumb, ...]
    """``path`` holds an absolute address here."""
    topics: tuple[Count, ...]
    previous: Card | None = None
    """The article before this one in the same outlet."""
    next: Card | None = None
    pair: Card | None = None
    """The same article in the other language."""
    earlier: Card | None = None
    """What this article was published as before, under another id."""
    later: Card | None = None
    """What this article was published as again, under another id."""
    beside: str = ""
    """Tree path of the page that shows it and ``pair`` side by side; empty for none."""
    story: Count | None = None
    """The event that it tells of: how many articles do, 0 for more than a few, and the
    page that lists them."""
    nearby: tuple[Card, ...] = ()
    """Articles of the archive to read next, the nearest first."""
    excerpt: str
    """Plain text for descriptions."""
    length: int
    """Han characters plus Latin words."""
    minutes: int
    """To read it."""
    revisions: int = 0
    """Earlier states of the article."""
    history: str = ""
    """Tree path of the page that compares them; empty where there are none."""
    visibility: str = "public"
    reason: str = ""
    source: str = ""
    """Path of the raw dump."""
    dropped: tuple[Count, ...] = ()
    """What of the dump is not here: ``key`` is the rule, ``count`` its characters."""
    body_digest: str
    """Stands for the body in the page's key."""


class Stretch(View, frozen=True, kw_only=True):
    """A piece of text that stayed, went or came, or the place of one that is left out."""

    kind: Literal["same", "removed", "added", "cut"]
    text: str
    """Empty for what is left out: it stayed, and was long."""


class Passage(View, frozen=True, kw_only=True):
    """A paragraph of a text that was compared, or a number of those that are left out."""

    runs: tuple[Stretch, ...] = ()
    is_same: bool = False
    unchanged: int = 0
    """Paragraphs without a change that this one stands for; it has no runs then."""


class FieldChange(View, frozen=True, kw_only=True):
    """Something of the front matter that changed."""

    key: str
    """As in the front matter."""
    items: tuple[tuple[Stretch, ...], ...]
    """Its values or its lines, each as what stayed, went or came of it."""


class Changes(View, frozen=True, kw_only=True):
    """What changed from one state of an article to the next."""

    fields: tuple[FieldChange, ...]
    passages: tuple[Passage, ...]
    """Of the text; empty where its words stayed the same."""
    added: int
    """Characters of the text that came, white space left out."""
    removed: int
    is_markup: bool
    """True where the words stayed the same, and links, pictures or emphasis did not."""
    lang: Lang
    before_lang: Lang
    """The language of what was removed."""


class StateView(View, frozen=True, kw_only=True):
    """An article as it was archived at some time."""

    number: int
    """1 for the oldest."""
    archived: Moment | None
    is_current: bool
    digest: str
    """Stands for its file in the page's key."""
    changes: Changes | None = None
    """Against the state before; filled in where the page is rendered."""


class HistoryView(View, frozen=True, kw_only=True):
    """The states of an article, and what changed from each to the next."""

    title: str
    lang: Lang
    outlet: str
    outlet_path: str
    path: str
    """Tree path of the article's page."""
    states: tuple[StateView, ...]
    """The newest first."""


class SearchView(View, frozen=True, kw_only=True):
    """The search page. What it shows of itself is for readers without JavaScript."""

    articles: int
    years: tuple[YearRow, ...]
    script: str
    """Site path of the search engine and of what makes a page of its results."""
    is_split: bool
    """True where an article has its page in the tree of its own language alone."""


class OpenSearchView(View, frozen=True, kw_only=True):
    """How a browser adds the archive to its search engines."""

    name: str
    """At most 16 characters."""
    description: str
    search: str
    """Absolute, with ``{searchTerms}``; empty where the site has no address."""
    icon: str
    """Absolute."""


class PairRow(View, frozen=True, kw_only=True):
    """An article in two languages, in a list of such."""

    path: str
    """Tree path of the page that shows both side by side."""
    zh: Card
    en: Card


class BilingualView(View, frozen=True, kw_only=True):
    """All that can be read side by side: the newest pairs, and where the others are."""

    count: int
    latest: tuple[PairRow, ...]
    years: tuple[YearRow, ...]
    """Paths of the months lead to the months of pairs."""


class BilingualMonthView(View, frozen=True, kw_only=True):
    """The pairs whose Chinese article is of one month, newest first."""

    month: str
    """``2023-01``; empty for those without a date."""
    pairs: tuple[PairRow, ...]
    earlier: Count | None = None
    later: Count | None = None


class SideView(View, frozen=True, kw_only=True):
    """One of the two articles of a pair."""

    title: str
    lang: Lang
    path: str
    """Tree path of the article's page."""
    outlet: str
    deck: str
    authors: tuple[str, ...]
    translators: tuple[str, ...]
    published: Moment | None
    image: Picture | None
    body_digest: str
    """Stands for the body in the page's key."""


class Row(View, frozen=True, kw_only=True):
    """What stands beside each other: paragraphs, or what is between them."""

    zh: str
    """Safe HTML; empty where this side has nothing."""
    en: str
    ids: tuple[str, ...] = ()
    """Addresses on the page, ``p3`` for the third Chinese paragraph, ``e3`` where there
    are English ones alone; the first is the row's own. A picture or a heading has none."""
    is_doubtful: bool = False


class BesideView(View, frozen=True, kw_only=True):
    """An article in two languages, side by side."""

    zh: SideView
    en: SideView
    evidence: tuple[str, ...]
    """Why the two are taken for one article: names of kinds, the strongest first."""
    trust: Literal["sure", "likely", "doubtful"]
    """How far that holds."""
    match: Literal["good", "fair", "none"]
    """How well the paragraphs go together; with none the texts stand there whole."""
    blocks: tuple[tuple[tuple[int, ...], tuple[int, ...], bool], ...]
    """Numbers of the Chinese and of the English paragraphs that go together, and whether
    that is in doubt."""
    rows: tuple[Row, ...] = ()
    """Both texts; filled in where the page is rendered."""


class StoryRow(View, frozen=True, kw_only=True):
    """An event in a list of events."""

    path: str
    title: str
    """Of the first article in the tree's language, else of the first one."""
    lang: Lang
    date: str
    """Of the first article; empty where unknown."""
    count: int
    """Of the articles."""
    outlets: tuple[str, ...]
    """Slugs, in the order in which they reported."""


class StoriesView(View, frozen=True, kw_only=True):
    """All events: the newest, and where the others are."""

    count: int
    latest: tuple[StoryRow, ...]
    years: tuple[YearRow, ...]
    """Paths of the months lead to the months of events."""


class StoriesMonthView(View, frozen=True, kw_only=True):
    """The events of one month, newest first."""

    month: str
    """``2023-01``; empty for those without a date."""
    stories: tuple[StoryRow, ...]
    earlier: Count | None = None
    later: Count | None = None


class Report(View, frozen=True, kw_only=True):
    """An article among others on the same event."""

    card: Card
    moment: Moment | None
    minutes: int = 0
    """After the first article; 0 where either has no time of day, or they are of one."""
    first: Card | None = None
    """What it is a repost of, or, of the same outlet, a new version."""
    percent: int = 0
    """Of a repost: how much of the shorter text the other one has too."""
    beside: str = ""
    """Tree path of the page that shows it and its translation side by side."""


class Shelf(View, frozen=True, kw_only=True):
    """The reports of one language."""

    lang: Lang
    reports: tuple[Report, ...]
    """Without reposts, the oldest first."""


class StoryView(View, frozen=True, kw_only=True):
    """One event, as several outlets told it."""

    story: StoryRow
    last: str
    """Date of the last article."""
    reports: tuple[Report, ...]
    """All of them, the oldest first."""
    shelves: tuple[Shelf, ...]
    """By language, that of the tree first; of two languages one may be missing."""
    silent: tuple[Count, ...]
    """Outlets that have articles of the story's first month, and none of this event."""
    missing: tuple[UiLang, ...]
    """Languages in which nobody has told it."""


class NotFoundView(View, frozen=True, kw_only=True):
    """The page for an address that leads nowhere."""

    home: dict[str, str]
    """Interface language -> absolute or root-relative address of its front page."""
    search: dict[str, str]
    """Interface language -> absolute address of its search page."""


class RootView(View, frozen=True, kw_only=True):
    """The chooser at the root: both languages, each in its own words."""

    titles: dict[str, str]
    taglines: dict[str, str]
    articles: int
    first: str
    last: str


class FeedEntry(View, frozen=True, kw_only=True):
    """An article in a feed."""

    id: str
    """A ``tag:`` or absolute address; never changes."""
    title: str
    lang: Lang
    url: str
    """Absolute where the site has an address, else a path relative to the feed."""
    published: str
    """RFC 3339."""
    updated: str
    authors: tuple[str, ...]
    outlet: str
    summary: str
    source: str
    topics: tuple[str, ...]


class FeedView(View, frozen=True, kw_only=True):
    """An Atom feed."""

    id: str
    title: str
    subtitle: str
    ui: UiLang
    self_url: str
    html_url: str
    updated: str
    entries: tuple[FeedEntry, ...]


class SitemapView(View, frozen=True, kw_only=True):
    """Absolute addresses with the date of their last change; a child map or an index of them."""

    urls: tuple[tuple[str, str], ...]
    """(address, ``2023-01-03`` or empty)."""
    index: bool = False


class RobotsView(View, frozen=True, kw_only=True):
    """``robots.txt``."""

    sitemap: str
