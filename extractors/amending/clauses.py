"""Clauses of an instruction: each verb with what it governs.

"Revising paragraph (a)" governs what follows it, "paragraph (a) is revised" what went before.
"""

import re
from dataclasses import dataclass

from extractors.amending.tokens import Token

LEAD = "amend"
"""The action of a clause that only says where the next ones are at work."""
_ACTIONS = (
    (re.compile(r"lift|\b\w+ the (?:stay|suspension)", re.IGNORECASE), "lift"),
    (re.compile(r"remov\w+ and reserv", re.IGNORECASE), "reserve"),
    (re.compile(r"revis", re.IGNORECASE), "revise"),
    (re.compile(r"add|insert|substitut|replac", re.IGNORECASE), "add"),
    (re.compile(r"remov|delet|strik|withdr", re.IGNORECASE), "remove"),
    (re.compile(r"redesignat", re.IGNORECASE), "redesignate"),
    (re.compile(r"designat", re.IGNORECASE), "designate"),
    (re.compile(r"reserv", re.IGNORECASE), "reserve"),
    (re.compile(r"correct", re.IGNORECASE), "correct"),
    (re.compile(r"stay|suspend", re.IGNORECASE), "stay"),
    (re.compile(r"transfer", re.IGNORECASE), "transfer"),
    (re.compile(r"republish", re.IGNORECASE), "republish"),
    (re.compile(r"amend", re.IGNORECASE), LEAD),
)
_INSTEAD = re.compile(r"\b(?:in|into) (?:its|their|the|his) (?:places?|lieu)|\bwith\b")
AS = re.compile(r"\bas(?: new)?\s*$")


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb and the tokens that it governs.

    Attributes:
        action: What the verb does; `LEAD` for one that only gives the place.
        objects: What it does that to, in order.
        instead: Whether it puts something in the place of what the clause before removes.

    """

    action: str
    objects: tuple[Token, ...]
    instead: bool = False


def clauses_of(tokens: tuple[Token, ...]) -> list[Clause]:
    """Return the clauses, in order; what stands before the first active verb is a lead."""
    found: list[Clause] = []
    verb: Token | None = None
    held: list[Token] = []
    for token in tokens:
        if token.kind not in {"verb", "end"}:
            held.append(token)
        elif verb is None and _is_passive(token, found):
            found.append(Clause(_action(token), _without_destination(held)))
            held = _destination(held, found)
        elif "be" not in token.said:
            _close(found, verb, held, token.gap)
            verb, held = token, []
    return found


def _close(found: list[Clause], verb: Token | None, held: list[Token], gap: str) -> None:
    """Give the tokens in hand to the active verb before them, or to the passive one."""
    if verb is not None:
        gaps = " ".join([*(token.gap for token in held), gap])
        found.append(Clause(_action(verb), tuple(held), bool(_INSTEAD.search(gaps))))
    elif found:
        last = found.pop()
        found.append(Clause(last.action, (*last.objects, *held)))
    elif held:
        found.append(Clause(LEAD, tuple(held)))


def _is_passive(token: Token, found: list[Clause]) -> bool:
    """Whether the verb governs what went before: "is revised", "… and revised"."""
    return "be" in token.said or (token.said.get("stem", "").endswith("ed") and bool(found))


def _without_destination(held: list[Token]) -> tuple[Token, ...]:
    """Return the tokens without "as paragraph (c)" of the verb before, unless nothing else is."""
    return tuple(token for token in held if not AS.search(token.gap)) or tuple(held)


def _destination(held: list[Token], found: list[Clause]) -> list[Token]:
    """Give "as paragraph (c)" to the verb before it; return what the next verb has in hand."""
    first = next((token for token in held if AS.search(token.gap)), None)
    if first and len(found) > 1 and found[-2].action == "redesignate":
        before = found[-2]
        found[-2] = Clause(before.action, (*before.objects, first))
    return []


def _action(verb: Token) -> str:
    return next(action for pattern, action in _ACTIONS if pattern.match(verb.said["stem"]))
