"""Mentions: names from the entity layer with their titles, descriptions of people and bodies, pronouns."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from onrecord.annotate import labels, layers, names
from onrecord.annotate.layers import FoundMention
from onrecord.annotate.nouns import BODIES, DOCUMENTS, PERSONS, TOLD_OF_BODIES, TOLD_OF_PERSONS, VEHICLES
from onrecord.model.mention import EntityKind, MentionForm

PRONOUNS = frozenset(
    "he him his himself she her hers herself they them their theirs themselves we us our ours ourselves i me my mine"
    " myself who whom whose".split()
)


def find(doc: Doc) -> list[FoundMention]:
    """Return the mentions of the readable blocks, in reading order, none inside another of the same form."""
    readable = [False] * len(doc)
    for block in layers.readable_blocks(doc):
        readable[block.start : block.end] = [True] * (block.end - block.start)
    found = names.find(doc, readable)
    # The noun of a title belongs to the name: "Secretary of State Rosa Lind" is one mention, not two.
    claimed = [stretch for m in found for stretch in ((m.start, m.end), m.role) if stretch]
    taken = {t.i for stretch in claimed for t in doc.char_span(*stretch, alignment_mode="expand") or ()}
    found.extend(_nominals(doc, readable, taken))
    found.extend(
        FoundMention(token.idx, token.idx + len(token), token.i, MentionForm.PRONOUN.value)
        for token in doc
        if readable[token.i]
        and token.lower_ in PRONOUNS
        and not (token.text == "US" or token.lower_ == "mine" != token.text)
    )
    return sorted(found, key=lambda m: (m.start, m.end))


def mentions(doc: Doc) -> None:
    """Write the mentions. Component `onrecord_mentions`: reads blocks, tags, dependencies, entities."""
    layers.write_mentions(doc, find(doc))


def _nominals(doc: Doc, readable: list[bool], taken: set[int]) -> Iterator[FoundMention]:
    """Yield descriptions of people and bodies: the noun with what stands beside it, relative clauses aside."""
    seen: set[tuple[int, int]] = set()
    for token in doc:
        if not readable[token.i] or token.i in taken or token.pos_ not in {"NOUN", "PROPN"}:
            continue
        kind = nominal_kind(token) or _told_of(token)
        if kind is None or token.dep_ in {"compound", "flat", "amod", "nmod:desc"}:
            continue
        start, end = noun_phrase(token)
        if any(
            i in taken and doc[i].head == token for i in range(start, token.i + 1) if doc[i].dep_ in {"flat", "appos"}
        ):
            continue
        # Where a parse hangs one noun of a pair under the other, both have the same phrase: it is one mention.
        if (start, end) not in seen:
            seen.add((start, end))
            span = doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
            yield FoundMention(*span, token.i, MentionForm.NOMINAL.value, kind.value)


def nominal_kind(token: Token) -> EntityKind | None:
    """Return what a common noun stands for, or None where it stands for no somebody."""
    lemma = token.lemma_.lower()
    for form in (lemma, token.lower_, token.lower_.removesuffix("s")):
        if form in PERSONS or form in {"people", "men", "women"}:
            return EntityKind.PERSON
        if form in BODIES or form in {"authorities", "parties", "agencies", "countries", "companies"}:
            return EntityKind.ORGANIZATION
        if form in DOCUMENTS:
            return EntityKind.OTHER
    return None


def _told_of(token: Token) -> EntityKind | None:
    """Return the kind of those whom news tells of more than it lets them speak: gunmen, branches, ships."""
    lemma = token.lemma_.lower()
    for form in (lemma, token.lower_, token.lower_.removesuffix("s")):
        if form in TOLD_OF_PERSONS:
            return EntityKind.PERSON
        if form in TOLD_OF_BODIES:
            return EntityKind.ORGANIZATION
        if form in VEHICLES:
            return EntityKind.OTHER
    return None


def noun_phrase(head: Token) -> tuple[int, int]:
    """Return the tokens of a noun phrase without relative clauses, appositions and conjuncts: a half-open range.

    An aside is no part of it ("the driver, from Ostrau"), but an age is: "the driver, 42, from Ostrau".
    """
    start, end = head.i, head.i + 1
    for child in _kept(head.children):
        if child.i < head.i:
            start = min(start, child.left_edge.i)
        else:
            end = max(end, child.right_edge.i + 1)
    end = _before_asides(head, end)
    while start < head.i and (
        head.doc[start].is_punct
        or head.doc[start].tag_ in {"IN", "TO", "CC"}
        or head.doc[start].lower_ in _NO_PART
        or head.doc[start].is_space
    ):
        start += 1
    while end - 1 > head.i and (
        head.doc[end - 1].is_punct or head.doc[end - 1].is_space or head.doc[end - 1].tag_ == "POS"
    ):
        end -= 1
    return start, end


_NO_PART = frozenset({"according", "including", "regarding", "concerning", "even", "only", "just", "also"})
_OLDEST = 120


def _before_asides(head: Token, end: int) -> int:
    """Return where a phrase ends before what a comma sets aside; what a comma lists is part of it."""
    doc = head.doc
    if head.i + 2 < len(doc) and doc[head.i + 1].text == "," and _is_age(doc[head.i + 2]):
        return head.i + 3
    for token in doc[head.i + 1 : end]:
        aside = token.head
        if token.text == "," and aside.i > token.i:
            relative = aside.dep_ in labels.RELATIVE_CLAUSES and aside.right_edge.i + 1 >= end
            if relative or (aside.head == head and aside.dep_ not in labels.CONJUNCTS):
                return token.i
    return end


def _is_age(token: Token) -> bool:
    return token.is_digit and int(token.text) <= _OLDEST and token.dep_ in {"appos", "nummod", "nmod:unmarked"}


_OF_THE_VERB = frozenset({"to", "by", "during", "after", "before", "until"})
"""Prepositions whose phrase belongs to the verb, wherever the parse hangs it: "handed by the police to relatives"."""


def _kept(children: Iterable[Token]) -> Iterator[Token]:
    left_out = (
        labels.RELATIVE_CLAUSES
        | labels.CONJUNCTS
        | labels.LOOSE_CLAUSES
        | {"appos", "punct", "cc", "dep", "advcl", "ccomp"}
        # "He is president of the council": who is president is no part of what he is.
        | labels.SUBJECTS
        | {"cop", "aux", "mark", "expl", "discourse"}
    )
    for child in children:
        case = next((c.lower_ for c in child.children if c.dep_ == "case"), child.lower_)
        if child.dep_ not in left_out and case not in _OF_THE_VERB:
            yield child
