"""A dossier as a paper: headings lead somewhere, stories begin on pages of their own, pictures stand alone."""

from itertools import pairwise
from pathlib import Path

import pytest
from builders import links, page_of, report
from lxml import etree

from onrecord.casefile.case import open_case
from onrecord.casefile.links import Links
from onrecord.casefile.write import open_to_write
from onrecord.composing.chosen import Chosen
from onrecord.composing.dossier import compose
from onrecord.composing.paper.dossier import paper
from onrecord.composing.paper.pieces import Heading, Line, Paper, Picture, Run, inlines_of


def made(folder: Path, stories: int) -> Paper:
    groups = [[report(n * 2), report(n * 2 + 1)] for n in range(stories)]
    found = [links(group) for group in groups]
    together = Links(**{name: sum((getattr(one, name) for one in found), ()) for name in Links.__dataclass_fields__})
    with open_to_write(folder / "case") as writer, writer.transaction():
        for article in (article for group in groups for article in group):
            writer.keep(page_of(article))
            assert writer.put(article)
        writer.replace_links(together)
    with open_case(folder / "case") as case:
        return paper(compose(case, Chosen()))


@pytest.mark.parametrize(("stories", "pages"), [(0, 0), (1, 1), (2, 2)])
def test_each_story_begins_on_a_page_of_its_own(tmp_path: Path, stories: int, pages: int) -> None:
    found = made(tmp_path, stories)
    assert sum(isinstance(block, Heading) and block.page for block in found.blocks) == pages
    assert found.depth == (1 if stories == 1 else 2)


def test_what_leads_into_the_paper_leads_to_one_place(tmp_path: Path) -> None:
    found = made(tmp_path, 2)
    anchors = [block.anchor for block in found.blocks if isinstance(block, Heading | Line) and block.anchor]
    leads = {
        one.to[1:] for line in inlines_of(found) for one in line if isinstance(one, Run) and one.to.startswith("#")
    }
    assert len(anchors) == len(set(anchors))
    assert leads
    assert leads <= set(anchors)


def test_headings_skip_no_level(tmp_path: Path) -> None:
    levels = [block.level for block in made(tmp_path, 2).blocks if isinstance(block, Heading)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_pictures_are_svg_that_needs_nothing_else_and_are_told(tmp_path: Path) -> None:
    pictures = [block for block in made(tmp_path, 1).blocks if isinstance(block, Picture)]
    assert pictures
    for one in pictures:
        root = etree.fromstring(one.svg)
        assert root.tag == "{http://www.w3.org/2000/svg}svg"
        assert not root.xpath("//@href | //*[local-name()='style' or local-name()='script' or local-name()='image']")
        assert one.told
