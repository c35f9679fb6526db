"""The docs say what the code does: commands, names, floors, errors, versions and links."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

from onrecord import errors
from onrecord.version import __version__

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md"), *(ROOT / "examples").rglob("*.md")])
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)\s]+)\)|!\[[^\]]*\]\(([^)\s]+)\)")


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def anchors(page: Path) -> set[str]:
    """Return the anchors that a forge makes of the page's headings."""
    headings = re.findall(r"^#+ (.+)$", read(page), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_inside_the_repository_leads_somewhere(page: Path) -> None:
    for target in (first or second for first, second in LINK.findall(read(page))):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        aim = (page.parent / path).resolve() if path else page
        assert aim.exists(), target
        assert not anchor or anchor in anchors(aim), target


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_every_make_target_that_a_newcomer_is_told_to_run_exists(page: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", read(ROOT / "Makefile"), flags=re.MULTILINE))
    told = set(re.findall(r"`make (\w+)|^ *make (\w+)", read(ROOT / page), flags=re.MULTILINE))
    assert told
    assert {first or second for first, second in told} <= targets


def test_the_changelog_names_the_version() -> None:
    assert f"## [{__version__}]" in read(ROOT / "CHANGELOG.md")


def test_every_error_is_drawn_in_the_tree_of_its_module() -> None:
    drawn = re.findall(r"^ +(?:[├└]── )?([A-Z]\w+) {2,}\S", errors.__doc__ or "", flags=re.MULTILINE)
    raised = [
        name
        for name, value in vars(errors).items()
        if isinstance(value, type) and issubclass(value, errors.OnrecordError)
    ]
    assert sorted(drawn) == sorted(raised)


def test_the_architecture_names_every_folder_of_the_package_and_every_floor() -> None:
    text = read(DOCS / "architecture.md")
    package = ROOT / "src" / "onrecord"
    folders = {path.parent.name for path in package.glob("*/__init__.py")}
    contracts = tomllib.loads(read(ROOT / "pyproject.toml"))["tool"]["importlinter"]["contracts"]
    floors = {room for layer in contracts[0]["layers"] for room in re.findall(r"\w+", layer)}
    assert folders <= floors
    for room in floors:
        assert re.search(rf"`{room}(/|\.py)?`", text), room


def test_decisions_are_numbered_without_a_gap_and_share_one_form() -> None:
    decisions = sorted((DOCS / "decisions").glob("*.md"))
    assert [path.name[:4] for path in decisions] == [f"{n:04}" for n in range(1, len(decisions) + 1)]
    for path in decisions:
        headings = re.findall(r"^(#+) (.+)$", read(path), flags=re.MULTILINE)
        assert headings[0][1].startswith(f"{path.name[:4]} "), path.name
        assert [title for _, title in headings[1:]] == ["Context", "Decision", "Consequences"], path.name


def exported() -> list[str]:
    """Return `onrecord.__all__` by reading the file, so that nothing heavy is imported."""
    for node in ast.parse(read(ROOT / "src" / "onrecord" / "__init__.py")).body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == "__all__":
            return list(ast.literal_eval(node.value))
    return []


def test_the_names_that_the_package_exports_are_documented_and_no_other() -> None:
    listed = re.findall(r"^\| `onrecord\.(\w+)` \|", read(DOCS / "python.md"), flags=re.MULTILINE)
    assert sorted(listed) == sorted(exported())
