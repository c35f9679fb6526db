"""What stands in a story by numbers alone: enough to put long lists in order and to read no more than a page shows."""

from collections import defaultdict
from dataclasses import dataclass

from onrecord.casefile.accounts import is_loose
from onrecord.casefile.chosen import Chosen
from onrecord.casefile.database import Database
from onrecord.casefile.heard import how_many
from onrecord.casefile.judged import judgements
from onrecord.casefile.reviews import Reviews, State
from onrecord.casefile.rows import grouped
from onrecord.casefile.stored_claims import stored_conflicts, stored_quotations
from onrecord.casefile.stored_ledger import stored_ledger
from onrecord.casefile.voices import Standing
from onrecord.model.conflict import Explanation
from onrecord.model.judgement import Subject
from onrecord.model.ledger import Outcome
from onrecord.model.mention import EntityKind
from onrecord.model.quotation import ChangeKind


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimOutline:
    """A claim: in how many reports it stands, how many statements deny it that no person rejected.

    `answered` where any statement denies it or refuses to comment on it. One that is `loose`
    holds statements that are loosely alike, and no person accepted it.
    """

    id: str
    reports: int
    denied: int
    answered: bool
    loose: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimWords:
    """A claim by its most central statement, and the stems of the words that its statements share."""

    id: str
    statement_id: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictOutline:
    """A conflict: in how many reports values of it stand; `settled` where a person rejected or settled it."""

    id: str
    explained_by: Explanation
    reports: int
    settled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationOutline:
    """A quotation that changed: what differs, which part of the words is in both, whether a person rejected it."""

    id: str
    kinds: frozenset[ChangeKind]
    share: float
    rejected: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerOutline:
    """A row of the ledger: whether it is open, and whether a person rejected it."""

    id: str
    is_open: bool
    rejected: bool


class Outlines:
    """How much stands in a story, and what puts it in order: one method a section. The case stays open as long."""

    def __init__(self, database: Database, story: str) -> None:
        """Ask of one story of an open case."""
        self._database, self._story = database, story

    def claims(self) -> tuple[ClaimOutline, ...]:
        """Which claims do several reports carry, or does somebody answer?"""
        with self._database.snapshot():
            return _claims(self._database, self._story)

    def words(self) -> tuple[ClaimWords, ...]:
        """By which words do the claims of the story go? Those of most statements first."""
        with self._database.snapshot():
            return _words(self._database, self._story)

    def conflicts(self) -> tuple[ConflictOutline, ...]:
        """Which conflicts are there?"""
        with self._database.snapshot():
            return _conflicts(self._database, self._story)

    def quotations(self) -> tuple[QuotationOutline, ...]:
        """Which quotations changed?"""
        with self._database.snapshot():
            return _quotations(self._database, self._story)

    def ledger(self) -> tuple[LedgerOutline, ...]:
        """Which rows has the ledger? In the order that linking gave them, open ones first."""
        with self._database.snapshot():
            return tuple(sorted(_ledger(self._database, self._story), key=lambda row: not row.is_open))

    def silent(self) -> tuple[str, ...]:
        """Which articles leave out what others carry, or have something alone? In order of print."""
        with self._database.snapshot():
            return _silent(self._database, self._story)

    def timeline(self) -> tuple[str, ...]:
        """Which rows has the timeline? In their order."""
        rows = self._database.rows("SELECT id FROM timeline WHERE story_id = ? ORDER BY position", self._story)
        return tuple(row["id"] for row in rows)

    def people(self) -> tuple[str, ...]:
        """Who says something, or is named twice or more as a person or a body? Those that say most first."""
        rows = self._database.rows(
            "SELECT id FROM entities INDEXED BY entities_by_weight WHERE story_id = ?"  # noqa: S608 - kinds of ours
            f" AND (statements > 0 OR (kind IN ('{EntityKind.PERSON}', '{EntityKind.ORGANIZATION}') AND mentions > 1))"
            " ORDER BY statements DESC, mentions DESC, name, id",
            self._story,
        )
        return tuple(row["id"] for row in rows)

    def speakers(self) -> tuple[str, ...]:
        """Which entities say something? Those that say most first."""
        rows = self._database.rows(
            "SELECT id FROM entities INDEXED BY entities_by_weight WHERE story_id = ? AND statements > 0"
            " ORDER BY statements DESC, mentions DESC, name, id",
            self._story,
        )
        return tuple(row["id"] for row in rows)

    def voices(self, *standings: Standing) -> int:
        """How many are heard who stand so?"""
        with self._database.snapshot():
            return how_many(self._database, self._story, standings)


def _claims(database: Database, story: str) -> tuple[ClaimOutline, ...]:
    """Return the claims of a story that several reports carry, or that somebody answers."""
    reviews = Reviews(judgements(database))
    rejected = reviews.rejected()
    denied: dict[str, int] = defaultdict(int)
    answered: set[str] = set()
    for row in database.rows(
        "SELECT x.claim_id, x.reply, x.statement_id FROM claims AS c"
        " CROSS JOIN claim_replies AS x ON x.claim_id = c.id WHERE c.story_id = ?",
        story,
    ):
        claim, reply = row["claim_id"], row["statement_id"]
        answered.add(claim)
        if row["reply"] == "denied" and reply not in rejected:
            denied[claim] += not is_rejected(database, reviews, claim, reply)
    rows = database.rows("SELECT id, reports, confidence FROM claims WHERE story_id = ?", story)
    return tuple(
        ClaimOutline(
            id=row["id"],
            reports=row["reports"],
            denied=denied[row["id"]],
            answered=row["id"] in answered,
            loose=is_loose(row["confidence"]) and not _is_accepted(database, reviews, row["id"]),
        )
        for row in rows
        if row["reports"] > 1 or row["id"] in answered
    )


def _words(database: Database, story: str) -> tuple[ClaimWords, ...]:
    rows = database.rows(
        "SELECT c.id, s.statement_id, (SELECT count(*) FROM claim_statements AS x WHERE x.claim_id = c.id) AS many"
        " FROM claims AS c CROSS JOIN claim_statements AS s ON s.claim_id = c.id AND s.position = 0"
        " WHERE c.story_id = ? ORDER BY many DESC, c.id",
        story,
    )
    words = grouped(
        database.rows(
            "SELECT w.claim_id, w.word FROM claims AS c CROSS JOIN claim_words AS w ON w.claim_id = c.id"
            " WHERE c.story_id = ? ORDER BY w.claim_id, w.position",
            story,
        ),
        "claim_id",
    )
    return tuple(
        ClaimWords(
            id=row["id"],
            statement_id=row["statement_id"],
            words=tuple(one["word"] for one in words.get((row["id"],), ())),
        )
        for row in rows
    )


def _is_accepted(database: Database, reviews: Reviews, claim: str) -> bool:
    """Tell whether a person says that a claim's statements say one thing; they are read where one judged a claim."""
    if not reviews.any(Subject.CLAIM):
        return False
    rows = database.rows("SELECT statement_id FROM claim_statements WHERE claim_id = ? ORDER BY position", claim)
    return reviews.of_claim(claim, [row["statement_id"] for row in rows]).state is State.ACCEPTED


def is_rejected(database: Database, reviews: Reviews, claim: str, reply: str) -> bool:
    """Tell whether a person says that a statement is no reply to a claim; its statements are read where one judged."""
    if not reviews.knows(Subject.REPLY, reply):
        return False
    rows = database.rows("SELECT statement_id FROM claim_statements WHERE claim_id = ? ORDER BY position", claim)
    return reviews.of_reply(reply, [row["statement_id"] for row in rows]).state is State.REJECTED


def _conflicts(database: Database, story: str) -> tuple[ConflictOutline, ...]:
    """Return the conflicts of a story."""
    reviews = Reviews(judgements(database))
    rows = database.rows(
        "SELECT c.id, c.explained_by, count(DISTINCT v.article_id) AS reports FROM conflicts AS c"
        " CROSS JOIN given_values AS v ON v.conflict_id = c.id WHERE c.story_id = ? GROUP BY c.id",
        story,
    )
    settled = set()
    if reviews.any(Subject.CONFLICT):  # what people say of a conflict hangs on its values
        for conflict in stored_conflicts(database, Chosen(story=story)):
            review = reviews.of_conflict(conflict)
            now = {review.value_of(one.statement_id, one.span) or one.value for one in conflict.values}
            if review.rejection is not None or len(now) == 1:
                settled.add(conflict.id)
    return tuple(
        ConflictOutline(
            id=row["id"],
            explained_by=Explanation(row["explained_by"]),
            reports=row["reports"],
            settled=row["id"] in settled,
        )
        for row in rows
    )


def _quotations(database: Database, story: str) -> tuple[QuotationOutline, ...]:
    """Return the quotations of a story that changed."""
    reviews = Reviews(judgements(database))
    return tuple(
        QuotationOutline(
            id=one.id,
            kinds=frozenset(change.kind for change in one.changes),
            share=one.share,
            rejected=reviews.of_quotation(one.id, one.statement_ids).rejection is not None,
        )
        for one in stored_quotations(database, Chosen(story=story))
    )


def _ledger(database: Database, story: str) -> tuple[LedgerOutline, ...]:
    """Return the rows of a story's ledger, in the order that linking gave them."""
    reviews = Reviews(judgements(database))
    found = []
    for row in stored_ledger(database, Chosen(story=story)):
        review = reviews.of_row(row.id, row.statement_ids)
        is_open = row.open if review.outcome is None else review.outcome in {Outcome.NONE, Outcome.REPEATED}
        found.append(LedgerOutline(id=row.id, is_open=is_open, rejected=review.rejection is not None))
    return tuple(found)


def _silent(database: Database, story: str) -> tuple[str, ...]:
    """Return the articles of a story that leave out what others carry, or have something alone, in order of print."""
    rows = database.rows(
        """
        SELECT a.id FROM story_articles AS sa
        CROSS JOIN articles AS a ON a.id = sa.article_id
        CROSS JOIN pages AS p ON p.article_id = a.id
        WHERE sa.story_id = ?1
            AND EXISTS (SELECT 1 FROM silences AS x WHERE x.article_id = sa.article_id AND x.story_id = ?1)
        ORDER BY a.printed_at, coalesce(a.outlet, ''), p.name, a.id
        """,
        story,
    )
    return tuple(row["id"] for row in rows)
