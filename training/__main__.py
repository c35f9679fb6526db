"""Make the English pipeline that onrecord ships: `make train`, or `python -m training --corpora FOLDER`.

    raw news ──▶ usual capitals
             └─▶ word vectors ──▶ forward  ──┬──▶ teachers ──▶ silver annotation of raw news
                              └─▶ backward ──┤                        │
                                             └────────────────────────┴──▶ tuned: trees, names (PyTorch to ONNX)
                                   lemmas (spaCy) ──┐                                │
                  packaged ◀── measured ◀───────────┴──── tags, sentences (spaCy) ◀──┘

Four statistics stand beside it, each made by a command of its own once the pipeline is packaged:
`training.known_names` (what frequent names are), `training.first_names` (he or she), `training.frequencies` (in how
many articles words stand), `training.stories` (the weights of what speaks for one story). `training.feasts` asks a
package of holidays when the feasts of other calendars fall.

A step whose result is there is not done again, so a run that was cut short goes on; `--fresh` forgets all results.
A pipeline that is worse than `floors.json` on any figure is not packaged.
"""

import argparse
import logging
import shutil
import subprocess
import sys
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import spacy

from onrecord.annotate.pipeline import register
from training import capitals, floors, silver, vectors
from training.card import write_card, write_readme
from training.encoder import finetune, pretrain, words
from training.encoder.export import export

ROOT = Path(__file__).parents[1]
CONFIGS = ROOT / "training" / "configs"
PACKAGED = ROOT / "src" / "onrecord" / "annotate" / "english"
CAPITALS = ROOT / "src" / "onrecord" / "annotate" / "capitals.txt.xz"

# Gold annotation: what is learned from, and what the progress is told on (docs/decisions/0004).
TRAIN = ("ewt_train", "gum_train", "re3d_train")
DEV = ("ewt_dev", "gum_dev", "re3d_test")
TEACHERS = (1, 2, 3)
TEACHING = 14
"""How often a teacher reads the gold annotation."""

log = logging.getLogger("training")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Where a run reads and writes, and how long it trains."""

    corpora: Path
    work: Path
    steps: int | None

    @property
    def news(self) -> Path:
        """The raw news, JSON lines under xz."""
        return self.corpora / "news" / "articles.jsonl.xz"

    @property
    def english(self) -> Path:
        """The folder of annotated corpora, spaCy's binary format."""
        return self.corpora / "english"


def word_vectors(run: Run) -> None:
    """Learn the table of word vectors."""
    tokens = run.work / "tokens.txt"
    if not tokens.exists():
        vectors.write_tokens(run.news, tokens)
    vectors.save(vectors.train(tokens), run.work / "vectors")


def usual_capitals(run: Run) -> None:
    """Count how words are usually written inside a sentence."""
    capitals.write(capitals.count(vectors.texts(run.news)), run.work / "capitals.txt.xz")


def feature_numbers(run: Run) -> None:
    """Number the features of all paragraphs."""
    words.write(run.news, vectors.words_of(run.work / "vectors"), run.work / "words")


def direction(name: str) -> Callable[[Run], None]:
    """Return the step that learns one direction of the encoder as a language model."""

    def learn(run: Run) -> None:
        pretrain.learn(run.work, run.work / f"{name}.pt", backward=name == "backward", limit=run.steps)

    return learn


def annotated(run: Run) -> tuple[list[Path], list[Path]]:
    """Return the annotated corpora to learn from, and those to tell the progress on."""
    train, dev = ([run.english / f"{name}.spacy" for name in names] for names in (TRAIN, DEV))
    return train, dev


def teacher(seed: int) -> Callable[[Run], None]:
    """Return the step that tunes one of the encoders that annotate raw news together, on gold annotation alone."""

    def learn(run: Run) -> None:
        target = run.work / f"teacher{seed}.pt"
        finetune.tune(run.work, *annotated(run), target, epochs=TEACHING, seed=seed, limit=run.steps)

    return learn


def silver_annotation(run: Run) -> None:
    """Annotate a part of the raw news."""
    teachers = [run.work / f"teacher{seed}.pt" for seed in TEACHERS]
    silver.write(run.news, teachers, run.work / "silver.spacy", articles=run.steps)


def tuned_encoder(run: Run) -> None:
    """Tune the encoder on gold and silver annotation, and lay it with its trees and names into a pipeline."""
    weights = run.work / "tuned.pt"
    finetune.tune(run.work, *annotated(run), weights, silver=run.work / "silver.spacy", limit=run.steps)
    export(weights, run.work / "vectors", run.work / "encoder")


def part(name: str) -> Callable[[Run], None]:
    """Return the step that trains components with spaCy's own command, as `configs/NAME.cfg` says."""

    def train(run: Run) -> None:
        folder = run.work / name
        for kind, files in (("train", TRAIN), ("dev", DEV)):
            (folder / kind).mkdir(parents=True, exist_ok=True)
            for file in files:
                shutil.copy(run.english / f"{file}.spacy", folder / kind)
        config, out = CONFIGS / f"{name}.cfg", folder / "out"
        command = [sys.executable, "-m", "spacy", "train", str(config), "--output", str(out)]
        settings = {"train": folder / "train", "dev": folder / "dev", "encoder": run.work / "encoder"}
        for key, value in settings.items():
            command += [f"--paths.{key}", str(value)]
        command += ["--paths.orth_variants", str(CONFIGS / "orth_variants.json")]
        if run.steps:
            command += ["--training.max_steps", str(run.steps), "--training.eval_frequency", str(run.steps)]
        subprocess.run(command, check=True)
        (out / "model-best").rename(folder / "model")

    return train


def assemble(run: Run) -> None:
    """Put the parts into one pipeline."""
    nlp = spacy.load(run.work / "tags" / "model")
    encoder = spacy.load(run.work / "encoder")
    with warnings.catch_warnings():
        # Lemmas are learned without the table of word vectors; spaCy warns of every other table.
        warnings.filterwarnings("ignore", message=r"\[W113\]")
        nlp.add_pipe("lemmatizer", source=spacy.load(run.work / "lemmas" / "model"), after="morphologizer")
    for name in ("parser", "ner"):
        nlp.add_pipe(name, source=encoder)
    write_card(nlp)
    nlp.to_disk(run.work / "assembled")
    write_readme(run.work / "assembled")


def package(run: Run) -> None:
    """Measure the pipeline against the floors, and ship it where it holds all of them.

    Raises:
        SystemExit: a figure is under its floor; nothing is packaged.
    """
    under = floors.under(run.work / "assembled", run.english)
    if under:
        raise SystemExit("Not packaged: " + "; ".join(under))
    shutil.rmtree(PACKAGED, ignore_errors=True)
    shutil.copytree(run.work / "assembled", PACKAGED)
    shutil.copy(run.work / "capitals.txt.xz", CAPITALS)


STEPS: tuple[tuple[str, str, Callable[[Run], None]], ...] = (
    ("word vectors", "vectors", word_vectors),
    ("usual capitals", "capitals.txt.xz", usual_capitals),
    ("feature numbers", "words/vocabulary.json", feature_numbers),
    ("reading forward", "forward.pt", direction("forward")),
    ("reading backward", "backward.pt", direction("backward")),
    *((f"teacher {seed}", f"teacher{seed}.pt", teacher(seed)) for seed in TEACHERS),
    ("silver annotation", "silver.spacy", silver_annotation),
    ("tuned encoder", "encoder", tuned_encoder),
    ("tags and sentences", "tags/model", part("tags")),
    ("lemmas", "lemmas/model", part("lemmas")),
    ("assembling", "assembled", assemble),
)
"""Each step: what it is called, the result that tells that it is done, and what does it."""


def main() -> None:
    """Parse the command line and run the steps that are not done."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--corpora", type=Path, default=ROOT.parent / "shared" / "corpora")
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "training")
    parser.add_argument("--steps", type=int, help="train each part for so many steps only, to try the machinery")
    parser.add_argument("--fresh", action="store_true", help="forget the results of earlier runs")
    parser.add_argument("--no-package", action="store_true", help="stop before measuring and packaging")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    if not options.corpora.is_dir():
        parser.error(f"{options.corpora} is no folder; name the corpora with --corpora")
    if options.fresh:
        shutil.rmtree(options.work, ignore_errors=True)
    options.work.mkdir(parents=True, exist_ok=True)
    run = Run(corpora=options.corpora, work=options.work, steps=options.steps)
    register()
    for number, (name, result, step) in enumerate(STEPS, 1):
        if (run.work / result).exists():
            log.info("%d/%d %s: done before", number, len(STEPS), name)
            continue
        log.info("%d/%d %s", number, len(STEPS), name)
        step(run)
    if not options.no_package:
        package(run)
        log.info("packaged into %s", PACKAGED.relative_to(ROOT))


if __name__ == "__main__":
    main()
