"""The site that Nikola builds from our articles, in both interface languages."""

BLOG_AUTHOR = "News Archive"
BLOG_TITLE = "News Archive"
BLOG_DESCRIPTION = "News Archive"
BLOG_EMAIL = "archive@example.org"
SITE_URL = "https://example.org/"
DEFAULT_LANG = "zh_cn"
TRANSLATIONS = {"zh_cn": "", "en": "./en"}
NAVIGATION_LINKS = {"zh_cn": (), "en": ()}
THEME = "bench"
TIMEZONE = "UTC"
DATE_FORMAT = "yyyy-MM-dd"
POSTS = (("posts/*.md", "", "post.tmpl"),)
PAGES = ()
COMPILERS = {"markdown": (".md",)}
MARKDOWN_EXTENSIONS = ["markdown.extensions.extra"]
PRETTY_URLS = False
SHOW_SOURCELINK = False
COPY_SOURCES = False
SHOW_UNTRANSLATED_POSTS = True

CREATE_MONTHLY_ARCHIVE = True
ARCHIVES_ARE_INDEXES = True
CATEGORY_PATH = "outlets"
CATEGORY_PREFIX = ""
CATEGORIES_INDEX_PATH = "outlets/index.html"
CATEGORY_PAGES_ARE_INDEXES = True
CATEGORY_ALLOW_HIERARCHIES = False
TAG_PATH = "topics"
TAGS_INDEX_PATH = "topics/index.html"
TAG_PAGES_ARE_INDEXES = True
USE_TAG_METADATA = False
INDEX_DISPLAY_POST_COUNT = 50
FEED_LENGTH = 50
GENERATE_RSS = True
GENERATE_ATOM = False
FRONT_INDEX_HEADER = {"zh_cn": "", "en": ""}
DISABLED_PLUGINS = [
    "render_galleries",
    "render_listings",
    "copy_files",
    "create_bundles",
    "robots",
]
LOGGING_MODE = "quiet"
