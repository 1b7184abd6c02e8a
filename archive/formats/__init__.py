"""Formats in and out: HTML, Markdown, front matter, settings."""
