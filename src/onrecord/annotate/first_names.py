"""First names that tell he from she: the most common English ones, and what news says of others."""

import lzma
from functools import cache
from importlib.resources import files

_PRONOUNS = {"h": "he", "s": "she"}
_WOMEN = """mary patricia jennifer linda elizabeth barbara susan jessica sarah karen nancy lisa margaret betty sandra
    ashley dorothy kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca laura sharon
    cynthia kathleen amy shirley angela helen anna brenda pamela nicole samantha katherine christine emma
    catherine virginia debbie rachel janet maria heather diane julie joyce victoria kelly christina joan
    evelyn lauren judith olivia megan cheryl martha andrea frances hannah jacqueline ann jean alice kathryn
    gloria teresa sara janice doris julia marie madison grace judy theresa beverly denise marilyn amber
    danielle rose brittany diana abigail natalie jane alexis""".split()
_MEN = """james robert john michael david william richard joseph thomas charles christopher daniel matthew anthony
    mark donald steven paul andrew joshua kenneth kevin brian george timothy ronald edward jason jeffrey ryan
    jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory alexander
    frank patrick raymond jack dennis jerry tyler aaron jose adam nathan henry douglas zachary peter kyle noah
    ethan jeremy walter christian keith roger terry austin sean gerald carl harold dylan arthur lawrence
    jordan jesse bryan billy bruce gabriel joe logan alan juan albert willie elijah wayne randy vincent mason
    roy ralph bobby russell bradley philip eugene""".split()


@cache
def _names() -> dict[str, str]:
    packed = files("onrecord.annotate").joinpath("first_names.txt.xz").read_bytes()
    lines = lzma.decompress(packed).decode("utf-8").splitlines()
    counted = {line[1:]: _PRONOUNS[line[0]] for line in lines}
    return counted | dict.fromkeys(_WOMEN, "she") | dict.fromkeys(_MEN, "he")


def pronoun_of(first_name: str) -> str | None:
    """Return "he" or "she" as news refers back to a first name, None where it is too rare or either."""
    return _names().get(first_name.lower())
