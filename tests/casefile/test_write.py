"""Writing: nothing twice, nothing half, one writer, and only into a case."""

import dataclasses
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from builders import page, page_of, plain, report

from onrecord.casefile.case import open_case
from onrecord.casefile.database import Database
from onrecord.casefile.links import Links
from onrecord.casefile.write import open_to_write
from onrecord.errors import BadSetting, CaseBusy, NotACase, Reason
from onrecord.model.page import SetAside


def test_a_page_that_is_done_with_is_not_read_again(folder: Path) -> None:
    annotated = report(0)
    kept = page_of(annotated)
    with open_to_write(folder) as writer:
        assert writer.keep(kept)
        assert not writer.knows(kept)
        assert writer.keep(kept)
        assert writer.put(annotated)
        assert writer.knows(kept)
        assert not writer.keep(kept)
        assert not writer.put(annotated)
        assert list(writer.waiting()) == []


def test_a_page_under_way_does_not_wait(folder: Path) -> None:
    """Else a build that reads new pages and then those that wait would read its own twice."""
    with open_to_write(folder) as writer:
        writer.keep(page("One text.", "a.txt"))
        writer.keep(page("Another text.", "b.txt"))
        assert list(writer.waiting()) == []
    with open_to_write(folder) as writer:
        assert writer.keep(page("One text.", "a.txt"))
        assert [waiting.name for waiting in writer.waiting()] == ["b.txt"]


def test_a_refusal_tells_why_a_page_was_set_aside(folder: Path) -> None:
    first, twin = page("One text.", "a.txt"), page("One text.", "b.txt")
    with open_to_write(folder) as writer:
        writer.keep(first)
        writer.keep(twin)
        found = writer.refusal("b.txt", twin.sha256)
        assert (found.name, found.reason) == ("b.txt", Reason.SAME_BYTES)
        with pytest.raises(KeyError):
            writer.refusal("a.txt", first.sha256)


def test_linking_is_due_after_every_put_and_done_after_it(folder: Path) -> None:
    with open_to_write(folder) as writer:
        assert writer.is_linked()
        for number in range(2):
            writer.keep(page_of(report(number)))
            writer.put(report(number))
            assert not writer.is_linked()
            writer.replace_links(Links())
            assert writer.is_linked()
        writer.keep(page("waiting"))
        assert writer.is_linked()


def test_articles_come_one_by_one_in_the_order_asked_for(bridge: Path) -> None:
    wanted = [report(2), report(0)]
    with open_to_write(bridge) as writer, open_case(bridge) as case:
        assert list(writer.annotated(["r00002", "r00000"])) == wanted
        assert list(case.annotated(["r00002", "r00000"])) == wanted
        with pytest.raises(KeyError):
            list(case.annotated(["nobody"]))


def test_the_same_bytes_under_another_name_are_set_aside_and_name_the_first(folder: Path) -> None:
    with open_to_write(folder) as writer:
        assert writer.keep(page("One text.", "b.txt"))
        assert not writer.keep(page("One text.", "a.txt"))
        assert not writer.keep(page("One text.", "c.txt"))
        assert writer.keep(page("One text.", "b.txt"))
    with open_case(folder) as case:
        rows = case.set_aside()
    assert [(row.name, row.reason) for row in rows] == [("a.txt", Reason.SAME_BYTES), ("c.txt", Reason.SAME_BYTES)]
    assert all("“b.txt”" in row.explanation for row in rows)


def test_two_empty_pages_are_both_to_be_read(folder: Path) -> None:
    with open_to_write(folder) as writer:
        assert writer.keep(page("", "a.txt"))
        assert writer.keep(page("", "b.txt"))


def test_the_same_id_under_another_name_is_set_aside_and_names_the_first(folder: Path) -> None:
    first = plain("One text.", "rows.jsonl#1")
    other = plain("Another text.", "rows.jsonl#2")
    other = dataclasses.replace(other, article=dataclasses.replace(other.article, id=first.article.id))
    with open_to_write(folder) as writer:
        for annotated in (first, other):
            writer.keep(page_of(annotated))
        assert writer.put(first)
        assert not writer.put(other)
        assert writer.knows(page_of(other))
        assert list(writer.annotated()) == [first]
    with open_case(folder) as case:
        (row,) = case.set_aside()
    assert (row.name, row.reason) == ("rows.jsonl#2", Reason.SAME_ID)
    assert "“rows.jsonl#1”" in row.explanation


def test_a_page_set_aside_stays_so(folder: Path) -> None:
    refused = SetAside(page=page("x", "a.txt"), reason=Reason.NO_TEXT, explanation="No text.")
    with open_to_write(folder) as writer:
        writer.keep(refused.page)
        writer.put_set_aside(refused)
        writer.put_set_aside(dataclasses.replace(refused, reason=Reason.NOT_ENGLISH))
        assert not writer.keep(refused.page)
        assert not writer.put(plain("x", "a.txt"))
    with open_case(folder) as case:
        assert [row.reason for row in case.set_aside()] == [Reason.NO_TEXT]


def test_an_article_stays_when_its_page_is_set_aside_later(folder: Path) -> None:
    annotated = report(0)
    with open_to_write(folder) as writer:
        writer.keep(page_of(annotated))
        writer.put(annotated)
        writer.put_set_aside(SetAside(page=page_of(annotated), reason=Reason.NO_TEXT, explanation="No text."))
    with open_case(folder) as case:
        assert (case.counts().articles, case.counts().set_aside) == (1, 0)


def test_an_article_without_its_page_is_refused(folder: Path) -> None:
    with open_to_write(folder) as writer, pytest.raises(ValueError, match="was not kept"):
        writer.put(report(0))


def test_bytes_under_a_wrong_digest_are_refused(folder: Path) -> None:
    with open_to_write(folder) as writer, pytest.raises(ValueError, match="not the SHA-256"):
        writer.keep(dataclasses.replace(page("x"), sha256="0" * 64))


def test_originals_lie_under_their_digest(folder: Path) -> None:
    kept = page("One text.")
    with open_to_write(folder) as writer:
        writer.keep(kept)
    assert (folder / "originals" / kept.sha256[:2] / kept.sha256).read_bytes() == b"One text."
    with open_case(folder) as case:
        assert case.original(kept.sha256) == b"One text."
        for unknown in ("0" * 64, "", "../case.sqlite", "x\x00"):
            with pytest.raises(KeyError):
                case.original(unknown)


def test_bytes_that_are_kept_are_not_written_again(folder: Path) -> None:
    first = page("One text.", "a.txt")
    with open_to_write(folder) as writer:
        writer.keep(first)
        path = folder / "originals" / first.sha256[:2] / first.sha256
        before = path.stat()
        writer.keep(page("One text.", "b.txt"))
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_what_a_killed_writer_left_half_written_is_removed(folder: Path) -> None:
    with open_to_write(folder) as writer:
        writer.keep(page("One text."))
    (folder / "originals" / ".part-abc").write_bytes(b"One te")
    with open_to_write(folder):
        pass
    assert [path.name for path in (folder / "originals").rglob("*") if path.is_file()] == [page("One text.").sha256]


def test_what_fails_inside_a_transaction_leaves_what_others_did(folder: Path) -> None:
    """The second article fails when its text and blocks are written already: a mention's id is one of the first's."""
    good, bad = report(0), report(1)
    stolen = dataclasses.replace(bad.mentions[0], id=good.mentions[0].id, chain=None)
    bad = dataclasses.replace(bad, mentions=(stolen,), statements=())
    with open_to_write(folder) as writer:
        with writer.transaction():
            for annotated in (good, bad):
                writer.keep(page_of(annotated))
            writer.put(good)
            with pytest.raises(sqlite3.IntegrityError, match=r"mentions\.id"):
                writer.put(bad)
        assert list(writer.annotated()) == [good]
        assert not writer.knows(page_of(bad))
        assert writer.put(report(1))


def test_a_transaction_that_fails_leaves_nothing(folder: Path) -> None:
    def cut_short() -> None:
        with writer.transaction():
            writer.keep(page_of(report(0)))
            writer.put(report(0))
            raise KeyboardInterrupt

    with open_to_write(folder) as writer:
        with pytest.raises(KeyboardInterrupt):
            cut_short()
        assert list(writer.annotated()) == []
        assert not writer.knows(page_of(report(0)))
        writer.keep(page_of(report(0)))
        assert writer.put(report(0))


def test_a_second_writer_is_refused_until_the_first_has_closed(folder: Path) -> None:
    with open_to_write(folder), pytest.raises(CaseBusy, match="Another process is writing"):
        open_to_write(folder)
    with open_to_write(folder) as writer:
        writer.close()
        with open_to_write(folder):
            pass


def test_readers_see_a_write_when_it_is_done_and_not_before(bridge: Path) -> None:
    with open_case(bridge) as case, open_to_write(bridge) as writer:
        stream = case.annotated()
        seen = [next(stream)]
        with writer.transaction():
            writer.keep(page_of(report(3)))
            writer.put(report(3))
            assert case.counts().articles == 3
            with open_case(bridge) as another:
                assert len(another.sayings()) == 6
        assert case.counts().articles == 4
        seen += stream
        assert seen == [report(number) for number in range(3)]


def test_a_reader_cannot_write(bridge: Path) -> None:
    with open_case(bridge) as case, pytest.raises(sqlite3.OperationalError, match="readonly"):
        case._database.run("DELETE FROM extracts")


def test_a_folder_with_other_things_is_no_place_for_a_case(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear Ina")
    with pytest.raises(NotACase, match="holds other things"):
        open_to_write(tmp_path)
    assert [entry.name for entry in tmp_path.iterdir()] == ["letter.txt"]


def test_a_file_is_no_place_for_a_case(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear Ina")
    with pytest.raises(BadSetting, match="is a file"):
        open_to_write(tmp_path / "letter.txt")
    with pytest.raises(BadSetting, match="can't be used"):
        open_to_write(tmp_path / "letter.txt" / "case")


def test_an_empty_folder_and_one_whose_writer_was_killed_at_once_become_cases(tmp_path: Path) -> None:
    (tmp_path / "writing.lock").touch()
    with open_to_write(tmp_path):
        pass
    with open_case(tmp_path) as case:
        assert case.counts().pages == 0


@pytest.mark.parametrize("content", [b"", b"no database at all, but text that is long enough to be looked at" * 50])
def test_what_is_no_case_is_refused_to_readers(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(NotACase, match="`onrecord build`"):
        open_case(tmp_path)
    with pytest.raises(NotACase, match="`onrecord build`"):
        open_case(tmp_path / "absent")
    (tmp_path / "case.sqlite").write_bytes(content)
    with pytest.raises(NotACase):
        open_case(tmp_path)


def test_another_programs_database_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "case.sqlite")) as connection:
        connection.execute("CREATE TABLE letters (text TEXT)")
    before = (tmp_path / "case.sqlite").read_bytes()
    for opened in (open_case, open_to_write):
        with pytest.raises(NotACase, match="is not a case"):
            opened(tmp_path)
    assert (tmp_path / "case.sqlite").read_bytes() == before


def refuse_to_share(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have SQLite fail as in a folder that may not be written to, where readers can't share memory with a writer."""

    def refusing(path: Path, *, mode: str, exact: bool) -> Database:
        if mode == "ro":
            raise sqlite3.OperationalError("attempt to write a readonly database")
        return Database(path, mode=mode, exact=exact)

    monkeypatch.setattr("onrecord.casefile.opened.Database", refusing)


def test_a_case_opens_in_a_folder_that_may_not_be_written_to(bridge: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse_to_share(monkeypatch)
    with open_case(bridge) as case:
        assert case.counts().articles == 3
        assert len(list(case.annotated())) == 3


def test_a_case_whose_log_cannot_be_read_is_refused_rather_than_shown_without_its_end(
    bridge: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse_to_share(monkeypatch)
    (bridge / "case.sqlite-wal").write_bytes(b"what a killed writer left")
    with pytest.raises(NotACase, match="readonly"):
        open_case(bridge)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_case_opens_in_a_read_only_folder_of_this_machine(bridge: Path) -> None:
    bridge.chmod(0o555)
    try:
        with open_case(bridge) as case:
            assert case.counts().articles == 3
    finally:
        bridge.chmod(0o755)


def test_a_case_moves_with_its_folder(bridge: Path, tmp_path: Path) -> None:
    moved = bridge.rename(tmp_path / "Brücke? 100% #1")
    with open_case(moved) as case:
        assert [annotated.article.id for annotated in case.annotated()] == ["r00000", "r00001", "r00002"]
