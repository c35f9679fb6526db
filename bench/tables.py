"""Tables in Markdown, as `docs/benchmarks.md` shows them."""

from collections.abc import Sequence

from bench.conll import Count


def table(title: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table under its title; a table without rows is left out."""
    if rows:
        print(f"\n{title}:\n\n| " + " | ".join(header) + " |\n" + "|---" * len(header) + "|")
        for row in rows:
            print("| " + " | ".join(row) + " |")


def three(counted: Count) -> list[str]:
    """Return precision, recall and F1 as they stand in a table."""
    return [percent(counted.precision), percent(counted.recall), percent(counted.f1)]


def percent(figure: float) -> str:
    """Return a figure in percent as it stands in a table."""
    return f"{figure:.1f}"
