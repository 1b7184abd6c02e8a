import pytest

from archive.dumps.raw import read_raw
from archive.dumps.reader import Read
from archive.errors import DumpError
from archive.model.dump import Given
from tests.dumps.samples import EPOCH, dump

URL = "https://lantern.example/story/7"
PATH = "_posts/2020-09-13-deng-long.md"


def post(matter: str, body: str = "<p>灯笼还在。</p>\n", path: str = PATH) -> Read:
    """The dump in a post."""
    (read,) = read_raw(f"---\n{matter}\n---\n{body}".encode(), path)
    if isinstance(read, DumpError):
        raise read
    return read


def test_a_post_tells_all_that_its_front_matter_says() -> None:
    """Title, address and everything else that is a fact of the article."""
    read = post(
        "layout: post\n"
        'title: "灯笼 &amp; 河"\n'
        "date: 2020-09-13T20:26:40.000Z\n"
        "author: 林河\n"
        f"from: {URL}\n"
        "tags: [ 灯笼报, 中秋 ]\n"
        "categories: [ 灯笼报, 河岸 ]\n"
        "description: <b>一夜</b>大风之后\n"
    )

    assert (read.dump.title, read.dump.url) == ("灯笼 & 河", URL)
    assert read.dump.body == "<p>灯笼还在。</p>"
    assert read.dump.epoch is None
    assert read.dump.given == Given(
        authors=("林河",),
        tags=("灯笼报", "中秋"),
        published="2020-09-13T20:26:40+00:00",
        deck="一夜大风之后",
        section="河岸",
    )
    assert read.problems == ()


def test_a_dump_behind_the_front_matter_tells_its_own_header() -> None:
    """Its time is when it was dumped: a date that says the same is not when it was published."""
    matter = f"title: 别的\ndate: 2020-09-13T12:26:40Z\nauthor: 林河\nfrom: {URL}/?x"
    read = post(matter, dump().decode())

    assert read.dump.title == "河边的灯笼"
    assert read.dump.epoch == EPOCH
    assert read.dump.given == Given(authors=("林河",))


def test_the_line_of_a_problem_is_that_of_the_file() -> None:
    """The front matter's lines count."""
    data = f"---\ntitle: a\nfrom: {URL}\n---\n[a](ftp://x)\n------\n\n<p>b</p>".encode()
    (error,) = read_raw(data, PATH)

    assert isinstance(error, DumpError)
    assert (error.id, error.where) == ("D004", f"{PATH}:5")


def test_front_matter_that_is_no_yaml_is_read_line_by_line() -> None:
    """Programs put titles into quotes without looking at the quotes in them."""
    read = post(
        f'title: "他说"还在"，就"走"了"\nfrom: {URL}\nauthor:\n- 甲\n- "乙"\ntags: [a b, c]'
    )

    assert read.dump.title == '他说"还在"，就"走"了'
    assert read.dump.given.authors == ("甲", "乙")
    assert read.dump.given.tags == ("a b", "c")
    assert [problem.id for problem in read.problems] == ["D019"]


@pytest.mark.parametrize(
    ("date", "published"),
    [
        ("2020-09-13 20:26:40 +0800", "2020-09-13T20:26:40+08:00"),
        ("2020-09-13T20:26+08:00", "2020-09-13T20:26:00+08:00"),
        ("Sun, 13 Sep 2020 20:26:40 +0800", "2020-09-13T20:26:40+08:00"),
        ("2020-09-12 20:26:40", "2020-09-12"),
        ("2020-09-12", "2020-09-12"),
        ("1889-09-12", "2020-09-13"),
        ("gestern", "2020-09-13"),
    ],
)
def test_a_time_without_its_zone_is_a_day(date: str, published: str) -> None:
    """And where there is none, the file's name has the day."""
    assert (
        post(f"title: a\nfrom: {URL}\ndate: {date}").dump.given.published == published
    )


def test_an_address_that_was_encoded_twice_is_mended() -> None:
    """Only where every sign of it was."""
    twice = "https://lantern.example/%25E7%2581%25AF"
    once = "https://lantern.example/100%25/%E7%81%AF"

    assert (
        post(f"title: a\nfrom: {twice}").dump.url == "https://lantern.example/%E7%81%AF"
    )
    assert post(f"title: a\nfrom: {once}").dump.url == once


def test_the_source_goes_before_the_posts_own_address() -> None:
    """``link`` and ``url`` may be either."""
    read = post(
        f"title: a\nurl: /2020/a.html\nlink: https://blog.example/a\nfrom: {URL}"
    )

    assert read.dump.url == URL


@pytest.mark.parametrize(
    ("body", "path", "form"),
    [
        ("<div>\n\n    <p>a</p>\n\n</div>", "a.md", "html"),
        ("文字，**很重要。**", "a.md", "markdown"),
        ("<img src=x>\n\n文字", "a.md", "markdown"),
        ("文字", "a.html", "html"),
    ],
)
def test_a_body_is_html_or_markdown(body: str, path: str, form: str) -> None:
    """HTML that begins and ends with tags would come out of Markdown as code."""
    assert post(f"title: a\nfrom: {URL}", body, path).dump.form == form


def test_liquids_own_marks_are_no_text() -> None:
    """``raw`` only keeps Jekyll from reading what is inside."""
    body = "{% raw %}\n<p>{{a}}</p>\n{% endraw %}"

    assert post(f"title: a\nfrom: {URL}", body).dump.body == "<p>{{a}}</p>"


@pytest.mark.parametrize(
    ("matter", "body", "id_"),
    [
        ("title: a", "<p>a</p>", "D004"),
        ("title: a\nfrom: javascript:alert(1)", "<p>a</p>", "D004"),
        ("title: ''\nlayout: post\nfrom: https://a.example/", "<p>a</p>", "D007"),
        ("title: a\nfrom: https://a.example/", " \n", "D005"),
        ("nothing: known", "<p>a</p>", "D003"),
    ],
)
def test_a_post_of_which_no_article_can_come(matter: str, body: str, id_: str) -> None:
    """The ids are those of any dump."""
    with pytest.raises(DumpError) as caught:
        post(matter, body)

    assert caught.value.id == id_


@pytest.mark.parametrize(
    "matter",
    [
        "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\ntitle: *c",
        "title: " + "[" * 5000,
        "title: {a: {b: c}}\nfrom: [https://a.example/, [x]]",
        "? [a, b]\n: c\ntitle: [~, 1]",
        "title: !!python/object/apply:os.getcwd []",
    ],
)
def test_hostile_front_matter_is_an_error_at_worst(matter: str) -> None:
    """No alias is followed for ever, and nothing is run."""
    found = read_raw(f"---\n{matter}\n---\n<p>a</p>".encode(), PATH)

    assert len(found) == 1
