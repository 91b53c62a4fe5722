"""Widens a watched name to all that the span takes in: GUIDELINES §2, rules 1, 2, 8 and 9."""

import re
from collections.abc import Mapping
from dataclasses import replace

from extractors.entities.countries import COUNTRIES
from extractors.entities.phrases import FORM
from extractors.model import Mention

_US = re.compile(r"\b(?:U\.S\.|US|United States)(?: federal)? $")
_STRICT_FORM = re.compile(
    r",? (?:Inc|Corp|Co\.,? Ltd|Company Limited|Ltd|LLC|L\.L\.C|LLP|GmbH|Pte\.? Ltd|B\.V|N\.V|Pty\.? Ltd|Sdn\.? Bhd)\b\.?"
)
_BRACKETED_PLACE = re.compile(
    r" \([A-Z][a-z]+(?: [A-Z][a-z]+)?\)(?=,? (?:Co|Ltd|Inc|Limited|Group)\b)"
)
# A family's name and a number: "Ascend 950". Not a year, a count of things, or a share.
_MODEL_NUMBER = re.compile(
    r" (?!(?:19|20)\d\d\b)[A-Z]{0,3}\d{3,4}[A-Z]{0,3}(?![\w%]|[.,]\d| (?:percent|per|million|billion|units|chips|servers|times)\b)"
)
# A hyphen fuses: "DeepSeek-V3", "DeepSeek-R1-Lite"; not "Huawei-made" and not "U.S.-2025".
_FUSED = re.compile(r"-(?:[A-Z][A-Za-z]{0,9})?\d[\w.]{0,9}(?<![.])(?:-[A-Z0-9]\w{0,15})*(?![\w-])")
_VARIANT = re.compile(r"(?:-[A-Z0-9]\w{0,15})+(?![\w-])")
_NUMBERS = re.compile(r"U\.S\.|\d{1,2}|\(.*\)")
_COUNTRY_NAMES = frozenset(form for name, others in COUNTRIES for form in (name, *others))
_PLACES = _COUNTRY_NAMES | frozenset(
    {"Beijing", "Shanghai", "Shenzhen", "Hangzhou", "Chengdu", "Nanjing", "Wuhan", "Dongguan"}
)


# "Inspur Taiwan": a company's arm in a country, if the name ends there.
_BRANCH = re.compile(
    rf" (?:{'|'.join(sorted(map(re.escape, _COUNTRY_NAMES), key=len, reverse=True))})(?=[,;)]|'s\b| (?:was|is|has|had|said|will|and its)\b)"
)


def extend(mention: Mention, text: str, homes: Mapping[str, str]) -> Mention:
    """Return `mention` with what belongs to its span; another thing's name loses the link.

    `homes` gives the country key of each watched entity, "" if it is not known.
    """
    if mention.label == "ORG":
        return _company(_fused(mention, text, _FUSED, "MODEL"), text)
    if mention.label == "MODEL":
        return _fused(mention, text, _VARIANT, "MODEL")
    if mention.label == "PRODUCT" and not any(char.isdigit() for char in mention.text):
        return _fused(mention, text, _MODEL_NUMBER, "PRODUCT")
    if mention.label == "AGENCY" and homes.get(mention.entity, "") in {"", "united-states"}:
        return _american(mention, text)
    return mention


def _american(mention: Mention, text: str) -> Mention:
    prefix = _US.search(text, max(0, mention.start - 24), mention.start)
    if prefix is None:
        return mention
    whole = _spanning(mention, text, prefix.start(), mention.end)
    return whole if whole.entity else replace(whole, name=whole.text)


def _fused(mention: Mention, text: str, pattern: re.Pattern[str], label: str) -> Mention:
    """Return a thing of its own if a designation follows that makes one."""
    match = pattern.match(text, mention.end)
    if not match:
        return mention
    surface = text[mention.start : match.end()]
    return Mention(label, mention.start, match.end(), surface, "", surface, "designation")


def _company(mention: Mention, text: str) -> Mention:
    if mention.label != "ORG":
        return mention
    place = _BRACKETED_PLACE.match(text, mention.end)
    end = place.end() if place else mention.end
    if form := FORM.match(text, end):
        return _spanning(mention, text, mention.start, form.end())
    if branch := _BRANCH.match(text, mention.end):
        surface = text[mention.start : branch.end()]
        return Mention("ORG", mention.start, branch.end(), surface, "", surface, "subsidiary")
    for between in _runs(text, mention.end):
        if form := _STRICT_FORM.match(text, between):
            return _subsidiary(mention, text, between, form.end())
    return mention


def _runs(text: str, start: int) -> list[int]:
    """Return where one, two, … up to five name-like words after `start` end."""
    ends: list[int] = []
    word = re.compile(r" (?:\([A-Z][\w ]{1,20}\)|U\.S\.|[A-Z][\w&-]*|\d{1,2})(?!\w)")
    while len(ends) < 5 and (match := word.match(text, ends[-1] if ends else start)):
        ends.append(match.end())
    return ends


def _subsidiary(mention: Mention, text: str, name_end: int, end: int) -> Mention:
    """Return the local company of the same name, or the one with a name of its own."""
    between = text[mention.end : name_end].strip()
    words = re.findall(r"\([^)]*\)|\S+", between)
    if all(word in _PLACES or _NUMBERS.fullmatch(word) for word in words):
        return _spanning(mention, text, mention.start, end)
    surface = text[mention.start : end]
    return Mention(
        "ORG", mention.start, end, surface, "", text[mention.start : name_end], "subsidiary"
    )


def _spanning(mention: Mention, text: str, start: int, end: int) -> Mention:
    return replace(mention, start=start, end=end, text=text[start:end])
