"""Relatives: "her husband" is one and the same where she is, and everybody has but one."""

from collections.abc import Sequence
from typing import Protocol

from onrecord.link.descriptions import description
from onrecord.link.groups import Groups
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.mention import Mention, MentionForm

KIN = frozenset(
    "husband wife mother father son daughter brother sister uncle aunt cousin grandmother grandfather".split()
)
_ONE_OF = frozenset({"husband", "wife", "mother", "father"})
"""Relatives of whom everybody has one."""
_OWNED = frozenset({"his", "her", "my"})


class Related(Protocol):
    """What is joined here: mentions that are one somebody, and whose relative he is called."""

    @property
    def mention_ids(self) -> tuple[str, ...]:
        """The mentions."""

    @property
    def relatives(self) -> tuple[tuple[str, str], ...]:
        """Nouns for a relative, each with the mention of the one whose relative it is."""


class Owners:
    """Whose relative a phrase of an article is of."""

    def __init__(self, annotated: AnnotatedArticle) -> None:
        """Read the mentions by where they start."""
        self._annotated = annotated
        self._by_start = {m.span.start: m for m in annotated.mentions if m.form is not MentionForm.NOMINAL}

    def relative(self, mention: Mention) -> tuple[str, str] | None:
        """Return the noun and the mention of the one whose relative it is: ("husband", "her" in "her husband")."""
        text = self._annotated.article.text
        end = mention.span.end if mention.form is MentionForm.NOMINAL else mention.span.start
        told = description(" ".join(text[mention.extent.start : end].split())) if end > mention.extent.start else None
        owner = self._by_start.get(mention.extent.start)
        if told is None or told.head not in _ONE_OF or owner is None:
            return None
        words = owner.span.of(text).lower()
        if words == "my":
            speaker = self._speaker(mention)
            return None if speaker is None else (told.head, speaker)
        named = owner.form is MentionForm.NAME and text[owner.span.end : owner.span.end + 2] in {"'s", "’s"}
        return (told.head, owner.id) if named or words in _OWNED else None

    def _speaker(self, mention: Mention) -> str | None:
        """Return the mention of the one who says the words that a mention stands in."""
        for statement in self._annotated.statements:
            inside = any(s.start <= mention.span.start and mention.span.end <= s.end for s in statement.content)
            if inside and statement.speakers and not statement.anonymous:
                return statement.speakers[0].mention_id
        return None


def join_relatives(every: Sequence[Related], groups: Groups) -> None:
    """Join those who are one and the same relative of one somebody."""
    numbers = {mention_id: number for number, one in enumerate(every) for mention_id in one.mention_ids}
    first: dict[tuple[str, int], int] = {}
    for number, one in enumerate(every):
        for noun, owner in one.relatives:
            if owner in numbers:
                known = first.setdefault((noun, groups.find(numbers[owner])), number)
                groups.join(known, number, "relative", noun)
