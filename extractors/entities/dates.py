"""The days of a document's main action and their roles: GUIDELINES §4.

A day has a role if words in its own sentence give it one. The first day of a role is the main
action's; later ones tell of other rules. Background is cut by its distance from publication.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from spacy.language import Language
from spacy.tokens import Doc

from extractors.claims.sentences import split
from extractors.claims.told_days import Day, coming, find_days
from extractors.entities import date_cues as cues
from extractors.model import LegalDate, Mention
from extractors.triggers import trigger

# Sentences longer than this are lists or damaged text: only their beginning is read.
_MAX_SENTENCE = 3000
_WINDOW = 130
_MOST_SAID = 60  # characters of a cue that are told
_BREATH = 260  # characters between two days of effect of one rule
# How far from publication a day may lie and still be of the action reported: an alert explains a
# rule weeks later, and a rule may be phased in over years.
_EARLIEST = timedelta(days=120)
_LATEST = {"announced": timedelta(0), "publication": timedelta(days=30)}
# A rule published longer before the announcement is an earlier one.
_SAME_ACTION = timedelta(days=14)
_FAR = timedelta(days=1100)

_PREAMBLE = re.compile(r"^(?:AGENCY|ACTION|SUMMARY|DATES?|EFFECTIVE DATE):", re.MULTILINE)
_REGISTER = trigger(r"\[FR Doc\.? |\bBILLING CODE\b|^\[\d{2,3} FR \d+\]$", re.MULTILINE)
_CONTROLS = trigger(
    r"\bexport[- ]controls?\b|\bexport (?:licen[cs]|violation|restriction|curb|ban|law|rule)"
    r"|\bExport Administration\b|\blicen[cs]e requirement|\bsmuggl\w+|\billegally export"
    r"|\bsanctions (?:violation|evasion|program)",
    re.IGNORECASE,
)
_BODIES = frozenset(
    {
        *("Bureau of Industry and Security", "Office of Foreign Assets Control"),
        *("Office of Export Enforcement", "End-User Review Committee"),
    }
)


def find_dates(
    text: str, published: date | None, mentions: tuple[Mention, ...]
) -> tuple[LegalDate, ...]:
    """Return the days that have a role, in order of the text; one day for each role.

    `published` is the day of publication in US Eastern time. A Federal Register page gives it as
    the day of the legal text's publication; that stands nowhere in the text, and its offsets are
    0. A text that names neither the controls nor a body or list of theirs gives none.
    """
    if not _about_controls(text, mentions):
        return ()
    found: dict[str, LegalDate] = {}
    register = len(set(_PREAMBLE.findall(text))) > 1 or _REGISTER.search(text) is not None
    if register and published:
        found["publication"] = LegalDate(
            "publication", published, 0, 0, "a Federal Register page, dated by its publication"
        )
    effects: list[LegalDate] = []
    for one in _in_sentences(text, published):
        if not (register and one.role == "announced"):
            known = found.setdefault(one.role, one)
            effects += [one] if one is not known and _is_part(text, known, one) else []
    announced, printed = found.get("announced"), found.get("publication")
    if announced and printed and printed.date < announced.date - _SAME_ACTION:
        del found["publication"]
    if "effective" not in found and "publication" in found:
        for match in cues.ON_PUBLICATION.finditer(text):
            day = found["publication"].date
            reason = f"“{match.group()}”, published that day"
            effect = LegalDate("effective", day, match.start(), match.end(), reason)
            found.setdefault("effective", effect)
    return tuple(sorted([*found.values(), *effects], key=lambda one: one.start))


def _is_part(text: str, known: LegalDate, other: LegalDate) -> bool:
    """Return whether another day of effect is told in one breath with the first: "except that"."""
    between = text[known.end : other.start]
    apart = other.date != known.date and "\n" not in between and len(between) < _BREATH
    return known.role == other.role == "effective" and apart and bool(cues.PARTLY.search(between))


def _about_controls(text: str, mentions: tuple[Mention, ...]) -> bool:
    watched = {(mention.label, mention.name) for mention in mentions if mention.entity}
    telling = {name for label, name in watched if label in {"LIST", "RULE", "BILL"}}
    bodies = {name for label, name in watched if label == "AGENCY"} & _BODIES
    return bool(telling or bodies or _CONTROLS.search(text))


def _in_sentences(text: str, published: date | None) -> Iterator[LegalDate]:
    last: date | None = None
    for sentence in split(text):
        words = sentence.text[:_MAX_SENTENCE]
        days = find_days(words, published, last)
        for day in days:
            for role, cue in _roles(words, day):
                when = coming(words, day, published) if role in _AHEAD else day.date
                if when and _plausible(role, when, published):
                    start, end = sentence.start + day.start, sentence.start + day.end
                    yield LegalDate(role, when, start, end, f"“{cue}”")
        last = next((day.date for day in reversed(days) if day.date), last)


_AHEAD = frozenset({"effective", "compliance", "comment_deadline", "publication"})


def _roles(sentence: str, day: Day) -> Iterator[tuple[str, str]]:
    """Yield the roles that the words round the day give it, with those words.

    It has two if something is published on that day too.
    """
    role, cue = _role(sentence, day)
    if role:
        yield role, cue
    if role != "publication" and (then := cues.PUBLISHED_THEN.match(sentence[day.end :])):
        yield "publication", _said(then)


def _role(sentence: str, day: Day) -> tuple[str, str]:
    """Return the role that the words before the day, or right after it, give it, "" if none do."""
    before = sentence[max(0, day.start - _WINDOW) : day.start]
    after = sentence[day.end : day.end + 2 * _WINDOW]
    if (cue := cues.COMMENT.search(before)) and not cues.OPENED.search(before):
        return "comment_deadline", _said(cue)
    if cue := cues.COMPLIANCE_LATER.search(before):
        return "compliance", _said(cue)
    if cues.HELD_BACK.search(before[-60:]):
        return "", ""
    if cue := cues.COMPLIANCE.search(before):
        return "compliance", _said(cue)
    if cue := cues.EFFECTIVE.search(before):
        return "effective", _said(cue)
    if cue := cues.PUBLICATION.search(before):
        context = before[-90:] + after[:30]
        legal = cues.LEGAL_TEXT.search(context) and not cues.OTHER_TEXT.search(before[-60:])
        return ("publication", _said(cue)) if legal else ("", "")
    act = cues.ANNOUNCED_BEFORE.search(before) or cues.ANNOUNCED_AFTER.match(after)
    cue = act or cues.SAID_THAT.match(after) or _dateline(sentence, day)
    if cue and not cues.OTHER_NEWS.search(before[-60:] + after[:60]):
        return "announced", _said(cue)
    return "", ""


def _said(cue: re.Match[str]) -> str:
    """Return the words of a cue in one line, their end if they are many."""
    words = " ".join(cue.group().split())
    return words if len(words) <= _MOST_SAID else f"… {words[-_MOST_SAID:]}"


def _dateline(sentence: str, day: Day) -> re.Match[str] | None:
    """Return the act told after "WASHINGTON, May 13 -" with no other day of its own, if any."""
    opens = cues.DATELINE.fullmatch(sentence[: day.start][:60])
    return cues.AFTER_DATELINE.match(sentence, day.end) if opens else None


def _plausible(role: str, day: date, published: date | None) -> bool:
    if published is None:
        return True
    return published - _EARLIEST <= day <= published + _LATEST.get(role, _FAR)


class Dates:
    """The spaCy component "dates": sets the user data; it needs "mentions"."""

    def __call__(self, doc: Doc) -> Doc:
        """Return the document with the days that have a role."""
        body: int = doc.user_data.get("body", 0)
        mentions: tuple[Mention, ...] = doc.user_data.get("mentions", ())
        found = find_dates(
            doc.user_data["original"][body:], doc.user_data.get("published"), mentions
        )
        doc.user_data["dates"] = found
        return doc


@Language.factory("dates")
def make_dates(nlp: Language, name: str) -> Dates:
    """Return the component."""
    return Dates()
