"""What a form of the room sends: read up to a bound, and only where it carries the room's word."""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import Request

from onrecord.composing.proposals import Proposal
from onrecord.model.judgement import Subject

_MOST = 20_000  # bytes of a form


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The fields of a form, or of the query of an address, each with its values in the order given."""

    fields: Mapping[str, list[str]]

    def get(self, name: str) -> str:
        """Return a field's first value without space around it; nothing where it is absent."""
        return self.fields.get(name, [""])[0].strip()

    def all(self, name: str) -> tuple[str, ...]:
        """Return all that a field says: what it holds more than once is one."""
        return tuple(dict.fromkeys(value.strip() for value in self.fields.get(name, []) if value.strip()))

    @property
    def back(self) -> str:
        """Where the form leads back to: an address of the room, or nothing."""
        asked = self.get("back")
        inside = asked.startswith("/") and not asked.startswith("//") and asked.isprintable() and "\\" not in asked
        return asked if inside and not urlsplit(asked).netloc else ""


def asked(request: Request) -> Form:
    """Return what an address asks for."""
    return Form(fields=parse_qs(request.url.query))


async def sent(request: Request) -> Form:
    """Return what a form sends.

    Raises:
        HTTPException: it is too long, or of no page of this room.
    """
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > _MOST:
            raise HTTPException(413, "That is too much to write down.")
    form = Form(fields=parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True))
    if not hmac.compare_digest(form.get("word").encode(), request.app.state.door.form_word.encode()):
        raise HTTPException(403, "This form is not of this room; go back, load the page again, and send it once more.")
    return form


def proposal_in(form: Form) -> Proposal:
    """Return what a form or an address is about.

    Raises:
        HTTPException: it is about nothing.
    """
    first, *alike = form.all("first") or ("",)
    if form.get("subject") not in set(Subject) or not first:
        raise HTTPException(400, "What is judged has to be named by its sort and its id.")
    subject = Subject(form.get("subject"))
    second = form.get("second") if subject is Subject.REPLY else first
    return Proposal(subject=subject, first=first, second=second, alike=tuple(alike))


def wants_json(request: Request) -> bool:
    """Tell whether the room's script sent it, which reads the answer itself."""
    return request.headers.get("accept", "").startswith("application/json")
