"""Where every page lives. Tree paths (see ``views``) unless said otherwise.

This is the permalink promise: what is here may be added to, never changed.
"""

from archive.model.library import Entry
from archive.model.names import UiLang
from archive.text import slugs
from archive.text.bylines import name_slug

FRONT = "index.html"
TIMELINE = "timeline/index.html"
OUTLETS = "outlets/index.html"
TOPICS = "topics/index.html"
SEARCH = "search.html"
STORIES = "stories/index.html"
BILINGUAL = "bilingual/index.html"
AUTHORS = "authors/index.html"
FEED = "feed.xml"
UNDATED = "undated"


def article(entry: Entry) -> str:
    """``2023/01/03/nytimes-xi-putin-china-russia.html``."""
    return f"{folder(entry.day)}/{entry.name}.html"


def history(entry: Entry) -> str:
    """``2023/01/03/nytimes-xi-putin-china-russia.history.html``: its earlier states."""
    return f"{folder(entry.day)}/{entry.name}.history.html"


def folder(day: str) -> str:
    """``2023/01/03``."""
    return day.replace("-", "/") if day else UNDATED


def period(key: str) -> str:
    """The page of a year, a month or a day: ``2023-01`` -> ``2023/01/index.html``."""
    return f"{folder(key)}/index.html"


def outlet(slug: str) -> str:
    """The front page of an outlet."""
    return f"outlets/{slug}/index.html"


def outlet_feed(slug: str) -> str:
    """The feed of an outlet."""
    return f"outlets/{slug}/feed.xml"


def outlet_month(slug: str, month: str) -> str:
    """``outlets/nytimes/2023/01.html``."""
    return f"outlets/{slug}/{folder(month)}.html"


def topic(slug: str) -> str:
    """The front page of a topic."""
    return f"topics/{slug}/index.html"


def topic_feed(slug: str) -> str:
    """The feed of a topic."""
    return f"topics/{slug}/feed.xml"


def topic_year(slug: str, year: str) -> str:
    """``topics/hong-kong/2023.html``."""
    return f"topics/{slug}/{year or UNDATED}.html"


def story(id_: str) -> str:
    """``stories/harbour-20230103-ferry/index.html``: an event, by its id.

    A folder, as an id may be ``index`` or ``2023``.
    """
    return f"stories/{slugs.slug(id_, salt=id_)}/index.html"


def stories_month(month: str) -> str:
    """``stories/2023/01.html``."""
    return f"stories/{folder(month)}.html"


def beside(zh: Entry) -> str:
    """An article and its translation side by side, by the Chinese one's own address:
    ``bilingual/2023/01/03/nytimes-xi-putin-china-russia.html``.
    """
    return f"bilingual/{article(zh)}"


def bilingual_month(month: str) -> str:
    """``bilingual/2023/01.html``."""
    return f"bilingual/{folder(month)}.html"


def author(name: str) -> str:
    """``authors/mike-isaac.html``: everybody of that name, however it is written."""
    return f"authors/{name_slug(name)}.html"


def author_year(name: str, year: str) -> str:
    """``authors/mike-isaac/2023.html``."""
    return f"authors/{name_slug(name)}/{year or UNDATED}.html"


def in_tree(ui: UiLang, path: str) -> str:
    """A tree path as a site path."""
    return f"{ui}/{path}"


def climb(path: str) -> str:
    """From a page to the root that its path starts from: ``../`` per folder."""
    return "../" * path.count("/")
