"""Clock times and parts of days: 6.10am, 11:00 GMT, Thursday night, noon Saturday."""

from collections.abc import Iterator

from onrecord.annotate.timexes.grammar import Match, Rule
from onrecord.annotate.timexes.lexicon import Kind
from onrecord.annotate.timexes.meaning import At, Echo, Fixed, Meaning, Named, Recognised, Shifted, Unit, Whence
from onrecord.annotate.timexes.rules.amounts import edge
from onrecord.annotate.timexes.tense import towards
from onrecord.model.timex import TimexType

_HOURS, _MINUTES, _NOON = 24, 60, 12
_EVENING = 6  # "six at night" is 18:00, "three at night" is not 15:00


def _day(match: Match) -> Meaning:  # noqa: PLR0911 - one return a way to name a day reads best flat
    """Return the day that the words name, else the last one that the text names."""
    weekday, today = match.of(Kind.WEEKDAY), match.of(Kind.TODAY, Kind.TONIGHT)
    month, day = match.of(Kind.MONTH), match.all(Kind.DAYNUM, Kind.ORDINAL)
    if month is not None and day:
        year = match.of(Kind.YEARNUM)
        number = day[-1] if match.has(Kind.AMPM, Kind.CLOCK, Kind.NOON, Kind.DAYPART) else day[0]
        return Named(
            unit=Unit.DAY,
            number=int(month.number),
            day=int(number.number),
            year=None if year is None else Fixed(value=f"{int(year.number):04d}"),
            towards=towards(match.pieces, match.first, match.last),
        )
    if weekday is not None:
        way = towards(match.pieces, match.first, match.last)
        return Named(unit=Unit.DAY, number=int(weekday.number), weekday=True, towards=way)
    if today is not None:
        return Shifted(unit=Unit.DAY, count=int(today.number))
    if match.has(Kind.THIS):
        return Shifted(unit=Unit.DAY, count=0)
    if match.has(Kind.LAST):
        return Shifted(unit=Unit.DAY, count=-1)
    if match.has(Kind.NEXT, Kind.FOLLOWING):
        return Shifted(unit=Unit.DAY, count=1, whence=Whence.EARLIER)
    if match.has(Kind.PREVIOUS):
        return Shifted(unit=Unit.DAY, count=-1, whence=Whence.EARLIER)
    return Echo(unit=Unit.DAY)


def clock(match: Match) -> Iterator[Recognised]:
    """10:35 a.m.; 6.10am; 11:00 GMT; 5 p.m. EST Nov. 9; Tuesday at 9 a.m."""
    at = next(i for i, p in enumerate(match.inside) if _tells_hour(match, i))
    piece = match.inside[at]
    half = match.of(Kind.AMPM)
    hour, minute = int(piece.number), 0
    if piece.kind is Kind.CLOCK:
        hour, minute = (int(part) for part in piece.code.split(":")[:2])
    elif piece.kind is Kind.DECIMAL:
        whole, _, rest = piece.code.partition(".")
        if len(rest) != 2:  # noqa: PLR2004 - minutes have two digits
            return
        hour, minute = int(whole), int(rest)
    if half is not None:
        if not 1 <= hour <= _NOON:
            return
        hour = hour % _NOON + int(half.number)
    if hour > _HOURS or minute >= _MINUTES:
        return
    if half is None and piece.kind is Kind.CLOCK and not _is_time(match):
        return
    zone = match.of(Kind.ZONE)
    # "EST" is written in summer too, so only Greenwich's own time is exact enough for the value
    code = f"T{hour:02d}:{minute:02d}" + (zone.code if zone is not None else "")
    yield match.says(TimexType.TIME, At(day=_day(match), clock=code), edge(match))


def _tells_hour(match: Match, index: int) -> bool:
    piece = match.inside[index]
    if piece.kind is Kind.CLOCK:
        return True
    after = match.inside[index + 1] if index + 1 < len(match.inside) else None
    return (
        piece.kind in (Kind.DAYNUM, Kind.DECIMAL, Kind.WORDNUM)
        and after is not None
        and (after.kind in (Kind.AMPM, Kind.OCLOCK, Kind.ZONE))
    )


def _is_time(match: Match) -> bool:
    """Tell whether digits with a colon are a time: "at 10:35", "10:35 GMT"; not "won 3:02", "Luke 10:35"."""
    if match.has(Kind.ZONE, Kind.LOCAL, Kind.WEEKDAY, Kind.TODAY, Kind.MONTH):
        return True
    before = match.before
    return match.has(Kind.AT, Kind.ABOUT) or (
        before is not None
        and before.lower in ("at", "by", "until", "till", "from", "around", "about", "before", "after")
    )


def hour_of_part(match: Match) -> Iterator[Recognised]:
    """4 in the morning, nine at night."""
    hour = int(match.the(Kind.DAYNUM, Kind.WORDNUM).number)
    if not 1 <= hour <= _NOON:
        return
    part = match.the(Kind.DAYPART).code
    hour = hour % _NOON + (0 if part == "TMO" or (part == "TNI" and hour < _EVENING) else _NOON)
    yield match.says(TimexType.TIME, At(day=_day(match), clock=f"T{hour:02d}:00"), edge(match))


def noon(match: Match) -> Iterator[Recognised]:
    """Noon Saturday, midnight Friday, noon."""
    yield match.says(TimexType.TIME, At(day=_day(match), clock=match.the(Kind.NOON).code), edge(match))


def overnight(match: Match) -> Iterator[Recognised]:
    """Overnight; overnight Saturday."""
    day = _day(match) if match.has(Kind.WEEKDAY) else Shifted(unit=Unit.DAY, count=0)
    yield match.says(TimexType.TIME, At(day=day, clock="TNI"))


def part_of_day(match: Match) -> Iterator[Recognised]:
    """Thursday night, yesterday morning, this evening, late Friday afternoon, the next morning."""
    part = match.the(Kind.DAYPART)
    yield match.says(TimexType.TIME, At(day=_day(match), clock=part.code), edge(match))


def bare_part(match: Match) -> Iterator[Recognised]:
    """The morning, mid afternoon: of the day that the text speaks of."""
    before = match.before
    if match.has(Kind.THE) and not match.has(Kind.EARLY, Kind.LATE, Kind.MID):
        if before is None or before.lower not in ("in", "during", "by"):
            return
        if match.the(Kind.DAYPART).code == "TNI":
            return
    yield match.says(TimexType.TIME, At(day=_day(match), clock=match.the(Kind.DAYPART).code), edge(match))


_DATE = "(?:WEEKDAY COMMA?)? MONTH DAY (?:COMMA YEARNUM)?"
_ON = f"(?:COMMA? ON? (?:{_DATE}|(?:WEEKDAY|TODAY) DAYPART?))"
_TIME_TOLD = "(?:(?:HOUR AMPM|CLOCK|(?:DAYNUM|WORDNUM) OCLOCK) COMMA? ZONES?|(?:DAYNUM|DECIMAL) ZONE)"

RULES: tuple[Rule, ...] = (
    Rule(f"ABOUT? {_TIME_TOLD} {_ON}?", clock),
    Rule(f"(?:{_DATE}|WEEKDAY|TODAY) AT ABOUT? {_TIME_TOLD}", clock),
    Rule(f"(?:DAYNUM|WORDNUM) OCLOCK? (?:IN THE|AT) DAYPART {_ON}?", hour_of_part),
    Rule(f"NOON {_ON}?", noon),
    Rule("OVERNIGHT (?:ON? WEEKDAY)?", overnight),
    Rule("(?:WEEKDAY|TODAY) (?:AT)? NOON", noon),
    Rule(
        "EDGE? (?:WEEKDAY|TODAY|THIS|LAST|THE? (?:NEXT|PREVIOUS|FOLLOWING)) EDGE? DAYPART (?:LOCAL TIME)?", part_of_day
    ),
    Rule(f"(?:EDGE HYPHEN?) DAYPART {_ON}?", part_of_day),
    Rule("THE EDGE? DAYPART", bare_part),
    Rule(f"THE? DAYPART OF? (?:{_DATE})", part_of_day),
)
