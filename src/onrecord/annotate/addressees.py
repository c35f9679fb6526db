"""Addressees: to whom it was said, as the words around the cue or the content's own performing verb tell."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from onrecord.annotate import labels, sources
from onrecord.annotate.act_cue import verb_of
from onrecord.annotate.clauses import tokens
from onrecord.annotate.cue_words import CueVerb
from onrecord.annotate.layers import FoundStatement, Stretch
from onrecord.annotate.mentions import nominal_kind
from onrecord.annotate.signs import words
from onrecord.model.mention import EntityKind
from onrecord.model.statement import Act

_TO = frozenset({"to"})
_WITH = frozenset({"to", "with"})
_ON = frozenset({"on", "upon", "to"})
_FACED = frozenset("accuse blame charge thank congratulate promise assure threaten".split())
"""Verbs whose object hears them: whom somebody accuses is whom he speaks to, as the press uses the word."""
_SPEAKING = frozenset(
    """say speak talk write explain add repeat complain confirm announce describe reply promise pledge vow offer
    apologize apologise appeal""".split()
)
_TALKS = frozenset("interview conversation remark comment briefing letter statement message email speech phone".split())
_SOMEBODY = frozenset({"NOUN", "PROPN", "PRON"})
_ENDS = frozenset("that who about for of after on in".split())


def find(doc: Doc, statement: FoundStatement) -> Stretch | None:
    """Return the words for the one spoken to, or None where the article tells nobody."""
    heads = (t for t in _candidates(doc, statement) if t.pos_ in _SOMEBODY and t.tag_ not in {"WP", "WDT"})
    found = next((t for t in heads if t.i != statement.source_head), None)
    if found is None:
        return None
    start, end = sources.span(found, frozenset())
    end = next((t.i for t in doc[found.i + 1 : end] if t.tag_ == "TO" or t.lower_ in _ENDS), end)
    while end - 1 > found.i and (doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    return doc[start].idx, doc[end - 1].idx + len(doc[end - 1])


def _candidates(doc: Doc, statement: FoundStatement) -> Iterator[Token]:
    """Yield the heads of those who may be spoken to, the surest first."""
    said = verb_of(doc, statement)
    content = tokens(doc, statement.content)
    if said is not None:
        yield from _of_verb(*said, statement, content)
    elif statement.cue_head >= 0:
        yield from _after(doc[statement.cue_head], _WITH)
    yield from _performed(content)


def _of_verb(cue: Token, verb: CueVerb, statement: FoundStatement, content: list[Token]) -> Iterator[Token]:
    inside = {t.i for t in content}
    infinitive = any(t.tag_ == "TO" for t in content)
    demand = statement.act == Act.DEMAND
    yield from (c for c in cue.children if c.dep_ in labels.INDIRECT_OBJECTS)
    if verb.heard or demand or verb.lemma in _FACED:
        wanted = labels.PASSIVE_SUBJECTS if sources.is_passive(cue) else labels.OBJECTS
        # The one asked stands outside the content, or right before the deed in it; else it is the thing asked for.
        hears = infinitive or verb.lemma in _FACED
        yield from (c for c in cue.children if c.dep_ in wanted and (c.i not in inside or hears) and _can_hear(c))
    if verb.heard or (demand and infinitive):
        yield from _asked_to_do(cue)
    if demand:
        yield from _after(cue, _ON)
    if verb.lemma in _SPEAKING:
        yield from (t for t in _after(cue, _TO) if t.i not in inside)
    for child in cue.children:
        # "said in an interview with the paper", "in remarks to reporters", "in a letter to the board"
        for talk in (child, *child.children):
            if talk.lemma_.lower() in _TALKS:
                yield from _after(talk, _WITH)


def _can_hear(token: Token) -> bool:
    return token.pos_ in {"PROPN", "PRON"} or nominal_kind(token) in {EntityKind.PERSON, EntityKind.ORGANIZATION}


def _asked_to_do(cue: Token) -> Iterator[Token]:
    """Yield the one asked where a parser hangs him on the deed as its subject: "asked the council to act"."""
    for deed in cue.children:
        clause = deed.i > cue.i and deed.dep_ in labels.OPEN_CLAUSES | labels.CLAUSES
        if clause and any(c.tag_ == "TO" for c in deed.children):
            yield from (c for c in deed.children if c.dep_ in labels.SUBJECTS and c.i > cue.i)


def _after(head: Token, prepositions: frozenset[str]) -> Iterator[Token]:
    for child in head.children:
        if child.i < head.i:
            continue
        if child.dep_ == "prep" and child.lower_ in prepositions:
            yield from child.children
        elif any(c.dep_ == "case" and c.lower_ in prepositions for c in child.children) or _is_particle(
            child.left_edge.i - 1, head, prepositions
        ):
            yield child


def _is_particle(place: int, head: Token, prepositions: frozenset[str]) -> bool:
    """Tell whether a parser took the preposition there for a part of the verb: "called on the minister"."""
    return place > head.i and head.doc[place].lower_ in prepositions and head.doc[place].head == head


def _performed(content: list[Token]) -> Iterator[Token]:
    """Yield whom a demand made in the first person is made to: "we urge the council to act"."""
    inside = {t.i for t in content}
    for token in content:
        first = any(c.dep_ in labels.SUBJECTS and c.lower_ in {"i", "we"} for c in token.children)
        if first and token.lemma_.lower() in words.ASKING | {"call", "thank"}:
            objects = (c for c in token.children if c.dep_ in labels.OBJECTS | labels.INDIRECT_OBJECTS)
            yield from (t for t in (*objects, *_after(token, _ON)) if t.i in inside and t.i > token.i)
