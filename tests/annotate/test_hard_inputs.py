"""Texts that nobody would print: marks without end, deep nesting, fragments in any order; none stops the reading."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.annotate.article import annotate_articles
from onrecord.annotate.pipeline import Pipeline
from onrecord.intake.read import read
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.page import Page, PageKind, SetAside

FRAGMENTS = (
    *(
        '"',
        "“",
        "”",
        "‘",
        "’",
        "'",
        "``",
        "''",
        "«",
        "»",
        "(",
        ")",
        ",",
        ".",
        "...",
        "—",
        "?",
        "!",
        ":",
        ";",
        "\n\n",
        "\t",
    ),
    *("Veldt", "the mayor", "he", "who", "two officials", "Radio Dornach", "the Gazette", "CNN", "we", "I"),
    *("said", "told", "denied", "according to", "citing", "reported", "urged", "promised", "declined to comment"),
    *("reportedly", "that", "to close", "the bridge", "was safe", "on Monday", "in an interview with", "added", "of"),
    *("\u200b", "\u0301", "👩‍🚒", "\U0001d54f", "\ufeff", "\xa0", "ﬁ", "İ"),
)


def annotated(text: str, nlp: Pipeline) -> AnnotatedArticle | None:
    """Return what is read of a text, None where it is set aside for what it is."""
    page = Page(name="hard.txt", kind=PageKind.TEXT, content=text.encode(), sha256="0" * 64)
    (article,) = read([page])
    return None if isinstance(article, SetAside) else next(annotate_articles([article], nlp))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=60))
def test_fragments_in_any_order_give_spans_of_the_text_and_no_circles(nlp: Pipeline, fragments: list[str]) -> None:
    found = annotated("The mayor said the bridge was old and would be closed soon. " + " ".join(fragments), nlp)
    if found is None:
        return
    holders = {statement.id: statement.within for statement in found.statements}
    for statement in found.statements:
        parts = [statement.source, statement.cue, *statement.content, *(relay.span for relay in statement.via)]
        assert all(part.of(found.article.text) for part in parts if part is not None)
        assert 0 <= statement.confidence <= 1
        above, seen = statement.within, {statement.id}
        while above is not None:
            assert above not in seen
            seen.add(above)
            above = holders[above]


HARD = {
    "marks alone": '"',
    "open marks": "“",
    "marks around letters": '" a ',
    "deep nesting": "“ he said ‘ she said ",
    "one paragraph": "The mayor said the bridge was old. ",
    "brackets": "( the mayor said ",
    "one source after another": "according to the mayor ",
}


@pytest.mark.slow
@pytest.mark.parametrize("piece", HARD.values(), ids=HARD.keys())
def test_time_grows_with_the_length_and_not_with_its_square(piece: str, nlp: Pipeline) -> None:
    def seconds(code_points: int) -> float:
        text = "The mayor said: " + piece * (code_points // len(piece))
        began = time.process_time()
        nlp(text)
        return time.process_time() - began

    seconds(1000)
    # Four times as much takes four times as long; sixteen times would be the square. CPU time, and the best of a few
    # tries: what else a machine does only slows one down.
    tries = ((seconds(8000), seconds(32_000)) for _ in range(4))
    assert any(long < 9 * max(short, 0.05) for short, long in tries)
