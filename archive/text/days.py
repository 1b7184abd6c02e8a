"""Periods in words, as either language writes them."""

MONTHS = (
    "January February March April May June July August September October November "
    "December"
).split()


def period_name(ui: str, key: str) -> str:
    """``2023-01-03``, ``2023-01`` or ``2023`` in words: 2023年1月3日, January 2023, 2023."""
    year, _, rest = key.partition("-")
    month, _, day = rest.partition("-")
    if ui == "zh":
        parts = (
            f"{year}年",
            f"{int(month)}月" if month else "",
            f"{int(day)}日" if day else "",
        )
        return "".join(parts)
    words = (
        str(int(day)) if day else "",
        MONTHS[int(month) - 1] if month else "",
        year,
    )
    return " ".join(word for word in words if word)
