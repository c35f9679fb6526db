"""Pages to articles: the stage of shape "each article" that freezes a text, labels its blocks and reads its details."""

import gzip
import zlib
from collections.abc import Iterable, Iterator
from io import BytesIO

from onrecord.errors import PageRefused, Reason
from onrecord.intake.decode import decode
from onrecord.intake.details import Details, details_given
from onrecord.intake.extract import read_html
from onrecord.intake.imprint import details_of_text
from onrecord.intake.language import ENGLISH, other_language
from onrecord.intake.length import refuse_too_long
from onrecord.intake.metadata import details_of_address, details_of_name
from onrecord.intake.outlets import outlet_of
from onrecord.intake.pages import MAX_BYTES
from onrecord.intake.plaintext import find_blocks
from onrecord.intake.rows import read_row
from onrecord.intake.saved import captured_of_address
from onrecord.model.article import Article, Block, BlockRole
from onrecord.model.page import Page, PageKind, SetAside

_ID_DIGITS = 16


def read(pages: Iterable[Page]) -> Iterator[Article | SetAside]:
    """Yield an article for every page, or the page set aside with the reason."""
    return map(read_page, pages)


def read_page(page: Page) -> Article | SetAside:
    """Read one page. Depends on the page alone: the same page gives the same article at any time.

    What an option or a spreadsheet says of the page goes before the page's own word (see `pages`).
    """
    try:
        return _read(page)
    except PageRefused as refused:
        return SetAside(page=page, reason=refused.reason, explanation=refused.explanation)


def _read(page: Page) -> Article:
    given = details_given(page.given)
    id_: str | None = None
    match page.kind:
        case PageKind.ROW:
            row = read_row(page.content)
            id_, text = row.id, row.text
            details, blocks = _of_text(text, given.or_else(row.details))
        case PageKind.TEXT:
            text = decode(unpacked(page.name, page.content))
            details, blocks = _of_text(text, given)
        case PageKind.HTML:
            html = read_html(decode(unpacked(page.name, page.content), html=True), given=given)
            text, blocks = html.text, html.blocks
            details = html.details
        case PageKind.UNKNOWN:
            raise PageRefused(Reason.UNKNOWN_TYPE, "This type of file can't be read; save it as .txt, .html or .jsonl.")
    _check(text, blocks)
    details = details.or_else(details_of_address(details.url)).or_else(Details(outlet=outlet_of(details.url)))
    details = details.or_else(captured_of_address(details.url))
    if page.kind is not PageKind.ROW:  # the name of a file of rows says nothing of one row
        details = details.or_else(details_of_name(page.name))
    return Article(
        id=id_ or page.sha256[:_ID_DIGITS],
        page_sha256=page.sha256,
        name=page.name,
        text=text,
        blocks=blocks,
        language=ENGLISH,
        title=details.title,
        outlet=details.outlet,
        byline=details.byline,
        published=details.published,
        url=details.url,
        updated=details.updated,
        captured=details.captured,
    )


def _of_text(text: str, known: Details) -> tuple[Details, tuple[Block, ...]]:
    """Return the details and the blocks of a text without markup, of which something may be known from elsewhere."""
    refuse_too_long(text)
    outlet = known.outlet or outlet_of(known.url)
    blocks = find_blocks(
        text,
        title=known.words_of("title"),
        outlet=outlet.value if outlet else None,
        byline=known.words_of("byline"),
    )
    return known.or_else(details_of_text(text, blocks)), blocks


def _check(text: str, blocks: tuple[Block, ...]) -> None:
    """Refuse a page without words, or in another language than English.

    A text in which no body was found is judged by all of its words.
    """
    if not any(char.isalnum() for char in text):
        raise PageRefused(Reason.NO_TEXT, "There are no words on this page; fetch it again, perhaps with a browser.")
    body = "\n".join(block.span.of(text) for block in blocks if block.role is BlockRole.BODY)
    if language := other_language(body or text):
        raise PageRefused(Reason.NOT_ENGLISH, f"The text seems to be {language}; only English is read so far.")


def unpacked(name: str, content: bytes) -> bytes:
    """Return a page's bytes as printed, without the packing of `.gz`.

    Raises:
        PageRefused: nothing, or too much, is in it.
    """
    data = content
    if name.lower().endswith(".gz"):
        try:
            with gzip.open(BytesIO(content)) as packed:
                data = packed.read(MAX_BYTES + 1)
        except (OSError, EOFError, zlib.error) as error:
            raise PageRefused(
                Reason.BROKEN_ARCHIVE, f"The archive is broken ({error}); fetch the page again."
            ) from error
        if len(data) > MAX_BYTES:
            why = f"Unpacked, this is more than {MAX_BYTES // 1_000_000} MB, so it is no article; split it."
            raise PageRefused(Reason.TOO_LARGE, why)
    if not data:
        raise PageRefused(Reason.EMPTY, "The file is empty; fetch the page again.")
    return data
