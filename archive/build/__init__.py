"""The plan -> the site on disk: what must be rendered, by whom, and what goes."""
