"""The pipeline: one visible list of components over a spaCy `Language`.

Ours, or any other that tags, parses and names.
"""

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib.resources import files
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry

from onrecord.annotate import (
    acts,
    attribution,
    chains,
    mentions,
    occasions,
    own_voice,
    paragraphs,
    relays,
    speakers,
    times,
)
from onrecord.annotate.encoder import ARCHITECTURE, naming, news_encoder, trees
from onrecord.errors import PipelineUnusable

Pipeline = Language
"""What annotates: opaque to all who only pass it on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """A component: what it is called, what it does to a `Doc`, and the layers that it reads and writes."""

    name: str
    write: Callable[[Doc], None]
    reads: frozenset[str]
    writes: frozenset[str]


BEFORE_PARSING = (
    Component(
        name="onrecord_paragraphs",
        write=paragraphs.paragraphs,
        reads=frozenset({"blocks"}),
        writes=frozenset({"paragraph starts"}),
    ),
)

COMPONENTS = (
    Component(
        name="onrecord_mentions",
        write=mentions.mentions,
        reads=frozenset({"blocks", "tags", "dependencies", "names"}),
        writes=frozenset({"mentions"}),
    ),
    Component(
        name="onrecord_chains",
        write=chains.chains,
        reads=frozenset({"mentions", "dependencies"}),
        writes=frozenset({"chains"}),
    ),
    Component(
        name="onrecord_timexes",
        write=times.times,
        reads=frozenset({"blocks", "tags"}),
        writes=frozenset({"timexes"}),
    ),
    Component(
        name="onrecord_attribution",
        write=attribution.attribution,
        reads=frozenset({"blocks", "tags", "dependencies", "mentions", "timexes"}),
        writes=frozenset({"statements"}),
    ),
    Component(
        name="onrecord_acts",
        write=acts.acts,
        reads=frozenset({"statements", "dependencies"}),
        writes=frozenset({"acts"}),
    ),
    Component(
        name="onrecord_occasions",
        write=occasions.occasions,
        reads=frozenset({"statements", "timexes", "dependencies"}),
        writes=frozenset({"occasions"}),
    ),
    Component(
        name="onrecord_speakers",
        write=speakers.speakers,
        reads=frozenset({"statements", "mentions", "chains", "dependencies"}),
        writes=frozenset({"speakers", "mentions of sources"}),
    ),
    Component(
        name="onrecord_relays",
        write=relays.relays,
        reads=frozenset({"statements", "speakers", "occasions", "mentions", "chains", "dependencies"}),
        writes=frozenset({"relays"}),
    ),
    Component(
        name="onrecord_own_voice",
        write=own_voice.own_voice,
        reads=frozenset({"blocks", "statements", "dependencies"}),
        writes=frozenset({"own voice"}),
    ),
)
"""What runs after spaCy's own components, in this order."""

FROM_SPACY = frozenset({"blocks", "tags", "dependencies", "names"})
"""The layers that are there before the first of `COMPONENTS` runs: set with the article, or written by spaCy's own."""


EVERYTHING = "onrecord_statements"
"""All of `COMPONENTS` as one, in their order: for pipelines of other people."""


def register() -> None:
    """Tell spaCy of the components. Called by `load_pipeline`; calling it again changes nothing."""
    # An entry point says so too; a stale installation may not have it.
    if not registry.has("architectures", ARCHITECTURE):
        registry.architectures.register(ARCHITECTURE, func=news_encoder)
    for part in (trees, naming):
        if not Language.has_factory(part.FACTORY):
            Language.factory(part.FACTORY, func=part.make)
    for name in (*(component.name for component in (*BEFORE_PARSING, *COMPONENTS)), EVERYTHING):
        if not Language.has_factory(name):
            Language.component(name, func=written(name))


def written(name: str) -> Callable[[Doc], Doc]:
    """Return what a component of this name does to a `Doc`, as spaCy wants it: the `Doc` comes back."""
    wanted = [
        c.write for c in (*BEFORE_PARSING, *COMPONENTS) if c.name == name or (name == EVERYTHING and c in COMPONENTS)
    ]
    return partial(_written, tuple(wanted))


def _written(writes: tuple[Callable[[Doc], None], ...], doc: Doc) -> Doc:
    for write in writes:
        write(doc)
    return doc


def load_pipeline(name: str | Path | None = None) -> Language:
    """Return the pipeline that annotates: the shipped English one, or the named one with our components added.

    Args:
        name: an installed spaCy pipeline, a folder, or None for the shipped one.

    Raises:
        PipelineUnusable: it can't be loaded, or it lacks a tagger, a parser or an entity recogniser.
    """
    register()
    place = str(files("onrecord.annotate").joinpath("english")) if name is None else str(name)
    try:
        with warnings.catch_warnings():
            # spaCy warns of every differing patch version; the model card says which ones were measured.
            warnings.filterwarnings("ignore", message=r"\[W095\]")
            nlp = spacy.load(place)
    except (OSError, ValueError, ImportError) as error:
        raise PipelineUnusable(f"The pipeline {place!r} can't be loaded: {error}") from error
    missing = [part for part, names in _NEEDED.items() if not names & set(nlp.pipe_names)]
    if missing:
        raise PipelineUnusable(f"The pipeline {place!r} has no {' and no '.join(missing)}; onrecord needs all three.")
    first = next(pipe for pipe in nlp.pipe_names if pipe in _CUT_SENTENCES)
    for component in BEFORE_PARSING:
        nlp.add_pipe(component.name, before=first)
    for component in COMPONENTS:
        nlp.add_pipe(component.name)
    return nlp


_CUT_SENTENCES = frozenset({"senter", "sentencizer", "parser"})
"""What decides where sentences start: what the layout says must be there before it."""

_NEEDED = {
    "tagger": frozenset({"tagger", "morphologizer"}),
    "parser": frozenset({"parser"}),
    "entity recogniser": frozenset({"ner", "entity_ruler"}),
}
