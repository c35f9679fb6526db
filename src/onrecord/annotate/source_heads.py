"""The heads of a source, and the mention that each stands for."""

from spacy.tokens import Doc, Token

from onrecord.annotate import labels, layers
from onrecord.annotate.layers import FoundMention, FoundStatement, Stretch
from onrecord.annotate.nouns import PERSONS, TITLES
from onrecord.annotate.places import Places
from onrecord.model.mention import EntityKind, MentionForm

_NO_HEADS = frozenset({"DET", "PUNCT", "ADP", "PART", "SPACE"})
_NOT_A_TITLE = frozenset("and or & said by with from ,".split())
_SOME = frozenset("some many most several few other more fewer numerous another".split())
_MEMBERS = frozenset({"mp", "mep"})


def heads(doc: Doc, statement: FoundStatement, places: Places) -> list[Token]:
    """Return the heads of a source: its own, and those joined to it ("the mayor ... and the ministry").

    Titles hide a conjunction from the parse ("Mayor Anna Veldt and Bishop Oren Tamm"), so a
    person named right after an "and" counts too.
    """
    if statement.source is None or statement.source_head < 0:
        return []
    start, end = statement.source
    inside = [m for i in places.touching(statement.source) if (m := places.mentions[i]).form == MentionForm.NAME]
    people = [m for m in inside if m.kind == EntityKind.PERSON and start < m.start]
    head = next((doc[m.head] for m in people if m.end == end and _is_title(doc, start, doc[m.head])), None)
    head = head if head is not None else _head(doc, statement)
    named = [
        doc[m.head]
        for m in people
        if m.start < end
        and layers.text(doc)[: m.role[0] if m.role else m.start].rstrip().endswith((" and", " &"))
        and not any(t.pos_ == "VERB" for t in doc[head.i : m.head])
    ]
    span = doc.char_span(start, end, alignment_mode="expand")
    several = any(t.dep_ == "cc" or t.text == "&" for t in span or ())
    joined = [
        t
        for t in head.subtree
        if several and t.dep_ in labels.CONJUNCTS and t.head in {head, *head.conjuncts} and start <= t.idx < end
    ]
    return [head, *joined, *(t for t in named if t not in joined)]


def _is_title(doc: Doc, start: int, name: Token) -> bool:
    """Tell whether what stands before a name at the source's end is only his title: "Dornach Mayor", "MP for Ost"."""
    span = doc.char_span(start, name.idx, alignment_mode="contract")
    words = list(span or ())
    titled = any(t.lower_ in TITLES | _MEMBERS or t.lemma_.lower() in PERSONS for t in words)
    return titled and not {t.lower_ for t in words} & _NOT_A_TITLE and not any(t.pos_ == "VERB" for t in words)


def _head(doc: Doc, statement: FoundStatement) -> Token:
    """Return the source's head; where a slip of the parse puts it into the content or the cue, its last noun."""
    head = doc[statement.source_head]
    start, end = statement.source or (head.idx, head.idx + len(head))
    span = doc.char_span(start, end, alignment_mode="expand")
    nouns = [t for t in span or () if t.pos_ in {"NOUN", "PROPN", "PRON"}]
    if head.pos_ in {"ADJ", "VERB"} and nouns and nouns[0].i < head.i and nouns[0].dep_ != "compound":
        return nouns[0]  # "sources close to the talks"
    inside = start <= head.idx < end and head.pos_ not in _NO_HEADS
    return head if inside or not nouns else nouns[-1]


def mention_at(head: Token, places: Places, by_head: dict[int, int], source: Stretch | None) -> int | None:
    """Return the mention that a source's head stands for, or None where no mention covers it.

    A title stands for the name after it, a noun with a name beside it ("the spokesman, Oren Tamm") for that name.
    """
    mentions = places.mentions
    near = [i for i in places.touching((head.idx, head.idx + 120)) if _is_within(mentions[i], source)]
    titled = next((i for i in near if (role := mentions[i].role) and role[0] <= head.idx < role[1]), None)
    if titled is not None:
        return titled
    covering = [i for i in near if mentions[i].start <= head.idx < mentions[i].end]
    if is_some_of(head):
        described = (i for i in covering if mentions[i].head == head.i and mentions[i].form == MentionForm.NOMINAL)
        return next(described, by_head.get(head.i))
    index = by_head.get(head.i, covering[-1] if covering else None)
    if index is None or mentions[index].form != MentionForm.NOMINAL or mentions[index].kind == EntityKind.ORGANIZATION:
        return index
    beside = (by_head[c.i] for c in head.children if c.i in by_head and c.dep_ in {"appos", "flat"})
    return next((i for i in beside if _is_person(mentions[i])), index)


def is_some_of(head: Token) -> bool:
    """Tell a part of those who bear a name from all of them: "two Ostrauers", "some Liberals"."""
    counted = (c for c in head.lefts if c.dep_ in {"nummod", "amod", "det"})
    return head.tag_ == "NNPS" and any(c.pos_ == "NUM" or c.lower_ in _SOME for c in counted)


def _is_person(mention: FoundMention) -> bool:
    return mention.form == MentionForm.NAME and mention.kind == EntityKind.PERSON


def _is_within(mention: FoundMention, source: Stretch | None) -> bool:
    return source is None or (mention.start < source[1] and source[0] < mention.end <= source[1] + 1)
