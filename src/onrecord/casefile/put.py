"""The rows of one annotated article."""

from collections.abc import Iterable, Iterator

from onrecord.casefile.database import Database, shown
from onrecord.casefile.names import ending
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.article import Article, Detail
from onrecord.model.identity import record_id
from onrecord.model.provenance import Provenance
from onrecord.model.span import Span
from onrecord.model.statement import Manner, Statement
from onrecord.model.timex import Timex

DETAILS = ("title", "outlet", "byline", "published", "url", "updated", "captured")


def put_article(database: Database, annotated: AnnotatedArticle) -> None:
    """Write an article and its layers; the caller owns the transaction.

    Raises:
        ValueError: a layer reaches outside the text, is another article's, or refers to what isn't there.
    """
    article = annotated.article
    _check(annotated)
    _put_text(database, article)
    database.run_many(
        "INSERT INTO blocks VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (article.id, position, b.span.start, b.span.end, b.role, p.selector, p.start, p.end)
            if (p := b.place)
            else (article.id, position, b.span.start, b.span.end, b.role, None, None, None)
            for position, b in enumerate(article.blocks)
        ),
    )
    database.run_many(
        "INSERT INTO sentences VALUES (?, ?, ?, ?)",
        ((article.id, position, s.start, s.end) for position, s in enumerate(annotated.sentences)),
    )
    database.run_many(
        "INSERT INTO mentions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (m.id, article.id, position, *_ends(m.span), *_ends(m.extent), m.form, m.kind, *_ends(m.role), m.chain)
            for position, m in enumerate(annotated.mentions)
        ),
    )
    database.run_many(
        "INSERT INTO timexes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (t.id, article.id, n, *_ends(t.span), t.type, t.value, t.mod, t.anchor, t.anchor_id, t.meaning, *_end_of(t))
            for n, t in enumerate(annotated.timexes)
        ),
    )
    _put_statements(database, annotated)
    own = len(annotated.own_voice)
    layers = (article.blocks, annotated.mentions, annotated.timexes, annotated.statements)
    blocks, mentions, timexes, statements = map(len, layers)
    database.run(
        "INSERT INTO sizes VALUES (?, ?, ?, ?, ?, ?)", article.id, blocks, mentions, timexes, statements + own, own
    )
    database.run("INSERT INTO unlinked (article_id) VALUES (?)", article.id)


def put_day(database: Database, article_id: str, published: Detail, timexes: Iterable[Timex]) -> None:
    """Write a day of publication told later, and what an article's time expressions mean on it.

    The caller owns the transaction.
    """
    database.run("UPDATE articles SET published = ? WHERE id = ?", published.value, article_id)
    database.run(
        "INSERT OR REPLACE INTO details VALUES (?, 'published', ?, ?)", article_id, published.evidence, published.where
    )
    database.run_many(
        "UPDATE timexes SET value = ?, anchor = ?, anchor_id = ? WHERE id = ?",
        ((t.value, t.anchor, t.anchor_id, t.id) for t in timexes),
    )
    database.run("INSERT OR REPLACE INTO unlinked (article_id) VALUES (?)", article_id)


def _check(annotated: AnnotatedArticle) -> None:
    """Refuse what no reader could follow, with a sentence: SQLite would only say that a key failed, and at the end."""
    article = annotated.article
    owners = {m.article_id for m in annotated.mentions} | {t.article_id for t in annotated.timexes}
    said = (*annotated.statements, *annotated.own_voice)
    owners |= {s.article_id for s in said}
    records = len(annotated.mentions) + len(annotated.timexes) + len(said)
    reach = max((span.end for span in _spans(annotated)), default=0)
    mentions = {m.id for m in annotated.mentions}
    timexes = {t.id for t in annotated.timexes}
    statements = {s.id for s in said}
    speakers = {k.mention_id for s in annotated.statements for k in (*s.speakers, s.addressee) if k is not None}
    wrong = {
        "a statement has neither words nor cue": not all(s.content or s.cue for s in said),
        "an own voice is another's": any((s.manner is Manner.OWN_VOICE) != (s in annotated.own_voice) for s in said),
        f"a span ends at {reach}, the text at {len(article.text)}": reach > len(article.text),
        "a layer is another article's": not owners <= {article.id},
        "two records of one layer share an id": len(mentions) + len(timexes) + len(statements) < records,
        "a chain starts at no mention": not {m.chain for m in annotated.mentions} - {None} <= mentions,
        "a speaker or addressee stands on no mention": not speakers <= mentions,
        "an anchor is no time expression": not {t.anchor_id for t in annotated.timexes} - {None} <= timexes,
        "a stretch ends with no time expression": not {t.ended_by for t in annotated.timexes} - {None} <= timexes,
        "a statement is dated by no time expression": not {s.said for s in said} - {None} <= timexes,
        "a statement is within no statement": not {s.within for s in said} - {None} <= statements,
    }
    if found := [sentence for sentence, holds in wrong.items() if holds]:
        msg = f"article {article.id} (“{article.name}”) can't be put: {'; '.join(found)}"
        raise ValueError(msg)


def _spans(annotated: AnnotatedArticle) -> Iterator[Span]:
    yield from (block.span for block in annotated.article.blocks)
    yield from annotated.sentences
    for mention in annotated.mentions:
        yield from (mention.span, mention.extent, mention.role or mention.span)
    yield from (timex.span for timex in annotated.timexes)
    for statement in (*annotated.statements, *annotated.own_voice):
        yield from statement.content
        yield from (span for span in (statement.source, statement.cue) if span is not None)
        yield from (relay.span for relay in statement.via)
        yield from (*statement.act_words, *statement.certainty_words)
        yield from (span for span in (statement.matter, statement.occasion and statement.occasion.span) if span)
        if (unnamed := statement.unnamed) is not None:
            yield from (span for span in (unnamed.description, unnamed.institution, unnamed.reason) if span)


def _end_of(timex: Timex) -> tuple[str | None, str | None]:
    return timex.bound, timex.ended_by


def _ends(span: Span | None) -> tuple[int | None, int | None]:
    return (None, None) if span is None else (span.start, span.end)


def _put_text(database: Database, article: Article) -> None:
    known = [(name, detail) for name in DETAILS if (detail := getattr(article, name)) is not None]
    values = {name: detail.value for name, detail in known}
    text = shown(article.text)
    exact = None if text == article.text else article.text.encode("utf-8", "surrogatepass")
    database.run(
        "INSERT INTO articles (id, title, outlet, byline, published, url, updated, captured, language, text, exact)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        article.id,
        *(values.get(name) for name in DETAILS),
        article.language,
        text,
        exact,
    )
    database.run(
        "INSERT INTO articles_fts (rowid, title, text) SELECT number, title, text FROM articles WHERE id = ?",
        article.id,
    )
    database.run_many(
        "INSERT INTO details VALUES (?, ?, ?, ?)",
        ((article.id, name, detail.evidence, detail.where) for name, detail in known),
    )


def _put_statements(database: Database, annotated: AnnotatedArticle) -> None:
    statements = (*annotated.statements, *annotated.own_voice)
    makers = {s.provenance: _provenance_id(s.provenance) for s in statements}
    database.run_many(
        "INSERT INTO provenance VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
        ((key, p.maker, p.version, p.settings) for p, key in makers.items()),
    )
    database.run_many(
        "INSERT INTO statements (id, article_id, position, source_start, source_end, cue_start, cue_end, manner, act,"
        " certainty, confidence, addressee, addressee_mention_id, anonymous, within, said, occasion, occasion_start,"
        " occasion_end, matter_start, matter_end, provenance_id)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (_statement(s, position, makers[s.provenance]) for position, s in enumerate(statements)),
    )
    database.run_many(
        "INSERT INTO contents VALUES (?, ?, ?, ?)",
        ((s.id, position, c.start, c.end) for s in statements for position, c in enumerate(s.content)),
    )
    database.run_many(
        "INSERT INTO speakers VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (s.id, position, k.name, k.mention_id, k.told_by, k.speaks_for, ending(k.name))
            for s in statements
            for position, k in enumerate(s.speakers)
        ),
    )
    database.run_many(
        "INSERT INTO telling_words VALUES (?, ?, ?, ?, ?)",
        (
            (s.id, tells, position, words.start, words.end)
            for s in statements
            for tells, told in (("act", s.act_words), ("certainty", s.certainty_words))
            for position, words in enumerate(told)
        ),
    )
    database.run_many(
        "INSERT INTO unnamed VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (s.id, *_ends(u.description), u.at_least, u.at_most, *_ends(u.institution), *_ends(u.reason))
            for s in statements
            if (u := s.unnamed) is not None
        ),
    )
    database.run_many(
        "INSERT INTO relays VALUES (?, ?, ?, ?, ?)",
        ((s.id, position, r.span.start, r.span.end, r.name) for s in statements for position, r in enumerate(s.via)),
    )
    database.run(
        "INSERT INTO statements_fts (rowid, speakers, source, cue, content)"
        " SELECT number, speakers, source, cue, content FROM statement_words WHERE article_id = ? ORDER BY number",
        annotated.article.id,
    )


def _statement(s: Statement, position: int, maker: str) -> tuple[str | int | float | None, ...]:
    addressee = (None, None) if s.addressee is None else (s.addressee.name, s.addressee.mention_id)
    spans = (*_ends(s.source), *_ends(s.cue))
    layers = (s.manner, s.act, s.certainty, s.confidence, *addressee, int(s.anonymous), s.within, s.said)
    occasion = (None, None, None) if s.occasion is None else (s.occasion.kind, *_ends(s.occasion.span))
    return (s.id, s.article_id, position, *spans, *layers, *occasion, *_ends(s.matter), maker)


def _provenance_id(provenance: Provenance) -> str:
    return record_id("provenance", provenance.maker, provenance.version, provenance.settings)
