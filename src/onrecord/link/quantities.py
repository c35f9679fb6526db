"""The quantities in a stretch of text: how many, how firmly, in which unit, and of what.

Linking has no parse, so what is counted is found by the habits of counting: a noun behind a number above one is plural,
and function words and punctuation end its phrase. Days and clock times are read elsewhere (`Timex`).
"""

from collections.abc import Collection, Iterator, Sequence

from onrecord.link.fate_words import fate_word
from onrecord.link.fates import fate_of
from onrecord.link.measures import PERCENT, Measure, currency, unit
from onrecord.link.numerals import Numeral, numerals
from onrecord.link.tokens import DASHES, Token, tokens
from onrecord.link.words import stem
from onrecord.model.quantity import Counted, Qualifier, Quantity
from onrecord.model.span import Span

AGE = "age"
"""The head of a quantity that tells somebody's age."""

_PLURALS = frozenset(
    """people men women children police staff cattle sheep fish feet teeth mice geese personnel crew aircraft
    policemen policewomen firemen gunmen servicemen fishermen businessmen spokesmen militia others youth dead""".split()
)
_SINGULAR = frozenset(
    "was is has this its his as us does says across towards always perhaps yes thus plus less".split()
)
_DETERMINERS = frozenset("the those these his her their them its our us my your whom which".split())
_STOPS = frozenset(
    """a an the this that these those and or but nor if when while as than then so because though although since
    of in on at by to from for with without into onto over under about after before during between through against near
    who whom whose which what where why how he she it they we you i him her them us his their its our my your not no
    was were is are be been being am has have had do does did will would can could may might shall should must said says
    told also just only even still now there here who's that's it's including among amid per each every via whether
    out up down off away back around along across inside outside near ago later earlier so far""".split()
)
_LONGEST_PHRASE = 6
_A_SUM = 1e6  # pounds that weigh nothing
_OLD = frozenset({"old", "olds"})
_TIMES = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade"})
_DAILY = {"daily": "day", "weekly": "week", "monthly": "month", "yearly": "year", "annually": "year", "hourly": "hour"}


def quantities(text: str, stretch: Span, dates: Collection[Span] = ()) -> Iterator[Quantity]:
    """Yield the quantities of a stretch of text in reading order; those inside `dates` are left out."""
    row = tokens(text, stretch)
    found = list(numerals(row))
    before: Quantity | None = None
    for one in found:
        place = Span(row[one.start].span.start, row[one.end - 1].span.end)
        if any(day.overlaps(place) for day in dates):
            continue
        quantity = _quantity(row, one, found)
        if quantity is not None and not (before is not None and _converts(text, before, quantity)):
            yield quantity
        before = quantity or before


def _converts(text: str, one: Quantity, other: Quantity) -> bool:
    """Tell whether the second of two quantities is the first in another unit: "17 miles (27 km)"."""
    between = text[one.span.end : other.span.start].strip()
    return one.unit is not None and one.unit == other.unit and between in {"(", "/", "or"}


def _quantity(row: Sequence[Token], one: Numeral, found: Sequence[Numeral]) -> Quantity | None:
    """Return what a number counts or measures."""
    measure, end, half = _measure(row, one)
    age = end < len(row) and _is_age(row, one, end)
    aged = measure is None and _bare_age(row, one)
    low, high = one.low + half, one.high + half
    if aged:
        measure = unit("years")
    factor = measure.factor if measure is not None else 1.0
    counted = Counted(head=AGE) if age or aged else _counted(row, one, end, found, measured=measure is not None)
    if measure is None and counted.head is None and (one.low == 1 or one.low != int(one.low)):
        return None  # "one" for somebody, "one by one"; a "7.65" that is no count
    bounds = _bounds(low, high, one.qualifier, count=measure is None and low == int(low))
    return Quantity(
        span=Span(row[one.first].span.start, row[max(end, one.end) - 1].span.end),
        number=Span(row[one.start].span.start, row[one.end - 1].span.end),
        low=bounds[0] * factor,
        high=bounds[1] * factor if bounds[1] is not None else None,
        qualifier=one.qualifier,
        unit=measure.base if measure is not None else None,
        counted=counted,
    )


def _bounds(low: float, high: float, qualifier: Qualifier, *, count: bool) -> tuple[float, float | None]:
    """Return the least and the most that a qualified value allows. "Nearly" and "about" reach a tenth far."""
    step = 1 if count else 0
    allowed: dict[Qualifier, tuple[float, float | None]] = {
        Qualifier.ABOUT: (low * 0.9, high * 1.1),
        Qualifier.NEARLY: (low * 0.9, high),
        Qualifier.AT_LEAST: (low, None),
        Qualifier.MORE_THAN: (low + step, None),
        Qualifier.AT_MOST: (0.0, high),
        Qualifier.FEWER_THAN: (0.0, high - step),
    }
    return allowed.get(qualifier, (low, high))


def _measure(row: Sequence[Token], one: Numeral) -> tuple[Measure | None, int, float]:
    """Return the unit behind a number, where its words end, and what "and a half" behind it adds."""
    words = [token.word for token in row[one.end : one.end + 3]]
    if one.unit is not None:
        return Measure(one.unit, 1.0), one.end, 0.0
    if words[:1] == ["%"] or words[:1] == ["percent"]:
        return Measure(PERCENT, 1.0), one.end + 1, 0.0
    if words[:2] == ["per", "cent"]:
        return Measure(PERCENT, 1.0), one.end + 2, 0.0
    for length in (2, 1):
        code = currency(" ".join(words[:length])) if len(words) >= length else None
        # Pounds are a weight, but for millions of them that are "of" nothing: money is printed with its sign.
        weight = words[:1] in (["pound"], ["pounds"]) and (one.low < _A_SUM or words[1:2] == ["of"])
        if code is not None and not weight:
            return Measure(code, 1.0), one.end + length, 0.0
    hyphen = 1 if words and words[0] in DASHES and len(words) > 1 else 0
    measure = unit(words[hyphen]) if len(words) > hyphen else None
    if measure is None:
        return None, one.end, 0.0
    end = one.end + hyphen + 1
    half = 0.5 if [token.word for token in row[end : end + 3]] == ["and", "a", "half"] else 0.0
    return measure, end + (3 if half else 0), half


def _is_age(row: Sequence[Token], one: Numeral, end: int) -> bool:
    """Tell whether "old" follows: "19 years old", "57-year-old"."""
    skip = 1 if row[end].word in DASHES else 0
    return end > one.end and end + skip < len(row) and row[end + skip].word in _OLD


def _bare_age(row: Sequence[Token], one: Numeral) -> bool:
    """Tell whether a number between commas is the age of somebody named: "Ines Marrow, 44, said"."""
    before, after = one.first - 1, row[one.end].word if one.end < len(row) else "."
    named = before > 0 and row[before].word == "," and row[before - 1].capital
    grown = one.low == int(one.low) and 0 < one.low < 120 and one.first == one.start  # noqa: PLR2004 - nobody is older
    return named and grown and row[one.start].word.isdigit() and after in {",", ".", ")", ";"}


def _counted(row: Sequence[Token], one: Numeral, end: int, found: Sequence[Numeral], *, measured: bool) -> Counted:
    """Return what is counted behind a number or measured in its unit."""
    place, part = end, False
    words = [token.word for token in row[end : end + 2]]
    if words[:1] == ["of"]:
        place += 1
        part = len(words) > 1 and words[1] in _DETERMINERS
        place += part
        if len(words) > 1 and words[1] in {"us", "you"}:
            return Counted(span=row[end + 1].span, head="person")  # "30 of us" are all there are
        while place < len(row) and any(other.first <= place < other.end for other in found):
            place += 1  # "two of the nine climbers"
    elif measured and one.unit != PERCENT:
        place = len(row) if words[:1] and words[0] in _STOPS else end
    elif words[:1] and words[0] in DASHES:
        place += 1
    if place < len(row) and row[place].word == "#":
        place += 1  # "21 of the #Olmgirls"
    joined = end < len(row) and row[end].word in DASHES  # "two-car tram": the cars are counted, in the singular
    head, modifiers = (place, []) if joined and place < len(row) else _phrase(row, place, plural=one.high > 1)
    head_end = head + 1 if head is not None else end
    fated = fate_of(row, one, head_end, found) if not measured or one.unit == PERCENT else None
    first = one.end if head is None else min(place, head)
    return Counted(
        span=Span(row[first].span.start, row[head].span.end) if head is not None else None,
        head=_head(row[head].word) if head is not None else None,
        modifiers=frozenset(stem(row[k].word.removesuffix("'s").removesuffix("'")) for k in modifiers),
        part=part or (fated is not None and fated.part) or _aside(row, one),
        per=_per(row, head_end),
        fate=fated.fate if fated is not None else None,
        fate_words=row[fated.place].span if fated is not None else None,
    )


def _aside(row: Sequence[Token], one: Numeral) -> bool:
    return one.first > 0 and row[one.first - 1].word in {"including", "among"}


def _phrase(row: Sequence[Token], place: int, *, plural: bool) -> tuple[int | None, list[int]]:
    """Return the place of the noun that a phrase ends with, and those of the words before it."""
    seen: list[int] = []
    for k in range(place, min(len(row), place + _LONGEST_PHRASE)):
        word = row[k].word
        if _joins(row, k, place):
            continue
        if not word[:1].isalpha() or (word in _STOPS and not (k and row[k - 1].word in DASHES)):
            break
        if plural and _is_plural(word):
            return k, seen
        if fate_word(row, k) is not None and not (k + 1 < len(row) and _is_plural(row[k + 1].word)):
            break
        seen.append(k)
    if plural or not seen:
        return None, []
    return seen[-1], seen[:-1]


def _joins(row: Sequence[Token], place: int, first: int) -> bool:
    """Tell whether a phrase goes on over a dash or an "and": "ship-to-ship transfers", "fire and rescue crews"."""
    if place == first or place + 1 >= len(row) or not row[place + 1].word[:1].isalpha():
        return False
    if row[place].word in DASHES:
        return row[place].span.start == row[place - 1].span.end
    return row[place].word == "and" and any(
        token.word not in _STOPS and _is_plural(token.word) for token in row[place + 1 : place + 3]
    )


def _is_plural(word: str) -> bool:
    word = word.removesuffix("'s").removesuffix("'")
    return word in _PLURALS or (
        len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "ous")) and word not in _SINGULAR  # noqa: PLR2004
    )


def _head(word: str) -> str:
    singular = {"people": "person", "men": "man", "women": "woman", "children": "child", "others": "person"}
    return singular.get(word, stem(word))


def _per(row: Sequence[Token], end: int) -> str | None:
    """Return the stretch of time that a rate is of: "a year", "for three months"."""
    words = [token.word for token in row[end : end + 4]]
    for k, word in enumerate(words[:2]):
        if word in _DAILY:
            return _DAILY[word]
        nxt = words[k + 1].removesuffix("s") if k + 1 < len(words) else ""
        if word in {"a", "an", "per", "each", "every"} and nxt in _TIMES:
            return nxt
        if word == "for" and k + 2 < len(words) and words[k + 2].removesuffix("s") in _TIMES:
            return f"{words[k + 1]} {words[k + 2].removesuffix('s')}"
    return None
