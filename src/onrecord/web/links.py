"""Where things stand in the room: the address of a report with its words marked, of a story, of a person."""

from collections.abc import Iterable
from urllib.parse import quote, urlencode

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from onrecord.casefile.answers import Saying
from onrecord.casefile.mentions import MentionAnswer
from onrecord.composing.chapter import Chapter
from onrecord.composing.notes import Ref
from onrecord.model.span import Span

_REF = Markup('<sup class="ref"><a href="{0}"{2} aria-label="Note {1}: to the words in the report">{1}</a></sup>')
_ID = Markup(' id="r{}"')


def to_report(article_id: str) -> str:
    """Return the address of a report."""
    return f"/reports/{quote(article_id, safe='')}"


def to_citation(article_id: str, *, statement: str = "", spans: Iterable[Span] = ()) -> str:
    """Return the address of a citation: of a statement, of words, or of a report; it ends so that `as=` may follow."""
    asked = [("statement", statement)] if statement else [("mark", f"{span.start}-{span.end}") for span in spans]
    return f"/citations/{quote(article_id, safe='')}?{urlencode(asked)}{'&' if asked else ''}"


def to_cited(saying: Saying) -> str:
    """Return the address of a statement's citation."""
    return to_citation(saying.article_id, statement=saying.id).removesuffix("&")


def to_original(article_id: str) -> str:
    """Return the address of a report's page as it was printed."""
    return f"/originals/{quote(article_id, safe='')}"


def marks_asked(statement_id: str, marks: Iterable[Span]) -> str:
    """Return what an address of a report, or of its page, asks to be marked: `statement=ID`, `mark=start-end`."""
    asked = [("statement", statement_id)] if statement_id else []
    return urlencode([*asked, *(("mark", f"{span.start}-{span.end}") for span in marks)])


def to_statement(statement_id: str, article_id: str) -> str:
    """Return the address of a statement in its report, its words marked."""
    return f"{to_report(article_id)}?statement={quote(statement_id)}#s-{quote(statement_id)}"


def to_words(article_id: str, spans: Iterable[Span]) -> str:
    """Return the address of words in their report, marked."""
    return f"{to_report(article_id)}?{marks_asked('', spans)}#marked"


def to_comparison(*article_ids: str) -> str:
    """Return the address of reports side by side."""
    return f"/compare?{urlencode([('report', one) for one in article_ids])}"


def to_saying(saying: Saying, *, as_printed: bool = False) -> str:
    """Return the address of a statement in its report, its words marked there, or in the page as it was printed."""
    if as_printed:
        return f"{to_report(saying.article_id)}?as=printed&{marks_asked(saying.id, ())}"
    return to_statement(saying.id, saying.article_id)


def to_mention(mention: MentionAnswer) -> str:
    """Return the address of a mention in its report, marked."""
    return to_words(mention.article_id, [mention.words.span])


def of_notes(chapter: Chapter) -> dict[int, str]:
    """Return for each note of a chapter the address that its words have in the room."""
    statements = {number: statement for statement, number in chapter.note_of.items()}
    return {
        note.number: to_statement(statements[note.number], note.report.id)
        if note.number in statements
        else to_words(note.report.id, (part.span for _, parts in note.stretches for part in parts))
        for note in chapter.notes
    }


@pass_context
def at_report(context: Context, number: int, chapter: Chapter) -> str:
    """Return where a report of a chapter stands, by its number; one that is not listed on the page stands alone."""
    if number in context["listed"]:
        return f"#s{chapter.number}-report-{number}"
    return to_report(chapter.sheet.reports[number - 1].report.id)


@pass_context
def refs(context: Context, found: Iterable[Ref]) -> Markup:
    """Return references as small numbers that lead to the words in their reports."""
    hrefs = context["hrefs"]
    pieces = (_REF.format(hrefs[ref.number], ref.number, _ID.format(ref.number) if ref.first else "") for ref in found)
    return Markup("").join(pieces)
