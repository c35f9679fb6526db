"""What a person rejects: a row with who, when and why, kept through builds, withdrawn and not deleted."""

from pathlib import Path

import pytest
from builders import links, page_of, report

from onrecord.casefile.case import open_case
from onrecord.casefile.links import Links
from onrecord.casefile.write import open_to_write
from onrecord.engine.deciding import Decisions
from onrecord.errors import BadSetting, NotACase
from onrecord.model.judgement import Subject, Verdict


@pytest.fixture
def case(tmp_path: Path) -> str:
    reports = [report(number) for number in range(3)]
    with open_to_write(tmp_path / "case") as writer:
        for one in reports:
            writer.keep(page_of(one))
            writer.put(one)
        writer.replace_links(links(reports))
    return str(tmp_path / "case")


def test_a_rejection_outlives_linking_and_counts_again_where_the_id_comes_back(case: str) -> None:
    with open_case(case) as opened:
        (conflict,) = opened.conflicts()
        before = opened.links()
    (made,) = Decisions(case).decide(Verdict.REJECTED, [conflict.id], by="R. Olm", reason="Two piers.")
    assert (made.subject, made.verdict, made.first, made.second) == (
        Subject.CONFLICT,
        Verdict.REJECTED,
        conflict.id,
        conflict.id,
    )
    with open_to_write(case) as writer:
        assert writer.is_linked()
        writer.replace_links(Links(stories=before.stories))
        writer.replace_links(before)
    with open_case(case) as opened:
        (found,) = opened.conflicts()
        assert found.rejection is not None
        assert (found.rejection.by, found.rejection.reason) == ("R. Olm", "Two piers.")
    Decisions(case).withdraw(made.id, by="T. Askell")
    with open_case(case) as opened:
        assert [one.rejection for one in opened.conflicts()] == [None]
        assert [one.stands for one in opened.judgements()] == [False]


def test_a_reply_is_rejected_for_its_claim_alone(case: str) -> None:
    with open_case(case) as opened:
        (claim,) = opened.claims()
        invented = opened.links()
    reply = claim.denied_by[0].statement_id
    Decisions(case).decide(Verdict.REJECTED, [f"{reply[:10]}@{claim.id[:10]}"], by="R. Olm")
    with open_to_write(case) as writer:
        writer.replace_links(invented)  # which linking would not find
    with open_case(case) as opened:
        (claim,) = opened.claims()
        assert [one.rejection is None for one in claim.denied_by] == [False]
        assert next(one for one in opened.sayings() if one.id == reply).rejection is None


@pytest.mark.parametrize(
    ("thing", "message"),
    [("abc", "has no conflict"), ("0123456789abcdef", "has no conflict"), ("abcdef@abcdef", "no reply to a claim")],
)
def test_what_is_not_there_cannot_be_rejected(case: str, thing: str, message: str) -> None:
    with pytest.raises(BadSetting, match=message):
        Decisions(case).decide(Verdict.REJECTED, [thing], by="R. Olm")
    with open_case(case) as opened:
        assert opened.judgements() == ()


def test_who_rejects_has_to_be_named_and_a_case_has_to_be_there(case: str, tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match="names who made it"):
        Decisions(case).decide(Verdict.REJECTED, ["abcdef"], by=" ")
    with pytest.raises(NotACase):
        Decisions(tmp_path / "none").decide(Verdict.REJECTED, ["abcdef"], by="R. Olm")
