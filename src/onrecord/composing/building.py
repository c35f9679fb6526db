"""How far a build is, in words."""

from onrecord.casefile.building import Building
from onrecord.composing.wording import counted

DOING = {
    "reading": "reading",
    "annotating": "reading",
    "counting": "counting words and names",
    "copies": "finding copies",
    "stories": "finding stories",
    "who is who": "setting the reports of each story side by side",
    "claims": "finding what several say alike",
    "conflicts": "finding where they differ",
    "changed quotations": "comparing quotations",
    "ledger": "listing what is demanded and promised",
    "silence": "finding what a report leaves out",
    "timeline": "dating what happened",
    "who is who across stories": "finding who is one across stories",
}
"""What each stage of a build does, by its name in the plan."""

_READING = frozenset({"reading", "annotating"})


def how_far(build: Building) -> str:
    """Tell how far a build is: "Reading: 412 of 1,000 pages; 3 set aside"."""
    aside = f"; {build.set_aside:,} set aside" if build.set_aside else ""
    if build.stage in _READING:
        of = "" if build.of_pages is None else f" of {build.of_pages:,}"
        return f"Reading: {build.pages:,}{of} {'page' if (build.of_pages or build.pages) == 1 else 'pages'}{aside}"
    doing = DOING.get(build.stage, build.stage)
    stories = "" if build.of_stories is None else f", {build.stories or 0:,} of {build.of_stories:,} stories"
    return f"{counted(build.pages, 'page')} read{aside}. Now: {doing}{stories}"


def cut_short(build: Building) -> str:
    """Tell where a build ended before it was done."""
    began = build.started.strftime("%d %B, %H:%M UTC").lstrip("0")
    return f"The build of {began} was cut short. {how_far(build)}. The same command again goes on from there."
