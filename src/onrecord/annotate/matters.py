"""The matter of an act: what is denied, demanded or promised, as a span of the content."""

from spacy.tokens import Doc, Token

from onrecord.annotate.clauses import tokens
from onrecord.annotate.layers import FoundStatement, Stretch
from onrecord.model.statement import Act

HAVE_A_MATTER = frozenset({Act.DENIAL, Act.DEMAND, Act.PROMISE})
_LEADING = frozenset({"that", "of", "for"})


def find(doc: Doc, statement: FoundStatement, words: tuple[Token, ...]) -> Stretch | None:
    """Return what is denied, demanded or promised; None for other acts. `words` are those that tell the act.

    Where the cue names the act, that is the content, without the word that joins it ("denied *that* ..."). Where the
    content tells it ("we will rebuild it, but ..."), it is the clause of those words.
    """
    if statement.act not in HAVE_A_MATTER:
        return None
    content = tokens(doc, statement.content)
    inside = {t.i for t in content}
    telling = [t for t in words if t.i in inside]
    if telling:
        top = min(telling, key=lambda t: (len(list(t.ancestors)), t.i))
        joined = {t.i for c in top.children if c.dep_ in {"conj", "parataxis", "cc"} and c.i > top.i for t in c.subtree}
        members = sorted(t.i for t in top.subtree if t.i in inside and t.i not in joined)
        found = _run(members, top.i)
    else:
        found = [t.i for t in tokens(doc, statement.content[:1])]
    return _trimmed(doc, found)


def _run(members: list[int], through: int) -> list[int]:
    """Return the unbroken run of token numbers around one of them."""
    at = members.index(through)
    first = last = at
    while first > 0 and members[first - 1] == members[first] - 1:
        first -= 1
    while last + 1 < len(members) and members[last + 1] == members[last] + 1:
        last += 1
    return members[first : last + 1]


def _trimmed(doc: Doc, found: list[int]) -> Stretch | None:
    start, end = 0, len(found)
    while start < end and (doc[found[start]].is_punct or doc[found[start]].is_space or doc[found[start]].is_quote):
        start += 1
    if end - start > 1 and doc[found[start]].lower_ in _LEADING:
        start += 1
    while end > start and (doc[found[end - 1]].is_punct or doc[found[end - 1]].is_space):
        end -= 1
    if start == end:
        return None
    last = doc[found[end - 1]]
    return doc[found[start]].idx, last.idx + len(last)
