"""What was not read is told: pages set aside, reports left out, text that was not searched, what has no day."""

from dataclasses import replace
from pathlib import Path

from builders import links, page, page_of, plain, report

from onrecord.casefile.case import open_case
from onrecord.casefile.write import open_to_write
from onrecord.composing.chosen import Chosen, select
from onrecord.composing.unread import unread
from onrecord.errors import Reason
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.article import Block, BlockRole
from onrecord.model.page import SetAside
from onrecord.model.span import Span


def told(folder: Path, *articles: AnnotatedArticle, loose: bool = False, aside: bool = False) -> str:
    """Return what was not read of a story of these reports, in one line."""
    with open_to_write(folder / "case") as writer, writer.transaction():
        for article in (*articles, *([plain("Nobody spoke.", "loose.txt")] if loose else [])):
            writer.keep(page_of(article))
            assert writer.put(article)
        writer.replace_links(links(articles))
        if aside:
            dutch = page("De brug is open.", "brug.txt")
            writer.keep(dutch)
            writer.put_set_aside(SetAside(page=dutch, reason=Reason.NOT_ENGLISH, explanation="It is in Dutch."))
    with open_case(folder / "case") as case:
        sheets = select(case, Chosen(stories=(case.stories()[0].id,))).sheets
        found = unread(case, sheets, whole=True)
    return " ".join((*found.sentences, *(row.name for row in found.set_aside), *(one.name for one in found.loose)))


def test_where_all_was_read_nothing_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, report(0), report(1)) == ""


def test_a_page_in_another_language_is_told_with_its_name(tmp_path: Path) -> None:
    found = told(tmp_path, report(0), aside=True)
    assert "1 page of the case was set aside" in found
    assert "brug.txt" in found


def test_a_report_of_no_story_is_told(tmp_path: Path) -> None:
    assert "1 report of the case belongs to no story. loose.txt" in told(tmp_path, report(0), loose=True)


def test_text_that_was_not_searched_is_counted_by_what_it_is(tmp_path: Path) -> None:
    one = report(0)
    body = one.article.blocks[1].span
    blocks = (
        one.article.blocks[0],
        Block(span=Span(body.start, body.end - 7), role=BlockRole.BODY),
        Block(span=Span(body.end - 7, body.end), role=BlockRole.FURNITURE),
    )
    found = told(tmp_path, replace(one, article=replace(one.article, blocks=blocks)), report(1))
    assert "7 were not searched for statements: 7 of page furniture." in found


def test_reports_without_a_statement_or_a_day_are_told_by_their_numbers(tmp_path: Path) -> None:
    silent = report(1, statements=0)
    found = told(tmp_path, report(0), replace(silent, article=replace(silent.article, published=None)))
    assert "No statement credited to anybody was found in report 2." in found
    assert "Nothing tells the day of print of report 2" in found
