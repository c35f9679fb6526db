"""The encoder that the English pipeline reads with: pretrained on raw news, run by ONNX Runtime under spaCy."""

from onrecord.annotate.encoder.features import Vocabulary, features, stretches
from onrecord.annotate.encoder.layer import ARCHITECTURE, news_encoder

__all__ = ["ARCHITECTURE", "Vocabulary", "features", "news_encoder", "stretches"]
