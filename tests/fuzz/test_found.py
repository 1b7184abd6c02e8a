"""What damaged dumps once broke, each as small as it would get."""

import pytest

from tests.fuzz.laws import Laws

HEAD = "<!--1594994400000-->\n[题](https://{host}/a/1.html)\n------\n\n"
LONG = 20_000
FOUND = {
    "nested deeper than anybody nests": (
        "www.voachinese.com",
        "<p>甲</p>" + "<div>乙" * 3000,
    ),
    "lines deep inside inline elements": (
        "cn.nytimes.com",
        "<div><i>甲<br>2020-07-01 10:00:00</i></div><p>甲</p><p>翻译：丁"
        + "<font>" * 150
        + "乙<br>" * 500,
    ),
    "more white space than text": (
        "www.rfi.fr",
        '<div class="t-content__body"><p>甲' + " " * LONG + "乙</p></div>",
    ),
    "a credit line of commas": (
        "cn.reuters.com",
        (
            '<div class="StandardArticleBody_body"><p>甲</p><div class="Attribution_container">'
            f'<p class="Attribution_content">编译 {"、" * LONG}</p></div></div>'
        ),
    ),
    "empty headings without an end to them": (
        "www.dw.com",
        "<p>甲</p>" + "<h3></h3>" * 3000,
    ),
    "text behind an element without an end": (
        "paper.example",
        "<figure><source><img src=https://a.example/1.jpg>甲",
    ),
    "a credit that nobody sees": (
        "www.rfa.org",
        "）<noscript><br>记者：丁",
    ),
    "an advertisement inside a player": (
        "www.dw.com",
        "<p>甲</p><video><div>获取更多RSS：</div></video>",
    ),
    "two dividing lines in one box": (
        "www.bbc.com",
        (
            '<div class="story-body__inner"><div class="media-landscape">'
            "<img src=https://a.example/banner_bottom.jpg>"
            "<img src=https://a.example/banner_bottom.jpg></div><p>甲</p></div>"
        ),
    ),
    "the lead inside its own caption": (
        "www.bbc.com",
        (
            '<div class="story-body__inner"><div class="media-landscape"><figcaption>图'
            "<img src=https://a.example/1.jpg></figcaption></div><p>甲</p></div>"
        ),
    ),
    "a picture inside the heading that is its caption": (
        "www.bbc.com",
        (
            '<div class="story-body__inner"><p>甲</p>'
            '<div class="news_idt__image-slider__images-container">'
            "<h3>五月<img src=https://a.example/1.jpg></div></div>"
        ),
    ),
    "a caption inside the credit": (
        "www.bbc.com",
        (
            '<div class="story-body__inner"><p>甲<div class="media-landscape">'
            '<img src=https://a.example/1.jpg><span class="story-image-copyright">社'
            '<span class="media-caption__text">图</div></div>'
        ),
    ),
    "a caption whose picture nobody sees": (
        "paper.example",
        '甲<p class="wp-caption-text">图</p><noscript><img src=https://a.example/1.jpg></noscript>',
    ),
    "a picture inside the caption of its figure": (
        "paper.example",
        "<p>甲</p><figure><figcaption><img src=https://a.example/1.jpg>乙</figcaption></figure>",
    ),
    "text beside the small caption": (
        "cn.nytimes.com",
        (
            "<div><i>甲<br>2020-07-01 10:00:00</i></div><p>乙</p>"
            "<img src=https://a.example/1.jpg><div><small>图</small>丙</div>"
        ),
    ),
}


@pytest.mark.parametrize("name", FOUND)
def test_what_was_found_once_is_not_found_again(name: str) -> None:
    """Each broke a law: a crash, a hang, text lost or said twice."""
    host, body = FOUND[name]

    assert Laws().broken((HEAD.format(host=host) + body).encode()) == []
