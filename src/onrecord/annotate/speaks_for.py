"""The body that somebody speaks for: "a spokesman for the ministry", "a ministry spokeswoman", "a spokesman".

So does who is named with his office in it: "Anna Veldt, a spokeswoman for the ministry", "the ministry's director Anna
Veldt", "Norwegian President Anna Veldt".
"""

from spacy.tokens import Doc

from onrecord.annotate import governments
from onrecord.annotate.countries import country_of
from onrecord.annotate.heard import Heard
from onrecord.annotate.layers import FoundStatement
from onrecord.annotate.source_mentions import SPOKESMEN
from onrecord.model.mention import EntityKind, MentionForm

_OFFICES = SPOKESMEN | frozenset(
    """chief head director commissioner constable superintendent inspector sergeant captain commander colonel general
    secretary minister president premier chairman chairwoman chair executive ceo undersecretary commandant""".split()
)
"""Who holds one of these in a body speaks as one of its house; a member, an expert or a witness does not."""
_OF_A_COUNTRY = SPOKESMEN | frozenset("president minister premier secretary".split())
_RELATIVES = frozenset("who whose whom which that".split())
_RULERS = frozenset("government administration regime officials".split())
_NEAR = 2


def find(doc: Doc, statement: FoundStatement, speakers: tuple[int, ...], heard: Heard) -> int:
    """Return the mention of the body that the speaker speaks for, -1 where he speaks for himself or it is not told."""
    if statement.source is None or statement.source_head < 0 or not speakers:
        return -1
    head = doc[statement.source_head]
    if head.lower_ in _RULERS:
        return _of_a_country(statement, speakers, heard)
    if head.lemma_.lower() not in SPOKESMEN:
        held = _of_his_office(doc, statement, speakers, heard)
        if held >= 0:
            return held
        # A pronoun or a name takes up somebody who spoke for a body before.
        return next((heard.spoken_for[c] for i in speakers if (c := heard.chain[i]) in heard.spoken_for), -1)
    start, end = statement.source
    bodies = [
        i
        for i in heard.places.touching(statement.source)
        if start <= heard.mentions[i].start
        and heard.mentions[i].end <= end
        and heard.mentions[i].head != head.i
        and heard.mentions[i].kind != EntityKind.PERSON
        and i not in speakers
    ]
    named = [i for i in bodies if heard.mentions[i].form == MentionForm.NAME] or bodies
    if named:
        return max(named, key=lambda i: heard.mentions[i].end - heard.mentions[i].start)
    last = heard.last(start, "it") if _is_alone(doc, statement) else None
    return last.mention if last is not None and heard.paragraphs(last.end, start) <= _NEAR else -1


def _of_his_office(doc: Doc, statement: FoundStatement, speakers: tuple[int, ...], heard: Heard) -> int:
    """Return the body in which one who is named holds an office, as his source tells it."""
    source = statement.source or (0, 0)
    span = doc.char_span(*source, alignment_mode="expand")
    if span is None or len(speakers) > 1 or not heard.names(speakers[0]):
        return -1
    relative = next((t.idx for t in span if t.lower_ in _RELATIVES), source[1])
    offices = {t.lower_ for t in span if t.idx < relative} & _OFFICES
    inside = [
        i
        for i in heard.places.touching(source)
        if source[0] <= (one := heard.mentions[i]).start
        and one.end <= relative
        and one.form == MentionForm.NAME
        and heard.chain[i] != heard.chain[speakers[0]]
        and (
            one.kind == EntityKind.ORGANIZATION
            or (bool(offices & _OF_A_COUNTRY) and country_of(heard.words(i)) is not None)
        )
    ]
    bodies = [i for i in inside if heard.mentions[i].kind == EntityKind.ORGANIZATION] or inside
    return max(bodies, key=lambda i: heard.mentions[i].end - heard.mentions[i].start) if offices and bodies else -1


def _of_a_country(statement: FoundStatement, speakers: tuple[int, ...], heard: Heard) -> int:
    """Return the country whose government it is: "Norwegian officials"; that of the article for "the government"."""
    source = statement.source or (0, 0)
    inside = [i for i in heard.places.touching(source) if country_of(heard.words(i)) is not None]
    if inside:
        return inside[0]
    words = heard.text[slice(*source)].split()
    bare = len(words) == 1 or (len(words) == 2 and words[0].lower() == "the")  # noqa: PLR2004 - "the government"
    known = any(heard.names(i) or governments.described(heard.words(j)) for i in speakers for j in heard.some(i))
    return heard.country if bare and not known and heard.country is not None else -1


def _is_alone(doc: Doc, statement: FoundStatement) -> bool:
    """Tell whether nothing stands beside the noun: "a spokesman", "the spokeswoman"."""
    span = doc.char_span(*statement.source, alignment_mode="expand") if statement.source else None
    return span is not None and all(t.pos_ in {"DET", "NOUN", "PUNCT"} for t in span) and len(span) <= 3  # noqa: PLR2004
