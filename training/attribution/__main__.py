"""Train the network of attribution and export it: `python -m training.attribution`.

    gold articles ──▶ annotated ──▶ examples ──▶ trained ──▶ exported

The articles are annotated once and kept in the working folder; a training that was cut short goes on from its last
epoch. `--fresh` forgets the training, not the annotated articles.
"""

import argparse
import logging
import shutil
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from onrecord.annotate.network import vectors
from onrecord.annotate.network.model import Network as AtWork
from onrecord.annotate.network.vocabulary import Vocabulary
from training.attribution import calibration, examples, vocabulary
from training.attribution.annotated import Gold, read_gold, states_file
from training.attribution.export import export
from training.attribution.network import Network, Sizes
from training.attribution.training import RATE, Plan, train

ROOT = Path(__file__).parents[2]
PACKAGED = ROOT / "src" / "onrecord" / "annotate" / "attribution_model"

log = logging.getLogger(__name__)


def main() -> None:
    """Parse the command line, train and export."""
    parser = argparse.ArgumentParser(
        prog="python -m training.attribution", description=__doc__.splitlines()[0] if __doc__ else ""
    )
    parser.add_argument("--gold", type=Path, default=ROOT.parent / "shared" / "bench" / "attribution" / "train.jsonl")
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "attribution")
    parser.add_argument("--name", default="network", help="the folder of this training inside the working folder")
    parser.add_argument("--without-states", action="store_true", help="do not read what the encoder says of tokens")
    parser.add_argument("--layers", type=int, default=2, help="recurrent layers that find cues, 1 or 2")
    parser.add_argument("--pipeline", type=Path, help="annotate with this pipeline instead of the shipped one")
    parser.add_argument("--start", type=Path, metavar="FOLDER", help="start from the weights of an earlier training")
    parser.add_argument("--rate", type=float, default=RATE, help="the highest learning rate")
    parser.add_argument("--epochs", type=int, default=14)
    parser.add_argument("--seed", type=int, default=20161108)
    parser.add_argument("--no-package", action="store_true", help="stop before packaging")
    parser.add_argument("--fresh", action="store_true", help="forget an earlier training")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(1)
    folder = options.work / options.name
    if options.fresh:
        shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    _, gold = read_gold(options.gold, options.work, options.pipeline)
    learned_from = (one.doc for one in gold if not one.held_out)
    known = Vocabulary.read(options.start / "vocabulary.json") if options.start else vocabulary.count(learned_from)
    known.write(folder / "vocabulary.json")
    table = vectors.shipped()
    states = [None] * len(gold) if options.without_states else _states(options.work, options.gold.stem, gold)
    units = [e for n, one in enumerate(gold) for e in examples.of(n, one, known, table, states[n])]
    learn = [e for e in units if not gold[e.article].held_out]
    held = [e for e in units if gold[e.article].held_out]
    log.info("%d units to learn from, %d held out", len(learn), len(held))
    torch.manual_seed(options.seed)
    width = states[0].shape[1] if states[0] is not None else 0
    network = Network(known, Sizes(vectors=table.table.shape[1], states=width, layers=options.layers))
    if options.start:
        network.load_state_dict(torch.load(options.start / "best.pt"))
    plan = Plan(epochs=options.epochs, rate=options.rate, seed=options.seed, folder=folder)
    trained = train(network, learn, held, table.table, plan)
    shipped = folder / "shipped"
    export(trained, known, shipped)
    unseen = [one for one in gold if one.held_out]
    pairs = list(calibration.right(AtWork(shipped, table), unseen))
    confidence = calibration.fit(pairs)
    calibration.write(confidence, shipped)
    for told, share, many in calibration.reliability(pairs, confidence):
        log.info("confidence %.2f: %.2f right of %d", told, share, many)
    if not options.no_package:
        package(shipped)


def _states(work: Path, name: str, gold: list[Gold]) -> list[NDArray[np.float16] | None]:
    """Return the encoder's states of each article's tokens, which annotating has left in the working folder."""
    whole = np.load(states_file(work, name), mmap_mode="r")
    ends = np.cumsum([len(one.doc) for one in gold])
    return [whole[end - len(one.doc) : end] for one, end in zip(gold, ends, strict=True)]


def package(folder: Path) -> None:
    """Ship a network: its files take the place of those that the package holds."""
    PACKAGED.mkdir(exist_ok=True)
    for path in sorted(folder.iterdir()):
        shutil.copy(path, PACKAGED / path.name)
    shutil.copy(Path(__file__).with_name("model_card.md"), PACKAGED / "README.md")
    log.info("packaged into %s", PACKAGED.relative_to(ROOT))


if __name__ == "__main__":
    main()
