"""The one error tree of the package.

    ArchiveError
    ├── ConfigError     site.toml, outlets.toml, topics.toml: wrong key, type or value
    ├── DumpError       a raw file that cannot become an article (it is quarantined)
    ├── ArticleError    an article file that a person or a program has broken
    ├── TemplateError   a template that does not compile or asks for what is not there
    ├── OutputError     the disk refuses: read-only, full, not ours
    ├── ClusterError    other machines that were to help do not, or not as they should
    └── UsageError      a call that cannot mean anything

Every error names a place, says what is wrong, and gives a hint what to do.
"""


class ArchiveError(Exception):
    """A problem with a stable ``id``, a place, a message and a hint.

    ``where`` is ``path`` or ``path:line``, relative to the project root.
    """

    def __init__(self, id: str, where: str, message: str, hint: str = "") -> None:
        super().__init__(id, where, message, hint)
        self.id = id
        self.where = where
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        hint = f" — {self.hint}" if self.hint else ""
        return f"{self.where}: {self.message}{hint} [{self.id}]"


class ConfigError(ArchiveError):
    """A file of settings says something that cannot be followed."""


class DumpError(ArchiveError):
    """A raw file cannot become an article."""


class ArticleError(ArchiveError):
    """An article file cannot be read."""


class TemplateError(ArchiveError):
    """A template does not compile, or asks for something that is not there."""


class OutputError(ArchiveError):
    """The output cannot be written."""


class ClusterError(ArchiveError):
    """A cluster is not there, goes away, or is not of this version."""


class UsageError(ArchiveError):
    """A call that cannot mean anything."""
