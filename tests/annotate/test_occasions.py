"""When a statement was made, and where or by what."""

import marked
import pytest
from given import Given

from onrecord.model.statement import OccasionKind

SAFE = "<c>that the dam was safe</>"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<s>The mayor</> <x>said</> on Monday <c>that the dam would break on Friday</>.", "Monday"),
        ("On Tuesday, <s>the mayor</> <x>said</> <c>the bridge was safe</>.", "Tuesday"),
        (
            '<c>"The bridge is safe,"</> <s>the mayor</> <x>said</> on Tuesday. <c>"It was closed in March."</>',
            "Tuesday",
        ),
        ("<s>The mayor</> <x>said</> <c>the bridge was closed in March</>.", None),
        ("The bridge was closed on Monday. <s>The mayor</> <x>said</> <c>it was safe</>.", None),
        ("For three years, <s>the mayor</> <x>said</> <c>that the bridge was safe</>.", None),
        (f"<s>The mayor</> <x>said</> {SAFE}, even though the bridge had burned on Monday.", None),
        (f"<s>The mayor</> <x>said</> {SAFE} before she left for Ostrau on Monday.", None),
        (f"The bridge burned on Monday after <s>the mayor</> <x>said</> {SAFE}.", None),
        ('<c>"The dam is safe,"</> <x>said</> <s>Oren Tamm, a baker who moved to Dornach in May</>.', None),
        (f"<s>The mayor, who was elected last year</>, <x>said</> {SAFE}.", None),
        (f"<s>The mayor</> on Monday <x>said</> {SAFE}.", "Monday"),
        (f"On Monday, <s>the mayor</>, who lives in Ostrau, <x>said</> {SAFE}.", "Monday"),
        (f"In a letter dated Monday, <s>the mayor</> <x>said</> {SAFE}.", "Monday"),
        (f"In an interview with Radio Dornach on Monday, <s>the mayor</> <x>said</> {SAFE}.", "Monday"),
        (f"The mayor left the hall on Monday, <x>saying</> {SAFE}.", "Monday"),
        (f"When he was arrested in May, <s>Tamm</> <x>said</> {SAFE}.", "May"),
        ("<s>A 2015 report</> <x>found</> <c>that the dam was weak</>.", "2015"),
    ],
)
def test_a_statement_is_dated_by_the_time_of_its_cue_and_not_of_its_content(
    text: str, said: str | None, given: Given
) -> None:
    annotated = given(text)
    (statement,) = annotated.statements
    times = {timex.id: timex.span.of(annotated.article.text) for timex in annotated.timexes}
    assert (times[statement.said] if statement.said else None) == said


def test_what_goes_on_in_the_sentence_was_said_at_the_same_time(annotate: marked.Annotate) -> None:
    said = annotate(
        "Anna Veldt said on Monday that the dam was safe, adding that the bridge would stay open."
    ).statements
    assert [one.said for one in said] == [said[0].said] * 2
    assert said[0].said is not None


def test_a_statement_of_a_day_gets_the_day_counted_from_publication(annotate: marked.Annotate) -> None:
    annotated = annotate("The mayor said on Monday that the dam was safe.")  # published on Tuesday, May 14
    values = {timex.id: timex.value for timex in annotated.timexes}
    assert values[str(annotated.statements[0].said)] == "2024-05-13"


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        (
            f"<s>The mayor</> <x>said</> at a news conference {SAFE}.",
            OccasionKind.PRESS_CONFERENCE,
            "at a news conference",
        ),
        (f"<s>The mayor</> <x>said</> in a statement {SAFE}.", OccasionKind.WRITTEN, "in a statement"),
        (f"In a speech in Dornach, <s>the mayor</> <x>said</> {SAFE}.", OccasionKind.SPEECH, "In a speech in Dornach"),
        (
            f"<s>The mayor</> <x>said</> in an interview with Radio Dornach {SAFE}.",
            OccasionKind.INTERVIEW,
            "in an interview with Radio Dornach",
        ),
        (f"<s>The mayor</> <x>wrote</> on Twitter {SAFE}.", OccasionKind.POST, "on Twitter"),
        (f"<s>The mayor</> <x>tweeted</> {SAFE}.", OccasionKind.POST, "tweeted"),
        (f"<s>The mayor</> <x>said</> in a court filing {SAFE}.", OccasionKind.COURT, "in a court filing"),
        (f"<s>The engineer</> <x>testified</> {SAFE}.", OccasionKind.COURT, "testified"),
        (
            f"<s>The mayor</> <x>wrote</> in a letter to the council {SAFE}.",
            OccasionKind.LETTER,
            "in a letter to the council",
        ),
        (f"<s>The mayor</> <x>said</> {SAFE}.", None, None),
        ("<s>The mayor</> <x>said</> <c>that the letter was lost in a court</>.", None, None),
    ],
)
def test_where_it_was_said_is_told_in_the_words_of_the_article(
    text: str, kind: OccasionKind | None, words: str | None, given: Given
) -> None:
    annotated = given(text)
    occasion = annotated.statements[0].occasion
    assert (occasion.kind if occasion else None) is kind
    assert (occasion.span.of(annotated.article.text) if occasion else None) == words
