"""A story of many reports: the work of each stage grows no faster than n log n, counted in calls and not in seconds."""

from collections.abc import Sequence
from math import log

import pytest
from builders import MAKER
from invented import article
from steps import steps

from onrecord.engine.plan import CLAIMS, CONFLICTS, ENTITIES, LEDGER, QUOTATIONS, SILENCE, TIMELINE
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.span import Span
from onrecord.model.statement import Act, Certainty, Manner, Speaker, Statement
from onrecord.model.story import Story

STORY = Story(id="s", title="", article_ids=(), start=None, end=None)
STAGES = (ENTITIES, CLAIMS, CONFLICTS, QUOTATIONS, LEDGER, SILENCE, TIMELINE)
FEW, MANY = 150, 600
MORE = 1.4  # times n log n: stages reach their bounds on the way from few to many; the square of n is 3.3 times

FIRST = "Ada Bo Cy Dag Eva Finn Gro Hal Ida Jon Kai Liv".split()
LAST = "Moe Lie Dahl Holm Vik Ness Rud Berg Lund Aas".split()
THINGS = """harbour tide current timetable island luggage lifeboat siren terminal crane quay engine propeller hull paint
window coffee school market bridge tunnel airport hotel council budget strike wage lawyer prison doctor ambulance diver
storm festival church museum theatre orchard glacier violin carpet lantern pepper marble falcon walnut""".split()
REPEATED = (
    (
        ("Ines Vask", "said", Act.CLAIM),
        ("the ferry Pelican hit the Olm pier at {a} knots", "at {a} knots the Pelican struck the pier"),
    ),
    (
        ("Olm Ferries", "denied", Act.DENIAL),
        ("the brakes of the Pelican failed", "the engine brakes of the ferry failed"),
    ),
    (
        ("the union", "demanded", Act.DEMAND),
        ("to open an inquiry by {{2031-06-0{b}|{b} June}}", "that Olm Ferries open an inquiry"),
    ),
    (
        ("Anna Berg", "said", Act.PROMISE),
        ("“we will publish the report on the pier”", "“we will publish this report on the old pier”"),
    ),
    (("Tarik Brand", "said", Act.CLAIM), ("{a} passengers were injured {{2031-05-0{b}|on {b} May}} in Olm",)),
)
"""Who says it in all reports, how, and in which words: `a` and `b` differ from report to report."""


def report(number: int, *, alike: bool) -> AnnotatedArticle:
    """Return a report that says what all say, in one of the few ways in which all say it, or things of its own."""
    told = []
    for place, ((who, cue, act), ways) in enumerate(REPEATED):
        way, name = ways[number % len(ways)], who
        if not alike:
            one, other, third = (THINGS[(number * step + place) % len(THINGS)] for step in (1, 7, 13))
            age = number * 7 + place
            way = f"the {one} of {LAST[age % 10]} {other} number {age} near the {third} was {{a}} years old"
            name = f"{FIRST[(number + place) % 12]} {LAST[number * place % 10]}"
        told.append((name, cue, act, way.format(a=9 + number % 3, b=1 + number % 4)))
    shown = article(
        f"r{number:04d}",
        *(f"[{who}|person] {cue} {content}." for who, cue, _, content in told),
        published=f"2031-05-{10 + number % 9}",
    )
    return AnnotatedArticle(
        article=shown.article,
        sentences=shown.sentences,
        mentions=shown.mentions,
        timexes=shown.timexes,
        statements=tuple(_statement(shown, place, cue=cue, act=act) for place, (_, cue, act, _) in enumerate(told)),
    )


def _statement(shown: AnnotatedArticle, place: int, *, cue: str, act: Act) -> Statement:
    block, source = shown.article.blocks[place].span, shown.mentions[place]
    announced = Span(source.span.end + 1, source.span.end + 1 + len(cue))
    return Statement(
        id=f"{shown.article.id}-{place}",
        article_id=shown.article.id,
        content=(Span(announced.end + 1, block.end - 1),),
        source=source.span,
        cue=announced,
        manner=Manner.DIRECT if "“" in block.of(shown.article.text) else Manner.INDIRECT,
        act=act,
        certainty=Certainty.DENIED if act is Act.DENIAL else Certainty.ASSERTED,
        confidence=0.9,
        speakers=(Speaker(name=source.span.of(shown.article.text), mention_id=source.id),),
        provenance=MAKER,
    )


def work(articles: Sequence[AnnotatedArticle]) -> dict[str, int]:
    """Return the calls that each stage of a story takes."""
    entities, of_entities = steps(lambda: tuple(ENTITIES.run(STORY, articles, ())))
    claims, of_claims = steps(lambda: tuple(CLAIMS.run(STORY, articles, entities, (), ())))
    return {
        ENTITIES.name: of_entities,
        CLAIMS.name: of_claims,
        CONFLICTS.name: steps(lambda: tuple(CONFLICTS.run(STORY, articles, entities, (), {})))[1],
        QUOTATIONS.name: steps(lambda: tuple(QUOTATIONS.run(STORY, articles, claims, entities)))[1],
        LEDGER.name: steps(lambda: tuple(LEDGER.run(STORY, articles, claims, entities)))[1],
        SILENCE.name: steps(lambda: tuple(SILENCE.run(STORY, articles, claims, ())))[1],
        TIMELINE.name: steps(lambda: tuple(TIMELINE.run(STORY, articles)))[1],
    }


@pytest.mark.slow
@pytest.mark.parametrize("alike", [True, False], ids=["all say the same", "each says its own"])
def test_the_work_of_each_stage_grows_no_faster_than_the_reports_times_their_logarithm(*, alike: bool) -> None:
    work([report(number, alike=alike) for number in range(20)])  # what is read once is read
    few, many = (work([report(number, alike=alike) for number in range(count)]) for count in (FEW, MANY))
    statements = [count * len(REPEATED) for count in (FEW, MANY)]
    most = MORE * statements[1] * log(statements[1]) / (statements[0] * log(statements[0]))
    grown = {stage: round(many[stage] / few[stage], 2) for stage in few}
    assert {stage: times for stage, times in grown.items() if times > most} == {}


def test_what_six_hundred_reports_repeat_is_what_sixty_repeat() -> None:
    def told(count: int) -> list[tuple[int, int]]:
        articles = [report(number, alike=True) for number in range(count)]
        claims = CLAIMS.run(STORY, articles, tuple(ENTITIES.run(STORY, articles, ())), (), ())
        return sorted((len(one.statement_ids) // (count // 60), len(one.denied_by) // (count // 60)) for one in claims)

    assert told(600) == told(60)
