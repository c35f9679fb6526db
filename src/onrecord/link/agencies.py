"""Which wire agency an article credits for its text.

A credit is not a mention: "told Reuters" credits nobody, "(Reuters)" after a place and "The Associated Press
contributed to this report" do. Picture credits are left out, since a picture says nothing of the words.
"""

import re

from onrecord.model.article import Article, BlockRole

_NAMES: tuple[tuple[str, str, str], ...] = (
    # canonical name, long forms, short forms that count in brackets and bylines alone
    ("Associated Press", r"Associated Press", r"AP"),
    ("Reuters", r"Thomson Reuters|Reuters", r"REUTERS"),
    ("Agence France-Presse", r"Agence France[- ]Presse", r"AFP"),
    ("Press Association", r"Press Association|PA Media", r"PA"),
    ("United Press International", r"United Press International", r"UPI"),
    ("Xinhua", r"Xinhua(?: News Agency)?", r"XINHUA"),
    ("TASS", r"ITAR-TASS|TASS", r"TASS"),
    ("Interfax", r"Interfax", r"INTERFAX"),
    ("RIA Novosti", r"RIA Novosti", r"RIA"),
    ("Yonhap", r"Yonhap(?: News Agency)?", r"YONHAP"),
    ("Kyodo", r"Kyodo(?: News)?", r"KYODO"),
    ("Deutsche Presse-Agentur", r"Deutsche Presse-Agentur", r"dpa|DPA"),
    ("EFE", r"Agencia EFE", r"EFE"),
    ("ANSA", r"ANSA", r"ANSA"),
    ("Press Trust of India", r"Press Trust of India", r"PTI"),
    ("Asian News International", r"Asian News International", r"ANI"),
    ("Canadian Press", r"(?:The )?Canadian Press", r"CP"),
    ("Australian Associated Press", r"Australian Associated Press", r"AAP"),
    ("Bloomberg", r"Bloomberg News|Bloomberg", r"BLOOMBERG"),
    ("City News Service", r"City News Service", r"CNS"),
    ("Bay City News", r"Bay City News(?: Service)?", r"BCN"),
)
AGENCIES = tuple(name for name, _, _ in _NAMES)
_OPENING = 250  # characters of the body in which "PLACE (AP) -" stands
_CLOSING = 600  # characters of the body in which "AP contributed to this report" stands


def _patterns(long: str, short: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return the forms of a credit: in an opening, in a closing, alone in a byline or credit line."""
    any_form = rf"(?:(?:The|the) )?(?:{long}|{short})"
    return (
        re.compile(rf"\((?:{long}|{short})\)|^\s*(?:{long}|{short})\s*(?:[|/,]|$)|\bBy {any_form}\b", re.MULTILINE),
        re.compile(
            rf"{any_form}[^.\n]{{0,80}}?\bcontributed\b|contribut[^.\n]{{0,60}}? (?:by|from) {any_form}\b"
            rf"|\bmaterial from {any_form}\b|(?:©|\(c\)|[Cc]opyright)[^.\n]{{0,20}}? {any_form}\b"
            rf"|\([^()\n]{{0,60}}\b(?:{long}|{short})\)\s*$"
            + (r"|\(?Reporting by [^\n]{3,200}[Ee]diting by " if long.endswith("Reuters") else "")
        ),
        re.compile(rf"\b(?:{long}|{short})\b"),
    )


_ANY = re.compile("|".join(rf"\b(?:{long}|{short})\b" for _, long, short in _NAMES) + "|[Ee]diting by")
_FORMS = tuple((name, *_patterns(long, short)) for name, long, short in _NAMES)


def agency(article: Article) -> str | None:
    """Return the agency that the article credits for its text, the first of several."""
    body = "\n".join(block.span.of(article.text) for block in article.blocks if block.role is BlockRole.BODY)
    opening, closing = body[:_OPENING], body[-_CLOSING:]
    lines = [
        block.span.of(article.text) for block in article.blocks if block.role in {BlockRole.BYLINE, BlockRole.DATELINE}
    ]
    # A credit block says who took the picture, or who wrote the text: only the wording of a closing tells.
    closing += "\n" + "\n".join(
        block.span.of(article.text) for block in article.blocks if block.role in {BlockRole.CREDIT, BlockRole.SOURCES}
    )
    lines += [detail.value for detail in (article.byline, article.outlet) if detail is not None]
    # Most articles name no agency at all, and sixty patterns an article would be the slowest part of the search.
    if not any(_ANY.search(part) for part in (opening, closing, *lines)):
        return None
    found = []
    for name, at_opening, at_closing, alone in _FORMS:
        match = at_opening.search(opening)
        if match:
            found.append((0, match.start(), name))
        elif any(alone.search(line) for line in lines):
            found.append((1, 0, name))
        elif match := at_closing.search(closing):
            found.append((2, match.start(), name))
    return min(found)[2] if found else None
