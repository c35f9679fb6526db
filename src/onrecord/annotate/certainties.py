"""How far the article stands behind a statement, with the words that say so."""

from spacy.tokens import Doc, Token

from onrecord.annotate.clauses import tokens
from onrecord.annotate.cue_words import VERBS
from onrecord.annotate.layers import FoundStatement, Stretch
from onrecord.annotate.signs.denial_words import NO_KNOWLEDGE
from onrecord.model.statement import Act, Certainty

_ALLEGING = frozenset("allege claim accuse blame charge purport suspect".split())
_ALLEGED = frozenset("allegedly purportedly supposedly alleged purported suspected suspicion".split())
_DENYING = frozenset(
    "deny dismiss reject refute rebut downplay disavow rebuff discount debunk repudiate dispute contradict".split()
)
_ALLEGATIONS = ("allegation", "accusation", "rumor", "rumour", "claim", "suspicion")
_REPORTED = frozenset("reportedly apparently".split())
_BELIEVING = frozenset(
    "believe think fear hope suspect assume suppose guess presume suggest indicate hint pray".split()
)
_HEDGES = frozenset(
    """may might could possibly perhaps apparently likely unlikely probably seems appears seem appear seemed appeared
    potentially presumably reportedly believed thought suspect indications preliminary looked probable""".split()
)
_MINDED = frozenset("believe think hope pray fear guess suspect assume suppose".split())
_UNVERIFIED = frozenset("confirm verify corroborate substantiate".split())
_NOT = frozenset(["not", "n't", "n’t", "never", "unable", "neither", "nor", "no"])
_FIRST_WORDS = 14


def find(doc: Doc, statement: FoundStatement) -> tuple[Certainty, tuple[Stretch, ...]]:
    """Return the certainty that the words give; asserted, with no words, where none takes anything back."""
    cue = tokens(doc, [statement.cue]) if statement.cue else []
    if statement.cue_head >= 0:
        head = doc[statement.cue_head]
        cue += [c for c in head.children if c.lower_ in _ALLEGED | _REPORTED and c not in cue]
    content = tokens(doc, statement.content)
    for certainty, words in (
        (Certainty.UNCONFIRMED, _unconfirmed(statement, cue, content)),
        (Certainty.ALLEGED, _alleged(cue)),
        (Certainty.DENIED, _denied(statement, cue)),
        (Certainty.ALLEGED, [t for t in content[:_FIRST_WORDS] if t.lower_ in _ALLEGED]),
        (Certainty.HEDGED, _hedged(statement, cue, content)),
    ):
        if words:
            return certainty, tuple((t.idx, t.idx + len(t)) for t in words)
    return Certainty.ASSERTED, ()


def _lemma(token: Token) -> str:
    return VERBS[token.lower_].lemma if token.lower_ in VERBS else token.lemma_.lower()


def _unconfirmed(statement: FoundStatement, cue: list[Token], content: list[Token]) -> list[Token]:
    unable = [t for t in cue if t.lower_ in _NOT]
    if unable and (checked := [t for t in cue if _lemma(t) in _UNVERIFIED]):
        return [*unable, *checked]
    for token in content:
        if token.lower_ in {"unconfirmed", "unverified"}:
            return [token]
        if _lemma(token) in _UNVERIFIED and (no := [c for c in token.children if c.lower_ in _NOT]):
            return [*no, token]
    if statement.act != Act.DENIAL:
        return []
    for noun in content[:8]:
        if noun.lower_ in NO_KNOWLEDGE and (no := [c for c in noun.children if c.lower_ == "no"]):
            return [*no, noun]
    return []


def _alleged(cue: list[Token]) -> list[Token]:
    return [
        t
        for t in cue
        if t.lower_ in _ALLEGED or t.lower_.startswith(_ALLEGATIONS) or (t.pos_ == "VERB" and _lemma(t) in _ALLEGING)
    ]


def _denied(statement: FoundStatement, cue: list[Token]) -> list[Token]:
    if statement.act != Act.DENIAL:
        return []
    return [t for t in cue if _lemma(t) in _DENYING or t.lower_.startswith("denial")]


def _hedged(statement: FoundStatement, cue: list[Token], content: list[Token]) -> list[Token]:
    """Words that leave room: of the cue, of the first clause, of a mind ("she thinks"); a report without its maker."""
    believed = [t for t in cue if _lemma(t) in _BELIEVING or t.lower_ in _REPORTED]
    if believed:
        return believed
    early = [t for t in content[:_FIRST_WORDS] if t.lower_ in _HEDGES and t.tag_ != "NNP"]
    minded = [
        t
        for t in content
        if t.pos_ == "VERB"
        and _lemma(t) in _MINDED
        and any(c.dep_ == "nsubj" and c.pos_ == "PRON" for c in t.children)
        and statement.act != Act.DEMAND
    ]
    if early or minded:
        return [*early, *(t for t in minded if t not in early)][:3]
    if statement.source is None:
        return [
            t for t in cue if _lemma(t) == "report" or (t.pos_ == "AUX" and t.lower_ in {"are", "is"} and _passive(cue))
        ]
    return []


def _passive(cue: list[Token]) -> bool:
    return any(t.tag_ == "VBN" for t in cue)
