"""Addresses as cards show them."""

from urllib.parse import urlsplit

from hypothesis import given
from hypothesis import strategies as st

from archive.pages.cards import host_of, safe

ADDRESSES = st.from_regex(
    r"(?:https?|ftp|HTTP)://(?:www\.){0,3}[a-z0-9.A-Z@:\[\]-]{0,12}[/?#\\]?[a-z/?#@:]{0,6}",
    fullmatch=True,
)


@given(ADDRESSES | st.text())
def test_the_short_way_to_a_host_leads_where_the_long_one_does(url: str) -> None:
    """Whatever an address looks like, its host is the one that a browser would ask."""
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        host = ""

    assert host_of(url) == host
    assert safe(url) in ("", url)
