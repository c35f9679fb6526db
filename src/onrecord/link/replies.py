"""Replies: statements that deny what others say, and refusals to comment; which of them are one reply.

A refusal of a deed or an offer denies nothing that anybody says ("rejected the bid", "refused to pay"), and neither
does an oath that the rules were kept: it names no claim. What several reports print of one denial is one reply, and so
is what one speaker says in two sentences that follow each other: "denied that they were sold. 'This is no sale,' he
said".
"""

import re
from collections.abc import Mapping, Sequence
from itertools import combinations

from onrecord.link.grouping import connected
from onrecord.link.lines import Lines
from onrecord.link.negations import DENYING
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.statement import Act, Certainty, Statement

Reply = tuple[Statement, ...]
"""One reply: statements of one kind, as reports print them."""

_TELLINGS = re.compile(
    r"\b(?:claims?|allegations?|accusations?|charges?|reports?|stor(?:y|ies)|articles?|rumou?rs?|suggestions?"
    r"|assertions?|narratives?|complaints?|insinuations?|accounts?|tales?|attacks?|theor(?:y|ies)|ideas?|notions?|concerns?|criticisms?"
    r"|possibilit(?:y|ies)|speculation|questions?|comments?|remarks?|findings?|assessments?|warnings?|fears?|stud(?:y|ies)"
    r"|polls?|predictions?|arguments?|statements?|characteri[sz]ations?|portrayals?|insistence|contention|evidence)\b",
    re.IGNORECASE,
)
"""What somebody has told: who rejects it denies it."""
_SPURNING = re.compile(
    r"\b(?:reject\w*|dismiss\w*|refus\w+|declin\w+|turn\w* down|downplay\w*|disavow\w*|rebuff\w*|spurn\w*|repudiat\w*"
    r"|minimi\w+|doubt\w*)\b",
    re.IGNORECASE,
)
"""Verbs that deny a telling and refuse a thing: "rejected the claim", "rejected the offer"."""
_DENYING_VERB = re.compile(r"\bden(?:y|ies|ied|ying)\b", re.IGNORECASE)
_KEPT_BACK = re.compile(
    r"\A\W*(?:\w+\W+){0,5}?(?:access|entry|admission|admittance|passage|permission|permits?|visas?|asylum|bail|parole"
    r"|service|treatment|care|coverage|benefits?|payments?|promotion|tenure|membership|requests?|applications?|appeals?"
    r"|petitions?|motions?|leave|funding|loans?|credit|human rights|rights)\b",
    re.IGNORECASE,
)
"""What somebody is denied: "denied pilots entry to the port"."""
_NEXT = 1  # sentences between two parts of one reply


def replies(
    articles: Sequence[AnnotatedArticle], lines: Mapping[str, Lines], group_of: Mapping[str, int]
) -> list[Reply]:
    """Return the replies of a story, each in the order of the articles' ids.

    `group_of` gives the group of statements that say one thing, by the id of a statement.
    """
    ordered = sorted(articles, key=lambda one: one.article.id)
    found = [one for article in ordered for one in article.statements if _replies(one, lines[one.article_id].text)]
    beside: dict[str, list[int]] = {}
    first: dict[tuple[int, bool], int] = {}
    links = []
    for number, one in enumerate(found):
        beside.setdefault(one.article_id, []).append(number)
        if one.id in group_of:
            links.append((first.setdefault((group_of[one.id], one.act is Act.NO_COMMENT), number), number))
    links += (
        (number, later)
        for held in beside.values()
        for number, later in combinations(held, 2)
        if _goes_on(found[number], found[later], lines[found[number].article_id])
    )
    together = connected(len(found), links)
    alone = set(range(len(found))) - {number for group in together for number in group}
    return [tuple(found[number] for number in group) for group in sorted([*together, *([n] for n in alone)])]


def denies(one: Statement) -> bool:
    """Tell whether a statement denies, by its act or by how it is announced."""
    return one.act is Act.DENIAL or one.certainty is Certainty.DENIED


def voices(one: Statement) -> frozenset[str]:
    """Return the names of the speakers of a statement, and of those whom they speak for."""
    return frozenset(name for speaker in one.speakers for name in (speaker.name, speaker.speaks_for) if name)


def _goes_on(one: Statement, other: Statement, place: Lines) -> bool:
    """Tell whether two denials of one report are one that goes on."""
    if Act.NO_COMMENT in {one.act, other.act}:
        return False
    return abs(place.line(one) - place.line(other)) <= _NEXT and not voices(one).isdisjoint(voices(other))


def _replies(one: Statement, text: str) -> bool:
    if one.act is Act.NO_COMMENT:
        return True
    return denies(one) and bool(one.content) and _says_no(one, text) and not _refuses(one, text)


def _says_no(one: Statement, text: str) -> bool:
    """Tell what denies in so many words from an oath that rules were kept."""
    told = [one.matter] if one.matter is not None else [*one.content]
    if one.cue is not None:
        told.append(one.cue)
    return one.certainty is Certainty.DENIED or any(DENYING.search(span.of(text)) for span in told)


def _refuses(one: Statement, text: str) -> bool:
    """Tell what refuses a deed or a thing: "refused to pay", "rejected the bid", "denied him entry"."""
    content = " ".join(span.of(text) for span in one.content).strip()
    if content.lower().startswith("to "):
        return True
    cue = one.cue.of(text) if one.cue is not None else ""
    if one.certainty is not Certainty.DENIED or _TELLINGS.search(content) is not None:
        return False
    if _DENYING_VERB.search(cue) is not None:
        return _KEPT_BACK.search(content) is not None
    return _SPURNING.search(cue) is not None and re.search(r"\b(?:that|as)\b", content, re.IGNORECASE) is None
