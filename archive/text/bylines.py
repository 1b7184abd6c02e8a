"""Names in bylines -> what stands for the one who bears them, however they are written."""

from archive.text.slugs import fingerprint, slug
from archive.text.variants import one_form

_INDEX = "index"
"""Is a page already."""


def name_slug(name: str) -> str:
    """A name's slug: equal for the forms of one name, else different.

    Case, width, script, name dots and hyphens do not count: 托马斯•弗里德曼 and
    托馬斯·弗里德曼 are one, and so are Jean-Luc Picard and JEAN LUC PICARD.
    """
    form = one_form(name).casefold()
    bare = "".join(sign if sign.isalnum() else " " for sign in form)
    found = slug(bare, salt="".join(bare.split()))
    return f"{_INDEX}-{fingerprint(found)}" if found == _INDEX else found
