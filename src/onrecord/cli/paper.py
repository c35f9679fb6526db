"""What a terminal shows: lines that fit its width, styled on a terminal, plain in a file or a pipe."""

import os
import re
import shutil
import sys
import textwrap
from dataclasses import dataclass

import typer

_WIDEST = 100  # beyond, an eye loses the line
_NARROWEST = 40
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """Where a report is printed. Styles are dropped unless `styled`; words never carry control characters through."""

    width: int
    styled: bool

    @classmethod
    def of_stdout(cls) -> "Paper":
        """Return paper for the standard output as it is: a terminal, a file, a pipe."""
        columns = shutil.get_terminal_size((_WIDEST, 24)).columns
        plain = not sys.stdout.isatty() or "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb"
        return cls(width=max(_NARROWEST, min(columns, _WIDEST)), styled=not plain)

    def heading(self, words: str) -> None:
        """Print the title of a story or an answer, with a line under it."""
        lines = self._wrapped(words, 0, 0)
        for line in lines:
            self._put(self.bold(line))
        self._put(self.faint("─" * max(map(len, lines), default=0)))

    def section(self, words: str) -> None:
        """Print the name of a section."""
        self._put("")
        self._put(self.bold(clean(words).upper()))

    def text(self, words: str, *, indent: int = 0, hang: int = 0, faint: bool = False, bold: bool = False) -> None:
        """Print words wrapped, every line indented, those after the first by `hang` more."""
        for line in self._wrapped(words, indent, indent + hang):
            self._put(self.faint(line) if faint else self.bold(line) if bold else line)

    def entry(self, label: str, words: str, *, indent: int = 0, column: int) -> None:
        """Print a label and, in a column of its own, what stands beside it."""
        label = clean(label)
        start = f"{' ' * indent}{label:<{column}}"
        if len(label) >= column:
            self._put(f"{' ' * indent}{self.faint(label)}")
            start = " " * (indent + column)
        lines = self._wrapped(words, 0, 0, width=self.width - indent - column) or [""]
        self._put(start.replace(label, self.faint(label), 1) + lines[0] if label else start + lines[0])
        for line in lines[1:]:
            self._put(" " * (indent + column) + line)

    def marked(self, words: str, parts: list[tuple[int, int]], *, indent: int) -> None:
        """Print words with stretches of them marked: bold on a terminal, between « and » elsewhere.

        Parts are offsets into the words, in order, not overlapping.
        """
        pieces, at = [], 0
        for start, end in parts:
            pieces += [words[at:start], "\x0e", words[start:end].strip(), "\x0f"]
            at = end
        # Marks that survive wrapping: each is glued to a word, and no text holds these two after cleaning.
        flowing = "".join(clean(piece) if piece not in {"\x0e", "\x0f"} else piece for piece in (*pieces, words[at:]))
        inside = False
        for line in textwrap.wrap(" ".join(flowing.split()), self.width - indent, break_on_hyphens=False):
            shown, inside = self._shown(line, inside=inside)
            self._put(" " * indent + shown)

    def blank(self) -> None:
        """Print an empty line."""
        self._put("")

    def bold(self, words: str) -> str:
        """Return words in bold, where the paper can."""
        return typer.style(words, bold=True) if self.styled and words else words

    def faint(self, words: str) -> str:
        """Return words in a quieter tone, where the paper can."""
        return typer.style(words, dim=True) if self.styled and words else words

    def _shown(self, line: str, *, inside: bool) -> tuple[str, bool]:
        if not self.styled:
            return line.replace("\x0e", "«").replace("\x0f", "»"), inside
        shown = []
        for piece in re.split("([\x0e\x0f])", line):
            if piece in {"\x0e", "\x0f"}:
                inside = piece == "\x0e"
            else:
                shown.append(self.bold(piece) if inside else piece)
        return "".join(shown), inside

    def _wrapped(self, words: str, first: int, rest: int, width: int | None = None) -> list[str]:
        return textwrap.wrap(
            " ".join(clean(words).split()),
            max(width or self.width, _NARROWEST // 2),
            initial_indent=" " * first,
            subsequent_indent=" " * rest,
            break_long_words=False,
            break_on_hyphens=False,
        )

    def _put(self, line: str) -> None:
        typer.echo(line, color=self.styled)


def clean(words: str) -> str:
    """Return words without control characters: a page's escape sequence must not steer the reader's terminal."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", words)
