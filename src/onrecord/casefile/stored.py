"""What a case holds, back in the types that it came from: equal to what was put, to the last code point."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from sqlite3 import Row

from onrecord.casefile.chosen import Chosen
from onrecord.casefile.database import Database
from onrecord.casefile.rows import span, span_or_none
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.article import Article, Block, BlockRole, Detail, Evidence, Place
from onrecord.model.mention import EntityKind, Mention, MentionForm
from onrecord.model.provenance import Provenance
from onrecord.model.span import Span
from onrecord.model.statement import (
    Act,
    Certainty,
    Manner,
    Occasion,
    OccasionKind,
    Relay,
    Speaker,
    Statement,
    ToldBy,
    Unnamed,
)
from onrecord.model.timex import Anchor, Bound, Timex, TimexType

LAYERS = ("sentences", "mentions", "timexes", "statements")


def annotated_articles(
    database: Database, article_ids: Iterable[str] | None = None, layers: Collection[str] = LAYERS
) -> Iterator[AnnotatedArticle]:
    """Give articles with their layers, one at a time: those asked for, in that order, or all in the order of ids.

    A layer that is not asked for is empty.

    Raises:
        KeyError: there is no such article.
    """
    makers = {row["id"]: _provenance(row) for row in database.rows("SELECT * FROM provenance")}
    if article_ids is None:
        article_ids = [row["id"] for row in database.rows("SELECT id FROM articles ORDER BY id")]
    for article_id in article_ids:
        said = _statements(database, article_id, makers) if "statements" in layers else ()
        sentences, mentions, timexes = (
            _layer(database, layer, article_id) if layer in layers else ()
            for layer in ("sentences", "mentions", "timexes")
        )
        yield AnnotatedArticle(
            article=_article(database, article_id),
            sentences=tuple(map(span, sentences)),
            mentions=tuple(map(_mention, mentions)),
            timexes=tuple(map(_timex, timexes)),
            statements=tuple(s for s in said if s.manner is not Manner.OWN_VOICE),
            own_voice=tuple(s for s in said if s.manner is Manner.OWN_VOICE),
        )


def blocks(database: Database, article_id: str) -> tuple[Block, ...]:
    """Return the blocks of an article in reading order."""
    return tuple(
        Block(
            span=span(row),
            role=BlockRole(row["role"]),
            place=None
            if row["selector"] is None
            else Place(selector=row["selector"], start=row["place_start"], end=row["place_end"]),
        )
        for row in _layer(database, "blocks", article_id)
    )


def timexes(database: Database, article_id: str) -> tuple[Timex, ...]:
    """Return the time expressions of an article in reading order."""
    return tuple(map(_timex, _layer(database, "timexes", article_id)))


def timexes_of(database: Database, timex_ids: Iterable[str]) -> dict[str, Timex]:
    """Return time expressions by their ids."""
    where, values = Chosen(ids=tuple(timex_ids)).condition()
    rows = database.rows(f"SELECT * FROM timexes WHERE {where}", *values)  # noqa: S608 - ours
    return {row["id"]: _timex(row) for row in rows}


def _layer(database: Database, table: str, article_id: str) -> list[Row]:
    query = f"SELECT * FROM {table} WHERE article_id = ? ORDER BY position"  # noqa: S608 - named in this module
    return database.rows(query, article_id)


def _provenance(row: Row) -> Provenance:
    return Provenance(maker=row["maker"], version=row["version"], settings=row["settings"])


def _article(database: Database, article_id: str) -> Article:
    row = database.row(
        "SELECT a.*, p.name, p.sha256 FROM articles AS a JOIN pages AS p ON p.article_id = a.id WHERE a.id = ?",
        article_id,
    )
    if row is None:
        raise KeyError(article_id)
    details = {
        found["field"]: Detail(value=row[found["field"]], evidence=Evidence(found["evidence"]), where=found["where"])
        for found in database.rows("SELECT * FROM details WHERE article_id = ?", article_id)
    }
    return Article(
        id=row["id"],
        page_sha256=row["sha256"],
        name=row["name"],
        text=row["text"] if row["exact"] is None else row["exact"].decode("utf-8", "surrogatepass"),
        blocks=blocks(database, article_id),
        language=row["language"],
        title=details.get("title"),
        outlet=details.get("outlet"),
        byline=details.get("byline"),
        published=details.get("published"),
        url=details.get("url"),
        updated=details.get("updated"),
        captured=details.get("captured"),
    )


def _mention(row: Row) -> Mention:
    return Mention(
        id=row["id"],
        article_id=row["article_id"],
        span=span(row),
        extent=Span(row["extent_start"], row["extent_end"]),
        form=MentionForm(row["form"]),
        kind=row["kind"] and EntityKind(row["kind"]),
        role=span_or_none(row, "role_"),
        chain=row["chain"],
    )


def _timex(row: Row) -> Timex:
    return Timex(
        id=row["id"],
        article_id=row["article_id"],
        span=span(row),
        type=TimexType(row["type"]),
        value=row["value"],
        mod=row["mod"],
        anchor=Anchor(row["anchor"]),
        anchor_id=row["anchor_id"],
        meaning=row["meaning"],
        bound=row["bound"] and Bound(row["bound"]),
        ended_by=row["ended_by"],
    )


def parts(database: Database, table: str, article_id: str, order: str = "position") -> dict[str, list[Row]]:
    """Return the rows of a table (contents, speakers, ...) that belong to an article's statements, by statement."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in database.rows(
        f"SELECT x.* FROM statements AS s JOIN {table} AS x ON x.statement_id = s.id"  # noqa: S608 - named in this package
        f" WHERE s.article_id = ? ORDER BY s.position, x.{order}",
        article_id,
    ):
        found[row["statement_id"]].append(row)
    return found


def _statements(database: Database, article_id: str, makers: dict[str, Provenance]) -> tuple[Statement, ...]:
    contents = parts(database, "contents", article_id)
    speakers = parts(database, "speakers", article_id)
    relays = parts(database, "relays", article_id)
    words = parts(database, "telling_words", article_id)
    unnamed = parts(database, "unnamed", article_id, "start")
    return tuple(
        Statement(
            id=row["id"],
            article_id=row["article_id"],
            content=tuple(span(part) for part in contents.get(row["id"], ())),
            source=span_or_none(row, "source_"),
            cue=span_or_none(row, "cue_"),
            manner=Manner(row["manner"]),
            act=Act(row["act"]),
            certainty=Certainty(row["certainty"]),
            confidence=row["confidence"],
            speakers=tuple(_speaker(k) for k in speakers.get(row["id"], ())),
            addressee=None
            if row["addressee"] is None
            else Speaker(name=row["addressee"], mention_id=row["addressee_mention_id"]),
            via=tuple(Relay(span=span(r), name=r["name"]) for r in relays.get(row["id"], ())),
            unnamed=_unnamed(unnamed[row["id"]][0]) if row["id"] in unnamed else None,
            within=row["within"],
            said=row["said"],
            occasion=_occasion(row),
            matter=span_or_none(row, "matter_"),
            act_words=tuple(span(w) for w in words.get(row["id"], ()) if w["tells"] == "act"),
            certainty_words=tuple(span(w) for w in words.get(row["id"], ()) if w["tells"] == "certainty"),
            provenance=makers[row["provenance_id"]],
        )
        for row in _layer(database, "statements", article_id)
    )


def _speaker(row: Row) -> Speaker:
    return Speaker(
        name=row["name"],
        mention_id=row["mention_id"],
        told_by=ToldBy(row["told_by"]),
        speaks_for=row["speaks_for"],
    )


def _unnamed(row: Row) -> Unnamed:
    return Unnamed(
        description=span(row),
        at_least=row["at_least"],
        at_most=row["at_most"],
        institution=span_or_none(row, "institution_"),
        reason=span_or_none(row, "reason_"),
    )


def _occasion(row: Row) -> Occasion | None:
    if row["occasion"] is None:
        return None
    return Occasion(kind=OccasionKind(row["occasion"]), span=span(row, "occasion_"))
