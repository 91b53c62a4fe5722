"""What a document is about: the rule, list, bill, product and respondent that "the" refers to."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from extractors.claims.event_phrases import (
    GOODS,
    LICENSE_IMPOSED,
    PRODUCT_CLASSES,
    VAGUE_GOODS,
)
from extractors.claims.known import GENERIC, Known
from extractors.claims.publisher import is_instrument
from extractors.claims.respondent import find_respondent
from extractors.claims.sentences import split
from extractors.claims.things import slug, thing
from extractors.model import Document, Mention
from extractors.triggers import trigger

EAR = "Export Administration Regulations"
VEU = "Validated End-User Program"
# Regimes that a new rule is usually a part of, so that a document's own rule goes first.
REGIMES = frozenset({VEU, "Foreign Direct Product Rule"})
# Lists of parties: 15 CFR 744 Supplements 4, 6 and 7; OFAC's SDN list.
PARTY_LISTS = frozenset({"Entity List", "Unverified List", "Military End-User List", "SDN List"})

_ANAPHORS: tuple[tuple[str, str], ...] = (
    (
        "rule",
        r"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Ii]ts|[Tt]hese|[Tt]hose|[Bb]oth) (?:(?:[a-z]+|[A-Z]{2,4}|50%|\d+-percent)[- ]){0,3}?"
        r"(?:rules?|framework|regulations?|IFR|action)\b|\b(?:rule|regulation) (?=is effective|takes|took)",
    ),
    ("list", r"\b[Tt]he (?:(?:trade |U\.S\. )?blacklist|list)\b|\bblacklist\b"),
    (
        "bill",
        r"\b(?:[Tt]he|[Tt]his|[Hh]is|[Hh]er|[Tt]heir) (?:(?:bipartisan|Senate|House|companion|new) )?(?:bill|act|Act|measure|legislation)\b"
        r"|\b[Aa] (?:(?:bipartisan|Senate|House|companion|new|similar) )?bill(?= (?:that|which)\b|,)"
        r"|\b[Aa] (?:(?:Senate|House|identical) )?companion(?: bill| measure)?\b|\b[Ii]ts (?:twin|companion)\b",
    ),
    (
        "license",
        r"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Tt]hose|[Tt]hese|[Ss]uch) (?:\w+ )?(?:licen[cs](?:e|ing) requirements?|requirements?"
        r"|letters?|curbs?|restrictions?|ban|order|licen[cs]es?)\b",
    ),
)
_QUOTED_TITLE = re.compile(
    r"\b(?:called|titled|entitled|captioned|named|rule|IFR|rule on|framework),? ?\(?[“\"]([A-Z][^”\"]{14,220}?),?[”\"]"
)


@dataclass(frozen=True, slots=True)
class Reference:
    """Words of the text that stand for a rule, list, bill or licence matter.

    `named` tells a mention from "the rule". `kind` is "rule", "list", "bill" or "license".
    """

    kind: str
    start: int
    end: int
    key: str
    name: str
    named: bool = True


@dataclass(frozen=True)
class Subjects:
    """The document's main things as (key, name), ("", "") where it has none, and all references."""

    rule: tuple[str, str]
    list: tuple[str, str]
    bill: tuple[str, str]
    license: tuple[str, str]
    respondent: tuple[str, str]
    references: tuple[Reference, ...]

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(reference.start for reference in self.references)

    def within(self, start: int, end: int, *kinds: str) -> tuple[Reference, ...]:
        """Return the references between two offsets, of the given kinds or of any."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end, first)
        return tuple(
            found
            for found in self.references[first:last]
            if found.end <= end and (not kinds or found.kind in kinds)
        )


def _start(one: Reference | Mention) -> int:
    return one.start


_NONE = ("", "")
_LONG_NAME = 12  # characters


def find_subjects(document: Document, mentions: Sequence[Mention], known: Known) -> Subjects:
    """Return the main things of a document, from its title first, then its text."""
    titled = _titled(document.title, mentions, known)
    rule = _main_rule(document, mentions, titled, known)
    party_list = _first(titled, mentions, "LIST", PARTY_LISTS)
    both = is_instrument(document) and party_list != _NONE
    if rule[1] in REGIMES and (both or not _leads(rule, document, mentions, titled)):
        rule = _NONE
    bill = _first(titled, mentions, "BILL", None)
    license_matter = _main_license(document, mentions, titled)
    mains = {"rule": rule, "list": party_list, "bill": bill, "license": license_matter}
    found = [*_references(document.text, mentions, mains), *_supplements(document.text, known)]
    references = sorted(found, key=lambda ref: ref.start)
    respondent = find_respondent(document, mentions)
    return Subjects(rule, party_list, bill, license_matter, respondent, tuple(references))


def _leads(
    rule: tuple[str, str],
    document: Document,
    mentions: Sequence[Mention],
    titled: Mapping[str, tuple[str, str]],
) -> bool:
    """Return whether a regime stands in the title or the opening, or no list is told of."""
    opening = split(document.text[:1500])[:5]
    reach = opening[-1].end if opening else 0
    return (
        titled.get("RULE") == rule
        or any(thing(m) == rule and m.start < reach for m in mentions)
        or not any(m.label == "LIST" and m.name in PARTY_LISTS for m in mentions)
    )


def _titled(title: str, mentions: Sequence[Mention], known: Known) -> dict[str, tuple[str, str]]:
    """Return by label the longest known name in the title."""
    named = [m for m in mentions if _stands_in(m.text, title)]
    names = [(m.label, m.text, thing(m)) for m in named]
    names += [name for name in known.in_title(title) if _stands_in(name[1], title)]
    found: dict[str, tuple[str, str]] = {}
    for label, _, what in sorted(names, key=lambda name: -len(name[1])):
        if label not in found and what[1] not in GENERIC:
            found[label] = what
    return found


def _stands_in(surface: str, title: str) -> bool:
    # Headlines capitalise as they please; short names could then be common words.
    if len(surface) > _LONG_NAME:
        surface, title = surface.lower(), title.lower()
    return surface in title and bool(re.search(rf"(?<!\w){re.escape(surface)}(?!\w)", title))


def _main_rule(
    document: Document,
    mentions: Sequence[Mention],
    titled: Mapping[str, tuple[str, str]],
    known: Known,
) -> tuple[str, str]:
    if "RULE" in titled:
        return titled["RULE"]
    rules = [m for m in mentions if m.label == "RULE" and m.name not in GENERIC]
    owned = [m for m in rules if not m.name.startswith("License Exception")]
    if owned and not is_instrument(document):
        unnamed = _described(document, known) if owned[0].name in REGIMES else _NONE
        return thing(owned[0]) if unnamed == _NONE else unnamed
    quoted = _QUOTED_TITLE.search(document.text[:1500])
    if quoted and not is_instrument(document):
        return slug(quoted[1]), quoted[1]
    if is_instrument(document):
        alike = known.titled_alike(document.title)
        return (slug(document.title), document.title) if alike == _NONE else alike
    return _described(document, known)


def _described(document: Document, known: Known) -> tuple[str, str]:
    """Return the watched rule whose own words, shared with no other rule, open the document."""
    opening = " ".join([document.title, *(found.text for found in split(document.text)[:_OPENING])])
    spelled = known.spelled_out(opening) if _ISSUE.search(opening) else _NONE
    return known.described(opening) if spelled == _NONE else spelled


_OPENING = 4  # sentences
_ISSUE = re.compile(r"\b(?:interim )?final rule\b")


def _first(
    titled: Mapping[str, tuple[str, str]],
    mentions: Sequence[Mention],
    label: str,
    allowed: frozenset[str] | None,
) -> tuple[str, str]:
    if label in titled and (allowed is None or titled[label][1] in allowed):
        return titled[label]
    met = (thing(m) for m in mentions if m.label == label)
    return next((what for what in met if allowed is None or what[1] in allowed), _NONE)


def product_class(text: str) -> str:
    """Return the product class that `text` speaks of, "" if it names none."""
    return next((n for n, p in PRODUCT_CLASSES if re.search(p, text, re.IGNORECASE)), "")


def _main_license(
    document: Document, mentions: Sequence[Mention], titled: Mapping[str, tuple[str, str]]
) -> tuple[str, str]:
    if "PRODUCT" in titled:
        return titled["PRODUCT"]
    named = product_class(document.title) or product_class(document.text[:800])
    if named:
        return slug(named), named
    goods = goods_of(next(_licence_sentences(document), ""))
    if goods:
        return slug(goods), goods
    return next((thing(m) for m in mentions if m.label == "PRODUCT"), _NONE)


def _licence_sentences(document: Document) -> Iterator[str]:
    """Yield the sentences that tell of a licence newly needed."""
    for sentence in split(document.text):
        if _LICENSE_IMPOSED.search(sentence.text) and goods_of(sentence.text):
            yield sentence.text


_LICENSE_IMPOSED = trigger(LICENSE_IMPOSED, re.IGNORECASE)
_GOODS = re.compile(GOODS)


def goods_of(text: str) -> str:
    """Return the goods that `text` says a licence is for, "" if it names none or all."""
    for match in _GOODS.finditer(text):
        goods: str = match["goods"]
        words = goods.split()
        if words[0] not in VAGUE_GOODS or (len(words) > 1 and words[0] in {"chips", "technology"}):
            return goods
    return ""


def _references(
    text: str, mentions: Sequence[Mention], mains: Mapping[str, tuple[str, str]]
) -> Iterator[Reference]:
    covered: set[int] = set()
    rules = [m for m in mentions if m.label == "RULE" and m.name not in GENERIC]
    for mention in mentions:
        if mention.label in {"RULE", "LIST", "BILL"} and mention.name not in GENERIC:
            covered.update(range(mention.start, mention.end))
            yield Reference(mention.label.lower(), mention.start, mention.end, *thing(mention))
    for kind, pattern in _ANAPHORS:
        known = mains[kind] != _NONE
        # In a text about licences alone, "the rule" is the licence requirement.
        what = mains[kind] if known or kind != "rule" else mains["license"]
        for match in re.finditer(pattern, text) if what != _NONE else ():
            if covered.isdisjoint(range(*match.span())):
                meant = kind if known else "license"
                titled = _title_after(text, match.end(), rules) if kind == "rule" else None
                named = thing(titled) if titled else what
                yield Reference(meant, match.start(), match.end(), *named, named=False)


# A rule is named by the title that follows: the interim final rule “Expansion of …” (its short name).
_APPOSED = re.compile(r",? ?(?:titled |entitled |captioned |called )?[“\"]")
_TITLE_END = re.compile(r"[.,]*[”\"] ?\(")
_LONGEST_TITLE = 300  # characters


def _title_after(text: str, end: int, rules: Sequence[Mention]) -> Mention | None:
    """Return the rule whose quoted title, or the short name after it, says which rule is meant."""
    opened = _APPOSED.match(text, end)
    if opened is None:
        return None
    closed = _TITLE_END.search(text, opened.end(), opened.end() + _LONGEST_TITLE)
    places = {opened.end(), closed.end() if closed else -1}
    return next((rule for rule in rules if rule.start in places), None)


# The lists as supplements to parts of 15 CFR: 744.11, 744.15, 744.21 and 748.15.
_SUPPLEMENTS = {
    ("4", "744"): "Entity List",
    ("6", "744"): "Unverified List",
    ("7", "744"): "Military End-User List",
    ("7", "748"): VEU,
}
_SUPPLEMENT = re.compile(r"\b[Ss]upplement No\. (\d) to (?:15 CFR )?[Pp]art (74[48])\b")


def _supplements(text: str, known: Known) -> Iterator[Reference]:
    """Yield the lists that are cited by their place in the regulations."""
    for match in _SUPPLEMENT.finditer(text):
        name = _SUPPLEMENTS.get((match[1], match[2]), "")
        if name in known.keys:
            kind = "rule" if name == VEU else "list"
            yield Reference(kind, *match.span(), known.keys[name], name, named=False)
