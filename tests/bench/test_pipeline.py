"""The rows of the gold by hand in the tables of the pipeline."""

import json
from hashlib import sha256
from pathlib import Path

import pytest
from spacy.tokens import Doc, DocBin

from bench import by_hand, names, pipeline
from onrecord.annotate.labels import KINDS
from onrecord.annotate.pipeline import load_pipeline

TEXT = (
    "The ferry left late on Monday. Mayor Teodora Vask told the council that the bridge had cracks. "
    "Nobody in Germany was hurt."
)


def at(words: str) -> list[int]:
    return [TEXT.index(words), TEXT.index(words) + len(words)]


@pytest.fixture(scope="module")
def doc() -> Doc:
    """Return the text as the pipeline reads it: what is tested here are the tables, not how good it is."""
    return load_pipeline()(TEXT)


@pytest.fixture
def news(doc: Doc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a file with one article. Its gold is what the pipeline says, but for one name more and another clause."""
    (told,) = (token for token in doc if token.text == "told")
    subject = next((token for token in told.children if token.dep_ == "nsubj"), None)
    verb = {
        "verb": at("told"),
        "subject": subject and [subject.idx, subject.idx + len(subject)],
        "clause": at("Monday"),
    }
    labels = {kind: label for label, kind in KINDS.items()}
    found = sorted([start, end, labels[kind]] for start, end, kind in names.of_mentions(doc))
    row = {"article": "a", "sha256": sha256(TEXT.encode()).hexdigest(), "start": 0, "end": len(TEXT)}
    for name, content in (("NAMES", {"names": [*found, [*at("hurt"), "LOC"]]}), ("REPORTING", {"verbs": [verb]})):
        gold = tmp_path / f"{name.lower()}.jsonl"
        gold.write_text(json.dumps(row | content) + "\n", encoding="utf-8")
        monkeypatch.setattr(by_hand, name, gold)
    articles = tmp_path / "articles.jsonl"
    articles.write_text(json.dumps({"id": "a", "text": TEXT}) + "\n", encoding="utf-8")
    return articles


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    folder.mkdir()
    DocBin(docs=[load_pipeline()("Nobody in Germany was hurt.")]).to_disk(folder / "own.spacy")
    return folder


def test_names_and_verbs_by_hand_have_their_rows(
    doc: Doc, news: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pipeline.run(folder, news=news)
    printed = capsys.readouterr().out
    right = len(names.of_mentions(doc))
    assert right
    (row,) = (line for line in printed.splitlines() if line.startswith("| news, by hand"))
    assert row.endswith(f"| 100.0 | {100 * right / (right + 1):.1f} | {200 * right / (2 * right + 1):.1f} |")
    assert "| subject | 1 | 100.0 |" in printed
    assert "| reported clause | 1 | 0.0 | 1 | 0.0 |" in printed
    assert "words in 1 texts" in printed


def test_another_text_than_the_annotated_one_is_refused_with_a_sentence(news: Path, folder: Path) -> None:
    news.write_text(json.dumps({"id": "a", "text": TEXT + " "}) + "\n", encoding="utf-8")
    with pytest.raises(SystemExit, match=r"is not the text that names\.jsonl was made on"):
        pipeline.run(folder, news=news)
