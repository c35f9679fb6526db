"""Sentence starts that the layout tells: no sentence runs over the end of a block or a paragraph."""

from spacy.tokens import Doc

from onrecord.annotate import layers


def find(doc: Doc) -> list[int]:
    """Return the tokens (by index) that must start a sentence: the first one of each block and each paragraph.

    White space that ends a paragraph is a token of its own in spaCy, and closes the sentence it follows.
    """
    starts = {block.start for block in layers.blocks(doc)}
    starts.update(token.i + 1 for token in doc if token.is_space and "\n" in token.text and token.i + 1 < len(doc))
    return sorted(i for i in starts if not doc[i].is_space)


def paragraphs(doc: Doc) -> None:
    """Write the sentence starts; the parser keeps them and adds its own. Component `onrecord_paragraphs`."""
    for i in find(doc):
        doc[i].is_sent_start = True
    for token in doc:
        if token.is_space and "\n" in token.text and token.i > 0:
            token.is_sent_start = False
