"""Plain text to blocks: paragraphs, and what each is to the reader.

Wording decides (`wording`), then position: a headline comes before the body, a bare name under a headline is a
byline, a list of links under "Related stories" is furniture. All else is body.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from onrecord.intake.datelines import dateline_end
from onrecord.intake.furniture import heads_a_list, is_bare_day
from onrecord.intake.navigation import is_masthead, is_navigation
from onrecord.intake.wording import role_by_wording
from onrecord.model.article import Block, BlockRole
from onrecord.model.span import Span

_LINE = re.compile(r"[^\r\n\f\v\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\r\n\f\v\x85\u2028\u2029]")
_WRAP_WIDTH = 100  # nobody wraps wider
_WRAP_SHARE = 0.25  # of line breaks that stand before a lower-case letter
_FULL_LINE = 0.75
_FEWEST_WORDS, _HEADLINE_WORDS = 2, 25
_NAME_WORDS = 8
_LINK_WORDS = 20
_LINKS = 12
_DATELINED = 5  # paragraphs of body that may begin with a dateline
_TITLE_LIKE = 0.75
_TITLE_TAIL = 5  # words of an outlet's name behind the title
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")
_INSIDE = re.compile(r"[a-z]{3}[.]\s+\S")
_ABBREVIATED = re.compile(r"\b(?:[A-Z]\.)+$|\b(?:Inc|Co|Corp|Jr|Sr|Gov|Sen|Rep|Dr|No|vs|St)\.$")
_NAME_LINE = re.compile(
    r"(?:[A-Z][\w.'’-]+|[A-Z]\.)(?:\s+(?:[A-Z][\w.'’-]+|[A-Z]\.|de|van|von|al|bin)){1,3}(?:\s*[,|/–—-]\s*.{2,40})?"
)
_WORDS = re.compile(r"\w+")


def find_blocks(
    text: str, *, title: str | None = None, outlet: str | None = None, byline: str | None = None
) -> tuple[Block, ...]:
    """Return the blocks of a plain text, in order: every paragraph, and a dateline apart from the paragraph it begins.

    `title`, `outlet` and `byline` are what is known of the article from elsewhere.
    """
    spans = find_paragraphs(text)
    roles = label([span.of(text) for span in spans], title=title, outlet=outlet, byline=byline)
    blocks = []
    body = 0
    for span, role in zip(spans, roles, strict=True):
        body += role is BlockRole.BODY
        cut = dateline_end(span.of(text)) if role is BlockRole.BODY and body <= _DATELINED else 0
        if 0 < cut < len(span):
            dateline = span.of(text)[:cut].rstrip()
            blocks.append(Block(span=Span(span.start, span.start + len(dateline)), role=BlockRole.DATELINE))
        else:
            cut = 0
        blocks.append(Block(span=Span(span.start + cut, span.end), role=role))
    return tuple(blocks)


def find_paragraphs(text: str) -> list[Span]:
    """Return the paragraphs of a plain text, without the white space around them.

    A line is a paragraph, and so is a stretch between blank lines where the lines are wrapped by hand (mail, old
    agencies): there, breaks stand before lower-case letters, and no line is long.
    """
    lines = [span for found in _LINE.finditer(text) if (span := _trimmed(text, found.start(), found.end()))]
    if not _is_wrapped(text, lines):
        return lines
    blank = any(_breaks_between(text, a, b) > 1 for a, b in pairwise(lines))
    width = max(len(line) for line in lines)
    joined: list[Span] = []
    for line in lines:
        if joined and not _starts_paragraph(text, joined[-1], line, width=0 if blank else width):
            joined[-1] = Span(joined[-1].start, line.end)
        else:
            joined.append(line)
    return joined


def _trimmed(text: str, start: int, end: int) -> Span | None:
    words = text[start:end]
    stripped = words.strip()
    if not stripped:
        return None
    start += len(words) - len(words.lstrip())
    return Span(start, start + len(stripped))


def _breaks_between(text: str, first: Span, second: Span) -> int:
    return len(_BREAK.findall(text, first.end, second.start))


def _is_wrapped(text: str, lines: list[Span]) -> bool:
    """Tell whether single line breaks only wrap."""
    pairs = [(a, b) for a, b in pairwise(lines) if _breaks_between(text, a, b) == 1]
    if not pairs or max(len(line) for line in lines) > _WRAP_WIDTH:
        return False
    lower = sum(text[b.start].islower() for _, b in pairs)
    return lower >= _WRAP_SHARE * len(pairs)


def _starts_paragraph(text: str, before: Span, line: Span, *, width: int) -> bool:
    """Tell whether a line of a wrapped text starts a paragraph.

    After a blank line or with an indent it does; in a text without blank lines (`width` of its lines given) after a
    sentence's end that leaves the line short, too.
    """
    if _breaks_between(text, before, line) > 1 or line.start - (_last_break(text, line.start)) > 1:
        return True
    last = before.end - max(_last_break(text, before.end), before.start)
    return bool(width and last < _FULL_LINE * width and _SENTENCE_END.search(before.of(text)))


def _last_break(text: str, at: int) -> int:
    """Return where the line begins that holds an offset."""
    return max(text.rfind(char, 0, at) for char in "\r\n\f\v\x85\u2028\u2029") + 1


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of an article's title and byline, as sets of words."""

    title: tuple[str, ...]
    byline: tuple[str, ...]


def label(
    paragraphs: list[str],
    *,
    title: str | None = None,
    outlet: str | None = None,
    byline: str | None = None,
    headed: bool = False,
) -> list[BlockRole]:
    """Return the role of each paragraph of one article; `headed` tells that its headline is found already."""
    known = _Known(_words(title), _words(byline))
    found = [role_by_wording(paragraph) for paragraph in paragraphs]
    if known.byline:
        found = [
            BlockRole.BYLINE
            if role is None and set(words := _words(p)) and words in (known.byline, ("by", *known.byline))
            else role
            for p, role in zip(paragraphs, found, strict=True)
        ]
    _spare_sources(found)
    _mark_page_head(paragraphs, found, known, outlet)
    _mark_links(paragraphs, found)
    headline = None if headed else _headline(paragraphs, found, known)
    if headline is not None:
        found[headline] = BlockRole.HEADLINE
        _mark_name_below(paragraphs, found, headline)
    _spare_days(paragraphs, found)
    return [role or BlockRole.BODY for role in found]


def _spare_sources(found: list[BlockRole | None]) -> None:
    """Take back declared sources above all body: "Source: he fled" is a headline there."""
    for at, role in enumerate(found):
        if role is None:
            return
        if role is BlockRole.SOURCES and None in found[at:]:
            found[at] = None
            return


def _spare_days(paragraphs: list[str], found: list[BlockRole | None]) -> None:
    """Take back days between paragraphs of body: they head the parts of a chronicle, and are no equipment."""
    body = [at for at, role in enumerate(found) if role is None]
    for at in range(body[0], body[-1]) if body else ():
        if found[at] is BlockRole.FURNITURE and is_bare_day(paragraphs[at]):
            found[at] = None


def _mark_page_head(paragraphs: list[str], found: list[BlockRole | None], known: _Known, outlet: str | None) -> None:
    """Label as furniture the masthead and the menus above all else."""
    for at, paragraph in enumerate(paragraphs):
        if known.title and says(paragraph, known.title):
            return
        flat = " ".join(paragraph.split())
        if is_masthead(flat, outlet) or is_navigation(flat, above=True):
            found[at] = BlockRole.FURNITURE
        elif found[at] is not BlockRole.FURNITURE:
            return


def _mark_links(paragraphs: list[str], found: list[BlockRole | None]) -> None:
    """Label as furniture the links that follow a heading such as "Related stories"."""
    left = run = 0
    for at, paragraph in enumerate(paragraphs):
        if found[at] is BlockRole.FURNITURE:
            left, run = (_LINKS, 0) if heads_a_list(paragraph) else (left, run)
        elif left and found[at] is None:
            # A lone line is no list: it may as well be a crosshead, unless the article ends there.
            last = at + 1 == len(paragraphs) or found[at + 1] is BlockRole.FURNITURE
            if not _is_linklike(paragraph) or not (run or last or _is_linklike(paragraphs[at + 1])):
                left = 0
                continue
            found[at] = BlockRole.FURNITURE
            left, run = left - 1, run + 1


def _is_linklike(paragraph: str) -> bool:
    """Tell whether a paragraph looks like a headline: short, one sentence, no full stop, nobody's tweet."""
    words = len(paragraph.split())
    return (
        words <= _LINK_WORDS
        and not _ends_sentence(paragraph)
        and "@" not in paragraph
        and not _INSIDE.search(paragraph)
    )


def _ends_sentence(paragraph: str) -> bool:
    return bool(_SENTENCE_END.search(paragraph)) and not _ABBREVIATED.search(paragraph)


def _headline(paragraphs: list[str], found: list[BlockRole | None], known: _Known) -> int | None:
    """Return which paragraph is the headline, if the form says so.

    Where the title is known, it is the paragraph that says the title, and no other. Where it isn't, it is the first
    paragraph that is no furniture: short, without a full stop, and with a longer text below.
    """
    if known.title:
        alike = [
            at
            for at, role in enumerate(found)
            if role in {None, BlockRole.BYLINE} and says(paragraphs[at], known.title)
        ]
        return alike[0] if alike else None
    first = next((at for at, role in enumerate(found) if role is None), None)
    if first is None:
        return None
    paragraph, below = (
        paragraphs[first],
        [p for p, role in zip(paragraphs[first + 1 :], found[first + 1 :], strict=True) if role is None],
    )
    words = len(paragraph.split())
    if not below or not _FEWEST_WORDS <= words <= _HEADLINE_WORDS:
        return None
    if _ends_sentence(paragraph) and not paragraph.endswith("?"):
        return None
    if (paragraph[0] in '“"' and paragraph[-1] in '”"') or dateline_end(paragraph):
        return None  # a quotation or a report, not their headline
    return first if max(len(p.split()) for p in below) > words and not paragraph.endswith((",", ";")) else None


def says(paragraph: str, title: tuple[str, ...]) -> bool:
    """Tell whether a paragraph says a title: the same words but for a few ("- The Daily" added, a comma lost)."""
    words = _words(paragraph)
    if not words or len(words) > 2 * len(title) + 2:
        return False
    if words == title:
        return True
    both = min(len(words), len(title))
    if both > _FEWEST_WORDS and words[:both] == title[:both] and abs(len(words) - len(title)) <= _TITLE_TAIL:
        return True
    shared = len(set(words) & set(title))
    return len(words) > _FEWEST_WORDS and shared >= _TITLE_LIKE * max(len(set(words)), len(set(title)))


def _words(said: str | None) -> tuple[str, ...]:
    return tuple(_WORDS.findall((said or "").lower()))


def _mark_name_below(paragraphs: list[str], found: list[BlockRole | None], headline: int) -> None:
    """Label a bare name right under the headline as the byline: "Jane Doe", "Jane Doe, Staff Writer"."""
    for at in range(headline + 1, min(headline + 4, len(paragraphs) - 1)):
        if found[at] is None:
            if _NAME_LINE.fullmatch(paragraphs[at]) and len(paragraphs[at].split()) <= _NAME_WORDS:
                found[at] = BlockRole.BYLINE
            return
