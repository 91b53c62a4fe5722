"""Months and weekdays that may also be somebody's name: "May", "March", "April"."""

import re

_MONTHS = "January February March April May June July August September October November December"
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
CALENDAR = frozenset(f"{_MONTHS} {_DAYS}".split())
_NAMED = f"(?:{'|'.join(_MONTHS.split())})"

_BEFORE = re.compile(
    r"\b(?:(?:in|on|since|until|till|last|next|this|early|late|mid|during|each|every|by|from|of|through|between|after|before)"
    rf"(?: the| a)?|\d{{1,2}}(?:st|nd|rd|th)?|{_NAMED}(?:,| and| or| to| through)?)[ -]$",
    re.IGNORECASE,
)
# Also "May we ask?", which is no month, but no name either.
_AFTER = re.compile(
    rf"\.?,? \d|[-–/]\d|,? (?:and|or|to|through|-|–) {_NAMED}\b| of (?:this|last|next|the|\d)"
    r"| (?:I|we|you|he|she|it|they|there|the|this|that|these|those|not)\b"
)


def is_time(text: str, start: int, end: int) -> bool:
    """Return whether the calendar word from `start` to `end` stands for a time or a mere "may".

    >>> is_time("on May 13", 3, 6), is_time("Theresa May said", 8, 11)
    (True, False)
    """
    near = text[max(0, start - 24) : start]
    return bool(_BEFORE.search(near) or _AFTER.match(text, end))
