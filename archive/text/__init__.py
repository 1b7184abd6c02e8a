"""Text as text: encodings, white space, scripts, dates, slugs, excerpts. Knows no article."""
