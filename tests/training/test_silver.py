"""Raw news annotated by teachers: what they say together, and what is left unknown."""

from importlib import import_module
from types import ModuleType, SimpleNamespace

import numpy as np
import pytest
from spacy.tokens import Doc

from onrecord.annotate.pipeline import Pipeline, load_pipeline

TEXT = "Mara Vask closed the bridge."
NAMES = ("O", "B-PERSON", "I-PERSON")


@pytest.fixture(scope="module")
def nlp() -> Pipeline:
    return load_pipeline()


@pytest.fixture(scope="module")
def silver() -> ModuleType:
    pytest.importorskip("torch", reason="torch (pip install --group training) is not installed")
    return import_module("training.silver")


def teachers(silver: ModuleType, **said: list[int]) -> SimpleNamespace:
    """Return teachers that say what is given, and that "Mara Vask" is a person where nothing is given."""
    usual = {"tags": [0] * 6, "names": [1, 2, 0, 0, 0, 0], "heads": [2, 0, 2, 4, 2, 2], "relations": [0] * 6}
    starts = np.array([True, *[False] * 5])
    taught = silver.Taught(starts=starts, **{key: np.array(row) for key, row in (usual | said).items()})
    labels = SimpleNamespace(tags=("NN",), relations=("dep",), names=NAMES)
    return SimpleNamespace(labels=labels, taught=lambda _: taught)


def read(silver: ModuleType, nlp: Pipeline, **said: list[int]) -> Doc:
    found: Doc = silver.annotated(TEXT, nlp, teachers(silver, **said))
    return found


def test_a_name_on_which_all_agree_is_taught(silver: ModuleType, nlp: Pipeline) -> None:
    doc = read(silver, nlp)
    assert [(name.text, name.label_) for name in doc.ents] == [("Mara Vask", "PERSON")]
    assert [token.ent_iob for token in doc] == [3, 1, 2, 2, 2, 2]


def test_a_name_that_the_teachers_end_elsewhere_is_unknown_as_a_whole(silver: ModuleType, nlp: Pipeline) -> None:
    doc = read(silver, nlp, names=[1, 0, 0, 0, 0, 0])
    assert not doc.ents
    assert [token.ent_iob for token in doc] == [0, 0, 2, 2, 2, 2]


def test_a_name_that_the_teachers_alone_see_is_unknown(silver: ModuleType, nlp: Pipeline) -> None:
    assert [token.ent_iob for token in read(silver, nlp, names=[1, 2, 0, 0, 1, 0])] == [3, 1, 2, 2, 0, 2]


def test_trees_are_those_of_the_teachers_and_what_they_doubt_is_left_open(silver: ModuleType, nlp: Pipeline) -> None:
    doc = read(silver, nlp, relations=[0, 0, 0, -1, 0, 0], tags=[0, 0, 0, 0, -1, 0])
    assert [token.head.i for token in doc] == [2, 0, 2, 3, 2, 2]
    assert [bool(token.dep_) for token in doc] == [True, True, True, False, True, True]
    assert [bool(token.tag_) for token in doc] == [True, True, True, True, False, True]
