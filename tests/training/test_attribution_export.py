"""What ships answers as what was trained: the graphs against the network that they are written from."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

torch = pytest.importorskip("torch", reason="PyTorch is in the dependency group for training alone")
pytest.importorskip("onnx", reason="onnx is in the dependency group for training alone")

from onrecord.annotate.network import features, model, relations, tags, units, vectors  # noqa: E402
from training.attribution import batches, judged, vocabulary  # noqa: E402
from training.attribution.examples import Example  # noqa: E402
from training.attribution.export import export  # noqa: E402
from training.attribution.network import Network, Sizes  # noqa: E402

WORDS = "The mayor said that the bridge was safe , and Tamm denied it .".split()
HEADS = [1, 2, 2, 7, 5, 7, 7, 2, 11, 11, 11, 2, 11, 2]


def a_doc() -> Doc:
    vocab = spacy.blank("en").vocab
    relation = ["ROOT" if head == n else "dep" for n, head in enumerate(HEADS)]
    return Doc(vocab, words=WORDS, heads=HEADS, deps=relation, tags=["NN"] * len(WORDS), pos=["NOUN"] * len(WORDS))


def an_example(doc: Doc, known: features.Features, rows: np.ndarray) -> Example:
    (unit,) = units.find(doc)
    nothing = np.zeros((0, len(unit), len(relations.COLUMNS)), dtype=np.int32)
    return Example(
        article=0,
        tokens=unit,
        columns=known.columns[unit],
        rows=rows[unit],
        heads=units.heads(unit, known.heads),
        quotation=known.quotation[unit],
        sentence=known.sentence[unit],
        cues=[],
        relative=nothing,
        cue_tags=np.zeros(len(unit), dtype=np.int64),
        part_tags=np.zeros((0, len(unit)), dtype=np.int64),
    )


@pytest.mark.parametrize("states", [0, 8])
def test_the_graphs_find_what_the_network_finds(states: int, tmp_path: Path) -> None:
    torch.manual_seed(3)
    doc = a_doc()
    known = vocabulary.count([doc])
    chance = np.random.default_rng(3)
    table = vectors.Rows(chance.normal(size=(4, 16)).astype(np.float32), {doc[n].lower: n for n in range(1, 4)})
    network = Network(known, Sizes(vectors=16, states=states))
    for weights in network.parameters():  # wide enough apart that cues are found at random
        torch.nn.init.normal_(weights, std=0.4)
    network.eval()
    export(network, known, tmp_path, quantised=False)
    example = an_example(doc, features.of(doc, known), table.of(doc))
    if states:
        doc.tensor = chance.normal(size=(len(doc), states)).astype(np.float32)
        example = replace(example, states=doc.tensor.astype(np.float16).astype(np.float32))
        doc.tensor = example.states
    ((_, wanted),) = judged.found(network, [example], table.table)
    found = model.Network(tmp_path, table).find(doc)
    # What has no content is dropped by the one that ships.
    told = [(cue, row) for cue, row in wanted if (row >= tags.CONTENT).any()]
    assert told, "the weights of this seed find nothing: the test would not tell"
    assert [one.cue for one in found] == [cue for cue, _ in told]
    for one, (_, row) in zip(found, told, strict=True):
        assert list(one.source) == tags.spans(row.tolist(), tags.SOURCE)
        assert list(one.content) == tags.spans(row.tolist(), tags.CONTENT)


def test_what_pads_a_batch_changes_no_score() -> None:
    torch.manual_seed(4)
    doc = a_doc()
    known = vocabulary.count([doc])
    table = vectors.Rows(np.zeros((1, 16), dtype=np.float32), {})
    network = Network(known, Sizes(vectors=16)).eval()
    long = an_example(doc, features.of(doc, known), table.of(doc))
    short = replace(
        long, tokens=long.tokens[:5], columns=long.columns[:5], rows=long.rows[:5], heads=long.heads[:5] % 5
    )
    short = replace(short, cue_tags=long.cue_tags[:5], part_tags=long.part_tags[:, :5])
    read = []
    for group in ([short], [short, long]):
        given = batches.batch(group, table.table)
        read.append(network.read(given.columns, given.vectors, None, given.heads, given.turned)[0, :5])
    assert torch.allclose(*read, atol=1e-5)
