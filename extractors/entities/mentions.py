"""Puts together what stands where: the mentions of a document, none inside another."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ahocorasick_rs import AhoCorasick, MatchKind
from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from extractors.entities.context import Judge
from extractors.entities.extension import extend
from extractors.entities.folding import Folded
from extractors.entities.merging import merged
from extractors.entities.people import Roster, find_people, surnames
from extractors.entities.titles import find_titles
from extractors.entities.unseen import find_unseen
from extractors.entities.watch_list import Findings
from extractors.model import Identifier, Mention
from extractors.watch import Entity

# After a watched body's name: another body's, not more of the same name.
_ENUMERATION = re.compile(r",? and |, ")
_ACRONYM = re.compile(r" \((?:the )?[\"“]?([A-Z][A-Za-z0-9&-]{1,9})[\"”]?\)")


class Mentions:
    """The spaCy component "mentions": sets `doc.spans["mentions"]` and the user data.

    It needs "watch_list", and "identifiers" if numbers are to hold no names.
    """

    def __init__(self) -> None:
        self.watch(())

    def watch(self, entities: Iterable[Entity]) -> None:
        """Tell `entities` apart from now on."""
        watched = tuple(entities)
        self._roster = Roster(watched)
        self._homes = {entity.key: entity.country for entity in watched}
        self._countries = {
            entity.key: entity.name for entity in watched if entity.label == "COUNTRY"
        }

    def __call__(self, doc: Doc) -> Doc:
        """Return the document with its mentions, in order."""
        findings: Findings = doc.user_data["findings"]
        numbers: tuple[Identifier, ...] = doc.user_data.get("identifiers", ())
        placed, doubtful = self._placed(findings, doc.user_data.get("publisher", ""))
        original: str = doc.user_data["original"]
        sure = tuple(_outside(_original(placed, findings.folded, original), numbers))
        blocked = [(number.start, number.end) for number in numbers]
        blocked += [findings.folded.span(one.start, one.end) for one in placed if not one.label]
        other = [findings.folded.span(start, end) for start, end in doubtful]
        mentions = merged(original, sure, blocked, doc.user_data.get("guesses", ()), other)
        doc.user_data["mentions"] = mentions
        spans = (
            doc.char_span(one.start, one.end, one.label, kb_id=one.entity, alignment_mode="expand")
            for one in mentions
        )
        doc.spans["mentions"] = SpanGroup(doc, spans=[span for span in spans if span is not None])
        return doc

    def _placed(
        self, findings: Findings, publisher: str
    ) -> tuple[tuple[Mention, ...], list[tuple[int, int]]]:
        """Return what the rules read, and where they read a watched name as something else."""
        text = findings.folded.text
        people = find_people(text, self._roster, _taken(findings))
        judge = Judge(findings, people, publisher, self._countries)
        read = [(candidate, judge.read(candidate)) for candidate in findings.candidates]
        doubtful = [(one.start, one.end) for one, mention in read if mention is None]
        watched = [extend(mention, text, self._homes) for _, mention in read if mention]
        ends = {(mention.end, mention.label) for mention in watched}
        bodies = {one.start: one.end for one in watched if one.reason == "name"}
        unseen = [
            one
            for one in find_unseen(text)
            if (one.end, one.label) not in ends
            and not (one.start in bodies and _ENUMERATION.match(text, bodies[one.start]))
        ]
        first = _longest((watched, find_titles(text), people.mentions, unseen))
        named = [*first, *_acronyms(text, first), *_repeated(text, first)]
        return _longest((named, surnames(text, people))), doubtful


def _longest(groups: Iterable[Iterable[Mention]]) -> tuple[Mention, ...]:
    """Return mentions that do not overlap: the leftmost, there the longest, there an earlier group's."""
    everything = [mention for group in groups for mention in group]
    everything.sort(key=lambda mention: (mention.start, -mention.end))
    kept: list[Mention] = []
    for mention in everything:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return tuple(kept)


def _taken(findings: Findings) -> frozenset[int]:
    """Return the offsets that names of things other than people cover for certain."""
    return frozenset(
        offset
        for candidate in findings.candidates
        if any(name.sure and name.label != "PERSON" for name in candidate.names)
        for offset in range(candidate.start, candidate.end)
    )


def _acronyms(text: str, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Yield each use of a short form that the text itself gives in brackets after a name."""
    defined: dict[str, Mention] = {}
    for mention in mentions:
        match = _ACRONYM.match(text, mention.end) if mention.label else None
        if match and _abbreviates(match[1], mention.text):
            defined.setdefault(match[1], mention)
    if not defined:
        return
    for match in re.finditer(r"(?<![\w-])[A-Z][A-Za-z0-9&-]{1,9}(?![\w-])", text):
        if full := defined.get(match.group()):
            yield replace(
                full,
                start=match.start(),
                end=match.end(),
                text=match.group(),
                reason="defined in the text",
            )


def _repeated(text: str, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Yield further uses of the names of companies that nobody watches."""
    names = {
        one.name: one for one in mentions if one.label == "ORG" and not one.entity and one.name
    }
    if not names:
        return
    forms = tuple(names)
    found = AhoCorasick(forms, matchkind=MatchKind.LeftmostLongest)
    for index, start, end in found.find_matches_as_indexes(text):
        if not re.match(r"[\w-]", text[end : end + 1]) and not re.match(
            r"[\w.-]", text[start - 1 : start]
        ):
            yield replace(
                names[forms[index]], start=start, end=end, text=text[start:end], reason="repeated"
            )


def _abbreviates(short: str, name: str) -> bool:
    """Return whether the capitals of `short` occur in `name`, in order.

    >>> _abbreviates("SJS", "SJ Semiconductor")
    True
    """
    letters = iter(name.upper())
    capitals = [char for char in short if char.isupper()]
    return (
        len(capitals) > 1
        and capitals[0] == name[0].upper()
        and all(char in letters for char in capitals)
    )


def _original(placed: Iterable[Mention], folded: Folded, original: str) -> Iterator[Mention]:
    """Yield the mentions that have a label, with their offsets and characters in the original."""
    for mention in placed:
        if mention.label:
            start, end = folded.span(mention.start, mention.end)
            yield Mention(
                mention.label,
                start,
                end,
                original[start:end],
                mention.entity,
                mention.name,
                mention.reason,
            )


def _outside(mentions: Iterable[Mention], numbers: Iterable[Identifier]) -> Iterator[Mention]:
    """Yield the mentions that no identifier overlaps: the "BIS" in "BIS-2024-0055" is none."""
    spans = iter(sorted((number.start, number.end) for number in numbers))
    start, end = next(spans, (-1, -1))
    for mention in mentions:
        while end <= mention.start and (after := next(spans, None)):
            start, end = after
        if not (start < mention.end and mention.start < end):
            yield mention


@Language.factory("mentions")
def make_mentions(nlp: Language, name: str) -> Mentions:
    """Return a component that tells nobody apart yet."""
    return Mentions()
