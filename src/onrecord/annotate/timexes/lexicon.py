"""The words that time expressions are made of, each with its kind and its number."""

from enum import Enum, auto

from onrecord.annotate.timexes.meaning import Unit


class Kind(Enum):
    """What a piece can be in a pattern: one kind each; patterns name sets of kinds where a word is many things."""

    OTHER = auto()
    BREAK = auto()  # a blank line: no expression runs over it
    COMMA = auto()
    HYPHEN = auto()
    SLASH = auto()
    POSSESSIVE = auto()
    OPEN = auto()
    CLOSE = auto()
    THE = auto()
    A = auto()
    THIS = auto()
    THAT = auto()
    THESE = auto()
    LAST = auto()
    PAST = auto()
    PREVIOUS = auto()
    NEXT = auto()
    COMING = auto()
    FOLLOWING = auto()
    SAME = auto()
    CURRENT = auto()
    LATEST = auto()
    RECENT = auto()
    EARLIER = auto()
    LATER = auto()
    EARLY = auto()
    LATE = auto()
    MID = auto()
    BEGINNING = auto()
    MIDDLE = auto()
    END = auto()
    REST = auto()
    ABOUT = auto()
    NEARLY = auto()
    MORE = auto()
    LESS = auto()
    THAN = auto()
    OVER = auto()
    UNDER = auto()
    AT = auto()
    LEAST = auto()
    MOST = auto()
    UP = auto()
    TO = auto()
    NO = auto()
    IN = auto()
    ON = auto()
    OF = auto()
    AND = auto()
    OR = auto()
    SO = auto()
    EACH = auto()
    PER = auto()
    AGO = auto()
    BEFORE = auto()
    AFTER = auto()
    OLD = auto()
    LONG = auto()
    DAYNUM = auto()  # 1-31 in digits
    YEARNUM = auto()  # four digits that can be a year
    NUM = auto()  # any other number
    WORDNUM = auto()  # two, twenty
    SCALE = auto()  # hundred, thousand
    FRACTION = auto()  # 1/2
    FEW = auto()
    COUPLE = auto()
    ORDINAL = auto()
    SECOND = auto()  # an ordinal, or a unit
    HALF = auto()
    QUARTER = auto()
    QUARTERS = auto()
    QUARTERCODE = auto()  # Q3
    UNIT = auto()
    UNITS = auto()
    PERIOD = auto()
    MONTH = auto()
    WEEKDAY = auto()
    WEEKDAYS = auto()
    WEEKEND = auto()
    SEASON = auto()
    DAYPART = auto()
    NOON = auto()
    AMPM = auto()
    OCLOCK = auto()
    ZONE = auto()
    LOCAL = auto()
    TIME = auto()
    CLOCK = auto()  # 10:35
    DECIMAL = auto()  # 6.10
    DECADE = auto()  # 1980s
    DECADEWORD = auto()  # eighties
    ISODATE = auto()
    NUMDATE = auto()
    HOLIDAY = auto()
    TODAY = auto()
    TONIGHT = auto()
    OVERNIGHT = auto()
    NOW = auto()
    RIGHT = auto()
    CURRENTLY = auto()
    RECENTLY = auto()
    SOON = auto()
    AS = auto()
    POSSIBLE = auto()
    FUTURE = auto()
    NEAR = auto()
    MOMENT = auto()
    FISCAL = auto()
    FULL = auto()
    THEN = auto()
    OFTEN = auto()  # daily, annually
    TIMES = auto()  # twice, times


Entry = tuple[Kind, float, str]
"""Kind, number, and a code where the number is not enough (a day part's, a unit's)."""


def _many(kind: Kind, words: str, number: float = 0, code: str = "") -> dict[str, Entry]:
    return dict.fromkeys(words.split(), (kind, number, code))


def _counted(kind: Kind, words: str, first: int = 1) -> dict[str, Entry]:
    """Number groups of words in their order; a group's variants are joined by a slash."""
    return {word: (kind, number, "") for number, group in enumerate(words.split(), first) for word in group.split("/")}


_CARDINALS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty/fourty fifty sixty seventy eighty ninety"
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)
_UNITS = {
    "minute": Unit.MINUTE,
    "hour": Unit.HOUR,
    "day": Unit.DAY,
    "week": Unit.WEEK,
    "month": Unit.MONTH,
    "year": Unit.YEAR,
    "decade": Unit.DECADE,
    "century": Unit.CENTURY,
    "millennium": Unit.MILLENNIUM,
}

MONTHS = _counted(
    Kind.MONTH,
    "january/jan./jan february/feb./feb march/mar./mar april/apr./apr may june/jun./jun july/jul./jul august/aug./aug "
    "september/sept./sept/sep./sep october/oct./oct november/nov./nov december/dec./dec",
)
WEEKDAYS = _counted(Kind.WEEKDAY, "monday tuesday wednesday thursday friday saturday sunday")
SHORT_WEEKDAYS = _counted(
    Kind.WEEKDAY, "mon./mon tue./tue/tues./tues wed./wed thu./thu/thurs./thurs fri./fri sat./sat sun./sun"
)
SEASONS: dict[str, tuple[int, str]] = {
    "spring": (1, "SP"),
    "summer": (2, "SU"),
    "autumn": (3, "FA"),
    "fall": (3, "FA"),
    "winter": (4, "WI"),
}
SEASON_CODES = {1: "SP", 2: "SU", 3: "FA", 4: "WI"}
ZONES = frozenset(
    [
        "gmt",
        "utc",
        "est",
        "edt",
        "et",
        "cst",
        "cdt",
        "ct",
        "mst",
        "mdt",
        "mt",
        "pst",
        "pdt",
        "pt",
        "bst",
        "cet",
        "cest",
        "eet",
        "eest",
        "msk",
        "ist",
        "jst",
        "kst",
        "hkt",
        "aest",
        "aedt",
        "sast",
    ]
)

LEXICON: dict[str, Entry] = {
    **_many(Kind.COMMA, ","),
    # the one date that the news calls by its numbers alone
    **_many(Kind.ISODATE, "9/11", 0, "2001-09-11"),
    **_many(Kind.HYPHEN, "- – — -- ‑"),
    **_many(Kind.SLASH, "/"),
    **_many(Kind.POSSESSIVE, "'s ’s"),
    **_many(Kind.OPEN, "( ["),
    **_many(Kind.CLOSE, ") ]"),
    **_many(Kind.THE, "the"),
    **_many(Kind.A, "a an", 1),
    **_many(Kind.THIS, "this"),
    **_many(Kind.THAT, "that"),
    **_many(Kind.THESE, "these those"),
    **_many(Kind.LAST, "last"),
    **_many(Kind.PAST, "past"),
    **_many(Kind.PREVIOUS, "previous preceding prior"),
    **_many(Kind.NEXT, "next"),
    **_many(Kind.COMING, "coming upcoming"),
    **_many(Kind.FOLLOWING, "following ensuing subsequent"),
    **_many(Kind.SAME, "same corresponding comparable"),
    **_many(Kind.CURRENT, "current present"),
    **_many(Kind.LATEST, "latest"),
    **_many(Kind.RECENT, "recent"),
    **_many(Kind.EARLIER, "earlier"),
    **_many(Kind.LATER, "later"),
    **_many(Kind.EARLY, "early"),
    **_many(Kind.LATE, "late"),
    **_many(Kind.MID, "mid"),
    **_many(Kind.BEGINNING, "beginning start"),
    **_many(Kind.MIDDLE, "middle"),
    **_many(Kind.END, "end"),
    **_many(Kind.REST, "rest remainder course balance"),
    **_many(Kind.ABOUT, "about around approximately roughly some"),
    **_many(Kind.NEARLY, "nearly almost"),
    **_many(Kind.MORE, "more"),
    **_many(Kind.LESS, "less fewer"),
    **_many(Kind.THAN, "than"),
    **_many(Kind.OVER, "over"),
    **_many(Kind.UNDER, "under"),
    **_many(Kind.AT, "at"),
    **_many(Kind.LEAST, "least"),
    **_many(Kind.MOST, "most"),
    **_many(Kind.UP, "up"),
    **_many(Kind.TO, "to"),
    **_many(Kind.NO, "no"),
    **_many(Kind.IN, "in"),
    **_many(Kind.ON, "on"),
    **_many(Kind.OF, "of"),
    **_many(Kind.AND, "and"),
    **_many(Kind.OR, "or"),
    **_many(Kind.SO, "so"),
    **_many(Kind.EACH, "each every"),
    **_many(Kind.PER, "per"),
    **_many(Kind.AGO, "ago"),
    **_many(Kind.BEFORE, "before"),
    **_many(Kind.AFTER, "after"),
    **_many(Kind.OLD, "old olds"),
    **_many(Kind.LONG, "long"),
    **_counted(Kind.WORDNUM, _CARDINALS),
    **{w: (Kind.WORDNUM, n * 10, "") for w, (_, n, _) in _counted(Kind.WORDNUM, _TENS, 2).items()},
    **_many(Kind.SCALE, "hundred", 100),
    **_many(Kind.SCALE, "thousand", 1000),
    **_many(Kind.SCALE, "dozen", 12),
    **_many(Kind.FRACTION, "½", 0.5),
    **_many(Kind.FEW, "few several many"),
    **_many(Kind.COUPLE, "couple", 2),
    **_counted(Kind.ORDINAL, _ORDINALS),
    **_many(Kind.ORDINAL, "final", 4),
    **_many(Kind.SECOND, "second", 2, Unit.SECOND.value),
    **_many(Kind.HALF, "half", 0.5),
    **_many(Kind.QUARTER, "quarter", 0, Unit.QUARTER.value),
    **_many(Kind.QUARTERS, "quarters", 0, Unit.QUARTER.value),
    **{f"q{n}": (Kind.QUARTERCODE, n, "") for n in range(1, 5)},
    **{word: (Kind.UNIT, 0, unit.value) for word, unit in _UNITS.items()},
    **{f"{word}s": (Kind.UNITS, 0, unit.value) for word, unit in _UNITS.items()},
    **_many(Kind.UNITS, "centuries", 0, Unit.CENTURY.value),
    **_many(Kind.UNITS, "millennia", 0, Unit.MILLENNIUM.value),
    **_many(Kind.UNITS, "seconds", 0, Unit.SECOND.value),
    **_many(Kind.UNITS, "weekends", 0, Unit.WEEKEND.value),
    **_many(Kind.PERIOD, "period"),
    **MONTHS,
    **WEEKDAYS,
    **SHORT_WEEKDAYS,
    **{f"{w}s": (Kind.WEEKDAYS, n, "") for w, (_, n, _) in WEEKDAYS.items()},
    **_many(Kind.WEEKEND, "weekend", 0, Unit.WEEKEND.value),
    **{w: (Kind.SEASON, n, code) for w, (n, code) in SEASONS.items()},
    **_many(Kind.DAYPART, "morning mornings", 0, "TMO"),
    **_many(Kind.DAYPART, "afternoon", 0, "TAF"),
    **_many(Kind.DAYPART, "evening", 0, "TEV"),
    **_many(Kind.DAYPART, "night", 0, "TNI"),
    **_many(Kind.NOON, "noon midday", 0, "T12:00"),
    **_many(Kind.NOON, "midnight", 0, "T24:00"),
    **_many(Kind.AMPM, "am a.m. a.m", 0),
    **_many(Kind.AMPM, "pm p.m. p.m", 12),
    **_many(Kind.OCLOCK, "o'clock o’clock"),
    **{zone: (Kind.ZONE, 0, "Z" if zone in ("gmt", "utc") else "") for zone in ZONES},
    **_many(Kind.LOCAL, "local eastern pacific"),
    **_many(Kind.TIME, "time"),
    **{
        f"{w[:-1]}ies": (Kind.DECADEWORD, n * 10, "")
        for w, (_, n, _) in _counted(Kind.WORDNUM, "twenty thirty forty fifty sixty seventy eighty ninety", 2).items()
    },
    **_many(Kind.TODAY, "today", 0),
    **_many(Kind.TODAY, "yesterday", -1),
    **_many(Kind.TODAY, "tomorrow", 1),
    **_many(Kind.TONIGHT, "tonight"),
    **_many(Kind.OVERNIGHT, "overnight"),
    **_many(Kind.NOW, "now nowadays"),
    **_many(Kind.RIGHT, "right"),
    **_many(Kind.CURRENTLY, "currently presently"),
    **_many(Kind.RECENTLY, "recently lately"),
    **_many(Kind.SOON, "soon"),
    **_many(Kind.AS, "as"),
    **_many(Kind.POSSIBLE, "possible"),
    **_many(Kind.FUTURE, "future"),
    **_many(Kind.NEAR, "near immediate foreseeable distant"),
    **_many(Kind.MOMENT, "moment"),
    **_many(Kind.THEN, "then"),
    **_many(Kind.FULL, "full whole entire"),
    **_many(Kind.FISCAL, "fiscal financial"),
    **_many(Kind.OFTEN, "daily nightly", 0, "P1D"),
    **_many(Kind.OFTEN, "hourly", 0, "PT1H"),
    **_many(Kind.OFTEN, "weekly", 0, "P1W"),
    **_many(Kind.OFTEN, "monthly", 0, "P1M"),
    **_many(Kind.OFTEN, "annually yearly", 0, "P1Y"),
    **_many(Kind.TIMES, "times twice once"),
}
