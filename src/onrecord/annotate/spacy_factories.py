"""What spaCy finds through the entry points of the package, so that any pipeline can add onrecord's components.

This is the one module whose import registers anything: spaCy asks for a factory by its name, loads it from here, and
wants it known by then.
"""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from onrecord.annotate.encoder.naming import Naming
from onrecord.annotate.encoder.trees import Trees
from onrecord.annotate.pipeline import register, written

_Component = Callable[[Doc], Doc]


def statements(nlp: Language, name: str) -> _Component:  # noqa: ARG001 - a factory's signature
    """Return the component that does everything: mentions, times, statements and what is said about them."""
    return written("onrecord_statements")


def paragraphs(nlp: Language, name: str) -> _Component:  # noqa: ARG001 - a factory's signature
    """Return the component that starts sentences at paragraphs; it belongs before the parser."""
    return written("onrecord_paragraphs")


def trees(nlp: Language, name: str) -> Trees:
    """Return the parser of the shipped pipeline, blank."""
    return Trees(nlp, name)


def naming(nlp: Language, name: str) -> Naming:
    """Return the entity recogniser of the shipped pipeline, blank."""
    return Naming(nlp, name)


register()
