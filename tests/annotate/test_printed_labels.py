"""What a page prints before a colon: somebody who speaks, or a label that says nothing."""

import marked
import pytest

HEALTH = "Health care and taxes are what they disagree about."


@pytest.mark.parametrize(
    "text",
    [
        f"ISSUE: {HEALTH}",
        f"PROTEST GROUP: {HEALTH}",
        f"CANDIDATE'S POSITION: {HEALTH}",
        f"WHAT THEY PLAN: {HEALTH}",
        "FILE PHOTO: The mayor leaves the court in Dornach on Monday.",
        "Video: The mayor leaves the court in Dornach on Monday.",
        "Photos: “The harbour at night” and others are shown.",
    ],
)
def test_a_label_says_nothing(text: str, annotate: marked.Annotate) -> None:
    assert not [s for s in annotate(text).statements if s.source is not None]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("PRUITT: I did not know that they got the money until yesterday.", "PRUITT"),
        ("<headline>Anna Veldt: Bridge is safe</>\n\nThe bridge was built in 1950.", "Anna Veldt"),
        ("<headline>'We saw no warning': driver</>\n\nThe train left the rails on Monday.", "driver"),
    ],
)
def test_who_is_named_before_a_colon_speaks(text: str, speaker: str, annotate: marked.Annotate) -> None:
    assert [s.speakers[0].name for s in annotate(text).statements if s.source is not None] == [speaker]
