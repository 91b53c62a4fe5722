"""How soon a reader should look at a relevant document, and why, in one line."""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta

from extractors.claims.principal import PLAN, main_event
from extractors.claims.publisher import is_instrument
from extractors.claims.told_days import published_day
from extractors.model import Document, Identifier, ListAction, Mention, RuleEvent, Severity

_RECENT = timedelta(days=60)
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
_GRAVE = frozenset({"rescinded", "rescission_announced", "suspended", "effective"})
_MAKES_LAW = frozenset(
    {"interim_final", "final", "amended", "license_requirement_imposed", "delayed", "bill_enacted"}
)


def names_of(mentions: Sequence[Mention], list_actions: Sequence[ListAction]) -> tuple[str, ...]:
    """Return up to three names that a reader looks for: listed parties, then watched ones."""
    watched = Counter(m.name for m in mentions if m.watched and m.label in {"ORG", "PRODUCT"})
    resolved = {m.text: m.name for m in mentions if m.watched}
    parties = [resolved.get(action.party, action.party) for action in list_actions]
    return tuple(dict.fromkeys([*parties, *(name for name, _ in watched.most_common())]))[:3]


def severity_of(
    document: Document,
    mentions: Sequence[Mention],
    events: Sequence[RuleEvent],
    list_actions: Sequence[ListAction],
    *,
    official: bool,
) -> tuple[Severity, str]:
    """Return how soon to look, and why: what makes, stays or undoes law before what reports it."""
    if not official:
        return Severity.MEDIUM, "relevant, and reported by others than who acts"
    own = {event.kind for event in events if _is_new(document, event)}
    watched = {m.name for m in mentions if m.watched} | {m.text for m in mentions if m.watched}
    listed = [a.party for a in list_actions if "amended" in own and a.party in watched]
    if grave := sorted(own & _GRAVE):
        return Severity.CRITICAL, f"official, and a rule is {_PAST[grave[0]]}"
    if listed:
        return Severity.CRITICAL, f"official, and a list is changed for {listed[0]}, who is watched"
    if law := sorted(own & _MAKES_LAW):
        return Severity.HIGH, f"official, and makes law: {_PAST[law[0]]}"
    if is_instrument(document):
        return Severity.HIGH, "official, and a legal text"
    return Severity.MEDIUM, "official, and makes no law"


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


def reason_of(
    document: Document,
    events: Sequence[RuleEvent],
    identifiers: Sequence[Identifier],
    named: tuple[str, ...],
    *,
    official: bool,
) -> str:
    """Return the one line that says what was done, by whose word, and who is named."""
    main = main_event(document, events, published_day(document.published))
    if main:
        who = "official" if main.status == "official" else "reported"
        told = _deed(main)
    else:
        who = "official" if official else "reported"
        cited = next((i.value for i in identifiers if i.label in {"FR", "CFR", "RIN"}), "")
        told = f"deals with {cited}" if cited else "deals with export controls"
    return f"{who}: {told}" + (f", names {', '.join(named)}" if named else "")
