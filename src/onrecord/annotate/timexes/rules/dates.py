"""Days, months, years, quarters, seasons and feasts by their names."""

import re
from calendar import monthrange
from collections.abc import Iterator

from onrecord.annotate.timexes.grammar import Match, Rule
from onrecord.annotate.timexes.lexicon import Kind
from onrecord.annotate.timexes.meaning import Fixed, Meaning, Named, Recognised, Shifted, Towards, Unit, Whence
from onrecord.annotate.timexes.pieces import Piece
from onrecord.annotate.timexes.rules.amounts import amount, edge
from onrecord.annotate.timexes.tense import towards
from onrecord.model.timex import TimexType

_NEW_CENTURY = 50  # two digits of a year: 49 is 2049, 50 is 1950
_MONTHS = 12
_POINTERS = (Kind.LAST, Kind.NEXT, Kind.THIS, Kind.COMING, Kind.PAST, Kind.PREVIOUS, Kind.FOLLOWING, Kind.CURRENT)
_POINTING = {
    Kind.LAST: Towards.LAST,
    Kind.PAST: Towards.LAST,
    Kind.PREVIOUS: Towards.LAST,
    Kind.NEXT: Towards.NEXT,
    Kind.FOLLOWING: Towards.NEXT,
    Kind.COMING: Towards.NEXT,
    Kind.THIS: Towards.THIS,
    Kind.CURRENT: Towards.THIS,
}
_YEARS_AWAY = {Kind.LAST: -1, Kind.PREVIOUS: -1, Kind.NEXT: 1, Kind.FOLLOWING: 1, Kind.THIS: 0, Kind.CURRENT: 0}


def direction(match: Match) -> Towards:
    """Tell where the words of the match point, or else the words around it."""
    pointers = [p.kind for p in match.all(*_POINTERS)]
    if Kind.COMING in pointers:
        return Towards.NEXT
    if Kind.PAST in pointers:
        return Towards.LAST
    if pointers:
        return _POINTING[pointers[-1]]
    return towards(match.pieces, match.first, match.last)


def year_said(match: Match) -> int | None:
    """Return the year that the match says in digits or words."""
    digits = match.of(Kind.YEARNUM)
    if digits is not None:
        return int(digits.number)
    return year_in_words(match)


def year_in_words(match: Match) -> int | None:
    """Return the year of "nineteen ninety-seven" or "two thousand (and) three"."""
    words = match.all(Kind.WORDNUM, Kind.SCALE)
    if len(words) > 1 and words[1].kind is Kind.SCALE and words[1].number == 1000:  # noqa: PLR2004 - "two thousand"
        return int(words[0].number * 1000 + sum(p.number for p in words[2:]))
    rest = int(sum(p.number for p in words[1:]))
    # "twenty-two" is no year, "twenty seventeen" is
    if len(words) > 1 and (words[0].number in (18, 19) or (words[0].number == 20 and rest > 9)):  # noqa: PLR2004 - centuries
        return int(words[0].number) * 100 + rest
    return None


def relative_year(match: Match) -> Meaning | None:
    """Return the year of "July last year", "next year's first quarter"."""
    unit = match.of(Kind.UNIT)
    pointer = match.of(*_YEARS_AWAY)
    if unit is None or pointer is None or unit.code != Unit.YEAR:
        return None
    return Shifted(unit=Unit.YEAR, count=_YEARS_AWAY[pointer.kind])


def _two_digits(year: int) -> int:
    if year >= 100:  # noqa: PLR2004 - written out
        return year
    return year + (2000 if year < _NEW_CENTURY else 1900)


def _possible(month: Piece, day: Piece) -> bool:
    """Tell whether the month has such a day in some year."""
    return 1 <= day.number <= monthrange(2000, int(month.number))[1]  # 2000 was a leap year


def day_of_month(match: Match) -> Iterator[Recognised]:
    """May 2; 2 May; the 2nd of May; Friday, Oct. 23; May 2, 2017."""
    month, day = match.the(Kind.MONTH), match.the(Kind.DAYNUM, Kind.ORDINAL, Kind.SECOND)
    if not _possible(month, day):
        return
    year = year_said(match)
    if year is not None:
        yield match.says(
            TimexType.DATE, Fixed(value=f"{year:04d}-{int(month.number):02d}-{int(day.number):02d}"), edge(match)
        )
        return
    pointed = match.has(*_YEARS_AWAY) and not match.has(Kind.WEEKDAY)
    meaning = Named(
        unit=Unit.DAY,
        number=int(month.number),
        day=int(day.number),
        year=relative_year(match),
        towards=direction(match) if pointed else towards(match.pieces, match.first, match.last),
    )
    yield match.says(TimexType.DATE, meaning, edge(match))


def days_of_month(match: Match) -> Iterator[Recognised]:
    """May 2-5, May 2 and 3, 2 to 5 May: two days, the bare one within the other's month."""
    days = match.all(Kind.DAYNUM, Kind.ORDINAL)
    month = match.the(Kind.MONTH)
    if not all(_possible(month, day) for day in days):
        return
    year = year_said(match)
    way = towards(match.pieces, match.first, match.last)
    month_first = match.inside[0] is month
    for index, day in enumerate((days[0], days[-1])):
        number = (int(month.number), int(day.number))
        meaning: Meaning = (
            Named(unit=Unit.DAY, number=number[0], day=number[1], towards=way)
            if year is None
            else Fixed(value=f"{year:04d}-{number[0]:02d}-{number[1]:02d}")
        )
        first = match.inside[0] if month_first and index == 0 else day
        last = match.inside[-1] if index == 1 else day
        yield match.part(first, last).says(TimexType.DATE, meaning)


def month(match: Match) -> Iterator[Recognised]:
    """May; last May; early May; May 1998; May of last year."""
    name = match.the(Kind.MONTH)
    year = year_said(match)
    if year is not None:
        yield match.says(TimexType.DATE, Fixed(value=f"{year:04d}-{int(name.number):02d}"), edge(match))
        return
    meaning = Named(unit=Unit.MONTH, number=int(name.number), year=relative_year(match), towards=direction(match))
    yield match.says(TimexType.DATE, meaning, edge(match))


def weekday(match: Match) -> Iterator[Recognised]:
    """Monday; last Monday; late Monday; Monday last week is two expressions."""
    name = match.the(Kind.WEEKDAY)
    from_text = match.has(Kind.PREVIOUS, Kind.FOLLOWING)
    meaning = Named(
        unit=Unit.DAY,
        number=int(name.number),
        weekday=True,
        towards=direction(match),
        whence=Whence.AT_HAND if from_text else Whence.PUBLICATION,
    )
    yield match.says(TimexType.DATE, meaning, edge(match))


def _numbered(match: Match) -> bool:
    """Tell whether digits follow after the next piece."""
    index = match.last + 2
    return index < len(match.pieces) and match.pieces[index].kind in (Kind.DAYNUM, Kind.NUM)


def year(match: Match) -> Iterator[Recognised]:
    """1998; early 1998; fiscal 1998; the end of 1998; the year two thousand."""
    number = year_said(match)
    after = match.after
    if number is None:
        return
    if after is not None and after.kind is Kind.HYPHEN and after.start == match.inside[-1].end and _numbered(match):
        return  # "2017-13-45" is some code
    yield match.says(TimexType.DATE, Fixed(value=f"{number:04d}"), edge(match))


def years(match: Match) -> Iterator[Recognised]:
    """1990-91: two years, the second in the first one's century."""
    first, second = match.inside[0], match.inside[-1]
    if second.kind is Kind.YEARNUM:
        number = int(second.number)
    else:
        if len(second.text) != 2:  # noqa: PLR2004 - two digits of a year
            return
        number = int(first.number) // 100 * 100 + int(second.number)
    if number <= first.number:
        return
    yield match.part(first, first).says(TimexType.DATE, Fixed(value=f"{int(first.number):04d}"))
    yield match.part(second, second).says(TimexType.DATE, Fixed(value=f"{number:04d}"))


def decade(match: Match) -> Iterator[Recognised]:
    """The 1990s, the '80s, the early eighties."""
    name = match.the(Kind.DECADE, Kind.DECADEWORD)
    number = int(name.number)
    if number < 100:  # noqa: PLR2004 - two digits
        # "in his 50s" is an age, "temperatures in the 80s" a heat: the apostrophe or "the" with a year's look decides
        if not match.has(Kind.THE) and (name.kind is Kind.DECADEWORD or name.text[0].isdigit()):
            return
        number += 1900
    yield match.says(TimexType.DATE, Fixed(value=f"{number // 10}"), edge(match))


def century(match: Match) -> Iterator[Recognised]:
    """The 20th century."""
    ordinal, after = match.the(Kind.ORDINAL), match.after
    if after is not None and after.lower in ("bc", "b.c.", "bce", "b.c"):
        return  # TIMEX3 has no value for a century before our era
    if match.the(Kind.UNIT).code != Unit.CENTURY or ordinal.number < 2:  # noqa: PLR2004 - no century of the news comes before the second
        return
    yield match.says(TimexType.DATE, Fixed(value=f"{int(ordinal.number) - 1:02d}"), edge(match))


def _is_day(year_: int, month_: int, day: int) -> bool:
    return 1 <= month_ <= _MONTHS and year_ > 0 and 1 <= day <= monthrange(year_, month_)[1]


def iso_date(match: Match) -> Iterator[Recognised]:
    """2017-05-02; 9/11."""
    text = "-".join(p.code for p in match.all(Kind.ISODATE, Kind.YEARNUM, Kind.DAYNUM))
    year_, month_, day = (int(part) for part in text.split("-"))
    if _is_day(year_, month_, day):
        yield match.says(TimexType.DATE, Fixed(value=f"{year_:04d}-{month_:02d}-{day:02d}"))


def numeric_date(match: Match) -> Iterator[Recognised]:
    """5/2/2017 (month first, as American papers write), 2.5.2017 (day first), 23/5/2017 (can be nothing else)."""
    piece = match.inside[0]
    first, second, year_ = (int(part) for part in re.split(r"[/.]", piece.code))
    month_, day = (second, first) if "." in piece.code or first > _MONTHS else (first, second)
    year_ = _two_digits(year_)
    if _is_day(year_, month_, day):
        yield match.says(TimexType.DATE, Fixed(value=f"{year_:04d}-{month_:02d}-{day:02d}"))


def holiday(match: Match) -> Iterator[Recognised]:
    """Christmas; last Thanksgiving; New Year's Eve 1999."""
    name = match.the(Kind.HOLIDAY)
    number = year_said(match)
    said = relative_year(match) if number is None else Fixed(value=f"{number:04d}")
    meaning = Named(unit=Unit.DAY, holiday=name.code, year=said, towards=direction(match))
    yield match.says(TimexType.DATE, meaning)


def season(match: Match) -> Iterator[Recognised]:
    """This summer; the winter of 1994; the early summer."""
    name = match.the(Kind.SEASON)
    number = year_said(match)
    said = relative_year(match) if number is None else Fixed(value=f"{number:04d}")
    meaning = Named(unit=Unit.SEASON, number=int(name.number), year=said, towards=direction(match))
    yield match.says(TimexType.DATE, meaning, edge(match))


def quarter(match: Match) -> Iterator[Recognised]:
    """The third quarter; third-quarter; this year's third quarter; the first half of 1989; Q3 2017."""
    if match.has(Kind.HALF):
        unit = Unit.HALF
        ordinal = match.of(Kind.ORDINAL, Kind.SECOND)
        number = int(ordinal.number) if ordinal is not None else 2
    else:
        unit = Unit.QUARTER
        number = int(match.the(Kind.ORDINAL, Kind.SECOND, Kind.QUARTERCODE).number)
    if not 1 <= number <= (4 if unit is Unit.QUARTER else 2):
        return
    year_ = year_said(match)
    said = relative_year(match) if year_ is None else Fixed(value=f"{year_:04d}")
    if unit is Unit.HALF and said is None and not match.has(Kind.FISCAL):
        return  # "the first half" alone is of a game or a list as often
    way = direction(match)
    meaning = Named(unit=unit, number=number, year=said, towards=way)
    yield match.says(TimexType.DATE, meaning, edge(match))


def half_of_decade(match: Match) -> Iterator[Recognised]:
    """The last half of the '80s."""
    name = match.the(Kind.DECADE)
    number = int(name.number)
    mod = "START" if match.has(Kind.ORDINAL) else "END"
    yield match.says(TimexType.DATE, Fixed(value=f"{(number if number > 99 else number + 1900) // 10}"), mod)  # noqa: PLR2004 - two digits


def week_of(match: Match) -> Iterator[Recognised]:
    """The week of March 6."""
    month_, day = match.the(Kind.MONTH), match.the(Kind.DAYNUM, Kind.ORDINAL)
    meaning = Named(
        unit=Unit.WEEK,
        number=int(month_.number),
        day=int(day.number),
        towards=towards(match.pieces, match.first, match.last),
    )
    yield match.says(TimexType.DATE, meaning)


def counted_quarters(match: Match) -> Iterator[Recognised]:
    """The first two quarters of 1990."""
    number = year_said(match)
    if amount(match.all(Kind.WORDNUM)) != 2 or number is None:  # noqa: PLR2004 - two quarters are a half
        return
    yield match.says(TimexType.DATE, Fixed(value=f"{number:04d}-H1"))


_POINTER = "(?:LAST|NEXT|THIS (?:PAST|COMING)?|THE (?:PAST|COMING|PREVIOUS|FOLLOWING))"
_YEAR_SAID = "(?:YEARNUM|YEARWORDS)"
_YEAR_POINTED = "(?:(?:THIS|LAST|NEXT|THE? (?:CURRENT|PREVIOUS|FOLLOWING)) UNIT)"
_IN_YEAR = f"(?:COMMA? OF? (?:{_YEAR_SAID}|{_YEAR_POINTED}))"
_APPROX = "(?:ABOUT|EDGE HYPHEN?|STRETCH)"
_WHOSE = f"(?:{_YEAR_POINTED} POSSESSIVE)"

RULES: tuple[Rule, ...] = (
    Rule("ISODATE|YEARNUM HYPHEN DAYNUM HYPHEN DAYNUM", iso_date),
    Rule("NUMDATE", numeric_date),
    Rule(
        f"{_APPROX}? (?:{_POINTER}? WEEKDAY COMMA?|{_POINTER})? MONTH DAY {_IN_YEAR}?",
        day_of_month,
    ),
    Rule(
        f"{_APPROX}? (?:{_POINTER}? WEEKDAY COMMA?)? (?:THE ORD OF?|DAY OF?) MONTH (?:COMMA? OF? {_YEAR_SAID})?",
        day_of_month,
    ),
    # "Monday (May 2)", "May 2 (Monday)", "May 2, a Monday": one day told twice, so that a contradiction shows
    Rule(f"WEEKDAY OPEN (?:MONTH DAY|DAY OF? MONTH) (?:COMMA? {_YEAR_SAID})? CLOSE", day_of_month),
    Rule(f"(?:MONTH DAY|DAY OF? MONTH) (?:COMMA? {_YEAR_SAID})? (?:OPEN WEEKDAY CLOSE|COMMA A WEEKDAY)", day_of_month),
    Rule(f"MONTH DAY (?:HYPHEN|TO|AND) DAY (?:COMMA? {_YEAR_SAID})?", days_of_month),
    Rule(f"DAY (?:HYPHEN|TO|AND) DAY MONTH (?:COMMA? {_YEAR_SAID})?", days_of_month),
    Rule(f"{_APPROX}? {_POINTER}? MONTH {_IN_YEAR}?", month),
    Rule(f"(?:EARLY|LATE)? {_POINTER}? WEEKDAY", weekday),
    Rule(f"{_APPROX}? (?:THE UNIT)? {_YEAR_SAID}", year),
    Rule(f"{_APPROX}? FISCAL UNIT? {_YEAR_SAID}", year),
    Rule("THE UNIT WORDNUM SCALE", year),
    Rule("YEARNUM DASH (?:YEARNUM|DAYNUM|NUM)", years),
    Rule("(?:THE? EDGE HYPHEN? | STRETCH)? THE? (?:DECADE|DECADEWORD)", decade),
    Rule("(?:THE? EDGE HYPHEN? | STRETCH)? THE? ORDINAL HYPHEN? UNIT", century),
    Rule(f"{_POINTER}? THE? HOLIDAY {_IN_YEAR}?", holiday),
    Rule(
        f"(?:THE? EDGE|STRETCH)? (?:{_POINTER}|THE)? EDGE? SEASON (?:OF? {_YEAR_SAID} | OF? {_YEAR_POINTED})?",
        season,
    ),
    Rule(
        f"STRETCH? (?:THE|{_WHOSE})? YEARNUM? EDGE? (?:FISCAL YEARNUM? HYPHEN?)? ORD (?:FISCAL HYPHEN?)? QUARTER "
        f"(?:COMMA? OF? FISCAL? {_YEAR_SAID} | OF? {_YEAR_POINTED})?",
        quarter,
    ),
    Rule("(?:FISCAL HYPHEN?)? ORD HYPHEN QUARTER", quarter),
    Rule("QUARTERCODE YEARNUM?", quarter),
    Rule(
        f"THE? {_WHOSE}? (?:ORD|LAST) HALF (?:COMMA? OF FISCAL? {_YEAR_SAID} | OF {_YEAR_POINTED})?",
        quarter,
    ),
    Rule("THE? (?:ORD|LAST) HALF OF THE? DECADE", half_of_decade),
    Rule("THE UNIT OF MONTH DAY", week_of),
    Rule(f"THE? ORDINAL WORDNUM QUARTERS OF {_YEAR_SAID}", counted_quarters),
)
