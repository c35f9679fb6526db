"""The tags that the network gives to tokens, and the spans that they stand for."""

from collections.abc import Iterable

CUE, CUE_INSIDE = 1, 2
CUE_TAGS = 3
"""Outside, the first token of a cue, a further one."""

SOURCE, SOURCE_INSIDE, CONTENT, CONTENT_INSIDE = 1, 2, 3, 4
PART_TAGS = 5
"""Outside, source, content: what a token is to one cue."""

Range = tuple[int, int]


def spans(tags: Iterable[int], first: int) -> list[Range]:
    """Return the half-open ranges that begin with the tag `first` and go on with the one after it."""
    found: list[Range] = []
    open_at, size = -1, 0
    for size, tag in enumerate(tags, 1):
        if open_at >= 0 and tag != first + 1:
            found.append((open_at, size - 1))
            open_at = -1
        if tag == first or (tag == first + 1 and open_at < 0):
            open_at = size - 1
    return [*found, (open_at, size)] if open_at >= 0 else found
