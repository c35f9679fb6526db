"""Lines of navigation: "Home | Region | Business | Weather", "Home > News > Europe", and mastheads.

Pages saved as text keep their menus as single lines of short names between signs. A byline ("Jane Doe | The Gull | May
29, 2017"), a row of figures or a headline with its outlet behind it ("Ferry sails | The Gull") has signs too, so a menu
has to name sections, or to stand where nothing of the article stands yet.
"""

import re

_SIGN = re.compile(r"\s*[|¦•·▪●>»›→]+\s*")
_ITEM_WORDS = 4
_FEWEST, _FEWEST_UNKNOWN = 2, 4  # items: with sections among them, and without
_LONGEST = 400  # code points
# No comma, full stop or figure: those are of bylines, sentences, days and results. "U.S." and "U.K." are sections.
_ITEM = re.compile(r"(?:[A-Z](?:\.[A-Z])+\.?|[A-Z][A-Za-z'’&-]*)(?:\s+(?:[A-Z][A-Za-z'’-]*|&|and|the|of|to|in|for))*")
_SECTIONS = frozenset(
    "home|homepage|front page|news|latest|latest news|top stories|breaking news|headlines|world|world news|nation"
    "|national|us|u.s.|u.s. news|uk|u.k.|uk news|international|region|regional|local|local news|metro|state|politics"
    "|elections|business|economy|money|markets|finance|companies|tech|technology|science|environment|climate|health"
    "|education|sport|sports|football|opinion|comment|columnists|editorials|letters|culture|arts|entertainment|music"
    "|film|movies|books|television|lifestyle|life|style|fashion|food|travel|cars|motoring|property|real estate|jobs"
    "|classifieds|obituaries|weather|traffic|crime|courts|video|videos|photos|pictures|podcasts|magazine|blogs|more"
    "|europe|asia|africa|americas|middle east|about|about us|contact|contact us|subscribe|newsletters|log in|sign in"
    "|search|menu|e-paper|archive|shop|puzzles|crosswords".split("|")
)


def is_navigation(flat: str, *, above: bool = False) -> bool:
    """Tell whether a paragraph (white space collapsed) is a menu or a trail: short names between signs.

    More than half of the names are sections that papers have, or the first is the home page. `above` tells that nothing
    of the article stands before it: there, four names or more are a menu whatever they are, and so is a section alone.
    """
    if len(flat) > _LONGEST:
        return False
    items = [item for item in _SIGN.split(flat) if item]
    sections = sum(item.lower() in _SECTIONS for item in items)
    if len(items) < _FEWEST:
        return above and sections == 1
    if not all(_is_name(item) for item in items):
        return False
    return 2 * sections > len(items) or items[0].lower() == "home" or (above and len(items) >= _FEWEST_UNKNOWN)


def is_masthead(flat: str, outlet: str | None) -> bool:
    """Tell whether a paragraph is the name of the outlet that printed the article, and no more."""
    return bool(outlet) and _bare(flat) == _bare(outlet or "") != ""


def _is_name(item: str) -> bool:
    return len(item.split()) <= _ITEM_WORDS and _ITEM.fullmatch(item) is not None


def _bare(name: str) -> str:
    """Return a name's letters and digits in lower case, without an article before it: "THE GULL" is "Gull"."""
    words = re.findall(r"\w+", name.lower())
    return "".join(words[1:] if words[:1] == ["the"] and words[1:] else words)
