"""An article as people corrected it: what linking reads in place of what the program read alone."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.correction import UNNAMED, Correction, Field, Reading
from onrecord.model.identity import record_id
from onrecord.model.span import Span, hull
from onrecord.model.statement import Act, Certainty, Manner, Speaker, Statement, ToldBy, Unnamed
from onrecord.model.timex import Anchor, Timex, TimexType


def corrected_article(
    annotated: AnnotatedArticle,
    corrections: Mapping[str, Sequence[Correction]],
    rejected: Collection[str] = (),
) -> AnnotatedArticle:
    """Return an article with its statements as people corrected them, and without those that they rejected.

    `corrections` are those that count, by the statement's id, the earliest first. What the article said in its own
    voice and is credited to somebody by a person stands among the statements.
    """
    every = (*annotated.statements, *annotated.own_voice)
    times = [c for one in every for c in corrections.get(one.id, ()) if c.field in {Field.DAY, Field.SAID}]
    timexes = corrected_times(annotated, times)
    said = [corrected_statement(one, corrections.get(one.id, ()), timexes) for one in every if one.id not in rejected]
    credited = [one for one in said if one.manner is not Manner.OWN_VOICE]
    if not {one.id for one in annotated.own_voice}.isdisjoint(one.id for one in credited):
        credited.sort(key=_place)
    return replace(
        annotated,
        timexes=timexes,
        statements=tuple(credited),
        own_voice=tuple(one for one in said if one.manner is Manner.OWN_VOICE),
    )


def corrected_statement(statement: Statement, corrections: Iterable[Correction], timexes: Iterable[Timex]) -> Statement:
    """Return a statement with the fields that a person corrected; its id stays. `timexes` are the corrected ones."""
    for one in corrections:
        value = one.readings[0].value or "" if one.readings else ""
        spans = tuple(reading.span for reading in one.readings if reading.span is not None)
        match one.field:
            case Field.SPEAKER:
                statement = _credited(statement, one.readings)
            case Field.ACT:
                statement = replace(statement, act=Act(value), act_words=())
            case Field.CERTAINTY:
                statement = replace(statement, certainty=Certainty(value), certainty_words=())
            case Field.SOURCE:
                statement = replace(statement, source=next(iter(spans), None))
            case Field.CUE:
                statement = replace(statement, cue=next(iter(spans), None))
            case Field.CONTENT:
                inside = statement.matter is not None and any(span.covers(statement.matter) for span in spans)
                statement = replace(statement, content=spans, matter=statement.matter if inside else None)
            case Field.SAID:
                dating = next((timex.id for timex in timexes if timex.span in spans), None)
                statement = replace(statement, said=dating)
    return statement


def corrected_times(annotated: AnnotatedArticle, corrections: Iterable[Correction]) -> tuple[Timex, ...]:
    """Return an article's time expressions with the values that people gave words of it, in reading order."""
    told = tuple(corrections)
    if not told:
        return annotated.timexes
    found = {timex.span: timex for timex in annotated.timexes}
    for one in told:
        for reading in one.readings:
            if reading.span is None or reading.value is None:
                continue
            made = Timex(
                id=record_id("timex", annotated.article.id, reading.span, "by a person"),
                article_id=annotated.article.id,
                span=reading.span,
                type=TimexType.DATE,
                value=reading.value,
                meaning="",
            )
            known = found.get(reading.span, made)
            if known.value != reading.value or known is made:
                kind = TimexType.TIME if "T" in reading.value else TimexType.DATE
                known = replace(known, type=kind, value=reading.value, anchor=Anchor.NONE, anchor_id=None)
            found[reading.span] = known
    return tuple(found[span] for span in sorted(found))


def is_by_person(timex: Timex) -> bool:
    """Tell whether a time expression is words that a person marked, and the program read none there."""
    return not timex.meaning


def readings_of(annotated: AnnotatedArticle, statement: Statement, field: Field) -> tuple[Reading, ...]:
    """Return what is read in a field of a statement; of a DAY, the times that its content holds."""
    of_article = annotated.timexes
    match field:
        case Field.SPEAKER if statement.unnamed is not None:
            found = [Reading(value=UNNAMED, span=statement.unnamed.description)]
        case Field.SPEAKER:
            found = [Reading(value=one.name, mention_id=one.mention_id) for one in statement.speakers]
        case Field.ACT:
            found = [Reading(value=statement.act.value)]
        case Field.CERTAINTY:
            found = [Reading(value=statement.certainty.value)]
        case Field.SOURCE:
            found = [Reading(span=span) for span in (statement.source,) if span is not None]
        case Field.CUE:
            found = [Reading(span=span) for span in (statement.cue,) if span is not None]
        case Field.CONTENT:
            found = [Reading(span=span) for span in statement.content]
        case Field.SAID:
            found = [Reading(span=t.span, value=t.value) for t in of_article if t.id == statement.said]
        case Field.DAY:
            inside = (t for t in of_article if any(part.covers(t.span) for part in statement.content))
            found = [Reading(span=t.span, value=t.value) for t in inside]
        case _:
            found = []
    return tuple(found)


def _credited(statement: Statement, readings: Sequence[Reading]) -> Statement:
    """Return a statement with another speaker, with an unnamed one, or with none that is told."""
    first = readings[0] if readings else None
    unnamed = None
    if first is not None and first.value == UNNAMED and first.span is not None:
        unnamed = statement.unnamed or Unnamed(description=first.span, at_least=1, at_most=None)
    manner = Manner.INDIRECT if readings and statement.manner is Manner.OWN_VOICE else statement.manner
    speakers = () if unnamed is not None else tuple(_speaker(one, statement.article_id) for one in readings)
    return replace(statement, speakers=speakers, unnamed=unnamed, manner=manner)


def _speaker(reading: Reading, article_id: str) -> Speaker:
    """Return a speaker by a mention of the story, or by words of the article that the program took for none."""
    assert reading.value is not None  # a speaker has a name
    named = any(word[:1].isupper() for word in reading.value.split())  # "the bakery's owner" is only described
    return Speaker(
        name=reading.value,
        mention_id=reading.mention_id or record_id("speaker", article_id, reading.span),
        told_by=ToldBy.NAME if named else ToldBy.DESCRIPTION,
    )


def _place(statement: Statement) -> Span:
    return hull(tuple(span for span in (statement.source, statement.cue, *statement.content) if span is not None))
