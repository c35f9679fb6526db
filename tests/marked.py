"""Invented sentences that carry their answers in marks.

`<s>The mayor</> <x>said</> <c>that the bridge was safe</>.` marks a source, a cue and a content. Where a text holds
several statements the marks bear their numbers: `<s1>`, `<c2>`; a stretch that belongs to two of them bears both:
`<s12>`. `</>` closes the innermost open mark. A mark named after a role (`<headline>`, `<furniture>`) makes a block;
every other paragraph is a block of body.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.article import Article, Block, BlockRole, Detail, Evidence
from onrecord.model.span import Span
from onrecord.model.statement import Statement

_MARK = re.compile(r"<(/|[a-z]+(?: [^<>]*)?[0-9]*)>")
_PARAGRAPH = re.compile(r"\S[^\n]*")
_PART = re.compile(r"(?P<part>[sxc])(?P<numbers>[0-9]*)")
_ROLES = {role.value for role in BlockRole}


@dataclass(frozen=True, slots=True)
class Marked:
    """A text without its marks, and the marks as (name, span), in the order in which they open."""

    text: str
    marks: tuple[tuple[str, Span], ...]

    def named(self, name: str) -> tuple[Span, ...]:
        """Return the spans that bear this name, in reading order."""
        return tuple(span for mark, span in self.marks if mark == name)


Annotate = Callable[[str | Marked | Article], AnnotatedArticle]
"""What annotates a text, with marks or without, or an article."""


@dataclass(frozen=True, slots=True)
class Said:
    """The part of a statement that the marks tell: who, the words that announce it, what."""

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]


def parse(marked: str) -> Marked:
    """Return the text and its marks.

    Raises:
        ValueError: a mark stays open or closes nothing.
    """
    text = ""
    at = 0
    opened: list[tuple[str, int, int]] = []
    marks: list[tuple[int, str, Span]] = []
    for number, match in enumerate(_MARK.finditer(marked)):
        text += marked[at : match.start()]
        at = match.end()
        if match.group(1) != "/":
            opened.append((match.group(1), len(text), number))
        elif opened:
            name, start, order = opened.pop()
            marks.append((order, name, Span(start, len(text))))
        else:
            raise ValueError(f"this closes no mark: {marked[:at]!r}")
    if opened:
        raise ValueError(f"open marks in {marked!r}: {opened}")
    return Marked(text + marked[at:], tuple((name, span) for _, name, span in sorted(marks)))


def statements(marked: Marked) -> tuple[Said, ...]:
    """Return the statements that the marks tell, by number."""
    parts: dict[str, dict[str, list[Span]]] = {}
    for name, span in marked.marks:
        match = _PART.fullmatch(name)
        if match is not None:
            for number in match["numbers"] or "1":
                parts.setdefault(number, {"s": [], "x": [], "c": []})[match["part"]].append(span)
    return tuple(
        Said(
            source=part["s"][0] if part["s"] else None,
            cue=part["x"][0] if part["x"] else None,
            content=tuple(sorted(part["c"])),
        )
        for _, part in sorted(parts.items())
    )


def article(marked: str | Marked, published: date | None = date(2024, 5, 14), article_id: str = "") -> Article:
    """Return an article of the text: a block a paragraph, body unless a mark says otherwise."""
    parsed = parse(marked) if isinstance(marked, str) else marked
    roles = [(span, BlockRole(name)) for name, span in parsed.marks if name in _ROLES]
    digest = sha256(parsed.text.encode("utf-8", "surrogatepass")).hexdigest()
    return Article(
        id=article_id or digest[:16],
        page_sha256=digest,
        name="invented.txt",
        text=parsed.text,
        blocks=tuple(sorted((*_blocks(roles), *_body(parsed.text, roles)), key=lambda block: block.span)),
        language="en",
        published=Detail(value=published.isoformat(), evidence=Evidence.OPTION) if published else None,
    )


def _blocks(roles: Iterable[tuple[Span, BlockRole]]) -> Iterable[Block]:
    return (Block(span=span, role=role) for span, role in roles)


def _body(text: str, roles: list[tuple[Span, BlockRole]]) -> Iterable[Block]:
    for match in _PARAGRAPH.finditer(text):
        start = match.start()
        cuts = sorted(span for span, _ in roles if match.start() <= span.start < match.end())
        for low, high in [*((span.start, span.end) for span in cuts), (match.end(), match.end())]:
            words = text[start:low]
            if words.strip():
                left = start + len(words) - len(words.lstrip())
                yield Block(span=Span(left, left + len(words.strip())), role=BlockRole.BODY)
            start = high


def said(statement: Statement) -> Said:
    """Return what the marks would tell of a statement."""
    return Said(statement.source, statement.cue, statement.content)


def rendered(one: Said, text: str) -> str:
    """Return a statement as a line: source | cue | content, each as the text prints it, with the place."""
    pieces = ([one.source] if one.source else [], [one.cue] if one.cue else [], one.content)
    return " | ".join(" ... ".join(f"{span.of(text)} @{span.start}" for span in piece) or "-" for piece in pieces)


def compared(annotated: AnnotatedArticle, expected: Iterable[Said]) -> tuple[list[str], list[str]]:
    """Return what was found and what was expected, as lines to compare.

    Source and content must be the same to the character; a cue that overlaps the expected one counts as that one.
    """
    text = annotated.article.text
    wanted = tuple(expected)
    found = []
    for one in map(said, annotated.statements):
        equal = (w for w in wanted if (w.source, w.content) == (one.source, one.content) and _overlap(w.cue, one.cue))
        found.append(rendered(next(equal, one), text))
    return sorted(found), sorted(rendered(w, text) for w in wanted)


def _overlap(one: Span | None, other: Span | None) -> bool:
    return one is other if one is None or other is None else one.overlaps(other)
