"""`show`, `said` and `export`: answers that read well, paste well, and keep to the record."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from builders import links, page, page_of, report

from onrecord.casefile.case import open_case
from onrecord.casefile.links import Links
from onrecord.casefile.write import open_to_write
from onrecord.errors import Reason
from onrecord.model.page import SetAside

Run: TypeAlias = Callable[..., Any]


@pytest.fixture
def several(tmp_path: Path) -> Path:
    """Return a case with two stories."""
    with open_to_write(tmp_path / "several") as writer, writer.transaction():
        groups = [[report(0), report(1)], [report(2)]]
        found = [links(group) for group in groups]
        for article in (a for group in groups for a in group):
            writer.keep(page_of(article))
            writer.put(article)
        writer.replace_links(
            Links(
                copies=found[0].copies,
                stories=[s for one in found for s in one.stories],
                entities=[e for one in found for e in one.entities],
                timelines=[t for one in found for t in one.timelines],
            )
        )
    return tmp_path / "several"


def test_a_story_is_shown_with_reports_speakers_lists_and_timeline(run: Run, case: Path) -> None:
    result = run("show", case)
    assert result.exit_code == 0
    sections = re.findall(r"^([A-Z][A-Z ,]+)$", result.stdout, flags=re.MULTILINE)
    assert sections[:2] == ["CLAIMS", "CONFLICTS"]
    assert sections.index("CONFLICTS") < sections.index("REPORTS") < sections.index("WHO SAYS WHAT")
    assert re.search(r"· \d reports, (\d origins?|at least \d,\s+at most \d\s+origins)", result.stdout)
    assert {"UNNAMED SOURCES", "DENIALS", "DEMANDS", "PROMISES", "TIMELINE"} <= set(sections)
    assert "Daily Lodestone" in result.stdout
    assert re.search(r"same wire copy as \[\d\] \(\d+% of the shorter text\)", result.stdout)


def test_plain_output_has_no_colour_and_fits_its_width(run: Run, case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for width in (60, 100):
        monkeypatch.setenv("COLUMNS", str(width))
        printed = run("show", case).stdout
        assert "\x1b" not in printed
        assert max(map(len, printed.splitlines())) <= width


def test_no_judgement_is_made_beyond_the_words_of_the_reports(run: Run, several: Path) -> None:
    printed = run("show", several).stdout + run("said", several, "Vask").stdout
    assert not re.search(r"\b(true|false|confirmed)\b", printed, flags=re.IGNORECASE)


def test_several_stories_are_listed_before_they_are_shown(run: Run, several: Path) -> None:
    printed = run("show", several).stdout
    with open_case(several) as opened:
        ids = [story.id for story in opened.stories()]
    assert printed.startswith("2 stories, 3 reports\n")
    assert [printed.index(ident) for ident in ids] == sorted(printed.index(ident) for ident in ids)
    assert all(printed.index(ident) < printed.index("REPORTS") for ident in ids)
    assert printed.count("REPORTS") == 2


def test_one_story_is_shown_by_the_beginning_of_its_id(run: Run, several: Path) -> None:
    with open_case(several) as opened:
        wanted = opened.stories()[1]
    printed = run("show", several, "--story", wanted.id[:10]).stdout
    assert printed.count("REPORTS") == 1
    assert f"story {wanted.id}" in printed


def test_a_story_that_is_not_there_is_wrong_usage(run: Run, several: Path) -> None:
    result = run("show", several, "--story", "zzz")
    assert result.exit_code == 2
    assert "has no story “zzz”" in result.stderr


def test_show_as_json_holds_every_report_and_statement_once(run: Run, several: Path) -> None:
    told = json.loads(run("show", several, "--json").stdout)
    with open_case(several) as opened:
        reports = {r.id for r in opened.reports()}
        statements = {s.id for s in opened.sayings()}
    assert sorted(r["report"]["id"] for story in told["stories"] for r in story["reports"]) == sorted(reports)
    assert sorted(s["id"] for story in told["stories"] for s in story["statements"]) == sorted(statements)
    first = told["stories"][0]
    assert {i for speaker in first["speakers"] for i in speaker["statements"]} == {s["id"] for s in first["statements"]}
    content = first["statements"][0]["content"][0]
    assert content["span"][1] - content["span"][0] == len(content["words"])


def test_an_empty_case_is_shown_as_empty(run: Run, tmp_path: Path) -> None:
    open_to_write(tmp_path / "empty").close()
    result = run("show", tmp_path / "empty")
    assert (result.exit_code, result.stdout) == (0, "The case holds no report yet.\n")


@pytest.fixture
def thirteen(tmp_path: Path) -> Path:
    """Return a case with thirteen stories of one report, but for the fifth, which has three."""
    with open_to_write(tmp_path / "thirteen") as writer, writer.transaction():
        numbers = iter(range(15))
        groups = [[report(next(numbers)) for _ in range(3 if story == 4 else 1)] for story in range(13)]
        found = [links(group) for group in groups]
        for article in (a for group in groups for a in group):
            writer.keep(page_of(article))
            writer.put(article)
        writer.replace_links(
            Links(
                copies=[c for one in found for c in one.copies],
                stories=[s for one in found for s in one.stories],
                entities=[e for one in found for e in one.entities],
                timelines=[t for one in found for t in one.timelines],
            )
        )
    return tmp_path / "thirteen"


def test_of_more_than_twelve_stories_the_list_alone_is_shown_the_largest_first(run: Run, thirteen: Path) -> None:
    printed = run("show", thirteen).stdout
    with open_case(thirteen) as opened:
        stories = opened.stories()
    largest = max(stories, key=lambda story: len(story.reports))
    assert stories[0] != largest
    assert printed.startswith("13 stories, 15 reports\n")
    assert "REPORTS" not in printed
    wanted = [largest.id, *(story.id for story in stories if story is not largest)]
    assert re.findall(rf"^({'|'.join(wanted)}) ", printed, flags=re.MULTILINE) == wanted
    flat = " ".join(printed.split())
    assert re.search(rf"{largest.id} \S.* \([^()]+, 3 reports, \d outlets?, 6 statements\) {wanted[1]}", flat)


def test_the_list_says_how_a_story_of_it_is_opened(run: Run, thirteen: Path) -> None:
    flat = " ".join(run("show", thirteen).stdout.split())
    assert f"onrecord show {thirteen} --story ID" in flat
    ident = re.findall(r" ([0-9a-f]{12,}) ", flat)[0]
    assert run("show", thirteen, "--story", ident).stdout.count("REPORTS") == 1


def test_all_shows_every_story_in_full_and_json_holds_them_all(run: Run, thirteen: Path) -> None:
    printed = run("show", thirteen, "--all").stdout
    assert printed.count("REPORTS") == 13
    with open_case(thirteen) as opened:
        ids = [story.id for story in opened.stories()]
    told = json.loads(run("show", thirteen, "--json").stdout)
    assert [story["id"] for story in told["stories"]] == ids
    assert sum(len(story["reports"]) for story in told["stories"]) == 15


def test_what_was_set_aside_is_told_below_the_list_too(run: Run, thirteen: Path) -> None:
    with open_to_write(thirteen) as writer, writer.transaction():
        writer.put_set_aside(SetAside(page=page("", "blank.txt"), reason=Reason.EMPTY, explanation="It is empty."))
    printed = run("show", thirteen).stdout
    assert "REPORTS" not in printed
    assert printed.endswith("SET ASIDE\n  blank.txt: empty. It is empty.\n")


def test_a_pages_escape_sequences_do_not_reach_the_terminal(run: Run, tmp_path: Path) -> None:
    text = (
        "Bridge stays open\n\n“It holds,” Mayor Teodora Vask said on Monday.\n\n"
        "Vask denied that the \x1b[31mbridge\x0e had ever been closed.\n"
    )
    row = json.dumps({"text": text, "title": "Bridge \x1b[31mstays\x1b[0m open"})
    run("build", "-", "--case", tmp_path / "case", stdin=row)
    for printed in (run("show", tmp_path / "case").stdout, run("said", tmp_path / "case", "Vask").stdout):
        assert "\N{REPLACEMENT CHARACTER}[31mbridge" in printed
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", printed)


@pytest.mark.parametrize(
    "command", [("show",), ("said", "Vask"), ("export", "--as", "jsonl", "--out", "x")], ids=" ".join
)
def test_what_is_no_case_is_one_sentence_and_code_1(run: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    result = run(command[0], tmp_path, *command[1:])
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.startswith("onrecord: “")
    assert "is not a case" in result.stderr


def test_said_marks_the_exact_words_in_their_sentence(run: Run, case: Path) -> None:
    result = run("said", case, "Teodora Vask")
    assert result.exit_code == 0
    flat = " ".join(result.stdout.split())
    with open_case(case) as opened:
        sayings = opened.said_by("Teodora Vask")
    assert sayings
    for part in (part for saying in sayings for part in saying.content):
        assert f"«{' '.join(part.words.split())}»" in flat
    for saying in sayings:
        assert " ".join(saying.sentence.words.split()) in flat.replace("«", "").replace("»", "")


def test_said_is_headed_by_whom_was_asked_for_alone(run: Run, tmp_path: Path) -> None:
    text = "Bridge stays open\n\nTeodora Vask and Ursula Thorne said on Monday that the bridge was safe.\n"
    run("build", "-", "--case", tmp_path / "case", stdin=json.dumps({"text": text}))
    printed = run("said", tmp_path / "case", "Vask").stdout
    assert printed.splitlines()[0] == "Teodora Vask"
    assert "Ursula Thorne" in printed


def test_said_as_json_holds_the_statements_and_no_suggestion(run: Run, case: Path) -> None:
    told = json.loads(run("said", case, "Vask", "--json").stdout)
    with open_case(case) as opened:
        assert [s["id"] for s in told["statements"]] == [s.id for s in opened.said_by("Vask")]
    assert (told["name"], told["suggestions"]) == ("Vask", [])
    assert {"outlet", "published", "act", "content", "sentence", "sha256"} <= set(told["statements"][0])


def test_a_name_that_nobody_bears_is_code_1_with_names_that_look_like_it(run: Run, case: Path) -> None:
    result = run("said", case, "Teodora Vosk")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "Nobody called “Teodora Vosk” is on record" in result.stderr
    assert "Teodora Vask" in result.stderr
    told = run("said", case, "Teodora Vosk", "--json")
    assert told.exit_code == 1
    assert "Teodora Vask" in json.loads(told.stdout)["suggestions"]


def test_a_dossier_and_tables_are_written_where_asked(run: Run, case: Path, tmp_path: Path) -> None:
    page, tables = tmp_path / "new" / "dossier.html", tmp_path / "tables"
    assert run("export", case, "--as", "dossier", "--out", page).exit_code == 0
    assert run("export", case, "--as", "jsonl", "--out", tables).exit_code == 0
    assert page.read_text("utf-8").startswith("<!DOCTYPE html>")
    assert (tables / "statements.jsonl").stat().st_size


def test_tables_of_one_story_are_wrong_usage(run: Run, several: Path, tmp_path: Path) -> None:
    result = run("export", several, "--as", "jsonl", "--out", tmp_path / "t", "--story", "a")
    assert result.exit_code == 2
    assert not (tmp_path / "t").exists()


def test_an_unknown_form_is_wrong_usage(run: Run, several: Path) -> None:
    assert run("export", several, "--as", "pdf", "--out", "x.pdf").exit_code == 2


def test_show_why_tells_what_put_two_reports_together(run: Run, case: Path) -> None:
    assert "WHY THESE ARE ONE STORY" not in run("show", case).stdout
    shown = run("show", case, "--why").stdout
    assert "WHY THESE ARE ONE STORY" in shown
    assert re.search(r"^  \[\d\] and \[\d\]: [a-z ]+(?: \([^)]+\))? \+\d", shown, flags=re.MULTILINE)
    (story, *_) = json.loads(run("show", case, "--why", "--json").stdout)["stories"]
    reports = {one["report"]["id"] for one in story["reports"]}
    assert story["joins"]
    assert {article for join in story["joins"] for article in join["article_ids"]} <= reports


def test_show_why_tells_who_is_who(run: Run, case: Path) -> None:
    assert "WHY THESE ARE ONE SOMEBODY" not in run("show", case).stdout
    shown = " ".join(run("show", case, "--why").stdout.split())
    assert re.search(r"“[^”]+” \[\d\]: (surname|described so) \([^)]+\)", shown)
    (story, *_) = json.loads(run("show", case, "--why", "--json").stdout)["stories"]
    assert all(bond["feature"] and bond["first_article"] and bond["second_article"] for bond in story["bonds"])
    assert story["bonds"]


def test_a_judgement_is_printed_listed_shown_and_withdrawn(run: Run, case: Path, tmp_path: Path) -> None:
    copied = tmp_path / "judged"
    shutil.copytree(case, copied)
    with open_case(copied) as opened:
        one, other, *_ = [report.name for report in opened.reports()]
    assert run("judge", copied, "same", one, other).exit_code == 2
    printed = run("judge", copied, "same", one, other, "--by", "R. Olm", "--because", "One night, one dam.")
    assert printed.exit_code == 0, printed.output
    assert "R. Olm" in printed.stdout
    assert "judged one story by R. Olm: One night, one dam." in " ".join(run("show", copied, "--why").stdout.split())
    (listed,) = json.loads(run("judgements", copied, "--json").stdout)["judgements"]
    assert (listed["verdict"], listed["by"], listed["withdrawn_by"]) == ("same", "R. Olm", None)
    assert run("judge", copied, "withdraw", listed["id"], "x", "--by", "R. Olm").exit_code == 2
    assert run("judge", copied, "withdraw", listed["id"], "--by", "T. Askell", "--because", "Two.").exit_code == 0
    printed = run("judgements", copied).stdout
    assert printed.startswith("1 judgement\n")
    assert "withdrawn by T. Askell" in printed
    assert run("judge", copied, "withdraw", listed["id"], "--by", "R. Olm").exit_code == 1
