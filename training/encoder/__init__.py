"""The encoder under the English pipeline: learned from raw news, tuned on treebanks, shipped as an ONNX graph."""
