"""The two seed reports: their blocks as a careful reader marked them."""

import json
from pathlib import Path

from onrecord.intake.pages import open_pages
from onrecord.intake.read import read_page
from onrecord.model.article import Article, BlockRole
from onrecord.model.page import Page
from onrecord.model.span import Span

CREDITS = {BlockRole.CREDIT, BlockRole.CAPTION, BlockRole.SOURCES}


def articles(shared: Path) -> dict[str, Article]:
    pages = open_pages([shared / "cases" / "seeds" / "coverage"])
    made = [read_page(page) for page in pages if isinstance(page, Page)]
    return {article.name: article for article in made if isinstance(article, Article)}


def test_furniture_and_credits_are_those_that_the_reader_marked_and_no_others(shared: Path) -> None:
    gold = json.loads((shared / "cases" / "seeds" / "gold.json").read_text(encoding="utf-8"))["articles"]
    made = articles(shared)
    assert made.keys() == gold.keys()
    for name, marked in gold.items():
        found = {role: {b.span for b in made[name].blocks if b.role in roles} for role, roles in ROLES.items()}
        assert found == {role: {Span(start, end) for start, end in marked[role]} for role in ROLES}


def test_the_headline_is_the_title_that_the_reader_gave(shared: Path) -> None:
    gold = json.loads((shared / "cases" / "seeds" / "gold.json").read_text(encoding="utf-8"))["articles"]
    for name, article in articles(shared).items():
        assert article.headline == gold[name]["title"]
        assert article.published is not None
        assert article.published.value == gold[name]["published"]


ROLES = {"boilerplate": {BlockRole.FURNITURE}, "credits": CREDITS}
