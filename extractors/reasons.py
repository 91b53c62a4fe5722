"""Why something was read in a text: the rule, word or model that decided it, for a person.

Components note short reasons ("name", "context: chip"); here they become sentences.
"""

from collections.abc import Mapping

from extractors.model import Identifier, Mention
from extractors.watch import Entity

# How a name was found that nobody watches, by the reason that its finder notes.
_FOUND = {
    "": "no reason was noted",
    "phrase": "a name that is known and not watched",
    "name": "a name in the table of countries",
    "wording": "its wording: a legal form, a committee, a ministry, an act",
    "repeated": "a name that the text has given a company before",
    "namesake": "another bearer of the surname is named in full before it",
    "given name or title": "a given name or title before it",
    "title": "a title before it",
    "description": "a description after it: an office, a profession",
    "designation": "a designation after a watched name makes a thing of its own",
    "subsidiary": "words and a legal form after a watched name make a company of its own",
    "surname": "surname of a person whom the text names",
    "defined in the text": "a short form that the text defines",
}
# Why a name is linked to a watched entity.
_LINKED = {
    "full name": "first and last name",
    "defined in the text": "a short form that the text defines",
    "named in full in the text": "ambiguous, but the text names it otherwise as well",
    "publisher": "ambiguous, but the text is published by it",
    "office": "surname after the title of an office",
    "surname": "surname, and nothing speaks against it",
    "phrase": "a known phrase",
}
_NUMBERS = {
    "ECCN": "form of a control number (15 CFR 738.2(d)) in a text on export or licences",
    "CFR": "citation of the Code of Federal Regulations; a part alone has the title the text gives",
    "FR": "volume and page of the Federal Register",
    "RIN": "form of a Regulation Identifier Number",
    "EO": "number after “Executive Order”",
    "BILL": "chamber and number of a bill",
    "DOCKET": "number after “docket”, or form of a regulations.gov docket",
}


def why_mentioned(mention: Mention, entities: Mapping[str, Entity]) -> str:
    """Return what found a mention and what linked it.

    >>> why_mentioned(Mention("ORG", 0, 4, "Acme", "", "Acme", "model 0.83"), {})
    'statistical model, probability 0.83; no watched or listed name'
    """
    entity = entities.get(mention.entity)
    reason, _, rejected = mention.reason.partition(" (not ")
    kind, _, detail = reason.partition(" ")
    if entity is None and mention.entity:
        return f"listed party: {mention.reason}"
    if entity is None:
        found = f"statistical model, probability {detail}" if kind == "model" else ""
        found = found or _FOUND.get(reason, reason)
        short = mention.text != mention.name and mention.text in mention.name.split()
        found += f"; short for ‘{mention.name}’" if short else ""
        return f"{found}; no watched or listed name"
    linked = _linked(mention, entity, reason)
    if rejected:
        linked += f"; not {rejected.removesuffix(')')}"
    return linked


def _linked(mention: Mention, entity: Entity, reason: str) -> str:
    if reason == "name":
        what = "name" if mention.text in {entity.name, entity.name.upper()} else "alias"
        return f"watch list: {what} of {entity.key}"
    if reason.startswith("context: "):
        return f"watch list: ambiguous name of {entity.key}; {reason}"
    if reason.startswith("on the "):
        return f"listed party: {reason}; it is {entity.key} of the watch list"
    return f"watch list: {entity.key}; {_LINKED.get(reason, reason)}"


def why_identified(identifier: Identifier) -> str:
    """Return by what form a number was known for what it is."""
    return _NUMBERS[identifier.label]
