"""Unnamed sources as the article words them: how many, of what house, why their names are kept back.

Anonymous is who is kept unnamed on purpose: a source who gives what only an insider knows, or of whom the article says
why. A crowd ("residents"), a house's voice ("a spokesman") and a somebody met in the street are only not named.
"""

import re
from collections import defaultdict

from spacy.tokens import Doc, Token

from onrecord.annotate import layers
from onrecord.annotate.layers import FoundMention, FoundStatement, Stretch
from onrecord.annotate.nouns import DOCUMENTS, PERSONS
from onrecord.annotate.places import Places
from onrecord.model.mention import EntityKind, MentionForm

Unnamed = tuple[Stretch, int, int, Stretch | None, Stretch | None]
"""The description, at least and at most how many (0: unbounded), the institution given, the reason given."""

INSIDERS = frozenset(
    """source insider official aide diplomat officer lawmaker staffer adviser advisor operative employee witness
    worker""".split()
)
_SPEAKS_OPENLY = frozenset("spokesman spokeswoman spokesperson representative".split())
_REASON = re.compile(
    r"(?:on (?:the )?condition of anonymity|anonymously"
    r"|on condition (?:that )?(?:he|she|they) not be (?:named|identified)"
    r"|asked not to be (?:named|identified|quoted)"
    r"|who (?:did not|didn't|declined to) (?:want to )?(?:give|be) [^.,;]{0,25}(?:name|named|identified)"
    r"|(?:could|would|can|will) not be (?:named|identified)|not to be (?:named|identified)"
    r"|(?:was|were|is|are) not authori[sz]ed to [^.,;]+|because (?:he|she|they) (?:was|were|is|are) not authori[sz]ed"
    r"[^.,;]*|unnamed|unidentified|anonymous|requested anonymity|for fear of [^.,;]+"
    r"|because of the sensitivity of [^.,;]+|whose names? (?:was|were|is|are|has|have) [^.,;]*(?:withheld|changed))",
    re.IGNORECASE,
)
_KNOWING = re.compile(
    r"(?:with (?:direct |first-?hand )?knowledge of|familiar with|briefed on|close to|involved in)\b[^.,;]*",
    re.IGNORECASE,
)
_NUMBERS = dict(zip("one two three four five six seven eight nine ten".split(), range(1, 11), strict=True))


def is_new(words: str, head: Token) -> bool:
    """Tell whether words bring in one who is kept unnamed: "a ministry official", "two sources"; not "the source"."""
    return head.lemma_.lower() in INSIDERS and words.split(maxsplit=1)[0].lower() not in {
        "the",
        "this",
        "that",
        "these",
        "those",
    }


def by_chain(mentions: list[FoundMention]) -> dict[int, list[FoundMention]]:
    """Return the mentions of each chain."""
    members: defaultdict[int, list[FoundMention]] = defaultdict(list)
    for mention in mentions:
        members[mention.chain].append(mention)
    return members


def find(doc: Doc, statement: FoundStatement, places: Places, members: dict[int, list[FoundMention]]) -> Unnamed | None:
    """Return what the article tells of a source whose name it keeps back; None where the source is no such one."""
    if statement.source is None or statement.source_head < 0 or not statement.speakers:
        return None
    mentions = places.mentions
    chains = {mentions[i].chain for i in statement.speakers if mentions[i].chain >= 0}
    firsts = [mentions[c] for c in sorted(chains)] or [mentions[statement.speakers[0]]]
    if any(m.form == MentionForm.NAME for c in chains for m in members[c]):
        return None
    heads = [doc[m.head] for m in firsts] + [doc[statement.source_head]]
    lemmas = {h.lemma_.lower() for h in heads}
    if not lemmas & (PERSONS | {"source"}) or lemmas & (DOCUMENTS - {"source"}) or lemmas & _SPEAKS_OPENLY:
        return None
    first = firsts[0]
    reason = _reason(doc, statement, first)
    if reason is None and not _is_insider(doc, statement, lemmas):
        return None
    described = (first.start, first.end) if doc[statement.source_head].pos_ == "PRON" else statement.source
    low, high = _number(doc, first, described)
    return described, low, high, _institution(described, places), reason


def _is_insider(doc: Doc, statement: FoundStatement, lemmas: set[str]) -> bool:
    """Tell an insider from a crowd or a house: one official, two officials, sources; not "officials said"."""
    if not lemmas & INSIDERS:
        return False
    head = doc[statement.source_head]
    words = layers.text(doc)[slice(*statement.source)] if statement.source else ""
    if "source" in lemmas or _KNOWING.search(words):
        return True
    counted = any(c.pos_ == "NUM" or c.lower_ in {"several", "some", "multiple", "senior"} for c in head.children)
    return counted or head.tag_ not in {"NNS", "NNPS"}


def _reason(doc: Doc, statement: FoundStatement, first: FoundMention) -> Stretch | None:
    """Return the words that say why, or that, a name is kept back, in the source's sentence or where it came in."""
    for sentence in (doc[statement.source_head].sent, doc[first.head].sent):
        found = _REASON.search(layers.text(doc), sentence.start_char, sentence.end_char)
        if found is not None:
            return found.span()
    return None


def _number(doc: Doc, first: FoundMention, described: Stretch) -> tuple[int, int]:
    """Return at least and at most how many speak: two officials 2-2, an official 1-1, officials 2-0 (no bound)."""
    span = doc.char_span(*described, alignment_mode="expand")
    for token in span or ():
        if token.i > first.head:
            break
        if token.lower_ in _NUMBERS:
            return (_NUMBERS[token.lower_],) * 2
        if token.is_digit and len(token) < 4:  # noqa: PLR2004 - a year is no number of people
            return (int(token.text),) * 2
    return (2, 0) if doc[first.head].tag_ in {"NNS", "NNPS"} else (1, 1)


def _institution(described: Stretch, places: Places) -> Stretch | None:
    """Return the house that a description gives: "a *State Department* official"."""
    inside = [
        m
        for m in (places.mentions[i] for i in places.touching(described))
        if described[0] <= m.start
        and m.end <= described[1]
        and m.form == MentionForm.NAME
        and m.kind in {EntityKind.ORGANIZATION, EntityKind.PLACE}
    ]
    best = max(inside, key=lambda m: (m.kind == EntityKind.ORGANIZATION, m.end - m.start), default=None)
    return (best.start, best.end) if best is not None else None
