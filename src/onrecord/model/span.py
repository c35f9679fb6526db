"""Half-open stretches of an article's text: the ground on which every record stands."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch `[start, end)` of a text, in Unicode code points.

    Positional, unlike the other types: a span is its two numbers. Spans sort by start, then end. Never empty.

    Raises:
        ValueError: the stretch is empty, reversed or starts before the text.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse what is no stretch of a text."""
        if not 0 <= self.start < self.end:
            msg = f"not a stretch of text: [{self.start}, {self.end})"
            raise ValueError(msg)

    def __len__(self) -> int:
        """Return the length in code points."""
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the words themselves."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Tell whether the other span lies inside this one (or is the same)."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two share a code point."""
        return self.start < other.end and other.start < self.end


def hull(spans: tuple[Span, ...]) -> Span:
    """Return the smallest span that covers all the given ones (at least one)."""
    return Span(min(s.start for s in spans), max(s.end for s in spans))
