"""How long an article may be."""

from onrecord.errors import PageRefused, Reason

# Of 36,579 articles that we looked at the longest has 76,553 code points; four times that is a book or a log. Beyond
# it, a parse takes minutes and gigabytes, and spaCy refuses a million.
MAX_CODE_POINTS = 300_000


def refuse_too_long(text: str) -> None:
    """Refuse a text that is longer than any article.

    Raises:
        PageRefused: it has more than `MAX_CODE_POINTS` code points.
    """
    if len(text) > MAX_CODE_POINTS:
        why = f"{len(text):,} characters of text are no article (the limit is {MAX_CODE_POINTS:,}); split it."
        raise PageRefused(Reason.TOO_LARGE, why)
