"""The wiring: the order of the components, what they read and write, other pipelines in the shipped one's place."""

import json
import multiprocessing
import pickle
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import marked
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens.underscore import Underscore
from spacy.training import Example
from spacy.util import fix_random_seed

from onrecord.annotate import layers
from onrecord.annotate.article import annotate_articles, annotated, document
from onrecord.annotate.pipeline import (
    BEFORE_PARSING,
    COMPONENTS,
    EVERYTHING,
    FROM_SPACY,
    Component,
    load_pipeline,
    register,
    written,
)
from onrecord.errors import PipelineUnusable
from onrecord.model.mention import EntityKind, MentionForm

TEXT = (
    "<headline>Mayor denies that the dam is weak</>\n\n"
    "Mayor Anna Veldt said on Monday that the dam was safe. “We checked it twice,” she told Radio Dornach.\n\n"
    "The union demanded that Veldt resign. According to an official who asked not to be named, the dam may break."
)

FAMILIES = {
    layers.MENTIONS: {"mentions", "chains", "mentions of sources"},
    layers.TIMEXES: {"timexes"},
    layers.STATEMENTS: {"statements", "acts", "occasions", "relays", "speakers"},
    layers.OWN_VOICE: {"own voice"},
}
"""The layers that share rows: chains are written into the mentions, acts into the statements."""


class _Watched(dict[str, object]):
    """What a `Doc` carries, with a record of the layers that are asked for and written."""

    def __init__(self, given: dict[str, object]) -> None:
        super().__init__(given)
        self.asked: set[str] = set()
        self.wrote: set[str] = set()

    def get(self, key: str, default: object = None) -> object:
        self.asked.add(key)
        return super().get(key, default)

    def __getitem__(self, key: str) -> object:
        self.asked.add(key)
        return super().__getitem__(key)

    def __setitem__(self, key: str, value: object) -> None:
        self.wrote.add(key)
        super().__setitem__(key, value)


@pytest.fixture(scope="module")
def watched(nlp: Language) -> dict[str, tuple[set[str], set[str]]]:
    """Return the layers that each component asks for and writes on one article."""
    doc = document(marked.article(TEXT), nlp)
    seen: dict[str, tuple[set[str], set[str]]] = {}
    for name, pipe in nlp.pipeline:
        doc.user_data = _Watched(dict(doc.user_data))
        doc = pipe(doc)
        seen[name] = (doc.user_data.asked & FAMILIES.keys(), doc.user_data.wrote & FAMILIES.keys())
    return seen


def test_each_component_reads_only_layers_that_are_there_before_it() -> None:
    there = set(FROM_SPACY)
    for component in COMPONENTS:
        assert component.reads <= there, component.name
        there |= component.writes


def test_before_parsing_only_what_comes_with_the_article_is_read() -> None:
    assert all(component.reads <= {"blocks"} for component in BEFORE_PARSING)


def test_no_layer_is_written_twice() -> None:
    written = [layer for component in (*BEFORE_PARSING, *COMPONENTS) for layer in component.writes]
    assert len(written) == len(set(written))
    assert not FROM_SPACY & set(written)


def test_the_components_run_in_the_order_of_the_list(nlp: Language) -> None:
    names = [component.name for component in COMPONENTS]
    assert nlp.pipe_names[-len(names) :] == names
    assert nlp.pipe_names.index("onrecord_paragraphs") < nlp.pipe_names.index("parser")


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda component: component.name)
def test_a_component_reads_what_it_says_it_reads(
    component: Component, watched: dict[str, tuple[set[str], set[str]]]
) -> None:
    said = component.reads | component.writes
    assert all(FAMILIES[layer] & said for layer in watched[component.name][0]), watched[component.name]


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda component: component.name)
def test_a_component_writes_what_it_says_it_writes(
    component: Component, watched: dict[str, tuple[set[str], set[str]]]
) -> None:
    wrote = watched[component.name][1]
    assert wrote
    assert all(FAMILIES[layer] & component.writes for layer in wrote)
    assert component.writes <= set().union(*(FAMILIES[layer] for layer in wrote))


def test_registering_again_changes_nothing() -> None:
    register()
    before = {component.name: Language.get_factory_meta(component.name) for component in COMPONENTS}
    register()
    assert {component.name: Language.get_factory_meta(component.name) for component in COMPONENTS} == before


def test_no_extension_attribute_is_made(nlp: Language) -> None:
    """They would vanish in spawned workers, and belong to everybody in the process."""
    assert nlp.pipe_names
    assert not Underscore.doc_extensions
    assert not Underscore.span_extensions
    assert not Underscore.token_extensions


# ------------------------------------------------------------------ pipelines that can't be used


def _saved(folder: Path, *pipes: str) -> Path:
    nlp = spacy.blank("en")
    for pipe in pipes:
        nlp.add_pipe(pipe)
    nlp.to_disk(folder)
    return folder


def _nothing(_: Path) -> str:
    return "en_no_such_pipeline"


def _no_folder(folder: Path) -> str:
    return str(folder / "absent")


def _empty_folder(folder: Path) -> str:
    return str(folder)


def _broken_meta(folder: Path) -> str:
    _saved(folder)
    (folder / "meta.json").write_text("{", encoding="utf-8")
    return str(folder)


def _broken_config(folder: Path) -> str:
    _saved(folder)
    (folder / "config.cfg").write_text("[nlp\nlang = en", encoding="utf-8")
    return str(folder)


def _unknown_component(folder: Path) -> str:
    _saved(folder)
    config = (folder / "config.cfg").read_text(encoding="utf-8")
    config = config.replace("pipeline = []", 'pipeline = ["x"]') + '\n[components.x]\nfactory = "no_such_factory"\n'
    (folder / "config.cfg").write_text(config, encoding="utf-8")
    return str(folder)


@pytest.mark.parametrize(
    "make", [_nothing, _no_folder, _empty_folder, _broken_meta, _broken_config, _unknown_component]
)
def test_a_pipeline_that_cannot_be_loaded_is_refused_with_a_sentence(
    make: Callable[[Path], str], tmp_path: Path
) -> None:
    place = make(tmp_path)
    with pytest.raises(PipelineUnusable) as refused:
        load_pipeline(place)
    assert str(refused.value).startswith(f"The pipeline {place!r} can't be loaded: ")


@pytest.mark.parametrize(
    ("pipes", "missing"),
    [
        ((), "no tagger and no parser and no entity recogniser"),
        (("tagger",), "no parser and no entity recogniser"),
        (("parser", "ner"), "no tagger"),
        (("morphologizer", "parser"), "no entity recogniser"),
    ],
)
def test_a_pipeline_that_lacks_a_layer_is_refused_with_its_name(
    pipes: tuple[str, ...], missing: str, tmp_path: Path
) -> None:
    with pytest.raises(PipelineUnusable) as refused:
        load_pipeline(_saved(tmp_path, *pipes))
    assert str(refused.value) == f"The pipeline {str(tmp_path)!r} has {missing}; onrecord needs all three."


# ------------------------------------------------------------------ another pipeline in the place of the shipped one

LESSONS = (
    (
        "<s>Veldt</> <x>said</> <c>that the dam was safe</> .",
        "NNP VBD IN DT NN VBD JJ .",
        [1, 1, 5, 4, 5, 1, 5, 1],
        "nsubj ROOT mark det nsubj ccomp acomp punct",
        [(0, 5, "PERSON")],
    ),
    (
        "The police <x>was accused</> <c>of theft</> by <s>Veldt</> in Dornach .",
        "DT NN VBD VBN IN NN IN NNP IN NNP .",
        [1, 3, 3, 3, 3, 4, 3, 6, 3, 8, 3],
        "det nsubjpass auxpass ROOT prep pobj agent pobj prep pobj punct",
        [(35, 40, "PERSON"), (44, 51, "GPE")],
    ),
    (
        "<s>Veldt</> <x>condemned</> <c>the police</> .",
        "NNP VBD DT NN .",
        [1, 1, 3, 1, 1],
        "nsubj ROOT det dobj punct",
        [(0, 5, "PERSON")],
    ),
)
"""Three sentences with the labels of the pipelines that spaCy publishes (ClearNLP's, OntoNotes')."""

COARSE = {"NNP": "PROPN", "VBD": "VERB", "VBN": "VERB", "IN": "ADP", "DT": "DET", "NN": "NOUN", "JJ": "ADJ"}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a pipeline that has learned the lessons by heart."""
    fix_random_seed(3)
    nlp = spacy.blank("en")
    tiny = {
        "@architectures": "spacy.HashEmbedCNN.v2",
        "pretrained_vectors": None,
        "width": 32,
        "depth": 1,
        "embed_size": 200,
        "window_size": 1,
        "maxout_pieces": 2,
        "subword_features": False,
    }
    nlp.add_pipe("tagger", config={"model": {"tok2vec": tiny}})
    nlp.add_pipe("parser", config={"model": {"tok2vec": tiny}, "min_action_freq": 1})
    nlp.add_pipe("ner", config={"model": {"tok2vec": tiny}})
    lessons = []
    for sentence, tags, heads, relations, entities in LESSONS:
        told = {"tags": tags.split(), "heads": heads, "deps": relations.split(), "entities": entities}
        lessons.append(Example.from_dict(Doc(nlp.vocab, words=marked.parse(sentence).text.split(" ")), told))
    optimizer = nlp.initialize(lambda: lessons)
    for _ in range(60):
        nlp.update(lessons, sgd=optimizer)
    ruler = nlp.add_pipe("attribute_ruler", after="tagger")
    for tag, coarse in COARSE.items():
        ruler.add(patterns=[[{"TAG": tag}]], attrs={"POS": coarse})
    folder = tmp_path_factory.mktemp("small")
    nlp.to_disk(folder)
    return folder


def _lesson(lesson: tuple[str, str, list[int], str, list[tuple[int, int, str]]]) -> object:
    text = marked.parse(lesson[0]).text
    reason = "without the encoder's states the network loses the one who accuses in a passive"
    marks = [pytest.mark.xfail(strict=True, reason=reason)] if "was accused" in text else []
    return pytest.param(lesson, id=text, marks=marks)


@pytest.mark.parametrize("lesson", [_lesson(one) for one in LESSONS])
def test_another_pipeline_takes_the_place_of_the_shipped_one(
    lesson: tuple[str, str, list[int], str, list[tuple[int, int, str]]], small: Path
) -> None:
    expected = marked.parse(lesson[0])
    (article,) = annotate_articles([marked.article(expected)], load_pipeline(small))
    found, wanted = marked.compared(article, marked.statements(expected))
    assert found == wanted
    kinds = {"PERSON": EntityKind.PERSON, "GPE": EntityKind.PLACE}
    names = [(m.span.start, m.span.end, m.kind) for m in article.mentions if m.form is MentionForm.NAME]
    assert names == [(start, end, kinds[label]) for start, end, label in lesson[4]]


@pytest.mark.xfail(strict=True, reason="a tagger without coarse tags (pos_) passes for one, and nothing is found")
def test_a_pipeline_without_coarse_tags_is_refused_or_made_to_work(small: Path, tmp_path: Path) -> None:
    nlp = spacy.load(small)
    nlp.remove_pipe("attribute_ruler")
    nlp.to_disk(tmp_path)
    try:
        fine = load_pipeline(tmp_path)
    except PipelineUnusable:
        return
    (article,) = annotate_articles([marked.article(marked.parse(LESSONS[0][0]))], fine)
    assert article.statements


def test_another_pipeline_reads_any_text_without_an_error(small: Path) -> None:
    (article,) = annotate_articles([marked.article(TEXT)], load_pipeline(str(small)))
    size = len(article.article.text)
    spans = [m.span for m in article.mentions] + [c for s in article.statements for c in s.content]
    assert all(span.end <= size for span in spans)
    meta = json.loads((small / "meta.json").read_text(encoding="utf-8"))
    assert all(f"en_{meta['name']}" in s.provenance.settings for s in article.statements)


def test_any_pipeline_can_add_the_statements_by_name(small: Path) -> None:
    """As `docs/spacy.md` says: nothing of onrecord is called but what reads the result."""
    text = marked.parse(LESSONS[2][0]).text
    program = (
        "import sys, spacy\n"
        "nlp = spacy.load(sys.argv[1])\n"
        "nlp.add_pipe('onrecord_paragraphs', before='parser')\n"
        "nlp.add_pipe('onrecord_statements')\n"
        "doc = nlp(spacy.tokens.Doc(nlp.vocab, words=sys.argv[2].split(' ')))\n"
        "from onrecord.annotate.outside import read\n"
        "for s in read(doc, nlp).statements:\n"
        "    print(s.act, [k.name for k in s.speakers], [c.of(doc.text) for c in s.content])\n"
    )
    ran = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program, str(small), text], capture_output=True, text=True, check=True
    )
    assert ran.stdout == "condemnation ['Veldt'] ['the police']\n"


def test_all_components_as_one_write_what_they_write_one_by_one(nlp: Language) -> None:
    article = marked.article(TEXT)
    doc = document(article, nlp)
    for name, pipe in nlp.pipeline:
        doc = doc if name in {component.name for component in COMPONENTS} else pipe(doc)
    assert annotated(written(EVERYTHING)(doc), article, nlp) == annotated(nlp(document(article, nlp)), article, nlp)


# ------------------------------------------------------------------ layers travel


def test_the_layers_survive_bytes(nlp: Language) -> None:
    article = marked.article(TEXT)
    doc = nlp(document(article, nlp))
    back = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert layers.mentions(back) == layers.mentions(doc) != []
    assert layers.timexes(back) == layers.timexes(doc) != []
    assert layers.statements(back) == layers.statements(doc) != []
    assert layers.day(back) == layers.day(doc) is not None
    assert [(b.start, b.end, b.label_) for b in layers.blocks(back)] == [
        (b.start, b.end, b.label_) for b in layers.blocks(doc)
    ]
    assert annotated(back, article, nlp) == annotated(doc, article, nlp)


def test_the_components_can_be_sent_to_spawned_workers(nlp: Language) -> None:
    for name, pipe in nlp.pipeline:
        if name.startswith("onrecord_"):
            assert pickle.loads(pickle.dumps(pipe)) is not None  # noqa: S301 - written one line above


@pytest.mark.skipif(
    multiprocessing.get_start_method() != "fork", reason="spawned workers can't take the components yet"
)
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")  # of Python 3.12, for a process with threads
def test_two_processes_give_the_same_layers_as_one(nlp: Language) -> None:
    articles = [marked.article(TEXT.replace("dam", thing)) for thing in ("dam", "bridge", "mill")]
    alone = list(annotate_articles(articles, nlp))
    docs = nlp.pipe([document(article, nlp) for article in articles], n_process=2, batch_size=1)
    assert [annotated(doc, article, nlp) for doc, article in zip(docs, articles, strict=True)] == alone


def test_a_second_run_over_an_annotated_doc_finds_the_same(nlp: Language) -> None:
    article = marked.article(TEXT)
    doc = nlp(document(article, nlp))
    once = annotated(doc, article, nlp)
    for component in COMPONENTS:
        component.write(doc)
    assert annotated(doc, article, nlp) == once


def test_sentences_do_not_run_over_paragraphs(nlp: Language) -> None:
    text = "The bridge of the old\n\ntown was closed\n\nby Anna Veldt"
    (article,) = annotate_articles([marked.article(text)], nlp)
    assert all("\n" not in sentence.of(text) for sentence in article.sentences)
    assert all(one.end <= other.start for one, other in pairwise(article.sentences))
