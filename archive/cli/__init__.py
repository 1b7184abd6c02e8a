"""Words typed -> a call of ``archive.api``. The only place that prints or exits."""

from archive.cli.app import main

__all__ = ["main"]
