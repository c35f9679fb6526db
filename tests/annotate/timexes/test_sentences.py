"""Sentences with their answers in marks.

`He left <DATE 2017-05-26|XXXX-WXX-5>Friday</>.`: a `|` parts the value from the one that is told without a day of
publication.
"""

import re
from dataclasses import dataclass
from datetime import date

import pytest
import spacy
from spacy.language import Language

from onrecord.annotate.timexes import find, recognise, resolve

PUBLISHED = date(2017, 5, 29)  # a Monday
MARK = re.compile(r"<(?P<type>[A-Z]+) (?P<value>[^|>]+)(?:\|(?P<partial>[^>]+))?>(?P<words>[^<]*)</>")

SENTENCES = """
The minister said <DATE 2017-05-29|XXXX-WXX-1>Monday</> that talks failed.
Ministers met on <DATE 2017-05-26|XXXX-WXX-5>Friday</> and will meet again on <DATE 2017-06-01|XXXX-WXX-4>Thursday</>.
Leaders are to meet <DATE 2017-05-30|XXXX-WXX-2>next Tuesday</>.
She resigned <DATE 2017-05-22|XXXX-WXX-1>last Monday</>.
The accord was signed in <DATE 2017-03|XXXX-03>March</> and will lapse in <DATE 2018-03|XXXX-03>March</>.
He spoke on <DATE 2017-05-02|XXXX-05-02>May 2</> and again on <DATE 2017-05-05|XXXX-05-05>5 May</>.
It fell on <DATE 2001-09-11|2001-09-11>Sept. 11, 2001</>, and on <DATE 2017-05-23|2017-05-23>Tuesday, May 23, 2017</>.
It happened on <DATE 2001-09-11>9/11/2001</>, on <DATE 2017-05-02>2017-05-02</> and on <DATE 2017-05-23>23.5.2017</>.
The talks ran from <DATE 2017-06-05|XXXX-06-05>June 5</>-<DATE 2017-06-07|XXXX-06-07>7</>.
The party governed from <DATE 2012>2012</> to <DATE 2014>2014</>.
The camp has stood since <DATE 2017-02|XXXX-02>February</>.
<DATE 2017-04|XXXX-XX>Late last month</> and <DATE 2017|XXXX>earlier this year</> the group struck.
<DATE 2017-W21|XXXX-WXX>Last week</> they fled; <DATE 2017-W23|XXXX-WXX>next week</> they return.
They came <DATE 2017-05-28|XXXX-XX-XX>yesterday</>, not <DATE 2017-05-27|XXXX-XX-XX>the day before yesterday</>.
He quit <DATE 2017-05-19|XXXX-XX-XX>10 days ago</>, or <DATE 2017-W20|XXXX-WXX>a couple of weeks ago</>.
She left <DATE 2014|XXXX>three years ago</> and he left <DATE PAST_REF>several months ago</>.
Prices rose in <DATE 199>the 1990s</>, <DATE 198>the early '80s</> and <DATE 196>the mid-sixties</>.
He retired at <DATE 19>the end of the 20th century</>.
Sales fell in <DATE 2016-Q4>the fourth quarter of 2016</> and <DATE 2017-H1>the first half of 2017</>.
Profit fell in <DATE 2017-Q1|XXXX-Q1>the first quarter</> from <DATE 2016-Q1|XXXX-Q1>a year earlier</>.
The drought began in <DATE 1994-WI>the winter of 1994</> and ended <DATE 2016-SU|XXXX-SU>last summer</>.
<DATE 2018>Fiscal year 2018</> will begin on <DATE 2017-10-01|XXXX-10-01>Oct. 1</>.
Crowds came on <DATE 2016-12-31|XXXX-12-31>New Year's Eve</>.
Crowds will come on <DATE 2017-07-14|XXXX-07-14>Bastille Day</>.
They met <DATE 2016-11-24|XXXX-XX-XX>last Thanksgiving</>.
Police were called at <TIME 2017-05-23T06:10|XXXX-WXX-2T06:10>6.10am on Tuesday</>.
The blast struck at <TIME 2017-05-25T11:00Z|XXXX-WXX-4T11:00Z>11:00 GMT on Thursday</>.
The siege ended at <TIME 2017-05-28T17:00|XXXX-WXX-7T17:00>5 p.m. EST Sunday</>.
Shops closed <TIME 2017-05-25TNI|XXXX-WXX-4TNI>Thursday night local time</>.
The truce began at <TIME 2017-05-27T12:00|XXXX-WXX-6T12:00>noon Saturday</>.
They voted <TIME 2017-05-28TNI|XXXX-XX-XXTNI>last night</> and <TIME 2017-05-29TMO|XXXX-XX-XXTMO>this morning</>.
The interview lasted <DURATION PT2H>over two hours</>, then <DURATION PT30M>nearly half an hour</>.
It took <DURATION PT1H30M>an hour and a half</>, or <DURATION PT90M>more than 90 minutes</>.
The <DURATION P2Y>two-year</> war killed many <DURATION P2D>two days</> before the vote.
They talked over <DURATION P2M>the past two months</> and rest for <DURATION PXD>a few days</>.
He served <DURATION P2Y6M>2 1/2 years</> of <DURATION P20Y>two decades</>.
The council meets <SET P1W>every week</>, <SET P1Y>annually</> and <SET XXXX-WXX-1>every Monday</>.
Shops close on <SET XXXX-WXX-7>Sundays</>.
It costs $5 million <SET P1Y>a year</>, or 90 cents <SET P1D>per day</>.
He is <DATE PRESENT_REF>now</> free; he was <DATE PAST_REF>recently</> jailed; <DATE FUTURE_REF>the future</> is open.
On <DATE 2017-05-02|XXXX-05-02>May 2</> he fled; <DATE 2017-05-03|XXXX-05-03>the next day</> he was caught.
On <DATE 2017-05-02|XXXX-05-02>May 2</> he fled. <DATE 2017-W19|XXXX-WXX>A week later</> he was caught.
He fled in <DATE 2017-04|XXXX-04>April</>. <DATE 2017-04|XXXX-04>At the time</>, nobody knew.
She was held on <DATE 2017-04-17|XXXX-04-17>April 17</> and freed <DATE 2017-04-17|XXXX-04-17>later that day</>.
<DATE XXXX-XX-XX>Two days later</> he was dead.
He may go in <DATE 2017-05|XXXX-05>May</>; he may not.
Theresa May said in <DATE 2017-05|XXXX-05>May</> that May would stay. May denied the rest.
Protesters march on the capital <SET XXXX-03>every March</>.
USA Today reported <DATE 2017-05-29|XXXX-XX-XX>today</> that the Sunday Times was wrong.
TRUMP MAY QUIT <DATE 2017-05-29|XXXX-XX-XX>TODAY</>, SAYS MARCH ORGANIZER
Mayor Meets Bishop <DATE 2017-05-29|XXXX-XX-XX>Today</> After Vote
The fall of the wall in <DATE 1989-FA>the fall of 1989</> came second.
He waited a moment and the second group sat in the sun.
The Arab Spring, the Winter Olympics and the Daily Mail are names.
April Ryan and June Carter met in <DATE 2017-04|XXXX-04>April</>.
A 27-year-old man, 31 years old, served <DURATION P12Y>12 years</>.
About 2000 troops and 1,500 men left in <DATE 2000>2000</>.
In his 50s he quit; three quarters of voters did not; he won 3:02.
It rained in <DATE 2017-02|XXXX-02>February</> 31 times, on 2017-13-45 and on 99/99/9999.
"This Week" and "60 Minutes" are shows.
Since <DATE 2001-09-11>9/11</> he has slept for <DURATION P3Y6M>three-and-a-half years</>.
Born on <DATE 2016-05-02>the second of May, 2016</>, he died <TIME 2017-05-27TNI|XXXX-WXX-6TNI>overnight Saturday</>.
The shot fell at <TIME 2017-05-28T02:30|XXXX-WXX-7T02:30>around 2:30 a.m. local time Sunday morning</>.
<DATE 2016>2016</> was the worst year in a quarter of a century.
The attack came <DURATION PTXH>hours</> after the vote.
He fled <DURATION P1W>a week</> before <DATE 2016-12-25|XXXX-12-25>Christmas</>.
They met at Mar-a-Lago in the fourth century B.C. of some calendar.
The report is Coming <DATE 2017-05-25|XXXX-WXX-4>Thursday</>.
The <DATE PRESENT_REF>current</> law is void.
On <DATE 2017-11-03>3 November 2017</> people stood in a queue.
They met on <DATE 2017-05-02|XXXX-05-02>Tuesday (May 2)</> and on <DATE 2017-05-03|XXXX-05-03>3 May (Wednesday)</>.
They met on <DATE 2017-05-02|2017-05-02>May 2, 2017, a Tuesday</>, in Rome.
It rained between <DATE 2017-05-22|XXXX-WXX-1>Monday</> and <DATE 2017-05-24|XXXX-WXX-3>Wednesday</>.
He had filed by <DATE 2017-05-24|XXXX-WXX-3>Wednesday</>.
The bid had previously been due to expire <DATE 2017-05-26|XXXX-WXX-5>Friday</>.
He could not be reached on <DATE 2017-05-25|XXXX-WXX-4>Thursday</>.
For <DURATION PXW>weeks</> nobody spoke, and after <DURATION PXQ>several quarters</> of losses all left.
For <DATE 2017|XXXX>the full year</>, sales rose.
The market fell on <DATE 2017-05-26|XXXX-WXX-5>Friday</>. For <DATE 2017-W21|XXXX-WXX>the week</>, it rose.
In <DATE 2017-04|XXXX-04>April</> he fled. Until <DATE 2017-04|XXXX-04>then</>, nobody knew.
Rates will rise before <DATE 2017-W22-WE|XXXX-WXX-WE>the weekend</>.
They marched on <DATE 2016-10-12|XXXX>Yom Kippur</>.
""".strip().splitlines()

KNOWN_FAILURES = (
    ("He sells Windows 2000 in <DATE 2017>2017</>.", "a product's number looks like a year"),
    ("He vowed to quit in <DATE 2017-03>March</>.", "a vow looks ahead from its own time, which only the story tells"),
    (
        "From <SET XXXX-WXX-1TNI>Monday</> and <SET XXXX-WXX-2TNI>Tuesday nights</> flights leave.",
        "the plural makes a set of both weekdays",
    ),
    ("The strike is in its third <DURATION P1W>week</>.", "an ordinal week counts, it does not last"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A sentence without its marks, and what the marks say."""

    text: str
    full: list[tuple[str, str, str]]
    partial: list[tuple[str, str, str]]


def unmarked(sentence: str) -> Marked:
    text, full, partial, end = "", [], [], 0
    for mark in MARK.finditer(sentence):
        text += sentence[end : mark.start()] + mark["words"]
        end = mark.end()
        full.append((mark["words"], mark["type"], mark["value"]))
        partial.append((mark["words"], mark["type"], mark["partial"] or mark["value"]))
    return Marked(text=text + sentence[end:], full=full, partial=partial)


@pytest.fixture(scope="module")
def nlp() -> Language:
    blank = spacy.blank("en")
    blank.add_pipe("sentencizer")
    return blank


TABLE = [
    *(pytest.param(sentence, id=unmarked(sentence).text[:50]) for sentence in SENTENCES),
    *(
        pytest.param(sentence, id=unmarked(sentence).text[:50], marks=pytest.mark.xfail(reason=reason))
        for sentence, reason in KNOWN_FAILURES
    ),
]


@pytest.mark.parametrize("sentence", TABLE)
def test_a_sentence_bears_the_times_that_its_marks_say(nlp: Language, sentence: str) -> None:
    marked = unmarked(sentence)
    found = find(nlp(marked.text), PUBLISHED)
    assert [(marked.text[t.start : t.end], t.type.value, t.value) for t in found] == marked.full


@pytest.mark.parametrize("sentence", SENTENCES)
def test_without_a_day_values_stay_partial_and_a_later_day_fills_them_in(nlp: Language, sentence: str) -> None:
    marked = unmarked(sentence)
    recognised = recognise(nlp(marked.text))
    found = resolve(recognised, None)
    assert [(marked.text[t.start : t.end], t.type.value, t.value) for t in found] == marked.partial
    assert [t.value for t in resolve(recognised, PUBLISHED)] == [value for _, _, value in marked.full]
