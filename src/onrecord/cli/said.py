"""`onrecord said`: all that somebody is on record as saying."""

from collections import Counter
from typing import Annotated

import typer

from onrecord.casefile.answers import Saying
from onrecord.casefile.case import open_case
from onrecord.casefile.names import folded, is_meant
from onrecord.cli.as_json import print_document
from onrecord.cli.options import CaseArgument, JsonOption
from onrecord.cli.outcome import Code, say
from onrecord.cli.paper import Paper, clean
from onrecord.cli.unheeded import tell_unheeded
from onrecord.composing.remarks import remarks_on
from onrecord.composing.verdicts import opinions
from onrecord.composing.wording import ACTS, counted, listed, one_line, published_in_words

_MOST_NAMES = 4  # in the heading: a case of a thousand reports knows twenty that end in "Obama", slips among them


def said(
    case: CaseArgument,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Whom: a full name, or the last name alone.")],
    *,
    json: JsonOption = False,
) -> None:
    """Print all that somebody is on record as saying, in the exact words."""
    with open_case(case) as opened:
        tell_unheeded(opened)
        sayings = opened.said_by(name)
        suggestions = () if sayings else opened.suggest(name)
    if json:
        print_document({"name": name, "statements": sayings, "suggestions": suggestions})
    elif sayings:
        _print(sayings, name, Paper.of_stdout())
    if not sayings:
        say(_nobody(name, suggestions))
        raise typer.Exit(Code.FAILED)


def _nobody(name: str, suggestions: tuple[str, ...]) -> str:
    near = f" Names that look like it: {', '.join(suggestions)}." if suggestions else ""
    return clean(f"Nobody called “{name}” is on record as saying anything.{near}")


def _print(sayings: tuple[Saying, ...], asked: str, paper: Paper) -> None:
    names = _names(sayings, asked)
    reports = len({saying.article_id for saying in sayings})
    more = [counted(len(names) - _MOST_NAMES, "other name")] if len(names) > _MOST_NAMES else []
    paper.heading(listed(names[:_MOST_NAMES] + more))
    paper.text(f"{counted(len(sayings), 'statement')} in {counted(reports, 'report')}", faint=True)
    if not paper.styled:
        paper.text("What is reported as said stands between « and »; the rest of the sentence is the report's.")
    for saying in sayings:
        paper.blank()
        paper.text(_line(saying, several=len(names) > 1), bold=True)
        start = saying.sentence.span.start
        parts = [(part.span.start - start, part.span.end - start) for part in saying.content]
        paper.marked(saying.sentence.words, parts, indent=4)
        where = " · ".join(one_line(part) for part in (saying.title, saying.url) if part)
        paper.text(where, indent=4, faint=True)


def _names(sayings: tuple[Saying, ...], asked: str) -> list[str]:
    """Return the names that were meant, those with most statements first; not who says something together with them."""
    counts = Counter(name for saying in sayings for name in saying.names)
    names = [name for name, _ in counts.most_common()]
    # Asked for "T. Vask", who is printed so and known as "Teodora Vask", no name fits to the letter.
    return [name for name in names if is_meant(folded(asked), name)] or names


def _line(saying: Saying, *, several: bool) -> str:
    """Return who said it how, when and where, on one line."""
    act = ACTS[saying.act]
    parts = [
        published_in_words(saying.published),
        saying.outlet or "outlet unknown",
        f"{listed(saying.names)}: {act}" if several else act,
        *remarks_on(saying),
        *opinions(saying.review),
        "unnamed in the report" if saying.anonymous else "",
    ]
    return " · ".join(one_line(part) for part in parts if part)
