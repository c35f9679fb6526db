"""Words that only look like time: "may", "march", "fall", Theresa May, "USA Today", 2000 troops.

Each doubt demotes a piece to `OTHER`, so that the patterns need not know of it. Tags decide where there are any,
else the company that the word keeps.
"""

from collections.abc import Callable, Sequence

from onrecord.annotate.timexes.lexicon import Kind
from onrecord.annotate.timexes.pieces import Piece, money, neighbours

_EDGES = frozenset({Kind.EARLY, Kind.LATE, Kind.MID, Kind.EARLIER, Kind.LATER, Kind.BEGINNING, Kind.MIDDLE, Kind.END})
_POINTERS = frozenset(
    {Kind.THIS, Kind.LAST, Kind.NEXT, Kind.PAST, Kind.COMING, Kind.PREVIOUS, Kind.FOLLOWING, Kind.EACH}
)
_NUMBERS = frozenset({Kind.DAYNUM, Kind.YEARNUM})
_MONTH_COMPANY = frozenset({Kind.MONTH, Kind.ORDINAL, Kind.ISODATE})
_SURE_BEFORE = frozenset({"in", "since", "until", "till", "through", "during"})
_PREPOSITIONS = _SURE_BEFORE | {
    "by",
    "of",
    "from",
    "to",
    "between",
    "and",
    "or",
    "for",
    "before",
    "after",
    "on",
    "than",
}
_SMALL_WORDS = _PREPOSITIONS | {
    "but",
    "while",
    "when",
    "as",
    "if",
    "though",
    "although",
    "because",
    "so",
    "yet",
    "i",
    "it",
}
_MODAL_OR_VERB = frozenset({"MD", "VB", "VBP", "VBZ", "VBD", "VBN"})
_TITLES_BEFORE = frozenset(
    [
        "mr",
        "mr.",
        "mrs",
        "mrs.",
        "ms",
        "ms.",
        "miss",
        "dr",
        "dr.",
        "sir",
        "lord",
        "lady",
        "president",
        "minister",
        "secretary",
        "mp",
        "senator",
        "judge",
        "premier",
    ]
)
_PAPERS_AND_SHOWS = frozenset(
    [
        "times",
        "telegraph",
        "mail",
        "mirror",
        "express",
        "herald",
        "post",
        "independent",
        "people",
        "star",
        "sun",
        "show",
        "programme",
        "program",
        "school",
        "night's",
        "football",
        "mass",
        "lights",
        "tribune",
        "gazette",
        "journal",
        "news",
    ]
)
_COUNTED = frozenset(
    [
        "people",
        "persons",
        "troops",
        "soldiers",
        "men",
        "women",
        "children",
        "miles",
        "kilometers",
        "kilometres",
        "km",
        "feet",
        "meters",
        "metres",
        "m",
        "ft",
        "pounds",
        "dollars",
        "euros",
        "tons",
        "tonnes",
        "shares",
        "points",
        "jobs",
        "votes",
        "workers",
        "members",
        "cases",
        "deaths",
        "square",
        "homes",
        "acres",
        "barrels",
        "units",
        "copies",
        "students",
        "employees",
        "civilians",
        "refugees",
        "rounds",
        "calories",
        "mg",
        "seats",
        "words",
        "pages",
        "others",
        "percent",
        "%",
    ]
)
_YEARS_LIKELY = range(1900, 2051)


def settle(pieces: Sequence[Piece]) -> None:
    """Demote every piece that is no word of time where it stands."""
    surname_may = _has_surname_may(pieces)
    for index, piece in enumerate(pieces):
        doubt = _DOUBTS.get(piece.kind)
        if (doubt is not None and not doubt(pieces, index)) or (
            piece.kind is Kind.MONTH and surname_may and piece.lower == "may" and not _dated(pieces, index)
        ):
            piece.kind = Kind.OTHER


def _shouted(pieces: Sequence[Piece], index: int) -> bool:
    """Tell whether the words around are all in capitals, so that a capital says nothing."""
    around = [p for p in pieces[max(0, index - 3) : index + 4] if p.text.isalpha() and len(p.text) > 1]
    return len(around) > 1 and all(p.text.isupper() for p in around)


def _titled(pieces: Sequence[Piece], index: int) -> bool:
    """Tell whether the words around are written as in a title, each with a capital."""
    around = [p for p in pieces[max(0, index - 6) : index + 6] if p.text.isalpha() and len(p.text) > 3]  # noqa: PLR2004 - short words stay small in titles
    return len(around) > 3 and all(p.capital for p in around)  # noqa: PLR2004 - three capitals are a name as often


def _name_like(piece: Piece | None) -> bool:
    """Tell whether a piece looks like part of a name: a capital that no sentence start explains, no word of time."""
    return piece is not None and piece.kind is Kind.OTHER and piece.capital and not piece.opens


def _dated(pieces: Sequence[Piece], index: int) -> bool:
    """Tell whether a month's name keeps the company of a date."""
    before, after = neighbours(pieces, index)
    if after is not None and (after.kind in _NUMBERS or (after.kind is Kind.ORDINAL and after.text[0].isdigit())):
        return True
    if after is not None and after.kind is Kind.COMMA and index + 2 < len(pieces):
        return pieces[index + 2].kind is Kind.YEARNUM
    if before is None:
        return False
    if before.kind is Kind.OF and index > 1:
        return pieces[index - 2].kind in _NUMBERS | _EDGES | {Kind.ORDINAL}
    if before.kind is Kind.HYPHEN and index > 1:
        return pieces[index - 2].kind in _EDGES
    numbered = before.kind is Kind.DAYNUM or (before.kind is Kind.ORDINAL and before.text[0].isdigit())
    return numbered or before.kind in _EDGES | _POINTERS or before.lower in _SURE_BEFORE


def _first_name(piece: Piece) -> bool:
    """Tell whether a word at a sentence's start can be a first name: "Theresa May said"; not "But May came"."""
    return piece.kind is Kind.OTHER and piece.capital and piece.text.isalpha() and piece.lower not in _SMALL_WORDS


def _has_surname_may(pieces: Sequence[Piece]) -> bool:
    """Tell whether the text names somebody called May: then a bare "May" is that person."""
    for index, piece in enumerate(pieces):
        if piece.lower == "may" and piece.text == "May" and not _dated(pieces, index):
            before, _ = neighbours(pieces, index)
            if before is not None and (_name_like(before) or _first_name(before) or before.lower in _TITLES_BEFORE):
                return True
    return False


def _month(pieces: Sequence[Piece], index: int) -> bool:  # noqa: PLR0911 - each return is one doubt, in the order in which they are asked
    piece = pieces[index]
    before, after = neighbours(pieces, index)
    if not piece.capital:
        return len(piece.text) > 3 and piece.lower not in ("march", "august") and piece.lower.isalpha()  # noqa: PLR2004 - "jan", "mar" need a capital
    if len(piece.text) == 3 and piece.lower != "may" and after is not None and after.kind is Kind.HYPHEN:  # noqa: PLR2004 - "Mar-a-Lago"
        return False
    if _dated(pieces, index):
        return True
    if piece.tag in _MODAL_OR_VERB:
        return False
    if before is not None and (
        before.lower in _TITLES_BEFORE or (before.kind is Kind.POSSESSIVE and piece.lower == "march")
    ):
        return False
    if piece.lower in ("may", "march"):
        if _shouted(pieces, index):
            return False
        # "March said" and "May I": at a sentence's start the capital says nothing
        named = _name_like(before) or (before is not None and before.opens and _first_name(before))
        return not piece.opens and not named and (before is None or before.kind is not Kind.THE)
    if len(piece.text) == 3:  # noqa: PLR2004 - "Jan", "Jun" without a dot are names as often
        return False
    # April Ryan, June Carter, August Wilson; but "in April Congress voted"
    prepared = before is not None and (before.lower in _SURE_BEFORE or before.kind in _EDGES | _POINTERS)
    given_name = piece.lower in ("april", "june", "august") and after is not None and _name_like(after)
    return prepared or not given_name


def _weekday(pieces: Sequence[Piece], index: int) -> bool:
    piece = pieces[index]
    before, after = neighbours(pieces, index)
    if after is not None and after.capital and after.lower in _PAPERS_AND_SHOWS and not _shouted(pieces, index):
        return False
    if before is not None and before.lower in ("bloody", "super", "joe", "girl") and before.capital:
        return False
    if piece.lower.rstrip("s.") in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"):
        return True
    # "sat", "sun", "wed": only with a capital and beside a number, a month or a clock time
    near = [p for p in pieces[index + 1 : index + 3] if p.kind is not Kind.COMMA]
    return piece.capital and bool(near) and near[0].kind in _NUMBERS | _MONTH_COMPANY | {Kind.CLOCK}


def _season(pieces: Sequence[Piece], index: int) -> bool:
    piece = pieces[index]
    before, after = neighbours(pieces, index)
    if piece.tag in _MODAL_OR_VERB and piece.lower in ("fall", "spring"):
        return False
    if before is None or (_name_like(before) and not _shouted(pieces, index)):  # the Arab Spring
        return False
    if after is not None and after.capital and after.kind is Kind.OTHER and piece.capital:  # Winter Olympics
        return False
    pointed = before.kind in _POINTERS | _EDGES or (
        before.kind is Kind.OF and index > 1 and pieces[index - 2].kind in _EDGES
    )
    if pointed or (after is not None and after.kind in _NUMBERS):
        return True
    if piece.lower in ("fall", "spring"):
        # "the fall of the wall", "the fall in prices": only "in the fall", "by the spring" without more
        framed = before.kind is Kind.THE and index > 1 and pieces[index - 2].lower in _PREPOSITIONS
        followed = after is not None and after.lower in ("of", "in", "from")
        year = (
            followed and index + 2 < len(pieces) and pieces[index + 2].kind in {Kind.YEARNUM, Kind.WORDNUM, Kind.LAST}
        )
        return (framed and not followed) or year
    return before.kind in {Kind.THE, Kind.THAT, Kind.SAME} or before.lower in _PREPOSITIONS


def _today(pieces: Sequence[Piece], index: int) -> bool:
    piece = pieces[index]
    before, after = neighbours(pieces, index)
    if not piece.capital or piece.opens:
        return True
    if before is not None and before.text == "USA":
        return False
    if after is not None and after.lower in ("show", "programme", "program"):
        return False
    # "Mayor Meets Bishop Today" is a title; "Psychology Today" is a paper
    if _shouted(pieces, index):
        return True
    return _titled(pieces, index) or not _name_like(before)


def _often(pieces: Sequence[Piece], index: int) -> bool:
    piece = pieces[index]
    before, after = neighbours(pieces, index)
    if piece.capital and not _shouted(pieces, index) and (not piece.opens or _name_like(after)):
        return False  # the Daily Mail
    # "the Communist Party daily Granma" is a paper
    return not (_name_like(after) and before is not None and piece.lower in ("daily", "weekly", "monthly"))


def _year(pieces: Sequence[Piece], index: int) -> bool:
    piece = pieces[index]
    before, after = neighbours(pieces, index)
    if before is not None and (
        money(before) or before.lower in ("no.", "flight", "route", "highway", "room", "number")
    ):
        return False
    if piece.number in _YEARS_LIKELY and _has_day_and_month(pieces, index):
        return True  # "3 November 2017 People queue": the year of a caption's date counts nobody
    if after is not None and (after.lower in _COUNTED or after.kind in (Kind.SCALE, Kind.UNITS, Kind.AMPM)):
        return False
    if piece.number in _YEARS_LIKELY:
        return True
    if before is None:
        return False
    return before.kind in {Kind.MONTH, Kind.IN} or before.lower in ("since", "circa", "during", "until")


def _has_day_and_month(pieces: Sequence[Piece], index: int) -> bool:
    """Tell whether a day and a month stand before: "3 November"."""
    return index > 1 and pieces[index - 1].kind is Kind.MONTH and pieces[index - 2].kind is Kind.DAYNUM


def _local(pieces: Sequence[Piece], index: int) -> bool:
    _, after = neighbours(pieces, index)
    return after is not None and after.kind is Kind.TIME


def _zone(pieces: Sequence[Piece], index: int) -> bool:
    return pieces[index].text.isupper()


def _named(pieces: Sequence[Piece], index: int) -> bool:
    """Turn down a common noun with a capital amid small words: ABC's "This Week", "60 Minutes", "High Noon"."""
    piece = pieces[index]
    return not piece.capital or piece.opens or _shouted(pieces, index) or _titled(pieces, index)


_DOUBTS: dict[Kind, Callable[[Sequence[Piece], int], bool]] = {
    Kind.MONTH: _month,
    Kind.WEEKDAY: _weekday,
    Kind.WEEKDAYS: _weekday,
    Kind.SEASON: _season,
    Kind.TODAY: _today,
    Kind.OFTEN: _often,
    Kind.YEARNUM: _year,
    Kind.LOCAL: _local,
    Kind.ZONE: _zone,
    Kind.UNIT: _named,
    Kind.UNITS: _named,
    Kind.WEEKEND: _named,
    Kind.NOON: _named,
    Kind.DAYPART: _named,
}
