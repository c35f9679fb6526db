"""A graph of ONNX operators, written node by node: the shipped network has no part that is not named here."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from torch import nn

from training.attribution.network import BothWays

OPSET = 17
"""The newest operators that every ONNX Runtime since 2022 knows."""


class Graph:
    """Nodes and weights of one graph; methods return the name of what they compute."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []
        self.inputs: list[onnx.ValueInfoProto] = []
        self.outputs: list[onnx.ValueInfoProto] = []

    def given(self, name: str, kind: int, *shape: str | int) -> str:
        """Declare an input."""
        self.inputs.append(helper.make_tensor_value_info(name, kind, shape))
        return name

    def gives(self, name: str, value: str, *shape: str | int) -> None:
        """Declare an output of floats."""
        self.nodes.append(helper.make_node("Identity", [value], [name]))
        self.outputs.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, shape))

    def op(self, kind: str, *inputs: str, **settings: object) -> str:
        """Add an operator with one output."""
        name = f"{kind.lower()}{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], name=name, **settings))
        return name

    def weight(self, values: NDArray[np.generic] | Sequence[int]) -> str:
        """Add a constant; whole numbers become int64."""
        array = np.asarray(values, order="C")
        name = f"w{len(self.weights)}"
        self.weights.append(numpy_helper.from_array(array, name))
        return name

    def embedded(self, tables: nn.ModuleList, columns: str) -> list[str]:
        """Return the rows of each table for its column of the last axis; tables are kept in half precision."""
        found = []
        for number, table in enumerate(tables):
            column = self.op("Gather", columns, self.weight(np.array(number)), axis=2)
            rows = self.op("Gather", self.weight(_values(table.weight).astype(np.float16)), column)
            found.append(self.op("Cast", rows, to=TensorProto.FLOAT))
        return found

    def linear(self, layer: nn.Linear, x: str, *, bias: bool = True) -> str:
        """Return a linear layer of x."""
        product = self.op("MatMul", x, self.weight(_values(layer.weight).T))
        return self.op("Add", product, self.weight(_values(layer.bias))) if bias else product

    def both_ways(self, layer: BothWays, x: str, lengths: str) -> str:
        """Return tokens x batch x twice the hidden width for x, tokens x batch x width."""
        width = layer.forwards.hidden_size
        order = np.r_[0:width, 3 * width : 4 * width, width : 3 * width]  # PyTorch's gates i f g o as ONNX's i o f g
        sides = (layer.forwards, layer.backwards)
        w = np.stack([_values(side.weight_ih_l0)[order] for side in sides])
        r = np.stack([_values(side.weight_hh_l0)[order] for side in sides])
        b = np.stack([np.r_[_values(side.bias_ih_l0)[order], _values(side.bias_hh_l0)[order]] for side in sides])
        state = self.op(
            "LSTM", x, self.weight(w), self.weight(r), self.weight(b), lengths,
            hidden_size=width, direction="bidirectional",
        )  # fmt: skip
        by_token = self.op("Transpose", state, perm=[0, 2, 1, 3])
        return self.op("Reshape", by_token, self.weight(np.array([0, 0, -1])))

    def model(self, name: str) -> onnx.ModelProto:
        """Return the graph as a model that the checker has passed."""
        graph = helper.make_graph(self.nodes, name, self.inputs, self.outputs, self.weights)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], producer_name="onrecord")
        model.ir_version = 8
        onnx.checker.check_model(model, full_check=True)
        return model


def save(model: onnx.ModelProto, path: Path) -> None:
    """Write a model."""
    onnx.save(model, path)


def _values(tensor: object) -> NDArray[np.float32]:
    values: NDArray[np.float32] = tensor.detach().numpy()  # type: ignore[attr-defined]
    return values
