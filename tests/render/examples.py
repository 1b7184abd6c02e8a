"""Views with invented content: each template once with everything and once with nothing."""

import msgspec
from markupsafe import Markup

from archive.model.names import UI_LANGS, UiLang
from archive.pages.views import (
    Alternate,
    ArticleView,
    AuthorRow,
    AuthorsView,
    AuthorView,
    BesideView,
    BilingualMonthView,
    BilingualView,
    Card,
    Cell,
    Changes,
    Count,
    Crumb,
    DayList,
    DayView,
    FeedEntry,
    FeedView,
    FieldChange,
    Frame,
    FrontView,
    HistoryView,
    MediumView,
    Moment,
    MonthGrid,
    MonthView,
    NotFoundView,
    OpenSearchView,
    OutletList,
    OutletRow,
    OutletsView,
    OutletView,
    PairRow,
    Passage,
    PeriodView,
    Picture,
    Report,
    RobotsView,
    Room,
    RootView,
    Row,
    SearchView,
    Shelf,
    SideView,
    SitemapView,
    SiteView,
    StateView,
    StoriesMonthView,
    StoriesView,
    StoryRow,
    StoryView,
    Stretch,
    TimelineView,
    TopicRow,
    TopicsView,
    TopicView,
    View,
    YearRow,
    YearView,
)

HOSTILE = "<script>alert('x')</script> \"quoted\" & ]]> \x00\x1b</title>{{ 1 }}"

OUTLETS = {
    "zh": {"harbour": "海港晚报", "north": "北方来信", "courier": "信使周刊"},
    "en": {
        "harbour": "Harbour Evening News",
        "north": "Letters from the North",
        "courier": "The Weekly Courier",
    },
}
TOPICS = {
    "zh": {"railways": "铁路", "rivers": "江河", "libraries": "图书馆"},
    "en": {"railways": "Railways", "rivers": "Rivers", "libraries": "Libraries"},
}


def site(ui: UiLang) -> SiteView:
    """The same archive in either language."""
    return SiteView(
        title={"zh": "潮汐新闻档案", "en": "Tidal News Archive"}[ui],
        tagline={"zh": "留住每天的报道", "en": "Keeping the day's reports"}[ui],
        notice={
            "zh": "本站由志愿者维护，与所收媒体无隶属关系。",
            "en": "Kept by volunteers; not affiliated with any outlet shown here.",
        }[ui],
        contact="desk@example.org",
        base_url="https://example.org/news/",
        style="static/style.1a2b3c4d.css",
        script="static/site.1a2b3c4d.js",
        icon="static/icon.1a2b3c4d.svg",
        outlets=OUTLETS[ui],
        outlet_langs={"harbour": "zh-Hans", "north": "zh-Hant", "courier": "en"},
        topics=TOPICS[ui],
    )


def bare_site(ui: UiLang) -> SiteView:
    """An archive that has said nothing of itself but its name."""
    full = site(ui)
    return SiteView(
        **{name: getattr(full, name) for name in ("title", "style", "script", "icon")},
        tagline="",
        notice="",
        contact="",
        base_url="",
        outlets=full.outlets,
        outlet_langs={},
        topics={},
    )


def frame(
    ui: UiLang, path: str = "2023/01/03/page.html", room: Room = "other"
) -> Frame:
    """A page with everything around it."""
    up = "../" * path.count("/")
    other = "en" if ui == "zh" else "zh"
    home = "https://example.org/news/"
    return Frame(
        ui=ui,
        path=f"{ui}/{path}",
        root=f"../{up}",
        up=up,
        title="渡轮航线重新开通",
        title_lang="zh-Hans",
        description="停航三年之后，第一班渡轮在清晨六点离港。",
        room=room,
        crumbs=(
            Crumb(text="2023", path="2023/index.html"),
            Crumb(text="渡轮航线", lang="zh-Hans"),
        ),
        twin=f"{other}/{path}",
        canonical=f"{home}{ui}/{path}",
        alternates=(
            Alternate(hreflang="zh-Hans", url=f"{home}zh/{path}"),
            Alternate(hreflang="en", url=f"{home}en/{path}"),
            Alternate(hreflang="x-default", url=f"{home}zh/{path}"),
        ),
        feed="feed.xml",
    )


def bare_frame(ui: UiLang, path: str = "index.html") -> Frame:
    """A page of which only the title is known."""
    up = "../" * path.count("/")
    return Frame(ui=ui, path=f"{ui}/{path}", root=f"../{up}", up=up, title="无题")


PICTURE = Picture(
    src="media/ferry.svg",
    local=True,
    alt="一艘渡轮离开码头",
    caption="第一班渡轮离港。",
    credit="海港晚报资料图",
    width=1200,
    height=800,
)
CARD = Card(
    path="2023/01/03/harbour-ferry.html",
    title="停航三年，渡轮航线重新开通",
    lang="zh-Hans",
    outlet="harbour",
    date="2023-01-03",
    time="11:03",
    excerpt="清晨六点，码头上已经站满了等船的人。",
    authors=("林海", "陈江"),
    picture=PICTURE,
    pair="2023/01/04/courier-ferry.html",
)
ENGLISH = Card(
    path="2023/01/04/courier-ferry.html",
    title="Ferries Return After Three Years",
    lang="en",
    outlet="courier",
    date="2023-01-04",
    excerpt="At six in the morning the pier was already full.",
    authors=("Ada Lin",),
    pair=CARD.path,
)
BARE_CARD = Card(
    path="2023/01/02/north-note.html",
    title="短訊一則",
    lang="zh-Hant",
    outlet="north",
    date="2023-01-02",
)
CARDS = (CARD, ENGLISH, BARE_CARD)
DAYS = (
    DayList(date="2023-01-04", path="2023/01/04/index.html", count=9, cards=CARDS),
    DayList(date="2023-01-03", path="2023/01/03/index.html", count=1, cards=(CARD,)),
)
OUTLET_COUNTS = (
    Count(key="harbour", count=1200, path="outlets/harbour/index.html"),
    Count(key="north", count=3, path="outlets/north/index.html"),
)
TOPIC_COUNTS = (
    Count(key="railways", count=1, path="topics/railways/index.html"),
    Count(key="rivers", count=40, path="topics/rivers/index.html"),
)
YEARS = (
    Count(key="2022", count=410, path="2022/index.html"),
    Count(key="2023", count=793, path="2023/index.html"),
)
MONTHS = tuple(
    Count(
        key=f"2023-{month:02}",
        count=month * 7 % 23,
        path=f"2023/{month:02}/index.html" if month * 7 % 23 else "",
    )
    for month in range(1, 13)
)
YEAR_ROW = YearRow(year="2023", path="2023/index.html", count=793, months=MONTHS)
GRID = MonthGrid(
    month="2023-01",
    count=31,
    path="2023/01/index.html",
    weeks=(
        (
            *(Cell() for _ in range(6)),
            Cell(day=1, count=1, level=1, path="2023/01/01/index.html"),
        ),
        (
            Cell(day=2),
            Cell(day=3, count=30, level=4, path="2023/01/03/index.html"),
            *(Cell(day=day) for day in range(4, 9)),
        ),
    ),
)
EARLIER = Count(key="2022-12", count=4, path="2022/12/index.html")
LATER = Count(key="2023-02", count=4, path="2023/02/index.html")
OUTLET = OutletRow(
    slug="harbour",
    path="outlets/harbour/index.html",
    name="海港晚报",
    other_name="Harbour Evening News",
    other_lang="en",
    description="一份写码头与潮水的晚报。",
    count=1200,
    first="2009-03-01",
    last="2023-01-04",
    langs=("zh-Hans",),
    latest=CARD,
)
BARE_OUTLET = OutletRow(
    slug="north",
    path="outlets/north/index.html",
    name="北方来信",
    other_name="",
    other_lang="",
    description="",
    count=0,
    first="",
    last="",
    langs=(),
    latest=None,
)
TOPIC = TopicRow(
    slug="rivers",
    path="topics/rivers/index.html",
    name="江河",
    other_name="Rivers",
    other_lang="en",
    description="水与岸。",
    count=40,
    children=(
        TopicRow(
            slug="ferries",
            path="topics/ferries/index.html",
            name="渡轮",
            other_name="Ferries",
            other_lang="en",
            description="",
            count=12,
        ),
    ),
)
BARE_TOPIC = TopicRow(
    slug="tides",
    path="topics/tides/index.html",
    name="潮汐",
    other_name="",
    other_lang="",
    description="",
    count=0,
)
AUTHOR = AuthorRow(
    name="林涛", lang="zh-Hans", path="authors/lin-tao-0a1b2c.html", count=3
)
TRANSLATOR = AuthorRow(
    name="林海", lang="zh-Hans", path="authors/lin-hai-0a1b2c.html", count=7
)
SIGNED = AuthorRow(name="7 Days", lang="en", path="authors/7-days.html", count=1)
ARTICLE = ArticleView(
    id="harbour-20230103-ferry",
    title="停航三年，渡轮航线重新开通",
    lang="zh-Hans",
    deck="第一班船载着三百名乘客，穿过晨雾驶向对岸。",
    outlet="harbour",
    outlet_path="outlets/harbour/index.html",
    section="本地",
    agency="潮汐社",
    tags=("渡轮", "交通"),
    authors=("林海", "陈江"),
    contributors=("周岸",),
    translators=("吴帆",),
    editors=("郑桥",),
    people={"林海": TRANSLATOR.path, "郑桥": "authors/zheng-qiao-0a1b2c.html"},
    published=Moment(
        iso="2023-01-03T11:03:00+08:00",
        date="2023-01-03",
        time="11:03",
        zone="UTC+8",
        path="2023/01/03/index.html",
    ),
    archived=Moment(iso="2023-01-05T00:00:00Z", date="2023-01-05", time="00:00"),
    url="https://harbour.example/local/ferry?a=1&b=2",
    url_host="harbour.example",
    original_url="https://courier.example/ferry",
    image=PICTURE,
    media=(
        MediumView(kind="image", src="https://img.example/a.jpg", caption="候船室"),
        MediumView(kind="audio", src="https://img.example/a.mp3", credit="林海"),
        MediumView(
            kind="video",
            src="https://img.example/a.mp4",
            poster="https://img.example/p.jpg",
        ),
        MediumView(kind="embed", src="https://video.example/e/1", host="video.example"),
    ),
    related=(Crumb(text="码头的一天", path="https://harbour.example/pier"),),
    topics=TOPIC_COUNTS,
    previous=BARE_CARD,
    next=CARD,
    pair=ENGLISH,
    earlier=CARD,
    later=CARD,
    beside="bilingual/2023/01/03/harbour-ferry.html",
    story=Count(key="a", count=3, path="stories/a/index.html"),
    nearby=(BARE_CARD, ENGLISH),
    excerpt="清晨六点，码头上已经站满了等船的人。",
    length=1280,
    minutes=4,
    revisions=2,
    history="2023/01/03/harbour-ferry.history.html",
    source="raw/harbour/2023/0001.md",
    dropped=(
        Count(key="rss-advert", count=1042),
        Count(key="own-rule", count=1),
    ),
    body_digest="00",
)
BARE_ARTICLE = ArticleView(
    id="north-20230102-note",
    title="短訊一則",
    lang="zh-Hant",
    deck="",
    outlet="north",
    outlet_path="outlets/north/index.html",
    section="",
    agency="",
    tags=(),
    authors=(),
    contributors=(),
    translators=(),
    editors=(),
    published=None,
    archived=None,
    url="",
    url_host="",
    original_url="",
    image=None,
    media=(),
    related=(),
    topics=(),
    excerpt="",
    length=0,
    minutes=0,
    body_digest="00",
)
HISTORY = HistoryView(
    title="停航三年，渡轮航线重新开通",
    lang="zh-Hans",
    outlet="harbour",
    outlet_path="outlets/harbour/index.html",
    path="2023/01/03/harbour-ferry.html",
    states=(
        StateView(
            number=2,
            archived=Moment(
                iso="2023-01-06T08:00:00+00:00",
                date="2023-01-06",
                time="08:00",
                zone="UTC",
            ),
            is_current=True,
            digest="02",
            changes=Changes(
                fields=(
                    FieldChange(
                        key="title",
                        items=(
                            (
                                Stretch(kind="same", text="停航"),
                                Stretch(kind="removed", text="两"),
                                Stretch(kind="added", text="三"),
                                Stretch(kind="same", text="年"),
                            ),
                        ),
                    ),
                    FieldChange(
                        key="lang",
                        items=(
                            (Stretch(kind="removed", text="zh-Hant"),),
                            (Stretch(kind="added", text="zh-Hans"),),
                        ),
                    ),
                ),
                passages=(
                    Passage(is_same=True, unchanged=12),
                    Passage(runs=(Stretch(kind="same", text="晨雾。"),), is_same=True),
                    Passage(
                        runs=(
                            Stretch(kind="removed", text="两百名"),
                            Stretch(kind="added", text="三百名"),
                            Stretch(kind="same", text="乘客上船。"),
                        )
                    ),
                ),
                added=3,
                removed=3,
                is_markup=False,
                lang="zh-Hans",
                before_lang="zh-Hant",
            ),
        ),
        StateView(
            number=1,
            archived=Moment(iso="2023-01-05", date="2023-01-05"),
            is_current=False,
            digest="01",
        ),
    ),
)
PAIR_ROW = PairRow(path="bilingual/2023/01/03/harbour-ferry.html", zh=CARD, en=ENGLISH)
STORY_ROW = StoryRow(
    path="stories/harbour-20230103-ferry/index.html",
    title=CARD.title,
    lang="zh-Hans",
    date="2023-01-03",
    count=3,
    outlets=("harbour", "courier", "unknown"),
)
REPORTS = (
    Report(card=CARD, moment=ARTICLE.published, beside="bilingual/2023/01/03/a.html"),
    Report(card=BARE_CARD, moment=None, minutes=59, first=CARD, percent=92),
    Report(card=ENGLISH, moment=ARTICLE.archived, minutes=61),
    Report(card=ENGLISH, moment=ARTICLE.archived, minutes=2880),
)
SIDE = SideView(
    title=CARD.title,
    lang="zh-Hans",
    path=CARD.path,
    outlet="harbour",
    deck="第一班船载着三百名乘客，穿过晨雾驶向对岸。",
    authors=("林海",),
    translators=("吴帆",),
    published=ARTICLE.published,
    image=PICTURE,
    body_digest="00",
)
BARE_SIDES = tuple(
    SideView(
        title=card.title,
        lang=card.lang,
        path=card.path,
        outlet=card.outlet,
        deck="",
        authors=(),
        translators=(),
        published=None,
        image=None,
        body_digest="00",
    )
    for card in (BARE_CARD, ENGLISH)
)
BESIDE = BesideView(
    zh=SIDE,
    en=msgspec.structs.replace(
        SIDE, title=ENGLISH.title, lang="en", path=ENGLISH.path, outlet="courier"
    ),
    evidence=("link", "names", "own-kind"),
    trust="likely",
    match="fair",
    blocks=(((0,), (0,), False), ((1, 2), (), False), ((), (1,), False)),
    rows=(
        Row(zh="", en=Markup("<h2>The crossing</h2>")),
        Row(zh=Markup("<p>晨雾。</p>"), en=Markup("<p>Fog.</p>"), ids=("p1",)),
        Row(
            zh=Markup("<p>甲。</p><p>乙。</p>"),
            en=Markup("<p>A.</p>"),
            ids=("p2", "p3"),
            is_doubtful=True,
        ),
        Row(zh="", en=Markup("<p>Last.</p>"), ids=("e3",)),
    ),
)
ENTRY = FeedEntry(
    id="tag:example.org,2023:harbour-20230103-ferry",
    title=CARD.title,
    lang="zh-Hans",
    url="https://example.org/news/zh/2023/01/03/harbour-ferry.html",
    published="2023-01-03T11:03:00+08:00",
    updated="2023-01-05T00:00:00Z",
    authors=("林海",),
    outlet="harbour",
    summary="清晨六点，码头上已经站满了等船的人。",
    source="https://harbour.example/local/ferry?a=1&b=2",
    topics=("rivers",),
)

FULL: dict[str, View] = {
    "root.html": RootView(
        titles={"zh": "潮汐新闻档案", "en": "Tidal News Archive"},
        taglines={"zh": "留住每天的报道", "en": "Keeping the day's reports"},
        articles=1203,
        first="2009-03-01",
        last="2023-01-04",
    ),
    "front.html": FrontView(
        lead=CARD,
        seconds=(ENGLISH, BARE_CARD),
        days=DAYS,
        stories=(STORY_ROW,),
        bilingual=(PAIR_ROW,),
        outlets=OUTLET_COUNTS,
        topics=TOPIC_COUNTS,
        years=YEARS,
        articles=1203,
        first="2009-03-01",
        last="2023-01-04",
    ),
    "timeline.html": TimelineView(years=(YEAR_ROW,), articles=1203),
    "year.html": YearView(
        year="2023",
        count=793,
        months=(GRID,),
        outlets=OUTLET_COUNTS,
        topics=TOPIC_COUNTS,
        earlier=Count(key="2022", count=410, path="2022/index.html"),
        later=Count(key="2024", count=1, path="2024/index.html"),
    ),
    "month.html": MonthView(
        grid=GRID, days=DAYS, outlets=OUTLET_COUNTS, earlier=EARLIER, later=LATER
    ),
    "day.html": DayView(
        date="2023-01-03",
        count=3,
        outlets=(
            OutletList(
                outlet="harbour", path="outlets/harbour/2023/01.html", cards=CARDS
            ),
        ),
        earlier=Count(key="2023-01-02", count=1, path="2023/01/02/index.html"),
        later=Count(key="2023-01-04", count=1, path="2023/01/04/index.html"),
    ),
    "outlets.html": OutletsView(outlets=(OUTLET, BARE_OUTLET)),
    "outlet.html": OutletView(
        outlet=OUTLET,
        hosts=("harbour.example",),
        latest=CARDS,
        years=(YEAR_ROW,),
        topics=TOPIC_COUNTS,
        sections=(Count(key="本地", count=12),),
    ),
    "topics.html": TopicsView(topics=(TOPIC, BARE_TOPIC)),
    "topic.html": TopicView(
        topic=TOPIC,
        parent=BARE_TOPIC,
        latest=CARDS,
        years=YEARS,
        volume=MONTHS,
        outlets=OUTLET_COUNTS,
        related=TOPIC_COUNTS,
        wikidata="Q4022",
        iptc="20000431",
    ),
    "authors.html": AuthorsView(
        letters=(("L", (AUTHOR, TRANSLATOR)), ("#", (SIGNED,))), count=3
    ),
    "author.html": AuthorView(
        author=AUTHOR,
        also=("林濤",),
        roles=(Count(key="authors", count=3), Count(key="editors", count=1)),
        outlets=OUTLET_COUNTS,
        days=DAYS,
        years=YEARS,
    ),
    "period.html": PeriodView(
        of=Crumb(text="Lin Hai", path="authors/lin-hai-0a1b2c.html", lang="en"),
        is_outlet=False,
        period="2023",
        count=4,
        days=DAYS,
        earlier=Count(key="2022", count=410, path="authors/lin-hai-0a1b2c/2022.html"),
        later=Count(key="2024", count=1, path="authors/lin-hai-0a1b2c/2024.html"),
    ),
    "article.html": ARTICLE,
    "history.html": HISTORY,
    "search.html": SearchView(
        articles=1203,
        years=(YEAR_ROW,),
        script="static/search-page.1a2b3c4d.js",
        is_split=False,
    ),
    "opensearch.xml": OpenSearchView(
        name="潮汐新闻档案",
        description="留住每天的报道",
        search="https://example.org/news/zh/search.html?q={searchTerms}",
        icon="https://example.org/news/static/icon.1a2b3c4d.svg",
    ),
    "stories.html": StoriesView(count=3, latest=(STORY_ROW,), years=(YEAR_ROW,)),
    "stories_month.html": StoriesMonthView(
        month="2023-01", stories=(STORY_ROW,), earlier=EARLIER, later=LATER
    ),
    "story.html": StoryView(
        story=STORY_ROW,
        last="2023-01-05",
        reports=REPORTS,
        shelves=(
            Shelf(lang="zh-Hans", reports=REPORTS[:1]),
            Shelf(lang="en", reports=REPORTS[2:]),
        ),
        silent=OUTLET_COUNTS,
        missing=("zh", "en"),
    ),
    "bilingual.html": BilingualView(count=3, latest=(PAIR_ROW,), years=(YEAR_ROW,)),
    "bilingual_month.html": BilingualMonthView(
        month="2023-01", pairs=(PAIR_ROW,), earlier=EARLIER, later=LATER
    ),
    "beside.html": BESIDE,
    "not_found.html": NotFoundView(
        home={"zh": "/news/zh/index.html", "en": "/news/en/index.html"},
        search={"zh": "/news/zh/search.html", "en": "/news/en/search.html"},
    ),
    "feed.xml": FeedView(
        id="https://example.org/news/zh/feed.xml",
        title="潮汐新闻档案",
        subtitle="留住每天的报道",
        ui="zh",
        self_url="https://example.org/news/zh/feed.xml",
        html_url="https://example.org/news/zh/index.html",
        updated="2023-01-05T00:00:00Z",
        entries=(ENTRY,),
    ),
    "sitemap.xml": SitemapView(
        urls=(
            ("https://example.org/news/zh/index.html", "2023-01-05"),
            ("https://example.org/news/en/index.html", ""),
        )
    ),
    "robots.txt": RobotsView(sitemap="https://example.org/news/sitemap.xml"),
}

BARE: dict[str, View] = {
    "root.html": RootView(
        titles={"zh": "新闻档案", "en": "News Archive"},
        taglines={"zh": "", "en": ""},
        articles=0,
        first="",
        last="",
    ),
    "front.html": FrontView(
        lead=None,
        seconds=(),
        days=(),
        stories=(),
        bilingual=(),
        outlets=(),
        topics=(),
        years=(),
        articles=0,
        first="",
        last="",
    ),
    "timeline.html": TimelineView(years=(), articles=0),
    "year.html": YearView(year="2023", count=0, months=(), outlets=(), topics=()),
    "month.html": MonthView(
        grid=MonthGrid(month="2023-01", count=0, path="2023/01/index.html", weeks=()),
        days=(),
        outlets=(),
    ),
    "day.html": DayView(date="2023-01-03", count=0, outlets=()),
    "outlets.html": OutletsView(outlets=()),
    "outlet.html": OutletView(
        outlet=BARE_OUTLET, hosts=(), latest=(), years=(), topics=()
    ),
    "topics.html": TopicsView(topics=()),
    "topic.html": TopicView(
        topic=BARE_TOPIC,
        parent=None,
        latest=(),
        years=(),
        volume=(),
        outlets=(),
        related=(),
    ),
    "authors.html": AuthorsView(letters=(), count=0),
    "author.html": AuthorView(author=SIGNED, also=(), roles=(), outlets=(), days=()),
    "period.html": PeriodView(
        of=Crumb(text="海港晚报", path="outlets/harbour/index.html"),
        is_outlet=True,
        period="",
        count=0,
        days=(),
    ),
    "article.html": BARE_ARTICLE,
    "history.html": HistoryView(
        title="短訊一則",
        lang="zh-Hant",
        outlet="north",
        outlet_path="outlets/north/index.html",
        path="2023/01/02/north-note.html",
        states=(
            StateView(number=2, archived=None, is_current=True, digest="02"),
            StateView(number=1, archived=None, is_current=False, digest="01"),
        ),
    ),
    "search.html": SearchView(articles=0, years=(), script="", is_split=True),
    "opensearch.xml": OpenSearchView(name="", description="", search="", icon=""),
    "not_found.html": NotFoundView(home={}, search={}),
    "stories.html": StoriesView(count=0, latest=(), years=()),
    "stories_month.html": StoriesMonthView(month="", stories=()),
    "story.html": StoryView(
        story=msgspec.structs.replace(STORY_ROW, date=""),
        last="",
        reports=(Report(card=BARE_CARD, moment=None),),
        shelves=(
            Shelf(lang="zh-Hans", reports=(Report(card=BARE_CARD, moment=None),)),
        ),
        silent=(),
        missing=(),
    ),
    "bilingual.html": BilingualView(count=0, latest=(), years=()),
    "bilingual_month.html": BilingualMonthView(month="", pairs=()),
    "beside.html": BesideView(
        zh=BARE_SIDES[0],
        en=BARE_SIDES[1],
        evidence=(),
        trust="sure",
        match="none",
        blocks=(),
    ),
    "feed.xml": FeedView(
        id="urn:archive:zh",
        title="新闻档案",
        subtitle="",
        ui="zh",
        self_url="",
        html_url="",
        updated="1970-01-01T00:00:00Z",
        entries=(),
    ),
    "sitemap.xml": SitemapView(urls=()),
    "robots.txt": RobotsView(sitemap=""),
}

PAGES = [(name, ui) for name in FULL for ui in UI_LANGS]
"""Every template in both languages."""
