"""How pages word their equipment (furniture): patterns over one paragraph.

Learnt by reading what stands, word for word, in the articles of many outlets. A pattern is either a whole paragraph's
("Story continues below") or an opening in words of instruction or law ("Sign up for"), good up to a length.
"""

import re

from onrecord.intake.credits import DAY

_SHORT = 12  # words
_MEDIUM = 30
_LONG = 70

# One word at a time, each set apart: nested repetitions would take for ever over a long row of buttons.
_SHARE = (
    r"(?:share|tweet|post|e-?mail|print|save|like|follow|pin|send|copy|click|facebook|twitter|whatsapp|pinterest"
    r"|linkedin|reddit|google\+?|plus|instagram|tumblr|flipboard|mail|messenger|telegram|pocket|stumbleupon|digg|sms"
    r"|link|copied|youtube|snapchat|tiktok|rss)"
)
_SHARE_JOINT = r"(?:this|the|article|story|page|on|via|or|and|with|us|friends|to|by|x|all|sharing|options)"
_LISTS = (
    r"(?:stories|articles?|coverage|topics?|links?|content|news|videos?"
    r"|posts?|headlines|tags|reading|items?|galler(?:y|ies)|photos"
    r"|on this (?:story|topic)|now|for you|today|searches)"
)
_TIME = r"\d{1,2}(?:[:.]\d\d)?(?::\d\d)?\s*(?:[ap]\.?m\.?)?\s*(?:\(?[A-Z]{1,4}\)?)?"

# A whole paragraph, or several of these in a row, is the equipment of a page. Matched without case and final
# punctuation.
_FURNITURE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\W*",
        (
            r"(?:advertisement|ad|sponsored(?: content)?|promoted(?: content)?"
            r"|paid content|story continued? below|article continue[sd] below)(?: (?:advertisement"
            r"|this ad))?"
        ),
        (
            r"(?:advertisement\W*)+(?:(?:story )?continue[sd]? reading(?: the main story"
            r"| below)?|story continues below)?|(?:ad|advertisement) feedback"
        ),
        (
            r"(?:story|article|post|text) continue[sd]?(?: (?:below|after|under)\b.{0,40})?"
            r"|continue(?:d)? reading\b.{0,60}|keep reading|(?:read|show|load"
            r"|view|see|learn|find out) (?:more|all|less|the full story|full article)(?: (?:stories"
            r"|articles|news|comments?|here|about .{1,40}|from .{1,40}|on .{1,40}))?"
        ),
        (
            r"(?:skip|jump|go|return|back) to (?:the )?(?:main )?(?:content"
            r"|navigation|top|menu|search|article|homepage|home page|home|footer"
            r"|page)\b.{0,20}"
        ),
        r"(?:more|latest|top|new|best|trending) (?:in|from|on|about|by) (?:[\w’'&.-]+ ?){1,5}",
        (
            r"(?:more|see|read|also|related|popular|most|top|latest|trending"
            r"|recent|recommended|editor[’']?s?|editors[’']?|our|other|featured"
            r"|breaking|suggested|just)(?: (?:in|also|picks?|popular|read|viewed"
            rf"|shared|commented|recent|watched|talked about))?(?: {_LISTS})?"
        ),
        (
            r"(?:you (?:may|might|could) (?:also )?(?:like|be interested in"
            r"|enjoy)|what to (?:read|watch|know) next|up next|read next|next up"
            r"|watch next|don[’']?t miss|also (?:on|in|see) .{1,40}|more on this(?: story"
            r"| topic)?|most popular.{0,30}|top stories.{0,30}|recommended (?:for you"
            r"|videos?|by .{1,30})|trending(?: now)?|popular (?:video|videos"
            r"|now|posts?))"
        ),
        rf"{_SHARE}(?:[\s:,|/•·]+(?:{_SHARE}|{_SHARE_JOINT}))*",
        (
            r"(?:like this)?:? ?like loading|loading|close|open|play|pause"
            r"|mute|unmute|replay|previous|prev|next|menu|search|home|login"
            r"|log ?in|sign ?in|log ?out|register|subscribe|sign ?up|join|submit"
            r"|cancel|no thanks|accept|dismiss|expand|collapse|hide|show|view"
            r"|edit|delete|reply|report|flag|like|favou?rite|back|options|settings"
            r"|help|about us|contact us|about|contact|careers|newsletters?"
            r"|notifications?|(?:read|view) transcript|transcript"
        ),
        (
            r"(?:(?:previous|prev|next) (?:article|story|post|page|slide|photo"
            r"|image|video)|(?:prev|next|previous)?\s*image \d+ of \d+|slideshow \(\d+ images?\)"
            r"|\d+ (?:of|/) \d+|view gallery|(?:view|show|see) (?:photos?|images?"
            r"|gallery|slideshow|comments?)|photos? gallery|gallery|photos?"
            r"|images?|videos?|watch|listen|audio|scroll down for (?:the )?videos?"
            r"|enlarge this image|(?:toggle|hide|view) caption|caption|enlarge image"
            r"|play (?:video|slideshow|facebook)|media playback is (?:un)?supported.{0,40}"
            r"|now playing|\d{1,2}:\d\d(?::\d\d)?|interactive|graphic)"
        ),
        (
            r"(?:\d+ |no |view |show |hide |leave (?:a |your )?|post (?:a "
            r"|your )?|add (?:a |your )?|join the |start the |see all |read )?(?:comments?"
            r"|replies|conversation|discussion)(?: \(?\d+\)?| below| on this story"
            r"| are closed| section)?|join the (?:conversation|discussion).{0,40}"
            r"|comments are (?:closed|off|moderated).{0,60}|\d+ shares?"
        ),
        (
            r"(?:news)?letter sign-?\s?up|\[?(?:pullquote|break|music)\]?|analysis/opinion"
            r"|opinion|commentary|perspectives?|from the (?:left|right)|(?:by "
            r"|from )?(?:usa today|politico|cnn politics)|photo illustration"
            r"|exclusive|breaking(?: news)?|just in|live updates?|updated?"
            r"|follow me|your feedback.{0,40}"
        ),
        (
            r"(?:(?:first |originally |last )?(?:published|updated|posted|modified"
            r"|created|release date|date|filed|reported|issued)(?: (?:on|at))?)\W*(?:(?:on "
            rf"|at )?(?:{DAY}|{_TIME}|\d+ (?:minutes?|hours?|days?|weeks?|months?"
            rf"|years?) ago)[\s,|•·–—@-]*(?:at\s+)?)+.{{0,30}}"
        ),
        (
            rf"(?:{DAY})(?:[\s,|•·–—@/-]*(?:at\s+)?{_TIME})?(?:[\s,|•·–—@/-]*(?:first "
            rf"|originally |last )?(?:published|updated|posted|modified)\b.{{0,60}})?"
            rf"|{_TIME}(?:,?\s+(?:on )?(?:{DAY}))|\d+ (?:minutes?|mins?|hours?"
            r"|days?|weeks?|months?|years?) ago"
        ),
        (
            r"this (?:article|story|post) is (?:more|over) than \d+ \w+ old"
            r"|this (?:article|story|post) (?:has been|was) (?:last )?(?:updated"
            r"|originally published|first published|edited)\b.{0,80}|(?:this article"
            r"|this story) (?:originally|first) appeared (?:in|on|at)\b.{0,80}"
            r"|a version of this (?:article|story) .{0,120}"
        ),
        (
            r"this is a rush transcript\b.{0,120}|(?:this is a )?(?:developing"
            r"|breaking)(?: news)? story\b.{0,40}(?:check back|refresh|updates?"
            r"|more details).{0,60}|(?:please )?(?:check back|refresh) (?:for"
            r"|this|later|here|soon).{0,40}|more (?:details |information )?to (?:come"
            r"|follow)|this is a developing story"
        ),
    )
)

# Paragraphs that begin like this, in words of instruction or law, are equipment too, at the length given.
_OPENINGS = tuple(
    (re.compile(pattern, re.IGNORECASE), words)
    for pattern, words in (
        (r"\W*(?:©|\(c\)|copyright\b)\s*(?:©|\(c\)|copyright\b|by\b|the\b|\d{4})", _LONG),
        (r"\W*(?:©|\(c\)|copyright\b)\s*(?-i:[A-Z])", _SHORT),
        (r"[^.]{0,80}\ball rights reserved\b", _LONG),
        (r"this (?:material|content|report) may not be (?:published|reproduced|broadcast|copied)", _LONG),
        (
            (
                r"(?:to (?:\w+ ){1,6})?(?:just )?(?:click|tap|press|swipe) (?:here"
                r"|on|below|the|to|for|through|or tap)\b(?!,)"
            ),
            _MEDIUM,
        ),
        (r"(?:please )?(?:sign|signing) up (?:to|for|here|now|today|below|with)\b", _LONG),
        (r"(?:please )?subscribe (?:to|now|here|today|on|for|via|and|with)\b", _MEDIUM),
        (
            (
                r"[-–—•*]*\s*(?:you can )?(?:also )?follow (?:us|me|him|her|them"
                r"|@\w+|(?:[A-Z][\w.’'-]+ ){1,4}(?:at|on|@)|the .{1,30} on|our"
                r"|along)\b"
            ),
            _MEDIUM,
        ),
        (
            (
                r"[-–—•*]*\s*(?:(?:like|join|find|visit|contact|email|e-mail|reach"
                r"|tell|text|call|connect with|write to|send) (?:us|your|the newsroom"
                r"|a tip|tips|letters|an email|corrections)\b.{0,40}(?:\bat\b|\bon\b"
                r"|\bto\b|@)|(?:like|join|find|contact|email|e-mail|reach) (?:me"
                r"|him|her|them)\b.{0,40}(?:@|facebook|twitter|instagram))"
            ),
            _MEDIUM,
        ),
        (
            (
                r"(?:get|receive|want) (?:the|our|all|all the|breaking|more|daily"
                r"|free|a daily|your|up|top)\b.{0,120}(?:newsletter|inbox|alerts?"
                r"|app\b|delivered|notifications?|e-?mail)"
            ),
            _LONG,
        ),
        (r"(?:.{0,160}\b)?(?:delivered|sent|straight|directly) (?:\w+ ){0,2}to your (?:inbox|e-?mail|phone)\b", _LONG),
        (r"download (?:the|our)\b.{0,60}\bapps?\b", _MEDIUM),
        (
            (
                r"(?:by|in) (?:signing up|subscribing|submitting|clicking|registering"
                r"|continuing|using (?:this|our)|entering|providing)\b.{0,80}\byou\b"
            ),
            _LONG,
        ),
        (
            (
                r"(?:we|this (?:web)?site|our (?:web)?sites?)\b.{0,60}\b(?:uses?"
                r"|using|protected by|sets?) (?:cookies|recaptcha)"
            ),
            _LONG,
        ),
        (
            (
                r"(?:please|you (?:must|need to|have to)|sorry, you)\b.{0,20}\b(?:enable"
                r"|turn on|activate|log ?in|sign in|enter (?:a|your)|be logged in"
                r"|register|verify|disable)"
            ),
            _LONG,
        ),
        (
            (
                r"(?:your|you)\b.{0,20}\b(?:browser|notification|subscription|password"
                r"|e-?mail address|account|registration|ad blocker)\b.{0,40}\b(?:has"
                r"|is|does|was|saved|verified|required|expired|supported|outdated)\b"
            ),
            _MEDIUM,
        ),
        (
            (
                r"(?:thanks?|thank you) for (?:registering|signing up|subscribing"
                r"|reading|visiting|watching|joining|your (?:interest|support|feedback))"
            ),
            _LONG,
        ),
        (
            (
                r"(?:we have|we[’']ve|an? (?:confirmation|verification) e?-?mail (?:has"
                r"|was)).{0,20}\bsent\b.{0,40}(?:e-?mail|link)"
            ),
            _LONG,
        ),
        (
            (
                r"(?:there was (?:a problem|an error)|an error (?:has )?occurred"
                r"|e-?mail notifications are|if you do not receive the)\b"
            ),
            _LONG,
        ),
        (r"(?:.{0,60}\b)?enter (?:your|a valid|an?) e-?mail", _LONG),
        (
            (
                r"(?:the )?(?:opinions?|views?) (?:and opinions )?expressed\b.{0,120}\b(?:their"
                r"|his|her|author|own|necessarily|solely)"
            ),
            _LONG,
        ),
        (
            (
                r"(?:support|donate to|become a (?:member|subscriber)|make a (?:donation"
                r"|contribution)|help us|help support|already (?:a|have an?)) (?:\w+ ){0,3}(?:journalism"
                r"|today|now|newsroom|member|account|subscriber|keep|reporting)\b"
            ),
            _MEDIUM,
        ),
        (
            (
                r"(?:this (?:post|article|page) (?:may contain|contains) affiliate"
                r"|we may (?:earn|receive) (?:a )?commission|as an amazon associate)"
            ),
            _LONG,
        ),
        (
            (
                r"(?:terms of (?:use|service)|privacy (?:policy|notice)|cookie policy"
                r"|terms and conditions|do not sell my)\b"
            ),
            _SHORT,
        ),
        (r"(?:got a|have a|do you have a|send us (?:a|your)) (?:news )?(?:tip|question|story|confidential)\b", _MEDIUM),
        (
            (
                r"(?:report (?:an error|a typo|a correction)|submit a (?:tip|letter"
                r"|correction)|letters? to the editor)\b"
            ),
            _SHORT,
        ),
        (r"(?:interested in .{1,40}\? )?add .{1,40} as an interest\b", _MEDIUM),
        (
            (
                r"(?:don[’']t see the|can[’']t see the|having trouble|mobile users"
                r"|app users|on mobile)\b.{0,30}(?:graphic|video|above|here|click"
                r"|tap|see)"
            ),
            _MEDIUM,
        ),
        (r"vote now\b|take (?:our|the) (?:poll|survey|quiz)\b", _MEDIUM),
    )
)

# "Related: ...", "READ MORE: ...": a pointer to another article.
_POINTER = re.compile(
    r"[(\[>»•*-]*\s*(?:(?:READ|RELATED|WATCH|SEE|LISTEN|PHOTOS?|VIDEOS?"
    r"|GALLERY|MORE|LIVE|ALSO|MAP|POLL|QUIZ|FULL COVERAGE|SPECIAL COVERAGE"
    r"|COMPLETE COVERAGE)"
    r"|(?:Read|See|Watch|Hear|More|Related|Also|Recommended|Must|Full|Don[’']t|Further|Special|Previously|Continue)"
    r"(?: (?:more|also|next|now|here|story|stories|article|articles"
    r"|coverage|reading|video|links?|read|miss|this|on this|on this story"
    r"|the full story|from .{1,30}|on .{1,30}|in .{1,30}|about .{1,30})){0,2})"
    r"(?: (?:MORE|ALSO|NEXT|NOW|HERE|STORY|STORIES|THIS|TOO|LIVE|VIDEO|IT|NEWS|ON .{1,30}))*\s*[:|>»]\s*\S.*",
)
_PHOTOS_IN_PARENTHESES = re.compile(
    r"\(\s*(?:PHOTOS?|VIDEOS?|WATCH|READ|RELATED|ALSO|See|Read|Watch|Also)\b[^()]*\)\W*"
)
_LIST_HEADING = re.compile(
    r"(?:read (?:more|also|next)|related(?: \w+)?|more (?:in|from|on"
    r"|about) .{1,40}|more on this(?: story| topic)?|more|see also"
    r"|also see|(?:most|more) (?:popular|read)(?: .{1,20})?"
    r"|popular .{1,20}|trending(?: now)?|recommended(?: .{1,20})?|editor[’']?s[’']? picks?"
    r"|top stories|latest (?:news|stories)|you (?:may|might) also like"
    r"|further reading|don[’']?t miss)",
    re.IGNORECASE,
)
_BARE_DAY = re.compile(rf"(?:{DAY})", re.IGNORECASE)
_EDGES = re.compile(r"^[\s•·*>»|–—-]+|[\s:.…!?>»|*›→]+$")


def is_equipment(flat: str) -> bool:
    """Tell whether a paragraph (white space collapsed) is equipment and no more: "Share this", "More in News"."""
    bare = _EDGES.sub("", flat)
    return any(pattern.fullmatch(bare) for pattern in _FURNITURE)


def instructs(flat: str) -> bool:
    """Tell whether a paragraph opens in words of instruction or law, or points to another article."""
    words = len(flat.split())
    if any(words <= most and pattern.match(flat) for pattern, most in _OPENINGS):
        return True
    return words <= _MEDIUM and bool(_POINTER.fullmatch(flat) or _PHOTOS_IN_PARENTHESES.fullmatch(flat))


def is_bare_day(paragraph: str) -> bool:
    """Tell whether a paragraph is a day and no more.

    That is the day of publication at the edge of an article, and a heading inside it.
    """
    return _BARE_DAY.fullmatch(paragraph.strip(" \t\r\n:.—–-")) is not None


def heads_a_list(paragraph: str) -> bool:
    """Tell whether a paragraph announces a list of links to other articles."""
    return _LIST_HEADING.fullmatch(paragraph.strip(" \t\r\n:.…>»|•*-")) is not None
