"""Whom a speaker speaks for: himself, his house, his country. What these do or must do is his own side's doing."""

from itertools import pairwise

from spacy.tokens import Doc, Token

from onrecord.annotate import labels
from onrecord.annotate.countries import country_of, seat_of
from onrecord.annotate.layers import FoundStatement
from onrecord.annotate.nouns import BODIES, DOCUMENTS
from onrecord.annotate.signs import words

_OFFICES = frozenset(
    "ministry ministries spokesman spokeswoman spokesperson government minister president premier".split()
)


class OwnSide:
    """The speaker's side in one statement, told by the words of its source."""

    def __init__(self, doc: Doc, statement: FoundStatement) -> None:
        """Read the source's words: names, nouns and the country they belong to."""
        span = doc.char_span(*statement.source, alignment_mode="expand") if statement.source else None
        tokens = list(span) if span is not None else []
        self.words = {t.lower_ for t in tokens if t.pos_ in {"PROPN", "NOUN"}}
        self.countries = {c for t in tokens if (c := country_of(t.text) or seat_of(t.text)) is not None}
        self.countries |= {c for a, b in pairwise(tokens) if (c := country_of(f"{a.text} {b.text}")) is not None}
        self.head = doc[statement.source_head] if statement.source_head >= 0 else None
        self.official = bool(self.words & _OFFICES)

    def holds(self, subject: Token | None, *, quoted: bool) -> bool:
        """Tell whether the one meant is of the speaker's side.

        Inside quotation marks only the first person and the speaker's own house and country are; outside of them, a
        pronoun is taken for him: "the company said it would pay".
        """
        if subject is None:
            return False
        word = subject.lower_
        if word in words.THIRD_PERSON:
            return not quoted and self._may_be(word)
        owners = {c.lower_ for c in subject.children if c.dep_ in labels.POSSESSORS}
        ours = owners & ({"my", "our"} if quoted else words.OWNERS)
        return word in words.FIRST_PERSON or bool(ours) or self._is_named(subject)

    def _is_named(self, subject: Token) -> bool:
        """Tell whether the source and the subject name one house or one country: "China's spokesman", "the Chinese"."""
        if subject.lower_ in self.words and subject.pos_ in {"PROPN", "NOUN"}:
            return True
        named = [subject, *(c for c in subject.subtree if c.i < subject.i and c.pos_ in {"ADJ", "PROPN"})]
        countries = {country_of(t.text) or seat_of(t.text) for t in named} - {None}
        # The spokesman of a ministry without its country speaks for the one that he speaks of.
        return bool(countries & self.countries) or (self.official and not self.countries and bool(countries))

    def _may_be(self, pronoun: str) -> bool:
        """Tell whether a pronoun outside of quotation marks can stand for the source, by number."""
        if self.head is None or self.head.lemma_.lower() in DOCUMENTS:
            return False
        if self.head.lower_ in words.THIRD_PERSON:
            return self.head.lower_ == pronoun
        plural = self.head.tag_ in {"NNS", "NNPS"} or any(c.dep_ == "cc" for c in self.head.children)
        body = self.head.pos_ == "PROPN" or self.head.lemma_.lower() in BODIES
        return body or (pronoun == "they") == plural
