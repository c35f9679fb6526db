"""The act that a cue names: denied, promised, called for, declined to comment. None where it leaves the act open.

The cue is read by its words, whatever found it and wherever its edges lie.
"""

from spacy.tokens import Doc, Token

from onrecord.annotate import labels, refusals
from onrecord.annotate.clauses import tokens
from onrecord.annotate.cue_words import NOUNS, PHRASES, REFUSALS, VERBS, CueVerb
from onrecord.annotate.layers import FoundStatement
from onrecord.annotate.signs import denial_words
from onrecord.annotate.unsaid import NEGATIONS, takes_back
from onrecord.model.statement import Act

_DEED_TOLD = frozenset("tell warn ask advise remind instruct".split())
"""Verbs that tell, and demand where they tell somebody to do something."""
_COMFORT = frozenset("condolence sympathy prayer thought praise congratulation support".split())
_HELD_OUT = frozenset(
    """truce ceasefire deal asylum amnesty pardon help aid assistance money reward compensation refund raise ransom
    citizenship concession protection talk job payment loan""".split()
)
"""What is held out by who offers it."""
_PUSHING = frozenset("push press pressure lobby".split())
_OWN = frozenset("its his her their my our".split())
_DEEDS = frozenset(
    """handling conduct record decision action actions use response role behaviour behavior performance policy move
    treatment choice work approach remark remarks comment comments stance vote enforcement practice practices reporting
    coverage claim claims statement statements plan tactics method methods
    judgment judgement summary call""".split()
)
"""What is defended against what others say of it; who defends his wife denies nothing by that."""
_AGAINST = denial_words.TELLINGS | {"criticism"}
_CALLING = frozenset("call label characterize characterise describe brand dub deem slam blast denounce decry".split())
_NEAR = 2  # words from a verb to its particle
_EARLY = 4  # words of a content in which that stands which is called something
_MORE_NOUNS = NOUNS | {
    "criticism": Act.CONDEMNATION,
    "condemnation": Act.CONDEMNATION,
    "outrage": Act.CONDEMNATION,
    "praise": Act.SUPPORT,
    "support": Act.SUPPORT,
    "condolence": Act.SUPPORT,
    "sympathy": Act.SUPPORT,
    "gratitude": Act.SUPPORT,
    "request": Act.DEMAND,
    "appeal": Act.DEMAND,
    "plea": Act.DEMAND,
    "question": Act.QUESTION,
}
_MORE_VERBS = {"lash": Act.CONDEMNATION, "probe": Act.QUESTION, "suspect": Act.ACCUSATION}
_UTTERING = frozenset("make issue send receive utter repeat face get".split())
_SUSPECTED = frozenset("allegedly suspected suspicions suspicion".split())

Named = tuple[Act, tuple[Token, ...]]
"""An act and the words that name it."""


def verb_of(doc: Doc, statement: FoundStatement) -> tuple[Token, CueVerb] | None:
    """Return the verb of saying in a cue, and what the lexicon knows of it."""
    inside = _tokens(doc, statement)
    head = [doc[statement.cue_head]] if statement.cue_head >= 0 else []
    known = [t for t in head + inside if t.lower_ in VERBS and t.pos_ in {"VERB", "AUX", "NOUN"}]
    telling = [t for t in known if VERBS[t.lower_].act is not Act.CLAIM] or known
    return (telling[0], VERBS[telling[0].lower_]) if telling else None


def _tokens(doc: Doc, statement: FoundStatement) -> list[Token]:
    return tokens(doc, [statement.cue]) if statement.cue is not None else []


def act(doc: Doc, statement: FoundStatement) -> Named | None:
    """Return the act that the cue names, with its words; None where there is no cue.

    A verb that only announces gives a claim, without words; whether it stays one is for the content to tell.
    """
    inside = _tokens(doc, statement)
    if not inside:
        return None
    said = tokens(doc, statement.content)
    if outright := _silence(doc, statement, inside, said) or _plea(inside) or _brushed(inside):
        return outright
    found = verb_of(doc, statement)
    if found is not None:
        named = _of_verb(doc, *found, statement)
        # "Absolutely not," the minister said
        beside = (t for t in (*inside, *found[0].children) if takes_back(t) and t not in said)
        if (negated := next(beside, None)) is not None:
            if named is not Act.DENIAL and refusals.keeps_back(doc, statement, found[1].lemma, said):
                return Act.NO_COMMENT, (negated, found[0])
            # What somebody did not demand is no demand of his, and no refusal to speak either: "never asked".
            return Act.CLAIM, (
                (negated, found[0]) if named is Act.DENIAL or found[1].lemma in refusals.CHECKING else ()
            )
        if named is not Act.CLAIM:
            return named, (found[0],)
    words = (token for token in inside if statement.source is not None or not _is_danger(token))
    return next((word for token in words if (word := _of_word(token)) is not None), (Act.CLAIM, ()))


def _is_danger(noun: Token) -> bool:
    """Tell "a threat of rain", which nobody utters, from "threats of violence were made"."""
    verb = noun.head.lemma_.lower()
    return noun.lemma_.lower() == "threat" and verb not in _UTTERING


def _silence(doc: Doc, statement: FoundStatement, inside: list[Token], said: list[Token]) -> Named | None:
    words = refusals.silence(doc, statement, inside + said[:2])
    return (Act.NO_COMMENT, words) if words else None


def _plea(inside: list[Token]) -> Named | None:
    """Return what is said in court by "pleaded guilty", a claim against oneself, or "pleaded not guilty"."""
    plead = next((t for t in inside if t.lemma_.lower() == "plead"), None)
    guilty = next((t for t in inside if plead is not None and t.i > plead.i and t.lower_ == "guilty"), None)
    if plead is None or guilty is None:
        return None
    negation = next((t for t in inside if plead.i < t.i < guilty.i and t.lower_ in NEGATIONS), None)
    return (Act.CLAIM, ()) if negation is None else (Act.DENIAL, (plead, negation, guilty))


def _of_word(token: Token) -> Named | None:
    """Return the act that another word than a verb of saying names: "criticism", "lashed out", "allegedly"."""
    lemma = token.lemma_.lower()
    named = None
    if token.pos_ == "NOUN":
        named = _MORE_NOUNS.get(lemma) or _MORE_NOUNS.get(token.lower_.removesuffix("s"))
    elif token.pos_ == "VERB":
        named = _MORE_VERBS.get(lemma)
    if token.lower_ in _SUSPECTED:
        named = Act.ACCUSATION
    elif lemma in REFUSALS:
        named = Act.DENIAL
    return None if named is None or named is Act.CLAIM else (named, (token,))


def _of_verb(doc: Doc, token: Token, verb: CueVerb, statement: FoundStatement) -> Act:
    """Return the act of a verb of saying with what stands beside it: "asked for", "told them to", "agreed that"."""
    inside = tokens(doc, statement.content)
    opening = inside[0].lower_ if inside else ""
    prepositions = [*_prepositions(token), opening]
    named = next((PHRASES[verb.lemma, p] for p in prepositions if (verb.lemma, p) in PHRASES), verb.act)
    if verb.lemma in _DEED_TOLD:
        if _asks_to_do(token, inside):
            return Act.DEMAND
        return Act.QUESTION if verb.lemma == "ask" and "for" not in prepositions else verb.act
    if named is Act.PROMISE:
        return _promised(verb, inside)
    if verb.lemma in _PUSHING and named is Act.DEMAND and "for" not in prepositions and not _asks_to_do(token, inside):
        return Act.CLAIM  # "pushed the driver", "pressed the minister about the fire"
    if _denies(verb, inside):
        return Act.DENIAL
    return named


def _denies(verb: CueVerb, inside: list[Token]) -> bool:
    """Tell "defended its handling of the flood", "defended himself against charges", "called the report a smear"."""
    lemmas = [t.lemma_.lower() for t in inside]
    if verb.lemma == "defend":
        own_deed = bool(inside) and inside[0].lower_ in _OWN and any(t.lower_ in _DEEDS for t in inside[1:_EARLY])
        return own_deed or ("against" in lemmas and not _AGAINST.isdisjoint(lemmas))
    bad = denial_words.UNTRUE | denial_words.MISTOLD | denial_words.PLOTS
    told = not denial_words.TELLINGS.isdisjoint(lemmas[:_EARLY])
    return verb.lemma in _CALLING and told and any(t.lower_ in bad for t in inside)


def _brushed(inside: list[Token]) -> Named | None:
    """Return the denial that a verb and its particle name: "batted down the allegations"."""
    for token in inside:
        particle = next((t for t in inside if 0 < t.i - token.i <= _NEAR and t.pos_ in {"ADP", "ADV", "PART"}), None)
        if particle is not None and f"{token.lemma_.lower()}+{particle.lower_}" in denial_words.BRUSHED:
            return Act.DENIAL, (token, particle)
    return None


def _promised(verb: CueVerb, inside: list[Token]) -> Act:
    if verb.lemma == "agree" and not (inside and inside[0].lower_ == "to"):
        return Act.CLAIM
    if verb.lemma == "offer":
        if any(t.lemma_.lower() in _COMFORT for t in inside[:8]):
            return Act.SUPPORT
        # "Offered no clues", "offers a path": what is shown is not held out.
        held_out = any(t.lemma_.lower() in _HELD_OUT or t.is_currency for t in inside[:8])
        if not (held_out or (inside and inside[0].lower_ == "to")):
            return Act.CLAIM
    # "vowed that it had kept the rules": an oath, not a promise
    return Act.CLAIM if _is_past(inside) else Act.PROMISE


def _prepositions(verb: Token) -> list[str]:
    after = [g for c in verb.children if c.i > verb.i for g in (c, *c.children) if g.dep_ in {"case", "prep"}]
    found = [g.lower_ for g in after]
    if verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ in {"for", "on", "upon"}:
        found.append(verb.nbor(1).lower_)
    return found


def _asks_to_do(verb: Token, inside: list[Token]) -> bool:
    """Tell whether what is asked is a deed: "asked the council to act", "told them not to speak"."""
    if not inside or inside[0].tag_ in {"WP", "WRB", "WDT"} or inside[0].lower_ in {"if", "whether", "that"}:
        return False
    if any(t.tag_ == "TO" for t in inside[:2]):
        return True
    first = next((t for t in inside if t.tag_ == "TO" or t.pos_ in {"VERB", "AUX"}), None)
    if first is not None and first.tag_ == "TO" and not inside[0].is_quote:
        return True
    deeds = (c for c in verb.children if c.i > verb.i and c.dep_ in labels.OPEN_CLAUSES | labels.CLAUSES)
    return any(g.tag_ == "TO" for c in deeds for g in c.children)


def _is_past(inside: list[Token]) -> bool:
    """Tell whether the content speaks of what has been: its first verb group is in the past or perfect."""
    first = next((t for t in inside if t.pos_ in {"VERB", "AUX"}), None)
    if first is None or any(t.tag_ in {"MD", "TO"} for t in inside[:6]):
        return False
    return first.tag_ == "VBD" or first.lower_ in {"has", "have", "had"}
