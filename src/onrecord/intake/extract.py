"""A web page to an article's text and blocks: all that is visible stays, and every block keeps its place in the page.

trafilatura decides what the main content is; its answer is aligned to the page's own text, for it gives no place and
changes white space. What it takes is labelled as plain text is (by wording and position); what it leaves is furniture,
unless the page's markup says headline, byline, caption or credit near the article.
"""

import logging
import re
from collections import Counter
from dataclasses import dataclass, field
from enum import Enum, auto

import trafilatura
from selectolax.lexbor import LexborHTMLParser

from onrecord.errors import PageRefused, Reason
from onrecord.intake.align import taken_shares
from onrecord.intake.datelines import dateline_end
from onrecord.intake.details import Details
from onrecord.intake.imprint import details_of_text
from onrecord.intake.length import MAX_CODE_POINTS, refuse_too_long
from onrecord.intake.metadata import details_of_page
from onrecord.intake.plaintext import label, says
from onrecord.intake.visible import Element, Fragment, Visible, visible_text
from onrecord.intake.wording import role_by_wording
from onrecord.model.article import Block, BlockRole
from onrecord.model.span import Span

_TAKEN = 0.5  # share of a paragraph's words in the main content that makes it part of it
_ALIGNED = 0.5  # share of the main content's words to be found in the page, else the page hides it
_DATELINED = 5
_NEAR = 6  # elements upwards that say what a paragraph is
_BYLINE_WORDS = 20
_CAPTION_WORDS = 100
_FEWEST_WORDS, _HEADLINE_WORDS = 2, 40
_SENTENCE_WORDS = 12
_GAP_WORDS = 4
_ABOVE = 8  # paragraphs above the headline or the body that may still be a byline
_BELOW = 4
_LINKED = 0.5

_BYLINE_MARKS = re.compile(
    r"(?:^|[\s_-])(?:by-?line|author|authors|writer|reporter|contributors?)(?:$|[\s_-])|byline|author-?name"
)
_CAPTION_MARKS = re.compile(r"(?:^|[\s_-])(?:caption|figcaption)|caption(?:$|[\s_-]|__)|wp-caption-text|cutline")
_CREDIT_MARKS = re.compile(
    r"(?:photo|image|media|caption|picture)[_-]*_?(?:credit|copyright"
    r"|source|author)|(?:^|[\s_-])credits?(?:$|[\s_-])|photographer"
    r"|copyright-?holder"
)
_LINKS_MARKS = re.compile(
    r"related|recommend|most-?(?:read|popular)|trending|sidebar|comments?(?:$|[\s_-])|newsletter|promo|teaser"
)
_NAMED = re.compile(
    r"(?:[Bb]y|BY)?:?\s*[A-Z][\w.'’-]+(?:\s+(?:[A-Z][\w.'’-]*|de|van"
    r"|von|der|al|bin|el)){1,3}(?:\s*(?:,|and|&|\||[–—-]|\bfor\b|\bof\b)\s*[A-Z][^.!?@\d]*)?"
)
_POST_MARKS = re.compile(r"twitter-(?:tweet|video)|bluesky-embed|mastodon-embed|truthsocial-embed")

logging.getLogger("trafilatura").addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True, kw_only=True)
class Html:
    """What a web page gives: text, blocks with their places, and what is known of the article."""

    text: str = field(repr=False)
    blocks: tuple[Block, ...] = field(repr=False)
    details: Details


def read_html(markup: str, *, given: Details) -> Html:
    """Return the text, the blocks and the details of a web page. `given` goes before what the page says.

    Raises:
        PageRefused: the page shows no word, or more words than an article has.
    """
    # As a browser reads it, so that offsets in textContent agree: line breaks are line feeds.
    markup = markup.replace("\r\n", "\n").replace("\r", "\n")
    page = LexborHTMLParser(markup)
    visible = visible_text(page)
    refuse_too_long(visible.text)
    main = _main_content(markup)
    shares = _shares(visible, main)
    if _found(visible, shares) < _ALIGNED * len(main.split()):
        # Some pages hide the article until a script shows it.
        hidden = visible_text(page, hidden=True)
        hidden_shares = _shares(hidden, main) if len(hidden.text) <= MAX_CODE_POINTS else []
        if hidden_shares and _found(hidden, hidden_shares) > _found(visible, shares):
            visible, shares = hidden, hidden_shares
    if not visible.fragments:
        raise PageRefused(Reason.NO_TEXT, "There are no words on this page; fetch it again, perhaps with a browser.")
    details = given.or_else(details_of_page(page, markup))
    roles = _Labels(visible, shares, details).roles()
    blocks = _blocks(visible, roles)
    return Html(text=visible.text, blocks=blocks, details=details.or_else(details_of_text(visible.text, blocks)))


def _main_content(markup: str) -> str:
    """Return what trafilatura takes for the article, as lines."""
    try:
        return trafilatura.extract(markup, include_comments=False, include_tables=True) or ""
    except (ValueError, RecursionError):  # what lxml raises for markup it can't hold
        return ""


def _shares(visible: Visible, main: str) -> list[float]:
    return taken_shares(visible.text, [fragment.span for fragment in visible.fragments], main)


def _found(visible: Visible, shares: list[float]) -> float:
    """Return how many words of the page are in the main content."""
    return sum(
        share * len(fragment.span.of(visible.text).split())
        for fragment, share in zip(visible.fragments, shares, strict=True)
    )


class _Part(Enum):
    """Where a paragraph stands to the article."""

    MAIN = auto()
    OUTSIDE = auto()


class _Labels:
    """The labelling of one page's paragraphs."""

    def __init__(self, visible: Visible, shares: list[float], details: Details) -> None:
        self.visible = visible
        self.details = details
        self.words = [fragment.span.of(visible.text) for fragment in visible.fragments]
        self.lines = [visible.line_of(fragment.element) for fragment in visible.fragments]
        self.parts = [_Part.MAIN if share >= _TAKEN else _Part.OUTSIDE for share in shares]
        if _Part.MAIN not in self.parts:
            self.parts = [_Part.MAIN if self._is_prose(at) else _Part.OUTSIDE for at in range(len(self.words))]
        self._mend_gaps()
        self.headline = self._headline()
        self._mend_deck()

    def roles(self) -> list[BlockRole]:
        """Return the role of every paragraph of the page."""
        roles: list[BlockRole | None] = [None] * len(self.words)
        headline = self.headline
        for at, role in self._captions():
            roles[at] = role
        if headline is not None:
            roles[headline] = BlockRole.HEADLINE
        main = [at for at, part in enumerate(self.parts) if part is _Part.MAIN and roles[at] is None]
        labels = label([self.words[at] for at in main], byline=self.details.words_of("byline"), headed=True)
        for at, role in zip(main, labels, strict=True):
            roles[at] = role
        body = [at for at, role in enumerate(roles) if role is BlockRole.BODY]
        if body:
            self._mark_around(roles, body, headline)
        return [role or BlockRole.FURNITURE for role in roles]

    def _is_prose(self, at: int, *, words: int = _SENTENCE_WORDS) -> bool:
        """Tell whether a paragraph reads like an article's, where nothing else says what the article is."""
        said = self.words[at]
        linked = self.visible.fragments[at].linked / len(said)
        return len(said.split()) >= words and said.rstrip("\"'”’)")[-1:] in {".", "!", "?"} and linked < _LINKED

    def _mend_gaps(self) -> None:
        """Take in what the extractor lost inside the article: paragraphs that stand twice in the page, posts."""
        main = [at for at, part in enumerate(self.parts) if part is _Part.MAIN]
        if not main:
            return
        parents = Counter(self._parent(at) for at in main)
        for at in range(main[0], main[-1]):
            if self.parts[at] is _Part.MAIN or self._is_marked(at, _CAPTION_MARKS):
                continue
            alike = self._tag(at) == "p" and parents[self._parent(at)] > 1 and self._is_prose(at, words=_GAP_WORDS)
            # Posts that an article shows whole: what an official wrote on Twitter is the news.
            if alike or self._is_marked(at, _POST_MARKS):
                self.parts[at] = _Part.MAIN

    def _mend_deck(self) -> None:
        """Take in the sentences between headline and body that sum the article up; extractors drop them.

        What they take in above the headline instead ("Immunology") is a signpost.
        """
        if self.headline is None:
            return
        for at in range(self.headline):
            if self.parts[at] is _Part.MAIN and not self._is_prose(at):
                self.parts[at] = _Part.OUTSIDE
        main = [at for at, part in enumerate(self.parts) if part is _Part.MAIN and at > self.headline]
        if not main or main[0] - self.headline > _ABOVE:
            return
        for at in range(self.headline + 1, main[0]):
            said = self.words[at]
            plain = not self.visible.fragments[at].linked and len(said.split()) >= _SENTENCE_WORDS
            if (
                plain
                and role_by_wording(said) is None
                and not any(self._is_marked(at, marks) for marks in (_LINKS_MARKS, _CAPTION_MARKS, _CREDIT_MARKS))
            ):
                self.parts[at] = _Part.MAIN

    def _parent(self, at: int) -> int:
        return self.visible.elements[self.visible.fragments[at].element].parent

    def _tag(self, at: int) -> str:
        return self.lines[at][0].tag

    def _near(self, at: int) -> list[Element]:
        return self.lines[at][:_NEAR]

    def _is_marked(self, at: int, marks: re.Pattern[str], *, depth: int = _NEAR) -> bool:
        return any(marks.search(element.marks) for element in self.lines[at][:depth])

    def _headline(self) -> int | None:
        """Return which paragraph is the headline.

        It is the one that says the title, an `h1` before others; else the last `h1` above the body.
        """
        body = next(
            (at for at, part in enumerate(self.parts) if part is _Part.MAIN and self._is_prose(at)), len(self.parts)
        )
        first = [at for at, line in enumerate(self.lines) if any(element.tag == "h1" for element in line[:4])]
        title = self.details.title
        if title is not None:
            wanted = tuple(re.findall(r"\w+", title.value.lower()))
            saying = [
                at
                for at in range(len(self.words))
                if len(self.words[at].split()) <= _HEADLINE_WORDS and says(self.words[at], wanted)
            ]
            for choice in (
                [at for at in saying if at in first],
                [at for at in saying if at <= body and self._tag(at) in {"h2", "h3"}],
                [at for at in saying if at <= body],
            ):
                if choice:
                    return min(choice, key=lambda at: abs(at - body))
        above = [at for at in first if at <= body and _FEWEST_WORDS < len(self.words[at].split()) <= _HEADLINE_WORDS]
        if title is not None:  # reworded for search engines, but not another matter
            above = [at for at in above if set(re.findall(r"\w{4,}", self.words[at].lower())) & set(wanted)]
        return above[-1] if above else None

    def _captions(self) -> list[tuple[int, BlockRole]]:
        """Return captions and credits among the article's paragraphs, by what the markup calls them."""
        main = [at for at, part in enumerate(self.parts) if part is _Part.MAIN]
        if not main:
            return []
        found = []
        for at in range(max(0, main[0] - _ABOVE), min(len(self.words), main[-1] + _BELOW)):
            words = self.words[at]
            caption = any(element.tag == "figcaption" for element in self._near(at)) or self._is_marked(
                at, _CAPTION_MARKS, depth=3
            )
            credit = self._is_marked(at, _CREDIT_MARKS, depth=2)
            if len(words.split()) > _CAPTION_WORDS or not (caption or credit):
                continue
            if role_by_wording(words) is BlockRole.FURNITURE:  # "Close", "Advertisement" beside the picture
                continue
            if self.visible.fragments[at].linked > _LINKED * len(words) and not caption:
                continue
            says_credit = role_by_wording(words) is BlockRole.CREDIT
            found.append((at, BlockRole.CREDIT if credit or says_credit else BlockRole.CAPTION))
        return found

    def _mark_around(self, roles: list[BlockRole | None], body: list[int], headline: int | None) -> None:
        """Label bylines, credits and declared sources that the extractor left out near the article."""
        first = min(body[0], headline if headline is not None else body[0])
        for at in range(max(0, first - _ABOVE), min(len(roles), body[-1] + _BELOW)):
            if roles[at] is not None or self._is_marked(at, _LINKS_MARKS, depth=3):
                continue
            words = self.words[at]
            role = role_by_wording(words)
            if role in {BlockRole.BYLINE, BlockRole.CREDIT, BlockRole.CAPTION, BlockRole.SOURCES}:
                roles[at] = role
            elif role is None and at < body[-1] and self._is_byline(at):
                roles[at] = BlockRole.BYLINE

    def _is_byline(self, at: int) -> bool:
        """Tell whether a paragraph is marked as naming the author and is short, or says just the known byline."""
        words = self.words[at]
        byline = self.details.words_of("byline")
        if byline and " ".join(words.lower().split()).removeprefix("by ") == byline.lower():
            return True
        marked = self._is_marked(at, _BYLINE_MARKS, depth=4) or any(e.marks == "author" for e in self._near(at))
        return marked and len(words.split()) <= _BYLINE_WORDS and _NAMED.fullmatch(words) is not None


def _blocks(visible: Visible, roles: list[BlockRole]) -> tuple[Block, ...]:
    """Return the blocks of a page; a dateline stands apart from the paragraph that it begins."""
    blocks = []
    body = 0
    for fragment, role in zip(visible.fragments, roles, strict=True):
        span = _trimmed(visible.text, fragment.span)
        if span is None:
            continue
        if role is BlockRole.BODY:
            body += 1
            words = span.of(visible.text)
            cut = dateline_end(words) if body <= _DATELINED else 0
            if 0 < cut < len(span):
                dateline = Span(span.start, span.start + len(words[:cut].rstrip()))
                blocks.append(_block(visible, fragment, dateline, BlockRole.DATELINE))
                span = Span(span.start + cut, span.end)
        blocks.append(_block(visible, fragment, span, role))
    return tuple(blocks)


def _trimmed(text: str, span: Span) -> Span | None:
    """Return a span without the spaces at its ends that a browser keeps (no-break, em), None if that is all."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    end = span.start + len(words.rstrip())
    return Span(start, end) if start < end else None


def _block(visible: Visible, fragment: Fragment, span: Span, role: BlockRole) -> Block:
    return Block(span=span, role=role, place=visible.place(span, fragment.element))
