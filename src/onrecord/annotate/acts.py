"""Acts: what a source does by saying what it says.

The cue names the act ("denied", "called for"); where it leaves it open ("said"), the content tells (`signs`).
"""

from dataclasses import replace

from spacy.tokens import Doc, Token

from onrecord.annotate import act_cue, addressees, certainties, layers, matters, quotations, unsaid
from onrecord.annotate.layers import FoundStatement, Stretch
from onrecord.annotate.signs import content
from onrecord.model.statement import Act


def find(doc: Doc) -> list[FoundStatement]:
    """Return the statements with act, addressee and certainty."""
    quoted = [(q.start, q.end) for q in quotations.find(layers.text(doc)) if q.depth == 0]
    return _without_the_denied([_with_act(doc, statement, quoted) for statement in layers.statements(doc)])


def _without_the_denied(statements: list[FoundStatement]) -> list[FoundStatement]:
    """Leave out the acts inside a denial: "denied that she had asked the inspectorate to ..." is no demand of hers."""
    kept = [n for n, s in enumerate(statements) if s.within < 0 or not _denied(statements[s.within])]
    place = {old: new for new, old in enumerate(kept)}
    return [replace(statements[n], within=place.get(statements[n].within, -1)) for n in kept]


def _denied(holder: FoundStatement) -> bool:
    return holder.act == Act.DENIAL and holder.certainty == "denied"


def acts(doc: Doc) -> None:
    """Write the statements' acts. Component `onrecord_acts`: reads statements, dependencies."""
    layers.write_statements(doc, find(doc))


def _with_act(doc: Doc, statement: FoundStatement, quoted: list[Stretch]) -> FoundStatement:
    act, words = told(doc, statement, quoted)
    if act is not Act.NO_COMMENT and not _leaves_standing(doc, statement) and unsaid.find(doc, statement):
        return replace(statement, act=Act.CLAIM.value, speech=False, unsaid=True)
    found = replace(statement, act=act.value, act_words=tuple(_stretch(t) for t in words))
    found = replace(found, addressee=addressees.find(doc, found), matter=matters.find(doc, found, words))
    certainty, hedges = certainties.find(doc, found)
    return replace(found, certainty=certainty.value, certainty_words=hedges)


def _leaves_standing(doc: Doc, statement: FoundStatement) -> bool:
    """Tell what is said by not denying, and by not confirming: "did not dispute that he was there"."""
    of_cue = act_cue.act(doc, statement)
    return of_cue is not None and of_cue[0] is Act.CLAIM and bool(of_cue[1])


def told(doc: Doc, statement: FoundStatement, quoted: list[Stretch]) -> tuple[Act, tuple[Token, ...]]:
    """Return the act of a statement with the words that tell it: of the cue, else of the content; none for a claim."""
    of_cue = act_cue.act(doc, statement)
    if of_cue is not None and of_cue[0] is not Act.CLAIM:
        return of_cue
    act, signs = content.told(content.signs(doc, statement, quoted))
    return act, tuple(sorted({t for sign in signs for t in sign.tokens}, key=lambda t: t.i))


def _stretch(token: Token) -> Stretch:
    return token.idx, token.idx + len(token)
