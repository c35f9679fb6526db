"""The same record for programs: the tables of the export by their own names, page by page, as JSON."""

import json
from collections.abc import Iterator
from itertools import islice
from urllib.parse import quote, urlencode

from starlette.requests import Request
from starlette.responses import Response

from onrecord.casefile.case import Case
from onrecord.casefile.tables import RowsWanted
from onrecord.composing.answers import as_json
from onrecord.composing.judged import judgement_rows
from onrecord.composing.linked import linked
from onrecord.composing.rows import article_rows, escaped
from onrecord.composing.tables import TABLES, Row
from onrecord.web.found import Wanted, find
from onrecord.web.views.page import case_of, missing, number_in

ON_A_PAGE, MOST_ON_A_PAGE, _MOST = 100, 1_000, 10_000_000


def rows(request: Request) -> Response:
    """Answer with rows of a table, `limit` of them from `offset`; of one `story` or one `article` where asked for."""
    table = _table(request)
    limit = number_in(request, "limit", default=ON_A_PAGE, most=MOST_ON_A_PAGE)
    offset = number_in(request, "offset", default=0, most=_MOST)
    wanted = {name: request.query_params[name] for name in ("story", "article") if name in request.query_params}
    with case_of(request) as case:
        found = list(_rows(case, RowsWanted(table=table, **wanted, start=offset, most=limit + 1 if limit else 0)))
    there_is_more = len(found) > limit
    asked = urlencode({**wanted, "limit": limit, "offset": offset + limit})
    return _written(
        {"table": table, "rows": found[:limit], "next": f"/api/{table}?{asked}" if there_is_more and limit else None}
    )


def row(request: Request) -> Response:
    """Answer with the row of an id."""
    table, row_id = _table(request), request.path_params["row_id"]
    with case_of(request) as case:
        for found in _rows(case, RowsWanted(table=table, row_id=row_id)):
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


def _rows(case: Case, wanted: RowsWanted) -> Iterator[Row]:
    """Yield rows, or the one of an id among others of its article, by the functions that write the export."""
    unheeded = case.unheeded()
    held = case.rows(wanted)
    last = None if wanted.row_id is not None else held.before + wanted.most
    reviews = case.reviews()
    of_articles = (
        row for one in held.articles for row in article_rows(one, held.stories, held.entities, reviews)[wanted.table]
    )
    yield from islice(of_articles, held.before, last)
    if wanted.table == "judgements":
        yield from judgement_rows(held.judgements)
    elif not held.articles:
        yield from linked(held.links, held.dating, case.judgements(), unheeded).get(wanted.table, ())


def _written(value: object) -> Response:
    return Response(escaped(json.dumps(as_json(value), ensure_ascii=False)), media_type="application/json")
