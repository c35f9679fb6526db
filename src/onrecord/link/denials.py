"""Which claim a denial answers.

Most denials say in words of their own that something is not so ("the situation you mentioned does not exist"), so that
likeness alone finds few. A denial answers what its own report tells before it or beside it, what many reports carry,
what accuses, and what is about the one who denies. One denial that several reports print answers one thing: what its
reports say is taken together. The weights were set by hand: 72 denials in 11 stories are too few to learn them from.
"""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import log

from onrecord.link.comparable import Said
from onrecord.link.words import base, words
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.statement import Act, Certainty, Statement


class Sign(StrEnum):
    """What can speak for it that a denial answers a claim."""

    LIKENESS = "likeness"
    BESIDE = "in the same reports"
    NEAR = "near in the report"
    REPORTS = "reports that carry it"
    ACCUSES = "accuses"
    ABOUT = "about the one who denies"
    DENIES = "denies itself"
    SPEAKER = "by the one who denies"
    ALONE = "in one report"


WEIGHTS: dict[Sign, float] = {
    Sign.LIKENESS: 2.0,
    Sign.BESIDE: 2.0,
    Sign.NEAR: 1.5,
    Sign.REPORTS: 1.5,
    Sign.ACCUSES: 1.0,
    Sign.ABOUT: 1.0,
    Sign.DENIES: -4.0,
    Sign.SPEAKER: -1.0,
    Sign.ALONE: 1.0,
}
CONSTANT = -6.0
_MARGIN = 0.7  # of the best answer of a reply: within it, a reply answers others too
_ACCUSING = frozenset({Act.ACCUSATION})
_NEAR = 8  # sentences between a denial and what it answers, from which on they are not near
_ROOT = 4  # letters that a people and its country share: "Chinese", "China"
_LIKE = 0.25  # likeness from which a statement that no other report carries may be what is denied


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A claim, by the number of its group, that a reply may answer, and what speaks for it."""

    reply: tuple[Statement, ...]
    group: int
    told: Mapping[Sign, float]

    @property
    def vote(self) -> float:
        """How much speaks for it, above 0, or against it."""
        return CONSTANT + sum(weight * self.told[sign] for sign, weight in WEIGHTS.items())


def denials(
    articles: Sequence[AnnotatedArticle], found: Sequence[Said], grouped: Sequence[Sequence[int]]
) -> dict[int, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return who denies a claim, and who refuses to comment on it, by the number of its group.

    Ids of statements in the order of print. A reply answers the claim that most speaks for, and those that nearly as
    much speaks for; a refusal to comment that one alone.
    """
    printed = {one.article.id: _printed(one) for one in articles}
    denied: dict[int, list[Statement]] = {}
    refused: dict[int, list[Statement]] = {}
    of_reply: dict[tuple[str, ...], list[Answer]] = {}
    for answer in answers(articles, found, grouped):
        if answer.vote > 0:
            of_reply.setdefault(tuple(one.id for one in answer.reply), []).append(answer)
    for possible in of_reply.values():
        best = max(possible, key=lambda one: (one.vote, -one.group))
        if best.reply[0].act is Act.NO_COMMENT:
            refused.setdefault(best.group, []).extend(best.reply)
            continue
        for answer in possible:
            if answer.vote >= best.vote - _MARGIN:
                denied.setdefault(answer.group, []).extend(answer.reply)

    def ids(said: Sequence[Statement]) -> tuple[str, ...]:
        ordered = sorted(said, key=lambda one: (printed[one.article_id], one.content or (one.cue,), one.id))
        return tuple(dict.fromkeys(one.id for one in ordered))

    return {number: (ids(denied.get(number, ())), ids(refused.get(number, ()))) for number in {*denied, *refused}}


def _printed(annotated: AnnotatedArticle) -> tuple[str, str]:
    published = annotated.article.published
    return (published.value if published is not None else "9999", annotated.article.id)


def answers(
    articles: Sequence[AnnotatedArticle], found: Sequence[Said], grouped: Sequence[Sequence[int]]
) -> list[Answer]:
    """Return every claim that a reply may answer: those of its own reports."""
    place = {one.statement.id: number for number, one in enumerate(found)}
    group_of = {number: at for at, group in enumerate(grouped) for number in group}
    at = {one.article.id: _Lines(one) for one in articles}
    here: dict[str, set[int]] = {}
    for number, one in enumerate(found):
        here.setdefault(one.statement.article_id, set()).add(group_of[number])
    possible = []
    for reply in _replies(articles, place, group_of):
        said = [found[place[one.id]] for one in reply if one.id in place]
        own = {group_of[place[one.id]] for one in reply if one.id in place}
        reports = {one.article_id for one in reply}
        for group in sorted(set().union(*(here.get(report, set()) for report in reports)) - own):
            members = [found[number] for number in grouped[group]]
            # "Declined to comment on the arrests" is about arrests: unlike a denial, it says so in the same words.
            if reply[0].act is Act.NO_COMMENT and not _asked(reply, at) & set().union(*(m.weights for m in members)):
                continue
            told = _told(reply, said, members, at)
            lone = len({one.statement.article_id for one in members}) == 1
            if not lone or told[Sign.ACCUSES] or told[Sign.LIKENESS] >= _LIKE:
                possible.append(Answer(reply=reply, group=group, told=told))
    return possible


def _replies(
    articles: Sequence[AnnotatedArticle], place: Mapping[str, int], group_of: Mapping[int, int]
) -> list[tuple[Statement, ...]]:
    """Return the denials and the refusals to comment; what several reports print of one is one."""
    replies: dict[object, list[Statement]] = {}
    for annotated in sorted(articles, key=lambda one: one.article.id):
        for one in annotated.statements:
            if _denies(one) or one.act is Act.NO_COMMENT:
                key = (group_of[place[one.id]], one.act) if one.id in place else one.id
                replies.setdefault(key, []).append(one)
    return [tuple(reply) for reply in replies.values()]


def _denies(one: Statement) -> bool:
    return one.act is Act.DENIAL or one.certainty is Certainty.DENIED


class _Lines:
    """The sentences of an article by number, and its words."""

    def __init__(self, annotated: AnnotatedArticle) -> None:
        self.text = annotated.article.text
        self._starts = [sentence.start for sentence in annotated.sentences]

    def line(self, one: Statement) -> int:
        spans = [*one.content, *(span for span in (one.source, one.cue) if span is not None)]
        return bisect_right(self._starts, min(span.start for span in spans))


def _asked(reply: Sequence[Statement], at: Mapping[str, _Lines]) -> set[str]:
    """Return the stems of the words that tell on what somebody does not comment."""
    return {
        base(word)
        for one in reply
        for span in one.content
        for word, _, _ in words(at[one.article_id].text, span.start, span.end)
    }


def _told(
    reply: Sequence[Statement], said: Sequence[Said], members: Sequence[Said], at: Mapping[str, _Lines]
) -> dict[Sign, float]:
    """Return what speaks for it that a reply answers a claim."""
    reports = {one.article_id for one in reply}
    carriers = {one.statement.article_id for one in members}
    gaps = [
        abs(at[one.article_id].line(one) - at[one.article_id].line(member.statement))
        for one in reply
        for member in members
        if member.statement.article_id == one.article_id
    ]
    voices = {name for one in reply for speaker in one.speakers for name in (speaker.name, speaker.speaks_for or "")}
    named = {word for name in voices for word, _, _ in words(name, 0, len(name)) if word[:1].isupper()}
    about = {base(word)[:_ROOT] for word in named if len(word) >= _ROOT}
    return {
        Sign.LIKENESS: max((_cosine(one, member) for one in said for member in members), default=0.0),
        Sign.BESIDE: len(reports & carriers) / len(reports),
        Sign.NEAR: 1 - min(min(gaps, default=_NEAR), _NEAR) / _NEAR,
        Sign.REPORTS: log(1 + len(carriers)),
        Sign.ACCUSES: _share(
            members, lambda one: one.statement.act in _ACCUSING or one.statement.certainty is Certainty.ALLEGED
        ),
        Sign.ABOUT: _share(members, lambda one: any(name[:_ROOT] in about for name in one.names)),
        Sign.DENIES: _share(members, lambda one: one.denies),
        Sign.SPEAKER: _share(members, lambda one: any(s.name in voices for s in one.statement.speakers)),
        Sign.ALONE: float(len(carriers) == 1),
    }


def _share(members: Sequence[Said], holds: Callable[[Said], bool]) -> float:
    return sum(map(holds, members)) / len(members)


def _cosine(one: Said, other: Said) -> float:
    return sum(weight * other.weights[word] for word, weight in sorted(one.weights.items()) if word in other.weights)
