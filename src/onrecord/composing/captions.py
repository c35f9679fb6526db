"""What a paper says around the words of the reports: titles of sections, the lines under a report and of a note.

Whoever prints takes them from here, so that no two printers word a thing in two ways.
"""

from collections.abc import Iterable, Iterator, Sized

from onrecord.casefile.answers import Report, Words
from onrecord.composing.cards import Cards
from onrecord.composing.copied import CopiedText, CopyOf, direction_in_words, treatments_in_words
from onrecord.composing.notes import By
from onrecord.composing.sources import Sources
from onrecord.composing.speaking import SpeakingDrawing
from onrecord.composing.wording import clocks_of, counted, day_in_words, one_line, published_in_words

CLAIMS, CONFLICTS, QUOTATIONS, LEDGER = "Claims", "Conflicts", "Quotations that changed", "Ledger"
SILENCE = "What a report leaves out, and what only it has"
REPORTS, COPIES, TIMELINE, NOTES = "Reports", "Copies", "Timeline", "Notes"
WHO, PRINTED, UNNAMED = "Who says what", "Other sources, in the words of the report", "Unnamed sources"
UNREAD = "What was not read"
SOURCES, SPEAKING = "Who relays whom", "Who speaks when"
HEARD, PASSED_ON, PRINTED_BY = "Heard first-hand", "Passed on by", "Printed by"
WHO_SPEAKS, WHEN, WHAT, WHEN_PRINTED, WHEN_SAID = "Who", "When", "What", "printed", "said"
SHARING, SHARED, FIRST = "Texts that share words", "Words", "Which was first"

DENIED, NO_COMMENT = "denied", "no comment"
LOOSE = "Loosely alike"
LOOSE_TOLD = "The statements of each of these share words; they may well say different things."
LEAVES_OUT, ONLY_HERE = "leaves out", "only here"
UNNAMED_TAG = "unnamed in the reports"
DRAWN = "The timeline, drawn; the table below says the same"

DOSSIER, CONTENTS = "Dossier", "Contents"
PAGE, WHY = "Page", "Why"
NOTHING = "The case holds no report yet."
READING = (
    ("This is a record of what reports say, and on whose word. It does not judge what is so. ", ""),
    ("Marked words", "content"),
    (" are what a source is credited with, in their sentence as printed; ", ""),
    ("underlined words", "source"),
    (" are the source. Small numbers lead to notes: each names the report, its address, the SHA-256 of the ", ""),
    ("page as it was kept, the words, their offsets in the report’s text, as [start, end) in characters, and ", ""),
    ("whether a person reviewed it. Found by a program, to be checked by a person.", ""),
)
"""How a dossier is read, in pieces: words, and how they stand out."""


def contents(cards: Cards) -> tuple[tuple[str, str, Sized], ...]:
    """Return the parts of a record for the contents: where each is, its title, and what is in it."""
    return (
        ("claims", CLAIMS, cards.claims),
        ("conflicts", CONFLICTS, cards.conflicts),
        ("quotations", QUOTATIONS, cards.quotations),
        ("ledger", LEDGER, cards.ledger),
        ("silence", SILENCE, cards.silences),
    )


def headline_of(report: Report) -> str:
    """Return a report's title, or the name of its file."""
    return one_line(report.title or report.name)


def printed_by(report: Report) -> str:
    """Return who printed a report, when, who wrote it: "Radio Nine · 5 May 2031 · captured 6 May 2031 · By A. Lee"."""
    parts = (report.outlet or "outlet unknown", published_in_words(report.published), *clocks_of(report))
    return " · ".join(map(one_line, (*parts, *((report.byline,) if report.byline else ()))))


def copied_from(copy: CopyOf) -> tuple[str, str]:
    """Return what stands before and after the number of the other report: "same wire copy as report 2: 85% of ..."."""
    credit = f"; credited to {copy.agency}" if copy.agency else ""
    told = f"; report {copy.number} {copy.direction}" if copy.direction else ""
    return f"{copy.kind} as ", f": {copy.share:.0%} of the shorter text is shared{credit}{told}"


def two_texts(one: CopiedText) -> str:
    """Return what two reports of a copy are to each other, and what became of the paragraphs."""
    treated = treatments_in_words(one.paragraphs)
    return f"Report {one.second} and report {one.first}: {one.copy.kind}, {direction_in_words(one)}; {treated}"


def by_line(reports: Iterable[By]) -> str:
    """Return who printed a line and when, each day once: "The Ferry Post; Radio Nine, 5 May 2031"."""
    found = tuple(reports)
    return "; ".join(
        one.outlet if number + 1 < len(found) and found[number + 1].day == one.day else f"{one.outlet}, {one.day}"
        for number, one in enumerate(found)
    )


def noted(report: Report) -> str:
    """Return what a note begins with: "The Ferry Post, “Bridge stays open”, 5 May 2031"."""
    outlet = one_line(report.outlet or "Outlet unknown")
    return f"{outlet}, “{headline_of(report)}”, {day_in_words(report.published)}"


def stretches_of(named: Iterable[tuple[str, Iterable[Words]]]) -> Iterator[tuple[str, str, str]]:
    """Yield each stretch of a note: what it is, its offsets, its words: ("content", "[12, 34)", "“a, b”")."""
    for name, parts in named:
        for part in parts:
            yield name, f"[{part.span.start}, {part.span.end})", f"“{one_line(part.words)}”"


def unplaced(rows: int) -> str:
    """Return what a drawn timeline leaves to the table, nothing where it has every row."""
    return f" What is of an unknown year stands in the table alone ({counted(rows, 'row')})." if rows else ""


def drawing_caption(rows: int) -> str:
    """Return how a drawn timeline is read; so many rows have no place in it."""
    return (
        "A dot is a day, larger the more reports tell it; a band is any day or every day of a longer time; an arrow"
        f" leads out of the drawing; a dashed line is a day of print.{unplaced(rows)}"
    )


SPEAKING_CAPTION = (
    "A dot is a day on which something was said, larger the more; a band is any day of a longer time. A ring is a day"
    " of print where no report tells when it was said: then or before. A square is a day on which an outlet prints. An"
    " arrow leads out of the drawing."
)
"""How the drawing of who speaks when is read."""


def speaking_told(drawing: SpeakingDrawing) -> str:
    """Return what the drawing of who speaks when shows, for those who don't see it."""
    lanes = counted(len(drawing.lanes), "lane")
    return f"{lanes}, one for each who speaks or prints, from left to right in time. The table below says the same."


def sources_caption(sources: Sources) -> str:
    """Return how the picture of sources is read."""
    arcs = (
        " An arc joins texts that share words, the thicker the more; an arrow points at the one that had them first,"
        " where that is told."
    )
    rest = f" The rest ({counted(sources.left_out, 'statement')}) is left to the table."
    return (
        "Left: what is printed, one line for all that print the same wire copy (+). Right: who is heard. A ribbon is as"
        " wide as the number of statements. Dashed: the middle link is not in your folder."
        f"{arcs if sources.picture and sources.picture.arcs else ''} What a report says in its own voice is not drawn."
        f"{rest if sources.left_out else ''}"
    )
