"""What each report of a story leaves out that the others carry, and what only it has.

A report leaves a claim out when none of its statements is in the claim, nor says most of what one of the claim's does,
nor the other way about: claims are grouped with care, so that much which says the same stands in none, and a silence
that is none would accuse. For the same reason a statement stands only in one report when no statement of another says
most of its words, with those that tell who says it and how. Copies of one text are one report.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.link.contexts import telling, weigh
from onrecord.link.disputed import joined
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.identity import record_id
from onrecord.model.silence import Silence, SilenceKind
from onrecord.model.span import Span, hull
from onrecord.model.statement import Statement
from onrecord.model.story import Claim, Copy, CopyKind, Story

_MANY = 2  # texts, at least, that carry what another leaves out
_ONE_TEXT = frozenset({CopyKind.SAME_WIRE_COPY, CopyKind.REWRITTEN_WIRE})
_FEWEST = 3  # telling words of what can be said to stand only in one report
_LIKE = 0.25  # part of a statement's words, by their weight, that another has that may say it, too
_COMMON = 200  # a word that more statements of a story hold brings no two of them together


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """A statement and its place in its report; `text` is the first article that prints this report.

    `elsewhere` are the texts with a statement that says most of it, `touching` those of which it says most, too.
    """

    statement: Statement
    text: str
    words: int
    claim: Claim | None
    elsewhere: frozenset[str]
    touching: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A silence that has no story yet."""

    article_id: str
    kind: SilenceKind
    claim: Claim | None
    statement_ids: tuple[str, ...]
    carried_by: tuple[str, ...]

    @property
    def about(self) -> str:
        """The claim, else the statement that it is about."""
        return self.claim.id if self.claim is not None else self.statement_ids[0]

    def of(self, story: Story) -> Silence:
        """Return it as one of a story."""
        return Silence(
            id=record_id("silence", story.id, self.article_id, self.kind.value, self.about),
            story_id=story.id,
            article_id=self.article_id,
            kind=self.kind,
            claim_id=self.claim.id if self.claim is not None else None,
            statement_ids=self.statement_ids,
            carried_by=self.carried_by,
        )


def silence(
    story: Story, articles: Iterable[AnnotatedArticle], claims: Iterable[Claim], copies: Iterable[Copy] = ()
) -> Iterator[Silence]:
    """Yield what each report leaves out and what only it has: what most others carry first, then in reading order.

    `copies` may be those of the whole case.
    """
    held = sorted(articles, key=lambda one: one.article.id)
    text_of = _texts([one.article.id for one in held], copies)
    known = sorted(claims, key=lambda claim: claim.id)
    said = _read(held, known, text_of)
    place = {one.statement.id: number for number, one in enumerate(said)}
    rows = [*_left_out(known, said, place, text_of), *(_only_here(said) if len(set(text_of.values())) > 1 else ())]
    rows.sort(key=lambda row: (-len(row.carried_by), row.article_id, place[row.statement_ids[0]], row.about))
    yield from (row.of(story) for row in rows)


def _texts(ids: Sequence[str], copies: Iterable[Copy]) -> dict[str, str]:
    """Return, for each article, the first of those that print its text."""
    number = {article_id: n for n, article_id in enumerate(ids)}
    here = (copy.article_ids for copy in copies if copy.kind in _ONE_TEXT and number.keys() >= set(copy.article_ids))
    text_of = {article_id: article_id for article_id in ids}
    for group in joined(len(ids), ((number[one], number[other]) for one, other in here)):
        text_of |= {ids[n]: ids[group[0]] for n in group}
    return text_of


def _read(held: Sequence[AnnotatedArticle], claims: Iterable[Claim], text_of: Mapping[str, str]) -> list[_Said]:
    """Return all statements of a story, in reading order, with what other reports have of each."""
    every = [
        (annotated, statement)
        for annotated in held
        for statement in sorted(
            (*annotated.statements, *annotated.own_voice), key=lambda s: (min(_parts(s)), s.within or "", s.id)
        )
    ]
    found = [telling(annotated.article.text, [hull(tuple(_parts(statement)))]) for annotated, statement in every]
    texts = [text_of[annotated.article.id] for annotated, _ in every]
    claim_of = {name: claim for claim in claims for name in claim.statement_ids}
    elsewhere, touching = _like(weigh(found, len(found)).vectors, texts)
    return [
        _Said(
            statement=statement,
            text=text,
            words=len(words),
            claim=claim_of.get(statement.id),
            elsewhere=frozenset(has),
            touching=frozenset(has | touched),
        )
        for (_, statement), text, words, has, touched in zip(every, texts, found, elsewhere, touching, strict=True)
    ]


def _parts(statement: Statement) -> list[Span]:
    """Return who says it, the words that announce it, and what is said."""
    return [part for part in (statement.source, statement.cue, *statement.content) if part is not None]


def _like(vectors: Sequence[Mapping[str, float]], texts: Sequence[str]) -> tuple[list[set[str]], list[set[str]]]:
    """Return, for each statement, the other texts that say most of it, and those of which it says most."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, vector in enumerate(vectors):
        for word in vector:
            holders[word].append(number)
    elsewhere: list[set[str]] = [set() for _ in vectors]
    touching: list[set[str]] = [set() for _ in vectors]
    for number, vector in enumerate(vectors):
        shared: defaultdict[int, list[float]] = defaultdict(list)
        for word in sorted(vector) if len(vector) >= _FEWEST else ():
            for other in holders[word] if len(holders[word]) <= _COMMON else ():
                shared[other].append(vector[word] ** 2)
        for other, parts in shared.items():
            if len(parts) > 1 and sum(parts) >= _LIKE and texts[other] != texts[number]:
                elsewhere[number].add(texts[other])
                touching[other].add(texts[number])
    return elsewhere, touching


def _left_out(
    claims: Iterable[Claim], said: Sequence[_Said], place: Mapping[str, int], text_of: Mapping[str, str]
) -> Iterator[_Row]:
    """Yield the claims that two texts or more carry, with each report that leaves them out."""
    for claim in claims:
        members = [said[place[name]] for name in claim.statement_ids]
        carrying = {one.text for one in members}
        near = carrying.union(*(one.touching for one in members))
        for article_id in (article for article, text in text_of.items() if text not in near):
            if len(carrying) >= _MANY:
                yield _Row(
                    article_id=article_id,
                    kind=SilenceKind.LEFT_OUT,
                    claim=claim,
                    statement_ids=claim.statement_ids,
                    carried_by=tuple(sorted(carrying)),
                )


def _only_here(said: Sequence[_Said]) -> Iterator[_Row]:
    """Yield what one text alone says: statements of one claim together, nothing that stands inside another of them."""
    texts_of: defaultdict[str, set[str]] = defaultdict(set)
    for one in said:
        if one.claim is not None:
            texts_of[one.claim.id].add(one.text)
    alone = {
        one.statement.id
        for one in said
        if one.words >= _FEWEST and not one.elsewhere and (one.claim is None or len(texts_of[one.claim.id]) == 1)
    }
    together: defaultdict[tuple[str, str], list[_Said]] = defaultdict(list)
    for one in said:
        if one.statement.id in alone and one.statement.within not in alone:
            key = one.claim.id if one.claim is not None else one.statement.id
            together[one.statement.article_id, key].append(one)
    for (article_id, _), members in together.items():
        yield _Row(
            article_id=article_id,
            kind=SilenceKind.ONLY_HERE,
            claim=members[0].claim,
            statement_ids=tuple(one.statement.id for one in members),
            carried_by=(),
        )
