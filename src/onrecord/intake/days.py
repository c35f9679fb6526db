"""Days and times of publication: strict readings of what a page, a person or a text says.

A string that is no day is dropped, never guessed: "5/6/2017" is May 6 in one country and June 5 in another, so it is no
day here. "2017-05" and "2017" may stay: they are true as far as they go.
"""

import re
from datetime import date, datetime, time

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun",
            "july jul", "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
# Zones that mean one offset in English-language news; IST, BST in Asia and the like are left out.
_ZONES = {
    "utc": "+00:00", "gmt": "+00:00", "z": "+00:00", "bst": "+01:00", "cet": "+01:00", "cest": "+02:00",
    "est": "-05:00", "edt": "-04:00", "cst": "-06:00", "cdt": "-05:00", "mst": "-07:00", "mdt": "-06:00",
    "pst": "-08:00", "pdt": "-07:00",
}  # fmt: skip
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?"
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thur?s?|fri|sat|sun)\b\.?,?\s+"
_CLOCK = (
    r"(?:[ \t\xa0,|•·–—@-]*(?:at\s+)?(?P<hour>\d{1,2})"
    r"(?:[:.](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?|(?=[ \t\xa0]*[ap]\.?m\b))"
    r"[ \t\xa0]*(?P<half>[ap]\.?m\b\.?)?[ \t\xa0]*(?:\(?(?P<zone>(?-i:[A-Z]{1,4})|[+-]\d{2}:?\d{2})\b\)?)?)?"
)
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_WORDED = tuple(
    re.compile(rf"(?:{_WEEKDAY})?{form}{_CLOCK}", re.IGNORECASE)
    for form in (
        rf"{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}\b",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}\b",
        rf"{_YEAR}[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}})\b",
    )
)
_ISO = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})(?:[T ](?P<hour>\d{2}):?(?P<minute>\d{2})(?::?(?P<second>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2}))?Z?")
_PARTIAL = re.compile(r"(?:19|20)\d{2}(?:-(?:0[1-9]|1[0-2]))?")
_FIRST_YEAR, _LAST_YEAR = 1700, 2200
_NOON = 12
_DIGITS = len("+0000")


def read_day(said: str) -> str | None:
    """Return the day, or time with its zone as printed, that a string says, in ISO 8601; None where it is no day.

    The whole string must be the day: words around it make it no day.
    """
    said = " ".join(said.split())
    if found := _ISO.fullmatch(said):
        return _written(found["day"], found["hour"], found["minute"], found["second"], _offset(found["zone"]))
    if found := _COMPACT.fullmatch(said):
        year, month, day, hour, minute, second = found.groups()
        return _written(f"{year}-{month}-{day}", hour, minute, second, "+00:00" if said.endswith("Z") else "")
    if _PARTIAL.fullmatch(said):
        return said
    for form in _WORDED:
        if found := form.fullmatch(said):
            return _worded(found)
    return _mail(said)


def find_day(text: str, at: int) -> tuple[str, int, int] | None:
    """Return the day that stands in words at an offset of a text (with its start and end), if one does."""
    for form in _WORDED:
        if (found := form.match(text, at)) and (day := _worded(found)):
            return day, found.start(), found.end()
    return None


def _worded(found: re.Match[str]) -> str | None:
    month = found["month"]
    number = int(month) if month.isdigit() else _MONTHS[month.lower()]
    hour = found["hour"]
    if hour is not None and found["half"]:
        hour = f"{int(hour) % _NOON + (_NOON if found['half'][0] in 'pP' else 0):02}"
    day = f"{found['year']}-{number:02}-{int(found['day']):02}"
    return _written(day, hour and f"{int(hour):02}", found["minute"], found["second"], _offset(found["zone"]))


def _mail(said: str) -> str | None:
    """Read "Mon, 29 May 2017 18:45:00 +0200" and what JavaScript and PHP write alike."""
    for form in ("%a, %d %b %Y %H:%M:%S %z", "%a %b %d %H:%M:%S %z %Y", "%a %b %d %Y %H:%M:%S GMT%z"):
        try:
            return datetime.strptime(said, form).isoformat()  # noqa: DTZ007 - every form has its zone (%z)
        except ValueError:
            continue
    return None


def _offset(zone: str | None) -> str:
    """Return the offset that a zone means; "" where none is printed or it means several."""
    if not zone:
        return ""
    if zone[0] in "+-":
        digits = zone.replace(":", "").ljust(_DIGITS, "0")
        return f"{digits[:3]}:{digits[3:]}"
    return _ZONES.get(zone.lower(), "")


def _written(day: str, hour: str | None, minute: str | None, second: str | None, offset: str) -> str | None:
    """Write a day and time after ISO 8601, if it is one. Midnight to the second without a zone is a day, not a time."""
    try:
        if not _FIRST_YEAR <= date.fromisoformat(day).year <= _LAST_YEAR:
            return None
        if hour is None or (int(hour) == int(minute or 0) == int(second or 0) == 0 and not offset):
            return day
        clock = time(int(hour), int(minute or 0), int(second or 0)).isoformat()
        return datetime.fromisoformat(f"{day}T{clock}{offset}").isoformat()
    except ValueError:
        return None
