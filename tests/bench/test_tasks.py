"""Every task of the bench runs on a little invented input, without gold, and writes what its scorer reads."""

import gzip
import json
import lzma
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, TypeAlias

import pytest
import spacy
from spacy.tokens import DocBin

from onrecord.annotate.pipeline import load_pipeline
from onrecord.export.jsonl import TABLES
from onrecord.model.timex import TimexType

ROOT = Path(__file__).parents[2]

WIRE = (
    "Mayor Teodora Vask closed the Ostermill bridge on Monday after divers found nine cracks in its piers.\n\n"
    "“Nobody crosses before the cracks are mended,” Vask told Radio Nine. The engineer Ivo Brandt denied that the "
    "cracks had been known since May 2030. According to the brigade, a hundred lorries a day took the bridge."
)
STRIKE = (
    "The ferrymen of Tarnholm stopped work and will strike for four days, their union said.\n\n"
    "“We have had no rise in ten years,” the chairwoman, Signe Orlo, said. Tarnholm Ferries would not comment."
)
ROWS = (
    {"id": "a", "text": WIRE, "date": "2031-05-06", "publisher": "The Ferry Post"},
    {"id": "b", "text": WIRE + " Buses go round by Lower Sarn.", "published": "2031-05-06", "outlet": "Radio Nine"},
    {"id": "c", "text": STRIKE, "published": "2031-05-07"},
    {"id": "d", "text": ""},
)
SAID = [row for row in ROWS if row["text"]]
PAGE = (
    "<html><head><title>Bridge closed</title></head><body><nav><a href='/'>Home</a> <a href='/news'>News</a></nav>"
    f"<article><h1>Bridge closed</h1>{''.join(f'<p>{p}</p>' for p in WIRE.split(chr(10) * 2))}</article></body></html>"
)

Ran: TypeAlias = subprocess.CompletedProcess[str]


def bench(*arguments: object) -> Ran:
    command = [sys.executable, "-m", "bench", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False, timeout=300)


def written(ran: Ran, out: Path) -> dict[str, dict[str, Any]]:
    """Return the rows of an output by their ids, as the scorer reads them."""
    assert ran.returncode == 0, ran.stderr
    found = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert len({row["id"] for row in found}) == len(found)
    return {row["id"]: row for row in found}


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    path = tmp_path / "rows.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS), encoding="utf-8")
    return path


def test_attribution_writes_spans_that_are_in_one_attribution_at_most(rows: Path, tmp_path: Path) -> None:
    ran = bench("attribution", rows, tmp_path / "out.jsonl")
    found = written(ran, tmp_path / "out.jsonl")
    assert set(found) == {"a", "b", "c", "d"}
    said = {
        tuple(WIRE[start:end] for role in ("source", "cue") for start, end in one[role]): one["content"]
        for one in found["a"]["attributions"]
    }
    assert ("Vask", "told") in said
    for row in SAID:
        attributions = found[str(row["id"])]["attributions"]
        assert all(one["content"] and len(one["source"]) < 2 and len(one["cue"]) < 2 for one in attributions)
        inside = [i for one in attributions for start, end in one["content"] for i in range(start, end)]
        assert len(inside) == len(set(inside))


def test_attribution_names_a_row_that_is_set_aside_and_gives_it_nothing(rows: Path, tmp_path: Path) -> None:
    ran = bench("attribution", rows, tmp_path / "out.jsonl")
    assert written(ran, tmp_path / "out.jsonl")["d"]["attributions"] == []
    assert "rows.jsonl#4: no text." in ran.stderr


def test_timexes_are_typed_and_anchored_to_the_day_given(tmp_path: Path) -> None:
    row = {"id": "a", "dct": "2031-05-06", "text": "The bridge was closed on Monday. It had been known since May 2030."}
    (tmp_path / "rows.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    found = written(bench("timexes", tmp_path / "rows.jsonl", tmp_path / "out.jsonl"), tmp_path / "out.jsonl")
    timexes = found["a"]["timexes"]
    assert {"2031-05-05", "2030-05"} <= {timex["value"] for timex in timexes}
    assert {timex["type"] for timex in timexes} <= set(TimexType)
    assert all(row["text"][timex["start"] : timex["end"]].strip() for timex in timexes)


def test_stories_puts_every_row_into_one_story(rows: Path, tmp_path: Path) -> None:
    found = written(bench("stories", rows, tmp_path / "out.jsonl"), tmp_path / "out.jsonl")
    assert set(found) == {"a", "b", "c", "d"}
    assert found["a"]["story"] == found["b"]["story"] != found["c"]["story"]


def test_copies_writes_all_pairs_in_one_row(rows: Path, tmp_path: Path) -> None:
    found = written(bench("copies", rows, tmp_path / "out.jsonl"), tmp_path / "out.jsonl")
    assert found == {"all": {"id": "all", "pairs": [["a", "b"]]}}


@pytest.mark.parametrize(
    ("labelled", "figures"),
    [
        ((("b", "a", "near"), ("a", "c", "copy"), ("b", "c", "neg_same_story")), "P 100.0 R 50.0 F1 66.7 n 2 pairs 3"),
        ((("a", "b", "partial"), ("a", "e", "neg_chrome")), "P 50.0 R 100.0 F1 66.7 n 1 pairs 2"),
        ((("a", "b", "copy"), ("c", "d", "neg_chrome")), "P 100.0 R 100.0 F1 100.0 n 1 pairs 2"),
        ((("c", "d", "copy"),), "P 0.0 R 0.0 F1 0.0 n 1 pairs 1"),
        ((), "P 0.0 R 0.0 F1 0.0 n 0 pairs 0"),
    ],
)
def test_copies_are_scored_over_the_labelled_pairs_alone(
    labelled: tuple[tuple[str, str, str], ...], figures: str, rows: Path, tmp_path: Path
) -> None:
    with rows.open("a", encoding="utf-8") as more:
        more.write(json.dumps({"id": "e", "text": WIRE + " The mill stays open."}) + "\n")
    lines = (json.dumps({"a": a, "b": b, "label": label}) + "\n" for a, b, label in labelled)
    (tmp_path / "pairs.jsonl").write_text("".join(lines), encoding="utf-8")
    ran = bench("copies", rows, tmp_path / "out.jsonl", "--pairs", tmp_path / "pairs.jsonl")
    assert written(ran, tmp_path / "out.jsonl")["all"]["pairs"] == [["a", "b"], ["a", "e"], ["b", "e"]]
    assert " ".join(ran.stdout.split()) == figures


def test_extraction_writes_the_body_of_every_page_and_nothing_for_one_that_is_none(tmp_path: Path) -> None:
    pages = tmp_path / "html"
    pages.mkdir()
    (pages / "bridge.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    (pages / "nothing.html.gz").write_bytes(gzip.compress(b"\x89PNG\r\n\x1a\n" + bytes(64)))
    found = written(bench("extraction", pages, tmp_path / "out.jsonl"), tmp_path / "out.jsonl")
    assert found["bridge"]["body"].split() == WIRE.split()
    assert found["nothing"]["body"] == ""


def test_entities_are_held_against_clusters(tmp_path: Path) -> None:
    def row(doc: str, words: str, *mentions: tuple[int, int, str]) -> dict[str, Any]:
        found = [{"sent": 0, "start_tok": s, "end_tok": e, "type": "human", "cluster": c} for s, e, c in mentions]
        return {"doc": doc, "topic": "t", "sentences": [words.split()], "mentions": found}

    (tmp_path / "gold").write_text(
        "".join(
            f"{json.dumps(one)}\n"
            for one in (
                row("a", "Mayor Teodora Vask met Ivo Brandt .", (1, 3, "vask"), (4, 6, "brandt")),
                row("b", "Vask , who left , told them .", (0, 1, "vask"), (2, 3, "vask")),
            )
        )
    )
    ran = bench("entities", tmp_path / "gold", tmp_path / "out")
    assert ran.returncode == 0, ran.stderr
    assert "3 mentions of 2 in 2 articles" in ran.stdout
    assert "| pairs | 100.0 | 100.0 | 100.0 |" in ran.stdout
    found = [json.loads(line) for line in (tmp_path / "out").read_text("utf-8").splitlines()]
    assert [one["words"] for one in found] == ["Teodora Vask", "Ivo Brandt", "Vask"]
    assert len({one["found"] for one in found}) == 2


def test_across_writes_the_tables_of_a_case(rows: Path, tmp_path: Path) -> None:
    ran = bench("across", rows, tmp_path / "tables")
    assert ran.returncode == 0, ran.stderr
    assert {path.name for path in (tmp_path / "tables").iterdir()} == {f"{table}.jsonl" for table in TABLES}
    articles = (tmp_path / "tables" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["id"] for line in articles] == ["a", "b", "c"]
    assert "rows.jsonl#4: no text." in ran.stderr


def printed(ran: Ran) -> dict[str, dict[str, dict[str, str]]]:
    """Return the tables by title, row and column."""
    assert ran.returncode == 0, ran.stderr
    tables: dict[str, dict[str, dict[str, str]]] = {}
    for part in ran.stdout.split("\n\n"):
        if part.endswith(":"):
            title = part.strip(":\n")
        elif part.startswith("| "):
            header, _, *lines = ([cell.strip() for cell in line.split("|")[1:-1]] for line in part.splitlines())
            tables[title] = {line[0]: dict(zip(header, line, strict=True)) for line in lines}
    return tables


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Return a folder of gold: what the pipeline says itself, the same with one tag altered, and a set for training."""
    folder = tmp_path / "gold"
    folder.mkdir()
    own = load_pipeline()(" ".join(STRIKE.split()))
    DocBin(docs=[own]).to_disk(folder / "own.spacy")
    own[0].tag_ = "XX"  # a gold that the pipeline does not reach
    DocBin(docs=[own]).to_disk(folder / "other.spacy")
    DocBin(docs=[own]).to_disk(folder / "own_train.spacy")
    return folder


def test_pipeline_prints_a_row_for_every_set_but_those_for_training(gold: Path) -> None:
    tables = printed(bench("pipeline", gold))
    raw, given, names = (
        tables[title]
        for title in ("From raw text, F1", "On the gold's words, accuracy; sentences F1", "Names from raw text")
    )
    assert set(raw) == set(given) == set(names) == {"own", "other"}
    assert {raw["own"][figure] for figure in ("words", "sentences", "tag", "lemma", "UAS", "LAS")} == {"100.0"}
    assert {given["own"][figure] for figure in ("tag", "lemma", "UAS", "LAS", "sentences")} == {"100.0"}
    assert float(raw["other"]["tag"]) < 100
    assert raw["other"]["LAS"] == "100.0"
    assert names["own"]["model F"] == "100.0"


def test_pipeline_prints_where_the_time_goes(gold: Path) -> None:
    ran = bench("pipeline", gold)
    profile = printed(ran)["Where the time goes, one core"]
    assert {"tokenizer", "parser", "ner", "onrecord_attribution", "**all**"} <= set(profile)
    assert all(int(row["words/s"].replace(",", "").strip("*")) > 0 for row in profile.values())
    assert re.search(r"\d+ words in 2 texts. Loads in \d+\.\d s, \d+ MB\.", ran.stdout)


def test_pipeline_takes_another_pipeline_in_place_of_the_shipped_one(gold: Path, tmp_path: Path) -> None:
    other = spacy.load(ROOT / "src" / "onrecord" / "annotate" / "english")
    other.remove_pipe("lemmatizer")
    other.to_disk(tmp_path / "other")
    tables = printed(bench("pipeline", gold, "--pipeline", tmp_path / "other"))
    assert "lemmatizer" not in tables["Where the time goes, one core"]
    assert tables["From raw text, F1"]["own"]["LAS"] == "100.0"
    assert tables["From raw text, F1"]["own"]["lemma"] != "100.0"


@pytest.mark.parametrize("ending", ["jsonl", "jsonl.gz", "jsonl.xz"])
def test_speed_prints_what_the_main_job_took(rows: Path, tmp_path: Path, ending: str) -> None:
    packed = {"jsonl": bytes, "jsonl.gz": gzip.compress, "jsonl.xz": lzma.compress}[ending](rows.read_bytes())
    (tmp_path / f"packed.{ending}").write_bytes(packed)
    ran = bench("speed", tmp_path / f"packed.{ending}", "--articles", 3)
    assert ran.returncode == 0, ran.stderr
    words = sum(len(str(row["text"]).split()) for row in ROWS[:3])
    assert f"3 read, 0 set aside, {words:,} words" in ran.stdout
    assert (wall := re.search(r"wall time +([\d.]+) s: ([\d.]+) articles/s", ran.stdout))
    assert float(wall[2]) == pytest.approx(3 / float(wall[1]), rel=0.2)
    assert (memory := re.search(r"memory +([\d,]+) MB", ran.stdout))
    assert 50 < int(memory[1].replace(",", "")) < 8_000


def test_speed_counts_no_article_where_there_is_none(rows: Path) -> None:
    ran = bench("speed", rows, "--articles", 0)
    assert ran.returncode == 0, ran.stderr
    assert "0 read, 1 set aside, 0 words" in ran.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("attribution", "rows.jsonl"), "attribution needs an OUTPUT"),
        (
            ("stories", "rows.jsonl", "out.jsonl", "--articles", "3"),
            "--articles is for speed, growth, linking, enlarged and one_story alone",
        ),
        (("stories", "rows.jsonl", "out.jsonl", "--pairs", "p.jsonl"), "--pairs is for copies alone"),
        (("speed", "rows.jsonl", "--pipeline", "other"), "--pipeline and --news are for pipeline alone"),
        (("no-such-task", "rows.jsonl", "out.jsonl"), "invalid choice"),
        ((), "required"),
    ],
)
def test_wrong_usage_is_code_2_and_says_what_is_missing(arguments: tuple[str, ...], told: str) -> None:
    ran = bench(*arguments)
    assert ran.returncode == 2
    assert told in ran.stderr
