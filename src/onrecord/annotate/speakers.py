"""Speakers: the mention that each source stands on. A source that can't be pinned to one has no speaker."""

import re
from dataclasses import replace

from spacy.tokens import Doc

from onrecord.annotate import (
    cited,
    descriptions,
    layers,
    references,
    source_heads,
    source_mentions,
    speaks_for,
    unnamed,
)
from onrecord.annotate.heard import Heard, Spoke
from onrecord.annotate.layers import FoundMention, FoundStatement
from onrecord.annotate.places import Places
from onrecord.model.mention import MentionForm

_NOBODY = frozenset({"reports", "rumors", "rumours", "allegations", "media reports", "some reports"})
"""What is in the air and of nobody: "reports indicate"."""
_STOP = re.compile(r"[.!?]\W*\s")
_FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our"})


def find(doc: Doc) -> tuple[list[FoundStatement], list[FoundMention]]:
    """Return the statements with their speakers (indices of mentions), and the mentions that these stand on."""
    statements = cited.find(doc, layers.statements(doc), layers.mentions(doc))
    heard = Heard(doc, source_mentions.with_sources(doc, statements), statements)
    by_head = {m.head: i for i, m in enumerate(heard.mentions)}
    statements = [_with_speakers(doc, statement, by_head, heard) for statement in statements]
    statements = [_we(doc, one, statements, heard) for one in statements]
    mentions = _rechained(heard)
    members, places = unnamed.by_chain(mentions), Places(mentions)
    statements = [replace(one, unnamed=unnamed.find(doc, one, places, members)) for one in statements]
    return _still_unnamed(statements, mentions), mentions


def speakers(doc: Doc) -> None:
    """Write the statements' speakers, and mentions for those that had none.

    Component `onrecord_speakers`: reads statements, mentions, chains.
    """
    statements, mentions = find(doc)
    layers.write_statements(doc, statements)
    layers.write_mentions(doc, mentions)


def _with_speakers(doc: Doc, statement: FoundStatement, by_head: dict[int, int], heard: Heard) -> FoundStatement:
    if statement.source_head < 0 or statement.source is None:
        return _continued(doc, statement, heard)
    found: list[int] = []
    for head in source_heads.heads(doc, statement, heard.places):
        index = source_heads.mention_at(head, heard.places, by_head, statement.source)
        if index is None or not _settled(index, statement, heard):
            continue
        if heard.chain[index] < 0 or heard.chain[index] not in {heard.chain[i] for i in found}:
            found.append(index)
    statement = replace(
        statement, speakers=tuple(found), speaks_for=speaks_for.find(doc, statement, tuple(found), heard)
    )
    if found and statement.within < 0:
        end = max(e for _, e in (*statement.content, statement.source or (0, 0), statement.cue or (0, 0)))
        for stretch in statement.via:
            named = [i for i in heard.places.touching(stretch) if heard.names(i)]
            heard.spoke += [Spoke(named[-1], end)] if named else []  # who cites others is heard too
        if statement.speaks_for >= 0:
            heard.spoken_for[heard.chain[found[0]]] = statement.speaks_for
            if not heard.names(found[0]):  # who is named speaks himself: "it" is not his house
                heard.spoke.append(Spoke(statement.speaks_for, end))
        heard.spoke.append(Spoke(found[0], end))
    return statement


def _settled(index: int, statement: FoundStatement, heard: Heard) -> bool:
    """Join a source's mention to the one it refers to; tell whether it is known whom it stands for."""
    mention = heard.mentions[index]
    if heard.words(index).lower() in _NOBODY:
        return False
    if mention.form == MentionForm.PRONOUN:
        other = references.pronoun(heard, index, nested=statement.within >= 0)
    elif mention.form == MentionForm.NAME:
        other = references.name(heard, index)
    else:
        other = descriptions.refers(heard, index, statement.source or (mention.start, mention.end))
    if other is not None and other != index:
        heard.join(index, other)
    elif mention.form == MentionForm.PRONOUN:
        return False
    heard.stand_alone(index)
    return True


def _continued(doc: Doc, statement: FoundStatement, heard: Heard) -> FoundStatement:
    """Give what nobody is credited with to the one who spoke right before it.

    A quotation that nothing announces in the same paragraph or the next goes on; so does a participle in the same
    sentence: "Veldt said it was safe, adding that ...".
    """
    start = min((s for s, _ in statement.content), default=0)
    last = next((s for s in reversed(heard.spoke) if s.end <= start), None)
    if statement.source is not None or last is None or not statement.content:
        return statement
    if statement.cue is not None:
        cue = doc[statement.cue_head]
        if cue.tag_ != "VBG" or cue.sent.start_char > last.end or statement.via:
            return statement
    elif not _goes_on(heard, last, start):
        return statement
    heard.spoke.append(Spoke(last.mention, max(e for _, e in statement.content)))
    return replace(statement, speakers=(last.mention,), continued=True)


def _still_unnamed(statements: list[FoundStatement], mentions: list[FoundMention]) -> list[FoundStatement]:
    """Keep a source unnamed where his quotation goes on."""
    told: dict[int, unnamed.Unnamed] = {}
    found = []
    for one in statements:
        chain = mentions[one.speakers[0]].chain if one.speakers else -1
        if one.unnamed is not None:
            told[chain] = one.unnamed
        found.append(replace(one, unnamed=told.get(chain)) if one.continued and chain >= 0 else one)
    return found


def _goes_on(heard: Heard, last: Spoke, start: int) -> bool:
    """Tell whether a quotation that nothing announces is of the person just heard: nothing else is told in between."""
    person = heard.fits("he", last.mention) or heard.fits("she", last.mention)
    if not person or heard.paragraphs(last.end, start) > 1:
        return False
    return sum(not heard.is_quoted(m.start()) for m in _STOP.finditer(heard.text, last.end, start)) <= 1


def _rechained(heard: Heard) -> list[FoundMention]:
    """Return the mentions with their chains, each named after its first mention."""
    first: dict[int, int] = {}
    for i, chain in enumerate(heard.chain):
        if chain >= 0:
            first.setdefault(chain, i)
    return [replace(m, chain=first.get(heard.chain[i], -1)) for i, m in enumerate(heard.mentions)]


def _we(doc: Doc, statement: FoundStatement, resolved: list[FoundStatement], heard: Heard) -> FoundStatement:
    """Give "we agreed ..." inside a quotation to the one who is quoted."""
    if statement.speakers or statement.within < 0 or statement.source_head < 0:
        return statement
    head = doc[statement.source_head]
    if head.lower_ not in _FIRST_PERSON or not heard.is_quoted(head.idx):
        return statement
    return replace(statement, speakers=resolved[statement.within].speakers)
