"""The command that makes the English pipeline, on a sliver of invented data; and the floors that guard what ships."""

import json
import lzma
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import spacy
from newsroom import HAPPENINGS
from spacy.tokens import DocBin

from onrecord.annotate.pipeline import load_pipeline

ROOT = Path(__file__).parents[2]
ENGLISH = ROOT / "src" / "onrecord" / "annotate" / "english"
SETS = ("ewt_train", "gum_train", "ewt_dev", "gum_dev", "re3d_train", "re3d_test")
HIGH = 100.0

# The shipped pipeline names the spaCy it was made with; another patch release of it makes spaCy warn, no more.
pytestmark = pytest.mark.filterwarnings("ignore:.*W095")


def needs_training_group() -> None:
    for module in ("gensim", "onnx", "torch"):
        pytest.importorskip(module, reason=f"{module} (pip install --group training) is not installed")


def texts() -> Iterator[str]:
    """Yield invented paragraphs, enough for words to be frequent."""
    for number in range(2, 14):
        for happening in HAPPENINGS:
            yield from (part.format(n=number) for part in happening)


@pytest.fixture(scope="module")
def docs() -> list[spacy.tokens.Doc]:
    """Return the paragraphs as the shipped pipeline reads them: gold enough to try the machinery."""
    return list(load_pipeline().pipe(texts()))


@pytest.fixture
def corpora(docs: list[spacy.tokens.Doc], tmp_path: Path) -> Path:
    folder = tmp_path / "corpora"
    (folder / "english").mkdir(parents=True)
    (folder / "news").mkdir()
    for number, name in enumerate(SETS):
        DocBin(docs=docs[number % 3 :: 2]).to_disk(folder / "english" / f"{name}.spacy")
    whole = "\n\n".join(texts())
    articles = [*([*texts()] * 3), *(whole[at : at + 4000] for at in (0, 900))]
    rows = "".join(json.dumps({"id": str(i), "text": text}) + "\n" for i, text in enumerate(articles))
    (folder / "news" / "articles.jsonl.xz").write_bytes(lzma.compress(rows.encode()))
    return folder


def digests(folder: Path) -> dict[str, str]:
    return {str(path): sha256(path.read_bytes()).hexdigest() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.slow
def test_two_steps_make_a_whole_pipeline_ship_nothing_and_are_not_done_twice(corpora: Path, tmp_path: Path) -> None:
    needs_training_group()
    command = [sys.executable, "-m", "training", "--corpora", str(corpora), "--work", str(tmp_path / "work")]
    command += ["--steps", "2", "--no-package"]
    before = digests(ENGLISH)
    first = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False, timeout=600)
    assert first.returncode == 0, first.stdout + first.stderr
    nlp = spacy.load(tmp_path / "work" / "assembled")
    assert nlp.pipe_names == spacy.load(ENGLISH).pipe_names
    assert [token.text for token in nlp("Vask closed it.")] == ["Vask", "closed", "it", "."]
    taught = list(DocBin().from_disk(tmp_path / "work" / "silver.spacy").get_docs(nlp.vocab))
    assert len(taught) == 2
    again = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False, timeout=60)
    assert again.returncode == 0
    assert again.stderr.count("done before") == 13
    assert digests(ENGLISH) == before


def test_a_folder_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    needs_training_group()
    command = [sys.executable, "-m", "training", "--corpora", str(tmp_path / "none"), "--work", str(tmp_path / "work")]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False, timeout=60)
    assert ran.returncode == 2
    assert "name the corpora with --corpora" in ran.stderr


# ---------------------------------------------------------------- floors

Pin = Callable[..., None]


@pytest.fixture
def floors(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT))
    return import_module("training.floors")


@pytest.fixture
def pin(floors: ModuleType, corpora: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Pin:
    """Return a function that pins floors for one set, beside its digest unless another is given."""

    def pinned(figures: dict[str, float], digest: str | None = None) -> None:
        path = corpora / "english" / "ewt_dev.spacy"
        row: dict[str, Any] = {"sha256": digest or floors.digest(path), "floors": figures}
        (tmp_path / "floors.json").write_text(json.dumps({"ewt_dev": row}), encoding="utf-8")
        monkeypatch.setattr(floors, "FLOORS", tmp_path / "floors.json")

    return pinned


def test_a_pipeline_on_its_floors_holds_them(floors: ModuleType, pin: Pin, corpora: Path) -> None:
    pin({"tag": 99.0, "las": 90.0})
    assert floors.under(ENGLISH, corpora / "english") == []


def test_a_figure_under_its_floor_is_named(floors: ModuleType, pin: Pin, corpora: Path) -> None:
    pin({"tag": HIGH + 1, "las": 1.0})
    [line] = floors.under(ENGLISH, corpora / "english")
    assert line.startswith("ewt_dev: tag ")
    assert line.endswith("is under 101.0")


def test_floors_hold_only_on_the_data_that_they_were_measured_on(floors: ModuleType, pin: Pin, corpora: Path) -> None:
    pin({"tag": 1.0}, digest="0" * 64)
    assert floors.under(ENGLISH, corpora / "english") == [
        "ewt_dev.spacy is not the file that the floors were measured on"
    ]


def test_a_pipeline_under_a_floor_is_not_packaged(
    pin: Pin, corpora: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    needs_training_group()
    command = import_module("training.__main__")
    shipped = tmp_path / "shipped"
    shipped.mkdir()
    (shipped / "meta.json").write_text("the old one", encoding="utf-8")
    monkeypatch.setattr(command, "PACKAGED", shipped)
    monkeypatch.setattr(command, "CAPITALS", tmp_path / "capitals.txt.xz")
    run = command.Run(corpora=corpora, work=tmp_path / "work", steps=None)
    shutil.copytree(ENGLISH, run.work / "assembled")
    (run.work / "capitals.txt.xz").write_bytes(b"capitals")
    pin({"tag": HIGH + 1})
    with pytest.raises(SystemExit, match="Not packaged: ewt_dev: tag"):
        command.package(run)
    assert (shipped / "meta.json").read_text(encoding="utf-8") == "the old one"
    pin({"tag": 1.0})
    command.package(run)
    assert [*digests(shipped).values()] == [*digests(run.work / "assembled").values()]
    assert (tmp_path / "capitals.txt.xz").read_bytes() == b"capitals"


def test_the_floors_that_ship_name_sets_figures_and_digests(floors: ModuleType) -> None:
    pinned = json.loads(floors.FLOORS.read_text(encoding="utf-8"))
    assert set(pinned) == {"ewt_dev", "gum_dev", "re3d_test"}
    for row in pinned.values():
        assert len(row["sha256"]) == 64
        assert row["floors"]
        assert all(0 < floor < HIGH for floor in row["floors"].values())
