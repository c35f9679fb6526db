"""The rules of recognition, in one visible list.

Order matters only between matches of the same stretch: the rule that stands first is asked first.
"""

from onrecord.annotate.timexes.grammar import Rule
from onrecord.annotate.timexes.rules import clocks, dates, lengths, relative

RULES: tuple[Rule, ...] = (*dates.RULES, *clocks.RULES, *relative.RULES, *lengths.RULES)
