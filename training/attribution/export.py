"""The trained network as what ships: two ONNX graphs, the chains of tags, the vocabulary."""

import json
from pathlib import Path

import numpy as np
from onnx import ModelProto, TensorProto
from onnxruntime.quantization import QuantType, quantize_dynamic

from onrecord.annotate.network import relations, tags, vocabulary
from onrecord.annotate.network.crf import NEVER
from onrecord.annotate.network.vocabulary import Vocabulary
from training.attribution.graph import Graph, save
from training.attribution.judged import chain
from training.attribution.network import Network


def export(network: Network, known: Vocabulary, target: Path, *, quantised: bool = True) -> None:
    """Write the two graphs, the chains, the vocabulary into a folder; `quantised` keeps the weights in 8 bits."""
    network.eval()
    target.mkdir(parents=True, exist_ok=True)
    for name, model in (("cues", _cues(network)), ("parts", _parts(network))):
        path = target / f"{name}.onnx"
        save(model, path)
        if quantised:
            quantize_dynamic(
                path, path, weight_type=QuantType.QInt8, per_channel=False, op_types_to_quantize=["LSTM", "MatMul"]
            )
    chains = {"cue": chain(network.cue_chain), "part": chain(network.part_chain)}
    np.savez(
        target / "chains.npz",
        **{
            f"{name}_{part}": getattr(one, part)
            for name, one in chains.items()
            for part in ("follows", "begins", "ends")
        },
    )
    known.write(target / "vocabulary.json")
    (target / "sizes.json").write_text(json.dumps(network.sizes.as_row()) + "\n", "utf-8")


def _cues(network: Network) -> ModelProto:
    graph, sizes = Graph(), network.sizes
    columns = graph.given("columns", TensorProto.INT64, "tokens", "units", len(vocabulary.COLUMNS))
    vectors = graph.given("vectors", TensorProto.FLOAT, "tokens", "units", sizes.vectors)
    parts = [*graph.embedded(network.token, columns), graph.op("Relu", graph.linear(network.vector, vectors))]
    if network.state is not None:
        states = graph.given("states", TensorProto.FLOAT, "tokens", "units", sizes.states)
        parts.append(graph.op("Relu", graph.linear(network.state, states)))
    heads = graph.given("heads", TensorProto.INT64, "tokens", "units")
    lengths = graph.given("lengths", TensorProto.INT32, "units")
    seen = graph.op("Concat", *parts, axis=2)
    if sizes.layers > 1:
        lower = graph.both_ways(network.lower, seen, lengths)
    else:
        lower = graph.op("Relu", graph.linear(network.lower, seen))
    above = graph.op("Relu", graph.linear(network.head, lower))
    index = graph.op("Expand", graph.op("Unsqueeze", heads, graph.weight(np.array([2]))), graph.op("Shape", above))
    above = graph.op("GatherElements", above, index, axis=0)
    upper = graph.both_ways(network.upper, graph.op("Concat", lower, above, axis=2), lengths)
    graph.gives("read", graph.op("Concat", lower, upper, axis=2), "tokens", "units", 2 * (sizes.lower + sizes.upper))
    graph.gives("scores", graph.linear(network.cue, upper), "tokens", "units", tags.CUE_TAGS)
    return graph.model("cues")


def _parts(network: Network) -> ModelProto:
    graph, sizes = Graph(), network.sizes
    read = graph.given("read", TensorProto.FLOAT, "tokens", "units", 2 * (sizes.lower + sizes.upper))
    units = graph.given("unit", TensorProto.INT64, "cues")
    mean = graph.given("mean", TensorProto.FLOAT, "tokens", "cues", 1)
    relative = graph.given("relative", TensorProto.INT64, "tokens", "cues", len(relations.COLUMNS))
    lengths = graph.given("lengths", TensorProto.INT32, "cues")
    seen = graph.op("Gather", graph.linear(network.seen, read), units, axis=1)
    # A cue's own state: the mean over its tokens, of what a linear layer makes of them.
    own = graph.op("Gather", graph.linear(network.own, read, bias=False), units, axis=1)
    own = graph.op("ReduceSum", graph.op("Mul", own, mean), graph.weight(np.array([0])), keepdims=1)
    own = graph.op("Add", own, graph.weight(network.own.bias.detach().numpy()))
    apart = graph.linear(network.apart, graph.op("Concat", *graph.embedded(network.relative, relative), axis=2))
    given = graph.op("Relu", graph.op("Add", graph.op("Add", seen, own), apart))
    scores = graph.linear(network.part, graph.both_ways(network.given, given, lengths))
    barred = graph.weight(np.array([0.0] + [NEVER] * (tags.PART_TAGS - 1), dtype=np.float32))
    own_cue = graph.op(
        "Cast", graph.op("Greater", mean, graph.weight(np.array(0.0, dtype=np.float32))), to=TensorProto.FLOAT
    )
    scores = graph.op("Add", scores, graph.op("Mul", own_cue, barred))
    graph.gives("scores", scores, "tokens", "cues", tags.PART_TAGS)
    return graph.model("parts")
