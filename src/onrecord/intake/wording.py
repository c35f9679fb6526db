"""What the wording of one paragraph says of its role: furniture, credit, caption, byline, declared sources.

Every pattern is anchored and speaks of form, in the words that pages use for it; none knows a text. A paragraph that no
pattern knows is nothing here: whoever asks takes it for body, because a statement lost to furniture is lost for good,
while a line of furniture among the body costs little. Ordered: what a paragraph declares (sources, credits) goes first.
"""

import re

from onrecord.model.article import BlockRole

_SHORT = 12
_MEDIUM = 30
_LONG = 70

_AGENCY = (
    r"(?:The\s+)?(?:AP|Associated Press|A\.P\.|Reuters|Thomson Reuters|AFP|Agence France[- ]Presse|UPI|Getty(?:\s+Images)?|EPA"
    r"|Xinhua|Press Association|PA(?:\s+Wire)?|Shutterstock|Pixabay|iStock(?:photo)?|Flickr|Wikimedia(?:\s+Commons)?|Alamy|Corbis|ZUMA"
    r"|Unsplash|Pool|Handout|File|AAP|Rex(?:\s+Features)?|TASS|Sputnik|Creative Commons|CC[ -]BY\S*)"
)
_WIRE = (
    r"(?:The\s+)?(?:Associated Press|AP|Reuters|AFP|Agence France[- ]Presse|UPI|Bloomberg(?:\s+News)?|Xinhua|Press Association"
    r"|(?:[A-Z][\w.]+\s+){0,3}(?:wires?|wire\s+(?:services?|reports?)|staff reports?))"
)
_NAME = r"(?:[A-Z][\w.'’-]*\.?|de|van|von|der|al|bin|el|la|le|du|da)(?:\s+(?:[A-Z][\w.'’-]*\.?|de|van|von|der|al|bin|el|la|le|du|da)){0,3}"
_NAMES = rf"{_NAME}(?:(?:,\s+|,?\s+(?:and|&)\s+){_NAME}){{0,5}}"
_PICTURE = r"(?:photo(?:graph)?s?|images?|pictures?|picture|video|illustration|graphic|cover|composite|screen\s?(?:shot|grab|capture))"
_SITES = r"(?:facebook|twitter|x|whatsapp|pinterest|linkedin|reddit|google\+?|google plus|instagram|tumblr|flipboard|email|e-mail|mail|messenger|telegram|pocket|stumbleupon|digg|print|sms|copy link|link copied|tweet|share|save|youtube|snapchat|tiktok|rss)"
_LISTS = r"(?:stories|articles?|coverage|topics?|links?|content|news|videos?|posts?|headlines|tags|reading|items?|galler(?:y|ies)|photos|on this (?:story|topic)|now|for you|today|searches)"
# Names and what joins them, no verb: "Photos by Jane Doe and AFP", never "Photos from Friday showed rubble".
_CAPITALISED = r"(?:(?:[A-Z@(©\d&/|–-]\S*|of|the|via|and|for|by|courtesy|from|in|at|on|a|/)(?:\s+|$))+"

_SOURCES = (
    re.compile(r"(?:Sources?|Sourced? from|Additional sources?)\s*:\s*(?!.*\b(?:said|says|told)\b)\S.*", re.DOTALL),
    re.compile(rf"(?:With|From|Compiled from|Via)\s+(?:{_WIRE}|wire (?:services|reports))(?:,? (?:and|&) .{{1,40}})?\.?"),
    re.compile(rf"[•*—–-]*\s*(?:{_NAMES}[,]?\s+(?:and|&)\s+)?{_WIRE}(?:,? and {_NAMES})?\s+(?:also\s+)?contributed (?:\w+ ){{0,3}}to this (?:report|story|article)\.?"),
    re.compile(r"[•*—–-]*\s*This (?:article|story|report) (?:is|was) (?:based|compiled|produced|adapted|written|prepared|reported)\b.{0,60}\b(?:wire|reports?|agency|agencies|material)\b.{0,60}"),
    re.compile(rf"Contributing:\s+(?:The\s+)?(?:Associated Press|AP|Reuters|AFP)\b.*"),
)  # fmt: skip

_CREDITS = (
    re.compile(rf"[(\[]?\s*(?i:(?:Above|Below|Top|Main|Cover|Featured?|Header|Lead|Homepage|File|Left|Right)?\s*{_PICTURE}\s+(?:by|courtesy(?: of)?|credits?|via|from|copyright|provided by)\b[\s:]*){_CAPITALISED}"),
    re.compile(rf"[(\[]?\s*(?:(?:{_AGENCY}|File|Handout|Stock|Courtesy|Top|Main|Lead|Heading|Header|Cover|Featured?|Above|Below|Dreamstime)\s+)?{_PICTURE}(?:\s+credit)?s?\s*[:/]\s*.*\b(?:{_AGENCY}|{_NAME})\b.*"),
    re.compile(r"[(\[]?\s*(?:\w+\s+)?(?:credit|courtesy|image source|photograph)s?\s*:\s*.+", re.IGNORECASE),
    re.compile(rf"(?:Enlarge this image\s+)?(?:(?:toggle|hide) caption\s+)?(?:{_NAME}\s*/\s*)?{_AGENCY}(?:\s+{_NAME}\s*/\s*{_AGENCY}.*)?"),
    re.compile(rf"[(\[]?\s*(?:©\s*|\(c\)\s*|AP Photo/|Photo by\s+)?{_NAMES}\s*(?:/|\||,| via | for |\s—\s)\s*(?:\w[\w. ]*/)?{_AGENCY}(?:\s*[/,]?\s*{_AGENCY})*(?:\s+via\s+{_AGENCY})?\s*(?:,?\s*(?:File|\d{{4}}))?\s*[)\]]?\.?"),
    re.compile(rf"(?:Enlarge this image\s+)?(?:toggle|hide) caption\b.*", re.DOTALL),
    re.compile(rf"[(\[]\s*{_AGENCY}(?:\s*(?:photo|image|file photo)?s?\s*(?:/.*)?)?[)\]]"),
    re.compile(rf"AP Photo\s*/.*|(?:{_AGENCY}\s+){{1,2}}(?:photo|image)\b.*"),
)  # fmt: skip

# A caption ends in its credit, or begins as agencies' captions do.
_CAPTIONS = (
    re.compile(rf".*[(\[](?:{_AGENCY}\s+)?(?:file\s+)?{_PICTURE}(?:\s+(?:by|credit|courtesy|via|copyright))?\b[^()\[\]]{{0,100}}[)\]]\s*(?:{_AGENCY})?\.?", re.IGNORECASE | re.DOTALL),
    re.compile(rf".*[(\[](?:AP|Associated Press|Reuters|AFP|Getty)\s*(?:Photo|Images?)?\s*/[^()\[\]]{{1,60}}[)\]]\.?", re.DOTALL),
    re.compile(rf".*[(\[][^()\[\]/]{{2,60}}/\s*{_AGENCY}(?:[\s/,]+{_AGENCY})*\s*[)\]]\.?", re.DOTALL),
    re.compile(rf".*[.)”\"]\s+{_NAME}\s*/\s*(?:{_AGENCY})(?:[\s/,]+(?:{_AGENCY}|via))*\.?", re.DOTALL),
    re.compile(r"(?:FILE(?:\s+PHOTO)?|File photo)\s*[-–—:]+\s*.+", re.DOTALL),
    re.compile(r"Image copyright\b.{2,80}\bImage caption\s.+", re.DOTALL),
    re.compile(rf"PHOTOS?: .+[(\[][^()\[\]]*{_AGENCY}[^()\[\]]*[)\]](?: More)?", re.DOTALL),
    re.compile(r"(?:Image|Media|Photo|Picture) caption:?\s.+|Caption:\s.+", re.DOTALL),
    re.compile(r"(?:Pictured|Above|In this (?:\w+\.? \d+, \d{4},? )?(?:file )?photo)\s*[:,]\s+.+", re.DOTALL),
)  # fmt: skip

_BYLINES = (
    re.compile(rf"(?:(?:Written|Reported|Posted|Story|Analysis|Opinion|Commentary|Text)\s+)?(?:By|BY|by)\s*:?\s+(?!(?i:the numbers|(?:mon|tues|wednes|thurs|fri|satur|sun)day|now|then|contrast|comparison|law)\b){_NAMES}(?:\s*(?:[,|•·/–—-]|\bfor\b|\bof\b|\bin\b|\bat\b)\s*.{{1,80}})?\.?"),
    re.compile(rf"(?:Authors?|Reporters?|Writers?)\s*:\s+{_NAMES}.{{0,40}}"),
    re.compile(r"[(\[]?\s*(?:Additional |Writing and additional )?(?:Reporting|Writing|Editing|Compiled)(?: and (?:writing|editing))? by\s+[A-Z].+"),
    re.compile(rf"[•*—–-]*\s*{_NAMES},?(?:\s+(?:of|in|from)\s+.{{1,60}})?,?\s+(?:also\s+)?contributed(?:\s+(?:reporting|research|additional reporting))?(?:\s+(?:to|from|for)\b.{{1,60}})?\.?"),
    re.compile(rf"[•*—–-]*\s*[A-Z].{{1,80}}\bcontributed (?:reporting |research |additional reporting |information )*to this (?:report|story|article|post)\.?"),
    re.compile(rf"Contributing:\s+.+|Contact (?:reporter|the (?:author|writer))s?\b.{{1,80}}"),
)  # fmt: skip
_AGENCY_ALONE = re.compile(r"(?:The\s+)?(?:AP|Associated Press|Reuters|AFP|Agence France[- ]Presse|UPI|Xinhua|Press Association|TASS|Bloomberg)(?: News)?")

_DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s+(?:\d{1,2}(?:st|nd|rd|th)?,?\s*)?(?:\d{4})?|\d{4}[-/]\d\d?[-/]\d\d?|\d\d?[-/.]\d\d?[-/.]\d{2,4}"
_TIME = r"\d{1,2}(?:[:.]\d\d)?(?::\d\d)?\s*(?:[ap]\.?m\.?)?\s*(?:\(?[A-Z]{1,4}\)?)?"

# A whole paragraph, or several of these in a row, is the equipment of a page. Matched without case and final punctuation.
_FURNITURE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\W+",
        r"(?:advertisement|ad|sponsored(?: content)?|promoted(?: content)?|paid content|story continued? below|article continue[sd] below)(?: (?:advertisement|this ad))?",
        r"(?:advertisement\W*)+(?:(?:story )?continue[sd]? reading(?: the main story| below)?|story continues below)?|(?:ad|advertisement) feedback",
        r"(?:story|article|post|text) continue[sd]?(?: (?:below|after|under)\b.{0,40})?|continue(?:d)? reading\b.{0,60}|keep reading|(?:read|show|load|view|see|learn|find out) (?:more|all|less|the full story|full article)(?: (?:stories|articles|news|comments?|here|about .{1,40}|from .{1,40}|on .{1,40}))?",
        r"(?:skip|jump|go|return|back) to (?:the )?(?:main )?(?:content|navigation|top|menu|search|article|homepage|home page|home|footer|page)\b.{0,20}",
        r"(?:more|latest|top|new|best|trending) (?:in|from|on|about|by) (?:[\w’'&.-]+ ?){1,5}",
        rf"(?:more|see|read|also|related|popular|most|top|latest|trending|recent|recommended|editor[’']?s?|editors[’']?|our|other|featured|breaking|suggested|just)(?: (?:in|also|picks?|popular|read|viewed|shared|commented|recent|watched|talked about))?(?: {_LISTS})?",
        r"(?:you (?:may|might|could) (?:also )?(?:like|be interested in|enjoy)|what to (?:read|watch|know) next|up next|read next|next up|watch next|don[’']?t miss|also (?:on|in|see) .{1,40}|more on this(?: story| topic)?|most popular.{0,30}|top stories.{0,30}|recommended (?:for you|videos?|by .{1,30})|trending(?: now)?|popular (?:video|videos|now|posts?))",
        rf"(?=(?:share|tweet|post|email|print|save|like|follow|pin|send|copy|click|{_SITES})\b)(?:(?:share|tweet|post|email|print|save|like|follow|pin|send|copy|send to|share (?:this|on|via|to|with)|save to|click to)[\s:,|/•·]*)*(?:(?:this|the) (?:article|story|post|page|on)|{_SITES})?(?:[\s:,|/•·]*(?:share|on|via|this|or|and|with us|with friends|{_SITES}))*",
        r"(?:like this)?:? ?like loading|loading|close|open|play|pause|mute|unmute|replay|previous|prev|next|menu|search|home|login|log ?in|sign ?in|log ?out|register|subscribe|sign ?up|join|submit|cancel|no thanks|accept|dismiss|expand|collapse|hide|show|view|edit|delete|reply|report|flag|like|favou?rite|back|options|settings|help|about us|contact us|about|contact|careers|newsletters?|notifications?|(?:read|view) transcript|transcript",
        r"(?:(?:previous|prev|next) (?:article|story|post|page|slide|photo|image|video)|(?:prev|next|previous)?\s*image \d+ of \d+|slideshow \(\d+ images?\)|\d+ (?:of|/) \d+|view gallery|(?:view|show|see) (?:photos?|images?|gallery|slideshow|comments?)|photos? gallery|gallery|photos?|images?|videos?|watch|listen|audio|scroll down for (?:the )?videos?|enlarge this image|(?:toggle|hide|view) caption|caption|enlarge image|play (?:video|slideshow|facebook)|media playback is (?:un)?supported.{0,40}|now playing|\d{1,2}:\d\d(?::\d\d)?|interactive|graphic)",
        r"(?:\d+ |no |view |show |hide |leave (?:a |your )?|post (?:a |your )?|add (?:a |your )?|join the |start the |see all |read )?(?:comments?|replies|conversation|discussion)(?: \(?\d+\)?| below| on this story| are closed| section)?|join the (?:conversation|discussion).{0,40}|comments are (?:closed|off|moderated).{0,60}|\d+ shares?",
        r"(?:news)?letter sign-?\s?up|\[?(?:pullquote|break|music)\]?|analysis/opinion|opinion|commentary|perspectives?|from the (?:left|right)|(?:by |from )?(?:usa today|politico|cnn politics)|photo illustration|exclusive|breaking(?: news)?|just in|live updates?|updated?|follow me|image copyright.{0,60}|your feedback.{0,40}",
        rf"(?:(?:first |originally |last )?(?:published|updated|posted|modified|created|release date|date|filed|reported|issued)(?: (?:on|at))?)\W*(?:(?:on |at )?(?:{_DAY}|{_TIME}|\d+ (?:minutes?|hours?|days?|weeks?|months?|years?) ago)[\s,|•·–—@-]*(?:at\s+)?)+.{{0,30}}",
        rf"(?:{_DAY})(?:[\s,|•·–—@/-]*(?:at\s+)?{_TIME})?(?:[\s,|•·–—@/-]*(?:first |originally |last )?(?:published|updated|posted)\b.{{0,60}})?|{_TIME}(?:,?\s+(?:on )?(?:{_DAY}))|\d+ (?:minutes?|mins?|hours?|days?|weeks?|months?|years?) ago",
        r"this (?:article|story|post) is (?:more|over) than \d+ \w+ old|this (?:article|story|post) (?:has been|was) (?:last )?(?:updated|originally published|first published|edited)\b.{0,80}|(?:this article|this story) (?:originally|first) appeared (?:in|on|at)\b.{0,80}|a version of this (?:article|story) .{0,120}",
        r"this is a rush transcript\b.{0,120}|(?:this is a )?(?:developing|breaking)(?: news)? story\b.{0,40}(?:check back|refresh|updates?|more details).{0,60}|(?:please )?(?:check back|refresh) (?:for|this|later|here|soon).{0,40}|more (?:details |information )?to (?:come|follow)|this is a developing story",
    )
)  # fmt: skip

# Paragraphs that begin like this, in words of instruction or law, are equipment too, at the length given.
_OPENINGS = tuple(
    (re.compile(pattern, re.IGNORECASE), words)
    for pattern, words in (
        (r"\W*(?:©|\(c\)|copyright\b)\s*(?:©|\(c\)|copyright\b|by\b|the\b|\d{4})", _LONG),
        (r"\W*(?:©|\(c\)|copyright\b)\s*[A-Z]", _SHORT),
        (r"[^.]{0,80}\ball rights reserved\b", _LONG),
        (r"this (?:material|content|report) may not be (?:published|reproduced|broadcast|copied)", _LONG),
        (r"(?:to (?:\w+ ){1,6})?(?:just )?(?:click|tap|press|swipe) (?:here|on|below|the|to|for|through|or tap)\b", _MEDIUM),
        (r"(?:please )?(?:sign|signing) up (?:to|for|here|now|today|below|with)\b", _LONG),
        (r"(?:please )?subscribe (?:to|now|here|today|on|for|via|and|with)\b", _MEDIUM),
        (r"[-–—•*]*\s*(?:you can )?(?:also )?follow (?:us|me|him|her|them|@\w+|(?:[A-Z][\w.’'-]+ ){1,4}(?:at|on|@)|the .{1,30} on|our|along)\b", _MEDIUM),
        (r"[-–—•*]*\s*(?:(?:like|join|find|visit|contact|email|e-mail|reach|tell|text|call|connect with|write to|send) (?:us|your|the newsroom|a tip|tips|letters|an email|corrections)\b.{0,40}(?:\bat\b|\bon\b|\bto\b|@)|(?:like|join|find|contact|email|e-mail|reach) (?:me|him|her|them)\b.{0,40}(?:@|facebook|twitter|instagram))", _MEDIUM),
        (r"(?:get|receive|want) (?:the|our|all|all the|breaking|more|daily|free|a daily|your|up|top)\b.{0,120}(?:newsletter|inbox|alerts?|app\b|delivered|notifications?|e-?mail)", _LONG),
        (r"(?:.{0,160}\b)?(?:delivered|sent|straight|directly) (?:\w+ ){0,2}to your (?:inbox|e-?mail|phone)\b", _LONG),
        (r"download (?:the|our)\b.{0,60}\bapps?\b", _MEDIUM),
        (r"(?:by|in) (?:signing up|subscribing|submitting|clicking|registering|continuing|using (?:this|our)|entering|providing)\b.{0,80}\byou\b", _LONG),
        (r"(?:we|this (?:web)?site|our (?:web)?sites?)\b.{0,60}\b(?:uses?|using|protected by|sets?) (?:cookies|recaptcha)", _LONG),
        (r"(?:please|you (?:must|need to|have to)|sorry, you)\b.{0,20}\b(?:enable|turn on|activate|log ?in|sign in|enter (?:a|your)|be logged in|register|verify|disable)", _LONG),
        (r"(?:your|you)\b.{0,20}\b(?:browser|notification|subscription|password|e-?mail address|account|registration|ad blocker)\b.{0,40}\b(?:has|is|does|was|saved|verified|required|expired|supported|outdated)\b", _MEDIUM),
        (r"(?:thanks?|thank you) for (?:registering|signing up|subscribing|reading|visiting|watching|joining|your (?:interest|support|feedback))", _LONG),
        (r"(?:we have|we[’']ve|an? (?:confirmation|verification) e?-?mail (?:has|was)).{0,20}\bsent\b.{0,40}(?:e-?mail|link)", _LONG),
        (r"(?:there was (?:a problem|an error)|an error (?:has )?occurred|e-?mail notifications are|if you do not receive the)\b", _LONG),
        (r"(?:.{0,60}\b)?enter (?:your|a valid|an?) e-?mail", _LONG),
        (r"(?:the )?(?:opinions?|views?) (?:and opinions )?expressed\b.{0,120}\b(?:their|his|her|author|own|necessarily|solely)", _LONG),
        (r"(?:support|donate to|become a (?:member|subscriber)|make a (?:donation|contribution)|help us|help support|already (?:a|have an?)) (?:\w+ ){0,3}(?:journalism|today|now|newsroom|member|account|subscriber|keep|reporting)\b", _MEDIUM),
        (r"(?:this (?:post|article|page) (?:may contain|contains) affiliate|we may (?:earn|receive) (?:a )?commission|as an amazon associate)", _LONG),
        (r"(?:terms of (?:use|service)|privacy (?:policy|notice)|cookie policy|terms and conditions|do not sell my)\b", _SHORT),
        (r"(?:got a|have a|do you have a|send us (?:a|your)) (?:news )?(?:tip|question|story|confidential)\b", _MEDIUM),
        (r"(?:report (?:an error|a typo|a correction)|submit a (?:tip|letter|correction)|letters? to the editor)\b", _SHORT),
        (r"(?:interested in .{1,40}\? )?add .{1,40} as an interest\b", _MEDIUM),
        (r"(?:don[’']t see the|can[’']t see the|having trouble|mobile users|app users|on mobile)\b.{0,30}(?:graphic|video|above|here|click|tap|see)", _MEDIUM),
        (r"vote now\b|take (?:our|the) (?:poll|survey|quiz)\b", _MEDIUM),
    )
)  # fmt: skip

# "Related: ...", "READ MORE: ...": a pointer to another article.
_POINTER = re.compile(
    r"[(\[>»•*-]*\s*(?:(?:READ|RELATED|WATCH|SEE|LISTEN|PHOTOS?|VIDEOS?|GALLERY|MORE|LIVE|ALSO|MAP|POLL|QUIZ|FULL COVERAGE|SPECIAL COVERAGE|COMPLETE COVERAGE)"
    r"|(?:Read|See|Watch|Hear|More|Related|Also|Recommended|Must|Full|Don[’']t|Further|Special|Previously|Continue)"
    r"(?: (?:more|also|next|now|here|story|stories|article|articles|coverage|reading|video|links?|read|miss|this|on this|on this story|the full story|from .{1,30}|on .{1,30}|in .{1,30}|about .{1,30})){0,2})"
    r"(?: (?:MORE|ALSO|NEXT|NOW|HERE|STORY|STORIES|THIS|TOO|LIVE|VIDEO|IT|NEWS|ON .{1,30}))*\s*[:|>»]\s*\S.*",
)
_PHOTOS_IN_PARENTHESES = re.compile(r"\(\s*(?:PHOTOS?|VIDEOS?|WATCH|READ|RELATED|ALSO|See|Read|Watch|Also)\b[^()]*\)\W*")
_SAID = re.compile(r"\b(?:said|says|told|added|tweeted|wrote|announced|denied|claimed)\b", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"][^”\"]*\s[^”\"]*\s[^”\"]*[”\"]")


def role_by_wording(paragraph: str) -> BlockRole | None:
    """Return the role that a paragraph's words alone give it, None where they say nothing (body, most likely)."""
    words = len(paragraph.split())
    if words > _LONG:
        return None
    flat = " ".join(paragraph.split())
    if _AGENCY_ALONE.fullmatch(flat):
        return BlockRole.BYLINE
    bare = re.sub(r"^[\s•·*>»|–—-]+|[\s:.…!?>»|*›→]+$", "", flat)
    if any(pattern.fullmatch(bare) for pattern in _FURNITURE):
        return BlockRole.FURNITURE
    for role, patterns, most in (
        (BlockRole.SOURCES, _SOURCES, _MEDIUM),
        (BlockRole.CAPTION, _CAPTIONS, _LONG),
        (BlockRole.CREDIT, _CREDITS, _MEDIUM),
        (BlockRole.BYLINE, _BYLINES, _MEDIUM),
    ):
        if words <= most and any(pattern.fullmatch(flat) for pattern in patterns):
            return role
    if _QUOTED.search(flat) and _SAID.search(flat):
        return None  # somebody speaks: whatever the opening looks like, this is the article's
    if any(words <= most and pattern.match(flat) for pattern, most in _OPENINGS):
        return BlockRole.FURNITURE
    if words <= _MEDIUM and (_POINTER.fullmatch(flat) or _PHOTOS_IN_PARENTHESES.fullmatch(flat)):
        return BlockRole.FURNITURE
    return None


_LIST_HEADING = re.compile(
    r"(?:read (?:more|also|next)|related(?: \w+)?|more (?:in|from|on|about) .{1,40}|more on this(?: story| topic)?|more|see also|also see|(?:most|more) (?:popular|read)(?: .{1,20})?"
    r"|popular .{1,20}|trending(?: now)?|recommended(?: .{1,20})?|editor[’']?s[’']? picks?|top stories|latest (?:news|stories)|you (?:may|might) also like|further reading|don[’']?t miss)",
    re.IGNORECASE,
)

_BARE_DAY = re.compile(rf"(?:{_DAY})", re.IGNORECASE)


def is_bare_day(paragraph: str) -> bool:
    """Tell whether a paragraph is a day and no more: the day of publication at the edge of an article, a heading inside it."""
    return _BARE_DAY.fullmatch(paragraph.strip(" \t\r\n:.—–-")) is not None


def heads_a_list(paragraph: str) -> bool:
    """Tell whether a paragraph announces a list of links to other articles."""
    return _LIST_HEADING.fullmatch(paragraph.strip(" \t\r\n:.…>»|•*-")) is not None


_NOT_A_CITY = (
    "UPDATE|UPDATED|FINAL|DEVELOPING|EXCLUSIVE|BREAKING|NEW|WATCH|READ|RELATED|ANALYSIS|OPINION|CORRECTION|NOTE|EDITOR|VIDEO|PHOTOS?|MORE|LIVE"
    "|POLL|FILE|PHOTO|ALSO|PLUS|TRUMP|Q|A|YES|NO|FACT|FALSE|TRUE|ADVERTISEMENT|EDITORIAL|COMMENTARY|REVIEW|WARNING|SPOILER"
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_PLACE = rf"(?!(?:{_NOT_A_CITY})\b)[A-Z][A-Z.'’ -]*[A-Z.](?:,\s(?:[A-Z][\w.'’]*\.?)(?:\s[A-Z][\w.'’]*\.?){{0,2}})?"
_PRINTER = r"[(\[/]\s*(?:[A-Z][\w.&'’ /-]{1,38})\s*[)\]/]"
_DASH = r"(?:\s+[-–—]{1,3}\s*|\s*[–—]\s*|\s*--+\s*)"
_DATELINES = (
    # PARIS (Reuters) -   BEIRUT, Lebanon —   MOSCOW, May 29 (Reuters) -   BEIJING --
    re.compile(rf"{_PLACE}(?:,?\s{_MONTH}\s\d{{1,2}})?(?:,?\s*{_PRINTER})?{_DASH}(?=\S)"),
    # PARIS (Reuters) The ...
    re.compile(rf"{_PLACE}(?:,?\s{_MONTH}\s\d{{1,2}})?\s*{_PRINTER}\s*[-–—:]*\s*(?=[A-Z“\"‘'])"),
    # (CNN) –   Tempe, Arizona (CNN) Jeb ...
    re.compile(rf"(?:[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){{0,2}}(?:,\s[A-Z][\w.]+(?:\s[A-Z]\w+)?)?\s+)?\((?:CNN|AP|Reuters|AFP|UPI|CNNMoney|CNSNews\.com|KPIX|(?!(?:BEGIN|END|VIDEO|AUDIO|LAUGHTER|APPLAUSE|CROSSTALK|INAUDIBLE|MUSIC|CHEERS|PHOTOS?|UPDATED?|WATCH|READ)\b)[A-Z]{{2,8}}(?:[ /][A-Z0-9]+)*|[A-Z]\w+ News(?: Service)?)\)\s*[-–—:]*\s*(?=[A-Z“\"‘'])"),
)  # fmt: skip


def dateline_end(paragraph: str) -> int:
    """Return the length of the dateline that a paragraph begins with ("PARIS (Reuters) - "), white space after it included; else 0."""
    return next((found.end() for pattern in _DATELINES if (found := pattern.match(paragraph))), 0)
