"""Labels that a page prints before a colon, and that say nothing: "ISSUE: Health care", "FILE PHOTO: The harbour".

Before a colon speaks who is named ("Veldt: Bridge is safe", "PRUITT: I did not know") or told by what he does
("Driver: 'We saw no warning'"). Where all are capitals they tell nothing: a word that news writes small is no name.
"""

from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from onrecord.annotate import layers
from onrecord.annotate.layers import FoundStatement
from onrecord.annotate.mentions import nominal_kind
from onrecord.annotate.nouns import DOCUMENTS
from onrecord.annotate.reading import usually_capital
from onrecord.model.article import BlockRole
from onrecord.model.mention import EntityKind

_PICTURES = frozenset("photo image picture caption gallery slideshow credit".split())
_NAMES = frozenset({"PROPN", "NOUN", "ADJ", "X"})


def settled(doc: Doc, statements: list[FoundStatement]) -> list[FoundStatement]:
    """Return the statements; what a label stands before is none that the record holds."""
    return [replace(one, speech=False) if _is_labelled(doc, one) else one for one in statements]


def _is_labelled(doc: Doc, statement: FoundStatement) -> bool:
    text = layers.text(doc)
    if statement.source is None or statement.cue is None or any(c.isalnum() for c in text[slice(*statement.cue)]):
        return False
    source = doc.char_span(*statement.source, alignment_mode="expand")
    return source is not None and not _speaks(doc, source)


def _speaks(doc: Doc, source: Span) -> bool:
    """Tell whether a source before a colon is a somebody: one of its words is a name, or its head does something."""
    if source.root.lemma_.lower() in DOCUMENTS | _PICTURES or source[0].tag_ in {"WP", "WRB", "WDT"}:
        return False
    if any(_is_name(token) for token in source):
        return True
    shouted = source.text.isupper()
    told = nominal_kind(source.root) in {EntityKind.PERSON, EntityKind.ORGANIZATION} or source.root.pos_ == "PRON"
    headline = any(
        block.start <= source.start < block.end and block.label_ == BlockRole.HEADLINE for block in layers.blocks(doc)
    )
    return told and (headline or not shouted)


def _is_name(token: Token) -> bool:
    word = token.text.title() if token.text.isupper() and len(token) > 3 else token.text  # noqa: PLR2004 - "NTSB" is one
    return word[:1].isupper() and token.pos_ in _NAMES and usually_capital(word)
