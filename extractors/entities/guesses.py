"""Which guesses of the recogniser count, and as what: one label for one name in a document."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.lang.en.stop_words import STOP_WORDS

from extractors.entities.countries import DEMONYMS
from extractors.entities.folding import Folded
from extractors.entities.persons import GIVEN_NAMES, NO_SURNAME, TITLES
from extractors.entities.phrases import FIRM_WORDS, FORM, INDUSTRY, LEADS, OPENERS
from extractors.entities.statistical import Guess
from extractors.entities.titles import BEFORE_NAME
from extractors.entities.towns import TOWNS

# Names of countries are in the table, and lists, rules and bills are told by their wording.
_LABELS = frozenset({"ORG", "PERSON", "PRODUCT", "MODEL", "AGENCY"})
LEAST = 0.5
"""Least confidence of a guess that counts, chosen on the development documents."""

_GENERIC_WORDS = """
    Advanced AI American CEO CFO Chinese Computing CPU EDA European GPU HBM IC Integrated IPO LLM
    National State Strategic Trade
"""
GENERIC: frozenset[str] = frozenset(_GENERIC_WORDS.split())
"""Words that are no name by themselves, nor together."""

_INDUSTRY_WORD = re.compile(INDUSTRY)
# Headings of Federal Register documents and reasons for control are capitals, but no names.
_HEADING = re.compile(
    r"(?:SUPPLEMENTARY|FURTHER) INFORMATION|[A-Z]{5,}(?: [A-Z]{5,})+|[A-Z]{1,2}|EAR99|\d+[A-Z]{1,2}|[^A-Za-z]+"
)
# "FN Herstal", "IIT Madras": no person has a word of capitals, but in a heading.
_CAPITALS = re.compile(r"\b(?!II|III|IV|JR|SR)[A-Z]{2,}\b")
_PAIR = re.compile(
    r"(?<![\w.'-])(?<![A-Z][a-z] )([A-Z][a-zà-ÿ]+(?:-[A-Z][a-z]+)?) ([A-Z][\w-]*[a-z](?:'[A-Z]\w+)?)(?![\w-]| [A-Z])"
)
_PERSON_AFTER = re.compile(
    r"(?: (?:of|from|at|who|said|says|told|writes|wrote|argues|thinks|expects|disagreed|agreed|added|called|won|scored|sings|plays|teaches|runs|leads|spoke)\b|, (?:an?|the|who)\b)"
)
_NOT_GIVEN = OPENERS | NO_SURNAME | TOWNS | FIRM_WORDS | LEADS | frozenset({*DEMONYMS, *TITLES})
# "Amber McCullagh at RBN", "who runs Stratus Peak".
_AT_WORK = re.compile(r",? at [A-Z]")
_RUN = re.compile(
    r"\b(?:runs|founded|joined|heads|acquired|bought|buys|sells|owns|works for|works at|employed by) $"
)
# "the Dutch Ministry of Foreign Affairs": whose it is stands outside its name.
_FOREIGN = re.compile(
    rf"(?:{'|'.join(map(re.escape, DEMONYMS))}) (?=(?:\w+ )?(?:Ministry|Department)\b)"
)
# "Anhui" Kate New Materials: the place that a Chinese firm's name begins with.
_SEAT_AHEAD = re.compile(r"(?<![\w-])([A-Z][a-z]+) $")
# What a firm's name goes on with: "Nordwind" Parts, "Pengxinwei" IC Manufacturing.
_TAIL = re.compile(r"(?: [A-Z][\w&-]*){0,1}? [A-Z][\w-]+(?![\w-])")
# An article before so many blanks is no part of a name: "The Information Technology Council".
_LONG = 2
# "Ferrand Instruments of Lyon": where a firm sits is no part of its name.
_SEAT = re.compile(r"^(?P<firm>.+?) (?:of|in) (?P<seat>[A-Z][\w.]*(?: [A-Z]\w*)*)$")


def believed(folded: Folded, guesses: Sequence[Guess]) -> tuple[Guess, ...]:
    """Return the guesses that count, in order, with their places in the folded text.

    A single word that nobody's full name ends with is ORG rather than PERSON.
    """
    text = folded.text
    likely = tuple(_likely(folded, guesses))
    whole = (*_in_full(text, likely), *likely)
    people = {
        text[one.start : one.end].split()[-1]
        for one in whole
        if one.label == "PERSON" and " " in text[one.start : one.end]
    }
    kept: list[Guess] = []
    for one in sorted(whole, key=lambda guess: (guess.start, -guess.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(replace(one, label=_single(text, one, people)))
    return tuple(kept)


def _in_full(text: str, likely: Sequence[Guess]) -> Iterator[Guess]:
    """Yield full names whose last word alone the recogniser takes for a name elsewhere or here."""
    alone = {
        text[one.start : one.end]: one.confidence
        for one in likely
        if one.label in ("PERSON", "ORG") and " " not in text[one.start : one.end]
    }
    for match in _PAIR.finditer(text) if alone else ():
        given, surname = match.groups()
        told = given in GIVEN_NAMES or _PERSON_AFTER.match(text, match.end())
        if surname in alone and told and given not in _NOT_GIVEN and surname not in _NOT_GIVEN:
            yield Guess("PERSON", match.start(), match.end(), alone[surname])


def _likely(folded: Folded, guesses: Sequence[Guess]) -> Iterator[Guess]:
    text = folded.text
    for guess in guesses:
        if guess.confidence < LEAST or guess.label not in _LABELS:
            continue
        start, end = folded.place(guess.start), folded.place(guess.end - 1) + 1
        first, _, rest = text[start:end].partition(" ")
        opening = first in LEADS or (first == "The" and rest.count(" ") >= _LONG)
        start += len(first) + 1 if rest and opening else 0
        name = text[start:end]
        if (seat := _SEAT_AHEAD.search(text, max(0, start - 16), start)) and is_firm(name):
            start = seat.start() if seat[1] in TOWNS else start
            name = text[start:end]
        if body := _FOREIGN.match(name):
            start, name = start + body.end(), name[body.end() :]
        tail = _TAIL.match(text, end) if guess.label in ("ORG", "PERSON") else None
        if tail and is_firm(tail.group()):
            end = tail.end()
            name = text[start:end]
        label = _told(text, start, end, _kind(guess.label, name))
        seat = _SEAT.match(name) if label == "ORG" else None
        if seat and seat["seat"] in TOWNS and is_firm(seat["firm"]):
            end = start + seat.end("firm")
        if label and not _is_no_name(text[start:end]):
            yield Guess(label, start, end, guess.confidence)


def is_firm(name: str) -> bool:
    """Return whether a name ends as companies' names do and people's do not.

    >>> is_firm("Edwards Vacuum"), is_firm("Solveig Aurand")
    (True, False)
    """
    last = name.rsplit(" ", 1)[-1]
    return (
        last in FIRM_WORDS
        or _INDUSTRY_WORD.fullmatch(last) is not None
        or FORM.fullmatch(f" {last}") is not None
    )


def without_trade(name: str) -> str:
    """Return a company's name without the last words that only say what it does.

    >>> without_trade("Harbor Point Capital"), without_trade("Volna Trade"), without_trade("Osprey")
    ('Harbor Point', 'Volna', 'Osprey')
    """
    words = FORM.sub("", name).split(" ")
    while len(words) > 1 and is_firm(" ".join(words)):
        words.pop()
    return " ".join(words).rstrip(",")


def _kind(label: str, name: str) -> str:
    """Return ORG for what has several words and cannot be a person, PERSON for what is one."""
    if " " not in name:
        return label
    first, last = name.split(" ", 1)
    if label == "AGENCY" and last.endswith(" Fund"):
        return "ORG"
    if label == "ORG" and first in GIVEN_NAMES and " " not in last and not is_firm(name):
        return "PERSON"
    if label != "PERSON":
        return label
    if any(char.isdigit() for char in name):
        return ""
    capitals = _CAPITALS.search(name) and not name.isupper()
    return "ORG" if capitals or is_firm(name) else label


def _told(text: str, start: int, end: int, label: str) -> str:
    """Return the label that the words beside a name of two words give it."""
    first, _, last = text[start:end].partition(" ")
    if not last or " " in last or first in GIVEN_NAMES:
        return label
    if label == "ORG" and not is_firm(last) and _AT_WORK.match(text, end):
        return "PERSON"
    if label == "PERSON" and _RUN.search(text, max(0, start - 16), start):
        return "ORG"
    return label


def _is_no_name(name: str) -> bool:
    single = " " not in name
    common = name.lower() in STOP_WORDS or name in OPENERS
    capital = any(char.isupper() for char in name)
    known = name in TOWNS or name.title() in TOWNS
    generic = all(word in GENERIC or _INDUSTRY_WORD.fullmatch(word) for word in name.split())
    return (
        not capital
        or known
        or generic
        or "\n" in name
        or name.count("(") != name.count(")")
        or name != name.strip()
        or (single and common)
        or bool(_HEADING.fullmatch(name))
        or FORM.fullmatch(f" {name}") is not None
    )


def _single(text: str, guess: Guess, people: set[str]) -> str:
    name = text[guess.start : guess.end]
    if " " in name or guess.label not in ("PERSON", "ORG"):
        return guess.label
    if name in people:
        return "PERSON"
    titled = BEFORE_NAME.search(text[max(0, guess.start - 40) : guess.start])
    return guess.label if titled else "ORG"
