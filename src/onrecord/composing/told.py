"""How the record is worded: origins and their chains, replies, values in their sentence, quotations side by side.

Nothing here judges: it is told who reports, who denies, how a difference explains itself as far as the reports tell.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.casefile.accounts import LedgerAnswer, QuotationAnswer, ValueAnswer
from onrecord.casefile.answers import Saying, Words
from onrecord.casefile.reviews import Rejection
from onrecord.composing.record import Answered, SaidAlike
from onrecord.composing.voices import gathered, names_of
from onrecord.composing.wording import content_of, counted, listed, one_line, when_in_words
from onrecord.model.claim import Origin, OriginKind
from onrecord.model.conflict import ConflictKind, Explanation
from onrecord.model.ledger import LedgerKind, Outcome
from onrecord.model.quotation import ChangeKind
from onrecord.model.statement import Manner

KINDS = {
    ConflictKind.NUMBER: "Number",
    ConflictKind.DATE: "Time",
    ConflictKind.PLACE: "Place",
    ConflictKind.POLARITY: "Yes and no",
    ConflictKind.IDENTITY: "Who",
}
EXPLANATIONS = {
    Explanation.UPDATE: "a later report may bring it up to date",
    Explanation.ROUNDING: "one rounds the other",
    Explanation.SCOPE: "they may be of different things",
    Explanation.DISAGREEMENT: "nothing in the reports explains it",
}
CHANGES = {
    ChangeKind.NEGATION: "a “not” on one side",
    ChangeKind.CONDITION: "a condition on one side",
    ChangeKind.QUALIFIER: "how firmly it is said",
    ChangeKind.NUMBER: "a number",
    ChangeKind.WORDING: "other words",
    ChangeKind.SPEAKER: "another speaker",
}
DUES = {
    LedgerKind.DEMAND: "demanded",
    LedgerKind.PROMISE: "promised",
    LedgerKind.THREAT: "threatened",
    LedgerKind.DEADLINE: "set a time",
}
OUTCOMES = {
    Outcome.REPEATED: "repeated",
    Outcome.KEPT: "kept",
    Outcome.REFUSED: "refused",
    Outcome.NONE: "open",
}

NOT_SURE = "may be one of the others"
"""What is told of an origin that no name sets apart."""
NOT_FIRM = "may be another claim, and is not counted"
"""What is told of an origin whose statements the claim holds loosely."""
_IN_WORDS = frozenset({ConflictKind.NUMBER, ConflictKind.DATE})
_MOST = 80  # characters of a sentence on either side of a value
_BEFORE = 6  # words before a clause that hangs on them
_HANGING = frozenset("of to for from with by as about on over against at in into".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """Words in what stands before and after them."""

    before: str
    words: str
    after: str


def around(sentence: Words, words: Words) -> Excerpt:
    """Return words in their sentence, of which no more than a line is kept on either side."""
    # White space at the edges of the words stays between them and the sentence: "While Russia", not "WhileRussia".
    inner = words.words.strip()
    start = max(0, words.span.start - sentence.span.start) + len(words.words) - len(words.words.lstrip())
    end = start + len(inner)
    before, after = sentence.words[:start], sentence.words[end:]
    if len(before) > _MOST:
        before = "… " + re.sub(r"^\S*\s+", "", before[-_MOST:])
    if len(after) > _MOST:
        after = re.sub(r"\s+\S*$", "", after[:_MOST]) + " …"
    return Excerpt(before=_spaced(before), words=one_line(inner), after=_spaced(after))


def _spaced(words: str) -> str:
    """Return words on one line; a space at an end stays one."""
    return re.sub(r"\s+", " ", words)


def label_of(kind: ConflictKind, value: ValueAnswer) -> str:
    """Return what stands over all who give one value: a number or a time in the words of the first who gives it."""
    return one_line(value.words if kind in _IN_WORDS and value.read is None else value.value)


def claimed(alike: SaidAlike) -> str:
    """Return the words of a claim: those of its most central statement."""
    return claim_in_words(alike.sayings[0])


def claim_in_words(saying: Saying) -> str:
    """Return a statement's words as they can stand alone, with what leads to them in their sentence.

    "Of switching off the alarms" says little: the cue goes before it ("accused Ondrell of ..."). So does a clause of a
    report's own that hangs on what stands before it: "... Hedda Branoss, who commands the brigade".
    """
    if saying.manner is Manner.OWN_VOICE:
        return _in_its_place(saying)
    words = content_of(saying)
    if not saying.content or words.split(" ", 1)[0] not in _HANGING:
        return words.removeprefix("that ")
    led = _led(saying, saying.content[0].span.start)
    return words if led is None else f"{led}{words}"


def _led(saying: Saying, start: int) -> str | None:
    """Return the words from the cue to a content, where they stand in one sentence and are few."""
    cue, sentence = saying.cue, saying.sentence
    if cue is None or not sentence.span.start <= cue.span.start < start < sentence.span.end:
        return None
    words = sentence.words[cue.span.start - sentence.span.start : start - sentence.span.start]
    return _spaced(words) if len(words) <= _MOST else None


def _in_its_place(saying: Saying) -> str:
    """Return a clause of a report's own, with the few words before it that it hangs on."""
    words, sentence = content_of(saying), saying.sentence
    if not words[:1].islower():
        return words
    before = sentence.words[: max(0, saying.content[0].span.start - sentence.span.start)].split()
    return " ".join([*(["…"] if len(before) > _BEFORE else []), *before[-_BEFORE:], words])


def answers(replies: Sequence[Answered]) -> list[tuple[tuple[Saying, ...], str]]:
    """Return replies in groups of those that are printed alike, as copies do, each with a person's word on it."""
    words = {one.saying.id: rejected(one.rejection or one.saying.rejection) for one in replies}
    groups = gathered((one.saying for one in replies), whole=False)
    found: dict[tuple[int, str], list[Saying]] = defaultdict(list)
    for number, group in enumerate(groups):
        for saying in group:
            found[number, words[saying.id]].append(saying)
    return [(tuple(sayings), told) for (_, told), sayings in found.items()]


def name_of(origin: Origin) -> str:
    """Return an origin by its name, or by what the reports tell of it."""
    name = one_line(origin.name or "")
    match origin.kind:
        case OriginKind.SPEAKER:
            return name
        case OriginKind.UNNAMED:
            return f"unnamed ({name})" if name else "an unnamed source"
        case OriginKind.OUTLET:
            return f"{name or 'a report'}, which names nobody"


def chain_of(origin: Origin, sayings: Iterable[Saying]) -> tuple[str, ...]:
    """Return the links of a chain: where it comes from, who passed it on, the outlets that print it."""
    outlets = dict.fromkeys(one_line(saying.outlet or "a report") for saying in sayings)
    if origin.kind is OriginKind.OUTLET:
        outlets.pop(one_line(origin.name or ""), None)
    return (name_of(origin), *reversed(origin.relays), *((listed(outlets),) if outlets else ()))


def doubt_of(origin: Origin, every: Sequence[Origin]) -> str:
    """Return how far it is sure that an origin is one of its own among all of a claim, nothing where it is."""
    if not origin.firm:
        return NOT_FIRM
    alone = sum(other.firm for other in every) == 1
    return "" if origin.known or alone else NOT_SURE


def missing_of(origin: Origin) -> str:
    """Return which link of a chain is missing, nothing where all are there."""
    return f"the middle link is not in your folder: {listed(origin.not_here)}" if origin.not_here else ""


def announced(saying: Saying) -> str:
    """Return the words that credit a statement to its source: "Livia Thorsk … said"."""
    known = sorted((part for part in (saying.source, saying.cue) if part is not None), key=lambda part: part.span)
    whole: list[Words] = []
    for part in known:  # "according to Livia Thorsk" may hold both in one
        if not any(part.span.overlaps(other.span) for other in whole):
            whole.append(part)
    return " … ".join(one_line(part.words) for part in whole)


def response_to(alike: SaidAlike, reports: int) -> str:
    """Return that nobody answers a claim in so many reports, nothing where somebody does."""
    if alike.answered:
        return ""
    return "no response found in this report" if reports == 1 else f"no response found in these {reports:,} reports"


def rejected(rejection: Rejection | None) -> str:
    """Return who rejected a record, and why: "set aside by R. Olm: two piers"."""
    if rejection is None:
        return ""
    return one_line(f"set aside by {rejection.by}" + (f": {rejection.reason}" if rejection.reason else ""))


def who_owes(row: LedgerAnswer, sayings: Sequence[Saying]) -> str:
    """Return whose a row of the ledger is, and to whom: "Teodora Vask to the dockers"."""
    names = row.speakers or (names_of(sayings[0]) if sayings else ())
    who = listed(one_line(name) for name in names) or "somebody"
    return f"{who} to {one_line(row.addressee)}" if row.addressee else who


def times_of(row: LedgerAnswer) -> tuple[str, ...]:
    """Return since when and until when a row of the ledger stands."""
    since = f"since {when_in_words(row.since)}" if row.since else ""
    until = f"until “{one_line(row.until.words)}” ({when_in_words(row.until.value)})" if row.until else ""
    return tuple(part for part in (since, until) if part)


def outcome_of(row: LedgerAnswer, reports: int) -> str:
    """Return what became of a row, as far as so many reports tell."""
    if row.outcome is Outcome.NONE:
        return f"open: nothing more found in {'this report' if reports == 1 else f'these {reports:,} reports'}"
    return f"open, {OUTCOMES[row.outcome]}" if row.is_open else OUTCOMES[row.outcome]


def changes_of(quotation: QuotationAnswer) -> str:
    """Return what differs between two printings: "a number, other words"."""
    return ", ".join(dict.fromkeys(CHANGES[change.kind] for change in quotation.changes))


def printing(quotation: QuotationAnswer, side: int, saying: Saying) -> Iterator[tuple[str, str]]:
    """Yield a printing in pieces, each with the kind of its change, nothing where both agree.

    Where one side lacks words of the other, it has no piece: the other side's is marked.
    """
    found = [(change.first, change.second)[side] for change in quotation.changes]
    marks = sorted(
        (words.span, change.kind.value)
        for words, change in zip(found, quotation.changes, strict=True)
        if words is not None and change.kind is not ChangeKind.SPEAKER
    )
    for number, part in enumerate(saying.content):
        if number:
            yield " … ", ""
        at = part.span.start
        for span, kind in marks:
            start, end = max(span.start, at), min(span.end, part.span.end)
            if start < end:
                if at < start:
                    yield _slice(part, at, start), ""
                yield _slice(part, start, end), kind
                at = end
        if at < part.span.end:
            yield _slice(part, at, part.span.end), ""


def _slice(part: Words, start: int, end: int) -> str:
    return _spaced(part.words[start - part.span.start : end - part.span.start])


def carried(articles: Sequence[str]) -> str:
    """Return how many other reports carry something."""
    return f"in {counted(len(articles), 'other report')}"
