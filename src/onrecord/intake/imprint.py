"""What the words of an article say of it: its title, who wrote it, the days it was printed and last changed."""

import re
from collections.abc import Iterator

from onrecord.intake.credits import DAY
from onrecord.intake.days import find_day
from onrecord.intake.details import Details, checked
from onrecord.model.article import Block, BlockRole, Detail, Evidence

_INTRODUCED = re.compile(
    r"\b(?:(?:first |originally )?(?:published|posted|created|filed|issued)"
    r"|date (?:of publication|published)|release date|publication date)(?: on"
    r"| at)?\s*[:|–—-]?\s*"
    r"(?:\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?(?:\s*[A-Z]{2,4})?,?\s+(?:on\s+)?)?",
    re.IGNORECASE,
)
_POSTED = re.compile(r"\bposted\b", re.IGNORECASE)
_UPDATED = re.compile(r"\b(?:last )?updated(?: on| at)?\s*[:|–—-]?\s*", re.IGNORECASE)
_BY = re.compile(r"^(?:(?:written|posted|reported|story|analysis)\s+)?by\s*:?\s+", re.IGNORECASE)
_AFTER_NAME = re.compile(rf"\s*(?:[|•·]|\bUpdated\b|\bPublished\b|(?:\s-|\bon)?\s+(?i:{DAY}))")
_WORD = re.compile(r"\S+")
_NEAR = 8  # paragraphs around the body that may say the day
_ABOVE = 2  # paragraphs above the headline that may
_LINE_WORDS = 16


def details_of_text(text: str, blocks: tuple[Block, ...]) -> Details:
    """Return what the words of an article say of it: a byline block, a headline block, a day introduced as its own."""
    found = Details()
    for block in blocks:
        where = f"{block.span.start}-{block.span.end}"
        words = " ".join(block.span.of(text).split())
        if block.role is BlockRole.HEADLINE:
            found = found.or_else(Details(title=checked("title", words, Evidence.TEXT, where)))
        elif block.role is BlockRole.BYLINE and _BY.match(words):
            by = _AFTER_NAME.split(_BY.sub("", words))[0].rstrip(" ,.-–—")
            found = found.or_else(Details(byline=checked("byline", by, Evidence.TEXT, where)))
    near, head, end = _around_the_body(blocks, len(text))
    changes = (day for block in near if block.span.start < end for day in _after(_UPDATED, text, block))
    return found.or_else(Details(published=next(_days(text, near, head, end), None), updated=next(changes, None)))


def _around_the_body(blocks: tuple[Block, ...], length: int) -> tuple[list[Block], list[Block], int]:
    """Return the blocks near the body that may say when it was printed, those of them above it, and where it ends."""
    roles = [block.role for block in blocks]
    headline = roles.index(BlockRole.HEADLINE) if BlockRole.HEADLINE in roles else None
    # The body begins where two of three blocks are body: a sentence under the headline that sums up is not yet it.
    starts = [at for at, role in enumerate(roles) if role is BlockRole.BODY and at > (headline or -1)]
    full = (at for at in starts if roles[at : at + 3].count(BlockRole.BODY) > 1)
    body = [next(full, starts[0]), starts[-1]] if starts else [len(blocks), len(blocks)]
    top = body[0] - _NEAR if headline is None else headline - _ABOVE
    near = [block for block in blocks[max(top, 0) : body[-1] + _NEAR] if _may_say(block)]
    head = [block for block in blocks[max(top, body[0] - _NEAR, 0) : body[0]] if _may_say(block)]
    return near, head, blocks[starts[-1]].span.end if starts else length


def _days(text: str, near: list[Block], head: list[Block], end: int) -> Iterator[Detail]:
    """Yield the days of publication that the text says, the surest first.

    One introduced as that, near the body but not in it; one that ends a short line between headline and body ("Jane
    Doe, May 30, 2017"); one after "Updated", for the day of the last change is near that of publication.
    """
    for block in near:
        # Below the body, what is "posted" is a reader's comment.
        if block.span.start < end or not _POSTED.search(block.span.of(text)):
            yield from _after(_INTRODUCED, text, block)
    for block in head:
        words = list(_WORD.finditer(text, block.span.start, block.span.end))
        if len(words) <= _LINE_WORDS and not _UPDATED.search(text, block.span.start, block.span.end):
            days = (find_day(text, word.start()) for word in words)
            yield from (_said(day) for day in days if day and block.span.end - 1 <= day[2] <= block.span.end)
    for block in head:
        yield from _after(_UPDATED, text, block)


def _may_say(block: Block) -> bool:
    return block.role not in {BlockRole.BODY, BlockRole.HEADLINE, BlockRole.CAPTION, BlockRole.CREDIT}


def _after(introduction: re.Pattern[str], text: str, block: Block) -> Iterator[Detail]:
    """Yield the days of a block that stand right after an introduction."""
    for found in introduction.finditer(text, block.span.start, block.span.end):
        if (day := find_day(text, found.end())) and day[2] <= block.span.end:
            yield _said(day)


def _said(day: tuple[str, int, int]) -> Detail:
    return Detail(value=day[0], evidence=Evidence.TEXT, where=f"{day[1]}-{day[2]}")
