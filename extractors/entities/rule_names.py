"""Rules, guidance and regulations by their official title or by a short name that says what they are.

A title is Title Case that stands in quotation marks or beside the form of a document: "a final
rule, Revision to License Review Policy, that". A short name ends in its form: "Firearms IFR". What
the text gives in brackets after a title stands for it from there on.
"""

import re
from collections.abc import Iterator

from extractors.entities.phrases import OPENERS
from extractors.model import Mention
from extractors.triggers import trigger

_SMALL = frozenset(
    [
        "of",
        "for",
        "and",
        "to",
        "in",
        "on",
        "the",
        "with",
        "from",
        "by",
        "at",
        "or",
        "under",
        "as",
        "a",
        "an",
        "&",
    ]
)
# GUIDELINES §2, RULE: rules, regimes, programs and guidance, not articles or studies.
_FORM = (
    r"(?:(?:(?:interim[- ]final|final|proposed|temporary|interim|direct final) )?rule|IFR|framework|guidance|policy statement|notice"
    r"|statement of policy|advisory|regulations?|FAQs?|rulemaking|memorandum|NPRM|ANPRM|comment period)"
)
_QUOTED = trigger(
    rf"\b{_FORM}s?\b(?:[^.;“”\"\n]|\.(?=\d)){{0,90}}?[“\"](?P<title>[A-Z][^“”\"\n]{{14,260}}?)[,.]?[”\"]"
)
# "a final rule this afternoon, Revision to License Review Policy, that"
_BESIDE = trigger(
    rf"\b{_FORM}(?: (?:of|from|dated) [A-Z][a-z]+ \d{{1,2}}, \d{{4}})?"
    r"(?:(?: [a-z]+){0,3},| (?:titled|entitled|captioned|called),?) (?:the )?(?=[A-Z])"
)
# "The Revision of Firearms License Requirements, an interim final rule": the title goes before.
_APPOSED = trigger(
    r",? (?:\((?:the )?[“\"]?[^()\n]{0,40}(?:[Rr]ule|IFR)|an? (?:interim[- ]final|final|proposed) rule\b)"
)
_OPENING = re.compile(r"(?:^|\n|[.!?] )(?:The |In the )?(?=[A-Z][^\n]*$)")
_OWNER = re.compile(r"^.*(?<!People)[’']s? ")
_TITLE_WORD = re.compile(r"[\w’'/.&%-]*[\w’'/&%-]")
_LONGEST = 280  # characters
_SHORT = re.compile(
    r"\b(?:(?:Interim Final|Final|Proposed) Rule|Rule|IFR|Regulations)(?![\w-]| [A-Z]| of [A-Z])"
)
_BEFORE = re.compile(r"(?<![\w&.’'-])(?:(?:[A-Z0-9][\w&/%-]*|and|of|for|&) ){1,6}$")
_SKIPPED = re.compile(r"^[a-z&]|(?:and|of|for|&) $")
_REACH = 90  # characters
_DEFINED = re.compile(
    r"[”\"]?,? \((?:(?P<cite>\d{2,3} (?:FR|Fed\. Reg\.) [\d,]+)[;,] )?(?:hereinafter |hereafter )?(?:referred to as )?(?:the )?[“\"]?(?P<short>[A-Z0-9][^()“”\"]{1,48}?)[”\"]?\)"
)
_SHORT_FORM = re.compile(
    r"(?:[\w/&’'.%-]+ ){0,5}(?:[Rr]ule|IFR|[Ff]ramework|[Gg]uidance|Guidelines|Policy|[Rr]egulations)|[A-Z][A-Z/&-]{1,7}"
)
_FORM_WORDS = frozenset(
    {"Interim", "Final", "Proposed", "Rule", "IFR", "Regulations", "New", "Federal", "Direct",
     "Temporary", "Joint", "Implementing", "Code"}
)  # fmt: skip
# What heads a column, a page or a section is no rule: "Rules and Regulations".
_HEADING = re.compile(r"Rules and Regulations|(?:Code of )?Federal Regulations|Proposed Rules?")
_TELLING = 3  # capitalised words in a title at the least


def find_rules(text: str) -> Iterator[Mention]:
    """Yield official titles and short names of rules, and what the text has stand for a title.

    They are in no order, and may overlap. The name of a short form is the title that it stands for.

    >>> text = "a final rule titled “Revision of Firearms License Requirements” (the Firearms IFR)"
    >>> [(one.text, one.name[:19]) for one in find_rules(text)][-1]
    ('Firearms IFR', 'Revision of Firearm')
    """
    named: dict[str, str] = {}
    for start, title in _titles(text):
        yield _rule(text, start, start + len(title), title, "title of a rule")
        defined = _DEFINED.match(text, start + len(title))
        if defined and _SHORT_FORM.fullmatch(defined["short"]):
            named.setdefault(defined["short"], title)
    for start, end in _short(text):
        surface = text[start:end]
        name = named.get(surface, surface)
        yield _rule(text, start, end, name, "wording")
        alias = _DEFINED.match(text, end)
        if alias and re.fullmatch(r"[A-Z][A-Z/&-]{1,7}(?: (?:IFR|Rule))?", alias["short"]):
            named.setdefault(alias["short"], name)
    for short, title in named.items():
        for match in re.finditer(rf"(?<![\w-]){re.escape(short)}(?![\w-])", text):
            yield _rule(text, *match.span(), title, "defined in the text")


def _titles(text: str) -> Iterator[tuple[int, str]]:
    for match in _QUOTED.finditer(text):
        title = match["title"].rstrip(" ,.;")
        if _is_title(title):
            yield match.start("title"), title
    for match in _BESIDE.finditer(text):
        title = _title_at(text, match.end())
        if _is_title(title) and _is_phrase(title):
            yield match.end(), title
    for match in _APPOSED.finditer(text):
        before = text[max(0, match.start() - _LONGEST) : match.start()]
        opening = [*_OPENING.finditer(before)]
        title = _OWNER.sub("", before[opening[-1].end() :]) if opening else ""
        if _is_title(title) and _is_phrase(title) and title == _title_at(title, 0):
            yield match.start() - len(title), title


def _title_at(text: str, start: int) -> str:
    """Return the words from `start` on that are written as a title, "" if the run has no end."""
    end = at = start
    while at - start < _LONGEST and (word := _TITLE_WORD.match(text, at)):
        small = word.group() in _SMALL
        if not small and not (word.group()[0].isupper() or word.group()[0].isdigit()):
            break
        at = word.end()
        if not small:
            end = at
        link = re.compile(r"[,;:]? ").match(text, at)
        if link is None:
            break
        at = link.end()
    return text[start:end]


def _is_title(title: str) -> bool:
    """Return whether words are written as a title is: all but the small ones capitalised."""
    telling = [word for word in title.split() if word not in _SMALL]
    capitals = [word for word in telling if word[0].isupper() or word[0].isdigit()]
    return (
        len(capitals) >= _TELLING
        and len(telling) - len(capitals) <= len(telling) // 6
        and not _HEADING.fullmatch(title)
    )


def _is_phrase(title: str) -> bool:
    """Return whether a title has small words, as no person's name or office has."""
    return any(word in _SMALL for word in title.split())


def _short(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of names that end in their form, without the words that only open a sentence."""
    for form in _SHORT.finditer(text):
        reach = max(0, form.start() - _REACH)
        before = _BEFORE.search(text[reach : form.start()])
        if before is None:
            continue
        start = reach + before.start()
        for word in re.finditer(
            r"(?:\S+ )*(?:Rule|IFR|Regulations) (?:and|of|for|&) |\S+ ", before.group()
        ):
            if word.group().strip() not in OPENERS and not _SKIPPED.search(word.group()):
                break
            start = reach + before.start() + word.end()
        if start < form.start() and not _is_bare(text[start : form.end()]):
            yield start, form.end()


def _is_bare(surface: str) -> bool:
    """Return whether a name says nothing but its form: "Final Rule", "New Rule"."""
    words = set(surface.split())
    return words <= _FORM_WORDS | {"and", "of"} or bool(_HEADING.search(surface))


def _rule(text: str, start: int, end: int, name: str, reason: str) -> Mention:
    return Mention("RULE", start, end, text[start:end], "", name, reason)
