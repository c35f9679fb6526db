"""The draw of the sentences for annotation: the same for everybody, spread, and whole sentences only."""

import json
from collections import Counter
from pathlib import Path

from bench import choosing

PARAGRAPH = (
    "The mayor of Tarnholm, Mrs. Teodora Vask, closed the old bridge on Monday at noon. Nobody crosses. “We had no "
    "choice after the J. Brandt report,” she said on the quay, “and we would do it again.” "
    "the rest is a menu and no sentence"
)


def articles(path: Path, count: int, outlets: int) -> Path:
    rows = (
        {"id": f"a{i}", "outlet": f"Outlet {i % outlets}", "text": f"Headline\n\n{PARAGRAPH}"} for i in range(count)
    )
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_sentences_are_cut_by_rule_and_short_or_broken_ones_left_out() -> None:
    first = PARAGRAPH.index(" Nobody")
    assert [PARAGRAPH[start:end] for start, end in choosing.sentences(PARAGRAPH)] == [PARAGRAPH[:first]]
    whole = PARAGRAPH.removesuffix(" the rest is a menu and no sentence")
    assert [whole[start:end] for start, end in choosing.sentences(whole)] == [
        whole[:first],
        whole[whole.index("“We") :],
    ]


def test_the_draw_is_the_same_in_every_order_and_takes_one_of_an_article_and_four_of_an_outlet(tmp_path: Path) -> None:
    rows = articles(tmp_path / "rows.jsonl", 30, 3)
    drawn = list(choosing.chosen(rows, "names"))
    turned = tmp_path / "turned.jsonl"
    turned.write_text("".join(reversed(rows.read_text(encoding="utf-8").splitlines(keepends=True))), encoding="utf-8")
    assert list(choosing.chosen(turned, "names")) == drawn
    assert len({name for name, _, _ in drawn}) == len(drawn) == 12
    assert set(Counter(int(name[1:]) % 3 for name, _, _ in drawn).values()) == {4}


def test_for_reporting_only_sentences_with_such_a_verb_are_drawn_and_rare_verbs_are_not_drowned(tmp_path: Path) -> None:
    row = {"outlet": "", "text": "The mayor of Tarnholm vowed to mend the bridge before the winter comes."}
    path = tmp_path / "rows.jsonl"
    rows = [row | {"id": str(i), "outlet": str(i)} for i in range(20)]
    rows += [row | {"id": "none", "text": "The mayor of Tarnholm mended the bridge before the winter came here."}]
    path.write_text("".join(json.dumps(one) + "\n" for one in rows), encoding="utf-8")
    drawn = [name for name, _, _ in choosing.chosen(path, "reporting")]
    assert len(drawn) == 7
    assert "none" not in drawn
