"""The kind of a name where its words tell it better than the model."""

from spacy.tokens import Span

from onrecord.annotate.first_names import pronoun_of
from onrecord.annotate.nouns import BODIES
from onrecord.annotate.outlet_names import is_outlet
from onrecord.model.mention import EntityKind

_NO_SURNAMES = {
    EntityKind.ORGANIZATION: frozenset(
        """administration organization organisation foundation campaign committee association ministry department agency
        authority council commission corporation institute institution university network coalition""".split()
    ),
    EntityKind.PLACE: frozenset("tower plaza airport stadium hotel avenue".split()),
}
"""Last words that no person bears, though bodies and places are called after people: "Veldt Tower"."""


def told_outright(name: Span) -> EntityKind | None:
    """Return the kind that the last word of a name tells whatever its first one is, None where it tells none."""
    last = name[-1].lower_
    return next((kind for kind, words in _NO_SURNAMES.items() if len(name) > 1 and last in words), None)


def told_by_form(name: Span, kind: EntityKind) -> EntityKind:
    """Return the kind where the words themselves tell it better than the model: CNN, the Harbour Workers Network."""
    words = [t.lower_ for t in name]
    person = kind is EntityKind.PERSON
    if person and (name[-1].is_digit or (len(words) == 1 and name[0].tag_ == "NNPS")):
        return EntityKind.OTHER  # "Norwegians"
    if is_outlet(name.text) and (len(words) > 1 or name.text.isupper()):
        return EntityKind.ORGANIZATION
    first = len(words) > 1 and pronoun_of(words[0]) is not None
    if len(words) > 1 and words[-1] in BODIES and not (person and first):
        return EntityKind.ORGANIZATION
    if first:
        return EntityKind.PERSON
    return kind
