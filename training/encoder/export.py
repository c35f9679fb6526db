"""Write the tuned encoder as an ONNX graph, its matrices in eight bits, inside a spaCy pipeline of one component."""

import tempfile
from pathlib import Path

import numpy as np
import onnx
import spacy
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from onrecord.annotate.encoder import ARCHITECTURE, Vocabulary, naming, trees
from onrecord.annotate.encoder.layer import Graph
from training.encoder.network import WORD, Direction, Encoder
from training.tokenizer import news_tokenizer

OPSET = 17
LENGTH, PLACES = "length", "batch"


class Builder:
    """Collects the nodes and weights of a graph."""

    def __init__(self) -> None:
        """Start empty."""
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def constant(self, name: str, values: np.ndarray) -> str:
        """Add weights."""
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def node(self, kind: str, inputs: list[str], output: str, **attributes: object) -> str:
        """Add an operation of one output."""
        self.nodes.append(helper.make_node(kind, inputs, [output], name=output, **attributes))
        return output

    def lstm(self, name: str, states: str, layers: list[nn.LSTM], direction: str) -> str:
        """Add an LSTM of one or two directions; states are length x batch x width."""
        weights = [[_gates(w) for w in _weights(layer)] for layer in layers]
        inputs = [
            states,
            self.constant(f"{name}_w", np.stack([w for w, _, _, _ in weights])),
            self.constant(f"{name}_r", np.stack([r for _, r, _, _ in weights])),
            self.constant(f"{name}_b", np.stack([np.concatenate([i, h]) for _, _, i, h in weights])),
            "lengths",
        ]
        hidden = layers[0].hidden_size
        found = self.node("LSTM", inputs, f"{name}_y", hidden_size=hidden, direction=direction)
        turned = self.node("Transpose", [found], f"{name}_t", perm=[0, 2, 1, 3])
        shape = self.constant(f"{name}_s", np.array([0, 0, hidden * len(layers)], dtype=np.int64))
        return self.node("Reshape", [turned, shape], name)


def _weights(layer: nn.LSTM) -> list[np.ndarray]:
    names = ("weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0")
    return [getattr(layer, name).detach().numpy() for name in names]


def _gates(weights: np.ndarray) -> np.ndarray:
    """Return the gates in the order of ONNX (input, output, forget, cell) from that of PyTorch (i, f, c, o)."""
    i, f, c, o = np.split(weights, 4)
    return np.concatenate([i, o, f, c])


def graph_of(encoder: Encoder) -> onnx.ModelProto:
    """Return the encoder as a graph; see `onrecord.annotate.encoder.layer` for what goes in and out."""
    build = Builder()

    def direction(name: str, part: Direction, way: str) -> str:
        looked = ["words"]
        for kind in ("prefixes", "suffixes", "shapes"):
            table = build.constant(f"{name}_{kind}", getattr(part, kind).weight.detach().numpy())
            looked.append(build.node("Gather", [table, kind], f"{name}_{kind}_rows"))
        states = build.node("Concat", looked, f"{name}_0", axis=-1)
        for level, layer in enumerate(part.layers, start=1):
            output = build.lstm(f"{name}_{level}", states, [layer], way)
            states = output if level == 1 else build.node("Add", [output, states], f"{name}_{level}_sum")
        return states

    ways = [direction("ahead", encoder.ahead, "forward"), direction("back", encoder.back, "reverse")]
    own = []
    for kind in ("prefixes", "suffixes", "shapes", "learned"):
        table = build.constant(f"own_{kind}", getattr(encoder, kind).weight.detach().numpy())
        own.append(build.node("Gather", [table, kind], f"own_{kind}_rows"))
    joined = build.node("Concat", [*ways, *own], "joined", axis=-1)
    mixed = build.lstm("mixed", joined, [encoder.mixing_ahead, encoder.mixing_back], "bidirectional")
    build.node("Concat", [mixed, *ways], "states", axis=-1)
    numbers = [
        helper.make_tensor_value_info(n, TensorProto.INT64, [LENGTH, PLACES])
        for n in ("prefixes", "suffixes", "shapes", "learned")
    ]
    graph = helper.make_graph(
        build.nodes,
        "news encoder",
        [
            helper.make_tensor_value_info("words", TensorProto.FLOAT, [LENGTH, PLACES, WORD]),
            *numbers,
            helper.make_tensor_value_info("lengths", TensorProto.INT32, [PLACES]),
        ],
        [helper.make_tensor_value_info("states", TensorProto.FLOAT, [LENGTH, PLACES, encoder.whole])],
        build.weights,
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=9)
    onnx.checker.check_model(model)
    return model


def quantized(model: onnx.ModelProto) -> bytes:
    """Return the graph with the matrices of its LSTMs in eight bits."""
    with tempfile.TemporaryDirectory() as folder:
        before, after = Path(folder, "before.onnx"), Path(folder, "after.onnx")
        onnx.save(model, before)
        quantize_dynamic(before, after, op_types_to_quantize=["LSTM"], weight_type=QuantType.QInt8, per_channel=True)
        return after.read_bytes()


def export(weights: Path, vectors: Path, target: Path, *, eight_bits: bool = True) -> None:
    """Save a pipeline of the encoder (`tok2vec`) and of what finds trees and names over its states.

    Args:
        weights: what `finetune.tune` has saved.
        vectors: a pipeline with the word vectors, whose vocabulary the new one has.
        target: the folder of the new pipeline.
        eight_bits: shrink the matrices of the LSTMs.
    """
    saved = torch.load(weights, weights_only=False)
    nlp = spacy.load(vectors)
    nlp.tokenizer = news_tokenizer(nlp)
    encoder = Encoder(saved["sizes"], torch.zeros(len(nlp.vocab.vectors.data) + 1, WORD))
    encoder.load_state_dict(saved["encoder"])
    model = graph_of(encoder)
    layer = {"@architectures": ARCHITECTURE, "width": encoder.whole}
    component = nlp.add_pipe("tok2vec", config={"model": layer})
    (shim,) = component.model.shims  # type: ignore[attr-defined]
    vocabulary = Vocabulary.from_json(saved["vocabulary"])
    shim.from_bytes(Graph(quantized(model) if eight_bits else model.SerializeToString(), vocabulary).to_bytes())
    arrays = {name: tensor.numpy() for name, tensor in saved["tasks"].items()}
    for name, factory, labels, layers in (
        ("parser", trees.FACTORY, saved["labels"].relations, ("arc", "label")),
        ("ner", naming.FACTORY, saved["labels"].names, ("name",)),
    ):
        part = nlp.add_pipe(factory, name=name)
        part.set(labels, {key: array for key, array in arrays.items() if key.startswith(layers)})  # type: ignore[attr-defined]
    nlp.to_disk(target)
