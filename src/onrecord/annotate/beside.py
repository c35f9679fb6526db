"""Whose name stands beside a description or in it: "its spokeswoman, Livia Thorsk", "the Olm Gazette newspaper"."""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from onrecord.annotate import layers
from onrecord.annotate.countries import country_of
from onrecord.annotate.layers import FoundMention
from onrecord.model.mention import EntityKind, MentionForm

_CALLED = frozenset(
    "newspaper magazine agency website channel network broadcaster group campaign movement ship vessel".split()
)
"""Nouns that stand after a name and add nothing to it: "the Olm Gazette newspaper"."""
_PLURALS = frozenset({"NNS", "NNPS"})
_NEAR = 4
_SHORT = 3
"""Letters of initials that are too few to be told by such a noun: "a UN agency" is not the UN."""


def person(doc: Doc, mentions: Sequence[FoundMention], index: int, chain: Sequence[int]) -> int | None:
    """Return the person named right beside a description. `chain` is -1 for mentions in none."""
    mention, text = mentions[index], layers.text(doc)
    if mention.kind != EntityKind.PERSON or doc[mention.head].tag_ == "NNS":
        return None
    for j in range(max(index - 3, 0), min(index + 4, len(mentions))):
        other = mentions[j]
        if other.form != MentionForm.NAME or other.kind != EntityKind.PERSON or chain[j] < 0:
            continue
        between = text[mention.end : other.start] if j > index else text[other.end : mention.start]
        # A list of people ("the mayor, Jane Doe and ...") looks the same; a comma or verb must close the aside.
        if between == ", " and _closes(text, max(other.end, mention.end)):
            return j
    return None


def body(doc: Doc, mentions: Sequence[FoundMention], index: int, chain: Sequence[int]) -> int | None:
    """Return the name of the body or thing that a description holds or stands beside, as `person` does."""
    mention = mentions[index]
    head = doc[mention.head]
    if mention.kind == EntityKind.PERSON or head.tag_ in _PLURALS:
        return None
    for j in range(max(index - _NEAR, 0), min(index + _NEAR + 1, len(mentions))):
        other = mentions[j]
        if other.form != MentionForm.NAME or chain[j] < 0 or _is_a_country(doc, other):
            continue
        name = doc[other.head]
        apposed = name.dep_ == "appos" and name.head == head and head.i < name.i and other.start > mention.end
        if apposed or (other.kind != EntityKind.PERSON and _holds(doc, mention, other, head)):
            return j
    return None


def _holds(doc: Doc, mention: FoundMention, other: FoundMention, head: Token) -> bool:
    """Tell whether a description is a name with a noun after it that says what it is."""
    between = layers.text(doc)[other.end : head.idx].strip()
    inside = mention.start <= other.start and other.end <= head.idx and between in {"", "news"}
    initials = layers.text(doc)[other.start : other.end].isupper() and other.end - other.start <= _SHORT
    return inside and not initials and head.lower_ in _CALLED


def _is_a_country(doc: Doc, mention: FoundMention) -> bool:
    """Tell whether a name is a country's or says what belongs to one: "a Norwegian newspaper" is not Norwegian."""
    head = doc[mention.head]
    adjective = head.tag_ == "JJ" or head.dep_ == "amod"
    return adjective or country_of(layers.text(doc)[mention.start : mention.end]) is not None


def _closes(text: str, end: int) -> bool:
    rest = text[end : end + 5]
    return rest[:1] in {",", ".", ";", ""} or (rest[:1].isspace() and not rest.startswith((" and ", " or ")))
