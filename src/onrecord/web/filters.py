"""The words that only the room's templates have, beside those of the composing room."""

from collections.abc import Callable

from onrecord.composing.chapter import pieces
from onrecord.composing.footing import origins_in_words, reports_in_words
from onrecord.composing.remarks import remarks_on
from onrecord.composing.told import rejected
from onrecord.composing.wording import ACTS, content_of, day_in_words, listed, origins_of
from onrecord.web.links import at_report, to_cited, to_comparison, to_original, to_report, to_saying

FILTERS: dict[str, Callable[..., object]] = {
    "act": ACTS.__getitem__,
    "at_report": at_report,
    "beside": lambda article_ids: to_comparison(*article_ids),
    "content": content_of,
    "day": day_in_words,
    "listed": listed,
    "origins": origins_of,
    "origins_in_words": origins_in_words,
    "pieces": pieces,
    "rejected": rejected,
    "remarks": remarks_on,
    "reports_in_words": reports_in_words,
    "to_cited": to_cited,
    "to_comparison": to_comparison,
    "to_original": to_original,
    "to_report": to_report,
    "to_saying": to_saying,
}
