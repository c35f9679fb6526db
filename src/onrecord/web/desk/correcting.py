"""What a statement could be read as instead: the choices of the form that corrects it, and what that form sends."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from onrecord.casefile.answers import Saying, Words
from onrecord.casefile.case import Case
from onrecord.composing.wording import one_line, when_in_words
from onrecord.errors import BadSetting
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.correction import Field
from onrecord.model.mention import EntityKind, Mention, MentionForm
from onrecord.web.desk.exhibit import Choice
from onrecord.web.desk.forms import Form
from onrecord.web.layers import of_block, of_saying
from onrecord.web.marks import marked

_PLACES = re.compile(r"\s*\d+-\d+(?:[\s,]+\d+-\d+)*\s*", re.ASCII)
_PARTS = re.compile(r"\n|…|\.\.\.")
_WHO = frozenset({EntityKind.PERSON, EntityKind.ORGANIZATION, None})
_SPANS = (Field.CONTENT, Field.SOURCE, Field.CUE)
_ONE_OF = (Field.ACT, Field.CERTAINTY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Correctable:
    """A statement as it is read now, in its report's text, and who and which times the report names."""

    saying: Saying
    text: Markup = field(repr=False)
    people: tuple[Choice, ...] = field(repr=False)
    times: tuple[Choice, ...] = field(repr=False)

    @property
    def content(self) -> str:
        """The places of the content: `12-34 40-56`."""
        return places(self.saying.content)

    @property
    def source(self) -> str:
        """The place of the source."""
        return places([self.saying.source] if self.saying.source else [])

    @property
    def cue(self) -> str:
        """The place of the cue."""
        return places([self.saying.cue] if self.saying.cue else [])


def correctable(case: Case, saying: Saying) -> Correctable:
    """Return a statement with what it could be read as instead."""
    (annotated,) = case.annotated([saying.article_id])
    return Correctable(
        saying=saying,
        text=marked(
            case.text(saying.article_id),
            [*map(of_block, case.blocks(saying.article_id)), *of_saying(saying, asked=True)],
        ),
        people=tuple(_people(annotated)),
        times=tuple(
            Choice(
                id=f"{timex.span.start}-{timex.span.end}",
                words=f"“{one_line(timex.span.of(annotated.article.text))}”, {when_in_words(timex.value)}",
            )
            for timex in annotated.timexes
        ),
    )


def places(words: Sequence[Words]) -> str:
    """Return where words stand, as a form asks for it."""
    return " ".join(f"{one.span.start}-{one.span.end}" for one in words)


def _people(annotated: AnnotatedArticle) -> list[Choice]:
    """Return who and what the article names, by the fullest name; a mention stands for each."""
    text = annotated.article.text
    chains: dict[str, list[Mention]] = defaultdict(list)
    for mention in annotated.mentions:
        if mention.form is not MentionForm.PRONOUN and mention.kind in _WHO:
            chains[mention.chain or mention.id].append(mention)
    found = []
    for chain in chains.values():
        names = [mention for mention in chain if mention.form is MentionForm.NAME] or chain
        best = max(names, key=lambda mention: (len(mention.extent.of(text)), -mention.span.start))
        found.append(Choice(id=best.id, words=one_line(best.extent.of(text))))
    return sorted(found, key=lambda choice: choice.words.casefold())


def corrections_in(form: Form, case: Case, saying: Saying | None) -> dict[Field, list[str]]:
    """Return what a form corrects, field by field, as `Decisions.decide` asks for it; of a statement, its fields.

    What the form shows as it was is left out. Words in place of a stretch are looked for in the report.

    Raises:
        BadSetting: the words don't stand in the report.
    """
    found: dict[Field, list[str]] = {}
    for one in (Field.OUTCOME, Field.SPEAKER):
        if told := form.all(one):
            found[one] = list(told)
    if form.get("given"):
        found[Field.VALUE] = [f"{form.get('whose')}={form.get('given')}"]
    for one in _ONE_OF:
        if form.get(one) not in ("", form.get(f"was_{one}")):
            found[one] = [form.get(one)]
    if saying is None:
        return found
    text = case.text(saying.article_id)
    for one in _SPANS:
        if one in form.fields and form.get(one) != form.get(f"was_{one}"):
            found[one] = [_place_of(form.get(one), text, saying) or "none"]
    if time := _place_of(form.get("time"), text, saying):
        day = form.get("day")
        found[Field.DAY if form.get("time_of") == Field.DAY else Field.SAID] = [f"{time}={day}" if day else time]
    return found


def _place_of(told: str, text: str, saying: Saying) -> str:
    """Return the places that are told, or those of the words that are told; of several the nearest."""
    if not told or told == "none" or _PLACES.fullmatch(told):
        return told
    return " ".join(_found(part, text, saying.sentence.span.start) for part in _PARTS.split(told) if part.strip())


def _found(words: str, text: str, near: int) -> str:
    pattern = r"\s+".join(map(re.escape, words.split()))
    places_ = [match.span() for match in re.finditer(pattern, text)]
    if not places_:
        raise BadSetting(f"“{one_line(words)}” does not stand in the report, word for word.")
    start, end = min(places_, key=lambda place: abs(place[0] - near))
    return f"{start}-{end}"
