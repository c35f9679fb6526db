"""The docs in the room, as they were shipped with the program."""

from starlette.requests import Request
from starlette.responses import Response

from onrecord.web import shipped
from onrecord.web.views.page import missing, page

_FIRST = ("room", "commands", "glossary", "export", "case", "python", "spacy")


def contents(request: Request) -> Response:
    """Show which docs there are."""
    of_users = [name for name in _FIRST if name in shipped.names()]
    others = [name for name in shipped.names() if name not in _FIRST]
    return page(
        request,
        "help.html",
        parts=(
            ("To use it", "", [(name, shipped.title(name)) for name in of_users]),
            ("How it works", "", [(name, shipped.title(name)) for name in others if "/" not in name]),
            ("Why it is so", "decisions", [(name, shipped.title(name)) for name in others if "/" in name]),
        ),
    )


def doc(request: Request) -> Response:
    """Show one of them, or a picture in it."""
    name = request.path_params["name"]
    if name in shipped.names():
        return page(request, "doc.html", title=shipped.title(name), text=shipped.shown(name))
    if found := shipped.picture(name):
        content, kind = found
        return Response(content, media_type=kind)
    raise missing("There is no such page in the docs.")
