"""Count in how many news articles each word stands: the background against which a word is rare.

    python -m training.frequencies ../shared/corpora/news/articles.jsonl.xz

Writes `src/onrecord/link/frequencies.txt.xz`: the number of articles on the first line, then `word count`, words in
alphabetical order, the 30,000 words that stand in most articles. A statistic of the corpus; it holds no text of it.
"""

import argparse
import json
import lzma
from collections import Counter
from pathlib import Path

from onrecord.link.rarity import BACKGROUND
from onrecord.link.words import stem, words

KEPT = 30_000


def count(corpus: Path) -> tuple[int, Counter[str]]:
    """Return the number of articles, and for each word the number of those that hold it."""
    articles = 0
    held: Counter[str] = Counter()
    with lzma.open(corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line)["text"]
            held.update({stem(word) for word, _, _ in words(text, 0, len(text))})
            articles += 1
    return articles, held


def main() -> None:
    """Count, keep the most frequent, write them in a stable order."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, help="JSON lines with a `text` each, xz-compressed")
    corpus: Path = parser.parse_args().corpus
    articles, held = count(corpus)
    kept = sorted(sorted(held.items(), key=lambda item: (-item[1], item[0]))[:KEPT])
    table = "".join([f"{articles}\n", *(f"{word} {number}\n" for word, number in kept)])
    target = Path("src/onrecord/link") / BACKGROUND
    target.write_bytes(lzma.compress(table.encode("utf-8"), preset=9 | lzma.PRESET_EXTREME))
    print(f"{target}: {articles} articles, {len(kept)} words, {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
