"""What a document is about: the rule, list, bill, product and respondent that "the" refers to."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractors.claims.event_phrases import (
    GOODS,
    LICENSE_IMPOSED,
    PRODUCT_CLASSES,
    VAGUE_GOODS,
)
from extractors.claims.publisher import is_instrument
from extractors.claims.respondent import find_respondent
from extractors.claims.sentences import split
from extractors.claims.things import slug, thing
from extractors.model import Document, Mention
from extractors.watch import Entity

# Regimes and codes that every story names; an event is rarely about them.
GENERIC = frozenset(
    {
        "Export Administration Regulations",
        "International Traffic in Arms Regulations",
        "Commerce Control List",
    }
)
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
# Words that all rule names share say nothing about which rule is meant.
_COMMON = re.compile(
    r"^(?:rule|framework|export|control|additional|measure|item|implement|certain|computing|advanced|"
    r"license|exception|program|expansion|refine|addition|regulation|foreign|product|direct|cover|listed|entit|"
    r"end|user|international|integrated|circuits?|semicond|manufact|artificial|intelligence|authoriz|general|"
    r"prohibition|china|chip|chips|data|center|technolog|affiliat|list|final|interim|validated|security|requirement)",
    re.IGNORECASE,
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


@dataclass(frozen=True, slots=True)
class Subjects:
    """The document's main things as (key, name), ("", "") where it has none, and all references."""

    rule: tuple[str, str]
    list: tuple[str, str]
    bill: tuple[str, str]
    license: tuple[str, str]
    respondent: tuple[str, str]
    references: tuple[Reference, ...]

    def within(self, start: int, end: int, *kinds: str) -> tuple[Reference, ...]:
        """Return the references between two offsets, of the given kinds or of any."""
        first = bisect_left(self.references, start, key=_start)
        last = bisect_left(self.references, end, key=_start)
        return tuple(
            found
            for found in self.references[first:last]
            if found.end <= end and (not kinds or found.kind in kinds)
        )


def _start(one: Reference | Mention) -> int:
    return one.start


_NONE = ("", "")
_LONG_NAME = 12  # characters


def find_subjects(
    document: Document, mentions: Sequence[Mention], entities: Mapping[str, Entity]
) -> Subjects:
    """Return the main things of a document, from its title first, then its text."""
    titled = _titled(document.title, mentions, entities)
    rule = _main_rule(document, mentions, titled, entities)
    party_list = _first(titled, mentions, "LIST", PARTY_LISTS)
    both = is_instrument(document) and party_list != _NONE
    if rule[1] in REGIMES and (both or not _leads(rule, document, mentions, titled)):
        rule = _NONE
    bill = _first(titled, mentions, "BILL", None)
    license_matter = _main_license(document, mentions, titled)
    mains = {"rule": rule, "list": party_list, "bill": bill, "license": license_matter}
    found = [*_references(document.text, mentions, mains), *_supplements(document.text, entities)]
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


def _titled(
    title: str, mentions: Sequence[Mention], entities: Mapping[str, Entity]
) -> dict[str, tuple[str, str]]:
    """Return by label the longest known name in the title."""
    names = [(m.label, m.text, thing(m)) for m in mentions]
    for entity in entities.values():
        if entity.label in {"RULE", "LIST", "BILL", "PRODUCT"}:
            names += [(entity.label, alias, (entity.key, entity.name))
                      for alias in (entity.name, *entity.aliases)]  # fmt: skip
    found: dict[str, tuple[str, str]] = {}
    for label, surface, what in sorted(names, key=lambda name: -len(name[1])):
        if label not in found and what[1] not in GENERIC and _stands_in(surface, title):
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
    entities: Mapping[str, Entity],
) -> tuple[str, str]:
    if "RULE" in titled:
        return titled["RULE"]
    rules = [m for m in mentions if m.label == "RULE" and m.name not in GENERIC]
    owned = [m for m in rules if not m.name.startswith("License Exception")]
    if owned and not is_instrument(document):
        unnamed = _described(document, entities) if owned[0].name in REGIMES else _NONE
        return thing(owned[0]) if unnamed == _NONE else unnamed
    quoted = _QUOTED_TITLE.search(document.text[:1500])
    if quoted and not is_instrument(document):
        return slug(quoted[1]), quoted[1]
    if is_instrument(document):
        alike = _alike(document.title, entities)
        return (slug(document.title), document.title) if alike == _NONE else alike
    return _described(document, entities)


def _alike(title: str, entities: Mapping[str, Entity]) -> tuple[str, str]:
    """Return the watched rule whose official title says the same in nearly the same words."""
    ours = _words(title)
    for entity in entities.values():
        if entity.label == "RULE" and entity.name not in GENERIC:
            for name in (entity.name, *entity.aliases):
                theirs = _words(name)
                shared = len(ours & theirs)
                if len(theirs) >= _LONG_TITLE and shared >= _ALIKE * len(ours | theirs):
                    return entity.key, entity.name
    return _NONE


_LONG_TITLE = 5  # words
_ALIKE = 0.7


def _words(title: str) -> frozenset[str]:
    """Return the beginnings of a title's words: "Expansion" and "Expanded" are one."""
    return frozenset(
        word[:5].lower()
        for word in re.findall(r"[A-Za-z]{3,}", title)
        if word.lower() not in _LINKS
    )


_LINKS = frozenset(["and", "the", "for", "from", "with", "under"])


def _described(document: Document, entities: Mapping[str, Entity]) -> tuple[str, str]:
    """Return the watched rule whose own words, shared with no other rule, open the document."""
    opening = " ".join([document.title, *(found.text for found in split(document.text)[:_OPENING])])
    spelled = spelled_out(opening, entities) if _ISSUE.search(opening) else _NONE
    return described(opening, entities) if spelled == _NONE else spelled


_OPENING = 4  # sentences
_ISSUE = re.compile(r"\b(?:interim )?final rule\b")


def described(text: str, entities: Mapping[str, Entity]) -> tuple[str, str]:
    """Return the watched rule that shares most of its own words with `text`."""
    met = _stems(text)
    rules = [e for e in entities.values() if e.label == "RULE" and e.name not in GENERIC]
    stems = {rule.key: _stems(" ".join([rule.name, *rule.aliases])) for rule in rules}
    scored = [(len({s for s in stems[rule.key] & met if _alone(s, stems)}), rule) for rule in rules]
    best = max((score for score, _ in scored), default=0)
    top = [rule for score, rule in scored if score == best]
    return (top[0].key, top[0].name) if best and len(top) == 1 else _NONE


def _alone(stem: str, stems: Mapping[str, frozenset[str]]) -> bool:
    return sum(stem in words for words in stems.values()) == 1


def spelled_out(text: str, entities: Mapping[str, Entity]) -> tuple[str, str]:
    """Return the watched rule whose name opens with an acronym that `text` spells out."""
    met = _initials(text)
    for entity in entities.values():
        acronym = re.match(r"([A-Z]{3}) [Rr]ule\b", entity.name)
        if entity.label == "RULE" and acronym and acronym[1] in met:
            return entity.key, entity.name
    return _NONE


def _initials(text: str) -> frozenset[str]:
    """Return the acronyms that three words in a row would give: "high-bandwidth memory" is HBM."""
    words = re.findall(r"[A-Za-z]+", text)
    return frozenset(
        "".join(word[0] for word in words[at : at + 3]).upper() for at in range(len(words) - 2)
    )


def _stems(text: str) -> frozenset[str]:
    words = re.findall(r"[A-Za-z]{6,}", text)
    return frozenset(word.lower()[:6] for word in words if not _COMMON.match(word))


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
        if re.search(LICENSE_IMPOSED, sentence.text, re.IGNORECASE) and goods_of(sentence.text):
            yield sentence.text


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
                yield Reference(meant, match.start(), match.end(), *what, named=False)


# The lists as supplements to parts of 15 CFR: 744.11, 744.15, 744.21 and 748.15.
_SUPPLEMENTS = {
    ("4", "744"): "Entity List",
    ("6", "744"): "Unverified List",
    ("7", "744"): "Military End-User List",
    ("7", "748"): VEU,
}
_SUPPLEMENT = re.compile(r"\b[Ss]upplement No\. (\d) to (?:15 CFR )?[Pp]art (74[48])\b")


def _supplements(text: str, entities: Mapping[str, Entity]) -> Iterator[Reference]:
    """Yield the lists that are cited by their place in the regulations."""
    keys = {entity.name: entity.key for entity in entities.values()}
    for match in _SUPPLEMENT.finditer(text):
        name = _SUPPLEMENTS.get((match[1], match[2]), "")
        if name in keys:
            kind = "rule" if name == VEU else "list"
            yield Reference(kind, *match.span(), keys[name], name, named=False)
