"""Views -> bytes.

TemplateError  T001  a template or a file of texts does not parse
T002  a template asks for a name that is not there
T003  there is no text for a key
T004  a text has a placeholder that the template does not fill
T005  there is no template of that name
T006  something else fails while a template is rendered

Each names the line of the template, or the file of texts.
"""

from collections.abc import Mapping
from typing import NoReturn

import jinja2
from markupsafe import Markup

from archive.errors import ArchiveError, TemplateError
from archive.model.names import UI_LANGS, UiLang
from archive.pages.views import Frame, SiteView, View
from archive.render.closure import Trees, digest, missing_template, syntax_error
from archive.render.environment import ThemeEnvironment
from archive.render.strings import Strings, load_strings
from archive.render.theme import Theme

_CONTROLS = bytes(code for code in (*range(0x20), 0x7F) if chr(code) not in "\t\n\r")
_NONCHARACTERS = ("\ufffe".encode(), "\uffff".encode())


class Renderer:
    """Renders every page of a site with one theme."""

    def __init__(
        self,
        theme: Theme,
        strings: Mapping[UiLang, Strings] | None = None,
        digests: Mapping[str, str] | None = None,
    ) -> None:
        self.theme = theme
        self.strings: dict[UiLang, Strings] = dict(strings or load_strings(theme))
        self._rooms = {ui: ThemeEnvironment(theme, self.strings[ui]) for ui in UI_LANGS}
        self._parsed: Trees = {}
        self.digests: dict[str, str] = dict(digests or {})
        """Of templates, as far as anybody has asked; those of the same files hold again."""

    def render(
        self,
        template_name: str,
        *,
        site: SiteView | None,
        frame: Frame | None,
        view: View,
        body: Markup | None = None,
    ) -> bytes:
        """The page as UTF-8. Equal values give equal bytes."""
        room = self._rooms[_ui(frame, view)]
        try:
            template = room.get_template(template_name)
            text = template.render(site=site, frame=frame, view=view, body=body)
        except ArchiveError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever a template may do wrong
            self._explain(error, template_name)
        page = text.encode("utf-8", "replace").translate(None, _CONTROLS)
        if template_name.endswith(".xml"):
            for noncharacter in _NONCHARACTERS:
                page = page.replace(noncharacter, b"")
        return page

    def digest(self, template_name: str) -> str:
        """Changes exactly when pages of this template might look different."""
        if template_name not in self.digests:
            found = digest(self.theme, self.strings, template_name, self._parsed)
            self.digests[template_name] = found
        return self.digests[template_name]

    def _explain(self, error: Exception, template_name: str) -> NoReturn:
        if isinstance(error, jinja2.TemplateSyntaxError):
            raise syntax_error(self.theme, error) from error
        where = self._where(error) or f"templates/{template_name}"
        if isinstance(error, jinja2.TemplateNotFound):
            raise missing_template(str(error), where) from error
        if isinstance(error, jinja2.UndefinedError):
            hint = "templates/README.md lists what each template may use"
            raise TemplateError("T002", where, str(error), hint) from error
        message = f"{type(error).__name__}: {error}"
        hint = "the value is not what the template expects here"
        raise TemplateError("T006", where, message, hint) from error

    def _where(self, error: Exception) -> str:
        """The innermost line of a template that the error passed through."""
        where = ""
        step = error.__traceback__
        while step is not None:
            name = step.tb_frame.f_code.co_filename
            if any(name.startswith(f"{folder}/") for folder in self.theme.templates):
                where = f"{self.theme.label(name)}:{step.tb_lineno}"
            step = step.tb_next
        return where


def _ui(frame: Frame | None, view: View) -> UiLang:
    ui: UiLang = frame.ui if frame is not None else getattr(view, "ui", "en")
    return ui
