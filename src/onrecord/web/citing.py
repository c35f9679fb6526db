"""What the report page offers to copy: the words that it marks, with their source."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.casefile.answers import Report, Saying, Words
from onrecord.composing.citations import cited, words_of
from onrecord.model.span import Span
from onrecord.web.links import to_citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Citing:
    """A citation in words, and its address, which ends so that a form (`as=`) may follow.

    `whole`: it is of a report, of which no words are asked for.
    """

    words: str
    address: str
    whole: bool = False


def citing(report: Report, asked: Saying | None, marks: Sequence[Span], text: str) -> Citing:
    """Return the citation of the statement asked for, else of the words marked in the text, else of the report."""
    if asked is not None:
        return Citing(words=cited(report, words_of(asked)), address=to_citation(report.id, statement=asked.id))
    parts = tuple(Words(span=span, words=span.of(text)) for span in marks)
    return Citing(words=cited(report, parts), address=to_citation(report.id, spans=marks), whole=not parts)
