"""Who may come in: this machine's reader, with the token of the first address, and nobody's page on his behalf.

A page of the web that is open in the same browser can send requests to this machine. It doesn't know the token, it
can't use the cookie (SameSite=Strict), its name for this machine isn't ours (Host), and it is told by Origin and
Sec-Fetch-Site.
"""

import hmac
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from secrets import token_urlsafe
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HOST = "127.0.0.1"
_SAFE = frozenset({"GET", "HEAD"})
_OURS = frozenset({"same-origin", "none"})

PAGE_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_STEP = (
    '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>onrecord</title>'
    '<meta http-equiv="refresh" content="0;url=/"></head><body><p><a href="/">To the stories</a></p></body></html>\n'
)
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """The address that a room answers to, and the token that opens it."""

    port: int
    token: str = field(default_factory=lambda: token_urlsafe(32), repr=False)

    @property
    def first_address(self) -> str:
        """The address to open first: it carries the token, which a cookie then keeps."""
        return f"http://{HOST}:{self.port}/?token={self.token}"

    @property
    def hosts(self) -> tuple[str, ...]:
        """The names of this machine that a request may call it by."""
        return (f"{HOST}:{self.port}", f"localhost:{self.port}")

    @property
    def cookie(self) -> str:
        """The cookie's name: a browser sends cookies to every port of a machine, so each room has its own."""
        return f"onrecord-{self.port}"

    @property
    def form_word(self) -> str:
        """The word that every form of this room sends along: nobody else's page knows it."""
        return hmac.new(self.token.encode(), b"form", "sha256").hexdigest()

    def opens(self, token: str) -> bool:
        """Tell whether this is the token, in a time that tells nothing of it."""
        return hmac.compare_digest(token.encode(), self.token.encode())


class Guard:
    """Stands before a room: refuses what doesn't come from its reader, and puts the safe headers on what goes out."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        """Stand before an app."""
        self._app = app
        self._door = door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or let it through."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return

        async def safe(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.setdefault("Content-Security-Policy", PAGE_POLICY)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        answer = self._refused(scope)
        await (self._app if answer is None else answer)(scope, receive, safe)

    def _refused(self, scope: Scope) -> Response | None:
        """Return the answer to a request that is not let through, or that brings the token; None for all others."""
        headers = Headers(scope=scope)
        if headers.get("host", "") not in self._door.hosts or len(headers.getlist("host")) > 1:
            return _refusal("This room answers to 127.0.0.1 and localhost alone.", 421)
        asked = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        if scope["method"] in _SAFE and scope["path"] == "/" and asked and self._door.opens(asked):
            return self._entry(direct=headers.get("sec-fetch-site", "none") in _OURS)
        if not self._from_here(headers, scope["method"]):
            return _refusal("This request comes from another site's page.", 403)
        if not self._known(headers):
            return _refusal("Open the address that `onrecord serve` printed: it carries the token of this room.", 403)
        return None

    def _entry(self, *, direct: bool) -> Response:
        """Give the cookie. Where another page led here, a redirect would still count as coming from there."""
        answer = RedirectResponse("/", 303) if direct else HTMLResponse(_STEP)
        answer.set_cookie(self._door.cookie, self._door.token, path="/", httponly=True, samesite="strict")
        return answer

    def _from_here(self, headers: Headers, method: str) -> bool:
        """Tell whether a request comes from a page of this room, or from nobody's page (an address typed in, curl).

        Under `no-referrer` a browser says `Origin: null` of a form of our own, and tells by Sec-Fetch-Site that it is.
        """
        origin, site = headers.get("origin"), headers.get("sec-fetch-site", "none")
        if site not in _OURS:
            return False
        own = {f"http://{host}" for host in self._door.hosts}
        if origin is None:
            return method in _SAFE or bool(headers.get("authorization"))
        return origin in own or (origin == "null" and site == "same-origin")

    def _known(self, headers: Headers) -> bool:
        scheme, _, bearer = headers.get("authorization", "").partition(" ")
        if scheme.casefold() == "bearer":
            return self._door.opens(bearer)
        try:
            morsel = SimpleCookie(headers.get("cookie", "")).get(self._door.cookie)
        except CookieError:
            return False
        return morsel is not None and self._door.opens(morsel.value)


def _refusal(sentence: str, status: int) -> Response:
    return PlainTextResponse(f"{sentence}\n", status)
