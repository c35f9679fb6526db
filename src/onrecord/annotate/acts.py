"""Acts: whom a statement is addressed to, how far the article stands behind it, and the act where content tells it."""

from dataclasses import replace

from spacy.tokens import Doc, Token

from onrecord.annotate import labels, layers, sources
from onrecord.annotate.cue_words import MANNERS_OF_RUMOUR, VERBS
from onrecord.annotate.layers import FoundStatement, Stretch
from onrecord.model.statement import Act, Certainty

_DOUBTFUL = frozenset({"allege", "claim", "accuse", "blame", "charge"})
_DOUBTFUL_NOUNS = ("allegation", "accusation", "rumor", "rumour", "claim")
_HEDGES = frozenset(
    {"may", "might", "could", "possibly", "perhaps", "apparently", "likely", "probably", "seems", "appears"}
)
_NO_KNOWLEDGE = frozenset({"confirmation", "evidence", "knowledge", "proof", "indication", "information"})
_REPORTERS = frozenset({"report", "indicate", "suggest"})


def find(doc: Doc) -> list[FoundStatement]:
    """Return the statements with act, addressee and certainty."""
    return _without_the_denied([_with_act(doc, statement) for statement in layers.statements(doc)])


def _without_the_denied(statements: list[FoundStatement]) -> list[FoundStatement]:
    """Leave out the acts inside a denial: "denied that she had asked the inspectorate to ..." is no demand of hers."""
    kept = [n for n, s in enumerate(statements) if s.within < 0 or statements[s.within].act != Act.DENIAL]
    place = {old: new for new, old in enumerate(kept)}
    return [replace(statements[n], within=place.get(statements[n].within, -1)) for n in kept]


def acts(doc: Doc) -> None:
    """Write the statements' acts. Component `onrecord_acts`: reads statements, dependencies."""
    layers.write_statements(doc, find(doc))


def _with_act(doc: Doc, statement: FoundStatement) -> FoundStatement:
    if statement.cue_head < 0:
        return statement
    cue = doc[statement.cue_head]
    act = _act(doc, cue, statement)
    return replace(
        statement,
        act=act.value,
        addressee=_addressee(doc, cue, statement, act),
        certainty=_certainty(doc, cue, statement, act).value,
    )


def _act(doc: Doc, cue: Token, statement: FoundStatement) -> Act:
    act = Act(statement.act)
    content = [t for s in statement.content if (span := doc.char_span(*s, alignment_mode="contract")) for t in span]
    lemma = VERBS[cue.lower_].lemma if cue.lower_ in VERBS else cue.lemma_.lower()
    infinitive = bool(content) and content[0].lower_ == "to"
    if (
        lemma in {"tell", "warn", "ask"}
        and infinitive
        and any(c.dep_ in labels.OBJECTS | labels.INDIRECT_OBJECTS for c in cue.children)
    ):
        return Act.DEMAND
    if lemma == "ask" and act is Act.DEMAND and not infinitive and not _asks_for(cue):
        return Act.QUESTION
    if lemma == "agree" and not infinitive and act is Act.PROMISE:
        return Act.CLAIM
    if act is Act.CLAIM and content and _denies(content):
        return Act.DENIAL
    if _negated(cue):
        # What somebody did not say is no claim and no demand of his: "did not say", "never asked".
        return Act.CLAIM if act is Act.DENIAL else Act.NO_COMMENT
    return act


def _asks_for(cue: Token) -> bool:
    return any(g.lower_ == "for" for c in cue.children for g in (c, *c.children) if g.dep_ in {"case", "prep"})


def _denies(content: list[Token]) -> bool:
    """Tell whether a content says that there is nothing to what others say: "it knew of no evidence"."""
    for noun in content[:8]:
        if noun.lower_ in _NO_KNOWLEDGE and any(c.lower_ == "no" for c in noun.children):
            return True
    words = [t.lower_ for t in content[:8]]
    return any(w in {"untrue", "false", "baseless", "unfounded", "groundless", "fabricated"} for w in words)


def _negated(cue: Token) -> bool:
    return any(c.lower_ in {"not", "n't", "n’t", "never", "neither", "nor"} for c in cue.children)


def _addressee(doc: Doc, cue: Token, statement: FoundStatement, act: Act) -> Stretch | None:
    verb = VERBS.get(cue.lower_)
    heard = bool(verb and verb.heard) or act is Act.DEMAND
    candidates = [c for c in cue.children if c.dep_ in labels.INDIRECT_OBJECTS]
    if heard:
        wanted = labels.PASSIVE_SUBJECTS if sources.is_passive(cue) else labels.OBJECTS
        candidates += [c for c in cue.children if c.dep_ in wanted]
    if not candidates:
        # "called on the minister to resign": whom the demand is made to stands after the preposition.
        candidates = [
            c
            for c in cue.children
            if c.i > cue.i
            and any(g.dep_ == "case" and g.lower_ in {"on", "upon"} for g in c.children)
            and act is Act.DEMAND
        ]
    for head in candidates:
        if head.pos_ not in {"NOUN", "PROPN", "PRON"}:
            continue
        start, end = sources.span(head, frozenset())
        stretch = (doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
        if not any(s < stretch[1] and stretch[0] < e for s, e in statement.content):
            return stretch
    return None


def _certainty(doc: Doc, cue: Token, statement: FoundStatement, act: Act) -> Certainty:
    words = {t.lower_ for t in cue.children} | {cue.lower_}
    if words & MANNERS_OF_RUMOUR or cue.lower_.startswith(_DOUBTFUL_NOUNS):
        return Certainty.ALLEGED
    lemma = VERBS[cue.lower_].lemma if cue.lower_ in VERBS else cue.lemma_.lower()
    if lemma in _DOUBTFUL:
        return Certainty.ALLEGED
    content = [t for s in statement.content if (span := doc.char_span(*s, alignment_mode="contract")) for t in span]
    if act is Act.DENIAL:
        return Certainty.UNCONFIRMED if content and _denies(content) else Certainty.DENIED
    if {t.lower_ for t in content[:12]} & _HEDGES or (statement.source is None and lemma in _REPORTERS):
        return Certainty.HEDGED
    return Certainty.ASSERTED
