"""The same record for programs: the tables of the export by their own names, page by page, as JSON."""

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from urllib.parse import quote, urlencode

from starlette.requests import Request
from starlette.responses import Response

from onrecord.casefile.case import Case
from onrecord.composing.answers import as_json
from onrecord.composing.linked import linked
from onrecord.composing.rows import article_rows, escaped
from onrecord.composing.tables import TABLES, Row
from onrecord.web.found import Wanted, find
from onrecord.web.views.page import case_of, missing, number_in

_OF_ARTICLES = frozenset({"articles", "blocks", "mentions", "timexes", "statements"})
ON_A_PAGE, MOST_ON_A_PAGE, _MOST = 100, 1_000, 10_000_000


def rows(request: Request) -> Response:
    """Answer with rows of a table, `limit` of them from `offset`; of one `story` or one `article` where asked for."""
    table = _table(request)
    limit = number_in(request, "limit", default=ON_A_PAGE, most=MOST_ON_A_PAGE)
    offset = number_in(request, "offset", default=0, most=_MOST)
    wanted = {name: request.query_params[name] for name in ("story", "article") if name in request.query_params}
    with case_of(request) as case:
        found = list(islice(_rows(case, table, wanted), offset, offset + limit + 1))
    there_is_more = len(found) > limit
    asked = urlencode({**wanted, "limit": limit, "offset": offset + limit})
    return _written(
        {"table": table, "rows": found[:limit], "next": f"/api/{table}?{asked}" if there_is_more and limit else None}
    )


def row(request: Request) -> Response:
    """Answer with the row of an id."""
    table, row_id = _table(request), request.path_params["row_id"]
    with case_of(request) as case:
        wanted = {"article": row_id} if table == "articles" else {}
        for found in _rows(case, table, wanted):
            if found.get("id") == row_id:
                return _written(found)
    raise missing(f"The table “{table}” has no row of this id.")


def search(request: Request) -> Response:
    """Answer with what the search page shows."""
    wanted = Wanted.of(request.query_params)
    with case_of(request) as case:
        found = find(case, wanted)
    reports = [{**_answer(one), "address": f"/reports/{quote(one.id, safe='')}"} for one in found.reports]
    return _written({"reports": reports, "statements": [_answer(one) for one in found.sayings]})


def _answer(value: object) -> dict[str, object]:
    told = as_json(value)
    assert isinstance(told, dict)  # an answer is a dataclass
    return told


def _table(request: Request) -> str:
    table: str = request.path_params["table"]
    if table not in TABLES:
        raise missing(f"There is no table “{table}”; `/api` names those there are.")
    return table


def _rows(case: Case, table: str, wanted: dict[str, str]) -> Iterator[Row]:
    if table in _OF_ARTICLES:
        return _of_articles(case, table, wanted)
    links = case.links()
    timexes = {row.timex_id for row in links.timelines} if table == "timeline" else set()
    dating = {t.id: t for a in (case.annotated() if timexes else ()) for t in a.timexes if t.id in timexes}
    return (one for one in linked(links, dating, case.judgements())[table] if _fits(one, wanted))


def _of_articles(case: Case, table: str, wanted: dict[str, str]) -> Iterator[Row]:
    """Yield rows of articles, read one at a time; those of other articles are not read at all."""
    links = case.links()
    entities = {mention: entity.id for entity in links.entities for mention in entity.mention_ids}
    stories = {article: story.id for story in links.stories for article in story.article_ids}
    ids = sorted(report.id for report in case.reports(wanted.get("story")))
    if "article" in wanted:
        ids = [one for one in ids if one == wanted["article"]]
    for annotated in case.annotated(ids):
        yield from article_rows(annotated, stories, entities)[table]


def _fits(row: Row, wanted: dict[str, str]) -> bool:
    story = row.get("id") if "articles" in row and "title" in row else row.get("story")
    articles = _articles(row)
    return wanted.get("story", story) == story and ("article" not in wanted or wanted["article"] in articles)


def _articles(row: Row) -> Iterable[object]:
    named = row.get("articles")
    return [*(named if isinstance(named, list) else ()), row.get("article")]


def _written(value: object) -> Response:
    return Response(escaped(json.dumps(as_json(value), ensure_ascii=False)), media_type="application/json")
