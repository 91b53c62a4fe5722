"""Whether a document is worth an export-control officer's time, how soon, and why."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from extractors.claims.focus import Focus, focus
from extractors.claims.principal import PLAN
from extractors.claims.publisher import is_instrument, publisher_of
from extractors.claims.sentences import Sentence, split
from extractors.claims.severity import names_of, reason_of, severity_of
from extractors.claims.told_days import published_day
from extractors.claims.topic import ACTOR, is_on_topic, known, speaks
from extractors.model import (
    Authority,
    Document,
    Identifier,
    ListAction,
    Mention,
    RuleEvent,
    Severity,
    Source,
)

# Points from which the controls are the principal subject. The weights are those of a logistic
# regression over annotated texts, doubled and rounded; none of them depends on one event kind.
_ENOUGH = 4
_LEAD_SENTENCES = 4
_LEAD_SHARE = 0.3
_RECENT = timedelta(days=60)
_MOST_GUESSES = 2
_DWELLS, _OFTEN, _MOSTLY = 0.2, 0.3, 0.5  # shares of sentences

_GOVERNMENT = re.compile(
    r"\b(?:administration|officials?|White House|Commerce|BIS|OFAC|Treasury|Justice|Congress|lawmakers|senators?|government"
    r"|U\.S\.|US|United States|Washington|Trump|Lutnick|Kessler|people familiar|sources|prosecutors|the department|the agency|the bureau)\b"
)
_OUTSIDER = re.compile(
    r"\b(?:analysts?|lawyers?|experts?|investors?|traders?|consultants?|columnist|think tanks?|economists?|I|[Mm]y|[Gg]uess\w*|predict\w*"
    r"|speculat\w+|[Ww]e (?:think|expect|believe|would)|[Ii]n our view)\b"
)
_YEAR = re.compile(r"\b(?:since|in|of|from)(?: \w+)? ((?:19|20)\d\d)\b")
_OFFICE = re.compile(
    r"\b(?:Under Secretary|Assistant Secretary|Secretary of (?:Commerce|the Treasury|State)|Commerce Secretary|Treasury Secretary"
    r"|Deputy Secretary|Attorney General|national security adviser|Director of the Office|[Cc]ommittee chair\w*)\b"
)
_SAID = re.compile(r"\b(?:said|told|testified|wrote|stated|says|added|confirmed|remarks|tells)\b")
_MONTHS = ("", "January", "February", "March", "April", "May", "June", "July", "August",
           "September", "October", "November", "December")  # fmt: skip
_MONTH = re.compile(rf"\b(?:in|since|until|back in|last) ({'|'.join(_MONTHS[1:])})\b(?! \d)")
# Who was punished may be named elsewhere: "That is when BIS fined the company."
_PUNISHED = re.compile(
    r"\b(?:BIS|OFAC|Bureau of Industry and Security|Office of Export Enforcement)\b(?: (?!will|would|may|might|could|not|never)\w+)? (?:fined|penali[sz]ed|charged|punished|settled with|imposed a (?:\w+ ){0,2}(?:penalty|fine))\b"
)
_RECENT_MONTHS = 2
_BINDING = frozenset(
    {"rule", "proposed_rule", "correction", "regulation", "list", "guidance", "bill"}
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on a document, with a reason in one line that a person would accept."""

    relevant: bool
    severity: Severity
    reason: str
    points: str = ""
    urgency: str = ""


@dataclass(frozen=True, slots=True)
class _Acts:
    """Which acts a text tells: any fresh one, and a fact among those of its opening."""

    fresh: bool
    opening: bool


def judge(
    document: Document,
    mentions: Sequence[Mention],
    title_mentions: Sequence[Mention],
    identifiers: Sequence[Identifier],
    events: Sequence[RuleEvent],
    list_actions: Sequence[ListAction],
    source: Source,
) -> Judgement:
    """Return whether the controls are the document's subject, how urgent it is, and why.

    What an agency that we watch issues as a rule, regulation, list or guidance always counts, and
    so does a bill whose course is watched.
    Irrelevant is LOW, news MEDIUM; an official text is MEDIUM, HIGH if it makes or changes law,
    and CRITICAL if it puts a watched party on a list or undoes, stays or starts a rule.
    """
    official = _is_official(document, mentions, events, source)
    official_text = source.authority is Authority.OFFICIAL and document.genre in _BINDING
    # BIS publishes on steel and on its boards in the Federal Register, too.
    ours = not is_instrument(document) or is_on_topic(document, (*mentions, *title_mentions))
    binding = official_text and ours
    why_not, told = _weighed(document, mentions, title_mentions, events, official=official)
    if why_not and not binding:
        return Judgement(False, Severity.LOW, why_not, told, "not relevant")
    named = names_of(mentions, list_actions)
    severity, urgency = severity_of(document, mentions, events, list_actions, official=official)
    reason = reason_of(document, events, identifiers, named, official=official)
    told = f"an official {document.genre}; {told}" if binding else told
    return Judgement(True, severity, reason, told, urgency)


def _weighed(
    document: Document,
    mentions: Sequence[Mention],
    title_mentions: Sequence[Mention],
    events: Sequence[RuleEvent],
    *,
    official: bool,
) -> tuple[str, str]:
    """Return why the controls are not what a document is about, "" if they are, and the points."""
    if not is_on_topic(document, (*mentions, *title_mentions)):
        return "no matter of U.S. export controls or sanctions", "names too little of the matter"
    seen = focus(document, known(document, mentions), known(document, title_mentions))
    acts = _acts(document, events, seen)
    states = _states(document, mentions)
    found = [*_points(seen, acts, official=official, states=states)]
    total = sum(points for points, _ in found)
    told = f"{total} points of {_ENOUGH}: " + (
        ", ".join(f"{points} for {what}" for points, what in found) or "none"
    )
    if _is_guess(seen, acts):
        return "only the author guesses at a change", told
    return "" if total >= _ENOUGH else "mentions the controls only in passing", told


def _is_official(
    document: Document, mentions: Sequence[Mention], events: Sequence[RuleEvent], source: Source
) -> bool:
    if any(event.status == "official" for event in events) or is_instrument(document):
        return True
    return publisher_of(document, mentions, source) != ""


def _points(seen: Focus, acts: _Acts, *, official: bool, states: bool) -> Iterator[tuple[int, str]]:
    """Yield what speaks for or against the controls being what a text is about; see `_ENOUGH`."""
    # An act counts where the text dwells on the matter: a stray licence makes no subject.
    dwells = seen.titled or seen.lead or seen.share >= _DWELLS or official
    for points, what in (
        (2 * seen.titled, "the headline"),
        (int(seen.lead > 0), "the opening"),
        ((seen.share >= _OFTEN) + (seen.share >= _MOSTLY), "coming back to it"),
        (int(seen.acting), "an authority that acts"),
        (3 * (seen.heading and not seen.abroad), "its act in headline or first sentence"),
        (4 * seen.case, "the words of a case"),
        (3 * acts.opening if dwells else 0, "an act in the opening"),
        (4 * acts.fresh if dwells else 0, "a fresh act"),
        (2 * official, "an official text"),
        (int(states), "a statement by an official in charge"),
        (-3 * seen.market, "the market"),
        (-4 * seen.abroad, "another government's act"),
        (-4 * seen.aside, "duties, subsidies or investment"),
        (-3 * (seen.personal and not official), "an author's own voice"),
        (-min(seen.guessed, _MOST_GUESSES), "guesses"),
    ):
        if points:
            yield points, what


def _acts(document: Document, events: Sequence[RuleEvent], seen: Focus) -> _Acts:
    sentences = split(document.text)
    lead = _lead_end(document, sentences)
    first = sentences[0].end if sentences else 0
    fresh = [
        e
        for e in events
        if _is_act(sentences, e)
        and not _is_background(document, sentences, e)
        and (seen.titled or not seen.aside)
        and (not seen.abroad or (e.start < first and _acts_at_home(sentences, e)))
    ]
    punished = any(_PUNISHED.search(s.text) for s in sentences[:_LEAD_SENTENCES])
    opening = punished or any(e.start < lead and e.kind != PLAN for e in fresh)
    return _Acts(bool(fresh), opening)


def _is_guess(seen: Focus, acts: _Acts) -> bool:
    """Return whether an author only speaks of what he himself expects."""
    return seen.personal and seen.guessed > 0 and not acts.opening


def _telling(sentences: Sequence[Sentence], event: RuleEvent) -> str:
    """Return the sentence of an event."""
    return sentences[bisect_right(sentences, event.start, key=lambda s: s.start) - 1].text


def _acts_at_home(sentences: Sequence[Sentence], event: RuleEvent) -> bool:
    """Return whether the sentence of an event names the American government."""
    return bool(ACTOR.search(_telling(sentences, event)))


def _is_background(document: Document, sentences: Sequence[Sentence], event: RuleEvent) -> bool:
    """Return whether an act is recalled: dated long before, or told with a past year or month."""
    published = published_day(document.published)
    if event.kind == PLAN or published is None:
        return False
    if event.date:
        return published - event.date > _RECENT
    told = _telling(sentences, event)
    years = [int(year) for year in _YEAR.findall(told)]
    if years:
        return max(years) < published.year
    passed = [(published.month - _MONTHS.index(month)) % 12 for month in _MONTH.findall(told)]
    return bool(passed) and min(passed) > _RECENT_MONTHS


def _lead_end(document: Document, sentences: Sequence[Sentence]) -> int:
    """Return the offset where the opening ends: its first sentences, in a long text a share."""
    found = sentences[:_LEAD_SENTENCES]
    return max(found[-1].end if found else 0, int(_LEAD_SHARE * len(document.text)))


def _is_act(sentences: Sequence[Sentence], event: RuleEvent) -> bool:
    """Return whether an event is a fact, a government's probe, or a plan of the government's own."""
    if event.kind != PLAN:
        return True
    told = _telling(sentences, event)
    return bool(_GOVERNMENT.search(told)) and not _OUTSIDER.search(told)


def _states(document: Document, mentions: Sequence[Mention]) -> bool:
    """Return whether an official in charge is quoted in the opening on the controls."""
    lead = _lead_end(document, split(document.text))
    opening = document.text[:lead]
    office = _OFFICE.search(f"{document.title}\n{opening}")
    person = any(m.label == "PERSON" and m.start < lead for m in mentions)
    return bool(office and person and _SAID.search(opening) and speaks(opening, ()))
