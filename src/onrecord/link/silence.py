"""What each report of a story leaves out that the others carry, and what only it has.

A report leaves a claim out when none of its statements is in the claim and none of its sentences comes near one in it:
claims are grouped with care, so that much which says the same stands in none, and a silence that is none would accuse.
For the same reason a statement stands only in one report when no sentence of another comes near it, by its words and
those that tell who says it. Copies of one text are one report.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.link.comparable import numbers
from onrecord.link.contexts import telling, weigh
from onrecord.link.deeds import deed_of
from onrecord.link.fate_words import fate_word
from onrecord.link.one_text import texts
from onrecord.link.tokens import tokens
from onrecord.link.words import base
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.claim import Claim
from onrecord.model.identity import record_id
from onrecord.model.silence import Silence, SilenceKind
from onrecord.model.span import Span, hull
from onrecord.model.statement import Statement
from onrecord.model.story import Copy, Story

_MANY = 2  # texts, at least, that carry what another leaves out
_SHARE = (
    0.1  # of a story's texts, too: what two of a thousand have is left out by nobody, and rows grow as statements do
)
_FEWEST = 3  # telling words of what can be said to stand only in one report
_NEAR = 0.3  # part of a statement's words, by their weight, that a sentence has which may say it, too
_SHARED = 2  # words, at least, that such a sentence has
_OF_A_FATE, _OF_A_NUMBER = 2.0, 3.0  # how rare what befell somebody is taken to be, and how many
_COMMON = 150  # a word that sentences of more wordings hold brings none of them near anything


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """A statement and its place in its report; `text` is the first article that prints this report.

    `words` are how many of its words tell something; `near` the texts with a sentence that comes near it.
    """

    statement: Statement
    text: str
    words: int
    claim: Claim | None
    near: frozenset[str]

    @property
    def elsewhere(self) -> bool:
        """Whether a sentence of another text comes near it."""
        return not self.near <= {self.text}


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
    text_of = texts([one.article.id for one in held], copies)
    if len(held) < 2:  # noqa: PLR2004 - one report leaves nothing out that another has
        return
    known = sorted(claims, key=lambda claim: claim.id)
    said = _read(held, known, text_of)
    place = {one.statement.id: number for number, one in enumerate(said)}
    rows = [*_left_out(known, said, place, text_of), *(_only_here(said) if len(set(text_of.values())) > 1 else ())]
    rows.sort(key=lambda row: (-len(row.carried_by), row.article_id, place[row.statement_ids[0]], row.about))
    yield from (row.of(story) for row in rows)


def _read(held: Sequence[AnnotatedArticle], claims: Iterable[Claim], text_of: Mapping[str, str]) -> list[_Said]:
    """Return all statements of a story, in reading order, with what other reports have of each."""
    every = [
        (annotated, statement)
        for annotated in held
        for statement in sorted(
            (*annotated.statements, *annotated.own_voice), key=lambda s: (min(_parts(s)), s.within or "", s.id)
        )
    ]
    found = [_terms(annotated.article.text, hull(tuple(_parts(statement)))) for annotated, statement in every]
    claim_of = {name: claim for claim in claims for name in claim.statement_ids}
    texts = [text_of[annotated.article.id] for annotated, _ in every]
    near = _near(weigh(found, len(found)).vectors, held, text_of)
    return [
        _Said(statement=statement, text=text, words=len(words), claim=claim_of.get(statement.id), near=others)
        for (_, statement), text, words, others in zip(every, texts, found, near, strict=True)
    ]


def _parts(statement: Statement) -> list[Span]:
    """Return who says it, the words that announce it, and what is said."""
    return [part for part in (statement.source, statement.cue, *statement.content) if part is not None]


def _terms(text: str, stretch: Span) -> dict[str, float]:
    """Return the telling words of a stretch, one form for all words of a deed or a fate, and its numbers, rounded.

    Who left out that "seven were killed" does not say that seven died; and who has 51 injured has not left out the 50.
    """
    row = tokens(text, stretch)
    fates = {base(token.word): fate for n, token in enumerate(row) if (fate := fate_word(row, n)) is not None}
    told = telling(text, [stretch])
    terms = {deed_of(word): rarity for word, rarity in told.items() if word not in fates}
    terms |= {fate.value: _OF_A_FATE for fate in fates.values()}
    counted = (int(number) for number in numbers(stretch.of(text)))
    return terms | {f"#{round(number, 1 - len(str(number)))}": _OF_A_NUMBER for number in counted}


def _near(
    vectors: Sequence[Mapping[str, float]], held: Sequence[AnnotatedArticle], text_of: Mapping[str, str]
) -> Iterator[frozenset[str]]:
    """Yield, for each statement, given its words, the texts with a sentence that comes near it.

    Sentences of one wording are one, and so are statements: what a thousand reports repeat is looked up once.
    """
    printed: defaultdict[frozenset[str], set[str]] = defaultdict(set)
    for annotated in held:
        for sentence in annotated.sentences:
            printed[frozenset(_terms(annotated.article.text, sentence))].add(text_of[annotated.article.id])
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, wording in enumerate(printed):
        for word in wording:
            holders[word].append(number)
    texts = list(printed.values())
    known: dict[tuple[tuple[str, float], ...], frozenset[str]] = {}
    for vector in vectors:
        wanted = tuple(sorted(vector.items()))
        if wanted not in known:
            shared: defaultdict[int, list[float]] = defaultdict(list)
            for word, weight in wanted:
                for number in holders[word] if len(holders[word]) <= _COMMON else ():
                    shared[number].append(weight**2)
            alike = (n for n, parts in shared.items() if len(parts) >= _SHARED and sum(parts) >= _NEAR)
            known[wanted] = frozenset[str]().union(*(texts[n] for n in alike))
        yield known[wanted]


def _left_out(
    claims: Iterable[Claim], said: Sequence[_Said], place: Mapping[str, int], text_of: Mapping[str, str]
) -> Iterator[_Row]:
    """Yield the claims that enough texts carry, with each report that leaves them out."""
    needed = max(_MANY, _SHARE * len(set(text_of.values())))
    for claim in claims:
        members = [said[place[name]] for name in claim.statement_ids]
        carrying = {one.text for one in members}
        if len(carrying) < needed:
            continue
        near = carrying.union(*{id(one.near): one.near for one in members}.values())
        carried_by = tuple(sorted(carrying))
        for article_id in (article for article, text in text_of.items() if text not in near):
            yield _Row(
                article_id=article_id,
                kind=SilenceKind.LEFT_OUT,
                claim=claim,
                statement_ids=claim.statement_ids,
                carried_by=carried_by,
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
