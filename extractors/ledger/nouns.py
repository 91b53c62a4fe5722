"""The nouns of the ledger: a claim with its evidence, a period of a state, a scheduled phase."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Weight(StrEnum):
    """Who makes a claim.

    Only an instrument (a Federal Register document, the text of the eCFR) moves the legal axis;
    an agency's own word can move the enforcement axis; a report moves neither.
    """

    INSTRUMENT = "instrument"
    AGENCY = "agency"
    REPORT = "report"


LEGAL, ENFORCEMENT = "legal", "enforcement"
ISSUES = frozenset({"proposed", "interim_final", "final"})


@dataclass(frozen=True, slots=True)
class Claim:
    """What one version of a document claims of a rule.

    Attributes:
        rule, rule_name: As in `RuleEvent`; "" if the document does not tell which rule.
        kind: A kind of event, or compliance, comment_deadline, sunset, delayed_until, stayed,
            stay_lifted, not_enforced, enforced.
        since, until: First and last day of what is claimed, None if the text does not fix it.
        quote: The words it rests on, at `start` to `end` of the text; both 0 if it is put together.
        how: How it was derived.
        part: The provisions or instructions that it is about, "" for the whole.
        fr: The Federal Register citation that a note of the eCFR names.
        document, version, position: Where it stands, and its number there; `said` is the day of
            the document's publication.
        title, url, source, cited, outlet: Of the document: headline, address, key of its source,
            own citation ("90 FR 4544"), who published it.

    """

    rule: str
    rule_name: str
    kind: str
    axis: str
    weight: Weight
    since: date | None
    until: date | None
    quote: str
    start: int
    end: int
    how: str
    part: str = ""
    fr: str = ""
    document: str = ""
    version: int = 0
    position: int = 0
    said: date | None = None
    title: str = ""
    url: str = ""
    source: str = ""
    cited: str = ""
    outlet: str = ""

    @property
    def day(self) -> date:
        """The day that it is about: its own, else that of the document."""
        return self.since or self.said or date.min


@dataclass(frozen=True, slots=True)
class Period:
    """A state of a rule on one axis, from a day through a day; None if there is no end in sight.

    `scheduled` means that it follows from a day told before, and that no document was needed.
    """

    axis: str
    state: str
    since: date
    until: date | None
    scheduled: bool
    claim: Claim


@dataclass(frozen=True, slots=True)
class Phase:
    """A day on which something begins or ends by what was told before.

    Attributes:
        kind: stay_ends, effective, compliance, sunset or comment_deadline.
        day: The first day on which it is so; of a comment deadline the last to comment.
        superseded_by: Id of the document by which it will not come, "" if it stands.

    """

    kind: str
    day: date
    claim: Claim
    superseded_by: str = ""


@dataclass(frozen=True, slots=True)
class Flag:
    """Something in the claims that does not fit, with the reason and the claims side by side."""

    reason: str
    claims: tuple[Claim, ...]
