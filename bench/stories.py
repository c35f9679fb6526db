"""Stories of rows, as `score.py stories` reads them."""

import json
from pathlib import Path

from bench.rows import articles
from onrecord.link.copies import copies
from onrecord.link.stories import stories


def run(input: Path, output: Path) -> None:  # noqa: A002 - the dispatcher calls by these names
    """Group the rows of a file of JSON lines; write `id` and `story` of each."""
    with output.open("w", encoding="utf-8") as lines:
        for story in stories(articles(input), copies(articles(input))):
            for article_id in story.article_ids:
                lines.write(json.dumps({"id": article_id, "story": story.id}) + "\n")
