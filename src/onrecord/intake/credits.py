"""How pages word credits, captions, bylines and declared sources: patterns over one paragraph.

Every pattern is anchored and speaks of form; none knows a text. A name is capitalised words, an agency one of a list.
"""

import re

from onrecord.model.article import BlockRole

_MEDIUM = 30  # words
_LONG = 70

_AGENCY = (
    r"(?:The\s+)?(?:AP|Associated Press|A\.P\.|Reuters|Thomson Reuters"
    r"|AFP|Agence France[- ]Presse|UPI|Getty(?:\s+Images)?|EPA"
    r"|Xinhua|Press Association|PA(?:\s+Wire)?|Shutterstock|Pixabay"
    r"|iStock(?:photo)?|Flickr|Wikimedia(?:\s+Commons)?|Alamy|Corbis"
    r"|ZUMA"
    r"|Unsplash|Pool|Handout|File|AAP|Rex(?:\s+Features)?|TASS|Sputnik|Creative Commons|CC[ -]BY\S*)"
)
_WIRE = (
    r"(?:The\s+)?(?:Associated Press|AP|Reuters|AFP|Agence France[- ]Presse"
    r"|UPI|Bloomberg(?:\s+News)?|Xinhua|Press Association"
    r"|(?:[A-Z][\w.]+\s+){0,3}(?:wires?|wire\s+(?:services?|reports?)|staff reports?))"
)
_NAME = (
    r"(?:[A-Z][\w.'’-]*\.?|de|van|von|der|al|bin|el|la|le|du|da)(?:\s+(?:[A-Z][\w.'’-]*\.?"
    r"|de|van|von|der|al|bin|el|la|le|du|da)){0,3}"
)
_NAMES = rf"{_NAME}(?:(?:,\s+|,?\s+(?:and|&)\s+){_NAME}){{0,5}}"
_PICTURE = (
    r"(?:photo(?:graph)?s?|images?|pictures?|picture|video|illustration"
    r"|graphic|cover|composite|screen\s?(?:shot|grab|capture))"
)
# Names and what joins them, no verb: "Photos by Jane Doe and AFP", never "Photos from Friday showed rubble".
_CAPITALISED = r"(?:(?:[A-Z@(©\d&/|–-]\S*|of|the|via|and|for|by|courtesy|from|in|at|on|a|/)(?:\s+|$))+"

_SOURCES = (
    re.compile(r"(?:Sources?|Sourced? from|Additional sources?)\s*:\s*(?!.*\b(?:said|says|told)\b)\S.*", re.DOTALL),
    re.compile(
        rf"(?:With|From|Compiled from|Via)\s+(?:{_WIRE}|wire (?:services"
        rf"|reports))(?:,? (?:and|&) .{{1,40}})?\.?"
    ),
    re.compile(
        rf"[•*—–-]*\s*(?:{_NAMES}[,]?\s+(?:and|&)\s+)?{_WIRE}(?:,? and {_NAMES})?\s+(?:also\s+)?contributed"
        rf" (?:\w+ ){{0,3}}to this (?:report|story|article)\.?"
    ),
    re.compile(
        r"[•*—–-]*\s*This (?:article|story|report) (?:is|was) (?:based"
        r"|compiled|produced|adapted|written|prepared|reported)\b.{0,60}\b(?:wire"
        r"|reports?|agency|agencies|material)\b.{0,60}"
    ),
    re.compile(r"Contributing:\s+(?:The\s+)?(?:Associated Press|AP|Reuters|AFP)\b.*"),
)

_CREDITS = (
    re.compile(
        r"[(\[]?\s*(?i:(?:Above|Below|Top|Main|Cover|Featured?|Header|Lead"
        rf"|Homepage|File|Left|Right)?\s*{_PICTURE}\s+(?:by|courtesy(?: of)?"
        rf"|credits?|via|from|copyright|provided by)\b[\s:]*){_CAPITALISED}"
    ),
    re.compile(
        rf"[(\[]?\s*(?:(?:{_AGENCY}|File|Handout|Stock|Courtesy|Top|Main"
        rf"|Lead|Heading|Header|Cover|Featured?|Above|Below|Dreamstime)\s+)?{_PICTURE}(?:\s+credit)?s?\s*"
        rf"[:/]\s*.*\b(?:{_AGENCY}|{_NAME})\b.*"
    ),
    re.compile(r"[(\[]?\s*(?:\w+\s+)?(?:credit|courtesy|image source|photograph)s?\s*:\s*.+", re.IGNORECASE),
    re.compile(
        rf"(?:Enlarge this image\s+)?(?:(?:toggle|hide) caption\s+)?(?:{_NAME}\s*/\s*)?{_AGENCY}(?:\s+{_NAME}\s*/\s"
        rf"*{_AGENCY}.*)?"
    ),
    re.compile(
        rf"[(\[]?\s*(?:©\s*|\(c\)\s*|AP Photo/|Photo by\s+)?{_NAMES}\s*(?:/"
        rf"|\||,| via | for |\s—\s)\s*(?:\w[\w. ]*[/|]\s*)?{_AGENCY}(?:\s*[/,]?\s*{_AGENCY})*(?:\s+via\s+{_AGENCY})"
        rf"?\s*(?:,?\s*(?:File|\d{{4}}))?\s*[)\]]?\.?"
    ),
    re.compile(r"(?:Enlarge this image\s+)?(?:toggle|hide) caption\b.*", re.DOTALL),
    re.compile(rf"[(\[]\s*{_AGENCY}(?:\s*(?:photo|image|file photo)?s?\s*(?:/.*)?)?[)\]]"),
    re.compile(rf"AP Photo\s*/.*|(?:{_AGENCY}\s+){{1,2}}(?:photo|image)\b.*"),
)

_BEFORE = r"(?:\S+\s+){2,}.*"  # a caption has words before its credit; a credit has none
# A caption ends in its credit, or begins as agencies' captions do.
_CAPTIONS = (
    re.compile(
        rf"{_BEFORE}[(\[](?:{_AGENCY}\s+(?:file\s+)?{_PICTURE}\b|(?:file\s+)?{_PICTURE}"
        rf"(?:\s+(?:by|credit|courtesy|via|copyright|source)\b|\s*[:/|]))[^()\[\]]{{0,100}}[)\]]\s*(?:{_AGENCY})?\.?",
        re.IGNORECASE | re.DOTALL,
    ),
    re.compile(
        rf"{_BEFORE}[(\[](?:AP|Associated Press|Reuters|AFP|Getty)\s*(?:Photo|Images?)?\s*/[^()\[\]]{{1,60}}"
        r"[)\]]\.?",
        re.DOTALL,
    ),
    re.compile(rf"{_BEFORE}[(\[][^()\[\]/]{{2,60}}/\s*{_AGENCY}(?:[\s/,]+{_AGENCY})*\s*[)\]]\.?", re.DOTALL),
    re.compile(rf"{_BEFORE}[a-z\d)][.)”\"]\s+{_NAME}\s*/\s*(?:{_AGENCY})(?:[\s/,]+(?:{_AGENCY}|via))*\.?", re.DOTALL),
    re.compile(r"(?:FILE(?:\s+PHOTO)?|File photo)\s*[-–—:]+\s*.+", re.DOTALL),
    re.compile(r"Image copyright\b.{2,80}\bImage caption\s.+", re.DOTALL),
    re.compile(rf"PHOTOS?: .+[(\[][^()\[\]]*{_AGENCY}[^()\[\]]*[)\]](?: More)?", re.DOTALL),
    re.compile(r"(?:Image|Media|Photo|Picture) caption:?\s.+|Caption:\s.+", re.DOTALL),
    re.compile(r"(?:Pictured|Above|In this (?:\w+\.? \d+, \d{4},? )?(?:file )?photo)\s*[:,]\s+.+", re.DOTALL),
)

# A day written out or in figures, as pages print it beside the byline.
DAY = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:\d{1,2}(?:st"
    r"|nd|rd|th)?\s+)?(?:jan|feb|mar|apr|may|june?|july?|aug|sept?"
    r"|oct|nov|dec)[a-z]*\.?\s+(?:\d{1,2}(?:st|nd|rd|th)?,?\s*)?(?:\d{4})?"
    r"|\d{4}[-/]\d\d?[-/]\d\d?|\d\d?[-/.]\d\d?[-/.]\d{2,4}"
)

_BYLINES = (
    re.compile(
        r"(?:(?:Written|Reported|Posted|Story|Analysis|Opinion|Commentary"
        r"|Text)\s+)?(?:By|BY|by)\s*:?\s+(?!(?i:the numbers|(?:mon|tues"
        r"|wednes|thurs|fri|satur|sun)day|now|then|contrast|comparison"
        rf"|law)\b){_NAMES}(?:\s*(?:[,|•·/–—-]|\bfor\b|\bof\b|\bin\b|\bat\b"
        rf"|\bon\b|(?=(?i:{DAY})))\s*.{{1,80}})?\.?"
    ),
    re.compile(rf"(?:Authors?|Reporters?|Writers?)\s*:\s+{_NAMES}.{{0,40}}"),
    re.compile(
        r"[(\[]?\s*(?:Additional |Writing and additional )?(?:Reporting"
        r"|Writing|Editing|Compiled)(?: and (?:writing|editing))? by\s+[A-Z].+"
    ),
    re.compile(
        rf"[•*—–-]*\s*{_NAMES},?(?:\s+(?:of|in|from)\s+.{{1,60}})?,?\s+(?:also\s+)?contributed(?:\s+(?:reporting"
        rf"|research|additional reporting))?(?:\s+(?:to|from|for)\b.{{1,60}})?\.?"
    ),
    re.compile(
        r"[•*—–-]*\s*[A-Z].{1,80}\bcontributed (?:reporting |research "
        r"|additional reporting |information )*to this (?:report|story"
        r"|article|post)\.?"
    ),
    re.compile(r"Contributing:\s+.+|Contact (?:reporter|the (?:author|writer))s?\b.{1,80}"),
)
# "Reuters", "Xinhua | Updated: 2017-05-30 17:52": an agency alone, or with the day.
_AGENCY_ALONE = re.compile(
    r"(?:The\s+)?(?:AP|Associated Press|Reuters|AFP|Agence France[- ]Presse"
    r"|UPI|Xinhua|Press Association|TASS|Bloomberg)(?: News)?"
    rf"(?:\s*[|,•·–—-]\s*(?i:(?:last |first )?(?:updated|published|posted)?(?: on| at)?\s*:?\s*(?:{DAY})).{{0,40}})?"
)


def role_of_credit(flat: str) -> BlockRole | None:
    """Return the role of a paragraph (white space collapsed) that declares who made or supplied something, if it does.

    Sources go first, then captions, which end in the credits that they would else be.
    """
    if _AGENCY_ALONE.fullmatch(flat):
        return BlockRole.BYLINE
    words = len(flat.split())
    for role, patterns, most in (
        (BlockRole.SOURCES, _SOURCES, _MEDIUM),
        (BlockRole.CAPTION, _CAPTIONS, _LONG),
        (BlockRole.CREDIT, _CREDITS, _MEDIUM),
        (BlockRole.BYLINE, _BYLINES, _MEDIUM),
    ):
        if words <= most and any(pattern.fullmatch(flat) for pattern in patterns):
            return role
    return None
