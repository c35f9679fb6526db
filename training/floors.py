"""Floors of quality: what a new pipeline must reach on the development data before it replaces the shipped one."""

import hashlib
import json
from pathlib import Path

import spacy
from spacy.tokens import DocBin

from bench.given_tokens import evaluate

FLOORS = Path(__file__).with_name("floors.json")


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def under(pipeline: Path, data: Path) -> list[str]:
    """Return a line for each figure under its floor, and for each data file that is not the one the floors stand on."""
    nlp = spacy.load(pipeline)
    lines = []
    for name, row in json.loads(FLOORS.read_text(encoding="utf-8")).items():
        path = data / f"{name}.spacy"
        if digest(path) != row["sha256"]:
            lines.append(f"{path.name} is not the file that the floors were measured on")
            continue
        scores = evaluate(nlp, DocBin().from_disk(path).get_docs(nlp.vocab))
        lines += [
            f"{name}: {figure} {scores[figure]} is under {floor}"
            for figure, floor in row["floors"].items()
            if scores[figure] < floor
        ]
    return lines
