"""A page's view -> bytes: the theme's files, Jinja, filters and the words of the interface."""
