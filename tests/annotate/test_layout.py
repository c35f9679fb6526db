"""What the layout credits: signed quotations, the turns of an interview."""

import marked
import pytest

SIGNED = (
    "<c>“It was dark and I saw nothing at all.”</> <x>―</> <s>Oren Tamm</>",
    "<c>“It was dark and I saw nothing at all.”</> <x>-</> <s>Oren Tamm, farmer</>\n\nThe train left on Monday.",
    """<c1>“It was dark and I saw nothing.”</> <x1>―</> <s1>Oren Tamm</>

<c2>“The bridge was never safe.”</> <x2>―</> <s2>Livia Thorsk</>""",
)

TURNS = (
    """<s1>VELDT</><x1>:</> <c1>Who closed the gates that night?</>

<s2>TAMM</><x2>:</> <c2>Nobody did. They stood open until the morning</>.

<s3>VELDT</><x3>:</> <c3>And where was the guard?</>""",
)

NOT_CREDITED = (
    "Dornach — the town on the lake — has a new bridge.",
    "Update: The bridge is open again.\n\nThe town has two bridges.",
)


@pytest.mark.parametrize("sentence", [*SIGNED, *TURNS], ids=lambda s: marked.parse(s).text[:60])
def test_the_layout_tells_who_said_it(sentence: str, annotate: marked.Annotate) -> None:
    parsed = marked.parse(sentence)
    found, wanted = marked.compared(annotate(parsed), marked.statements(parsed))
    assert found == wanted


@pytest.mark.parametrize("text", NOT_CREDITED, ids=lambda s: s[:40])
def test_a_dash_or_a_colon_alone_credits_nobody(text: str, annotate: marked.Annotate) -> None:
    assert annotate(text).statements == ()
