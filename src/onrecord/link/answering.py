"""What a clause tells of a demand, a promise or a threat: that it was kept, or refused; and how that shows in words.

Two signs are trusted. The clause names the demand and what became of it ("rejected the union's demand"), or it tells
the very deed as done or refused ("the crew was freed", "refused to free the crew"). A deed that is to be done, may be
done or is not done yet tells nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.link.deeds import MODALS, deed, is_irregular, is_past
from onrecord.link.tokens import Token
from onrecord.model.ledger import LedgerKind, Outcome
from onrecord.model.span import Span

_NOUNS = {
    LedgerKind.DEMAND: "demands? calls? requests? appeals? pleas? ultimatums? proposals? conditions?",
    LedgerKind.PROMISE: "promises? pledges? vows? commitments? word undertakings? assurances? offers?",
    LedgerKind.THREAT: "threats? ultimatums?",
    LedgerKind.DEADLINE: "deadlines? ultimatums? demands?",
}
_MET = (
    r"met|meets|accepted|accepts|fulfilled|fulfils|granted|satisfied|bow(?:ed|s) to|gave in to|given in to|gave way to"
    r"|agree(?:d|s) to|yielded to|complied with|heeded|honou?red|kept|keeps|carried out|made good(?: on)?"
    r"|followed through on|delivered on|acted on"
)
_MEET = (
    r"meet|accept|fulfil|grant|satisfy|bow to|give in to|agree to|yield to|comply with|heed|honou?r|keep|carry out"
    r"|deliver on|act on"
)
_SPURNED = (
    r"reject(?:ed|s)|refuse[ds]|turn(?:ed|s) down|dismiss(?:ed|es)|ignore[ds]|defie[ds]|spurned|rebuffed|resisted"
    r"|brushed aside|broke|broken|reneged on|went back on|gone back on|missed|flouted"
)
_REFUSING = (
    r"(?:refus(?:e[ds]?|ing)|declin(?:e[ds]?|ing)|fail(?:ed|s)|rul(?:ed|es|ing) out|reject(?:ed|s|ing)|would not"
    r"|will not|(?:wo|would)n['’]t|would never|will never|no intention of)\b(?:\W+(?:to|any)\b)*"
)
_FILL = r"(?:\W+[\w'’]+){0,5}?\W+"  # "the", "the union's", "all of the union's"
_BE = r"(?:was|were|been|being)\W+(?:\w+ly\W+)?"
_NEGATED = re.compile(r"\b(?:not|never|no|nor|cannot|yet to|without)\b|n['’]t\b", re.IGNORECASE)
_OPEN = re.compile(
    r"\b(?:if|unless|would|could|may|might|should|must|whether|expected|likely|hopes?|hoped|want(?:s|ed)?|until"
    r"|before)\b|\?",
    re.IGNORECASE,
)
_WILL_NOT = re.compile(rf"\b{_REFUSING}", re.IGNORECASE)
_BEING_DONE = frozenset("was were been has have had got 've ’ve".split())
_NOT_DONE = MODALS | frozenset("to not never no nor be being hardly yet almost nearly without cannot".split())
_NOT_DONE_IN = ("n't", "n’t")
_OBJECT = frozenset("the a an its his her their our all both this that these those".split())
_PRONOUNS = frozenset("he she it they we i".split())
_ALONE = frozenset({deed("resign"), deed("apologise")})
"""Deeds that are done to nothing, so that their past tells of nobody else: "he resigned on Monday"."""
_BACK = 4  # words before a deed that say whether it was done
_REACH = 6  # words behind a refusal in which the deed stands


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of an article's text and its words."""

    text: str
    span: Span
    row: tuple[Token, ...]

    @property
    def told(self) -> str:
        """The clause as printed."""
        return self.span.of(self.text)


def _named(verbs: str, kind: LedgerKind) -> re.Pattern[str]:
    """Return the pattern of "met the union's demands" and "the demands of the union were met"."""
    nouns = "|".join(_NOUNS[kind].split())
    return re.compile(rf"\b(?:{verbs}){_FILL}(?:{nouns})\b|\b(?:{nouns}){_FILL}{_BE}(?:{verbs})\b", re.IGNORECASE)


_KEPT_BY_NAME = {kind: _named(_MET, kind) for kind in LedgerKind}
_REFUSED_BY_NAME = {kind: _named(_SPURNED, kind) for kind in LedgerKind}
_REFUSED_TO_MEET = {kind: _named(rf"{_REFUSING}\W+(?:{_MEET})", kind) for kind in LedgerKind}
_ANY_NOUN = re.compile(rf"\b(?:{'|'.join(sorted(set(' '.join(_NOUNS.values()).split())))})\b", re.IGNORECASE)


def names_told(clause: Clause) -> dict[LedgerKind, tuple[Outcome, frozenset[str]]]:
    """Return what `by_name` finds that a clause tells, by the kind that it names; most clauses name none."""
    if _ANY_NOUN.search(clause.told) is None:
        return {}
    return {kind: found for kind in LedgerKind if (found := by_name(clause, kind)) is not None}


def by_name(clause: Clause, kind: LedgerKind) -> tuple[Outcome, frozenset[str]] | None:
    """Return what a clause tells that names the demand, the promise or the threat: "broke its promise".

    With it come the words around, in which it has to stand whose it is.
    """
    told = clause.told
    found = Outcome.REFUSED, _REFUSED_TO_MEET[kind].search(told)
    if found[1] is None:
        if _OPEN.search(told) is not None or _NEGATED.search(told) is not None:
            return None
        found = Outcome.REFUSED, _REFUSED_BY_NAME[kind].search(told)
    if found[1] is None:
        found = Outcome.KEPT, _KEPT_BY_NAME[kind].search(told)
    outcome, match = found
    if match is None:
        return None
    start, end = clause.span.start + match.start(), clause.span.start + match.end()
    inside = [number for number, token in enumerate(clause.row) if start <= token.span.start < end]
    around = clause.row[max(0, inside[0] - _BACK) : inside[-1] + 1 + _BACK]
    return outcome, frozenset(deed(token.word) for token in around)


def deeds_told(clause: Clause) -> frozenset[str]:
    """Return the deeds of which `by_deed` may find that a clause tells them as done or as refused; no other."""
    refused = _WILL_NOT.search(clause.told) is not None
    done = _OPEN.search(clause.told) is None
    if not refused and not done:
        return frozenset()
    return frozenset(deed(token.word) for token in clause.row if token.letters and (refused or is_past(token.word)))


def by_deed(clause: Clause, deeds: frozenset[str], doers: frozenset[str], *, own: bool) -> tuple[Outcome, str] | None:
    """Return what a clause tells that tells one of the deeds as done, or as refused; and which deed.

    `doers` are the words that name who is to do it. With `own` nobody else can: a promise is kept by who made it.
    """
    row = clause.row
    places = [number for number, token in enumerate(row) if token.letters and deed(token.word) in deeds]
    for refusal in _WILL_NOT.finditer(clause.told) if places else ():
        behind = [number for number, token in enumerate(row) if token.span.start >= clause.span.start + refusal.end()]
        before = row[: behind[0]] if behind else ()
        by_doer = any(deed(token.word) in doers or token.word in _PRONOUNS for token in before)
        refused = next((place for place in places if place in behind[:_REACH]), None)
        if refused is not None and (by_doer or not own):
            return Outcome.REFUSED, deed(row[refused].word)
    if _OPEN.search(clause.told) is None:
        for place in places:
            if _is_done(row, place, doers, own=own):
                return Outcome.KEPT, deed(row[place].word)
    return None


def _is_done(row: Sequence[Token], place: int, doers: frozenset[str], *, own: bool) -> bool:
    """Tell "was freed", "has freed" and "the company freed the crew" from "to be freed" and "the crew freed in May"."""
    if not is_past(row[place].word):
        return False
    before = {token.word for token in row[max(0, place - _BACK) : place]}
    if before & _NOT_DONE or any(word.endswith(_NOT_DONE_IN) for word in before):
        return False
    by_doer = any(deed(token.word) in doers for token in row[:place]) or bool(before & _PRONOUNS)
    if own:
        # Whose promise it is may stay untold where it only says what became of the thing: "the names were released".
        behind = {token.word for token in row[place + 1 : place + 1 + _BACK]}
        return by_doer or (bool(before & _BEING_DONE) and "by" not in behind)
    if deed(row[place].word) in _ALONE:
        return True
    after = row[place + 1].word if place + 1 < len(row) else ""
    finite = after in _OBJECT or (is_irregular(row[place].word) and after not in {"by", ""})
    return bool(before & _BEING_DONE) or by_doer or finite


def refuses(words: str) -> bool:
    """Tell whether the words that announce a statement refuse: "rejected", "ruled out"."""
    return _WILL_NOT.search(words) is not None or re.search(rf"\b(?:{_SPURNED})\b", words) is not None
