"""Articles -> what they are about, and what they are to each other."""
