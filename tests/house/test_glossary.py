"""One word, one thing: `docs/glossary.md` and the types of `onrecord.model` say the same."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
GLOSSARY = ROOT / "docs" / "glossary.md"
MODEL = ROOT / "src" / "onrecord" / "model"
HEADER = ["word", "means", "type", "never"]


class Row(NamedTuple):
    """One word of the glossary: the types it names, and the words it shuts out."""

    word: str
    names: list[str]
    own_type: str | None
    never: list[str]


class Type(NamedTuple):
    """One class of the model: its name, its fields and properties, and, for a closed set, its members."""

    name: str
    fields: list[str]
    members: list[str]


def rows() -> list[Row]:
    found = []
    for line in GLOSSARY.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if not line.startswith("|") or cells == HEADER or set(line) <= set("|-"):
            continue
        assert len(cells) == len(HEADER), f"a row of the glossary has {len(cells)} cells: {line}"
        names = re.findall(r"`(\w+)`", cells[2])
        own = re.match(r"`(\w+)`", cells[2])
        never = [word.strip() for word in cells[3].split(",") if word.strip()]
        found.append(Row(cells[0], names, own[1] if own else None, never))
    return found


def types() -> list[Type]:
    return [
        Type(node.name, list(_fields(node)), list(_members(node)))
        for module in sorted(MODEL.glob("*.py"))
        for node in ast.parse(module.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    ]


def _fields(node: ast.ClassDef) -> Iterator[str]:
    for item in node.body:
        match item:
            case ast.AnnAssign(target=ast.Name(id=name)):
                yield name
            case ast.FunctionDef(name=name) if not name.startswith("_"):
                yield name


def _members(node: ast.ClassDef) -> Iterator[str]:
    for item in node.body:
        match item:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant(value=str())):
                yield name.lower()


def words_of(name: str) -> set[str]:
    """Return the words that a name is made of: `SetAside` and `set_aside` are both set, aside."""
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+", name)}


def test_every_type_of_the_model_is_a_word_of_the_glossary() -> None:
    explained = {row.own_type for row in rows()}
    assert {t.name for t in types()} - explained == set()


def test_every_type_that_the_glossary_names_exists() -> None:
    """Those outside the model are told with their place: a reason in `errors`, a saying in `casefile`."""
    elsewhere = {
        node.name
        for module in (MODEL.parent / "errors.py", *(MODEL.parent / "casefile").glob("*.py"))
        for node in ast.parse(module.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef)
    }
    named = {name for row in rows() for name in row.names if name[0].isupper()}
    assert named - {t.name for t in types()} - elsewhere == set()


def test_every_field_that_the_glossary_names_exists() -> None:
    known = {t.name: {*t.fields, *t.members} for t in types()}
    for row in rows():
        if row.own_type is None and row.names and row.word != "layer":  # "layer" names the fields all together
            assert row.word.partition(" (")[0].replace(" ", "_") in known.get(row.names[0], {row.word}), row


def test_no_word_is_explained_twice() -> None:
    words = [row.word for row in rows()]
    assert sorted(words) == sorted(set(words))


def test_no_type_and_no_field_bears_a_word_that_the_glossary_shuts_out() -> None:
    """Members of closed sets are left out: TIMEX3's own DATE stands among the types of a timex."""
    shut_out = {word for row in rows() for word in row.never}
    for t in types():
        for name in (t.name, *t.fields):
            assert not words_of(name) & shut_out, f"{t.name}.{name}: see the last column of docs/glossary.md"
