"""The mentions that sources and addressees stand on. Who speaks is somebody: a source without a mention gets one."""

import re
from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Doc, Token

from onrecord.annotate import abbreviations, labels, layers, source_heads
from onrecord.annotate.first_names import pronoun_of
from onrecord.annotate.layers import FoundMention, FoundStatement, Stretch
from onrecord.annotate.mentions import nominal_kind
from onrecord.annotate.names import role_before
from onrecord.annotate.nouns import BODIES, PERSONS, TITLES
from onrecord.annotate.outlet_names import is_outlet
from onrecord.annotate.places import Places
from onrecord.annotate.stretches import characters
from onrecord.annotate.unnamed import INSIDERS
from onrecord.model.mention import EntityKind, MentionForm

SPOKESMEN = frozenset("spokesman spokeswoman spokesperson spokespeople spokesmen representative".split())
_AFTER = frozenset({"for", "of", "from", "with", "at"})
_NOBODY = frozenset("that this there what which whose when where".split())
_PRONOUNS = frozenset("it they he she who".split())
_WHO = frozenset("native resident citizen passenger neighbour neighbor commuter".split())
_BEFORE_A_NAME = frozenset("mp mep mr mrs ms dr mayor".split()) | (TITLES & PERSONS)
_ASIDE = re.compile(r", (?:(?P<age>\d{2}),|who |(?:an?|the|his|her) (?P<office>[^,.;:\n]+))")
_ABBREVIATION = re.compile(r"(?=(?:.*[A-Z]){2})[A-Za-z]+")


def with_sources(doc: Doc, statements: Iterable[FoundStatement]) -> list[FoundMention]:
    """Return the mentions with one for every source and addressee that has none, in reading order, chains renumbered.

    A mention that runs out of its source ("Veldt notes", or with the words before it) is cut to the source's edges.
    """
    maker = _Maker(doc)
    for statement in statements:
        maker.of_source(statement)
        if statement.addressee is not None:
            maker.of_addressee(statement.addressee)
    return [_of_kind(doc, m) for m in maker.in_order()]


class _Maker:
    """Mentions, and those added to them."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = layers.text(doc)
        self.mentions = layers.mentions(doc)
        self.places = Places(self.mentions)
        self.by_head = {m.head: i for i, m in enumerate(self.mentions)}
        self.names = {(m.start, m.end) for m in self.mentions if m.form == MentionForm.NAME}
        self.added: dict[tuple[str, Stretch], FoundMention] = {}
        self.long_forms: set[str] = set()

    def of_source(self, statement: FoundStatement) -> None:
        """Add what the source of a statement lacks."""
        told: list[FoundMention] = []
        for head in source_heads.heads(self.doc, statement, self.places):
            if any(m.start <= head.idx < m.end for m in told):
                continue  # "dyke and bridge keepers": the phrase of the first has the second in it
            index = source_heads.mention_at(head, self.places, self.by_head, statement.source)
            if index is None:
                made = _made(self.doc, head, statement.source)
                told += [made] if made is not None else []
                self._add(made)
            elif statement.source is not None and source_heads.is_some_of(head):
                self._add(_described(self.doc, head, statement.source))
            elif statement.source is not None:
                self.mentions[index] = _cut(self.mentions[index], statement.source)
            self._add_long_form(head.text)
            if statement.source is not None:
                self._add_body(head, statement.source)
        self._add_person_at_end(statement)

    def of_addressee(self, stretch: Stretch) -> None:
        """Add a mention for one spoken to, where no mention lies in the words."""
        near = (self.mentions[i] for i in self.places.touching(stretch))
        span = self.doc.char_span(*stretch, alignment_mode="expand")
        if span is None or any(stretch[0] <= m.start and m.end <= stretch[1] and m.chain >= 0 for m in near):
            return
        found = _made(self.doc, span.root, stretch)
        self._add(None if found is None or found.form == MentionForm.PRONOUN else found)

    def in_order(self) -> list[FoundMention]:
        """Return all mentions in reading order, their chains renumbered; the added ones are in no chain yet.

        Two that are the same words since one of them was cut are one mention: "the Attorney's Office" of "the
        Attorney's Office for the Southern District".
        """
        known: dict[tuple[str, Stretch], int] = {}
        kept = {i: known.setdefault((m.form, (m.start, m.end)), i) for i, m in enumerate(self.mentions)}
        everyone = [(m, i) for i, m in enumerate(self.mentions) if kept[i] == i]
        everyone += [(m, -1) for key, m in self.added.items() if key not in known]
        everyone.sort(key=lambda pair: (pair[0].start, pair[0].end))
        new = {old: place for place, (_, old) in enumerate(everyone) if old >= 0}
        return [replace(m, chain=new[kept[m.chain]] if old >= 0 and m.chain >= 0 else -1) for m, old in everyone]

    def _add(self, mention: FoundMention | None) -> None:
        if mention is not None and self.text[mention.start : mention.end].strip():
            # Two heads of one phrase, as in "the rifle and stocks", are one mention.
            self.added.setdefault((mention.form, (mention.start, mention.end)), mention)

    def _add_name(self, stretch: Stretch, head: int, kind: EntityKind) -> None:
        if stretch not in self.names:
            self.names.add(stretch)
            self._add(FoundMention(*stretch, head, MentionForm.NAME.value, kind.value))

    def _add_long_form(self, word: str) -> None:
        """Add what an abbreviation stands for, where the words are no mention yet: Transport for the Valley."""
        if word in self.long_forms or not _ABBREVIATION.fullmatch(word):
            return
        self.long_forms.add(word)
        stretch = abbreviations.long_form(self.text, word)
        span = self.doc.char_span(*stretch, alignment_mode="expand") if stretch is not None else None
        if stretch is not None and span is not None:
            self._add_name(stretch, span.root.i, EntityKind.ORGANIZATION)

    def _add_body(self, head: Token, source: Stretch) -> None:
        """Add a spokesman's body, where the names in its words are only parts: "a Dornach Fire Service spokesman"."""
        if head.lemma_.lower() not in SPOKESMEN | INSIDERS:
            return
        start, end = _body_before(head, source) or _body_after(head, source) or (0, 0)
        capitals = any(t.text[:1].isupper() for t in self.doc[start:end])
        if capitals and (end - start > 1 or head.lemma_.lower() in SPOKESMEN):
            self._add_name(characters(self.doc, start, end), end - 1, EntityKind.ORGANIZATION)

    def _add_person_at_end(self, statement: FoundStatement) -> None:
        """Add the person named at a source's end whom no mention covers: "the valley's MP Oren Tamm"."""
        span = self.doc.char_span(*statement.source, alignment_mode="expand") if statement.source else None
        if span is None or len(span) < 3 or not (_is_capital(span[-1]) and _is_capital(span[-2])):  # noqa: PLR2004
            return
        first, last, before = span[-2], span[-1], span[-3]
        stretch = (first.idx, last.idx + len(last))
        titled = before.lower_.rstrip(".") in _BEFORE_A_NAME | TITLES or before.lemma_.lower() in PERSONS
        known = pronoun_of(first.text) is not None and before.pos_ in {"PROPN", "NOUN"}
        covered = any(self.mentions[i].form == MentionForm.NAME for i in self.places.touching(stretch))
        if not covered and (titled or known):
            self._add_name(stretch, last.i, EntityKind.PERSON)


def _body_before(head: Token, source: Stretch) -> tuple[int, int] | None:
    start = head.i
    while start > 0 and head.doc[start - 1].idx >= source[0] and _names_a_body(head.doc[start - 1]):
        start -= 1
    return (start, head.i) if start < head.i else None


def _names_a_body(token: Token) -> bool:
    return token.pos_ in {"PROPN", "NOUN"} or (token.pos_ == "ADJ" and token.text[:1].isupper())


def _body_after(head: Token, source: Stretch) -> tuple[int, int] | None:
    after = next((t for t in head.rights if any(c.lower_ in _AFTER for c in t.lefts)), None)
    if after is None or after.idx >= source[1]:
        return None
    start = after.left_edge.i
    while start < after.i and (head.doc[start].pos_ in {"ADP", "DET"} or head.doc[start].is_punct):
        start += 1
    return start, after.i + 1


def _is_capital(token: Token) -> bool:
    return token.text[:1].isupper() and not token.text.isupper() and token.is_alpha


def _of_kind(doc: Doc, mention: FoundMention) -> FoundMention:
    """Return a mention with the kind that the words beside it tell: "Ren Tamm, a spokesman", "Oren Tamm, 30,"."""
    text = layers.text(doc)
    words = text[mention.start : mention.end].split()
    if mention.form != MentionForm.NAME or mention.kind == EntityKind.PERSON or len(words) < 2:  # noqa: PLR2004
        return mention
    before = text[max(0, mention.start - 30) : mention.start].split()
    aside = _ASIDE.match(text, mention.end, mention.end + 60)
    if words[-1].lower() in BODIES:
        person = False
    elif before and before[-1].lower().rstrip(".") in _BEFORE_A_NAME:
        person = True
    elif aside is None or aside["office"] is None:
        person = aside is not None
    else:
        noun = re.split(r" (?:of|for) ", aside["office"])[0].split()
        person = bool(noun) and (noun[-1] in PERSONS or noun[-1] in _WHO)
    return replace(mention, kind=EntityKind.PERSON.value) if person else mention


def _cut(mention: FoundMention, source: Stretch) -> FoundMention:
    start, end = mention.start, mention.end
    if mention.form == MentionForm.NOMINAL and start < source[0] < end:
        start = source[0]
    if start < source[1] < end:
        end = source[1]
    return replace(mention, start=start, end=end)


def _made(doc: Doc, head: Token, source: Stretch | None) -> FoundMention | None:
    """Return a mention of a source's own words: a name where its head is one, a description, a pronoun."""
    if head.lower_ in _NOBODY or source is None or not head.text[0].isalnum():
        return None
    if head.pos_ == "PRON":
        stretch = (head.idx, head.idx + len(head))
        return FoundMention(*stretch, head.i, MentionForm.PRONOUN.value) if head.lower_ in _PRONOUNS else None
    found = _name(doc, head, source) if head.pos_ == "PROPN" and not head.text.islower() else None
    if found is not None and found.end - found.start == 1:
        return None  # "(R-Ostrau), a member of the panel, said": whose party it is stood before
    if found is not None and not (found.end - found.start == len(head) and nominal_kind(head) is not None):
        return found  # "Sources" at the start of a sentence is no name, whatever the tagger says
    return _described(doc, head, source) if head.pos_ in {"NOUN", "PROPN", "ADJ", "NUM"} else None


def _name(doc: Doc, head: Token, source: Stretch) -> FoundMention:
    start, end = head.i, head.i + 1
    while start > 0 and doc[start - 1].pos_ == "PROPN" and doc[start - 1].idx >= source[0]:
        start -= 1
    while end < len(doc) and doc[end].pos_ == "PROPN" and doc[end].idx < source[1]:
        end += 1
    stretch = characters(doc, start, end)
    role = role_before(doc, start)
    body = is_outlet(layers.text(doc)[slice(*stretch)]) or doc[end - 1].text.isupper()
    kind = nominal_kind(doc[end - 1]) or (EntityKind.ORGANIZATION if body and role is None else EntityKind.PERSON)
    titled = role is not None and kind is EntityKind.PERSON
    where = characters(doc, role.start, role.end) if role is not None and titled else None
    return FoundMention(*stretch, head.i, MentionForm.NAME.value, kind.value, where)


def _described(doc: Doc, head: Token, source: Stretch) -> FoundMention:
    """Return a description: from the source's start to the first comma or clause behind its head."""
    start, end = source
    span = doc.char_span(*source, alignment_mode="expand")
    if head.dep_ in labels.CONJUNCTS and head.head.idx >= start:
        # "Olm Watch and others": the others are not the whole of it.
        first = next(t for t in doc[head.left_edge.i : head.i + 1] if t.dep_ not in {"cc", "punct"})
        start = max(start, first.idx)
    for token in doc[head.i + 1 : span.end] if span is not None else ():
        if token.text in {",", ";", "(", "—", "–", "--"} or token.tag_ in {"WP", "WDT"}:
            end = doc[token.i - 1].idx + len(doc[token.i - 1])
            break
    told = nominal_kind(head)
    kind = told if told is not None else EntityKind.PERSON if head.pos_ != "NOUN" else EntityKind.OTHER
    return FoundMention(start, end, head.i, MentionForm.NOMINAL.value, kind.value)
