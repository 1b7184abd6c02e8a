"""Pictures, sounds, films and embeds: addresses unwrapped, captions put in their place."""

import re
from urllib.parse import unquote, urlsplit

import msgspec
from bs4.element import NavigableString, Tag

from archive.formats.html_reader import UNSEEN
from archive.formats.walking import element_behind, holds, lies_in, texts
from archive.model.article import Image, Medium
from archive.outlets.captions import cut_credit, split_credit
from archive.outlets.clipping import Clipping, Entry, is_gone, visible_text
from archive.text.space import fold

_WESERV = re.compile(r"^(?:https?:)?//images\.weserv\.nl/?\?url=", re.IGNORECASE)
_THUMBOR = re.compile(r"^(https?://[^/]*thumbor[^/]*)/unsafe/\d+x\d+/(?=https?://)")
_SMALL = frozenset({"small"})
_FIGURE = frozenset({"figure"})
_BLOCKS = frozenset({"p", "img"})
_SIZE = re.compile(r"^\d{1,5}$")
_FILE_NAME = re.compile(r"[\w.@()-]+\.(?:jpe?g|png|gif|webp|bmp)", re.IGNORECASE)


def unwrap(src: str) -> str:
    """The picture's own address behind a proxy, with ``https:``.

    ``https://images.weserv.nl?url=HOST/path`` never encodes its value, so that the
    value is all that follows ``url=``; ``…thumbor…/unsafe/1340x754/https://…`` wraps
    another complete address.
    """
    src = src.strip()
    inner = _WESERV.sub("", src)
    if inner != src:
        src = inner if re.match(r"https?://", inner) else "https://" + inner.lstrip("/")
    src = _THUMBOR.sub("", src)
    if src.startswith("//"):
        src = "https:" + src
    return "https://" + src[7:] if src.startswith("http://") else src


def is_picture(src: str) -> bool:
    """False for what a dump left of a picture: ``data:``, ``https://th``, nothing."""
    try:
        parts = urlsplit(src)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and "." in (parts.hostname or "")


def source_of(clip: Clipping, img: Tag) -> str:
    """The unwrapped, safe address of an ``<img>``; empty where it has none."""
    src = clip.url(unwrap(str(img.get("src") or "")))
    return src if is_picture(src) else ""


def unwrap_images(clip: Clipping) -> None:
    """Give every ``<img>`` of the tree its own address; remove those that have none."""
    for img in clip.all("img"):
        src = source_of(clip, img)
        if src:
            img["src"] = src
        else:
            clip.drop(img, "broken-image")


def take_image(
    clip: Clipping,
    img: Tag | None,
    *,
    caption: Tag | None = None,
    credit: Tag | None = None,
) -> Image | None:
    """Take a picture, its caption and its credit out of the tree, as the lead."""
    shown = _image(clip, img)
    by = clip.take(credit, "image.credit")  # first: it may stand inside the caption
    words = clip.take(caption, "image.caption")
    if img is not None and not is_gone(img):  # a caption may have held it
        img.decompose()
    if shown is None:
        return None
    plain, own = split_credit(words)
    if own and (not by or own.casefold() == by.casefold()):
        words, by = plain, by or own
    return msgspec.structs.replace(shown, caption=words, credit=by)


def _image(clip: Clipping, img: Tag | None) -> Image | None:
    """A picture without its caption; None where it has no address of its own."""
    src = source_of(clip, img) if img is not None else ""
    if img is None or not src:
        return None
    return Image(
        url=src,
        alt=_alt(img),
        width=_size(img.get("width")),
        height=_size(img.get("height")),
    )


def _alt(img: Tag) -> str:
    """What stands in for a picture; the name of its file says nothing."""
    alt = fold(str(img.get("alt") or ""))
    return "" if _FILE_NAME.fullmatch(alt) else alt


def set_figure(
    clip: Clipping,
    img: Tag,
    *,
    caption: Tag | None = None,
    credit: Tag | str | None = None,
    replace: Tag | None = None,
) -> Tag:
    """Make ``img`` and its caption a ``<figure>`` of the body.

    It stands where ``replace`` (the picture's container, else the picture) stood. The
    caption's inline markup is kept; the credit becomes ``<cite>``. Nothing leaves the
    body, so nothing is entered in the ledger: empty containers go with ``replace``.
    """
    figure = clip.new("figure")
    (replace or img).insert_before(figure)
    caption = _apart(figure, caption)
    if isinstance(credit, Tag):
        credit = _apart(figure, credit)
    if caption is not None and any(parent is credit for parent in caption.parents):
        caption = None  # all of it is the credit
    figure.append(img.extract())
    img["alt"] = _alt(img)
    by = _owner(clip, credit, caption)
    if caption is not None or by:
        words = clip.new("figcaption")
        if caption is not None:
            for child in list(caption.contents):
                words.append(child.extract())
            caption.extract()
        if by:
            words.append(" ")
            words.append(clip.new("cite", by))
        figure.append(words)
    if isinstance(credit, Tag):
        credit.extract()
    if replace is not None and replace is not img and not fold(visible_text(replace)):
        replace.extract()  # with other text in it, it stays
    return figure


def _owner(clip: Clipping, credit: Tag | str | None, caption: Tag | None) -> str:
    """The credit; where it has no place of its own, off the end of the caption.

    ``图片版权 某社`` above and ``（图片：某社）`` in the caption say it twice.
    """
    by = credit if isinstance(credit, str) else ""
    if isinstance(credit, Tag):
        by = fold(visible_text(credit))
        if any(parent is caption for parent in credit.parents):
            return by
    if caption is None or (by and not _repeats(caption, by)):
        return by
    told = cut_credit(clip, caption)
    if by and told:
        clip.ledger.append(Entry("drop:repeated-credit", told))
    return by or told


def _repeats(caption: Tag, by: str) -> bool:
    """True where the caption ends with the credit that is known already."""
    return split_credit(fold(visible_text(caption)))[1].casefold() == by.casefold()


def _apart(figure: Tag, words: Tag | None) -> Tag | None:
    """``words``, unless they hold the picture: an element that was never closed.

    None either where nobody would see them beside it, in a ``<noscript>``.
    """
    around = list(figure.parents)
    hidden = any(parent.name in UNSEEN for parent in around)
    return None if hidden or any(parent is words for parent in around) else words


def take_first_figure(clip: Clipping) -> Image | None:
    """The picture before the first text, as the lead; pictures must be figures by now.

    None where no text follows: a series of cartoons has no lead.
    """
    figure = clip.first("figure")
    img = clip.first("img", figure) if figure else None
    if figure is None or img is None or not source_of(clip, img):
        return None
    text = next((one for one in texts(clip.root) if _is_prose(one)), None)
    if text is None or all(
        one is not figure for one in text.find_all_previous("figure")
    ):
        return None
    caption, credit = clip.first("figcaption", figure), clip.first("cite", figure)
    image = take_image(clip, img, caption=caption, credit=credit)
    if fold(visible_text(figure)):
        figure.unwrap()  # more than a caption: it stays in the body
    else:
        figure.decompose()
    return image


def _is_prose(text: NavigableString) -> bool:
    return bool(fold(visible_text(text))) and not any(
        parent.name in UNSEEN or parent.name == "figure" for parent in text.parents
    )


def small_after(img: Tag) -> Tag | None:
    """``<div><small>caption</small></div>`` or a bare ``<small>`` behind a picture."""
    caption = element_behind(img)
    if caption is None or (img.next_sibling is not caption and _is_text(img)):
        return None
    if caption.name == "div" and holds(caption, _SMALL) and not holds(caption, _BLOCKS):
        return caption
    return caption if caption.name == "small" else None


def _is_text(img: Tag) -> bool:
    """True where words follow the picture at once: what comes later is not its own."""
    return bool(str(img.next_sibling or "").strip())


def set_captions(clip: Clipping) -> None:
    """Make every picture of the body a figure, with the grey ``<small>`` behind it."""
    unwrap_images(clip)
    for caption in clip.all("figure > figcaption:not(:has(cite))"):
        by = cut_credit(clip, caption)
        if by:
            caption.append(clip.new("cite", by))
    for img in clip.all("img"):
        if lies_in(img, _FIGURE):
            continue
        holder = small_after(img)
        small = (
            clip.first("small", holder) if holder and holder.name == "div" else holder
        )
        set_figure(clip, img, caption=small)
        if holder is not None and not fold(visible_text(holder)):
            holder.extract()  # with other text in it, it stays


def take_players(clip: Clipping, within: Tag | None = None) -> tuple[Medium, ...]:
    """Take every ``<video>`` and ``<audio>``, with the small caption behind each."""
    found: list[Medium] = []
    for player in clip.all("video, audio", within):
        if is_gone(player):  # it stood in another one
            continue
        caption = element_behind(player)
        words = ""
        if caption is not None and caption.name == "div" and holds(caption, _SMALL):
            words = clip.take(caption, "media.caption")
        medium = _medium(clip, player, words)
        player.decompose()
        if medium:
            found.append(medium)
    return tuple(found)


def _medium(clip: Clipping, player: Tag, caption: str) -> Medium | None:
    source = clip.first("source", player)
    src = player.get("src") or (source.get("src") if source else "")
    url = clip.url(src)
    if not url.startswith("http"):
        return None
    words, credit = split_credit(caption)
    poster = clip.url(unwrap(str(player.get("poster") or "")))
    return Medium(
        kind="video" if player.name == "video" else "audio",
        url=url,
        caption=words,
        credit=credit,
        poster=poster if is_picture(poster) else "",
    )


def take_embeds(clip: Clipping, within: Tag | None = None) -> tuple[Medium, ...]:
    """Take every ``<iframe>`` as a link to what it showed."""
    found: list[Medium] = []
    for frame in clip.all("iframe", within):
        if is_gone(frame):  # it stood in another one
            continue
        url = embedded_address(clip.url(frame.get("src") or frame.get("data-src")))
        clip.drop(frame, "embed")
        if url.startswith("http"):
            found.append(Medium(kind="embed", url=url))
    return tuple(dict.fromkeys(found))


def embedded_address(url: str) -> str:
    """The page behind a player: the Facebook video in ``plugins/video.php?href=…``,
    the YouTube page behind ``/embed/ID``.
    """
    behind = re.search(r"facebook\.com/plugins/\w+\.php\?.*?href=([^&]+)", url)
    if behind:
        return unquote(behind[1])
    video = re.search(r"youtube(?:-nocookie)?\.com/embed/([\w-]{6,})", url)
    if video and video[1] != "videoseries":
        return f"https://www.youtube.com/watch?v={video[1]}"
    return url


def _size(value: object) -> int:
    text = str(value or "").strip()
    return int(text) if _SIZE.match(text) else 0
