"""Headlines that say who says it as no sentence of the text does.

Ministers knew of flood risk, says report    the verb right after the last comma
'We saw no warning': driver                  a quotation, a colon, and whose it is
Veldt: Bridge is safe                        a name of somebody, a colon, and a clause
"""

from collections.abc import Iterable, Iterator

from spacy.tokens import Span, Token

from onrecord.annotate import contents, layers
from onrecord.annotate.candidates import CONFIDENCE, Known, manner
from onrecord.annotate.cue_words import VERBS
from onrecord.annotate.layers import FoundStatement, Stretch
from onrecord.annotate.stretches import characters
from onrecord.model.article import BlockRole
from onrecord.model.mention import EntityKind, MentionForm
from onrecord.model.statement import Act

_LONGEST_SOURCE = 6
_NO_SOURCE = frozenset({"that", "it", "there", "he", "she", "they", "we", "i", "to"})
_CLAIMED = frozenset("lives life victims victim title victory win prize credit responsibility asylum".split())
"""What is claimed without a word said: "Storm hits coast, claims ten lives"."""
_SPEAKING = frozenset({EntityKind.PERSON, EntityKind.ORGANIZATION})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "VB"})


def settled(known: Known, statements: list[FoundStatement]) -> list[FoundStatement]:
    """Return the statements, those of such headlines read by their form."""
    found = statements
    for block in layers.readable_blocks(known.doc):
        if block.label_ != BlockRole.HEADLINE:
            continue
        one = next(_readings(known, block), None)
        if one is not None and one.cue is not None:
            start, end = one.cue
            found = [s for s in found if s.cue is None or s.cue[1] <= start or end <= s.cue[0]]
            found.append(one)
    return found


def _readings(known: Known, headline: Span) -> Iterator[FoundStatement]:
    doc, start, end = known.doc, headline.start_char, headline.end_char
    verb = _last_verb(headline)
    if verb is not None:
        yield from _statement(known, (start, doc[verb.i - 1].idx), verb, (doc[verb.i + 1].idx, end))
    for colon in (token for token in headline if token.text == ":"):
        before, after = (start, colon.idx), (colon.idx + 1, end)
        by = doc[colon.i + 1 : headline.end]
        if _is_quoted(known, before) and 0 < len(by) <= _LONGEST_SOURCE and not _acts(by):
            yield from _statement(known, before, colon, after)
        elif _is_somebody(known, before) and _is_clause(by):
            yield from _statement(known, after, colon, before)


def _last_verb(headline: Span) -> Token | None:
    """Return the verb of saying after the last comma, where nothing but who says it follows."""
    words = [token for token in headline if not token.is_space]
    commas = [n for n, token in enumerate(words) if token.text == ","]
    if not commas or not 1 <= len(words) - commas[-1] - 2 <= _LONGEST_SOURCE:
        return None
    verb, source = words[commas[-1] + 1], words[commas[-1] + 2 :]
    says = verb.lower_ in VERBS and "clause" in VERBS[verb.lower_].frames and not verb.lower_.endswith(("ed", "ing"))
    named = source[-1].pos_ in {"NOUN", "PROPN"} or source[-1].text[:1].isupper()
    somebody = source[0].lower_ not in _NO_SOURCE and source[-1].lower_ not in _CLAIMED
    return verb if says and named and not _acts(source) and somebody else None


def _acts(words: Iterable[Token]) -> bool:
    """Tell whether words do something, and are no one's name: "nine die in harbour blast"."""
    return any(token.tag_.startswith(("VB", "MD")) and not token.text[:1].isupper() for token in words)


def _is_quoted(known: Known, stretch: Stretch) -> bool:
    inside = contents.trimmed(known.doc, *stretch)
    return inside is not None and any((q.start, q.end) == inside for q in known.quoted if q.depth == 0)


def _is_somebody(known: Known, stretch: Stretch) -> bool:
    named = contents.trimmed(known.doc, *stretch)
    near = known.mentions.near(stretch)
    return any((m.start, m.end) == named and m.form == MentionForm.NAME and m.kind in _SPEAKING for m in near)


def _is_clause(words: Span) -> bool:
    """Tell what somebody may have said from a topic: "Brexit: what comes next"."""
    return not words[0].tag_.startswith("W") and any(token.tag_ in _FINITE for token in words)


def _statement(known: Known, said: Stretch, cue: Token, by: Stretch) -> Iterator[FoundStatement]:
    content, source = contents.trimmed(known.doc, *said), contents.trimmed(known.doc, *by)
    named = known.doc.char_span(*source, alignment_mode="expand") if source is not None else None
    if content is None or source is None or named is None:
        return
    yield FoundStatement(
        content=(content,),
        source=source,
        cue=characters(known.doc, cue.i, cue.i + 1),
        cue_head=cue.i,
        source_head=named.root.i,
        manner=manner((content,), [q for q in known.quoted if not q.depth], known.text).value,
        act=(VERBS[cue.lower_].act if cue.lower_ in VERBS else Act.CLAIM).value,
        confidence=CONFIDENCE,
    )
