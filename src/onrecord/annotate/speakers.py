"""Speakers: the mention that each source stands on. A source that can't be pinned to one has no speaker."""

from dataclasses import replace

from spacy.tokens import Doc, Token

from onrecord.annotate import labels, layers, quotations
from onrecord.annotate.layers import FoundMention, FoundStatement
from onrecord.annotate.nouns import DOCUMENTS, PERSONS
from onrecord.model.mention import EntityKind, MentionForm

_FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our"})
_UNNAMED = frozenset(
    """official source person man woman aide insider employee witness resident worker people adviser advisor staffer
    operative diplomat officer lawmaker member relative friend lawyer survivor victim individual men women""".split()
)
_BECAUSE = (
    "anonymity",
    "anonymous",
    "not be named",
    "not to be named",
    "not be identified",
    "not to be identified",
    "unnamed",
    "unidentified",
    "not authorized",
    "not authorised",
    "familiar with",
    "briefed on",
    "close to",
)


def find(doc: Doc) -> list[FoundStatement]:
    """Return the statements with their speakers (indices of mentions), and whether the source is unnamed on purpose."""
    mentions = layers.mentions(doc)
    by_head = {m.head: i for i, m in enumerate(mentions)}
    statements = layers.statements(doc)
    resolved: list[FoundStatement] = []
    for statement in statements:
        found: list[int] = []
        if statement.source_head >= 0:
            for head in _heads(doc, statement, mentions):
                index = _mention(head, mentions, by_head)
                chains = {mentions[i].chain for i in found}
                if index is not None and mentions[index].chain not in chains:
                    found.append(index)
        anonymous = statement.source is not None and _unnamed(doc, statement, [mentions[i] for i in found], mentions)
        resolved.append(replace(statement, speakers=tuple(found), anonymous=anonymous))
    return [_passed_on(doc, _we(doc, statement, resolved), resolved, mentions) for statement in resolved]


def speakers(doc: Doc) -> None:
    """Write the statements' speakers. Component `onrecord_speakers`: reads statements, mentions, chains."""
    layers.write_statements(doc, find(doc))


def _heads(doc: Doc, statement: FoundStatement, mentions: list[FoundMention]) -> list[Token]:
    """Return the head of the source and those joined to it: "the mayor ... and the ministry".

    Titles hide a conjunction from the parse ("Mayor Anna Veldt and Bishop Oren Tamm"), so a
    person named right after an "and" counts too.
    """
    head = doc[statement.source_head]
    start, end = statement.source or (0, 0)
    named = [
        doc[m.head]
        for m in mentions
        if start < m.start < end
        and m.form == MentionForm.NAME
        and m.kind == EntityKind.PERSON
        and layers.text(doc)[: m.role[0] if m.role else m.start].rstrip().endswith((" and", " &"))
        and not any(t.pos_ == "VERB" for t in doc[head.i : m.head])
    ]
    joined = [
        t
        for t in head.subtree
        if t.dep_ in labels.CONJUNCTS and t.head in {head, *head.conjuncts} and start <= t.idx < end
    ]
    return [head, *joined, *(t for t in named if t not in joined)]


def _mention(head: Token, mentions: list[FoundMention], by_head: dict[int, int]) -> int | None:
    """Return the mention that a source's head stands for, or None where nothing pins it down."""
    index = by_head.get(head.i)
    titled = next((i for i, m in enumerate(mentions) if m.role and m.role[0] <= head.idx < m.role[1]), None)
    if titled is not None:
        return titled
    if index is None:
        covering = [i for i, m in enumerate(mentions) if m.start <= head.idx < m.end]
        index = covering[-1] if covering else None
    if index is None:
        return None
    mention = mentions[index]
    if mention.form == MentionForm.PRONOUN:
        return index if mention.chain >= 0 else None
    # A noun with a name beside it ("the spokesman, Oren Tamm") is that name.
    named = [c.i for c in head.children if c.dep_ in {"appos", "flat"} and c.i in by_head]
    for i in named:
        other = mentions[by_head[i]]
        if mention.form == MentionForm.NOMINAL and other.form == MentionForm.NAME and other.kind == EntityKind.PERSON:
            return by_head[i]
    return index


def _unnamed(doc: Doc, statement: FoundStatement, found: list[FoundMention], mentions: list[FoundMention]) -> bool:
    """Tell whether the article keeps the source's name back: a description that no name in the article stands for."""
    head = doc[statement.source_head]
    chains = {m.chain for m in found if m.chain >= 0}
    if any(m.form == MentionForm.NAME for m in mentions if m.chain in chains) or not found:
        return False
    firsts = [mentions[c] for c in chains]
    lemmas = {doc[m.head].lemma_.lower() for m in firsts} | {head.lemma_.lower()}
    if (not lemmas & PERSONS and not lemmas & _UNNAMED) or lemmas & DOCUMENTS - {"source"}:
        return False
    around = head.sent.text.lower() + " ".join(doc[m.head].sent.text.lower() for m in firsts)
    return bool(lemmas & _UNNAMED) or any(words in around for words in _BECAUSE)


def _passed_on(
    doc: Doc, statement: FoundStatement, resolved: list[FoundStatement], mentions: list[FoundMention]
) -> FoundStatement:
    """Take the speaker out of his own relays: "Vask condemned what she called ..." came through nobody."""
    if statement.within < 0 or not statement.via or doc[statement.source_head].lower_ in _FIRST_PERSON:
        return statement
    holder = resolved[statement.within]
    chains = [{mentions[i].chain for i in one.speakers} for one in (statement, holder)]
    if not chains[0] or chains[0] != chains[1]:
        return statement
    return replace(statement, via=tuple(v for v in statement.via if v != holder.source))


def _we(doc: Doc, statement: FoundStatement, resolved: list[FoundStatement]) -> FoundStatement:
    """Give "we agreed ..." inside a quotation to the one who is quoted."""
    if statement.speakers or statement.within < 0 or statement.source_head < 0:
        return statement
    if doc[statement.source_head].lower_ not in _FIRST_PERSON:
        return statement
    inside = any(q.start <= doc[statement.source_head].idx < q.end for q in quotations.find(layers.text(doc)))
    return replace(statement, speakers=resolved[statement.within].speakers) if inside else statement
