"""A case of one large story: the invented reports again and again, three at a time, linked as if all told one."""

from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

from builders import links, page_of, report

from onrecord.casefile.links import Links
from onrecord.casefile.write import open_to_write

STORY = "5" * 16


def large_story(folder: Path, groups: int) -> Path:
    """Write a case of one story of three times so many reports: each three share claims, conflicts, people."""
    articles = [[report(3 * group + number) for number in range(3)] for group in range(groups)]
    found = [links(group) for group in articles]
    parts: dict[str, Any] = {
        part.name: tuple(_of_one(row) for one in found for row in getattr(one, part.name)) for part in fields(Links)
    }
    stories = [one.stories[0] for one in found]
    ids = tuple(article for one in stories for article in one.article_ids)
    parts["stories"] = (replace(stories[0], id=STORY, article_ids=ids),)
    with open_to_write(folder) as writer, writer.transaction():
        for article in (article for group in articles for article in group):
            writer.keep(page_of(article))
            assert writer.put(article)
        writer.replace_links(Links(**parts))
    return folder


def _of_one(row: Any) -> Any:  # noqa: ANN401 - any record that linking finds
    return replace(row, story_id=STORY) if is_dataclass(row) and hasattr(row, "story_id") else row
