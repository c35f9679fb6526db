"""Mentions: names from the entity layer with their titles, descriptions of people and bodies, pronouns."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Span, Token

from onrecord.annotate import labels, layers
from onrecord.annotate.layers import FoundMention
from onrecord.annotate.nouns import BODIES, DOCUMENTS, FIRST_NAMES, PERSONS, TITLES
from onrecord.annotate.outlet_names import is_outlet
from onrecord.model.mention import EntityKind, MentionForm

PRONOUNS = frozenset(
    "he him his himself she her hers herself they them their theirs themselves we us our ours ourselves i me my mine"
    " myself who whom whose".split()
)
_LONGEST_ROLE = 8
_NO_NAMES = frozenset("we they he she it i you monday tuesday wednesday thursday friday saturday sunday".split())


def find(doc: Doc) -> list[FoundMention]:
    """Return the mentions of the readable blocks, in reading order, none inside another of the same form."""
    readable = [False] * len(doc)
    for block in layers.readable_blocks(doc):
        readable[block.start : block.end] = [True] * (block.end - block.start)
    named = list(_names(doc, readable))
    taken = {token.i for span, _, _ in named for token in span}
    found = list(_with_kinds(named))
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


def _names(doc: Doc, readable: list[bool]) -> Iterator[tuple[Span, Span | None, EntityKind]]:
    """Yield each name, the title before it, and the kind the model gives it."""
    for entity in doc.ents:
        kind = labels.KINDS.get(entity.label_)
        if kind is None or not readable[entity.start]:
            continue
        start, end = _trimmed(doc, entity.start, entity.end)
        if kind is EntityKind.PERSON:
            while start > 0 and _extends_left(doc, start):
                start -= 1
            while end - start > 1 and _bare(doc[start]) in TITLES and doc[start + 1].text[:1].isupper():
                start += 1
        while end > start and _extends_right(doc, end):
            end += 1
        if start >= end or not any(t.text[:1].isupper() or t.text[:1].isdigit() for t in doc[start:end]):
            continue
        if end - start == 1 and (doc[start].lower_ in _NO_NAMES or doc[start].pos_ in {"PRON", "DET", "VERB", "ADV"}):
            continue
        kind = _told_by_form(doc[start:end], kind)
        role = _role(doc, start) if kind is EntityKind.PERSON else None
        yield doc[start:end], role, kind


def _told_by_form(name: Span, kind: EntityKind) -> EntityKind:
    """Return the kind where the words themselves tell it better than the model: CNN, the Russian LGBT Network."""
    words = [t.lower_ for t in name]
    if is_outlet(name.text) and (len(words) > 1 or name.text.isupper()):
        return EntityKind.ORGANIZATION
    if len(words) > 1 and words[-1] in BODIES and kind is not EntityKind.PERSON:
        return EntityKind.ORGANIZATION
    if len(words) > 1 and words[0] in FIRST_NAMES:
        return EntityKind.PERSON
    if len(words) == 1 and name[0].tag_ == "NNPS" and kind is EntityKind.PERSON:
        return EntityKind.OTHER  # "Chechens"
    return kind


def _trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    while start < end and (doc[start].is_space or doc[start].is_punct or doc[start].lower_ in {"the", "a", "an"}):
        start += 1
    for i in range(start, end):
        if doc[i].is_space and "\n" in doc[i].text:
            end = i
            break
    while end > start and (
        doc[end - 1].is_space or doc[end - 1].is_quote or doc[end - 1].lower_ in {"'s", "’s", ",", "'", "’"}
    ):
        end -= 1
    return start, end


def _extends_left(doc: Doc, start: int) -> bool:
    """Tell whether the token before belongs to the name: a capitalised first name that the entity layer left out."""
    before = doc[start - 1]
    return (
        before.tag_ in {"NNP", "PROPN"}
        and before.text[:1].isupper()
        and not before.text.isupper()
        and before.ent_type_ == ""
        and _bare(before) not in TITLES
        and before.sent.start <= before.i
        and doc[start].head.i in {before.i, before.head.i}
    )


def _extends_right(doc: Doc, end: int) -> bool:
    """Tell whether the token after belongs to the name: the last part of a surname that the entity layer cut."""
    if end >= len(doc):
        return False
    after = doc[end]
    return (
        after.tag_ in {"NNP", "PROPN"}
        and after.text[:1].isupper()
        and after.dep_ in {"flat", "flat:name"}
        and after.sent == doc[end - 1].sent
        and after.head.i <= end - 1
    )


def _bare(token: Token) -> str:
    return token.lower_.rstrip(".")


def _role(doc: Doc, start: int) -> Span | None:
    """Return the title or office before a name: "German Chancellor", "U.S. Ambassador to the U.N."."""
    left = start
    while left > 0 and start - left < _LONGEST_ROLE and _in_role(doc[left - 1]):
        left -= 1
    words = [t for t in doc[left:start] if _bare(t) in TITLES or t.lemma_.lower() in PERSONS]
    while left < start and (doc[left].is_punct or doc[left].tag_ in {"IN", "DT", "CC"}):
        left += 1
    return doc[left:start] if words and left < start else None


def _in_role(token: Token) -> bool:
    if labels.KINDS.get(token.ent_type_) is EntityKind.PERSON:
        return False  # "President Trump and Secretary of State Rex Tillerson": the title starts after the first name
    if token.is_space or token.is_quote or token.text in {",", ";", ":", "(", ")"}:
        return False
    if token.lower_ in {"of", "to", "for", "the", "and", "&"}:
        # "Ambassador to the U.N.", "Secretary of Health and Human Services": small words between capitals
        after = next((t for t in token.doc[token.i + 1 : token.i + 3] if t.lower_ != "the"), None)
        before = next(
            (t for t in reversed(token.doc[max(token.i - 2, 0) : token.i]) if t.lower_ not in {"of", "to"}), None
        )
        return after is not None and before is not None and after.text[:1].isupper() and before.text[:1].isupper()
    return token.text[:1].isupper() or _bare(token) in TITLES or token.lower_ in PERSONS


def _with_kinds(named: list[tuple[Span, Span | None, EntityKind]]) -> Iterator[FoundMention]:
    """Yield the names, each with the kind that most of its places in the article speak for.

    A surname alone is often taken for a body ("Macron accused ..."); the full name elsewhere says otherwise.
    """
    votes: defaultdict[str, Counter[EntityKind]] = defaultdict(Counter)
    surname: defaultdict[str, Counter[EntityKind]] = defaultdict(Counter)
    for span, role, kind in named:
        votes[span.text][kind] += 2 if role is not None else 1
        if len(span) > 1 and kind is EntityKind.PERSON:
            surname[span[-1].text][kind] += 1
    for span, role, _ in named:
        counted = votes[span.text] + (surname[span.text] if len(span) == 1 else Counter())
        if len(span) == 1 and surname[span.text]:
            kind = EntityKind.PERSON
        else:
            kind = max(counted, key=lambda k: (counted[k], k.value))
        stretch = (role.start_char, role.end_char) if role is not None else None
        yield FoundMention(span.start_char, span.end_char, span.root.i, MentionForm.NAME.value, kind.value, stretch)


def _nominals(doc: Doc, readable: list[bool], taken: set[int]) -> Iterator[FoundMention]:
    """Yield descriptions of people and bodies: the noun with what stands beside it, relative clauses aside."""
    for token in doc:
        if not readable[token.i] or token.i in taken or token.pos_ not in {"NOUN", "PROPN"}:
            continue
        kind = nominal_kind(token)
        if kind is None or token.dep_ in {"compound", "flat", "amod", "nmod:desc"}:
            continue
        start, end = noun_phrase(token)
        if any(i in taken for i in range(start, token.i + 1) if doc[i].dep_ in {"flat", "appos"}):
            continue
        yield FoundMention(
            doc[start].idx, doc[end - 1].idx + len(doc[end - 1]), token.i, MentionForm.NOMINAL.value, kind.value
        )


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


def noun_phrase(head: Token) -> tuple[int, int]:
    """Return the tokens of a noun phrase without relative clauses, appositions and conjuncts: a half-open range."""
    start, end = head.i, head.i + 1
    for child in _kept(head.children):
        if child.i < head.i:
            start = min(start, child.left_edge.i)
        else:
            end = max(end, child.right_edge.i + 1)
    while start < head.i and (
        head.doc[start].is_punct or head.doc[start].dep_ in {"case", "cc", "mark"} or head.doc[start].is_space
    ):
        start += 1
    while end - 1 > head.i and (head.doc[end - 1].is_punct or head.doc[end - 1].is_space):
        end -= 1
    return start, end


def _kept(children: Iterable[Token]) -> Iterator[Token]:
    left_out = (
        labels.RELATIVE_CLAUSES
        | labels.CONJUNCTS
        | labels.LOOSE_CLAUSES
        | {"appos", "punct", "cc", "dep", "advcl", "ccomp"}
    )
    yield from (child for child in children if child.dep_ not in left_out)
