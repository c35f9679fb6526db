"""Main text: the body blocks of a folder of web pages, as the scorer reads them.

Measured on the extraction alone: the set holds pages in other languages, which a case would set aside.
"""

import gzip
import json
from pathlib import Path

from onrecord.errors import PageRefused
from onrecord.intake.decode import decode
from onrecord.intake.details import Details
from onrecord.intake.extract import read_html
from onrecord.model.article import BlockRole

_ENDING = ".html.gz"


def run(input: Path, output: Path) -> None:  # noqa: A002 - the dispatcher passes them by these names
    """Write `{"id", "body"}` for every `ID.html.gz` of a folder: the text of the body blocks."""
    with output.open("w", encoding="utf-8") as out:
        for path in sorted(input.glob(f"*{_ENDING}")):
            row = {"id": path.name.removesuffix(_ENDING), "body": _body(gzip.decompress(path.read_bytes()))}
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


def _body(page: bytes) -> str:
    try:
        html = read_html(decode(page, html=True), given=Details())
    except PageRefused:
        return ""
    return "\n\n".join(block.span.of(html.text) for block in html.blocks if block.role is BlockRole.BODY)
