"""Mutations of words: each changes what one provision says."""

import re
from collections.abc import Sequence
from random import Random  # noqa: TID251 - seeded: the same mutations at every run

from lawfile import Draft, LawFile, Mutation, Spot, Told, rewrite, told

from extractors.hunks import HunkClass

_WORDS = ("parasol", "teacup", "saddle", "marble", "thimble", "bonnet")
_WORD = r"(?<![\w(.’'&-])[a-z]{4,}(?![\w’'-])"
_SENTENCE = " Walnuts in a thimble need no saddle."
SUBSTANTIVE = HunkClass.SUBSTANTIVE


def _amended(spot: Spot) -> tuple[Told, ...]:
    return (told("amended", SUBSTANTIVE, spot.label),)


def _worded(pattern: str, *others: str) -> Mutation:
    """Return the mutation that puts one of `others` for a match of `pattern` in some paragraph."""

    def mutate(rng: Random, law: LawFile, draft: Draft) -> Sequence[Told] | None:
        spot = law.worded(rng)
        other = rng.choice(others)
        done = rewrite(rng, draft.element(spot), pattern, lambda found: found.expand(other))
        return _amended(spot) if done else None

    return mutate


def number_changed(rng: Random, law: LawFile, draft: Draft) -> Sequence[Told] | None:
    """Change a digit of a number in the text."""
    spot = law.worded(rng)
    digit = str(rng.randrange(1, 10))
    pattern = rf"(?<=[^(\w])(\d*)(?!{digit})\d(?=\d*\b)(?!\d*[).])"
    done = rewrite(rng, draft.element(spot), pattern, lambda found: f"{found[1]}{digit}")
    return _amended(spot) if done else None


def may_and_shall(rng: Random, law: LawFile, draft: Draft) -> Sequence[Told] | None:
    """Swap a permission for a duty, or the other way round."""
    spot = law.worded(rng)
    other = {"may": "shall", "must": "may", "shall": "may", "will": "may"}
    done = rewrite(
        rng, draft.element(spot), r"\b(may|shall|must|will)\b", lambda found: other[found[1]]
    )
    return _amended(spot) if done else None


def sentence_appended(rng: Random, law: LawFile, draft: Draft) -> Sequence[Told] | None:
    """Let a paragraph end with one sentence more."""
    spot = law.worded(rng)
    pattern = r"\S(?=\s*$)"
    done = rewrite(rng, draft.element(spot), pattern, lambda found: found[0] + _SENTENCE, last=True)
    return _amended(spot) if done else None


def heading_changed(rng: Random, law: LawFile, draft: Draft) -> Sequence[Told] | None:
    """Change a word in the heading of a section or supplement."""
    spot = rng.choice([s for s in law.spots if s.tag == "HEAD"])
    done = rewrite(rng, draft.element(spot), _WORD, lambda found: rng.choice(_WORDS))
    return _amended(spot) if done else None


def policy_changed(rng: Random, law: LawFile, draft: Draft) -> Sequence[Told] | None:
    """Change a word of the license review policy of a row."""
    spot = rng.choice(max(law.tables, key=len))
    cell = draft.element(spot)[3]
    done = rewrite(rng, cell, r"\b[A-Za-z]{4,}\b", lambda found: rng.choice(_WORDS))
    return _amended(spot) if done else None


def name_respelled(rng: Random, law: LawFile, draft: Draft) -> Sequence[Told] | None:
    """Double a letter in the name of a listed entity."""
    spot = rng.choice(rng.choice(law.tables))
    cell = draft.element(spot)[1]
    name = re.match(r"\s*([A-Z][a-z]+)([a-z])", cell.text or "")
    if name is None:
        return None
    cell.text = f"{name[1]}{name[2]}{name[2]}{(cell.text or '')[name.end() :]}"
    return _amended(spot)


def alias_dropped(rng: Random, law: LawFile, draft: Draft) -> Sequence[Told] | None:
    """Take one alias out of the list of them that a row has."""
    rows = [s for table in law.tables for s in table if s.paragraph.text.count(";") > 1]
    spot = rng.choice(rows)
    breaks = [
        br
        for br in draft.element(spot).iter("br")
        if (br.tail or "").lstrip().startswith("—") and (br.tail or "").rstrip().endswith(";")
    ]
    if not breaks:
        return None
    gone = rng.choice(breaks)
    parent = gone.getparent()
    assert parent is not None
    parent.remove(gone)
    return _amended(spot)


MUTATIONS: dict[str, Mutation] = {
    "a word changed": _worded(_WORD, *_WORDS),
    "a word deleted": _worded(rf"{_WORD} ", ""),
    "a number changed": number_changed,
    "a decimal point moved": _worded(r"(?<![\w.])(\d+)\.(\d)(\d+)\b", r"\1\2.\3"),
    "“not” inserted": _worded(r"\b(is|are|may|will|be|subject|applies|for|and) ", r"\1 not "),
    "may and shall": may_and_shall,
    "a sentence appended": sentence_appended,
    "a heading changed": heading_changed,
    "a policy changed": policy_changed,
    "a name re-spelled": name_respelled,
    "an alias dropped": alias_dropped,
}
