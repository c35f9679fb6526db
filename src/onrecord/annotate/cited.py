"""Who is cited by the one who reports: the officials in "the Gazette, citing officials, reported that ..."."""

from dataclasses import replace

from spacy.tokens import Doc, Token

from onrecord.annotate import labels, layers, sources
from onrecord.annotate.layers import FoundMention, FoundStatement
from onrecord.annotate.mentions import nominal_kind
from onrecord.annotate.outlet_names import is_outlet
from onrecord.annotate.places import Places
from onrecord.annotate.source_heads import heads
from onrecord.model.mention import EntityKind, MentionForm

_CITING = frozenset({"citing", "quoting"})


def find(doc: Doc, statements: list[FoundStatement], mentions: list[FoundMention]) -> list[FoundStatement]:
    """Return the statements, those that an outlet took from others credited to these and passed on by the outlet."""
    places = Places(mentions)
    return [_credited(doc, statement, places) for statement in statements]


def _credited(doc: Doc, statement: FoundStatement, places: Places) -> FoundStatement:
    if statement.source is None or statement.cue_head < 0 or statement.source_head < 0:
        return statement
    cited = _cited(doc, statement)
    names = [places.mentions[i] for i in places.touching(statement.source)]
    outlet = any(_is_outlet(doc, m) for m in names)
    if cited is None or not outlet or cited in heads(doc, statement, places):
        return statement
    start, end = sources.span(cited, frozenset())
    source = (doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
    whole = [places.mentions[i] for i in places.touching(source) if places.mentions[i].form == MentionForm.NAME]
    # A name that the parse has cut ("citing *Ostrau* Zeit") is whole.
    source = min([source[0], *(m.start for m in whole)]), max([source[1], *(m.end for m in whole)])
    if any(s < source[1] and source[0] < e for s, e in statement.content):
        return statement
    return replace(statement, source=source, source_head=cited.i, via=(statement.source,))


def _is_outlet(doc: Doc, mention: FoundMention) -> bool:
    """Tell whether a name is an outlet's, by itself or by the noun before it."""
    before = layers.text(doc)[max(0, mention.start - 20) : mention.start].rstrip().lower()
    return is_outlet(layers.text(doc)[mention.start : mention.end]) or before.endswith(("newspaper", "agency", "paper"))


def _cited(doc: Doc, statement: FoundStatement) -> Token | None:
    """Return the head of those whom the reporter cites in the sentence of the cue, people or papers."""
    sentence = doc[statement.cue_head].sent
    citing = next((t for t in sentence if t.lower_ in _CITING and not _inside(t, statement)), None)
    objects = (c for c in citing.rights if c.dep_ in labels.OBJECTS | labels.INDIRECT_OBJECTS) if citing else ()
    found = next(iter(objects), None)
    if found is None or _inside(found, statement):
        return None
    somebody = found.pos_ == "PROPN" or nominal_kind(found) in {EntityKind.PERSON, EntityKind.ORGANIZATION}
    return found if somebody else None


def _inside(token: Token, statement: FoundStatement) -> bool:
    return any(s <= token.idx < e for s, e in statement.content)
