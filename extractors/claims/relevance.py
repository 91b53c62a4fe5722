"""Whether a document is worth an export-control officer's time, how soon, and why."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from extractors.claims.principal import PLAN, main_event
from extractors.claims.publisher import FAMILIES, is_instrument, publisher_of
from extractors.claims.sentences import Sentence, split
from extractors.claims.told_days import published_day
from extractors.claims.topic import WORDS, is_on_topic, signals, speaks
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

# Points that make the controls a document's principal subject; the weights are a judgement:
# an act told in the opening is enough by itself, a passing mention and a few phrases are not.
_ENOUGH = 3
_IN_LEAD = 3
_ELSEWHERE = 1
_IN_TITLE = 2
_EXECUTIVE = frozenset({"White House", "National Security Council"})
_STATEMENT = 3
_OFFICIAL = 2
_DENSE = 7  # signals: about three bodies, lists or rules and a phrase
_TELLING = 3
_SPEAKING_SHARE = 0.2
_SPEAKING_LEAD = 2
_FIRST_PERSON = 3
_MARKET_WORDS = 4
_FRESH = timedelta(days=10)
_LEAD_SENTENCES = 4
_LEAD_SHARE = 0.3
_RECENT = timedelta(days=60)

_TITLE_WORDS = re.compile(
    r"\b(?:export|licen[cs]\w+|sanction\w*|blacklist\w*|penalt\w+|fine[sd]?|smuggl\w+|Entity[- ]List\w*|Unverified List|restrict\w*"
    r"|curbs?|ban(?:s|ned)?|charged?|plead\w*|settle\w*|rule|bill|Act|guidance|probe|investigat\w+)\b",
    re.IGNORECASE,
)
_GOVERNMENT = re.compile(
    r"\b(?:administration|officials?|White House|Commerce|BIS|OFAC|Treasury|Justice|Congress|lawmakers|senators?|government"
    r"|U\.S\.|US|United States|Washington|Trump|Lutnick|Kessler|people familiar|sources|prosecutors|the department|the agency|the bureau)\b"
)
_AMERICAN = re.compile(
    r"\b(?:White House|Commerce Department|BIS|OFAC|U\.S\.|US|United States|Washington|American)(?!\w)"
)
_OUTSIDER = re.compile(
    r"\b(?:analysts?|lawyers?|experts?|investors?|traders?|consultants?|columnist|think tanks?|economists?|I|[Mm]y|[Gg]uess\w*|predict\w*"
    r"|speculat\w+|[Ww]e (?:think|expect|believe|would)|[Ii]n our view)\b"
)
_YEAR = re.compile(r"\b(?:since|in|of|from)(?: \w+)? ((?:19|20)\d\d)\b")
# A headline that begins with another government tells of its act.
_ABROAD = re.compile(
    r"(?:Beijing|China|MOFCOM|Brussels|EU|European Union|Tokyo|Japan|London|UK|Britain|Moscow|Russia|Seoul|South Korea"
    r"|The Hague|Dutch|Netherlands|Taiwan|Taipei|Canada|Ottawa|India|New Delhi)\b(?![’']s)"
)
_QUOTED = re.compile(r"[“\"][^”\"\n]{0,600}[”\"]")
_I = re.compile(r"\b(?:I|I[’']\w+|[Mm]y|me|mine|myself)\b")
_MARKET = re.compile(
    r"\b(?:shares|stocks?|quarter|revenues?|profits?|margins?|forecasts?|analysts?|earnings|price target|investors?|outlook|dividend)\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\b(?:Under Secretary|Assistant Secretary|Secretary of (?:Commerce|the Treasury|State)|Commerce Secretary|Treasury Secretary"
    r"|Deputy Secretary|Attorney General|national security adviser|Director of the Office|[Cc]ommittee chair\w*)\b"
)
_SAID = re.compile(r"\b(?:said|told|testified|wrote|stated|says|added|confirmed|remarks|tells)\b")
_PAST = {
    "proposed": "proposed",
    "interim_final": "issued as interim final rule",
    "final": "issued as final rule",
    "amended": "amended",
    "effective": "in effect",
    "delayed": "delayed",
    "rescission_announced": "to be rescinded, announced",
    "rescinded": "rescinded",
    "suspended": "suspended",
    "guidance_issued": "guidance issued",
    "enforcement_action": "enforcement action",
    "license_requirement_imposed": "licence requirement imposed",
    "license_granted": "licence granted",
    "comment_opened": "open for comment",
    "bill_introduced": "introduced",
    "bill_advanced": "advanced",
    "bill_enacted": "enacted",
    "under_consideration": "change under consideration",
}
_BINDING = frozenset({"rule", "proposed_rule", "correction", "regulation", "list", "guidance"})
_GRAVE = frozenset({"rescinded", "rescission_announced", "suspended", "effective"})
_MAKES_LAW = frozenset(
    {"interim_final", "final", "amended", "license_requirement_imposed", "delayed", "bill_enacted"}
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on a document, with a reason in one line that a person would accept."""

    relevant: bool
    severity: Severity
    reason: str


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

    What an agency that we watch issues as a rule, regulation, list or guidance always counts.
    Irrelevant is LOW, news MEDIUM; an official text is MEDIUM, HIGH if it makes or changes law,
    and CRITICAL if it puts a watched party on a list or undoes, stays or starts a rule.
    """
    binding = source.authority is Authority.OFFICIAL and document.genre in _BINDING
    if not binding and not is_on_topic(document, mentions) and not (title_mentions and events):
        reason = "no matter of U.S. export controls or sanctions"
        return Judgement(False, Severity.LOW, reason)
    official = _is_official(document, mentions, events, source)
    points = _points(document, mentions, title_mentions, events, official=official)
    if not binding and points < _ENOUGH:
        guess = _is_opinion(document) and bool(events)
        why = (
            "only the author guesses at a change"
            if guess
            else "mentions the controls only in passing"
        )
        return Judgement(False, Severity.LOW, why)
    named = _names(mentions, list_actions)
    severity = _severity(document, mentions, events, list_actions, official=official)
    return Judgement(
        True, severity, _reason(document, events, identifiers, named, official=official)
    )


def _is_official(
    document: Document, mentions: Sequence[Mention], events: Sequence[RuleEvent], source: Source
) -> bool:
    if any(event.status == "official" for event in events) or is_instrument(document):
        return True
    return publisher_of(document, mentions, source) != ""


def _points(
    document: Document,
    mentions: Sequence[Mention],
    title_mentions: Sequence[Mention],
    events: Sequence[RuleEvent],
    *,
    official: bool,
) -> int:
    sentences = split(document.text)
    lead = _lead_end(document, sentences)
    titled = _title_tells(document, title_mentions)
    acts = [event for event in events if _is_act(sentences, event)]
    recent = [event for event in acts if not _is_background(document, sentences, event)]
    opening = [event for event in recent if event.start < lead]
    if not official and not any(e.kind != PLAN for e in opening) and _is_opinion(document):
        return 0
    if _is_of_the_market(document) and not titled:
        opening = [event for event in opening if _is_fresh(document, event)]
    if _ABROAD.match(document.title) and not official and not _names_ours(title_mentions):
        opening = [e for e in opening if e.kind != PLAN and _acts_at_home(sentences, e)]
        if not opening:
            return _ELSEWHERE
    points = _IN_LEAD if opening else _ELSEWHERE if acts else 0
    points += _IN_TITLE if titled else 0
    points += _STATEMENT if _states(document, mentions, lead) else 0
    points += _OFFICIAL if official else 0
    told = _told(mentions, sentences)
    points += _TELLING if _dwells(document, told) else 0
    points += any(told[:_LEAD_SENTENCES]) and any(_is_american(m) for m in mentions)
    return points + (signals(document, mentions) >= _DENSE)


def _is_opinion(document: Document) -> bool:
    """Return whether an author speaks of himself: what he guesses is no news."""
    return len(_I.findall(_QUOTED.sub("", document.text))) >= _FIRST_PERSON


def _is_of_the_market(document: Document) -> bool:
    return len(_MARKET.findall(f"{document.title}\n{document.text}")) >= _MARKET_WORDS


def _is_fresh(document: Document, event: RuleEvent) -> bool:
    """Return whether an act happened about when the document was published."""
    published = published_day(document.published)
    return bool(event.date and published and abs(published - event.date) <= _FRESH)


def _told(mentions: Sequence[Mention], sentences: Sequence[Sentence]) -> list[bool]:
    """Return which sentences speak of the controls."""
    ordered = sorted(mentions, key=lambda mention: mention.start)
    starts = [mention.start for mention in ordered]
    return [
        speaks(s, ordered[bisect_left(starts, s.start) : bisect_left(starts, s.end)])
        for s in sentences
    ]


def _dwells(document: Document, told: Sequence[bool]) -> bool:
    """Return whether the text opens with the controls and comes back to them again and again."""
    opens = sum(told[:_LEAD_SENTENCES]) >= _SPEAKING_LEAD
    return opens and sum(told) >= _SPEAKING_SHARE * len(told) and not _is_of_the_market(document)


def _is_american(mention: Mention) -> bool:
    return mention.label == "AGENCY" and any(
        mention.name in family for family in (*FAMILIES, _EXECUTIVE)
    )


def _names_ours(title_mentions: Sequence[Mention]) -> bool:
    """Return whether a headline names an American rule, list, bill or body."""
    return any(m.entity and m.label in {"RULE", "LIST", "BILL", "AGENCY"} for m in title_mentions)


def _telling(sentences: Sequence[Sentence], event: RuleEvent) -> str:
    """Return the sentence of an event."""
    return sentences[bisect_right(sentences, event.start, key=lambda s: s.start) - 1].text


def _acts_at_home(sentences: Sequence[Sentence], event: RuleEvent) -> bool:
    """Return whether the sentence of an event names the American government."""
    told = _telling(sentences, event)
    return bool(_AMERICAN.search(told))


def _is_background(document: Document, sentences: Sequence[Sentence], event: RuleEvent) -> bool:
    """Return whether an act is recalled: dated long before, or told with a year that is past."""
    published = published_day(document.published)
    if event.kind == PLAN or published is None:
        return False
    if event.date:
        return published - event.date > _RECENT
    told = _telling(sentences, event)
    years = [int(year) for year in _YEAR.findall(told)]
    return bool(years) and max(years) < published.year


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


def _title_tells(document: Document, title_mentions: Sequence[Mention]) -> bool:
    named = any(mention.label in {"RULE", "LIST", "BILL"} for mention in title_mentions)
    return named or bool(WORDS.search(document.title) or _TITLE_WORDS.search(document.title))


def _states(document: Document, mentions: Sequence[Mention], lead: int) -> bool:
    """Return whether an official in charge is quoted in the opening on the controls."""
    opening = document.text[:lead]
    office = _OFFICE.search(f"{document.title}\n{opening}")
    person = any(m.label == "PERSON" and m.start < lead for m in mentions)
    return bool(office and person and _SAID.search(opening) and WORDS.search(opening))


def _names(mentions: Sequence[Mention], list_actions: Sequence[ListAction]) -> tuple[str, ...]:
    """Return up to three names that a reader looks for: listed parties, then watched ones."""
    watched = Counter(m.name for m in mentions if m.entity and m.label in {"ORG", "PRODUCT"})
    resolved = {m.text: m.name for m in mentions if m.entity}
    parties = [resolved.get(action.party, action.party) for action in list_actions]
    return tuple(dict.fromkeys([*parties, *(name for name, _ in watched.most_common())]))[:3]


def _severity(
    document: Document,
    mentions: Sequence[Mention],
    events: Sequence[RuleEvent],
    list_actions: Sequence[ListAction],
    *,
    official: bool,
) -> Severity:
    if not official:
        return Severity.MEDIUM
    own = {event.kind for event in events if _is_new(document, event)}
    watched = {m.name for m in mentions if m.entity} | {m.text for m in mentions if m.entity}
    listed = "amended" in own and any(action.party in watched for action in list_actions)
    if own & _GRAVE or listed:
        return Severity.CRITICAL
    return Severity.HIGH if own & _MAKES_LAW or is_instrument(document) else Severity.MEDIUM


def _is_new(document: Document, event: RuleEvent) -> bool:
    """Return whether an official event is the document's own news, not an act that it recalls."""
    published = published_day(document.published)
    recent = event.date and published and published - event.date <= _RECENT
    return event.status == "official" and (event.kind != "amended" or bool(recent))


def _deed(event: RuleEvent) -> str:
    """Return in a few words what an event says was done to whom."""
    matter, _, name = event.rule_name.rpartition(": ")
    if matter == "Enforcement":
        planned = event.kind == PLAN
        return f"{name} may face a penalty" if planned else f"enforcement action on {name}"
    return (
        f"{name} {'licensing ' * (matter == 'License' and event.kind == PLAN)}{_PAST[event.kind]}"
    )


def _reason(
    document: Document,
    events: Sequence[RuleEvent],
    identifiers: Sequence[Identifier],
    named: tuple[str, ...],
    *,
    official: bool,
) -> str:
    main = main_event(document, events, published_day(document.published))
    if main:
        who = "official" if main.status == "official" else "reported"
        told = _deed(main)
    else:
        who = "official" if official else "reported"
        cited = next((i.value for i in identifiers if i.label in {"FR", "CFR", "RIN"}), "")
        told = f"deals with {cited}" if cited else "deals with export controls"
    return f"{who}: {told}" + (f", names {', '.join(named)}" if named else "")
