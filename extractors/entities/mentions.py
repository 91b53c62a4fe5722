"""Puts together what stands where: the mentions of a document, none inside another."""

import re
from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from extractors.entities.context import Judge
from extractors.entities.countries import DEMONYMS
from extractors.entities.extension import extend
from extractors.entities.folding import Folded
from extractors.entities.guesses import believed
from extractors.entities.merging import merged
from extractors.entities.people import Roster, find_people, surnames
from extractors.entities.rule_names import find_rules
from extractors.entities.spreading import acronyms, exceptions, repeated, unlike
from extractors.entities.statistical import Guess
from extractors.entities.titles import find_titles
from extractors.entities.unseen import find_unseen
from extractors.entities.watch_list import Candidate, Findings
from extractors.model import Identifier, Mention
from extractors.watch import Entity

# After a watched body's name: another body's, not more of the same name.
_ENUMERATION = re.compile(r",? and |, ")


# "Kessler syndrome": a term coined from a name names nobody (GUIDELINES §2 rule 11).
_COINED = re.compile(
    r" (?:syndrome|effect|law|disease|theorem|paradox|constant|principle|curve|doctrine|scale|number|rule|test|process)\b"
)
# Whose list or rule it is makes no other of it: "BIS Entity List".
_OWNERS = (
    frozenset({"U.S", "US", "United", "BIS", "Commerce", "OFAC", "Treasury", "The"})
    | DEMONYMS.keys()
)


def _is_own(mention: Mention) -> bool:
    """Return whether a list or rule whose last words are watched is another: "Covered Entity List"."""
    return mention.label in {"LIST", "RULE"} and mention.text.split()[0] not in _OWNERS


def _is_coined(mention: Mention, text: str) -> bool:
    return mention.label == "PERSON" and _COINED.match(text, mention.end) is not None


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
        folded, original = findings.folded, doc.user_data["original"]
        numbers: tuple[Identifier, ...] = doc.user_data.get("identifiers", ())
        guesses = believed(folded, doc.user_data.get("guesses", ()))
        found = self._found(findings, doc.user_data.get("publisher", ""), guesses, numbers)
        mentions = tuple(_outside(_original(found, folded, original), numbers))
        doc.user_data["mentions"] = mentions
        spans = (
            doc.char_span(one.start, one.end, one.label, kb_id=one.entity, alignment_mode="expand")
            for one in mentions
        )
        doc.spans["mentions"] = SpanGroup(doc, spans=[span for span in spans if span is not None])
        return doc

    def _found(
        self,
        findings: Findings,
        publisher: str,
        guesses: tuple[Guess, ...],
        numbers: Iterable[Identifier],
    ) -> tuple[Mention, ...]:
        """Return the mentions with their places in the folded text; some have no label."""
        folded, text = findings.folded, findings.folded.text
        placed, doubtful = self._placed(findings, publisher, guesses)
        blocked = [(folded.place(one.start), folded.place(one.end)) for one in numbers]
        first = merged(text, placed, blocked, guesses, doubtful)
        # Where a name was judged already, it keeps what else it could have meant.
        judged = {(one.start, one.end, one.entity) for one in first if one.entity}
        short = (m for m in acronyms(text, first) if (m.start, m.end, m.entity) not in judged)
        first = _longest((exceptions(text, first), short, first))
        again = tuple(repeated(text, first))
        first = _longest((first, (one for one in again if one.text == one.name)))
        found = _longest((first, unlike(first, again)))
        return tuple(one for one in found if not _is_coined(one, text))

    def _placed(
        self, findings: Findings, publisher: str, guesses: tuple[Guess, ...]
    ) -> tuple[tuple[Mention, ...], list[Candidate]]:
        """Return what the rules read, and the watched names that they read as something else."""
        text = findings.folded.text
        people = find_people(text, self._roster, _taken(findings), guesses)
        judge = Judge(findings, people, publisher, self._countries)
        read = [(candidate, judge.read(candidate)) for candidate in findings.candidates]
        doubtful = [one for one, mention in read if mention is None]
        watched = [extend(mention, text, self._homes) for _, mention in read if mention]
        ends = {(mention.end, mention.label) for mention in watched}
        bodies = {one.start: one.end for one in watched if one.reason.partition(" (")[0] == "name"}
        unseen = [
            one
            for one in (*find_unseen(text), *find_rules(text))
            if ((one.end, one.label) not in ends or _is_own(one))
            and not (one.start in bodies and _ENUMERATION.match(text, bodies[one.start]))
        ]
        first = _longest((watched, find_titles(text), unseen, people.mentions))
        return _longest((first, surnames(text, people))), doubtful


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
        if any(
            name.sure and name.label != "PERSON" and (name.entity or " " in name.form)
            for name in candidate.names
        )
        for offset in range(candidate.start, candidate.end)
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
