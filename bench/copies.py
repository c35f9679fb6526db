"""Copies among rows, as `score.py pairs` reads them."""

import json
from pathlib import Path

from bench.rows import articles
from onrecord.link.copies import copies


def run(input: Path, output: Path) -> None:  # noqa: A002 - the dispatcher calls by these names
    """Find the copies among the rows of a file of JSON lines; write all pairs in one row."""
    pairs = [list(copy.article_ids) for copy in copies(articles(input))]
    output.write_text(json.dumps({"id": "all", "pairs": pairs}) + "\n", encoding="utf-8")
