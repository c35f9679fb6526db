"""What a request asks for by its query: words of a report, by their offsets."""

import re
from collections.abc import Iterator

from starlette.exceptions import HTTPException
from starlette.requests import Request

from onrecord.model.span import Span

_MARK = re.compile(r"(\d{1,9})-(\d{1,9})", re.ASCII)


def marks_in(request: Request, text: str) -> Iterator[Span]:
    """Yield the stretches of a text that are asked for: `mark=12-34`, any number of times.

    Raises:
        HTTPException: one is no stretch of the text.
    """
    for mark in request.query_params.getlist("mark"):
        ends = _MARK.fullmatch(mark)
        if ends is None or not int(ends[1]) < int(ends[2]) <= len(text):
            raise HTTPException(400, "A mark is start-end, in characters of the report’s text.")
        yield Span(int(ends[1]), int(ends[2]))
