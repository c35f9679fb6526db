"""The encoder that training makes: the graph that ships says what the network said; how raw news is read."""

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="torch (pip install --group training) is not installed")
onnx = pytest.importorskip("onnx", reason="onnx (pip install --group training) is not installed")

import spacy  # noqa: E402 - what follows needs the two above

from onrecord.annotate.encoder import Vocabulary, news_encoder  # noqa: E402
from onrecord.annotate.encoder.layer import Graph  # noqa: E402
from training.encoder import pretrain, treebank  # noqa: E402
from training.encoder.export import graph_of, quantized  # noqa: E402
from training.encoder.network import WORD, Encoder, Sizes, word_table  # noqa: E402

WORDS = ("the", "bridge", "veldt", "closed", ".", "is", "old")
KNOWN = Vocabulary(words=WORDS, prefixes=("bri", "the"), suffixes=("dge", "sed"), shapes=("Xxxxx", "xxxx"))
TEXT = "Veldt closed the bridge.\n\nThe old one is gone, says Ilmen Vask."


@pytest.fixture(scope="module")
def nlp() -> spacy.Language:
    blank = spacy.blank("en")
    rows = np.random.default_rng(1).normal(size=(len(WORDS), WORD)).astype("float32")
    blank.vocab.vectors = spacy.vectors.Vectors(strings=blank.vocab.strings, data=rows, keys=list(WORDS), attr="LOWER")
    return blank


@pytest.fixture(scope="module")
def encoder(nlp: spacy.Language) -> Encoder:
    torch.manual_seed(1)
    return Encoder(Sizes.of(KNOWN), word_table(nlp.vocab.vectors.data)).eval()


@torch.no_grad()
def by_torch(encoder: Encoder, doc: spacy.tokens.Doc) -> np.ndarray:
    """Return the states of a text, each stretch read alone."""
    states = np.zeros((len(doc), encoder.width), dtype="float32")
    for stretch in treebank.stretches(doc):
        features = torch.tensor([[KNOWN.numbers(doc[i].text) for i in stretch]])
        states[stretch] = encoder(features, torch.tensor([len(stretch)]))[0].numpy()
    return states


def test_the_graph_says_what_the_network_says_however_many_stretches_are_read_at_once(
    encoder: Encoder, nlp: spacy.Language
) -> None:
    graph = Graph(graph_of(encoder).SerializeToString(), KNOWN)
    docs = [nlp(TEXT), nlp(""), nlp("\n\n"), nlp("Veldt " * 400)]
    for doc, states in zip(docs, graph.states(docs), strict=True):
        assert states.shape == (len(doc), encoder.whole)
        np.testing.assert_allclose(states[:, : encoder.width], by_torch(encoder, doc), atol=1e-5)


def test_eight_bits_say_nearly_the_same(encoder: Encoder, nlp: spacy.Language) -> None:
    doc = nlp(TEXT)
    (states,) = Graph(quantized(graph_of(encoder)), KNOWN).states([doc])
    exact = by_torch(encoder, doc)
    assert np.abs(states[:, : encoder.width] - exact).mean() < 0.05 * np.abs(exact).mean()


def test_a_graph_comes_back_from_bytes(encoder: Encoder, nlp: spacy.Language) -> None:
    graph = Graph(graph_of(encoder).SerializeToString(), KNOWN)
    layer = news_encoder(encoder.whole)
    layer.shims[0].from_bytes(graph.to_bytes())
    doc = nlp(TEXT)
    np.testing.assert_array_equal(layer.predict([doc])[0], graph.states([doc])[0])


def test_a_layer_without_weights_says_so(nlp: spacy.Language) -> None:
    with pytest.raises(ValueError, match="has no weights"):
        news_encoder(256).predict([nlp(TEXT)])


def test_paragraphs_are_read_in_batches_of_one_length_each_once() -> None:
    ends = np.cumsum([5, 9, 5, 7, 1200, 2, 5])
    found = list(pretrain.batches(ends, np.random.default_rng(1)))
    assert sorted(np.concatenate(found).tolist()) == [0, 1, 2, 3, 4, 5, 6]


def test_backward_turns_each_paragraph_around_and_fills_behind_it() -> None:
    features = np.arange(1, 6, dtype=np.uint16)[:, None].repeat(4, axis=1)
    rows = pretrain.gather(features, np.array([2, 5]), np.array([0, 1]), backward=True)
    assert rows[:, :, 0].tolist() == [[2, 1, 0], [5, 4, 3]]
    rows = pretrain.gather(features, np.array([2, 5]), np.array([0, 1]), backward=False)
    assert rows[:, :, 0].tolist() == [[1, 2, 0], [3, 4, 5]]


def test_a_treebank_is_printed_as_a_newspaper_prints() -> None:
    doc = spacy.tokens.Doc(spacy.blank("en").vocab, words=['"', "It", "'s", "old", '"', "--", "Vask"])
    assert [*treebank.as_printed(doc)] == ["“", "It", "’s", "old", "”", "—", "Vask"]


def test_answers_that_a_corpus_does_not_give_are_unknown() -> None:
    doc = spacy.tokens.Doc(spacy.blank("en").vocab, words=["Veldt", "closed", "it"], ents=["B-LOC", "O", "O"])
    labels = treebank.labels_of([doc])
    (row,) = treebank.sequences([doc], KNOWN, labels)
    assert [labels.names[n] for n in row.names] == ["B-LOC", "O", "O"]
    assert row.tags.tolist() == row.heads.tolist() == row.relations.tolist() == row.starts.tolist() == [-1, -1, -1]
