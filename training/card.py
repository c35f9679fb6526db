"""The model card: what the shipped pipeline is made of, inside the pipeline's own folder."""

from pathlib import Path

from spacy.language import Language

NAME = "onrecord_news"
VERSION = "0.1.0"
CARD = Path(__file__).with_name("model_card.md")

SOURCES = [
    {
        "name": "UD_English-EWT",
        "url": "https://github.com/UniversalDependencies/UD_English-EWT",
        "license": "CC BY-SA 4.0",
    },
    {"name": "UNER_English-EWT", "url": "https://github.com/UniversalNER/UNER_English-EWT", "license": "CC BY-SA 4.0"},
    {"name": "GUM (part)", "url": "https://github.com/amir-zeldes/gum", "license": "annotations CC BY 4.0"},
    {"name": "re3d", "url": "https://github.com/dstl/re3d", "license": "as listed in the model card"},
    {"name": "raw news (counts and vectors only)", "url": "", "license": "no text is contained"},
]


def write_card(nlp: Language) -> None:
    """Write name, version, licence and sources into the pipeline's `meta.json`."""
    nlp.meta["name"] = NAME
    nlp.meta["version"] = VERSION
    nlp.meta["description"] = "English for news: tags, lemmas, dependencies (UD v2), names. Part of onrecord."
    nlp.meta["license"] = "CC BY-SA 4.0"
    nlp.meta["sources"] = SOURCES
    # Where it was trained is nobody's business, and no help elsewhere.
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])
    nlp.meta["vectors"] = {**nlp.meta["vectors"], "name": "onrecord.news"}


def write_readme(folder: Path) -> None:
    """Lay the model card beside the pipeline."""
    (folder / "README.md").write_text(CARD.read_text(encoding="utf-8"), encoding="utf-8")
