"""What people decide gives the same case in every order, through every build, and leaves none of it when withdrawn."""

import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from ferries import DAY, built, saying_of
from tables import dump

from onrecord.casefile.case import Case, open_case
from onrecord.casefile.write import open_to_write
from onrecord.engine import linking
from onrecord.engine.deciding import Decisions
from onrecord.engine.local import build
from onrecord.engine.relinking import link_again
from onrecord.errors import BadSetting
from onrecord.model.correction import Field
from onrecord.model.judgement import Judgement, Verdict
from onrecord.model.statement import Act, Certainty

PROCESS = Path(__file__).with_name("judging_process.py")
SEEDS = range(4)
MANY = 14


@pytest.fixture(scope="module")
def storm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("storm") / "case")


@pytest.fixture
def case(storm: Path, tmp_path: Path) -> Path:
    return shutil.copytree(storm, tmp_path / "case")


def links_in(case: Path) -> dict[str, list[tuple[object, ...]]]:
    return {table: rows for table, rows in dump(case).items() if not table.startswith("judgement")}


def stretch(text: str, chance: random.Random) -> str:
    start = chance.randrange(len(text) - 60)
    return f"{start}-{start + chance.randint(20, 60)}"


def decide(case: Path, chance: random.Random) -> Iterator[Judgement]:
    """Make many decisions of all kinds; what makes no sense is refused and left out."""
    decisions, people = Decisions(case), ("R. Olm", "T. Askell", "I. Holt")
    for _ in range(MANY):
        with open_case(case) as opened:
            things, verdict, correction = chosen(opened, chance)
        try:
            yield from decisions.decide(
                verdict, things, by=chance.choice(people), reason="Because.", correction=correction or None
            )
        except BadSetting:
            continue


def chosen(case: Case, chance: random.Random) -> tuple[list[str], Verdict, dict[Field, list[str]]]:
    sayings, claims = case.sayings(own_voice=True), case.claims()
    saying = chance.choice(sayings)
    people = [one.name for one in case.entities()]
    fields = {
        Field.SPEAKER: [chance.choice([*people, "unnamed", "none", stretch(case.text(saying.article_id), chance)])],
        Field.ACT: [chance.choice(list(Act))],
        Field.CERTAINTY: [chance.choice(list(Certainty))],
        Field.CONTENT: [stretch(case.text(saying.article_id), chance)],
        Field.CUE: [chance.choice(["none", stretch(case.text(saying.article_id), chance)])],
        Field.SAID: [chance.choice(["none", f"{stretch(case.text(saying.article_id), chance)}=2031-05-01"])],
        Field.DAY: [f"{stretch(case.text(saying.article_id), chance)}=2031-04-30"],
    }
    replies = [f"{reply.statement_id}@{claim.id}" for claim in claims for reply in claim.denied_by]
    verdict = chance.choice([*Verdict, Verdict.CORRECTED, Verdict.REJECTED])
    if verdict is Verdict.CORRECTED:
        return [saying.id], verdict, {one: fields[one] for one in chance.sample(list(fields), chance.randint(1, 3))}
    if verdict in {Verdict.SAME, Verdict.APART}:
        sorts = ([one.id for one in claims], people, [report.id for report in case.reports()])
        sort = chance.choice([one for one in sorts if len(one) > 1])
        return chance.sample(sort, 2), verdict, {}
    records = [saying.id, *replies, *(one.id for one in (*case.conflicts(), *case.ledger()))]
    if verdict is Verdict.NOTED:
        records += [*people, case.stories()[0].id, *(one.id for one in (*case.reports(), *claims))]
    return [chance.choice(records)], verdict, {}


@pytest.mark.parametrize("seed", SEEDS)
def test_a_judged_case_is_the_same_linked_anew_and_built_again(case: Path, storm: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret hangs on what is decided
    assert list(decide(case, chance))
    judged = dump(case)
    with open_to_write(case) as writer:
        linking.link(writer, lambda _: None, relink=True)
    assert dump(case) == judged
    build([storm.with_name("case-pages")], case, published=DAY, workers=1)
    assert dump(case) == judged


@pytest.mark.parametrize("seed", SEEDS)
def test_decisions_give_the_same_case_in_whatever_order_they_are_written(
    case: Path, storm: Path, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 - as above
    made = list(decide(case, chance))
    chance.shuffle(made)
    other = shutil.copytree(storm, tmp_path / "other")
    for part in (made[: len(made) // 2], made[len(made) // 2 :]):
        with open_to_write(other) as writer:
            for judgement in part:
                writer.judge(judgement)
            linking.link(writer, lambda _: None)
    assert dump(other) == dump(case)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_withdrawn_leaves_the_tables_as_they_were(case: Path, storm: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - as above
    made = list(decide(case, chance))
    chance.shuffle(made)
    for judgement in made:
        Decisions(case).withdraw(judgement.id, by="R. Olm")
    assert links_in(case) == links_in(storm)
    with open_case(case) as opened, open_case(storm) as before:
        assert {one.id for one in opened.judgements()} == {one.id for one in made}
        assert opened.sayings(own_voice=True) == before.sayings(own_voice=True)
        assert opened.claims() == before.claims()
        assert opened.conflicts() == before.conflicts()


def run(case: Path, statement: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, str(PROCESS), str(case), statement], stdout=subprocess.PIPE)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no SIGKILL")
def test_a_decision_that_is_killed_half_way_stands_or_not_and_what_it_reaches_is_linked_by_whoever_comes_next(
    case: Path, storm: Path, tmp_path: Path
) -> None:
    statement = saying_of(storm, "rotten since last year", "herald.txt").id
    whole = shutil.copytree(storm, tmp_path / "whole")
    with run(whole, statement) as process:
        assert process.stdout is not None
        process.stdout.readline()
        begun = time.monotonic()
        process.wait()
        seconds = time.monotonic() - begun
    before, after = dump(storm), dump(whole)
    assert before != after
    told = {table for table in before if table.startswith("judgement")}
    states = []
    for part in range(8):
        cut = shutil.copytree(storm, tmp_path / f"cut-{part}")
        with run(cut, statement) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(part / 8 * seconds)
            process.kill()
            process.wait()
        now = dump(cut)
        if now in (before, after):
            states.append("before" if now == before else "after")
            continue
        states.append("unheeded")
        assert {table: rows for table, rows in now.items() if table not in told} == links_in(storm)
        assert now["judgements"] == after["judgements"]
        with open_case(cut) as opened:
            assert [one.decisions for one in opened.unheeded()] == [2]
        next_one = shutil.copytree(cut, tmp_path / f"built-{part}")
        build([storm.with_name("case-pages")], next_one, published=DAY, workers=1)
        assert dump(next_one) == after
        link_again(cut)
        assert dump(cut) == after
    assert "unheeded" in states
    if states[-1] == "before":
        with run(case, statement) as process:
            assert process.wait() == 0
        assert dump(case) == after
