"""Times told by their distance: today, last week, two days ago, the next day, a year earlier, at the time."""

from collections.abc import Iterator

from onrecord.annotate.timexes.grammar import Match, Rule
from onrecord.annotate.timexes.lexicon import Kind
from onrecord.annotate.timexes.meaning import (
    At,
    Echo,
    Fixed,
    Meaning,
    Named,
    Recognised,
    Shifted,
    Towards,
    Unit,
    Whence,
    YearBefore,
)
from onrecord.annotate.timexes.rules.amounts import amount, edge, length, modifier, unit_of
from onrecord.annotate.timexes.tense import towards
from onrecord.model.timex import TimexType

_AWAY = {Kind.LAST: -1, Kind.NEXT: 1, Kind.COMING: 1, Kind.THIS: 0, Kind.CURRENT: 0, Kind.PAST: -1}
_FROM_TEXT = {Kind.PREVIOUS: -1, Kind.FOLLOWING: 1, Kind.NEXT: 1}
_UP_TO = frozenset(("until", "till", "by", "before"))
_CLOCKED = (Unit.HOUR, Unit.MINUTE, Unit.SECOND)


def today(match: Match) -> Iterator[Recognised]:
    """Today, late yesterday, the day before yesterday."""
    word = match.the(Kind.TODAY)
    count = int(word.number)
    if match.has(Kind.BEFORE):
        count -= 1
    if match.has(Kind.AFTER):
        count += 1
    yield match.says(TimexType.DATE, Shifted(unit=Unit.DAY, count=count), edge(match))


def tonight(match: Match) -> Iterator[Recognised]:
    """Tonight."""
    yield match.says(TimexType.TIME, At(day=Shifted(unit=Unit.DAY, count=0), clock="TNI"))


def now(match: Match) -> Iterator[Recognised]:
    """Now, currently, these days, this moment."""
    current = match.of(Kind.CURRENT)
    if current is not None and current.lower != "current":  # "the present report", "might present"
        return
    yield match.says(TimexType.DATE, Fixed(value="PRESENT_REF"))


def recent(match: Match) -> Iterator[Recognised]:
    """Recent, recent weeks: the latter are a stretch of weeks, nobody says how many."""
    units = match.of(Kind.UNITS, Kind.QUARTERS)
    if units is None:
        yield match.says(TimexType.DATE, Fixed(value="PAST_REF"))
    else:
        yield match.says(TimexType.DURATION, Fixed(value=length(None, Unit(units.code))))


def past(match: Match) -> Iterator[Recognised]:
    """Recently, the past, months ago."""
    after = match.after
    counted = (
        Kind.WORDNUM,
        Kind.DAYNUM,
        Kind.NUM,
        Kind.FEW,
        Kind.SCALE,
        Kind.ORDINAL,
        Kind.UNIT,
        Kind.UNITS,
        Kind.WEEKEND,
    )
    if (
        match.inside[-1].kind is Kind.PAST
        and after is not None
        and (after.kind in counted or after.tag.startswith(("NN", "JJ")))
    ):
        return  # "the past two summers", "the past master"
    yield match.says(TimexType.DATE, Fixed(value="PAST_REF"))


def future(match: Match) -> Iterator[Recognised]:
    """The future, the coming months, as soon as possible, a later date."""
    yield match.says(TimexType.DATE, Fixed(value="FUTURE_REF"))


def soon(match: Match) -> Iterator[Recognised]:
    """Soon; but "as soon as Tuesday", "soon after" and "how soon" only measure."""
    before, after = match.before, match.after
    if before is not None and (before.kind is Kind.AS or before.lower in ("how", "too", "very", "so")):
        return
    if after is not None and after.kind in (Kind.AS, Kind.AFTER):
        return
    yield match.says(TimexType.DATE, Fixed(value="FUTURE_REF"))


def unit_away(match: Match) -> Iterator[Recognised]:
    """Last week, early next year, this quarter, the current fiscal year, the end of this month."""
    unit = unit_of(match)
    if unit in _CLOCKED:
        return
    pointer = match.the(*_AWAY)
    count = _AWAY[pointer.kind]
    if unit is Unit.DAY:
        # "this day", "last day": a day is told by its own words
        return
    kind = TimexType.DATE
    meaning: Meaning = Shifted(unit=unit, count=count)
    if match.has(Kind.PAST) and unit is not Unit.WEEKEND:
        yield match.says(TimexType.DURATION, Fixed(value=length(1, unit)), edge(match))
        return
    if match.inside[0].kind is Kind.THE and pointer.kind is Kind.NEXT:
        # "the next year": after a time of the text; "the next week" the same
        meaning = Shifted(unit=unit, count=1, whence=Whence.AT_HAND)
    yield match.says(kind, meaning, edge(match))


def unit_from_text(match: Match) -> Iterator[Recognised]:
    """The next day, the following month, the previous Friday's week: counted from a time of the text."""
    unit = unit_of(match)
    if unit in _CLOCKED:
        return
    pointer = match.the(*_FROM_TEXT)
    yield match.says(
        TimexType.DATE, Shifted(unit=unit, count=_FROM_TEXT[pointer.kind], whence=Whence.EARLIER), edge(match)
    )


def ago(match: Match) -> Iterator[Recognised]:
    """Two days ago, a year ago, about two years ago; "several years ago" is just the past."""
    unit = unit_of(match)
    before = match.before
    if before is not None and before.kind is Kind.OF:
        return  # "a quarter of a century ago"
    number = amount(match.inside)
    if number is None and match.has(Kind.A) and not match.has(Kind.FEW):
        number = 1
    if number is None:
        yield match.says(TimexType.DATE, Fixed(value="PAST_REF"))
        return
    if unit is Unit.YEAR and number == 1 and not match.has(Kind.ABOUT, Kind.NEARLY, Kind.MORE, Kind.OVER, Kind.LESS):
        yield match.says(TimexType.DATE, YearBefore())
        return
    if number != int(number):
        yield match.says(TimexType.DATE, Fixed(value="PAST_REF"))
        return
    kind = TimexType.TIME if unit in _CLOCKED else TimexType.DATE
    yield match.says(kind, Shifted(unit=unit, count=-int(number)), modifier(match))


def away_in_text(match: Match) -> Iterator[Recognised]:
    """A week later, two days earlier: counted from a time of the text."""
    unit = unit_of(match)
    number = amount(match.inside)
    if number is None and match.has(Kind.A, Kind.THE) and not match.has(Kind.FEW):
        number = 1
    after = match.after
    if match.has(Kind.BEFORE, Kind.AFTER) and after is not None and after.text.isalnum():
        # "two days before the vote": a length, and the vote is no time expression
        if match.inside[0].kind is not Kind.THE:
            length_ = match.part(match.inside[0], match.inside[-2])
            yield length_.says(TimexType.DURATION, Fixed(value=length(number, unit)), modifier(match))
        return
    back = match.has(Kind.EARLIER, Kind.BEFORE)
    if unit is Unit.YEAR and number == 1 and back:
        yield match.says(TimexType.DATE, YearBefore())
        return
    if number is None or number != int(number) or unit in _CLOCKED:
        length_ = match.part(match.inside[0], match.inside[-2])
        yield length_.says(TimexType.DURATION, Fixed(value=length(number, unit)), modifier(match))
        return
    count = -int(number) if back else int(number)
    yield match.says(TimexType.DATE, Shifted(unit=unit, count=count, whence=Whence.EARLIER), modifier(match))


def year_before(match: Match) -> Iterator[Recognised]:
    """Year-earlier, the year-ago quarter, the year-earlier third quarter, the corresponding period last year."""
    ordinal = match.of(Kind.ORDINAL, Kind.SECOND)
    if ordinal is not None:
        yield match.says(TimexType.DATE, YearBefore(unit=Unit.QUARTER, number=int(ordinal.number)))
        return
    unit = Unit.QUARTER if match.has(Kind.QUARTER) else None
    yield match.says(TimexType.DATE, YearBefore(unit=unit))


def same_time(match: Match) -> Iterator[Recognised]:
    """At the time, at that time, by then: a time of the text."""
    after = match.after
    if after is not None and (after.kind in (Kind.OF, Kind.TO, Kind.OLD) or after.lower in ("for", "when", "that")):
        return
    opens = match.inside[0].opens
    if opens and after is not None and after.text.isalnum() and after.tag.startswith(("NN", "PRP", "DT")):
        return  # "At the time he left, ...": the clause says which time
    yield match.says(TimexType.DATE, Echo())


def then(match: Match) -> Iterator[Recognised]:
    """Until then, by then; "since then" says no more than that it is over."""
    before = match.before
    if before is not None and before.lower in _UP_TO:
        yield match.says(TimexType.DATE, Echo())


def same_unit(match: Match) -> Iterator[Recognised]:
    """That day, the same month, later that year."""
    unit = unit_of(match)
    if unit in _CLOCKED:
        return
    yield match.says(TimexType.DATE, Echo(unit=unit), edge(match))


def _month_of_end(match: Match) -> int | None:
    """Return the month of "the quarter ended Sept. 30"."""
    after, index = match.after, match.last + 2
    if after is None or after.lower not in ("ended", "ending") or index >= len(match.pieces):
        return None
    month = match.pieces[index]
    return int(month.number) if month.kind is Kind.MONTH else None


def _ahead(match: Match) -> bool:
    return towards(match.pieces, match.first, match.last) is Towards.AHEAD


def the_unit(match: Match) -> Iterator[Recognised]:
    """The quarter, the latest period, the weekend, the end of the year: one of the text, else the one at hand."""
    latest = match.has(Kind.LATEST)
    after = match.after
    if after is not None and after.kind is Kind.HYPHEN:
        return  # "the quarter-to-quarter comparison"
    if match.has(Kind.PERIOD):
        year = match.of(Kind.YEARNUM)
        meaning: Meaning = Echo(unit=Unit.QUARTER, count=-1)
        if year is not None:
            meaning = Named(unit=Unit.QUARTER, year=Fixed(value=f"{int(year.number):04d}"))
        yield match.says(TimexType.DATE, meaning)
        return
    unit = unit_of(match)
    if unit in _CLOCKED:
        return
    ended = _month_of_end(match)
    if unit is Unit.QUARTER and ended:
        way = towards(match.pieces, match.first, match.last)
        yield match.says(TimexType.DATE, Named(unit=unit, number=(ended - 1) // 3 + 1, towards=way))
        return
    if unit is Unit.WEEKEND:
        way = towards(match.pieces, match.first, match.last)
        due = match.before is not None and match.before.lower in _UP_TO and way is not Towards.BACK
        yield match.says(TimexType.DATE, Echo(unit=unit, count=0 if due or way is Towards.AHEAD else -1), edge(match))
        return
    if match.has(Kind.END) and _ahead(match):
        yield match.says(TimexType.DATE, Shifted(unit=unit, count=0), edge(match))
        return
    count = -1 if unit is Unit.QUARTER or (latest and unit is Unit.YEAR) else 0
    yield match.says(TimexType.DATE, Echo(unit=unit, count=count), edge(match))


def full_unit(match: Match) -> Iterator[Recognised]:
    """The full year, the whole week: the one at hand."""
    unit = unit_of(match)
    if unit not in _CLOCKED and unit is not Unit.DAY:
        yield match.says(TimexType.DATE, Shifted(unit=unit, count=0))


def quarter_of(match: Match) -> Iterator[Recognised]:
    """The 1988 quarter, last year's quarter."""
    year = match.of(Kind.YEARNUM)
    if year is None:
        yield match.says(TimexType.DATE, YearBefore(unit=Unit.QUARTER))
        return
    yield match.says(TimexType.DATE, Named(unit=Unit.QUARTER, year=Fixed(value=f"{int(year.number):04d}")))


def year_end(match: Match) -> Iterator[Recognised]:
    """Year-end, year's end, month-end."""
    unit = unit_of(match)
    if unit not in _CLOCKED and unit is not Unit.DAY:
        yield match.says(TimexType.DATE, Shifted(unit=unit, count=0), "END")


def weekend_away(match: Match) -> Iterator[Recognised]:
    """This weekend, last weekend."""
    pointer = match.the(*_AWAY)
    yield match.says(TimexType.DATE, Shifted(unit=Unit.WEEKEND, count=_AWAY[pointer.kind]), edge(match))


def once(match: Match) -> Iterator[Recognised]:
    """One day: "Islam will one day be", a time not told."""
    before = match.before
    if before is not None and before.lower in ("will", "would", "could", "may", "might", "shall", "can"):
        yield match.says(TimexType.DATE, Fixed(value="FUTURE_REF"))


_POINTER = "(?:THE? LAST|THE? NEXT|THIS (?:PAST|COMING)?|THE? (?:COMING|CURRENT|PAST))"
_HOW_LONG = "(?:COUNT|A) (?:UNIT|UNITS|QUARTER|QUARTERS)"

RULES: tuple[Rule, ...] = (
    Rule("(?:EDGE)? TODAY", today),
    Rule("(?:THE UNIT (?:BEFORE|AFTER))? TODAY", today),
    Rule("TONIGHT", tonight),
    Rule("RIGHT? NOW|CURRENTLY|THESE UNITS|AT (?:THE|THIS) MOMENT|CURRENT", now),
    Rule("RECENTLY|THE PAST", past),
    Rule("RECENT (?:(?:UNITS|QUARTERS) (?:(?:AND|OR) UNITS)?)?", recent),
    Rule("(?:UNITS AGO)", past),
    Rule("THE NEAR? FUTURE|THE NEAR FUTURE|THE? COMING (?:UNITS|QUARTERS)|FUTURE (?:UNITS|QUARTERS)", future),
    Rule("AS SOON AS POSSIBLE", future),
    Rule("SOON", soon),
    Rule(f"(?:EDGE HYPHEN?|STRETCH)? {_POINTER} FISCAL? (?:UNIT|QUARTER)", unit_away),
    Rule("(?:EDGE|STRETCH)? THE (?:NEXT|FOLLOWING|PREVIOUS) FISCAL? (?:UNIT|QUARTER|WEEKEND)", unit_from_text),
    Rule(f"ABOUTS? {_HOW_LONG} (?:OR SO)? AGO", ago),
    Rule(f"ABOUTS? {_HOW_LONG} (?:OR SO)? (?:EARLIER|LATER|BEFORE|AFTER)", away_in_text),
    Rule("THE UNIT BEFORE", away_in_text),
    Rule("UNIT HYPHEN (?:AGO|EARLIER)", year_before),
    Rule("THE? SAME? UNIT HYPHEN (?:AGO|EARLIER) (?:PERIOD|ORD? QUARTER)", year_before),
    Rule("THE? SAME (?:PERIOD|QUARTER) (?:LAST UNIT|A UNIT (?:AGO|EARLIER))", year_before),
    Rule("(?:THE)? QUARTER A UNIT (?:AGO|EARLIER)", year_before),
    Rule("AT (?:THE|THAT) TIME", same_time),
    Rule("THEN", then),
    Rule("EDGE? THAT SAME? (?:UNIT|QUARTER|WEEKEND)|EDGE? THE SAME (?:UNIT|QUARTER|WEEKEND)", same_unit),
    Rule(
        "(?:EDGE THE|STRETCH THE?|THE LATEST FISCAL?|EDGE? THE CURRENT) (?:UNIT|QUARTER|PERIOD|WEEKEND)",
        the_unit,
    ),
    Rule("THE FULL (?:UNIT|QUARTER)", full_unit),
    Rule("THE (?:QUARTER|WEEKEND)|THE YEARNUM PERIOD", the_unit),
    Rule("THE YEARNUM QUARTER|LAST UNIT POSSESSIVE QUARTER", quarter_of),
    Rule("(?:UNIT|QUARTER) (?:HYPHEN|POSSESSIVE)? END", year_end),
    Rule("EDGE? (?:LAST|NEXT|THIS|THIS PAST|THIS COMING) WEEKEND", weekend_away),
    Rule("WORDNUM UNIT", once),
)
