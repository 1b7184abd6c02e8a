"""A name in both interface languages."""

from typing import Literal

import msgspec

from archive.text.script import Lang

__all__ = ["UI_LANGS", "Lang", "Names", "UiLang"]

UiLang = Literal["zh", "en"]
"""The language of the interface: one complete tree of pages each."""

UI_LANGS: tuple[UiLang, UiLang] = ("zh", "en")


class Names(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The same name or sentence in Chinese and in English."""

    zh: str
    en: str

    def of(self, ui: UiLang) -> str:
        """The text for one interface language; the other one where it is empty."""
        return (self.zh or self.en) if ui == "zh" else (self.en or self.zh)
