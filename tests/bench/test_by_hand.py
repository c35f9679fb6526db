"""The sentences annotated by hand: what a row holds, and that they are laid over no other text."""

import json
import re
from hashlib import sha256
from pathlib import Path

import pytest

from bench import by_hand
from bench.by_hand import GoldUnusable
from bench.rows import lines

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
    with pytest.raises(GoldUnusable, match="There is no file"):
        by_hand.texts([gold], tmp_path / "nowhere.jsonl")


def test_the_gold_is_in_order_and_inside_its_sentences() -> None:
    sentences = by_hand.names(by_hand.NAMES)
    assert len(sentences) == len({one.article for one in sentences}) == 300
    for one in sentences:
        edges = [one.start, *(edge for start, end, _ in one.names for edge in (start, end)), one.end]
        assert edges == sorted(edges)
        assert all(start < end and label in {"PERSON", "ORG", "LOC", "MISC"} for start, end, label in one.names)
    assert len({verb.article for verb in by_hand.reporting(by_hand.REPORTING)}) == 200
    for row in map(json.loads, lines(by_hand.REPORTING)):
        words = [pair for verb in row["verbs"] for pair in verb.values() if pair is not None]
        assert row["verbs"]
        assert all(row["start"] <= start < end <= row["end"] for start, end in words)
        assert all(
            verb["name"][0] <= verb["subject"][0] and verb["subject"][1] <= verb["name"][1]
            for verb in row["verbs"]
            if "name" in verb
        )


def test_the_gold_holds_no_words() -> None:
    for path in (by_hand.NAMES, by_hand.REPORTING):
        for row in map(json.loads, lines(path)):
            values = json.dumps([value for key, value in row.items() if key not in {"article", "sha256"}])
            keys = {"verb", "subject", "clause", "name", "null", "PERSON", "ORG", "LOC", "MISC"}
            assert set(re.findall(r"[^\W\d_]+", values)) <= keys


@pytest.mark.slow
def test_the_gold_fits_the_articles_word_by_word(shared: Path) -> None:
    news = shared / "corpora" / "news" / "articles.jsonl.xz"
    if not news.is_file():
        pytest.skip("the articles that were annotated (../shared/corpora/news) are not on this machine")
    texts = by_hand.texts((by_hand.NAMES, by_hand.REPORTING), news)
    spans = [(one.article, start, end) for one in by_hand.names(by_hand.NAMES) for start, end, _ in one.names]
    for verb in by_hand.reporting(by_hand.REPORTING):
        spans += [(verb.article, *part) for part in (verb.verb, verb.subject, verb.name, verb.clause) if part]
    for article, start, end in spans:
        words = texts[article][start:end]
        assert words == words.strip()
        assert not (texts[article][start - 1] + words[0]).isalnum()
        assert not (words[-1] + texts[article][end : end + 1]).isalnum()
