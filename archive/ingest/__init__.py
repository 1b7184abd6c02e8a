"""Dumps -> articles on disk: read, identify, keep what a person changed."""
