"""Texts -> relations: topics, re-issues; translations, stories and reposts later."""
