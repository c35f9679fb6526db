"""Datelines: where, and by which agency, an article was filed: "PARIS (Reuters) -" at the start of a paragraph."""

import re

_NOT_A_CITY = (
    "UPDATE|UPDATED|FINAL|DEVELOPING|EXCLUSIVE|BREAKING|NEW|WATCH|READ|RELATED|ANALYSIS|OPINION|CORRECTION|NOTE|EDITOR"
    "|VIDEO|PHOTOS?|MORE|LIVE|POLL|FILE|ALSO|PLUS|Q|A|YES|NO|FACT|FALSE|TRUE|ADVERTISEMENT|EDITORIAL|COMMENTARY|REVIEW"
    "|WARNING|SPOILER"
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_PLACE = rf"(?!(?:{_NOT_A_CITY})\b)[A-Z][A-Z.'’ -]*[A-Z.](?:,\s(?:[A-Z][\w.'’]*\.?)(?:\s[A-Z][\w.'’]*\.?){{0,2}})?"
_PRINTER = r"[(\[/]\s*(?:[A-Z][\w.&'’ /-]{1,38})\s*[)\]/]"
_DASH = r"(?:\s+[-–—]{1,3}\s*|\s*[–—]\s*|\s*--+\s*)"
_LONGEST = 120  # code points, with the first letters of what follows
_DATELINES = (
    # PARIS (Reuters) -   BEIRUT, Lebanon —   MOSCOW, May 29 (Reuters) -   BEIJING --
    re.compile(rf"{_PLACE}(?:,?\s{_MONTH}\s\d{{1,2}})?(?:,?\s*{_PRINTER})?{_DASH}(?=\S)"),
    # PARIS (Reuters) The ...
    re.compile(rf"{_PLACE}(?:,?\s{_MONTH}\s\d{{1,2}})?\s*{_PRINTER}\s*[-–—:]*\s*(?=[A-Z“\"‘'])"),
    # (CNN) –   Tempe, Arizona (CNN) Jeb ...
    re.compile(
        r"(?:[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){0,2}(?:,\s[A-Z][\w.]+(?:\s[A-Z]\w+)?)?\s+)?\((?:CNN"
        r"|AP|Reuters|AFP|UPI|CNNMoney|CNSNews\.com|KPIX|(?!(?:BEGIN|END"
        r"|VIDEO|AUDIO|LAUGHTER|APPLAUSE|CROSSTALK|INAUDIBLE|MUSIC|CHEERS"
        r"|PHOTOS?|UPDATED?|WATCH|READ)\b)[A-Z]{2,8}(?:[ /][A-Z0-9]+)*"
        r"|[A-Z]\w+ News(?: Service)?)\)\s*[-–—:]*\s*(?=[A-Z“\"‘'])"
    ),
)


def dateline_end(paragraph: str) -> int:
    """Return the length of the dateline that a paragraph begins with, white space after it included; else 0."""
    return next((found.end() for pattern in _DATELINES if (found := pattern.match(paragraph, 0, _LONGEST))), 0)
