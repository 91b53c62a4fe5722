"""The event that a document is about, among all that it tells of."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from extractors.claims.sentences import split
from extractors.model import Document, RuleEvent

# Steps that one publication takes together are one action; other kinds stand for themselves.
FAMILIES = {
    "proposed": "issue", "interim_final": "issue", "final": "issue", "effective": "issue",
    "comment_opened": "issue", "amended": "issue",
    "rescission_announced": "undo", "rescinded": "undo",
}  # fmt: skip
PLAN = "under_consideration"
_BACKGROUND = timedelta(days=60)
_LEAD = 3  # sentences
# What a headline says of the kind of action, by family.
_TITLE_CUES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (family, re.compile(pattern, re.IGNORECASE))
    for family, pattern in (
        ("list", r"\b(?:lists|listed|listings?|blacklist\w*(?! (?:rules?|regime|policy|law)\b)|entity list(?! (?:rules?|policy)\b)|unverified list|uvl|entities|additions?|delist\w*|designat\w+|sanctions)\b"),
        ("undo", r"\b(?:rescind\w*|rescission|revo[kc]\w*|scrap\w*|withdr[ae]w\w*|lift\w*|repeal\w*|kill\w*|drops?|ends?)\b"),
        ("suspended", r"\b(?:suspen\w+|paus\w+|on hold|freez\w+|shelv\w+|stay(?:s|ed)?)\b"),
        ("delayed", r"\b(?:delay\w*|postpon\w+|push\w* back|extend\w*|defer\w*)\b"),
        ("enforcement_action", r"\b(?:fine[sd]?|penalt\w+|plead\w*|guilty|settle\w*|charg\w+|indict\w*|arrest\w*|held|denial order|denying|temporary denial"
         r"|pays?|to pay|smuggl\w+|sentenced|jailed|conspir\w+)\b"),
        ("bill", r"\b(?:act|bill|senate|house|congress|lawmakers|senators?|passes|vote[sd]?)\b"),
        ("license_granted", r"\b(?:licen[cs]es?|approv\w+|clears?|greenlight\w*|permits?|allow\w*)\b"),
        ("license_requirement_imposed", r"\b(?:licen[cs]es?|letters?|informed|curbs?|restrict\w*|orders?|halt\w*|bars?)\b"),
        ("guidance_issued", r"\b(?:guidance|faqs?|warn\w*|advis\w+|red flags?|questions)\b"),
        ("issue", r"\b(?:rules?|controls?|tighten\w*|framework|regulat\w+|proposes?|final|interim)\b"),
        (PLAN, r"\b(?:may|could|might|weigh\w*|consider\w*|mull\w*|probe[sd]?|investigat\w+|plans?|faces?|sources|review\w*|set to)\b"),
    )
)  # fmt: skip


def family_of(event: RuleEvent) -> str:
    """Return the kind of action that an event is a step of; a change of a list is "list"."""
    if event.kind == "amended" and event.rule_name.endswith("List"):
        return "list"
    if event.kind.startswith("bill_"):
        return event.kind
    return FAMILIES.get(event.kind, event.kind)


def main_event(
    document: Document, events: Sequence[RuleEvent], day: date | None
) -> RuleEvent | None:
    """Return the event that a document is about, None if it tells none.

    What the headline names counts most, then what the opening tells; facts go before plans, and
    what happened long before is background.
    """
    sentences = split(document.text)
    lead = sentences[min(_LEAD, len(sentences)) - 1].end if sentences else 0
    ranked = [
        (-_weight(document, event, day, lead), event.start, i) for i, event in enumerate(events)
    ]
    if not ranked:
        return None
    weight, _, index = min(ranked)
    return events[index] if weight < 0 else None


def _weight(document: Document, event: RuleEvent, day: date | None, lead: int) -> float:
    """Return how much an event is what a document is about; 0 or less is background.

    The numbers are a judgement: a headline outweighs the place in the text, an old date outweighs
    all but both.
    """
    title = document.title
    weight = 1.0 + 1.5 * is_cued(title, family_of(event)) + 1.5 * (event.start < lead)
    weight += 2.0 * _titled(title, event.rule_name)
    weight += 0.5 * (event.date is not None) + 0.5 * (event.status == "official")
    weight -= 1.5 * (event.kind == PLAN)
    weight -= 0.5 * (event.kind == "effective")
    if event.date and day and day - event.date > _BACKGROUND:
        weight -= 5.0
    return weight


def is_cued(title: str, family: str) -> bool:
    """Return whether a headline speaks of a kind of action."""
    family = "bill" if family.startswith("bill") else family
    return any(family == name and cue.search(title) for name, cue in _TITLE_CUES)


def _titled(title: str, name: str) -> bool:
    """Return whether a headline names the thing of an event, by its first telling word at least."""
    words = [w for w in re.split(r"[^\w]+", name.partition(": ")[2] or name) if len(w) > 2]
    return bool(words) and bool(re.search(rf"\b{re.escape(words[0])}", title, re.IGNORECASE))
