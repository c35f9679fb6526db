"""The act that a content tells where the cue leaves it open.

A verb like "said" leaves the act open. "We will rebuild it" is a promise, "it must go" a demand, "we never met" a
denial: who the subject is, the mood of the verb and its negation tell, more than any single word. The sign that weighs
most decides; a claim is what no sign speaks against.
"""

from spacy.tokens import Doc

from onrecord.annotate import clauses
from onrecord.annotate.layers import FoundStatement, Stretch
from onrecord.annotate.own_side import OwnSide
from onrecord.annotate.signs import denials, duties, feelings, futures, questions
from onrecord.annotate.signs.sign import Sign
from onrecord.model.statement import Act

_RARE_FIRST = (
    Act.QUESTION,
    Act.NO_COMMENT,
    Act.THREAT,
    Act.DENIAL,
    Act.CONDEMNATION,
    Act.ACCUSATION,
    Act.DEMAND,
    Act.PROMISE,
    Act.SUPPORT,
)
"""Between signs of one weight, the act that is rarer in news has the word."""


def signs(doc: Doc, statement: FoundStatement, quotations: list[Stretch]) -> list[Sign]:
    """Return the signs in a statement's content. `quotations` holds the outermost quotations of the text."""
    content = clauses.tokens(doc, statement.content)
    quoted = frozenset(t.i for t in content if any(s <= t.idx < e for s, e in quotations))
    side = OwnSide(doc, statement)
    found = [*questions.find(content, quoted), *questions.no_comment(content), *denials.wherever(content)]
    for clause in clauses.main_clauses(content, quoted):
        own = side.holds(clause.subject, quoted=clause.quoted)
        for of_kind in (questions.silence, futures.find, denials.find, duties.find, feelings.find):
            found += of_kind(clause, own=own)
        if statement.cue_head >= 0:
            found += denials.insisted(clause, doc[statement.cue_head])
    found += feelings.wherever(content, side, quoted)
    found += duties.orders(t for t in content if t.i in quoted)
    if statement.cue_head >= 0 and doc[statement.cue_head].lemma_.lower() == "tell":
        found += duties.told_to(doc[statement.cue_head], [t for t in content if t.i in quoted])
    return found


def told(found: list[Sign]) -> tuple[Act, list[Sign]]:
    """Return the act that the signs speak for, with its signs; a claim where there is none."""
    if not found:
        return Act.CLAIM, []
    best = max(found, key=lambda sign: (sign.weight, -_RARE_FIRST.index(sign.act))).act
    return best, [sign for sign in found if sign.act is best]
