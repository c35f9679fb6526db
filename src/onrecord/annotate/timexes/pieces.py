"""From a spaCy `Doc` to pieces: words with the kind that they have in a time expression.

A token may hold several pieces (`mid-1996`, `5pm`, `10-year`); a piece spans tokens only as the name of a holiday.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from onrecord.annotate.timexes.holidays import PHRASES
from onrecord.annotate.timexes.lexicon import LEXICON, Entry, Kind


@dataclass(slots=True, kw_only=True)
class Piece:
    """A word or part of one. `number` and `code` are the lexicon's; `tag` is the token's Penn tag or empty.

    `opens` tells that a sentence starts here. Not frozen: the doubts demote a piece to `OTHER` in place.
    """

    kind: Kind
    start: int
    end: int
    text: str
    lower: str
    number: float
    code: str
    tag: str
    opens: bool

    @property
    def capital(self) -> bool:
        """Tell whether the first letter is a capital."""
        return self.text[:1].isupper()


_INNER = re.compile(
    r"""
    (?P<iso>\d{4}-\d{2}-\d{2}(?!\d))
  | (?P<numeric>\d{1,2}(?P<mark>[/.])\d{1,2}(?P=mark)(?:\d{4}|\d{2})(?!\d))
  | (?P<clock>\d{1,2}:\d{2}(?::\d{2})?(?!\d))
  | (?P<decade>['’]?\d{1,3}0s\b)
  | (?P<ordinal>\d{1,2}(?:st|nd|rd|th)\b)
  | (?P<fraction>\d/\d(?!\d))
  | (?P<number>\d+(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|\d+)
  | (?P<quarter>[Qq][1-4]\b)
  | (?P<word>[^\W\d_]+(?:\.[^\W\d_]\b)*\.?)
  | (?P<mark1>['’]s\b|\S)
    """,
    re.VERBOSE,
)
_SHORT_DECADE = re.compile(r"\d0s")
_PLAIN: Entry = (Kind.OTHER, 0, "")
_BREAK: Entry = (Kind.BREAK, 0, "")
_SMALL_IN_NAMES = frozenset(("of", "de", "al", "ul", "-", "'s", "’s", "'", "’"))
_MONEY = frozenset("$£€¥#")
_LAST_DAY = 31
_FIRST_YEAR, _LAST_YEAR = 1000, 2100


def pieces_of(doc: Doc) -> list[Piece]:
    """Split a doc into pieces; blank lines become `BREAK`, other white space disappears."""
    found: list[Piece] = []
    sentences = doc.has_annotation("SENT_START")
    opens = True
    for token in doc:
        text = token.text
        if text.isspace():
            if text.count("\n") > 1 or (found and found[-1].kind is Kind.BREAK):
                found.append(_piece(_BREAK, token.idx, text, "", opens=False))
                opens = True
            continue
        opens = opens or (sentences and bool(token.is_sent_start))
        _add(found, text, token.idx, token.tag_, opens=opens)
        opens = False
    return _with_holidays(found)


def _piece(entry: Entry, start: int, text: str, tag: str, *, opens: bool) -> Piece:
    return Piece(
        kind=entry[0],
        start=start,
        end=start + len(text),
        text=text,
        lower=text.lower(),
        number=entry[1],
        code=entry[2],
        tag=tag,
        opens=opens,
    )


def _add(found: list[Piece], text: str, start: int, tag: str, *, opens: bool) -> None:
    """Append the pieces of one token."""
    last = found[-1] if found else None
    if last is not None and last.end == start and _joins(last, text):
        last.text, last.lower, last.end = last.text + text, last.lower + text, start + len(text)
        if text != ".":
            last.kind, last.number = Kind.DECADE, int(text[:-1])
        return
    entry = LEXICON.get(text.lower())
    if entry is None and (text.isalpha() or not any(c.isalnum() for c in text)):
        entry = _PLAIN
    if entry is not None:
        found.append(_piece(entry, start, text, tag, opens=opens))
        return
    for match in _INNER.finditer(text):
        found.append(_piece(_inside(match), start + match.start(), match[0], tag, opens=opens))
        opens = False


def _joins(last: Piece, text: str) -> bool:
    """Tell whether a token goes on with the piece before: the dot of "Sat.", the digits of "'80s"."""
    if text == ".":
        return last.kind in (Kind.MONTH, Kind.WEEKDAY) and f"{last.lower}." in LEXICON
    return last.text in ("'", "’", "‘") and _SHORT_DECADE.fullmatch(text) is not None


def _inside(match: re.Match[str]) -> Entry:
    """Return the entry of one part of a token that is no word of the lexicon."""
    name, text = match.lastgroup, match[0]
    if match["word"] or match["mark1"] or match["quarter"]:
        lower = text.lower()
        return LEXICON.get(lower) or LEXICON.get(lower.rstrip("."), _PLAIN)
    if name == "number" or match["number"]:
        return _number(text)
    if match["ordinal"]:
        return (Kind.ORDINAL, int(text[:-2]), "")
    if match["decade"]:
        return (Kind.DECADE, int(text.strip("'’s")), "")
    if match["fraction"]:
        above, _, below = text.partition("/")
        return (Kind.FRACTION, int(above) / int(below), "") if int(below) else _PLAIN
    kinds = {"iso": Kind.ISODATE, "numeric": Kind.NUMDATE, "clock": Kind.CLOCK}
    return next((kind, 0, text) for group, kind in kinds.items() if match[group])


def _number(text: str) -> Entry:
    """Tell days, years and other numbers apart; a day bears its digits, so that `05` and `5` stay distinct."""
    if "." in text:
        return (Kind.DECIMAL, float(text.replace(",", "")), text)
    if "," in text:
        return (Kind.NUM, float(text.replace(",", "")), text)
    number = int(text)
    if len(text) == 4 and _FIRST_YEAR <= number <= _LAST_YEAR:  # noqa: PLR2004 - a year in digits has four of them
        return (Kind.YEARNUM, number, text)
    if 1 <= number <= _LAST_DAY and len(text) <= 2:  # noqa: PLR2004 - a day has at most two
        return (Kind.DAYNUM, number, text)
    return (Kind.NUM, number, text)


def _with_holidays(pieces: list[Piece]) -> list[Piece]:
    """Join the pieces of a holiday's name into one."""
    found: list[Piece] = []
    skip = 0
    for index, piece in enumerate(pieces):
        if skip:
            skip -= 1
            continue
        phrase = _holiday(pieces, index) if piece.lower in PHRASES else None
        if phrase is None:
            found.append(piece)
            continue
        skip = len(phrase) - 1
        last = pieces[index + skip]
        name = " ".join(phrase).replace(" 's", "'s").replace("s '", "s'").replace(" - ", "-")
        found.append(
            Piece(
                kind=Kind.HOLIDAY,
                start=piece.start,
                end=last.end,
                text=piece.text,
                lower=name,
                number=0,
                code=name,
                tag=piece.tag,
                opens=piece.opens,
            )
        )
    return found


def _holiday(pieces: Sequence[Piece], index: int) -> tuple[str, ...] | None:
    for phrase in PHRASES[pieces[index].lower]:
        parts = pieces[index : index + len(phrase)]
        if tuple(p.lower.replace("’", "'") for p in parts) != phrase:
            continue
        # "a new year" is any year, "the New Year" is the first of January; in "easter eggs" it is no day at all
        if all(p.capital for p in parts if p.lower not in _SMALL_IN_NAMES):
            return phrase
    return None


def money(piece: Piece) -> bool:
    """Tell whether the piece announces an amount: "$ 1990" is no year."""
    return piece.text[-1:] in _MONEY


def neighbours(pieces: Sequence[Piece], index: int) -> tuple[Piece | None, Piece | None]:
    """Return the pieces before and after."""
    before = pieces[index - 1] if index else None
    after = pieces[index + 1] if index + 1 < len(pieces) else None
    return before, after


def words_before(pieces: Sequence[Piece], index: int) -> Iterator[Piece]:
    """Yield the pieces of the sentence before this one, the nearest first."""
    while index > 0 and not pieces[index].opens:
        index -= 1
        if pieces[index].kind is Kind.BREAK:
            return
        yield pieces[index]


def words_after(pieces: Sequence[Piece], index: int) -> Iterator[Piece]:
    """Yield the pieces of the sentence after this one."""
    for piece in pieces[index + 1 :]:
        if piece.opens or piece.kind is Kind.BREAK:
            return
        yield piece
