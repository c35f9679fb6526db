"""What people corrected and rejected, taken in before a story is linked: linking reads what they left."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.casefile.reviews import Reviews, State
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.claim import Claim
from onrecord.model.corrected import corrected_article, is_by_person
from onrecord.model.judgement import PAIRS, Judgement, Subject


def pairs_on(subject: Subject, judged: Iterable[Judgement]) -> list[Judgement]:
    """Return what was said of two things of a sort: that they are one, or two."""
    return [one for one in judged if one.subject is subject and one.verdict in PAIRS]


def opinions(judged: Iterable[Judgement]) -> Reviews:
    """Return what people say of statements, and of what they answer."""
    return Reviews(one for one in judged if one.subject in {Subject.STATEMENT, Subject.REPLY})


def heeded(articles: Sequence[AnnotatedArticle], reviews: Reviews) -> Sequence[AnnotatedArticle]:
    """Return the articles with their statements as people corrected them, without those that they rejected."""
    corrections, rejected = reviews.corrections(), reviews.rejected()
    if not corrections and not rejected:
        return articles
    return [corrected_article(one, corrections, rejected) for one in articles]


def deniers(claim: Claim, reviews: Reviews) -> tuple[str, ...]:
    """Return the statements that deny a claim, without those of which a person says that they don't."""
    return tuple(
        one for one in claim.denied_by if reviews.of_reply(one, claim.statement_ids).state is not State.REJECTED
    )


def by_program(articles: Iterable[AnnotatedArticle]) -> list[AnnotatedArticle]:
    """Return the articles with the time expressions that the program found: a timeline's rows stand on these alone."""
    return [replace(one, timexes=tuple(timex for timex in one.timexes if not is_by_person(timex))) for one in articles]
