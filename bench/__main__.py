"""Run one task over public data: `python -m bench TASK INPUT OUTPUT`. OUTPUT is what a scorer of the task reads.

attribution  JSON lines {"id","text"}          -> {"id","attributions":[{"source","cue","content"}]}
reliability  JSON lines {"id","text","attributions"} -> an SVG; tables of errors and confidence on standard output
timexes      JSON lines {"id","dct","text"}    -> {"id","timexes":[{"start","end","type","value"}]}
stories      JSON lines {"id","text"}          -> {"id","story"}; --one-pass: as daily builds group them
copies       JSON lines {"id","text"}          -> {"id":"all","pairs":[[id,id]]}; --pairs scores labelled pairs
extraction   folder of ID.html.gz              -> {"id","body"}
entities     JSON lines {"doc","sentences","mentions"} -> tables on standard output; OUTPUT, if given, one row a mention
across       JSON lines {"id","text"}          -> a folder of tables, as `onrecord export --as jsonl` writes them
pipeline     folder of .spacy files            -> tables on standard output (no OUTPUT); --news adds those of bench/gold
speed        JSON lines {"id","text"}          -> a table on standard output (no OUTPUT)
growth       JSON lines {"id","text"}          -> a table on standard output (no OUTPUT)
linking      JSON lines {"id","text"}          -> a table on standard output (no OUTPUT)
numbers      (no INPUT: bench/gold)            -> how many pairs of numbers come out right, on standard output
quotations   (no INPUT: bench/gold)            -> how many mutations of quotations are flagged, on standard output
conflicts    folder of readings across outlets -> conflicts given the readings' statements, on standard output
origins      folder of readings across outlets -> bounds of origins as found and given the claims, on standard output
grouping     folder of labelled stories        -> a table on standard output (no OUTPUT)
room         a case                            -> figures as JSON, and tables on standard output
enlarged     a case                            -> a case of --articles N, by default ten times as many
one_story    JSON lines {"id","text"}          -> a case in which the first --articles N, by default 600, tell one story
"""

import argparse
from importlib import import_module
from pathlib import Path

TASKS = (
    "attribution",
    "reliability",
    "timexes",
    "stories",
    "copies",
    "extraction",
    "entities",
    "across",
    "pipeline",
    "speed",
    "growth",
    "numbers",
    "quotations",
    "conflicts",
    "origins",
    "grouping",
    "linking",
    "room",
    "enlarged",
    "one_story",
)
GOLD = Path(__file__).parent / "gold"
OF_GOLD = {"numbers", "quotations"}
WITHOUT_OUTPUT = {*OF_GOLD, "entities", "speed", "growth", "grouping", "linking", "pipeline", "conflicts", "origins"}


def main() -> None:
    """Parse the command line and run the task's module of this package."""
    parser = argparse.ArgumentParser(
        prog="python -m bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("task", choices=TASKS)
    parser.add_argument("input", type=Path, nargs="?")
    parser.add_argument("output", type=Path, nargs="?")
    parser.add_argument(
        "--articles",
        type=int,
        metavar="N",
        help="speed, growth, linking, one_story: the first N rows; enlarged: at least N",
    )
    parser.add_argument(
        "--pipeline", metavar="NAME", help="pipeline alone: a spaCy pipeline in place of the shipped one"
    )
    parser.add_argument(
        "--news", type=Path, metavar="FILE", help="pipeline alone: the articles behind the sentences of bench/gold"
    )
    parser.add_argument("--pairs", type=Path, metavar="FILE", help='copies alone: labelled pairs {"a","b","label"}')
    parser.add_argument("--one-pass", action="store_true", help="stories alone: one pass in the order of time")
    options = parser.parse_args()
    _check(parser, options)
    arguments = {
        "speed": [options.articles],
        "linking": [options.articles],
        "growth": [options.articles],
        "pipeline": [options.pipeline, options.news],
        "copies": [options.output, options.pairs],
        "stories": [options.output, options.one_pass],
        "enlarged": [options.output, options.articles],
        "one_story": [options.output, options.articles],
        "grouping": [],
        "conflicts": [],
        "origins": [],
        "numbers": [],
        "quotations": [],
    }.get(options.task, [options.output])
    given = options.input or (GOLD if options.task in OF_GOLD else None)
    if given is None:
        parser.error(f"{options.task} needs an INPUT")
    if options.output is None and options.task not in WITHOUT_OUTPUT:
        parser.error(f"{options.task} needs an OUTPUT")
    import_module(f"bench.{options.task}").run(given, *arguments)


def _check(parser: argparse.ArgumentParser, options: argparse.Namespace) -> None:
    """Refuse options of another task."""
    for given, tasks, named in (
        (
            options.articles is not None,
            {"speed", "growth", "linking", "enlarged", "one_story"},
            "--articles is for speed, growth, linking, enlarged and one_story",
        ),
        (options.pipeline or options.news, {"pipeline"}, "--pipeline and --news are for pipeline"),
        (options.pairs is not None, {"copies"}, "--pairs is for copies"),
        (options.one_pass, {"stories"}, "--one-pass is for stories"),
    ):
        if given and options.task not in tasks:
            parser.error(f"{named} alone")


if __name__ == "__main__":
    main()
