"""What goes when an article is to be read anew: its rows, and all that linking found."""

from onrecord.casefile.database import Database
from onrecord.casefile.put_links import LINKS

_OF_STATEMENTS = ("contents", "speakers", "telling_words", "unnamed", "relays")
_OF_ARTICLES = ("counted", "sizes", "statements", "timexes", "mentions", "sentences", "blocks", "details")


def forget_article(database: Database, article_id: str) -> None:
    """Delete an article's rows; its page waits to be read again. Linking has all other articles to do again.

    The caller owns the transaction, and has switched foreign keys off: seeing at each row whether another one refers
    to it would read whole tables, and all of an article goes together.
    """
    for table in LINKS:
        database.run(f"DELETE FROM {table}")  # noqa: S608 - named in this package
    database.run("INSERT INTO unlinked (article_id) SELECT id FROM articles WHERE id != ?", article_id)
    # An index of words over the rows of others is told the words that go, while they are still there.
    database.run(
        "INSERT INTO statements_fts (statements_fts, rowid, speakers, source, cue, content)"
        " SELECT 'delete', number, speakers, source, cue, content FROM statement_words WHERE article_id = ?",
        article_id,
    )
    database.run(
        "INSERT INTO articles_fts (articles_fts, rowid, title, text)"
        " SELECT 'delete', number, title, text FROM articles WHERE id = ?",
        article_id,
    )
    for table in _OF_STATEMENTS:
        database.run(
            f"DELETE FROM {table} WHERE statement_id IN (SELECT id FROM statements WHERE article_id = ?)",  # noqa: S608
            article_id,
        )
    for table in _OF_ARTICLES:
        database.run(f"DELETE FROM {table} WHERE article_id = ?", article_id)  # noqa: S608 - named above
    database.run("UPDATE pages SET article_id = NULL WHERE article_id = ?", article_id)
    database.run("DELETE FROM articles WHERE id = ?", article_id)
