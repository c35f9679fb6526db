"""Which claim a denial answers.

Many denials say in words of their own that something is not so ("the situation you mentioned does not exist"), so that
likeness alone finds few. A denial answers what is about the same; what its own report tells right before it, the more
so in one sentence ("X says that it was, but Y denied it"); what many reports carry, what accuses, what stands at the
head of the reports; and what other denials of the story are about. The weights are learned by `python -m
training.denials`, near to those that were set by hand.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import log, sqrt

from onrecord.link.comparable import Said
from onrecord.link.lines import Lines
from onrecord.link.matters import FEWEST, Matters
from onrecord.link.negations import DENYING_VERB
from onrecord.link.replies import Reply, denies, replies, voices
from onrecord.link.words import base, words
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.span import Span
from onrecord.model.statement import Act, Certainty, Manner, Statement


class Sign(StrEnum):
    """What can speak for it that a denial answers a claim."""

    ABOUT = "about the same"
    SENTENCE = "before it in one sentence"
    BEFORE = "right before it"
    POINTED = "right before one that only points"
    REPORTS = "reports that carry it"
    ACCUSES = "accuses"
    DENIED = "denied by others"
    LEADS = "at the head of the reports"
    DENIES = "denies itself"
    NEGATED = "negated"
    SPEAKER = "by the one who denies"
    OWN_VOICE = "in the report's own voice"
    ALONE = "in one report"


WEIGHTS: dict[Sign, float] = {
    Sign.ABOUT: 5.09,
    Sign.SENTENCE: 2.69,
    Sign.BEFORE: 1.60,
    Sign.POINTED: 0.59,
    Sign.REPORTS: 0.85,
    Sign.ACCUSES: 2.46,
    Sign.DENIED: 1.56,
    Sign.LEADS: 1.19,
    Sign.DENIES: -4.04,
    Sign.NEGATED: -1.05,
    Sign.SPEAKER: -2.22,
    Sign.OWN_VOICE: -0.87,
    Sign.ALONE: -0.43,
}
CONSTANT = -2.78
_NEAR = 8  # sentences before a denial, from which on what it answers is not near
_HEAD = 4  # sentences at the head of a report
_ELSEWHERE = 0.3  # of a reply's words that a claim says that its own reports don't carry
_MANY = 200  # a word that more claims of a story hold brings none of other reports to a reply
_SAME = 0.5  # how much a reply and a claim are about the same where nothing else binds them
_TOLD = 3.5  # rarity of the words of a statement that says something


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A claim, by the number of its group, that a reply may answer, and what speaks for it."""

    reply: Reply
    group: int
    told: Mapping[Sign, float]

    @property
    def vote(self) -> float:
        """How much speaks for it, above 0, or against it."""
        return CONSTANT + sum(weight * self.told[sign] for sign, weight in WEIGHTS.items())

    @property
    def grounded(self) -> bool:
        """Whether the claim accuses or stands before the denial; a claim that does neither has to be about the same."""
        beside = self.told[Sign.ACCUSES] > 0 or self.told[Sign.BEFORE] > 0
        return beside or self.told[Sign.ABOUT] >= _SAME or self.reply[0].act is Act.NO_COMMENT


def denials(
    articles: Sequence[AnnotatedArticle], found: Sequence[Said], grouped: Sequence[Sequence[int]]
) -> dict[int, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return who denies a claim, and who refuses to comment on it, by the number of its group.

    Ids of statements in the order of print. A reply answers one claim, that for which most speaks.
    """
    printed = {one.article.id: _printed(one) for one in articles}
    denied: dict[int, list[Statement]] = {}
    refused: dict[int, list[Statement]] = {}
    for answer in chosen(answers(articles, found, grouped)):
        replied = refused if answer.reply[0].act is Act.NO_COMMENT else denied
        replied.setdefault(answer.group, []).extend(answer.reply)

    def ids(said: Sequence[Statement]) -> tuple[str, ...]:
        ordered = sorted(said, key=lambda one: (printed[one.article_id], one.content or (one.cue,), one.id))
        return tuple(dict.fromkeys(one.id for one in ordered))

    return {number: (ids(denied.get(number, ())), ids(refused.get(number, ()))) for number in {*denied, *refused}}


def chosen(possible: Sequence[Answer]) -> list[Answer]:
    """Return what each reply answers; replies for which nothing speaks answer nothing."""
    best: dict[tuple[str, ...], Answer] = {}
    for answer in possible:
        reply = tuple(one.id for one in answer.reply)
        if answer.vote > 0 and answer.grounded and (reply not in best or answer.vote > best[reply].vote):
            best[reply] = answer
    return list(best.values())


def _printed(annotated: AnnotatedArticle) -> tuple[str, str]:
    published = annotated.article.published
    return (published.value if published is not None else "9999", annotated.article.id)


def answers(
    articles: Sequence[AnnotatedArticle], found: Sequence[Said], grouped: Sequence[Sequence[int]]
) -> list[Answer]:
    """Return every claim that a reply may answer: those of its own reports, and those that say what it denies."""
    return list(_Story(articles, found, grouped).answers())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Claim:
    """What is the same of a claim whoever replies: its signs, its statements by article, who says them, by place."""

    told: Mapping[Sign, float]
    by_article: Mapping[str, Sequence[Statement]]
    voices: Mapping[str, Collection[int]]


class _Story:
    """The claims of a story and its replies."""

    def __init__(
        self, articles: Sequence[AnnotatedArticle], found: Sequence[Said], grouped: Sequence[Sequence[int]]
    ) -> None:
        self.found, self.grouped = found, grouped
        self.lines = {one.article.id: Lines(one) for one in articles}
        texts = {one.article.id: one.article.text for one in articles}
        group_of = {found[number].statement.id: at for at, group in enumerate(grouped) for number in group}
        self.group_of = group_of
        self.matters = Matters(found, texts)
        self.wordings = [self.matters.wordings(group) for group in grouped]
        self._claims: dict[int, _Claim] = {}
        self.replies = replies(articles, self.lines, group_of)
        self.words = [self.matters.of((one.article_id, _matter(one)) for one in reply) for reply in self.replies]
        denying = {one.id for annotated in articles for one in annotated.statements if denies(one)}
        self.here: dict[str, set[int]] = {}
        self.holding: dict[str, set[int]] = {}
        for at, group in enumerate(grouped):
            if any(self._says(number, denying) for number in group):
                for number in group:
                    self.here.setdefault(found[number].statement.article_id, set()).add(at)
                    for word in self.matters.full[number]:
                        self.holding.setdefault(word, set()).add(at)

    def _says(self, number: int, denying: set[str]) -> bool:
        """Tell whether a statement says what may be denied: enough, and not that somebody denies."""
        one = self.found[number].statement
        told = " ".join(span.of(self.lines[one.article_id].text) for span in one.content)
        rare = sum(self.matters.full[number].values())
        return rare >= _TOLD and one.within not in denying and DENYING_VERB.search(told) is None

    def answers(self) -> Iterator[Answer]:
        """Yield the claims that each reply may answer."""
        near = [set().union(*(self.here.get(one.article_id, set()) for one in reply)) for reply in self.replies]
        shares = [
            {at: self.matters.shares(told, self.wordings[at]) for at in sorted(groups | self._sharing(told))}
            for told, groups in zip(self.words, near, strict=True)
        ]
        about = [{at: sqrt(covered * covering) for at, (covered, covering) in told.items()} for told in shares]
        best = _two_best(about)
        for number, reply in enumerate(self.replies):
            own = {self.group_of[one.id] for one in reply if one.id in self.group_of}
            asked = _asked(reply, self.lines) if reply[0].act is Act.NO_COMMENT else None
            elsewhere = {at for at, (covered, _) in shares[number].items() if covered >= _ELSEWHERE}
            for group in sorted((near[number] | elsewhere) - own):
                members = [self.found[n] for n in self.wordings[group]]
                # "Declined to comment on the arrests" is about arrests: unlike a denial, it says so in the same words.
                if asked is not None and not (group in near[number] and _shares(asked, members)):
                    continue
                others = max((value for value, other in best[group] if other != number), default=0.0)
                told = self._told(number, group, about[number][group], others)
                yield Answer(reply=reply, group=group, told=told)

    def _sharing(self, told: Mapping[str, float]) -> set[int]:
        """Return the groups that have a word of a reply, words that many have left out."""
        held = (self.holding.get(word, set()) for word in told)
        return set().union(*(groups for groups in held if len(groups) <= _MANY))

    def _told(self, number: int, group: int, about: float, others: float) -> dict[Sign, float]:
        """Return what speaks for it that a reply answers a claim."""
        reply, claim = self.replies[number], self._claim(group)
        heard = frozenset().union(*(voices(one) for one in reply))
        saying = set().union(*(claim.voices.get(name, ()) for name in heard))
        gaps = [
            (self._line(one) - self._line(member), _start(member) < _start(one))
            for one in reply
            for member in claim.by_article.get(one.article_id, ())
        ]
        before = 1 - min((gap for gap, _ in gaps if 0 <= gap < _NEAR), default=_NEAR) / _NEAR
        points = sum(self.words[number].values()) < FEWEST
        return {
            **claim.told,
            Sign.ABOUT: about,
            Sign.SENTENCE: float((0, True) in gaps),
            Sign.BEFORE: before,
            Sign.POINTED: before if points else 0.0,
            Sign.DENIED: others,
            Sign.SPEAKER: len(saying) / len(self.grouped[group]),
        }

    def _claim(self, group: int) -> "_Claim":
        """Return what is the same of a claim whoever replies."""
        if group not in self._claims:
            members = [self.found[number] for number in self.grouped[group]]
            by_article: dict[str, list[Statement]] = {}
            saying: dict[str, set[int]] = {}
            for place, one in enumerate(members):
                by_article.setdefault(one.statement.article_id, []).append(one.statement)
                for name in voices(one.statement):
                    saying.setdefault(name, set()).add(place)
            accused = _share(members, lambda one: one.statement.act is Act.ACCUSATION)
            alleged = _share(members, lambda one: one.statement.certainty is Certainty.ALLEGED)
            told = {
                Sign.REPORTS: log(len(by_article)),
                Sign.ACCUSES: max(accused, alleged),
                Sign.LEADS: _share(members, lambda one: self._line(one.statement) <= _HEAD),
                Sign.DENIES: _share(members, lambda one: one.denies),
                Sign.NEGATED: _share(members, lambda one: one.negated),
                Sign.OWN_VOICE: _share(members, lambda one: one.statement.manner is Manner.OWN_VOICE),
                Sign.ALONE: float(len(by_article) == 1),
            }
            self._claims[group] = _Claim(told=told, by_article=by_article, voices=saying)
        return self._claims[group]

    def _line(self, one: Statement) -> int:
        return self.lines[one.article_id].line(one)


def _two_best(about: Sequence[Mapping[int, float]]) -> dict[int, list[tuple[float, int]]]:
    """Return the two replies that are most about a group, with how much, by its number."""
    best: dict[int, list[tuple[float, int]]] = {}
    for number, told in enumerate(about):
        for group, value in told.items():
            best[group] = sorted([*best.get(group, ()), (value, number)], reverse=True)[:2]
    return best


def _shares(asked: set[str], members: Sequence[Said]) -> bool:
    return any(not asked.isdisjoint(member.weights) for member in members)


def _start(one: Statement) -> int:
    return min(span.start for span in (*one.content, *(s for s in (one.cue,) if s is not None)))


def _matter(one: Statement) -> tuple[Span, ...]:
    return (one.matter,) if one.matter is not None else one.content


def _asked(reply: Reply, lines: Mapping[str, Lines]) -> set[str]:
    """Return the stems of the words that tell on what somebody does not comment."""
    return {
        base(word)
        for one in reply
        for span in one.content
        for word, _, _ in words(lines[one.article_id].text, span.start, span.end)
    }


def _share(members: Sequence[Said], holds: Callable[[Said], bool]) -> float:
    return sum(map(holds, members)) / len(members)
