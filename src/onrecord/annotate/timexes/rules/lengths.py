"""How long and how often: durations and sets."""

from collections.abc import Iterator

from onrecord.annotate.timexes.grammar import Match, Rule
from onrecord.annotate.timexes.lexicon import SEASON_CODES, Kind
from onrecord.annotate.timexes.meaning import Echo, Fixed, Recognised, Unit
from onrecord.annotate.timexes.pieces import Piece
from onrecord.annotate.timexes.rules.amounts import amount, length, modifier, unit_of
from onrecord.model.timex import TimexType

_RATE_WORDS = frozenset(
    [
        "percent",
        "%",
        "million",
        "billion",
        "trillion",
        "cents",
        "dollars",
        "euros",
        "pounds",
        "times",
        "tons",
        "tonnes",
        "barrels",
        "units",
        "people",
        "hours",
        "days",
        "visits",
        "cars",
        "barrels",
    ]
)
_LASTING = frozenset(
    [
        "for",
        "in",
        "after",
        "than",
        "over",
        "within",
        "nearly",
        "almost",
        "about",
        "lasted",
        "lasts",
        "last",
        "takes",
        "took",
        "take",
        "spent",
        "spend",
        "least",
        "every",
        "up",
        "until",
        "by",
        "further",
        "another",
    ]
)

_OVER_A_STRETCH = frozenset(("for", "during", "over", "in", "of", "by", "and"))
_FRAMING = frozenset("ahead leading preceding following since when in ended ending beginning".split())
_SPANNING = frozenset(("for", "over", "within", "after", "by", "in", "of", "follows", "took", "take", "takes"))


def duration(match: Match) -> Iterator[Recognised]:
    """Two hours, over two hours, the past two months, a year and a half, 10-year; but no ages."""
    after = match.after
    if after is not None and (after.kind is Kind.OLD or after.lower in ("aged", "age")):
        return
    if after is not None and after.kind is Kind.HYPHEN and _next_but_one_is_old(match):
        return
    unit = unit_of(match)
    if unit is Unit.SECOND and match.has(Kind.SECOND) and not match.has(Kind.DAYNUM, Kind.NUM, Kind.WORDNUM):
        return
    if unit is Unit.QUARTER and not match.has(Kind.FEW) and after is not None and after.kind in (Kind.OF, Kind.HYPHEN):
        return  # "three-quarters of its food"
    over = match.of(Kind.OVER)
    if over is match.inside[0] and match.has(
        Kind.FEW, Kind.COUPLE, Kind.THE, Kind.LAST, Kind.PAST, Kind.NEXT, Kind.COMING
    ):
        match = match.part(match.inside[1], match.inside[-1])  # "over the past two weeks": the time in which
    number = amount(match.inside)
    if number is None and match.has(Kind.A, Kind.UNIT, Kind.QUARTER) and not match.has(Kind.FEW, Kind.UNITS):
        number = 1
    yield match.says(TimexType.DURATION, Fixed(value=length(number, unit)), modifier(match))


def _next_but_one_is_old(match: Match) -> bool:
    index = match.last + 2
    return index < len(match.pieces) and match.pieces[index].kind is Kind.OLD


def half_more(match: Match) -> Iterator[Recognised]:
    """An hour and a half, half an hour, half a century."""
    unit = unit_of(match)
    number = 0.5 if match.inside[0].kind is Kind.HALF or not match.has(Kind.AND) else 1.5
    yield match.says(TimexType.DURATION, Fixed(value=length(number, unit)), modifier(match))


def a_unit(match: Match) -> Iterator[Recognised]:
    """A year: a rate after an amount ("$5 million a year"), a length after a preposition ("for a year")."""
    before, after = match.before, match.after
    unit = unit_of(match)
    if unit is Unit.SECOND or before is None or (after is not None and after.kind in (Kind.OF, Kind.HYPHEN)):
        return
    if before.kind in (Kind.TIMES, Kind.SCALE, Kind.NUM, Kind.DAYNUM, Kind.DECIMAL, Kind.UNITS) or (
        before.lower in _RATE_WORDS or before.tag == "NNS"
    ):
        yield match.says(TimexType.SET, Fixed(value=length(1, unit)))
    elif before.lower in _LASTING:
        yield match.says(TimexType.DURATION, Fixed(value=length(1, unit)))


def the_length(match: Match) -> Iterator[Recognised]:
    """The nine months, the year ended Sept. 30, the first nine months: stretches told by their length."""
    unit = unit_of(match)
    number = amount(match.all(Kind.WORDNUM, Kind.DAYNUM, Kind.NUM, Kind.FEW, Kind.COUPLE))
    if number is None and not match.has(Kind.UNITS, Kind.QUARTERS):
        number = 1
    yield match.says(TimexType.DURATION, Fixed(value=length(number, unit)), modifier(match))


def year_ended(match: Match) -> Iterator[Recognised]:
    """The year: a length in company reports ("for the year ended July 2")."""
    before = match.before
    unit = unit_of(match)
    after = match.after
    if before is None or (after is not None and after.kind is Kind.HYPHEN):
        return
    if unit in (Unit.WEEK, Unit.MONTH) and before.lower in _OVER_A_STRETCH and not _goes_on(after):
        yield match.says(TimexType.DATE, Echo(unit=unit))  # "for the week, the index dropped"
    if unit is not Unit.YEAR:
        return
    if before.kind is Kind.OF:
        yield match.says(TimexType.DATE, Echo(unit=unit))
    else:
        yield match.says(TimexType.DURATION, Fixed(value=length(1, unit)))


def _goes_on(after: Piece | None) -> bool:
    """Tell whether words follow that say which week it is: "in the week of the vote", "in the week after"."""
    return after is not None and (
        after.kind in (Kind.OF, Kind.BEFORE, Kind.AFTER, Kind.TO, Kind.THAT) or after.lower in _FRAMING
    )


def bare_units(match: Match) -> Iterator[Recognised]:
    """Years, weeks or months: lengths that nobody counted, after "for", "in", "over", "after", "within"."""
    before, after = match.before, match.after
    if before is None:
        return
    # "in the weeks before the shooting"
    framed = after is not None and after.kind in (Kind.BEFORE, Kind.AFTER)
    if framed or (after is not None and after.lower in ("ahead", "leading", "preceding", "following")):
        first = match.all(Kind.UNITS, Kind.QUARTERS)[0]
        yield match.says(TimexType.DURATION, Fixed(value=length(None, Unit(first.code))))
        return
    if before.lower not in _SPANNING:
        return
    if before.lower in ("of", "by", "in") and (after is None or after.lower not in ("of", "in")):
        return
    first = match.all(Kind.UNITS, Kind.QUARTERS)[0]
    yield match.says(TimexType.DURATION, Fixed(value=length(None, Unit(first.code))))


def some_time(match: Match) -> Iterator[Recognised]:
    """Years-long, decades-long."""
    yield match.says(TimexType.DURATION, Fixed(value=length(None, unit_of(match))))


def every(match: Match) -> Iterator[Recognised]:
    """Every week, each year, every two years, every Monday, each July, per day."""
    month, weekday, season = match.of(Kind.MONTH), match.of(Kind.WEEKDAY, Kind.WEEKDAYS), match.of(Kind.SEASON)
    if month is not None:
        value = f"XXXX-{int(month.number):02d}"
    elif weekday is not None:
        after = match.after
        if after is not None and after.kind is Kind.AGO:
            return  # "two Sundays ago" is one day
        value = f"XXXX-WXX-{int(weekday.number)}"
    elif season is not None:
        value = f"XXXX-{SEASON_CODES[int(season.number)]}"
    elif match.has(Kind.DAYPART):
        value = f"XXXX-XX-XX{match.the(Kind.DAYPART).code}"
    elif match.has(Kind.WEEKEND):
        value = "XXXX-WXX-WE"
    else:
        number = amount(match.inside)
        value = length(1 if number is None else number, unit_of(match))
    yield match.says(TimexType.SET, Fixed(value=value))


def often(match: Match) -> Iterator[Recognised]:
    """Daily, annually."""
    yield match.says(TimexType.SET, Fixed(value=match.inside[0].code))


_PAST_OR_NEXT = "(?:THE? (?:LAST|PAST|NEXT|COMING|PREVIOUS|FOLLOWING))"

RULES: tuple[Rule, ...] = (
    Rule(f"ABOUTS? {_PAST_OR_NEXT}? ABOUTS? COUNT MORE? HYPHEN? (?:UNIT|UNITS|QUARTERS) (?:OR SO)?", duration),
    Rule("ABOUTS? COUNT HYPHEN? SECOND", duration),
    Rule(f"ABOUTS? {_PAST_OR_NEXT}? COUNT (?:TO|OR|HYPHEN) COUNT HYPHEN? (?:UNIT|UNITS|QUARTERS)", duration),
    Rule("ABOUTS A UNIT (?:OR COUNT)?", duration),
    Rule("A UNIT OR COUNT", duration),
    Rule("A COUNT HYPHEN UNIT PERIOD", duration),
    Rule("ABOUTS? A UNIT AND A HALF", half_more),
    Rule("ABOUTS? (?:A? HALF (?:A|HYPHEN)? UNIT)", half_more),
    Rule("A UNIT", a_unit),
    Rule(
        "THE (?:FIRST|LAST)? (?:WORDNUM|DAYNUM) (?:UNITS|QUARTERS)".replace("(?:FIRST|LAST)", "(?:ORDINAL|LAST)"),
        the_length,
    ),
    Rule("THE FISCAL? UNIT", year_ended),
    Rule("UNITS (?:OR UNITS)?|QUARTERS", bare_units),
    Rule("UNITS HYPHEN LONG", some_time),
    Rule(
        "EACH (?:UNIT|QUARTER|MONTH|WEEKDAY|SEASON|WEEKEND|DAYPART)|EACH COUNT (?:UNITS|QUARTERS)|PER (?:UNIT|QUARTER)",
        every,
    ),
    Rule("WEEKDAYS", every),
    Rule("OFTEN", often),
)
