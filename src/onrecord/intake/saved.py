"""What the program that saved a page noted at its top or foot: when, and from where.

Browsers and archives leave a comment: SingleFile, monolith, HTTrack, the Wayback Machine. The time of a file on
somebody's disk is no such note: copying a file changes it.
"""

import re
from collections.abc import Iterator

from onrecord.intake.details import Details, checked
from onrecord.model.article import Detail, Evidence

_ENDS = 4_000  # code points at both ends of a page where the notes stand
_TIME = re.compile(
    r"<!--(?:(?!-->)[\s\S]){0,300}?(?:"
    r"saved date:\s*(?P<singlefile>[^\n(]+)"
    r"|saved from \S+ at (?P<monolith>\S+) using monolith"
    r"|by HTTrack Website Copier[^,]*,\s*(?P<httrack>\w{3}, \d{1,2} \w{3} \d{4} [\d:]+ GMT)"
    r"|FILE ARCHIVED ON (?P<clock>\d\d:\d\d:\d\d) (?P<wayback>\w{3} \d{1,2}, \d{4})"
    r")",
    re.IGNORECASE,
)
_WAYBACK = re.compile(r"https?://web\.archive\.org/web/(\d{14})")


def captured_of_page(markup: str) -> Details:
    """Return when a page was captured, as the program that saved it noted."""
    for stretch in (markup[:_ENDS], markup[-_ENDS:]):
        for detail in _noted(stretch):
            return Details(captured=detail)
    return Details()


def captured_of_address(url: Detail | None) -> Details:
    """Return when a page was captured whose address is that of the Wayback Machine's copy."""
    found = _WAYBACK.match(url.value) if url else None
    if url is None or found is None:
        return Details()
    return Details(captured=checked("captured", f"{found[1]}Z", url.evidence, f"address {url.where}".strip()))


def _noted(stretch: str) -> Iterator[Detail]:
    for found in _TIME.finditer(stretch):
        maker = found.lastgroup or ""
        said = found[maker].strip()
        if maker == "wayback":
            said = f"{said} {found['clock']} UTC"
        elif maker == "httrack":
            said = said.replace("GMT", "+0000")
        if detail := checked("captured", said, Evidence.MARKUP, f"comment of {_MAKERS[maker]}"):
            yield detail


_MAKERS = {
    "singlefile": "SingleFile",
    "monolith": "monolith",
    "httrack": "HTTrack",
    "wayback": "the Wayback Machine",
}
