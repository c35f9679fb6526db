"""Statements whose spans are given by marks: what is said about them is then tested apart from how spans are found."""

from collections.abc import Callable
from dataclasses import replace

import marked
from spacy.tokens import Doc

from onrecord.annotate import layers, weighing
from onrecord.annotate.article import annotated, document
from onrecord.annotate.candidates import manner
from onrecord.annotate.layers import FoundStatement
from onrecord.annotate.pipeline import Pipeline
from onrecord.annotate.quotations import find
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.article import Detail, Evidence
from onrecord.model.span import Span

Given = Callable[[str], AnnotatedArticle]
"""What annotates a marked text, its statements' spans taken from the marks."""


def annotate(text: str, nlp: Pipeline, outlet: str | None = None) -> AnnotatedArticle:
    """Return a marked text annotated, its statements' source, cue and content being those that the marks tell."""
    parsed = marked.parse(text)
    printed = Detail(value=outlet, evidence=Evidence.OPTION) if outlet else None
    article = replace(marked.article(parsed), outlet=printed)
    doc = document(article, nlp)
    for name, component in nlp.pipeline:
        if name == "onrecord_attribution":
            found = [_found(doc, said) for said in marked.statements(parsed)]
            layers.write_statements(doc, weighing.nested(found))
        else:
            doc = component(doc)
    return annotated(doc, article, nlp)


def _found(doc: Doc, said: marked.Said) -> FoundStatement:
    content = tuple((span.start, span.end) for span in said.content)
    quoted = [q for q in find(layers.text(doc)) if q.depth == 0]
    return FoundStatement(
        content=content,
        source=(said.source.start, said.source.end) if said.source else None,
        cue=(said.cue.start, said.cue.end) if said.cue else None,
        cue_head=_head(doc, said.cue),
        source_head=_head(doc, said.source),
        manner=manner(content, quoted, layers.text(doc)).value,
    )


def _head(doc: Doc, span: Span | None) -> int:
    words = doc.char_span(span.start, span.end, alignment_mode="expand") if span else None
    return words.root.i if words is not None else -1
