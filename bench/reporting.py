"""Who says what, as the parser alone tells it: subject and reported clause of each reporting verb.

A verb's subject is its own or, where it is the second of two verbs, the first one's. Its reported clause hangs from it
(`He said it rains`), or it from the clause (`It rains, he said, every day`).
"""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from bench.by_hand import ReportingVerb
from onrecord.annotate import labels
from onrecord.annotate.layers import Stretch


@dataclass(frozen=True, slots=True, kw_only=True)
class Right:
    """Whether the parse has the subject and the clause of one reporting verb right; "none" is an answer, too."""

    subject: bool
    clause: bool


def judge(doc: Doc, gold: ReportingVerb) -> Right:
    """Compare a parse with the gold of one verb."""
    verb = _word(doc, gold.verb)
    subject = _subject(verb) if verb is not None else None
    clause = _clause(verb) if verb is not None else None
    return Right(
        subject=verb is not None and (_same(subject, gold.subject) or _inside(subject, gold.name)),
        clause=verb is not None and _same(clause, gold.clause),
    )


def _word(doc: Doc, stretch: Stretch) -> Token | None:
    """Return the word at a stretch: a verb split in several tokens is none, its parse is wrong anyway."""
    span = doc.char_span(*stretch, alignment_mode="expand")
    return span[0] if span is not None and len(span) == 1 else None


def _same(found: Token | None, wanted: Stretch | None) -> bool:
    if found is None or wanted is None:
        return found is None and wanted is None
    return found.idx < wanted[1] and wanted[0] < found.idx + len(found)


def _inside(found: Token | None, name: Stretch | None) -> bool:
    return found is not None and name is not None and name[0] <= found.idx < name[1]


def _subject(verb: Token) -> Token | None:
    own = next((child for child in verb.children if child.dep_ in labels.SUBJECTS), None)
    if own is None and verb.dep_ in labels.CONJUNCTS:
        return _subject(verb.head)
    return own


def _clause(verb: Token) -> Token | None:
    for kind in (labels.CLAUSES, labels.OPEN_CLAUSES):
        below = [child for child in verb.children if child.dep_ in kind]
        if below:
            return min(below, key=lambda child: abs(child.i - verb.i))
    if verb.dep_ in labels.LOOSE_CLAUSES:
        return verb.head
    return next((child for child in verb.children if child.dep_ in labels.LOOSE_CLAUSES), None)
