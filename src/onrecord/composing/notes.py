"""The numbered notes of a dossier's chapter: for each line, the report and the offsets that it stands on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.casefile.answers import ExtractAnswer, Report, Saying, Words
from onrecord.composing.reviewed import said_and_reviewed
from onrecord.composing.sheet import NumberedReport
from onrecord.composing.wording import day_in_words, one_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A numbered note: the words of one report that a line stands on, each kind of stretch with its name.

    `review` tells whether a person looked at the statement, who and when; it is empty where the note is of none.
    """

    number: int
    report: Report
    stretches: tuple[tuple[str, tuple[Words, ...]], ...]
    review: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class By:
    """One who printed a line: the outlet, else the report's number, and the day."""

    number: int
    outlet: str
    day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ref:
    """A reference to a note; the `first` one is where the note leads back to."""

    number: int
    first: bool


class Notes:
    """Numbers the notes of a chapter as they come up, and knows which were referred to."""

    def __init__(self, reports: Iterable[NumberedReport], numbers: Iterator[int]) -> None:
        """Number the notes of these reports' words by the next of `numbers`."""
        self._numbered = {numbered.report.id: numbered for numbered in reports}
        self._numbers = numbers
        self._known: dict[object, Note] = {}

    @property
    def reports(self) -> int:
        """How many reports the chapter is made of."""
        return len(self._numbered)

    def by(self, saying: Saying) -> By:
        """Return who printed a statement."""
        return self.of_report(saying.article_id)

    def of_report(self, article_id: str) -> By:
        """Return who printed a report."""
        numbered = self._numbered[article_id]
        outlet = one_line(numbered.report.outlet) if numbered.report.outlet else f"report {numbered.number}"
        return By(number=numbered.number, outlet=outlet, day=day_in_words(numbered.report.published))

    def of_saying(self, saying: Saying) -> Ref:
        """Return a reference to the note of a statement."""
        stretches = (
            ("content", saying.content),
            ("source", () if saying.source is None else (saying.source,)),
            ("cue", () if saying.cue is None else (saying.cue,)),
            ("passed on by", saying.via_words),
        )
        return self._ref(saying.id, saying.article_id, stretches, said_and_reviewed(saying))

    def of_extract(self, extract: ExtractAnswer) -> Ref:
        """Return a reference to the note of an extract."""
        words = Words(span=extract.span, words=extract.words)
        return self._ref((extract.article_id, extract.span), extract.article_id, (("words", (words,)),))

    def _ref(
        self, key: object, article_id: str, stretches: tuple[tuple[str, tuple[Words, ...]], ...], review: str = ""
    ) -> Ref:
        first = key not in self._known
        if first:
            there = tuple((name, parts) for name, parts in stretches if parts)
            report = self._numbered[article_id].report
            self._known[key] = Note(number=next(self._numbers), report=report, stretches=there, review=review)
        return Ref(number=self._known[key].number, first=first)

    def of_statements(self) -> dict[str, int]:
        """Return the number of each statement's note, by the statement's id."""
        return {key: note.number for key, note in self._known.items() if isinstance(key, str)}

    def in_order(self) -> tuple[Note, ...]:
        """Return the notes in the order of their numbers."""
        return tuple(self._known.values())
