"""Radio France Internationale: the players and the late pictures inside a text."""

import json

from bs4.element import Tag

from archive.model.article import Medium
from archive.outlets.clipping import Clipping
from archive.outlets.credits import names
from archive.outlets.media import set_figure, unwrap_images
from archive.outlets.selectors import find


def take_sounds(
    clip: Clipping, body: Tag
) -> tuple[tuple[Medium, ...], tuple[str, ...]]:
    """Players: the file's address stands in a script, its caption is a file name."""
    found: list[Medium] = []
    speakers: list[str] = []
    for box in clip.all(".m-em-audio", body):
        speakers += names(clip.take(clip.first("[class*=author]", box), "authors"))
        url = clip.url(_source(box))
        if url.startswith("http"):
            found.append(Medium(kind="audio", url=url))
        clip.drop(box, "player-notice")
    return tuple(found), tuple(speakers)


def _source(box: Tag) -> str:
    script = find(box, "script")
    try:
        told = json.loads(script.string or "") if script else {}
        return str(told["sources"][0]["url"])
    except (ValueError, LookupError, TypeError):
        return ""


def set_figures(clip: Clipping, body: Tag) -> None:
    """Pictures that load late hide the real one in ``<noscript>``."""
    for hidden in clip.all("noscript img", body):
        box = hidden.find_parent("noscript")
        lazy = box.find_previous_sibling("img") if box else None
        if box and lazy:
            lazy["src"] = str(hidden.get("src") or "")
            box.decompose()
    unwrap_images(clip)
    for figure in clip.all("figure", body):
        img, words = find(figure, "img"), clip.first("[class*=legend]", figure)
        if img:
            credit = clip.first("[class*=credits]", figure)
            set_figure(clip, img, caption=words, credit=credit, replace=figure)
