"""The plan: every stage once, in order, and each keeps to its shape, for that is all an engine knows of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from newsroom import annotated

from onrecord.annotate.pipeline import Pipeline, load_pipeline
from onrecord.engine import plan
from onrecord.engine.plan import ANNOTATE, COPIES, COUNT, ENTITIES, PLAN, READ, STORIES, TIMELINE, Shape, Stage
from onrecord.intake.pages import open_pages
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.article import Article
from onrecord.model.page import Page


@pytest.fixture(scope="module")
def pages(coverage: Path) -> list[Page]:
    return [page for page in open_pages([coverage]) if isinstance(page, Page)]


@pytest.fixture(scope="module")
def articles(pages: list[Page]) -> list[AnnotatedArticle]:
    return annotated(pages)


@pytest.fixture(scope="module")
def nlp() -> Pipeline:
    return load_pipeline()


def test_the_plan_names_every_stage_of_the_module_once() -> None:
    stages = [value for value in vars(plan).values() if isinstance(value, Stage)]
    assert list(PLAN) == stages
    assert len({stage.name for stage in PLAN}) == len(PLAN)


def test_stages_that_see_one_article_come_first_and_what_sees_names_alone_last() -> None:
    order = list(Shape)
    *seeing, last = PLAN
    assert [stage.shape for stage in seeing] == sorted((stage.shape for stage in seeing), key=order.index)
    assert last.shape is Shape.ONCE
    assert {stage.shape for stage in PLAN} == set(Shape)


def test_reading_a_page_does_not_depend_on_its_neighbours(pages: list[Page]) -> None:
    assert list(READ.run(reversed(pages))) == [next(READ.run([page])) for page in reversed(pages)]


def test_annotating_an_article_does_not_depend_on_its_neighbours(
    articles: list[AnnotatedArticle], nlp: Pipeline
) -> None:
    bare = [found.article for found in articles]
    assert list(ANNOTATE.run(bare[::-1], nlp)) == articles[::-1]
    assert next(ANNOTATE.run([bare[4]], nlp)) == articles[4]


def test_stages_of_each_article_take_no_more_than_they_give(pages: list[Page], nlp: Pipeline) -> None:
    taken: list[str] = []

    def taking() -> Iterator[Page]:
        for page in pages:
            taken.append(page.name)
            yield page

    stream = ANNOTATE.run((found for found in READ.run(taking()) if isinstance(found, Article)), nlp)
    next(stream)
    assert taken == [pages[0].name]


def test_the_stages_over_all_articles_do_not_depend_on_their_order(articles: list[AnnotatedArticle]) -> None:
    copies = tuple(COPIES.run(iter(articles)))
    stories = tuple(STORIES.run(COUNT.run(articles), copies))
    assert tuple(COPIES.run(reversed(articles))) == copies
    assert tuple(STORIES.run(COUNT.run(reversed(articles)), copies)) == stories
    assert 1 < len(stories) < len(articles)
    assert sorted(i for story in stories for i in story.article_ids) == sorted(a.article.id for a in articles)


def test_the_stages_of_a_story_do_not_depend_on_the_order_of_its_articles(articles: list[AnnotatedArticle]) -> None:
    by_id = {found.article.id: found for found in articles}
    for story in STORIES.run(COUNT.run(articles), ()):
        inside = tuple(by_id[i] for i in story.article_ids)
        for stage in (ENTITIES, TIMELINE):
            found = list(stage.run(story, inside))
            assert found
            assert list(stage.run(story, inside[::-1])) == found
