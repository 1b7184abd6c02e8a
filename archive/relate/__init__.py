"""Ids -> relations: topics now; translations, stories and reposts later."""
