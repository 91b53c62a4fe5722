"""What stands right around a name: whether it is part of a longer one, and whose body it names."""

import re

from extractors.entities.countries import COUNTRIES, DEMONYMS, US_PLACES
from extractors.entities.phrases import OPENERS

# What may follow "House", "Senate" or "Commerce" and leave it the body.
_FOLLOWERS_WORDS = """
    Republicans Republican Democrats Democrat Democratic GOP Monday Tuesday Wednesday Thursday
    Friday Saturday Sunday
"""
_FOLLOWERS = frozenset(_FOLLOWERS_WORDS.split())
# What may stand before it.
_LEADERS = frozenset({"Republican", "Democratic", "Via", "Also"}) | OPENERS
_US = re.compile(r"\b(?:U\.S\.|US|United States) $")
_WORD_BEFORE = re.compile(r"(?<![\w.])(?P<word>[A-Z][\w&]*) $")
_WORD_AFTER = re.compile(r" (?P<word>[A-Z][\w&-]*)")
_OF_BEFORE = re.compile(r"\b(?P<word>[A-Z]\w+) of (?:the )?$")
_MEMBERSHIP = frozenset({"Member", "Members", "Act", "Acts", "Houses", "Secretary"})
_STATES = "|".join(map(re.escape, US_PLACES))
_TOWN_AFTER = re.compile(rf", (?:{_STATES})\b|, an? (?:\w+ ){{0,3}}(?:city|town|suburb|village)\b")
# Not Washington and Georgia, which also follow a country in a list.
_COUNTY_SEAT = re.compile(
    rf", (?!Washington|Georgia)(?:{_STATES})\b\.?(?=[,;)\n]| \d|\.(?: |$)|$)", re.MULTILINE
)
_TOWN_BEFORE = re.compile(r"\b(?:city|town|village|suburb) of $", re.IGNORECASE)
_POSSESSOR = re.compile(r"((?:[A-Z][\w.]* ){0,3}[A-Z][\w.]*)'s $")
_PEOPLE_BEFORE = re.compile(r"((?:[A-Z]\w+ )?[A-Z]\w+) $")
_CHIPS = (
    r"(?:(?:AI |graphics |server |accelerator |data[- ]center |computer )?(?:chips?|GPUs?|processors?|accelerators?|cards|architecture"
    r"|semiconductors?|racks|servers|clusters?|silicon|supercomputers?))"
)
# How far to either side of a part number its sentence is looked through.
_SENTENCE = 200
# "A100s": nothing else is counted by such numbers.
_PLURAL_PART = re.compile(r"[A-Z]{1,3}\d{2,4}[A-Z]?s")
_CHIP = re.compile(rf"\b{_CHIPS}\b")
_CHIP_AFTER = re.compile(rf"(?:-(?:class|based|generation))?,? {_CHIPS}\b")
_CHIP_BEFORE = re.compile(
    rf"\b{_CHIPS}(?:,? (?:such as|including|like|called|named|the|its|of the)){{0,2}} $"
)
_SEATS = {
    "Beijing": "China",
    "Moscow": "Russia",
    "Tokyo": "Japan",
    "Seoul": "South Korea",
    "London": "United Kingdom",
    "Taipei": "Taiwan",
    "New Delhi": "India",
    "Brussels": "Belgium",
}
_OWNERS = {form: name for name, others in COUNTRIES for form in (name, *others)} | _SEATS


def is_part(text: str, start: int, end: int) -> bool:
    """Return whether the common word from `start` to `end` is part of a longer name.

    >>> is_part("an evening at the Opera House", 24, 29)
    True
    """
    before = text[max(0, start - 48) : start]
    following = _WORD_AFTER.match(text, end)
    if following and following["word"] not in _FOLLOWERS:
        return True
    whole = _OF_BEFORE.search(before)
    if whole and whole["word"] not in _MEMBERSHIP:
        return True
    leading = _WORD_BEFORE.search(before)
    if leading is None or _US.search(before):
        return False
    return leading["word"] not in _LEADERS


def is_american_town(text: str, end: int) -> bool:
    """Return whether the country's name that ends at `end` is a town's: "Malta, New York"."""
    return _COUNTY_SEAT.match(text, end) is not None


def is_town(text: str, start: int, end: int) -> bool:
    """Return whether the text calls the name from `start` to `end` a town's."""
    if _TOWN_AFTER.match(text, end):
        return True
    return _TOWN_BEFORE.search(text, max(0, start - 24), start) is not None


def is_chip(text: str, start: int, end: int) -> bool:
    """Return whether the words beside the name from `start` to `end` call it a chip's or a machine's.

    A part number needs such a word in its sentence, a word right beside it.

    >>> is_chip("Blackwell chips are fast", 0, 9), is_chip("Blackwell, a chip of a man", 0, 9)
    (True, False)
    """
    if not text[start].isupper():
        return False
    if (
        _PLURAL_PART.fullmatch(text, start, end)
        or _CHIP_AFTER.match(text, end)
        or _CHIP_BEFORE.search(text, max(0, start - 40), start)
    ):
        return True
    if not any(char.isdigit() for char in text[start:end]):
        return False
    first = text.rfind(". ", max(0, start - _SENTENCE), start)
    last = text.find(". ", end, end + _SENTENCE)
    first = first if first >= 0 else max(0, start - _SENTENCE)
    return _CHIP.search(text, first, last if last >= 0 else end + _SENTENCE) is not None


def owner(before: str) -> str:
    """Return the country whose body is named after the text `before`, "" if it does not say.

    >>> owner("a spokesman for India's "), owner("the Chinese ")
    ('India', 'China')
    """
    if whose := _POSSESSOR.search(before):
        return _longest_known(whose[1], _OWNERS)
    if people := _PEOPLE_BEFORE.search(before):
        return _longest_known(people[1], DEMONYMS)
    return ""


def _longest_known(words: str, known: dict[str, str]) -> str:
    parts = words.split(" ")
    tails = (" ".join(parts[index:]) for index in range(len(parts)))
    return next((known[tail] for tail in tails if tail in known), "")
