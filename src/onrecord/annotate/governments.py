"""Governments under one name: "Norway's government", "the Norwegian government" and "Oslo" are one voice."""

import re

from onrecord.annotate.countries import country_named, country_of, seat_of

_BODIES = r"government|administration|regime"
_RULED = re.compile(rf"(?P<country>.+?)(?:['’]s?)?\s+(?:{_BODIES})", re.IGNORECASE)
_OF = re.compile(rf"(?:{_BODIES})\s+of\s+(?P<country>.+)", re.IGNORECASE)
_OFFICE = re.compile(
    r"(?P<country>.+?)(?:['’]s?)?\s+(?:(?P<head>(?:vice |deputy )?(?:president|prime minister|premier))['’]s\s+office"
    r"|(?P<presidency>presidency))",
    re.IGNORECASE,
)
_TAKES_THE = frozenset(
    """United Kingdom|United States|United Arab Emirates|Netherlands|Philippines|Czech Republic|Gambia|Congo""".split(
        "|"
    )
)


def _named(country: str) -> str:
    return f"Government of {'the ' if country in _TAKES_THE else ''}{country}"


def _plain(words: str) -> str:
    return re.sub(r"^(?:the|a) ", "", " ".join(words.split()), flags=re.IGNORECASE)


def described(words: str) -> str | None:
    """Return the name of the government, or head of state's office, that a description stands for, else None."""
    plain = _plain(words)
    for pattern in (_RULED, _OF):
        match = pattern.fullmatch(plain)
        country = country_of(match["country"]) if match else None
        if country is not None:
            return _named(country)
    match = _OFFICE.fullmatch(plain)
    country = country_of(match["country"]) if match else None
    if match is not None and country is not None:
        head = match["head"] or "president"
        return f"Office of the {head.title()} of {country}"
    return None


def speaking(words: str) -> str | None:
    """Return the government that speaks where a country or its capital is said to speak: "Beijing denied"."""
    country = country_named(words) or seat_of(words)
    return _named(country) if country is not None else described(words)


def of_country(words: str) -> str | None:
    """Return the government of the country that words name or belong to: "Norwegian" in "Norwegian officials"."""
    country = country_of(words)
    return _named(country) if country is not None else speaking(words)


def is_bare(words: str) -> bool:
    """Tell whether words name a government without its country: "the government"."""
    return _plain(words).lower() in {"government", "administration", "regime", "federal government"}
