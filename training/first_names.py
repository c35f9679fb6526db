"""Which first names are women's and which are men's, as news refers back to them. A statistic of the raw news, no text.

    python -m training.first_names ../shared/corpora/news/articles.jsonl.xz

Where a full name is followed by a sentence that starts with "He" or "She", the pronoun votes on the first name. Only
words that head a person's name on the list of known names have a vote ("Supreme Court" has none), so run
`training.known_names` before. Written to `src/onrecord/annotate/first_names.txt.xz`: `h` or `s` and the lower-cased
name, one a line.
"""

import argparse
import lzma
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord.annotate.known_names import known_kind, known_names
from onrecord.model.mention import EntityKind
from training.vectors import texts

TARGET = Path("src/onrecord/annotate/first_names.txt.xz")
LEAST = 3
LEAST_SHARE = 0.85
_REFERRED_TO = re.compile(r"\b([A-Z][a-z]{2,})(?: [A-Z]\.)? [A-Z][a-zA-Z'’-]+\b[^.\n“”\"]{5,200}\.[”\"]?\s+(He|She)\b")


def count(articles: Iterable[str]) -> dict[str, Counter[str]]:
    """Return, for each lower-cased word at the head of a name, how often "he" and "she" refer back to it."""
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for text in articles:
        for match in _REFERRED_TO.finditer(text):
            votes[match[1].lower()][match[2].lower()] += 1
    return votes


def settled(votes: dict[str, Counter[str]], heads: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield pronoun and name where enough sentences agree, in alphabetical order; `heads` are the words with a vote."""
    for name, pronouns in sorted((name, votes[name]) for name in votes.keys() & heads):
        pronoun, most = pronouns.most_common(1)[0]
        if most >= LEAST and most / pronouns.total() >= LEAST_SHARE:
            yield pronoun, name


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, help="JSON lines with a `text` each, xz-compressed")
    votes = count(texts(parser.parse_args().corpus))
    people = (name.lower().split() for name in known_names() if known_kind(name) is EntityKind.PERSON)
    heads = frozenset(words[0] for words in people if len(words) > 1)
    lines = "".join(f"{who[0]}{name}\n" for who, name in settled(votes, heads))
    TARGET.write_bytes(lzma.compress(lines.encode("utf-8"), preset=9))
    print(f"{TARGET}: {lines.count(chr(10))} names, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
