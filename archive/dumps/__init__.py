"""Raw files -> dumps: one small reader per form in which dumps come."""
