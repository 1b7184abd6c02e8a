"""Articles -> the library: entries by id, and indices of ids by time, outlet and topic."""
