"""The site that Pelican builds from our articles, in the tree that ``BENCH_UI`` names."""

import os
from collections.abc import Iterable
from typing import Any

UI = os.environ.get("BENCH_UI", "zh")

SITENAME = "News Archive"
SITEURL = f"https://example.org/{UI}"
PATH = "content"
OUTPUT_PATH = f"output/{UI}"
THEME = "theme"
THEME_STATIC_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
TIMEZONE = "UTC"
DEFAULT_LANG = UI
DEFAULT_DATE_FORMAT = "%Y-%m-%d"
PLUGINS: list[str] = []
USE_FOLDER_AS_CATEGORY = False
FORMATTED_FIELDS: list[str] = []
MARKDOWN = {
    "extensions": ["markdown.extensions.extra", "markdown.extensions.meta"],
    "output_format": "html5",
}

CACHE_CONTENT = True
LOAD_CONTENT_CACHE = True
CACHE_PATH = f"cache/{UI}"

ARTICLE_URL = "{date:%Y}/{date:%m}/{date:%d}/{slug}.html"
ARTICLE_SAVE_AS = ARTICLE_URL
MONTH_ARCHIVE_URL = "{date:%Y}/{date:%m}/"
MONTH_ARCHIVE_SAVE_AS = "{date:%Y}/{date:%m}/index.html"
CATEGORY_URL = "outlets/{slug}.html"
CATEGORY_SAVE_AS = CATEGORY_URL
CATEGORIES_SAVE_AS = "outlets/index.html"
TAG_URL = "topics/{slug}.html"
TAG_SAVE_AS = TAG_URL
TAGS_SAVE_AS = "topics/index.html"
AUTHOR_SAVE_AS = ""
DIRECT_TEMPLATES = ["index", "categories", "tags"]
DEFAULT_PAGINATION = 50
PAGINATED_TEMPLATES = {"category": None, "tag": None, "period_archives": None}

FEED_DOMAIN = SITEURL
FEED_MAX_ITEMS = 50
FEED_RSS = "feed.xml"
CATEGORY_FEED_RSS = "outlets/{slug}.xml"
TAG_FEED_RSS = "topics/{slug}.xml"
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None


def months(articles: Iterable[Any]) -> list[str]:
    """The folders of the months that have articles, the newest first."""
    return list(dict.fromkeys(f"{article.date:%Y/%m}" for article in articles))


JINJA_FILTERS = {"months": months}
