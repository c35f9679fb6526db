"""The timeline, read from a case: rows with their evidence, and the dates in it whose weekday is another's."""

from collections import defaultdict

from onrecord.casefile.answers import ContradictionAnswer, DatedExtract, TimelineAnswer
from onrecord.casefile.chosen import ALL, Chosen, parts_of
from onrecord.casefile.database import Database
from onrecord.casefile.judged import judgements
from onrecord.casefile.read import Texts
from onrecord.casefile.reviews import Reviews
from onrecord.model.correction import Field
from onrecord.model.interval import other_weekday
from onrecord.model.span import Span
from onrecord.model.timex import Bound


def timeline(database: Database, chosen: Chosen = ALL) -> tuple[TimelineAnswer, ...]:
    """Return what happened or was said when, in the order that linking gave it."""
    texts = Texts(database)
    where, values = chosen.condition("t.id")
    told = _told_by_people(database)
    evidence: dict[str, list[DatedExtract]] = defaultdict(list)
    for row in database.rows(
        "SELECT x.*, a.outlet, d.value, d.start AS dated_start, d.end AS dated_end FROM extracts AS x"  # noqa: S608 - ours
        " JOIN timeline AS t ON t.id = x.timeline_id JOIN articles AS a ON a.id = x.article_id"
        " LEFT JOIN timexes AS d ON d.id = x.timex_id"
        f" WHERE {where} ORDER BY x.timeline_id, x.position",
        *values,
    ):
        sliced = texts.words(row["article_id"], row["start"], row["end"])
        dated = row["value"] and texts.words(row["article_id"], row["dated_start"], row["dated_end"])
        extract = DatedExtract(
            article_id=row["article_id"],
            outlet=row["outlet"],
            span=sliced.span,
            words=sliced.words,
            dated_by=dated,
            value=None if dated is None else told.get((row["article_id"], dated.span), row["value"]),
        )
        evidence[row["timeline_id"]].append(extract)
    otherwise: dict[str, list[str]] = defaultdict(list)
    for row in parts_of(database, "dated_otherwise", "timeline_id", "timeline", chosen):
        otherwise[row["timeline_id"]].append(row["other_id"])
    contradictions = _contradictions(database, texts, chosen)
    return tuple(
        TimelineAnswer(
            id=row["id"],
            story_id=row["story_id"],
            when=row["when"],
            what=" ".join(evidence[row["id"]][0].words.split()),
            evidence=tuple(evidence[row["id"]]),
            mod=row["mod"],
            bound=row["bound"] and Bound(row["bound"]),
            otherwise=tuple(otherwise.get(row["id"], ())),
            contradictions=tuple(contradictions.get(row["id"], ())),
        )
        for row in database.rows(
            "SELECT t.*, d.mod, d.bound FROM timeline AS t LEFT JOIN timexes AS d ON d.id = t.timex_id"  # noqa: S608 - ours
            f" WHERE {where} ORDER BY t.story_id, t.position",
            *values,
        )
    )


def _told_by_people(database: Database) -> dict[tuple[str, Span], str]:
    """Return what day words stand for by a person's word, by their article and place."""
    found = {}
    for statement, corrections in Reviews(judgements(database)).corrections().items():
        row = database.row("SELECT article_id FROM statements WHERE id = ?", statement)
        for reading in (r for c in corrections if c.field in {Field.DAY, Field.SAID} for r in c.readings):
            if row is not None and reading.span is not None and reading.value is not None:
                found[row["article_id"], reading.span] = reading.value
    return found


def _contradictions(database: Database, texts: Texts, chosen: Chosen) -> dict[str, list[ContradictionAnswer]]:
    """Return the dates in the evidence of a timeline that are printed with another weekday than they have, by row."""
    found: dict[str, list[ContradictionAnswer]] = defaultdict(list)
    where, values = chosen.condition("t.id")
    for row in database.rows(
        "SELECT x.timeline_id, a.outlet, d.* FROM extracts AS x JOIN timeline AS t ON t.id = x.timeline_id"  # noqa: S608 - ours
        " JOIN articles AS a ON a.id = x.article_id"
        " JOIN timexes AS d ON d.article_id = x.article_id AND d.start >= x.start AND d.end <= x.end"
        f' WHERE {where} AND substr(d.value, 1, 10) = substr(t."when", 1, 10)'
        " ORDER BY x.position, d.position",
        *values,
    ):
        sliced = texts.words(row["article_id"], row["start"], row["end"])
        if weekday := other_weekday(sliced.words, row["value"]):
            found[row["timeline_id"]].append(
                ContradictionAnswer(
                    article_id=row["article_id"],
                    outlet=row["outlet"],
                    span=sliced.span,
                    words=sliced.words,
                    value=row["value"][:10],
                    weekday=weekday,
                )
            )
    return found
