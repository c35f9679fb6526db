"""Refusals to speak: who was asked and keeps his answer back.

That somebody did not call for a thing, or that a document does not mention it, is no refusal (see `unsaid`).
"""

from spacy.tokens import Doc, Token

from onrecord.annotate import layers
from onrecord.annotate.clauses import tokens
from onrecord.annotate.cue_words import REFUSALS, SILENCES
from onrecord.annotate.layers import FoundStatement
from onrecord.annotate.nouns import DOCUMENTS
from onrecord.annotate.outlet_names import is_outlet
from onrecord.annotate.unsaid import NEGATIONS

_UNABLE = frozenset("unable unavailable unwilling".split())
_ANSWERING = frozenset("comment respond reply answer elaborate return".split())
_KEEPING = frozenset(
    "say tell disclose reveal indicate specify explain clarify detail identify confirm discuss address".split()
)
"""Verbs that, negated, keep an answer back: "did not say whether", "would not discuss the talks"."""
_SAYING = frozenset("say tell reveal indicate".split())
"""Those of them that keep back what is asked alone: "did not say why", not "did not say that it was safe"."""
_GIVING = frozenset("offer give provide".split())
_ANSWERS = frozenset("detail details explanation reason clue specifics comment timeline timetable answer".split())
_MUTE = frozenset("i you we that this these those there".split())
CHECKING = frozenset({"confirm", "verify"})
"""What is not done where nothing was refused: "the Gazette could not confirm it"."""
_EARLY = 4  # words of a content in which its head stands


def silence(doc: Doc, statement: FoundStatement, inside: list[Token]) -> tuple[Token, ...]:
    """Return the words of a refusal to speak: "declined to comment", "was unable to explain", "has not responded"."""
    for token in inside if not _is_mute(doc, statement) else ():
        if token.lemma_.lower() in REFUSALS:
            wanted = SILENCES | {"explain"}
        elif token.lower_ in _UNABLE:
            wanted = (SILENCES | {"explain"}) - {"confirm"}
        elif token.lower_ in NEGATIONS:
            wanted = _ANSWERING
        else:
            continue
        quiet = next((t for t in inside if t.i > token.i and t.lemma_.lower() in wanted), None)
        if quiet is not None:
            return (token, quiet)
    return ()


def keeps_back(doc: Doc, statement: FoundStatement, lemma: str, said: list[Token]) -> bool:
    """Tell a negated verb that keeps an answer back: "did not say whether", "would not discuss it"."""
    if _is_mute(doc, statement):
        return False
    opening = next((t for t in said if t.pos_ not in {"ADP", "PUNCT", "ADV"} or t.tag_.startswith("W")), None)
    if lemma in _GIVING:
        return any(t.lower_ in _ANSWERS for t in said[:_EARLY])
    if lemma not in _KEEPING:
        return False
    asked = opening is None or opening.tag_.startswith("W") or opening.lower_ in {"if", "whether", "how"}
    return asked or (lemma not in _SAYING and opening is not None and opening.lower_ != "that")


def _is_mute(doc: Doc, statement: FoundStatement) -> bool:
    """Tell a source that can't be asked: a document, a thing that a pronoun points at, who is quoted himself.

    Who has checked and could not confirm has not refused either: "the Gazette could not confirm it".
    """
    if statement.source is None or statement.source_head < 0:
        return False
    head = doc[statement.source_head]
    checks = any(t.lemma_.lower() in CHECKING for t in tokens(doc, [statement.cue] if statement.cue else []))
    outlet = checks and is_outlet(layers.text(doc)[slice(*statement.source)])
    return outlet or head.lower_ in _MUTE or head.lemma_.lower() in DOCUMENTS - {"source"}
