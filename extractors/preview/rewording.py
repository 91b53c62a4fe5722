"""Words: "remove “X” and add in its place “Y”", once or wherever they appear."""

import re
from dataclasses import replace

from extractors.amending.nouns import Amendment
from extractors.preview.definitions import definition
from extractors.preview.nouns import Body, DoubtError
from extractors.preview.sentences import bounds
from extractors.preview.targets import APART, Target, own, span, term_in, words_at

_EVERYWHERE = re.compile(
    r"\bwherever\b|\b(?:each|every) (?:place|time|instance|occurrence|reference)|\beverywhere\b"
    r"|\ball (?:references|places|occurrences|instances)\b|\bin (?:both|two|three|four|all) places\b",
    re.IGNORECASE,
)
_AT_END = re.compile(r"\bat the ends? of\b|\bending\b")
_STOPS = {
    name: mark
    for word, mark in (("period", "."), ("comma", ","), ("semicolon", ";"), ("colon", ":"))
    for name in (word, f"{word}s")
}
_LOOSE = str.maketrans({"–": "-", "—": "-", "’": "'", "‘": "'", "“": '"', "”": '"'})


def reworded(body: Body, amendment: Amendment, target: Target) -> tuple[Body, str]:
    """Return the text with other words, and what to know of it.

    Raises:
        DoubtError: They are not there, or more often than the instruction says.

    """
    if _AT_END.search(amendment.words) and amendment.before in {"", *_STOPS}:
        return _at_end(body, amendment, target), ""
    if not amendment.before:
        where = "after or before what" if amendment.after else "which words"
        raise DoubtError(f"{where} is not understood")
    places = _places(body, target)
    found = _found(body, places, amendment.before)
    if target.detail.endswith("sentence") and len(found) > 1:
        found = [(n, m) for n, m in found if _inside(body[n].text, target.detail, m)]
    loose = not found
    if loose:
        found = _found(body, places, amendment.before, loose=True)
    if not found:
        raise DoubtError(_missing(body, places, amendment.before, target))
    if len(found) > 1 and not _EVERYWHERE.search(amendment.words):
        times = f"stand {len(found)} times in {target.label}, one is meant"
        raise DoubtError(f"the words “{amendment.before}” {times}")
    done = list(body)
    for n in {n for n, _ in found}:
        spots = [m for at, m in found if at == n]
        done[n] = replace(body[n], text=_replaced(body[n].text, spots, amendment.after))
    told = ["the words there have other commas than the instruction"] if loose else []
    told += [f"{len(found)} times"] if len(found) > 1 else []
    return _relabelled(tuple(done), amendment, target), "; ".join(told)


def _at_end(body: Body, amendment: Amendment, target: Target) -> Body:
    """Return the text with the mark at the end of a paragraph exchanged, or words added there.

    Raises:
        DoubtError: The paragraph is not one, or does not end so.

    """
    places = own(body, target)
    mark = _STOPS.get(amendment.before, "")
    new = _STOPS.get(amendment.after, amendment.after)
    if len(places) != 1 or not (mark or new):
        raise DoubtError(f"what stands at the end of {target.label} is not certain")
    text = body[places[0]].text
    if not text.endswith(mark):
        raise DoubtError(f"{target.label} does not end with a {amendment.before.rstrip('s')}")
    text = text.removesuffix(mark) if mark else text
    apart = " " if new[:1].isalnum() else ""
    changed = replace(body[places[0]], text=f"{text}{apart}{new}")
    return (*body[: places[0]], changed, *body[places[0] + 1 :])


def _relabelled(body: Body, amendment: Amendment, target: Target) -> Body:
    """Return the text with the labels of a definition whose term itself was reworded."""
    if target.term.casefold() != amendment.before.casefold():
        return body
    old = next(
        (f"“{term_in(one)}”" for one in body if term_in(one).casefold() == target.term.casefold()),
        "",
    )
    if not old:
        return body
    return tuple(replace(one, label=one.label.replace(old, f"“{amendment.after}”")) for one in body)


def _places(body: Body, target: Target) -> list[int]:
    if target.detail == "parenthetical text":
        return [
            n
            for n, one in enumerate(body)
            if one.kind == "approval" or one.text.startswith("(Approved by")
        ]
    if target.detail == "heading" and not target.path:
        return [n for n, one in enumerate(body) if one.kind == "heading"][:1]
    if target.detail == "introductory text":
        return own(body, target)
    if "table" in target.detail:
        return [n for n in words_at(body, target.label) if body[n].kind == "row"]
    if target.detail and not target.term and not target.detail.endswith("sentence"):
        raise DoubtError(f"where {target.detail} stands in the text is not known")
    covered = range(len(body))
    if target.term:
        covered = definition(body, target)
    elif target.path:
        covered = span(body, target)
    return [n for n in covered if body[n].kind not in APART | {"heading"}]


def _found(
    body: Body, places: list[int], words: str, *, loose: bool = False
) -> list[tuple[int, tuple[int, int]]]:
    """Return where whole words stand, blanks and the printer's marks aside; commas, if `loose`."""
    plain = " ".join(words.translate(_LOOSE).split())
    parts = [re.escape(part.rstrip(",") if loose else part) for part in plain.split()]
    pattern = (r",?\s+" if loose else r"\s+").join(parts)
    front = r"(?<!\w)" if plain[:1].isalnum() else ""
    back = r"(?!\w)" if plain[-1:].isalnum() else ""
    sought = re.compile(front + pattern + back)
    return [(n, m.span()) for n in places for m in sought.finditer(body[n].text.translate(_LOOSE))]


def _inside(text: str, detail: str, spot: tuple[int, int]) -> bool:
    start, end = bounds(text, detail)
    return start <= spot[0] and spot[1] <= end


def _replaced(text: str, spots: list[tuple[int, int]], words: str) -> str:
    for start, end in reversed(spots):
        front, back = text[:start], text[end:]
        if not words and (not front or front.endswith((" ", "("))) and back[:1] in " ,.;:)":
            front, back = (front.rstrip(" "), back) if back[:1] != " " else (front, back[1:])
        text = front + words + back
    return text


def _missing(body: Body, places: list[int], words: str, target: Target) -> str:
    sought = " ".join(words.split()).casefold()
    other = [n for n in places if sought in body[n].text.casefold()]
    how = "; with other capitals they are" if other else ""
    return f"the words “{words}” are not in {target.label}{how}"
