"""Plain text to blocks: wording, position, paragraphs."""

import pytest

from onrecord.intake.plaintext import find_blocks, find_paragraphs
from onrecord.intake.wording import role_by_wording

BODY = "The harbour master said on Monday that the ferry would sail again, and that nobody was hurt."
MORE = "Two of the crew denied that the engine had failed before it left the pier at Westquay."

MARKED = {
    "furniture": [
        "Skip to main content", "More in News", "See More", "Popular Video", "Read more:", "Advertisement",
        "ADVERTISEMENT ADVERTISEMENT", "Share this", "Share this: Facebook Twitter Email", "Story Continued Below",
        "Story continues below advertisement", "Related:",
        "RELATED: Ferry owner fined twice", "Click here to subscribe.",
        "CLICK HERE FOR THE GULL APP", "Sign up for our newsletter", "Follow us on Twitter @gull", "Follow @gull",
        "Updated: 5:30 p.m. EDT", "Published: 30 May 2017", "May 29, 2017", "3 hours ago", "© 2017 The Gull Ltd.",
        "Copyright 2017 The Gull. All rights reserved.", "By signing up, you agree to our Privacy Policy.",
        "Get the day's news delivered to your inbox.", "Comments are closed.", "12 comments", "Loading...", "***",
        "(Read: Ferry owner fined twice)", "Most Popular", "This story has been updated.", "Image 3 of 12",
        "We use cookies to improve this site.", "Please enable JavaScript to watch this video",
        "The opinions expressed by columnists are their own.", "Back to top", "Editor's Picks", "Watch: ferry sinks",
    ],
    "credit": [
        "Photo credit: A. Gannet/Flickr", "(Above photo by HARBOUR OFFICE; courtesy Wikimedia Commons)",
        "Photo by Jane Gannet", "Jane Gannet/Getty Images", "(Jane Gannet/Reuters)", "Getty Images",
        "Image courtesy of Westquay Police", "AP Photo/Jane Gannet", "Illustration by Tom Tern",
    ],
    "caption": [
        "The ferry at Westquay on Monday. (AP Photo/Jane Gannet)", "FILE PHOTO: The ferry leaves Westquay in 2015.",
        "The harbour master speaks to reporters. (Photo: Jane Gannet, The Gull)",
        "Image copyright Reuters Image caption The ferry sank within minutes",
    ],
    "byline": [
        "By Jane Gannet", "BY JANE GANNET", "By Jane Gannet and Tom Tern, Gull Staff Writers",
        "by Jane Gannet | The Gull",
        "(Reporting by Jane Gannet; Editing by Tom Tern)", "Jane Gannet contributed to this report.",
        "Associated Press",
    ],
    "sources": [
        "Sources: The Gull (2, 3), Harbour News", "Source: Harbour Office",
        "The Associated Press contributed to this report.", "With wire services",
        "This article is based in part on wire service reports.",
    ],
}  # fmt: skip

BODIES = [
    BODY,
    "“Follow us if you can,” the captain said.",
    "Click here, he told the passengers, and nothing happened for an hour.",
    "Photos from Friday showed the wreck of what had once been the wheelhouse.",
    "Advertisement sales at the Gull fell by a tenth.",
    "By Monday, the ferry had been raised.",
    "By the numbers",
    "Yes.",
    "More than 100 people were on board.",
    "Share prices of the owner fell.",
    "Related companies will be asked to pay.",
    "See, I told you.",
    "Sources said the owner had known of the leak.",
    "Read the report, she said.",
    "Tell me about the night at the pier.",
    "Copyright law was not the issue.",
    "May was the worst month.",
]


@pytest.mark.parametrize(("role", "paragraph"), [(role, one) for role, ones in MARKED.items() for one in ones])
def test_wording_tells_what_a_paragraph_is(role: str, paragraph: str) -> None:
    assert role_by_wording(paragraph) == role


@pytest.mark.parametrize("paragraph", BODIES)
def test_wording_leaves_what_the_article_says_alone(paragraph: str) -> None:
    assert role_by_wording(paragraph) is None


def labelled(text: str, **known: str) -> list[tuple[str, str]]:
    return [(str(block.role), block.span.of(text)) for block in find_blocks(text, **known)]


def roles(*paragraphs: str, **known: str) -> list[str]:
    return [role for role, _ in labelled("\n\n".join(paragraphs), **known)]


@pytest.mark.parametrize(
    "dateline",
    [
        "PARIS (Reuters) -", "WESTQUAY —", "BEIRUT, Lebanon —", "MOSCOW, May 29 (Reuters) -", "BEIJING --", "(CNN) –",
        "ST. PAUL, Minn. (AP) —", "Tempe, Arizona (CNN)", "(Reuters) —", "UNITED NATIONS –",
    ],
)  # fmt: skip
def test_a_dateline_stands_apart_from_the_paragraph_it_begins(dateline: str) -> None:
    assert labelled(f"{dateline} {BODY}") == [("dateline", dateline), ("body", BODY)]


@pytest.mark.parametrize("opening", ["UPDATE —", "NATO said —", "He said -", "(BEGIN VIDEO CLIP)", "A -"])
def test_capitals_at_the_start_are_not_always_a_dateline(opening: str) -> None:
    assert roles(f"{opening} {BODY}") == ["body"]


def test_a_headline_is_the_first_paragraph_that_looks_like_one() -> None:
    assert roles("Skip to main content", "Ferry sails again", BODY, MORE) == ["furniture", "headline", "body", "body"]
    assert roles("Will the ferry sail again?", BODY) == ["headline", "body"]


@pytest.mark.parametrize(
    "first",
    [BODY, "The ferry sails again.", "“It will sail again”", "Ferry", "The ferry, he said,", "WESTQUAY — Ferry sails"],
)
def test_a_first_paragraph_that_may_be_a_sentence_is_no_headline(first: str) -> None:
    assert "headline" not in roles(first, MORE)


def test_a_short_line_alone_is_no_headline() -> None:
    assert roles("Ferry sails again") == ["body"]


def test_a_known_title_is_the_headline_where_it_stands_and_nothing_else_is() -> None:
    assert roles("Ferry Sails Again - The Gull", BODY, title="Ferry sails again") == ["headline", "body"]
    assert roles("Six years ago at Westquay", BODY, title="Ferry sails again") == ["body", "body"]


def test_a_bare_name_under_the_headline_is_the_byline() -> None:
    assert roles("Ferry sails again", "Jane Gannet", BODY) == ["headline", "byline", "body"]
    assert roles(BODY, "North Westquay", MORE) == ["body", "body", "body"]


def test_a_known_byline_is_found_in_the_text() -> None:
    assert roles(BODY, MORE, "Jane Gannet", byline="Jane Gannet") == ["body", "body", "byline"]


def test_links_under_related_stories_are_furniture_until_a_sentence_comes() -> None:
    assert roles(BODY, "READ MORE:", "Owner fined twice", "Captain was asleep", MORE) == [
        "body", "furniture", "furniture", "furniture", "body",
    ]  # fmt: skip


def test_a_post_under_read_more_stays_what_somebody_said() -> None:
    posts = "It never sank. Ask anyone — Tom Tern (@tern)", "So there it is — Tom Tern (@tern)"
    assert roles(BODY, "More:", *posts, MORE) == [
        "body", "furniture", "body", "body", "body",
    ]  # fmt: skip


def test_a_day_between_paragraphs_heads_a_chronicle_and_at_the_edge_is_furniture() -> None:
    assert roles("May 29, 2017", BODY, "May 30", MORE) == ["furniture", "body", "body", "body"]


def test_a_source_above_all_body_is_a_headline_in_the_making() -> None:
    assert roles("Source: Captain was asleep", BODY) == ["headline", "body"]


@pytest.mark.parametrize(
    "menu",
    [
        "Home | Region | Business | Weather", "Home > Transport", "News • U.S. • Arts & Culture • Opinion",
        "WORLD | EUROPE", "Home » News » Westquay", "| News | Sport | Local |", "Harbour | Pier | Quay | Lighthouse",
    ],
)  # fmt: skip
def test_a_menu_above_the_headline_is_furniture_and_the_headline_is_found_below(menu: str) -> None:
    assert roles(menu, "Ferry sails again", BODY) == ["furniture", "headline", "body"]


def test_a_menu_over_several_lines_and_a_section_above_the_headline_are_furniture() -> None:
    menu = ("Home", "• News", "• Weather", "Real estate")
    assert roles(*menu, "Ferry sails again", BODY) == [*["furniture"] * 4, "headline", "body"]
    assert roles("WORLD", "Ferry sails again", BODY) == ["furniture", "headline", "body"]


@pytest.mark.parametrize("title", ["Weather", "Harbour | Pier | Quay | Lighthouse", "The Gull"])
def test_a_known_title_is_the_headline_however_much_it_looks_like_a_menu_or_a_masthead(title: str) -> None:
    assert roles(title, BODY, title=title, outlet="The Gull")[0] == "headline"


def test_a_menu_of_sections_is_furniture_below_the_body_too() -> None:
    assert roles("Ferry sails again", BODY, MORE, "Home | News | Weather") == ["headline", "body", "body", "furniture"]


@pytest.mark.parametrize(
    "line",
    [
        "Ferry sails again | The Gull", "Ferry > Train", "News | Ferry sails again at Westquay after a long week",
        "Harbour | Pier | Quay", "Gold: 3 | Silver: 2 | Bronze: 1 | None: 0", "Weather", "Home",
        "News of the wreck | he said, and left.", "Business | Down 3 percent",
    ],
)  # fmt: skip
def test_signs_alone_make_no_menu(line: str) -> None:
    assert roles(BODY, line, MORE)[1] == ("furniture" if line == "Home" else "body")


def test_names_between_signs_are_a_menu_only_where_nothing_of_the_article_stands_before() -> None:
    assert roles(BODY, "Harbour | Pier | Quay | Lighthouse", MORE) == ["body", "body", "body"]


def test_a_byline_with_signs_stays_a_byline() -> None:
    assert roles("Ferry sails again", "By Jane Gannet | The Gull | May 29, 2017", BODY) == [
        "headline",
        "byline",
        "body",
    ]


@pytest.mark.parametrize("masthead", ["The Gull", "THE GULL", "Gull", "the gull."])
def test_the_name_of_the_outlet_above_the_headline_is_furniture(masthead: str) -> None:
    assert roles(masthead, "Home | News", "Ferry sails again", BODY, outlet="The Gull") == [
        "furniture", "furniture", "headline", "body",
    ]  # fmt: skip
    assert roles("Home | News", masthead, "Ferry sails again", BODY, outlet="The Gull")[1] == "furniture"


def test_the_name_of_another_or_an_unknown_outlet_is_no_masthead() -> None:
    assert roles("The Gull", "Ferry sails again", BODY)[0] == "headline"
    assert roles("Gull Rock", "Ferry sails again", BODY, outlet="The Gull")[0] == "headline"


def test_the_name_of_the_outlet_inside_the_article_stays_body() -> None:
    assert roles("Ferry sails again", BODY, "The Gull", MORE, outlet="The Gull") == ["headline", "body", "body", "body"]


@pytest.mark.parametrize("gap", ["\n\n", "\n", "\r\n", "\r\n\r\n", "\r", "\n \t \n"])
def test_paragraphs_are_set_apart_by_line_breaks_of_any_kind(gap: str) -> None:
    text = f"{BODY}{gap}{MORE}{gap}"
    assert [span.of(text) for span in find_paragraphs(text)] == [BODY, MORE]


def test_lines_wrapped_by_hand_are_one_paragraph() -> None:
    wrapped = "The harbour master said on Monday\nthat the ferry would sail again,\nand that nobody was hurt."
    text = f"{wrapped}\n\nTwo of the crew denied\nthat the engine had failed."
    assert [span.of(text) for span in find_paragraphs(text)] == [
        wrapped,
        "Two of the crew denied\nthat the engine had failed.",
    ]


def test_a_short_last_line_ends_a_paragraph_of_a_wrapped_text_without_blank_lines() -> None:
    first = "The harbour master said on Monday\nthat the ferry would sail again,\nand so on."
    second = "Two of the crew denied the report\nthat the engine had failed at sea."
    text = f"{first}\n{second}"
    assert [span.of(text) for span in find_paragraphs(text)] == [first, second]
