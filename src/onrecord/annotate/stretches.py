"""From tokens to code points."""

from spacy.tokens import Doc, Token

from onrecord.annotate.layers import Stretch


def characters(doc: Doc, start: int, end: int) -> Stretch:
    """Return the code points of a half-open range of tokens."""
    return doc[start].idx, doc[end - 1].idx + len(doc[end - 1])


def subtree(token: Token) -> tuple[int, int]:
    """Return the tokens from the first to the last below a token, itself included, as a half-open range."""
    return token.left_edge.i, token.right_edge.i + 1
