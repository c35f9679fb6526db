"""Quotations: stretches inside quotation marks, whatever the marks, over as many paragraphs as the speaker goes on.

Rules of the press that this follows:
- a quotation over several paragraphs opens each paragraph with a mark and closes only the last one, so a mark that
  stays open at a paragraph's end is closed there, and goes on if the next paragraph opens with a mark;
- straight marks tell opening from closing by the space around them, not by counting: one lost mark must not turn the
  rest of an article inside out;
- an apostrophe is no quotation mark: a single mark opens only before a letter and after a space or bracket, and only
  where one that closes it follows in the same paragraph.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*")
_MARK = re.compile(r"``|''|[\"“”„«»]|(?<![\w])['‘](?=[\w$£€\[])(?!\d\ds?\b)|(?<=[\w.,!?;:…—-])['’](?!\w)")
_SINGLE_CLOSER = re.compile(r"(?<=[\w.,!?;:…—-])['’](?!\w)")
_OPENS = frozenset("“„«‘")
_CLOSES = frozenset("”»’")
_DOUBLE = frozenset(['"', "“", "”", "„", "``", "''", "«", "»"])


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation with its marks: `[start, end)` in code points.

    `goes_on` tells that no mark closed it in its paragraph and the next paragraph opens with one.
    `depth` is 0 for a quotation that lies in no other.
    """

    start: int
    end: int
    depth: int = 0
    closed: bool = True
    goes_on: bool = False


def find(text: str) -> list[Quotation]:
    """Return the quotations of a text in reading order, an outer one before those inside it."""
    paragraphs = [(match.start(), match.end()) for match in _PARAGRAPH.finditer(text)]
    found: list[Quotation] = []
    for number, (start, end) in enumerate(paragraphs):
        following = text[paragraphs[number + 1][0] :][:2].lstrip() if number + 1 < len(paragraphs) else ""
        opens_again = following[:1] in {'"', "“", "«"} or following == "``"
        found.extend(_in_paragraph(text, start, end, opens_again=opens_again))
    return sorted(found, key=lambda q: (q.start, -q.end))


def _in_paragraph(text: str, start: int, end: int, *, opens_again: bool) -> Iterator[Quotation]:
    open_marks: list[tuple[int, str]] = []
    closers = [m.start() for m in _SINGLE_CLOSER.finditer(text, start, end)]
    for match in _MARK.finditer(text, start, end):
        mark = match.group()
        if _closes(text, match, start, end, open_marks):
            depth = _matching(open_marks, mark)
            if depth is not None:
                yield Quotation(open_marks[depth][0], match.end(), depth)
                del open_marks[depth:]
        elif _before_words(mark, text[match.end() : min(match.end() + 3, end)]) and _may_open(
            mark, match.end(), closers, open_marks
        ):
            open_marks.append((match.start(), mark))
    for depth, (opened, mark) in enumerate(open_marks[:1]):
        # A double mark left open runs to the paragraph's end; a single one was an apostrophe after all.
        if mark in _DOUBLE:
            yield Quotation(opened, end, depth, closed=False, goes_on=opens_again)


def _closes(text: str, match: re.Match[str], start: int, end: int, open_marks: list[tuple[int, str]]) -> bool:
    mark = match.group()
    if mark in _OPENS or mark == "``":
        return False
    if mark in _CLOSES and not _opens_by_mistake(text, match, start, end, open_marks):
        return True
    before = text[match.start() - 1] if match.start() > start else " "
    after = text[match.end()] if match.end() < end else " "
    opening_shape = (before.isspace() or before in "([—-–") and not after.isspace()
    closing_shape = not before.isspace() and (after.isspace() or after in ".,;:!?)]—-–'’")
    if opening_shape != closing_shape:
        # A space on the inner side alone settles it, unless nothing is open that it could close.
        return closing_shape and any(_kind(m) == _kind(mark) for _, m in open_marks)
    return any(_kind(m) == _kind(mark) for _, m in open_marks)


def _opens_by_mistake(text: str, match: re.Match[str], start: int, end: int, open_marks: list[tuple[int, str]]) -> bool:
    """Tell whether a closing curly mark stands where only an opening one can: some papers print ”like this”."""
    before = text[match.start() - 1] if match.start() > start else " "
    after = text[match.end()] if match.end() < end else " "
    return (
        match.group() == "”"
        and before.isspace()
        and after.isalnum()
        and not any(_kind(m) == "double" for _, m in open_marks)
    )


def _kind(mark: str) -> str:
    """Return which marks can pair with this one: doubles with doubles, singles with singles."""
    return "double" if mark in _DOUBLE else "single"


def _matching(open_marks: list[tuple[int, str]], mark: str) -> int | None:
    for depth in range(len(open_marks) - 1, -1, -1):
        if _kind(open_marks[depth][1]) == _kind(mark):
            return depth
    return None


def _before_words(mark: str, following: str) -> bool:
    """Tell whether what follows a mark can be quoted: a word, an amount, an ellipsis, another mark."""
    following = following.lstrip() if mark == "«" else following
    return bool(following) and (following[0].isalnum() or following[0] in "$£€[(…\"“'‘" or following == "...")


def _may_open(mark: str, after: int, closers: list[int], open_marks: list[tuple[int, str]]) -> bool:
    if mark in _CLOSES and mark != "”":
        return False
    if _kind(mark) == "single":
        return any(_kind(m) == "double" for _, m in open_marks) or bool(closers and closers[-1] >= after)
    # A second opening mark of the same kind inside an open one: the first was never closed, the new one counts.
    if any(_kind(m) == "double" for _, m in open_marks):
        open_marks[:] = [pair for pair in open_marks if _kind(pair[1]) != "double"]
    return True
