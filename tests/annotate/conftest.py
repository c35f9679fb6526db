"""The pipeline, loaded once for all tests of the annotation, and the calls they make of it."""

import given as spans
import marked
import pytest

from onrecord.annotate.article import annotate_articles
from onrecord.annotate.pipeline import Pipeline, load_pipeline
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.article import Article


@pytest.fixture(scope="session")
def nlp() -> Pipeline:
    """Return the shipped pipeline."""
    return load_pipeline()


@pytest.fixture(scope="session")
def annotate(nlp: Pipeline) -> marked.Annotate:
    """Return what annotates a text, with marks or without, or an article."""

    def annotated(what: str | marked.Marked | Article) -> AnnotatedArticle:
        return next(annotate_articles([what if isinstance(what, Article) else marked.article(what)], nlp))

    return annotated


@pytest.fixture(scope="session")
def given(nlp: Pipeline) -> spans.Given:
    """Return what annotates a text whose marks give the spans of its statements."""
    return lambda text: spans.annotate(text, nlp)
