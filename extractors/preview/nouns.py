"""The nouns of a preview."""

from dataclasses import dataclass
from datetime import date

from extractors.model import Paragraph

APPLIED = "applied"
AMBIGUOUS = "ambiguous"
UNSUPPORTED = "unsupported"
PENDING = "pending"

Body = tuple[Paragraph, ...]
"""The paragraphs of one section or supplement, in the law's order."""


class DoubtError(Exception):
    """Why a change cannot be carried out to the letter; it never leaves this package."""

    def __init__(self, reason: str, state: str = AMBIGUOUS) -> None:
        super().__init__(reason)
        self.reason = reason
        self.state = state


@dataclass(frozen=True, slots=True)
class Instruction:
    """One change that a rule orders, and what became of it.

    Attributes:
        rule: Id of the rule.
        number, text: The instruction's number ("3.a") and words.
        action, target: What it does, to which place, as `Amendment` has it.
        state: applied; ambiguous: it can be read in several ways, or in none that the text bears
            out; unsupported: no way of doing it is known; pending: not in effect by the day asked.
        reason: Why it is so, or what a reader should know of an applied one; "" if nothing.
        effective: From when it has effect, None if the rule does not say.

    """

    rule: str
    number: str
    text: str
    action: str
    target: str
    state: str
    reason: str = ""
    effective: date | None = None


@dataclass(frozen=True, slots=True)
class Provision:
    """A place whose words change: "" stands for none. A row of a table is a place of its own."""

    label: str
    before: str
    after: str
    kind: str = ""
    unit: str = ""
    effective: date | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """What rules make of a text.

    Attributes:
        instructions: Every change ordered, in the order of application.
        provisions: The places that read otherwise afterwards.
        before, after: The whole text on both sides.

    """

    instructions: tuple[Instruction, ...]
    provisions: tuple[Provision, ...]
    before: Body
    after: Body
