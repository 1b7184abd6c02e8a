"""Addresses that are one address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.relate.addresses import address_key, picture_key

ICE = "https://north.example/2023/ice"


@pytest.mark.parametrize(
    "url",
    [
        "http://north.example/2023/ice",
        "https://www.north.example/2023/ice/",
        "https://m.north.example/2023/ice",
        "https://mobile.north.example/2023/ice",
        "https://NORTH.example:443/2023//ice",
        "https://north.example/2023/ice?smid=x&utm_source=y",
        "https://north.example/2023/ice#comments",
        "https://north.example/2023/%69ce",
        "https://north.example/2023/ice/index.html",
        "https://north.example/2023/ice/amp/",
        "https://north.example/amp/2023/ice",
        "https://amp.north.example/2023/ice",
        "https://www.google.com/amp/s/www.north.example/2023/ice",
        "https://north-example.cdn.ampproject.org/c/s/north.example/2023/ice",
        "https://web.archive.org/web/20230101000000/https://north.example/2023/ice",
        " https://north.example/2023/ice ",
    ],
)
def test_spellings_of_one_address(url: str) -> None:
    """What varies from link to link does not count."""
    assert address_key(url) == address_key(ICE) != ""


@pytest.mark.parametrize(
    "url",
    [
        "https://cn.north.example/2023/ice",
        "https://zh.north.example/2023/ice",
        "https://north.example/zh/2023/ice",
        "https://north.example/2023/Ice",
        "https://north.example/2023/ice?id=2",
        "https://m.example/2023/ice",
    ],
)
def test_other_addresses(url: str) -> None:
    """The Chinese edition's hosts, and queries that name an article, do count."""
    assert address_key(url) not in {address_key(ICE), ""}


def test_a_query_may_name_the_article() -> None:
    """Some outlets number their articles there."""
    one = address_key("https://north.example/?p=17&utm_source=x")

    assert one == address_key("http://north.example/?P=17")
    assert one != address_key("https://north.example/?p=18")


@pytest.mark.parametrize(
    "url",
    ["", "http://[", "https://north.example/", "https://north.example/?smid=x", "x"],
)
def test_no_address(url: str) -> None:
    """A front page, or what is no address, is nobody's."""
    assert address_key(url) == ""


@given(st.text())
def test_any_text(text: str) -> None:
    """Whatever a dump has for an address is no error."""
    assert isinstance(address_key(text), str)
    assert isinstance(picture_key(f"https://north.example/{text}"), str)


@pytest.mark.parametrize(
    "url",
    [
        "https://north.example/a/harbour-at-dawn-articleLarge.jpg",
        "https://cn.north.example/b/harbour-at-dawn-master1050.jpg",
        "https://north.example/harbour-at-dawn-1024x576@2x.webp?quality=75",
        "https://north.example/harbour-at-dawn_w1023_r1_s.jpg",
    ],
)
def test_sizes_of_one_picture(url: str) -> None:
    """The name of a file tells the picture, whatever size it has there."""
    assert picture_key(url) == "harbour-at-dawn"


def test_pictures_with_common_names() -> None:
    """A short name is anybody's: the whole address counts."""
    one, other = (f"https://{host}.example/image1.jpg" for host in ("north", "south"))

    assert picture_key(one) != picture_key(other)
