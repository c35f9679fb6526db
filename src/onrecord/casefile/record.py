"""What a case answers about the record of a story: what is claimed, what differs, what is due, what is left out."""

import json
from collections.abc import Iterable, Sequence

from onrecord.casefile.accounts import (
    ChangeAnswer,
    ClaimAnswer,
    ConflictAnswer,
    DeadlineAnswer,
    FollowUpAnswer,
    LedgerAnswer,
    QuotationAnswer,
    Reply,
    SilenceAnswer,
    ValueAnswer,
)
from onrecord.casefile.answers import Words
from onrecord.casefile.chosen import ALL, Chosen
from onrecord.casefile.corrected_records import corrected_conflict, corrected_row
from onrecord.casefile.database import Database
from onrecord.casefile.judged import judgements
from onrecord.casefile.read import Texts, prints
from onrecord.casefile.reviews import Reviews
from onrecord.casefile.stored_claims import stored_claims, stored_conflicts, stored_quotations
from onrecord.casefile.stored_ledger import stored_ledger, stored_silences
from onrecord.model.claim import Claim
from onrecord.model.span import Span


def claims(database: Database, chosen: Chosen = ALL) -> tuple[ClaimAnswer, ...]:
    """Return what several statements say alike, those of most statements first."""
    reviews = Reviews(judgements(database))

    def replies(statement_ids: Iterable[str], claim: Claim) -> tuple[Reply, ...]:
        return tuple(
            Reply(statement_id=one, review=reviews.of_reply(one, claim.statement_ids)) for one in statement_ids
        )

    found = (
        ClaimAnswer(
            id=claim.id,
            story_id=claim.story_id,
            statement_ids=claim.statement_ids,
            words=claim.words,
            at_least=claim.at_least,
            at_most=claim.at_most,
            origins=claim.origins,
            denied_by=replies(claim.denied_by, claim),
            unanswered_by=replies(claim.unanswered_by, claim),
            ties=claim.ties,
            confidence=claim.confidence,
            review=reviews.of_claim(claim.id, claim.statement_ids),
        )
        for claim in stored_claims(database, chosen)
    )
    return tuple(sorted(found, key=lambda claim: -len(claim.statement_ids)))


def claims_of(database: Database, *, articles: Sequence[str] = (), statements: Sequence[str] = ()) -> Chosen:
    """Choose the claims in which a statement of these articles stands, or one of these statements."""
    rows = database.rows(
        "SELECT DISTINCT x.claim_id FROM statements AS s CROSS JOIN claim_statements AS x ON x.statement_id = s.id"
        " WHERE s.article_id IN (SELECT value FROM json_each(?)) UNION"
        " SELECT claim_id FROM claim_statements WHERE statement_id IN (SELECT value FROM json_each(?))",
        json.dumps(articles),
        json.dumps(statements),
    )
    return Chosen(ids=tuple(row["claim_id"] for row in rows))


def conflicts(database: Database, chosen: Chosen = ALL) -> tuple[ConflictAnswer, ...]:
    """Return where statements give different values for one thing, in the order of the ids."""
    texts = Texts(database)
    reviews = Reviews(judgements(database))
    stored = stored_conflicts(database, chosen)
    articles = {value.article_id for conflict in stored for value in conflict.values}
    printed = prints(database, articles)
    texts.take(articles)
    found = (
        ConflictAnswer(
            id=conflict.id,
            story_id=conflict.story_id,
            kind=conflict.kind,
            values=tuple(
                ValueAnswer(
                    article_id=value.article_id,
                    outlet=printed[value.article_id]["outlet"],
                    span=value.span,
                    words=value.span.of(texts[value.article_id]),
                    statement_id=value.statement_id,
                    published=printed[value.article_id]["published"],
                    value=value.value,
                )
                for value in conflict.values
            ),
            explained_by=conflict.explained_by,
            about=conflict.about,
            review=reviews.of_conflict(conflict),
        )
        for conflict in stored
    )
    return tuple(map(corrected_conflict, found))


def quotations(database: Database, chosen: Chosen = ALL) -> tuple[QuotationAnswer, ...]:
    """Return the utterances that two reports print differently, those with most words in common first."""
    texts = Texts(database)
    reviews = Reviews(judgements(database))

    def words(article_id: str, span: Span | None) -> Words | None:
        return None if span is None else Words(span=span, words=span.of(texts[article_id]))

    found = (
        QuotationAnswer(
            id=one.id,
            story_id=one.story_id,
            statement_ids=one.statement_ids,
            article_ids=one.article_ids,
            share=one.share,
            changes=tuple(
                ChangeAnswer(
                    kind=change.kind,
                    first=words(one.article_ids[0], change.first),
                    second=words(one.article_ids[1], change.second),
                )
                for change in one.changes
            ),
            review=reviews.of_quotation(one.id, one.statement_ids),
        )
        for one in stored_quotations(database, chosen)
    )
    return tuple(sorted(found, key=lambda one: -one.share))


def ledger(database: Database, chosen: Chosen = ALL) -> tuple[LedgerAnswer, ...]:
    """Return what is demanded, promised, threatened or due, by story, open ones first."""
    texts = Texts(database)
    reviews = Reviews(judgements(database))
    stored = stored_ledger(database, chosen)
    later = {one.article_id for row in stored for one in row.follow_ups}
    until = {row.until.article_id for row in stored if row.until is not None}
    printed = prints(database, {*later, *until, *(row.article_id for row in stored)})
    found = (
        LedgerAnswer(
            id=row.id,
            story_id=row.story_id,
            kind=row.kind,
            speakers=row.speakers,
            addressee=row.addressee,
            what=tuple(Words(span=span, words=span.of(texts[row.article_id])) for span in row.what),
            since=row.since,
            until=None
            if row.until is None
            else DeadlineAnswer(
                article_id=row.until.article_id,
                outlet=printed[row.until.article_id]["outlet"],
                span=row.until.span,
                words=row.until.span.of(texts[row.until.article_id]),
                statement_id=row.until.statement_id,
                value=row.until.value,
            ),
            article_id=row.article_id,
            outlet=printed[row.article_id]["outlet"],
            statement_ids=row.statement_ids,
            follow_ups=tuple(
                FollowUpAnswer(
                    article_id=one.article_id,
                    outlet=printed[one.article_id]["outlet"],
                    span=one.span,
                    words=one.span.of(texts[one.article_id]),
                    statement_id=one.statement_id,
                    published=printed[one.article_id]["published"],
                    outcome=one.outcome,
                )
                for one in row.follow_ups
            ),
            outcome=row.outcome,
            is_open=row.open,
            review=reviews.of_row(row.id, row.statement_ids),
        )
        for row in stored
    )
    return tuple(sorted(map(corrected_row, found), key=lambda row: (row.story_id, not row.is_open)))


def silences(
    database: Database, story: str | None = None, articles: Sequence[str] | None = None
) -> tuple[SilenceAnswer, ...]:
    """Return what each report leaves out and has alone, by story, what most others carry first."""
    chosen = Chosen(story=story)
    if articles is not None:
        query = "SELECT id FROM silences WHERE article_id IN (SELECT value FROM json_each(?))"
        chosen = Chosen(ids=tuple(row["id"] for row in database.rows(query, json.dumps(articles))))
    return tuple(
        SilenceAnswer(
            id=one.id,
            story_id=one.story_id,
            article_id=one.article_id,
            kind=one.kind,
            claim_id=one.claim_id,
            statement_ids=one.statement_ids,
            carried_by=one.carried_by,
        )
        for one in stored_silences(database, chosen)
    )
