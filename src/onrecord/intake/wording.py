"""What the wording of one paragraph says of its role: furniture, credit, caption, byline, declared sources.

A paragraph that no pattern knows is nothing here: whoever asks takes it for body, because a statement lost to furniture
is lost for good, while a line of furniture among the body costs little.
"""

import re

from onrecord.intake.credits import role_of_credit
from onrecord.intake.furniture import instructs, is_equipment
from onrecord.intake.navigation import is_navigation
from onrecord.model.article import BlockRole

_LONGEST = 70  # words: beyond, a paragraph is text whatever it opens with
_LONGEST_LETTERS = 1500  # a page may hold a word of a million letters
_SAID = re.compile(r"\b(?:said|says|told|added|tweeted|wrote|announced|denied|claimed)\b", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"][^”\"]*\s[^”\"]*\s[^”\"]*[”\"]")


def role_by_wording(paragraph: str) -> BlockRole | None:
    """Return the role that a paragraph's words alone give it, None where they say nothing (body, most likely)."""
    words = paragraph.split() if len(paragraph) <= _LONGEST_LETTERS else ()
    if not 0 < len(words) <= _LONGEST:
        return None
    flat = " ".join(words)
    if (is_equipment(flat) or is_navigation(flat)) and role_of_credit(flat) is not BlockRole.BYLINE:
        return BlockRole.FURNITURE
    if role := role_of_credit(flat):
        return role
    if _QUOTED.search(flat) and _SAID.search(flat):
        return None  # somebody speaks: whatever the opening looks like, this is the article's
    return BlockRole.FURNITURE if instructs(flat) else None
