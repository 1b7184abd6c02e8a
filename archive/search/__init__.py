"""Articles -> the files that the search page reads: exact for queries of any length."""
