"""The sentences annotated by hand: what a row holds, and that they are laid over no other text."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from bench import by_hand
from bench.by_hand import GoldUnusable

TEXT = "Vask came. Mayor Vask said it rains."
DIGEST = sha256(TEXT.encode()).hexdigest()


def written(path: Path, *rows: dict[str, object]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_a_row_of_names_is_read(tmp_path: Path) -> None:
    row = {"article": "a", "sha256": DIGEST, "start": 0, "end": 10, "names": [[0, 4, "PERSON"]]}
    (found,) = by_hand.names(written(tmp_path / "names.jsonl", row))
    assert (found.article, found.start, found.end, found.names) == ("a", 0, 10, ((0, 4, "PERSON"),))


def test_a_row_of_verbs_is_read_and_what_is_not_there_is_none(tmp_path: Path) -> None:
    verbs = [
        {"verb": [22, 26], "subject": [17, 21], "name": [11, 21], "clause": [30, 35]},
        {"verb": [5, 9], "subject": None, "clause": None},
    ]
    row = {"article": "a", "sha256": DIGEST, "start": 11, "end": 36, "verbs": verbs}
    said, came = by_hand.reporting(written(tmp_path / "reporting.jsonl", row))
    assert (said.verb, said.subject, said.name, said.clause) == ((22, 26), (17, 21), (11, 21), (30, 35))
    assert (came.subject, came.name, came.clause) == (None, None, None)


def test_the_texts_are_those_that_were_annotated_or_the_bench_says_so(tmp_path: Path) -> None:
    gold = written(tmp_path / "names.jsonl", {"article": "a", "sha256": DIGEST, "start": 0, "end": 1, "names": []})
    both = written(tmp_path / "both.jsonl", {"id": "b", "text": "Rain."}, {"id": "a", "text": TEXT})
    assert by_hand.texts([gold], both) == {"a": TEXT}
    other = written(tmp_path / "other.jsonl", {"id": "a", "text": TEXT + " "})
    with pytest.raises(GoldUnusable, match=r"'a' in .*other.jsonl is not the text that names.jsonl was made on"):
        by_hand.texts([gold], other)
    none = written(tmp_path / "none.jsonl", {"id": "b", "text": TEXT})
    with pytest.raises(GoldUnusable, match=r"none.jsonl lacks the article 'a'"):
        by_hand.texts([gold], none)
