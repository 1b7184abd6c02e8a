"""What went wrong, where, and what to do about it, as a value that can be counted and shown."""

from typing import Literal, Self

import msgspec

from archive.errors import ArchiveError

Severity = Literal["error", "warning", "notice"]


class Problem(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """One finding. Its ``id`` (``D003``) is stable: tests, reports and documentation use it."""

    where: str
    """``path`` or ``path:line``, relative to the project root."""
    id: str
    severity: Severity
    message: str
    hint: str = ""

    @classmethod
    def from_error(cls, error: ArchiveError, severity: Severity = "error") -> Self:
        """The same finding as a value."""
        return cls(
            id=error.id,
            severity=severity,
            where=error.where,
            message=error.message,
            hint=error.hint,
        )

    def __str__(self) -> str:
        hint = f" — {self.hint}" if self.hint else ""
        return f"{self.where}: {self.message}{hint} [{self.id}]"
