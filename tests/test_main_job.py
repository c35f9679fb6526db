"""The main job through the real command: coverage in, a case out, a dossier to read; and bad input, none of it lost."""

import gzip
import importlib.util
import json
import os
import re
import resource
import subprocess
import sysconfig
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import Any, TypeAlias

import pytest

from onrecord.casefile.answers import SetAsideRow
from onrecord.casefile.case import Case, open_case
from onrecord.errors import Reason
from onrecord.model.article import BlockRole
from onrecord.model.interval import interval
from onrecord.model.story import CopyKind

COMMAND = Path(sysconfig.get_path("scripts")) / "onrecord"

Ran: TypeAlias = subprocess.CompletedProcess[str]


def onrecord(*arguments: object, stdin: str | None = None) -> Ran:
    """Run the command as a user does, on a terminal wide enough for a name."""
    return subprocess.run(
        [COMMAND, *map(str, arguments)],
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "COLUMNS": "160", "PYTHONUTF8": "1"},
        timeout=300,
    )


# ---------------------------------------------------------------- the invented coverage of one event


@pytest.fixture(scope="module")
def quellhaven(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    case = tmp_path_factory.mktemp("examples") / "quellhaven"
    ran = onrecord("build", examples, "--case", case)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.startswith("5 pages read, none set aside.")
    return case


def test_five_reports_of_one_event_are_one_story_of_five_outlets(quellhaven: Path) -> None:
    with open_case(quellhaven) as case:
        [story] = case.stories()
    assert len(story.reports) == 5
    assert story.outlets == (
        "Daily Lodestone",
        "Northbank Ledger",
        "Quellhaven Courier",
        "The Capstan",
        "The Veskaran",
    )
    assert (str(story.start), str(story.end)) == ("2024-03-12", "2024-03-15")


def test_the_wire_copy_is_found_and_nothing_else_is_called_a_copy(quellhaven: Path) -> None:
    with open_case(quellhaven) as case:
        [copy] = case.copies()
    assert {report.outlet for report in copy.reports} == {"Daily Lodestone", "Northbank Ledger"}
    assert copy.kind is CopyKind.SAME_WIRE_COPY


def test_who_said_it_is_found_with_outlet_and_words(quellhaven: Path) -> None:
    ran = onrecord("said", quellhaven, "Anselm Korvath", "--json")
    assert ran.returncode == 0
    said = json.dumps(json.loads(ran.stdout), ensure_ascii=False)
    assert "We have men in there whom we cannot reach" in said
    assert "Northbank Ledger" in said


def test_the_story_is_shown(quellhaven: Path) -> None:
    ran = onrecord("show", quellhaven)
    assert ran.returncode == 0
    for part in ("Reports", "Who says what", "Denials", "Timeline", "The Capstan", "Teodora Vask"):
        assert part.casefold() in ran.stdout.casefold()


def test_the_dossier_is_one_file_that_needs_nothing_from_elsewhere(quellhaven: Path, tmp_path: Path) -> None:
    out = tmp_path / "dossier.html"
    assert onrecord("export", quellhaven, "--as", "dossier", "--out", out).returncode == 0
    page = out.read_text(encoding="utf-8")
    assert "<script" not in page
    assert 'src="' not in page
    assert "@import" not in page
    assert "We have men in there whom we cannot reach" in page
    with open_case(quellhaven) as case:
        assert all(report.sha256 in page for report in case.reports())


def test_the_tables_are_written_and_every_statement_slices_out_of_its_text(quellhaven: Path, tmp_path: Path) -> None:
    assert onrecord("export", quellhaven, "--as", "jsonl", "--out", tmp_path).returncode == 0
    tables = {path.stem: rows(path) for path in tmp_path.glob("*.jsonl")}
    texts = {row["id"]: row["text"] for row in tables["articles"]}
    assert len(texts) == 5
    assert len(tables["statements"]) > 30
    for row in tables["statements"]:
        for start, end in (*row["content"], *filter(None, (row["source"], row["cue"]))):
            words = texts[row["article"]][start:end]
            assert words == words.strip() != ""


def test_building_again_reads_nothing_and_ends_well(quellhaven: Path, examples: Path) -> None:
    ran = onrecord("build", examples, "--case", quellhaven)
    assert ran.returncode == 0
    assert ran.stdout.startswith("0 pages read (5 pages known before), none set aside.")


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


# ---------------------------------------------------------------- bad input

GOOD = (
    "Bridge stays open\n\nMayor Teodora Vask said on Monday that the bridge would stay open, whatever divers found.\n"
)
GERMAN = (
    "Die Brücke bleibt offen\n\nDie Bürgermeisterin Teodora Vask sagte am Montag, dass die Brücke über den Sarn trotz"
    " der Risse nicht gesperrt werde. Die Taucher hätten nur die Pfeiler am linken Ufer untersucht.\n"
)
FRENCH = (
    "<html lang='fr'><head><title>Le pont reste ouvert</title></head><body><h1>Le pont reste ouvert</h1>"
    "<p>La maire Teodora Vask a déclaré lundi que le pont sur la Sarn resterait ouvert malgré les fissures que les"
    " plongeurs ont trouvées dans les piliers de la rive gauche.</p></body></html>"
)
MIXED = "The café said “it holds”.\n".encode() * 3 + "“It holds,” the mayor’s office said.\n".encode("cp1252")
LARGE = 50_000_000

FILES: dict[str, bytes] = {
    "a-good.txt": GOOD.encode(),
    "b-twin.txt": GOOD.encode(),
    "binary.txt": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8,
    "blank.html": b"<html><head><title></title></head><body><img src='a.png'><p> </p></body></html>",
    "broken.html.gz": gzip.compress(GOOD.encode())[:-20],
    "deutsch.txt": GERMAN.encode(),
    "empty.txt": b"",
    "francais.html": FRENCH.encode(),
    "garbled.txt": b"\xff\xfe" + b"\x00\xd8" * 200,
    "letter.docx": b"PK\x03\x04 no page",
    "line.txt": b"x" * LARGE,
    "mixed.txt": MIXED,
    "rows.jsonl": b"\n".join(
        (
            json.dumps({"id": "one", "text": GOOD + "The first row."}).encode(),
            b'{"id": "two", "text": "cut off',
            json.dumps({"id": "one", "text": GOOD + "The second row."}).encode(),
            b'["no object"]',
            json.dumps({"id": 4, "text": GOOD + "The last row."}).encode(),
        )
    ),
}
READ = ("a-good.txt", "mixed.txt", "rows.jsonl#1", "rows.jsonl#5")
SET_ASIDE = {
    "b-twin.txt": Reason.SAME_BYTES,
    "binary.txt": Reason.BINARY,
    "blank.html": Reason.NO_TEXT,
    "broken.html.gz": Reason.BROKEN_ARCHIVE,
    "deutsch.txt": Reason.NOT_ENGLISH,
    "empty.txt": Reason.EMPTY,
    "francais.html": Reason.NOT_ENGLISH,
    "garbled.txt": Reason.BROKEN_ENCODING,
    "letter.docx": Reason.UNKNOWN_TYPE,
    "line.txt": Reason.TOO_LARGE,
    "rows.jsonl#2": Reason.BROKEN_ROW,
    "rows.jsonl#3": Reason.SAME_ID,
    "rows.jsonl#4": Reason.BROKEN_ROW,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bad:
    """A folder of bad input, and what two builds of it printed: one in sentences, one as JSON."""

    folder: Path
    case: Path
    told: Ran
    document: Ran


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> Bad:
    place = tmp_path_factory.mktemp("bad")
    folder = place / "input"
    folder.mkdir()
    for name, content in FILES.items():
        (folder / name).write_bytes(content)
    told = onrecord("build", folder, "--case", place / "case")
    (folder / "line.txt").write_bytes(b"y" * LARGE)
    document = onrecord("build", folder, "--case", place / "other", "--json")
    (folder / "line.txt").write_bytes(FILES["line.txt"])
    return Bad(folder=folder, case=place / "case", told=told, document=document)


@pytest.fixture
def bad_case(bad: Bad) -> Iterator[Case]:
    with open_case(bad.case) as case:
        yield case


def refusals(case: Case) -> dict[str, SetAsideRow]:
    return {row.name: row for row in case.set_aside()}


def test_bad_input_is_exit_code_3_without_a_traceback(bad: Bad) -> None:
    assert (bad.told.returncode, bad.document.returncode) == (3, 3)
    assert "Traceback" not in bad.told.stderr


def test_the_good_pages_among_bad_ones_are_read(bad_case: Case) -> None:
    assert {report.name for report in bad_case.reports()} == set(READ)
    assert bad_case.counts().pages == len(READ) + len(SET_ASIDE)


@pytest.mark.parametrize("name", sorted(SET_ASIDE))
def test_a_bad_page_is_a_row_with_its_reason_and_is_named_at_the_end(bad: Bad, bad_case: Case, name: str) -> None:
    row = refusals(bad_case)[name]
    assert row.reason is SET_ASIDE[name]
    assert row.explanation.endswith(".")
    assert f"- {name}: {row.reason}." in bad.told.stdout


def test_nothing_but_the_bad_pages_is_set_aside(bad_case: Case) -> None:
    assert set(refusals(bad_case)) == set(SET_ASIDE)


@pytest.mark.parametrize("name", sorted(set(FILES) - {"rows.jsonl"}))
def test_the_original_of_a_page_good_or_bad_is_kept_by_its_sha256(bad: Bad, name: str) -> None:
    digest = sha256(FILES[name]).hexdigest()
    assert (bad.case / "originals" / digest[:2] / digest).read_bytes() == FILES[name]


def test_the_original_of_a_row_is_its_line(bad: Bad, bad_case: Case) -> None:
    for number, line in enumerate(FILES["rows.jsonl"].split(b"\n"), 1):
        digest = sha256(line).hexdigest()
        assert (bad.case / "originals" / digest[:2] / digest).read_bytes() == line
        known = {row.name: row.sha256 for row in (*bad_case.reports(), *bad_case.set_aside())}
        assert known[f"rows.jsonl#{number}"] == digest


def test_stray_bytes_of_another_encoding_are_mended(bad_case: Case) -> None:
    [mixed] = (a.article for a in bad_case.annotated() if a.article.name == "mixed.txt")
    assert "café" in mixed.text
    assert "“It holds,” the mayor’s office" in mixed.text


def test_json_is_one_document_that_names_what_was_set_aside(bad: Bad) -> None:
    document = json.loads(bad.document.stdout)
    assert document["read"] == len(READ)
    assert {row["name"]: row["reason"] for row in document["set_aside"]} == SET_ASIDE


def test_building_bad_input_again_changes_nothing(bad: Bad) -> None:
    before = (bad.case / "case.sqlite").read_bytes()
    again = onrecord("build", bad.folder, "--case", bad.case, "--json")
    document = json.loads(again.stdout)
    assert (document["read"], document["known"]) == (0, len(READ) + len(SET_ASIDE))
    assert (bad.case / "case.sqlite").read_bytes() == before


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read every folder")
def test_a_folder_that_may_not_be_opened_is_named(tmp_path: Path) -> None:
    (tmp_path / "input" / "closed").mkdir(parents=True)
    (tmp_path / "input" / "good.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "input" / "closed").chmod(0)
    try:
        ran = onrecord("build", tmp_path / "input", "--case", tmp_path / "case")
    finally:
        (tmp_path / "input" / "closed").chmod(0o700)
    assert ran.returncode == 3
    assert "- closed: unreadable." in ran.stdout


def test_a_link_that_leads_nowhere_is_named(tmp_path: Path) -> None:
    (tmp_path / "input").mkdir()
    (tmp_path / "input" / "good.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "input" / "gone.txt").symlink_to(tmp_path / "nowhere")
    ran = onrecord("build", tmp_path / "input", "--case", tmp_path / "case")
    assert ran.returncode == 3
    assert "- gone.txt: unreadable." in ran.stdout


def test_a_row_as_long_as_50_megabytes_costs_no_other_row(tmp_path: Path) -> None:
    lines = (json.dumps({"text": GOOD}), '{"text": "' + "x" * LARGE + '"}', json.dumps({"text": GOOD + "Again."}))
    (tmp_path / "rows.jsonl").write_text("\n".join(lines), encoding="utf-8")
    ran = onrecord("build", tmp_path / "rows.jsonl", "--case", tmp_path / "case", "--json")
    document = json.loads(ran.stdout)
    assert (ran.returncode, document["read"]) == (3, 2)
    assert [(row["name"], row["reason"]) for row in document["set_aside"]] == [("rows.jsonl#2", "too large")]


# ---------------------------------------------------------------- exit codes


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (lambda place: ("build", place / "good.txt", "--case", place / "case"), 0),
        (lambda place: ("show", place / "no-case"), 1),
        (lambda place: ("build", place / "good.txt", "--case", place), 1),
        (lambda place: ("build", place / "no-such.txt", "--case", place / "case"), 2),
        (lambda place: ("build", place / "good.txt"), 2),
        (lambda place: ("build", place / "good.txt", "--case", place / "case", "--published", "soon"), 2),
        (lambda place: ("build", place / "good.txt", place / "empty.txt", "--case", place / "case"), 3),
    ],
    ids=("all read", "no case", "no place for a case", "no page", "no case named", "no day", "one set aside"),
)
def test_the_exit_code_says_how_it_ended(
    tmp_path: Path, arguments: Callable[[Path], tuple[object, ...]], code: int
) -> None:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    ran = onrecord(*arguments(tmp_path))
    assert ran.returncode == code
    assert "Traceback" not in ran.stderr
    assert bool(ran.stderr or ran.stdout)


# ---------------------------------------------------------------- the two seeds

WANTED_OF_34 = 24
CPU_SECONDS = 10.0  # five seconds of two cores; of the clock they would depend on what else this machine does


@pytest.fixture(scope="module")
def scorer(shared: Path) -> ModuleType:
    path = shared / "bench" / "score.py"
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None or not path.exists():
        pytest.skip("the scorer (../shared/bench/score.py) is not on this machine")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def seeds(shared: Path) -> Path:
    folder = shared / "cases" / "seeds"
    if not folder.is_dir():
        pytest.skip("the two seeds (../shared/cases/seeds) are not on this machine")
    return folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Seeds:
    """The case of the two seeds, its score, and the CPU seconds from the command to the dossier."""

    case: Path
    score: dict[str, Any]
    cpu: float


@pytest.fixture(scope="module")
def scored(seeds: Path, scorer: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Seeds:
    place = tmp_path_factory.mktemp("seeds")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    built = onrecord("build", seeds / "coverage", "--case", place / "case")
    assert built.returncode == 0, built.stderr
    dossier = onrecord("export", place / "case", "--as", "dossier", "--out", place / "dossier.html")
    assert dossier.returncode == 0, dossier.stderr
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert onrecord("export", place / "case", "--as", "jsonl", "--out", place / "tables").returncode == 0
    gold = json.loads((seeds / "gold.json").read_text(encoding="utf-8"))
    cpu = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return Seeds(case=place / "case", score=scorer.case(gold, place / "tables"), cpu=cpu)


def share(score: str) -> tuple[int, int]:
    right, of = score.split("/")
    return int(right), int(of)


def test_the_seeds_are_one_story(scored: Seeds) -> None:
    assert scored.score["one_story"] is True


def test_the_blocks_of_the_seeds_are_those_of_the_gold(scored: Seeds) -> None:
    right, of = share(scored.score["blocks"])
    assert right == of > 0


def test_most_statements_of_the_seeds_are_found_with_their_source(scored: Seeds) -> None:
    right, of = share(scored.score["found_with_source"])
    assert of == 34
    assert right >= WANTED_OF_34, scored.score["missed"]


def test_every_time_of_the_seeds_is_right(scored: Seeds) -> None:
    right, of = share(scored.score["times"])
    assert right == of == 15


def test_without_the_day_of_publication_every_time_of_the_seeds_stays_partial(seeds: Path, tmp_path: Path) -> None:
    gold = json.loads((seeds / "gold.json").read_text(encoding="utf-8"))["articles"]
    expected = {
        (time["start"], time["end"], time["text"], time["value_without_date"])
        for report in gold.values()
        for time in report["times"]
    }
    pages = tmp_path / "coverage"
    pages.mkdir()
    for page in (seeds / "coverage").glob("*.txt"):
        (pages / page.name).write_bytes(page.read_bytes())
    assert onrecord("build", pages, "--case", tmp_path / "case").returncode == 0
    with open_case(tmp_path / "case") as case:
        found = {
            (at.span.start, at.span.end, page.article.text[at.span.start : at.span.end], at.value)
            for page in case.annotated()
            for at in page.timexes
        }
    assert len(expected) == 15
    assert expected - found == set()


def test_every_row_of_the_gold_timeline_of_the_seeds_is_a_row_at_the_same_time(seeds: Path, scored: Seeds) -> None:
    gold = json.loads((seeds / "gold.json").read_text(encoding="utf-8"))["across"]["timeline"]
    with open_case(scored.case) as case:
        found = [(days(row.when), long_words(*(e.words for e in row.evidence))) for row in case.timeline()]
    missed = [
        (when, what)
        for when, what in gold
        if not any(days(when) == at and long_words(what) & printed for at, printed in found)
    ]
    assert len(gold) > 0
    assert missed == []


def days(when: str) -> tuple[date, date]:
    """Return the first and the last day of a TIMEX3 value or of two days with a slash between."""
    first, last = interval(when.partition("/")[0]), interval(when.rpartition("/")[2])
    assert first is not None
    assert last is not None
    return first.first, last.last


def long_words(*texts: str) -> set[str]:
    """Return the beginnings of the long words: "arrests" and "arrested" begin alike."""
    return {word[:6] for word in re.findall(r"\w{5,}", " ".join(texts).lower())}


def test_the_seeds_to_dossier_take_few_cpu_seconds(scored: Seeds) -> None:
    assert scored.cpu <= CPU_SECONDS


def test_no_source_of_the_seeds_is_furniture_or_empty(scored: Seeds) -> None:
    with open_case(scored.case) as case:
        for annotated in case.annotated():
            furniture = [b.span for b in annotated.article.blocks if b.role is BlockRole.FURNITURE]
            sources = [s.source for s in annotated.statements if s.source is not None]
            assert sources
            assert not [s for s in sources for f in furniture if s.overlaps(f)]
            assert all(any(c.isalpha() for c in s.of(annotated.article.text)) for s in sources)
