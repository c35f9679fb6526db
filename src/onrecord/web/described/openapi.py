"""The OpenAPI 3.1 document of the room's addresses for programs."""

from http import HTTPStatus

from onrecord.version import __version__
from onrecord.web.described.addresses import Address, Parameter, addresses
from onrecord.web.described.schemas import Schema, ref, schemas

_REFUSED = (
    "Where the guard of the room refuses, it answers in a line of plain text: 403 without the token, or to what another"
    " site's page asks; 421 under another name of this machine than `127.0.0.1` and `localhost`."
)


def document(*, case_name: str, cookie: str) -> Schema:
    """Return the document for the room of a case; `cookie` is the name of the room's cookie."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"onrecord: {case_name}",
            "version": __version__,
            "summary": "The record of a case: who said what, on whose word, each line tied to its words.",
            "description": f"The tables of the export by their own names, and the search. {_REFUSED}",
            "license": {"name": "Apache License 2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/", "description": "the room that sent this document"}],
        "security": [{"token": []}, {"cookie": []}],
        "tags": [{"name": group} for group in dict.fromkeys(one.group for one in addresses())],
        "paths": {one.path: {"get": _operation(one)} for one in addresses()},
        "components": {
            "schemas": schemas(),
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer", "description": "The token of the room's first address."},
                "cookie": {"type": "apiKey", "in": "cookie", "name": cookie, "description": "What a browser has."},
            },
        },
    }


def _operation(address: Address) -> Schema:
    return {
        "operationId": address.name,
        "tags": [address.group],
        "summary": address.about,
        "parameters": [_parameter(one) for one in address.parameters],
        "responses": {
            "200": {"description": "The answer.", "content": {"application/json": {"schema": ref(address.answer)}}},
            **{str(status): _problem(status) for status in (*address.problems, 500, 503)},
        },
    }


def _parameter(parameter: Parameter) -> Schema:
    return {
        "name": parameter.name,
        "in": "path" if parameter.in_path else "query",
        "required": parameter.in_path,
        "description": parameter.about,
        "schema": parameter.schema,
    }


def _problem(status: int) -> Schema:
    return {
        "description": f"{HTTPStatus(status).phrase}.",
        "content": {"application/problem+json": {"schema": ref("Problem")}},
    }
