"""A single sentence of a paragraph: "the third sentence", "a sentence at the end"."""

import re
from dataclasses import replace

from extractors.claims.sentences import split
from extractors.preview.nouns import Body, DoubtError
from extractors.preview.targets import Target, flush, own

_NUMBERS = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
)
_LONGEST_HEADING = 8  # words
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|shall|must|may|can|will|do|does|has|have|had|means?|includes?|appl(?:y|ies))\b"
)
_DESIGNATORS = re.compile(r"(?:\(\w{1,5}\)\s?)*")
_STARS = re.compile(r"\s*\* \* \*\s*")


def bounds(text: str, detail: str) -> tuple[int, int]:
    """Return where the sentence that `detail` names ("third sentence") starts and ends.

    Raises:
        DoubtError: There is none, or several are meant.

    """
    which = detail.removesuffix(" sentence")
    start = _DESIGNATORS.match(text)
    skip = start.end() if start else 0
    found = split(text[skip:])
    if len(found) > 1 and _is_heading(found[0].text):
        found = found[1:]
    if which == "last" and found:
        number = len(found) - 1
    elif which in _NUMBERS:
        number = _NUMBERS.index(which)
    else:
        raise DoubtError(f"which sentence “{detail}” means is not certain")
    if number >= len(found):
        raise DoubtError(f"there is no {detail}: the paragraph has {len(found)}")
    return skip + found[number].start, skip + found[number].end


def _is_heading(sentence: str) -> bool:
    """Whether the first words of a paragraph are its heading, which no one counts as a sentence."""
    return len(sentence.split()) <= _LONGEST_HEADING and not _VERB.search(sentence)


def sentence_revised(body: Body, new: Body, target: Target) -> Body:
    """Return the text with one sentence of a paragraph replaced.

    Raises:
        DoubtError: The sentence, or the new one, is not certain.

    """
    place, words = _place(body, target), _only(new)
    text = body[place].text
    start, end = bounds(text, target.detail)
    return _with(body, place, text[:start] + words + text[end:])


def sentence_added(body: Body, new: Body, target: Target) -> Body:
    """Return the text with a sentence added at the end of a paragraph, or after another.

    Raises:
        DoubtError: Where it goes is not certain.

    """
    place, words = _place(body, target), _only(new)
    printed = new[-1].text.strip()
    if not _STARS.search(printed) or printed.endswith("*"):
        raise DoubtError(f"where in {target.label} the new sentence goes is not certain")
    return _with(body, place, f"{body[place].text.rstrip()} {words}")


def _place(body: Body, target: Target) -> int:
    places = own(body, target)
    several = [n for n in flush(body, target) if n not in places]
    if len(places) != 1 or several:
        raise DoubtError(f"{target.label} has several paragraphs; which holds it is not said")
    return places[0]


def _only(new: Body) -> str:
    """Return the words of a sentence that is set out among asterisks."""
    told = [one.text for one in new if one.kind != "heading"]
    if len(told) != 1:
        raise DoubtError(f"{len(told)} paragraphs are set out for one sentence")
    start = _DESIGNATORS.match(told[0])
    parts = [part for part in _STARS.split(told[0][start.end() if start else 0 :]) if part]
    if len(parts) != 1:
        raise DoubtError("which of the words set out are the sentence is not certain")
    return parts[0].strip()


def _with(body: Body, place: int, text: str) -> Body:
    return (*body[:place], replace(body[place], text=text), *body[place + 1 :])
