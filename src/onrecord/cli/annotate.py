"""`onrecord annotate`: one article, no case; JSON lines out."""

from __future__ import annotations

import re
import sys
from hashlib import sha256
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.as_json import print_line
from onrecord.cli.options import PublishedOption
from onrecord.cli.outcome import Code, say
from onrecord.cli.paper import clean
from onrecord.composing.rows import printed
from onrecord.errors import BadSetting
from onrecord.model.article import Article
from onrecord.model.page import Given, Page, PageKind, SetAside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.model.annotated import AnnotatedArticle
    from onrecord.model.span import Span
    from onrecord.model.statement import Statement, Unnamed
    from onrecord.model.timex import Timex

_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)


def annotate(
    file: Annotated[
        str, typer.Argument(metavar="[FILE]", help="A page, or - for text or HTML on standard input.")
    ] = "-",
    *,
    published: PublishedOption = None,
) -> None:
    """Annotate one article and print its records as JSON lines, each with a `kind`; no case is made."""
    # spaCy and the readers of pages take a second to load, which --help must not wait for.
    from onrecord.annotate.article import annotate_articles  # noqa: PLC0415 - see above
    from onrecord.annotate.pipeline import load_pipeline  # noqa: PLC0415 - see above
    from onrecord.intake.pages import open_pages  # noqa: PLC0415 - see above
    from onrecord.intake.read import read_page  # noqa: PLC0415 - see above

    pages = _piped(published) if file == "-" else open_pages([file], published=published)
    outcomes = [page if isinstance(page, SetAside) else read_page(page) for page in pages]
    articles = [outcome for outcome in outcomes if isinstance(outcome, Article)]
    for outcome in outcomes:
        if isinstance(outcome, SetAside):
            say(clean(f"onrecord: {outcome.page.name} was set aside ({outcome.reason}). {outcome.explanation}"))
    for annotated in annotate_articles(articles, load_pipeline()) if articles else ():
        for record in records(annotated):
            print_line(record)
    if len(articles) < len(outcomes):
        raise typer.Exit(Code.SET_ASIDE)


def _piped(published: str | None) -> list[Page]:
    """Return the page on standard input: HTML where it begins like HTML, else text."""
    from onrecord.intake.days import read_day  # noqa: PLC0415 - as above

    if published is not None and read_day(published) is None:
        raise BadSetting(f"“{published}” is no day of publication; write it as 2017-05-29.")
    if sys.stdin.isatty():
        say("Reading from the terminal; end the text with Ctrl-D on a line of its own.")
    content = sys.stdin.buffer.read()
    kind = PageKind.HTML if _HTML.match(content) else PageKind.TEXT
    given = () if published is None else (Given(field="published", value=published, by="--published"),)
    return [Page(name="-", kind=kind, content=content, sha256=sha256(content).hexdigest(), given=given)]


def records(annotated: AnnotatedArticle) -> Iterator[dict[str, object]]:
    """Give everything that is known of an article, one record after the other, the words beside the offsets."""
    article, text = annotated.article, annotated.article.text
    yield {
        "kind": "article",
        **printed(article),
        "sha256": article.page_sha256,
        "length": len(text),
    }
    for block in article.blocks:
        yield {"kind": "block", **_words(block.span, text), "role": block.role}
    for mention in annotated.mentions:
        yield {
            "kind": "mention",
            "id": mention.id,
            **_words(mention.span, text),
            "form": mention.form,
            "entity_kind": mention.kind,
            "role": mention.role and _words(mention.role, text),
            "chain": mention.chain,
        }
    for timex in annotated.timexes:
        yield {
            "kind": "timex",
            "id": timex.id,
            **_words(timex.span, text),
            "type": timex.type,
            "value": timex.value,
            "mod": timex.mod,
            "anchor": timex.anchor,
            "anchor_id": timex.anchor_id,
            "bound": timex.bound,
            "ended_by": timex.ended_by,
        }
    said = {timex.id: timex for timex in annotated.timexes}
    for statement in annotated.statements:
        yield _statement(statement, text, said)


def _statement(statement: Statement, text: str, said: dict[str, Timex]) -> dict[str, object]:
    return {
        "kind": "statement",
        "id": statement.id,
        "source": statement.source and _words(statement.source, text),
        "cue": statement.cue and _words(statement.cue, text),
        "content": [_words(span, text) for span in statement.content],
        "manner": statement.manner,
        "act": statement.act,
        "certainty": statement.certainty,
        "confidence": statement.confidence,
        "speakers": [
            {
                "name": speaker.name,
                "mention": speaker.mention_id,
                "told_by": speaker.told_by,
                "speaks_for": speaker.speaks_for,
            }
            for speaker in statement.speakers
        ],
        "addressee": statement.addressee
        and {"name": statement.addressee.name, "mention": statement.addressee.mention_id},
        "via": [{"name": relay.name, **_words(relay.span, text)} for relay in statement.via],
        "anonymous": statement.anonymous,
        "unnamed": statement.unnamed and _unnamed(statement.unnamed, text),
        "within": statement.within,
        "said": None if statement.said is None else said[statement.said].value,
        "said_words": None if statement.said is None else _words(said[statement.said].span, text),
        "occasion": statement.occasion and {"kind": statement.occasion.kind, **_words(statement.occasion.span, text)},
        "matter": statement.matter and _words(statement.matter, text),
        "act_words": [_words(span, text) for span in statement.act_words],
        "certainty_words": [_words(span, text) for span in statement.certainty_words],
        "provenance": statement.provenance,
    }


def _unnamed(unnamed: Unnamed, text: str) -> dict[str, object]:
    return {
        "description": _words(unnamed.description, text),
        "at_least": unnamed.at_least,
        "at_most": unnamed.at_most,
        "institution": unnamed.institution and _words(unnamed.institution, text),
        "reason": unnamed.reason and _words(unnamed.reason, text),
    }


def _words(span: Span, text: str) -> dict[str, object]:
    return {"start": span.start, "end": span.end, "words": span.of(text)}
