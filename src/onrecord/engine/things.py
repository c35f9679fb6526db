"""What a person judges, by the words that he uses for it: ids, beginnings of ids, names."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Protocol, TypeVar

from onrecord.casefile.case import Case
from onrecord.casefile.ids import IdAnswer
from onrecord.casefile.reviews import UNREAD, Review, Reviews
from onrecord.errors import BadSetting
from onrecord.model.judgement import PAIRS, Ground, Judgement, Subject, Verdict

_SHORTEST = 6  # digits of an id that are enough to mean one
_MOST_TOLD = 4
_RECORDS = frozenset({Subject.STATEMENT, Subject.REPLY, Subject.CONFLICT, Subject.QUOTATION, Subject.LEDGER})
JUDGED = {
    Verdict.REJECTED: _RECORDS,
    Verdict.ACCEPTED: _RECORDS | {Subject.CLAIM},
    Verdict.NOTED: _RECORDS | {Subject.CLAIM, Subject.REPORT, Subject.STORY, Subject.ENTITY},
    Verdict.CORRECTED: frozenset({Subject.STATEMENT, Subject.CONFLICT, Subject.LEDGER}),
}
"""What can be said of which records."""
_TABLES = {
    "statements": Subject.STATEMENT,
    "conflicts": Subject.CONFLICT,
    "changed_quotations": Subject.QUOTATION,
    "ledger": Subject.LEDGER,
    "claims": Subject.CLAIM,
    "articles": Subject.REPORT,
    "stories": Subject.STORY,
    "entities": Subject.ENTITY,
    "mentions": Subject.ENTITY,
}


class _WithId(Protocol):
    @property
    def id(self) -> str: ...


One = TypeVar("One", bound=_WithId)


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """One record that is judged: the ids that a judgement on it names, its grounds, and what people say of it so far.

    `article_id` is that of a statement, `story_id` where it belongs to one.
    """

    subject: Subject
    first: str
    second: str
    grounds: tuple[Ground, ...] = ()
    article_id: str | None = None
    story_id: str | None = None
    review: Review = UNREAD


class Things:
    """What an open case holds, by the words that a person may use for it."""

    def __init__(self, case: Case, reviews: Reviews | None = None) -> None:
        """Take an open case that somebody else closes; and what people say, where that is not all that stands in it."""
        self._case = case
        self._ids = case.ids()
        self._reviews = reviews or case.reviews()

    def meant(self, verdict: Verdict, things: Sequence[str]) -> list[Thing]:
        """Return what a verdict is said of: each record, or the first thing with each of the others as pairs of ids.

        Raises:
            BadSetting: the case has no such thing, or several; the things of a pair are of two sorts, or one already.
        """
        if verdict not in PAIRS:
            return [self.record(thing, verdict) for thing in things]
        sides = [self.side(thing) for thing in things]
        if len({subject for subject, _ in sides}) > 1:
            raise BadSetting(
                "Reports and stories are one sort of thing, people and bodies another, claims and statements a third:"
                " judge them one by one."
            )
        (subject, first), *others = sides
        found = []
        for _, other in others:
            one, two = self._pair(first, other, verdict)
            found.append(Thing(subject=subject, first=one, second=two))
        return found

    def review(self, thing: str) -> Review:
        """Return what people say of a thing, whatever it is.

        Raises:
            BadSetting: the case has no such thing, or several.
        """
        try:
            return self.record(thing).review
        except BadSetting:
            subject, ids = self.side(thing)
            return self._reviews.of_entity(ids) if subject is Subject.ENTITY else self._reviews.of_claim("", ids)

    def record(self, thing: str, verdict: Verdict | None = None) -> Thing:
        """Return the one record that is meant; with a verdict, one of which that can be said.

        It is the id, or the beginning of it, of a statement, conflict, changed quotation, row of the ledger or claim; a
        report by its id or name, a story, somebody by name or id; or `STATEMENT@CLAIM`, a reply to a claim.

        Raises:
            BadSetting: the case has no such record, or several.
        """
        wanted = thing.strip()
        allowed = frozenset(Subject) if verdict is None else JUDGED[verdict]
        found = list(self._replies(*wanted.split("@", 1))) if wanted.count("@") == 1 else []
        found = found or [self._thing(one) for one in self._begun(wanted) if _TABLES[one.table] in allowed]
        if not found and Subject.REPORT in allowed:
            found = [self._report(one) for one in self._ids.of_page(wanted)]
        if not found and Subject.ENTITY in allowed:
            found = [self._somebody(one.mention_ids) for one in self._ids.bearers(wanted)]
        if len(found) == 1:
            return found[0]
        if found:
            raise BadSetting(f"“{thing}” could be several records: give more of its id.")
        kinds = "conflict, quotation, ledger row or statement" if verdict is not Verdict.NOTED else "record"
        raise BadSetting(
            f"The case has no {kinds} “{thing}”, and no reply to a claim; the commands `claims`, `conflicts` and"
            " `ledger` print the ids."
        )

    def side(self, thing: str) -> tuple[Subject, tuple[str, ...]]:
        """Return what sort of thing is meant, and the ids of articles, of mentions or of statements that stand for it.

        Raises:
            BadSetting: the case has no such thing, or several.
        """
        wanted = thing.strip()
        found = list(dict.fromkeys(self._sides(wanted)))
        if not found:
            raise BadSetting(f"The case has no report, no story, no claim and nobody called “{thing}”.")
        if len(found) == 1:
            return found[0]
        names = [f"{one.name} {one.id}" for one in self._ids.bearers(wanted.rpartition("@")[0] or wanted)]
        told = f" ({', '.join(names[:_MOST_TOLD])})" if names else ""
        raise BadSetting(f"“{thing}” could be several{told}: give an id, or NAME@REPORT.")

    def _pair(self, first: Sequence[str], second: Sequence[str], verdict: Verdict) -> tuple[str, str]:
        """Return an id of each, the smaller first.

        Raises:
            BadSetting: both are one, by what was read in one report.
        """
        pairs = [pair for pair in product(first, second) if pair[0] != pair[1]]
        if verdict is Verdict.APART:
            pairs = [pair for pair in pairs if not self._one_chain(*pair)]
        if not pairs or set(first) == set(second):
            raise BadSetting("Both are one and the same already: that is not for a judgement to part.")
        one, two = sorted(pairs[0])
        return one, two

    def _one_chain(self, one: str, other: str) -> bool:
        chain = self._ids.chain(one)
        return chain is not None and chain == self._ids.chain(other)

    def _begun(self, wanted: str) -> tuple[IdAnswer, ...]:
        return self._ids.beginning(wanted) if len(wanted) >= _SHORTEST else ()

    def _sides(self, wanted: str) -> Iterator[tuple[Subject, tuple[str, ...]]]:
        known = self._begun(wanted)
        for one in known:
            match one.table:
                case "articles":
                    yield Subject.STORY, (one.id,)
                case "stories":
                    yield Subject.STORY, tuple(report.id for report in self._case.reports(one.id))
                case "claims":
                    yield Subject.CLAIM, self._one_of(self._case.claims(one.story_id), one).statement_ids
                case "statements":
                    yield Subject.CLAIM, (one.id,)
                case "entities":
                    yield Subject.ENTITY, self._ids.entity(one.id).mention_ids
                case "mentions":
                    yield Subject.ENTITY, (one.id,)
        yield from ((Subject.STORY, (article,)) for article in self._ids.of_page(wanted))
        yield from ((Subject.ENTITY, ids) for ids in self._named(wanted))

    def _named(self, wanted: str) -> Iterator[tuple[str, ...]]:
        """Yield the mentions of everybody of a name; with `@`, those in the one report, the name an id perhaps."""
        name, _, where = wanted.rpartition("@")
        reports = {*self._ids.of_page(where), *(o.id for o in self._begun(where) if o.table == "articles")}
        if not name or not reports:
            yield from (one.mention_ids for one in self._ids.bearers(wanted))
            return
        found = [self._ids.entity(one.id) for one in self._begun(name) if one.table == "entities"]
        for one in found or self._ids.bearers(name):
            if ids := tuple(mention for mention, article in one.mentions if article in reports):
                yield ids

    def _replies(self, statement: str, claim: str) -> Iterator[Thing]:
        for known in self._begun(claim):
            if known.table != "claims" or len(statement) < _SHORTEST:
                continue
            one = self._one_of(self._case.claims(known.story_id), known)
            for reply in dict.fromkeys(r.statement_id for r in (*one.denied_by, *one.unanswered_by)):
                if reply.startswith(statement):
                    yield Thing(
                        subject=Subject.REPLY,
                        first=reply,
                        second=one.statement_ids[0],
                        grounds=_grounds(one.statement_ids),
                        story_id=one.story_id,
                        review=self._reviews.of_reply(reply, one.statement_ids),
                    )

    def _thing(self, known: IdAnswer) -> Thing:
        """Return a record by its id."""
        match known.table:
            case "articles":
                return self._report(known.id)
            case "stories":
                ids = tuple(report.id for report in self._case.reports(known.id))
                found = _on(Subject.STORY, ids[0], (), self._reviews.of_story(ids))
            case "entities" | "mentions":
                found = self._somebody(
                    self._ids.entity(known.id).mention_ids if known.table == "entities" else (known.id,)
                )
            case "claims":
                claim = self._one_of(self._case.claims(known.story_id), known)
                found = _on(Subject.CLAIM, claim.id, _grounds(claim.statement_ids), claim.review)
            case "conflicts":
                conflict = self._one_of(self._case.conflicts(known.story_id), known)
                grounds = tuple(
                    Ground(statement_id=v.statement_id, span=v.span, value=v.value) for v in conflict.values
                )
                found = _on(Subject.CONFLICT, conflict.id, grounds, conflict.review)
            case "changed_quotations":
                changed = self._one_of(self._case.quotations(known.story_id), known)
                found = _on(Subject.QUOTATION, changed.id, _grounds(changed.statement_ids), changed.review)
            case "ledger":
                row = self._one_of(self._case.ledger(known.story_id), known)
                found = _on(Subject.LEDGER, row.id, _grounds(row.statement_ids), row.review)
            case _:
                found = _on(Subject.STATEMENT, known.id, (), self._reviews.of_statement(known.id))
        return replace(found, article_id=known.article_id, story_id=known.story_id)

    def _report(self, article_id: str) -> Thing:
        return replace(_on(Subject.REPORT, article_id, (), self._reviews.of_report(article_id)), article_id=article_id)

    def _somebody(self, mention_ids: Sequence[str]) -> Thing:
        return _on(Subject.ENTITY, mention_ids[0], (), self._reviews.of_entity(mention_ids))

    @staticmethod
    def _one_of(answers: Iterable[One], known: IdAnswer) -> One:
        return next(one for one in answers if one.id == known.id)


def judgements_on(reviews: Iterable[Review]) -> tuple[Judgement, ...]:
    """Return the judgements of several reviews, each once."""
    return tuple({one.id: one for review in reviews for one in review.judgements}.values())


def _on(subject: Subject, ident: str, grounds: tuple[Ground, ...], review: Review) -> Thing:
    return Thing(subject=subject, first=ident, second=ident, grounds=grounds, review=review)


def _grounds(statement_ids: Iterable[str]) -> tuple[Ground, ...]:
    return tuple(Ground(statement_id=one) for one in statement_ids)
