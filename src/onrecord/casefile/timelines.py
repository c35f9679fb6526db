"""The timeline, read from a case: rows with their evidence, and the dates in it whose weekday is another's."""

from collections import defaultdict

from onrecord.casefile.answers import ContradictionAnswer, ExtractAnswer, TimelineAnswer
from onrecord.casefile.database import Database
from onrecord.casefile.read import Texts
from onrecord.model.interval import other_weekday


def timeline(database: Database, story: str | None = None) -> tuple[TimelineAnswer, ...]:
    """Return what happened or was said when, in the order that linking gave it."""
    texts = Texts(database)
    evidence: dict[str, list[ExtractAnswer]] = defaultdict(list)
    for row in database.rows(
        "SELECT x.*, a.outlet FROM extracts AS x JOIN timeline AS t ON t.id = x.timeline_id"
        " JOIN articles AS a ON a.id = x.article_id WHERE ? IS NULL OR t.story_id = ? ORDER BY x.position",
        *(story, story),
    ):
        sliced = texts.words(row["article_id"], row["start"], row["end"])
        extract = ExtractAnswer(
            article_id=row["article_id"], outlet=row["outlet"], span=sliced.span, words=sliced.words
        )
        evidence[row["timeline_id"]].append(extract)
    contradictions = _contradictions(database, texts, story)
    return tuple(
        TimelineAnswer(
            id=row["id"],
            story_id=row["story_id"],
            when=row["when"],
            what=" ".join(evidence[row["id"]][0].words.split()),
            evidence=tuple(evidence[row["id"]]),
            contradictions=tuple(contradictions.get(row["id"], ())),
        )
        for row in database.rows(
            "SELECT * FROM timeline WHERE ? IS NULL OR story_id = ? ORDER BY story_id, position", story, story
        )
    )


def _contradictions(database: Database, texts: Texts, story: str | None) -> dict[str, list[ContradictionAnswer]]:
    """Return the dates in the evidence of a timeline that are printed with another weekday than they have, by row."""
    found: dict[str, list[ContradictionAnswer]] = defaultdict(list)
    for row in database.rows(
        "SELECT x.timeline_id, a.outlet, d.* FROM extracts AS x JOIN timeline AS t ON t.id = x.timeline_id"
        " JOIN articles AS a ON a.id = x.article_id"
        " JOIN timexes AS d ON d.article_id = x.article_id AND d.start >= x.start AND d.end <= x.end"
        ' WHERE (? IS NULL OR t.story_id = ?) AND substr(d.value, 1, 10) = substr(t."when", 1, 10)'
        " ORDER BY x.position, d.position",
        *(story, story),
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
