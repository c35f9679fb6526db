"""Time as rows of tables: expressions, and what happened when; what a form cannot hold is null in it."""

from collections.abc import Iterator

from onrecord.composing.tables.article import Covered, TimexRow
from onrecord.composing.tables.linked import TimelineTableRow
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.interval import edtf, interval, other_weekday
from onrecord.model.story import TimelineRow
from onrecord.model.stretch import stretch, zone_in
from onrecord.model.timex import Timex


def timex_rows(annotated: AnnotatedArticle) -> Iterator[TimexRow]:
    """Yield the time expressions of an article."""
    text = annotated.article.text
    values = {timex.id: timex.value for timex in annotated.timexes}
    for t in annotated.timexes:
        yield {
            "id": t.id,
            "article": t.article_id,
            "start": t.span.start,
            "end": t.span.end,
            "type": t.type,
            "value": t.value,
            "mod": t.mod,
            "bound": t.bound,
            "ended_by": t.ended_by,
            "zone": zone_in(t.span.of(text)),
            **_covered(t.value, t.mod),
            "stretch": stretch(t.value, t.mod, t.bound, None if t.ended_by is None else values[t.ended_by]),
            "anchor": t.anchor,
            "anchor_timex": t.anchor_id,
            "weekday": other_weekday(t.span.of(text), t.value),
        }


def timeline_row(row: TimelineRow, timex: Timex | None) -> TimelineTableRow:
    """Return a row of the timeline; `timex` is the expression that dates it."""
    mod, bound = (None, None) if timex is None else (timex.mod, timex.bound)
    return {
        "id": row.id,
        "story": row.story_id,
        "when": row.when,
        "timex": row.timex_id,
        "mod": mod,
        "bound": bound,
        **_covered(row.when, mod),
        "stretch": stretch(row.when, mod, bound),
        "what": row.what,
        "evidence": [
            {"article": x.article_id, "start": x.span.start, "end": x.span.end, "timex": x.timex_id}
            for x in row.evidence
        ],
        "otherwise": list(row.otherwise),
    }


def _covered(value: str, mod: str | None = None) -> Covered:
    """Return the days that a time covers and its EDTF form, null where it is no date or has none."""
    covered = interval(value)
    return {
        "first": covered.first.isoformat() if covered else None,
        "last": covered.last.isoformat() if covered else None,
        "precision": covered.precision if covered else None,
        "edtf": edtf(value, mod),
    }
