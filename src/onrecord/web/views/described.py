"""The documentation of the addresses for programs: an OpenAPI document, and pages made from what it is made of."""

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from onrecord.composing.tables import ROWS, TABLES
from onrecord.web.described.addresses import addresses
from onrecord.web.described.example import shortened
from onrecord.web.described.fields import fields
from onrecord.web.described.openapi import document
from onrecord.web.described.schemas import row_name, schemas
from onrecord.web.shipped import line
from onrecord.web.views import api
from onrecord.web.views.page import case_of, missing, page
from onrecord.web.views.progress import progress


def contents(request: Request) -> Response:
    """Say which addresses there are; to a browser as a page."""
    if "text/html" in request.headers.get("accept", ""):
        tables = {table: schemas()[row_name(table)]["description"] for table in TABLES}
        return page(
            request,
            "api.html",
            tables=tables,
            port=request.app.state.door.port,
            others=_others(),
            problem=fields("Problem"),
            inline=line,
        )
    told = {table: f"/api/{table}" for table in TABLES}
    return JSONResponse(
        {"tables": told, "search": "/api/search", "progress": "/api/progress", "description": "/api/openapi.json"}
    )


def openapi(request: Request) -> Response:
    """Answer with the OpenAPI document."""
    case_name, cookie = request.app.state.case.resolve().name, request.app.state.door.cookie
    return JSONResponse(document(case_name=case_name, cookie=cookie))


def about(request: Request) -> Response:
    """Show what is to be known of a table, or of another address: what it takes, what it holds, an answer."""
    name = request.path_params["name"]
    here = [one for one in addresses() if one.group == name]
    if not here or name == "contents":
        raise missing("There is no such table, and no such address.")
    asked = "limit=1" if name in ROWS else _asked(request, name)
    answer = _answer(request, name, asked)
    return page(
        request,
        "api_about.html",
        name=name,
        of_rows=name in ROWS,
        about=schemas()[row_name(name) if name in ROWS else here[0].answer]["description"],
        addresses=here,
        fields=fields(row_name(name) if name in ROWS else here[0].answer),
        asked=f"/api/{name}?{asked}" if asked else f"/api/{name}",
        example=shortened(bytes(answer.body)),
        inline=line,
    )


def _others() -> tuple[str, ...]:
    return tuple(
        one for one in dict.fromkeys(address.group for address in addresses()) if one not in (*ROWS, "contents")
    )


def _asked(request: Request, name: str) -> str:
    """Return the query of an example: for a search, the one who says most."""
    if name != "search":
        return ""
    with case_of(request) as case:
        entities = case.entities()
    return urlencode({"speaker": entities[0].name}) if entities else ""


def _answer(request: Request, name: str, asked: str) -> Response:
    """Return what the address itself answers when it is asked so."""
    scope = {**request.scope, "query_string": asked.encode("ascii")}
    if name in ROWS:
        return api.rows(Request({**scope, "path_params": {"table": name}}))
    view = {"search": api.search, "progress": progress}[name]
    return view(Request(scope))
