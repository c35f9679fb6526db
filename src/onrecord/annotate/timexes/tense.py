"""Whether the words around an expression look back or ahead: "said Monday", "will meet on Monday"."""

from collections.abc import Iterable, Sequence

from onrecord.annotate.timexes.lexicon import Kind
from onrecord.annotate.timexes.meaning import Towards
from onrecord.annotate.timexes.pieces import Piece, words_after, words_before

_AHEAD = frozenset(
    (
        "will 'll ’ll wo shall would may might should must can expected scheduled due set plans planned payable "
        "effective expects hopes intends aims expect plan planning upcoming slated poised begins starts opens "
        "expires meets"
    ).split()
)
_BEFORE_AHEAD = frozenset(("until", "till", "by"))
_BACK = frozenset(
    (
        "said was were had did told met went came took made began became found sent left held won lost fell rose got "
        "gave saw knew felt thought kept brought wrote spoke shot fought led hit"
    ).split()
)
_PLANNED = frozenset("scheduled planned due set expected slated".split())
_NOT = frozenset("not n't n’t neither nor".split())
_PROMISING = frozenset(
    (
        "plan plans agreement agreements deal program programs decision deadline order orders offer pledge promise vow "
        "bid intention ready likely unlikely able prepared free eligible time talks meeting date"
    ).split()
)
"""Nouns and adjectives whose infinitive is still to come."""
_PRESENT_PERFECT = frozenset(("has", "have"))
_FAR = 15  # pieces: a verb further off belongs to something else
_LEADS = 4  # pieces between an auxiliary and its verb: "will also be formally released"


def towards(pieces: Sequence[Piece], first: int, last: int) -> Towards:  # noqa: PLR0911 - each return is one cue, the surest first
    """Tell where the words around `pieces[first..last]` point: the nearest verb to the left, else to the right."""
    before = list(_near(words_before(pieces, first)))
    after = list(_near(words_after(pieces, last)))
    if after and after[0].kind is Kind.POSSESSIVE:
        return Towards.BACK  # "Wednesday's ruling" is made, whatever is to follow
    if before and before[0].lower in _BEFORE_AHEAD:
        # "until Thursday, they had not called him a suspect"; "few had filed by Wednesday"
        had = any(p.lower == "had" for p in (*before[:_FAR], *after[:_LEADS]))
        return Towards.BACK if had else Towards.AHEAD
    if _as_planned(before):
        return Towards.BACK
    if pieces[last].kind is Kind.MONTH and after and after[0].tag in ("NN", "NNS"):
        # "under a June agreement", "to make the November trip": it is known by its month, so it was
        return Towards.AHEAD if any(p.tag == "MD" for p in (*before, *after)) else Towards.BACK
    if before and before[0].lower == "since":
        return Towards.BACK
    for index, piece in enumerate(before):
        said = _says(piece, before[index + 1 : index + 1 + _LEADS])
        if said is not None:
            return said
    for index, piece in enumerate(after):
        said = _says(piece, after[max(0, index - _LEADS) : index][::-1])
        if said is not None:
            return said
    return Towards.NEAR


def _as_planned(before: Sequence[Piece]) -> bool:
    """Tell whether something was planned once, and the plan is old: "had been set to expire Friday"."""
    words = {p.lower for p in before}
    return "previously" in words and bool(words & _PLANNED)


def _near(words: Iterable[Piece]) -> Iterable[Piece]:
    for count, piece in enumerate(words):
        if count >= _FAR or piece.lower in (";", "``", "''", '"', "“", "”"):
            return
        yield piece


def _says(piece: Piece, leads: Sequence[Piece]) -> Towards | None:  # noqa: PLR0911 - each return is one cue, the surest first
    """Tell what one word says of the direction; `leads` are the words before it, the nearest first."""
    if piece.kind is not Kind.OTHER:
        return None
    if piece.lower in _AHEAD and piece.tag not in ("NN", "NNS", "NNP") and not _sets(piece, leads):
        return Towards.AHEAD
    if piece.tag:
        if piece.tag == "VBD":
            return Towards.BACK
        if piece.tag in ("VBN", "VB", "VBG"):
            return _auxiliary(leads, otherwise=Towards.BACK if piece.tag == "VBN" else None)
        return None
    if piece.lower in _BACK or (piece.lower.endswith("ed") and len(piece.lower) > 4 and not piece.capital):  # noqa: PLR2004 - "need", "seed"
        return _auxiliary(leads, otherwise=Towards.BACK)
    if leads and leads[0].kind is Kind.TO and piece.lower.isalpha() and not piece.capital:
        return Towards.AHEAD if piece.lower not in ("the", "a", "its", "their", "his", "her") else None
    return None


def _sets(piece: Piece, leads: Sequence[Piece]) -> bool:
    """Tell whether "set" is what somebody did, not what is to come: "a record set on Aug. 6"; not "is set to meet"."""
    return piece.lower == "set" and (piece.tag == "VBD" or (bool(leads) and leads[0].tag in ("NN", "NNS", "JJ")))


def _leads_ahead(heads: Sequence[Piece]) -> bool:
    """Tell whether an infinitive is of something to come: "agreed to meet", not "rites to mark the day"."""
    head = next((p for p in heads if p.lower != "not"), None)
    if head is None or head.lower in _AHEAD or head.tag not in ("NN", "NNS", "NNP", "JJ"):
        return True
    return head.lower in _PROMISING


def _auxiliary(leads: Sequence[Piece], otherwise: Towards | None) -> Towards | None:
    """Tell what the words that lead a verb make of it: "to be released" looks ahead, "has released" back."""
    for index, lead in enumerate(leads):
        if lead.kind is Kind.COMMA:
            break
        if lead.lower == "could" and _NOT & {p.lower for p in leads}:
            return Towards.BACK  # "could not be reached Wednesday"
        if lead.tag == "MD" or lead.lower in _AHEAD:
            return Towards.AHEAD
        if lead.kind is Kind.TO and otherwise is None:
            return Towards.AHEAD if _leads_ahead(leads[index + 1 :]) else None
        if lead.kind is Kind.TO and leads[0].lower in ("be", "have"):
            return Towards.AHEAD
        if lead.tag == "VBD" or lead.lower in _PRESENT_PERFECT:
            return Towards.BACK
    return otherwise
