"""A cell that names a party: its name, other names and addresses, as 15 CFR part 744 prints them.

"Name, a.k.a., the following two aliases: —One; and —Two. Address; and address.", and older forms:
"Name (a.k.a. One; a.k.a. Two) Address: …", "Name, a.k.a. One, a.k.a. Two, address".
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

_ALIASES = re.compile(r"(?:, ?| )\(?(?:a\.?k\.?a|f\.k\.a)\.?(?=[\s,:])", re.IGNORECASE)
# "Tako LLC, the following one alias: —Taco LLC": the mark itself was left out.
_UNMARKED = re.compile(r",(?= the following (?:\w+ )?alias(?:es)?: ?—)", re.IGNORECASE)
# Former names in brackets before the others: "Gazmash, AO (f.k.a., Gaz), a.k.a., the following …".
_FORMER = re.compile(r"\s*\([af]\.k\.a\.,?\s(?P<names>[^()]*)\)(?=,? a\.?k\.?a)", re.IGNORECASE)
_AND = re.compile(r"^and\b ?| and$")
# A dash within a word, "Ufim Motor—Building", begins no name.
_MARK = re.compile(r"\s*(?:(?:^|;|\band\b)\s*|(?<!\w))—")
_LED = re.compile(
    r"^,? ?(?:(?:including )?(?:the )?(?:[\w-]+ )?follow(?:ing)? (?:[\w-]+ ){0,3}?"
    r"(?:alias(?:es)?|entity):?|aliases:?|:)?,? ?",
    re.IGNORECASE,
)
# What goes on with a name after its comma: "Acme Co., Ltd.", "Gazprom, PAO".
_FORM = re.compile(
    r"(?:Co|Company|Ltd|Limited|Inc|Corp|LLC|L\.L\.C|LLP|LP|PLC|GmbH|AG|SA|S\.A|SAS|SARL|S\.A\.R\.L|B\.?V|N\.?V|Pte|Pvt|Pty"
    r"|Sdn|Bhd|FZE|FZCO|FZC|FZ-LLC|DMCC|JSC|OJSC|PJSC|CJSC|ZAO|OAO|PAO|AO|OOO|KK|S\.r\.l|SRL|TOV|A\.?S)\b\.?"
    r"(?:,? (?:Ltd|Limited|Inc|LLC|Bhd|Ltda)\b\.?)?(?: \([^()]*\))?",
    re.IGNORECASE,
)
_CLOSES = (".", "Limited")  # where an address may follow a form without a comma
_ENDING = re.compile(r"\.(?=\s|$)(?!,? (?:Ltd|Limited|Inc|LLC)\b)")
# What an address follows is a name up to its full stop: "Sichuan University, Suzhou Research Institute."
_SENTENCE = re.compile(r"[^\d;]+\b[^\W\d_]{6,}\.")
_BETWEEN_ADDRESSES = re.compile(
    r"\s*;\s*(?:and;?\s+)?|\.?\s*\bAlt(?:ernate|\.)? Address(?:es)?:\s*|^\W*(?:and )?Address(?:es)?:\s*"
)
# "(See alternate addresses under Pakistan)" points to another entry of the same party.
_POINTER = re.compile(r"\s*\(\s*see (?:also )?(?:alternat\w+|other) address[^()]*\)\.?\s*", re.I)


@dataclass(frozen=True, slots=True)
class PartyCell:
    """What a cell says.

    Attributes:
        name, aliases, addresses: As printed.
        pointer: Where it says that other addresses of the party stand, "" if it does not.
        rest: Everything after the first name where several parties share the cell, "" elsewhere:
            whose the later names are cannot be told for certain.

    """

    name: str
    aliases: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    pointer: str = ""
    rest: str = ""


def read_cell(told: str) -> PartyCell:
    """Return what a cell says of its party.

    >>> read_cell("Mekon, a.k.a., the following one alias: —Mecon. 1 Ulitsa; and 2 Ulitsa, Minsk.")
    PartyCell(name='Mekon', aliases=('Mecon.',), addresses=('1 Ulitsa', '2 Ulitsa, Minsk.'), pointer='', rest='')
    """
    pointers = [found.group().strip() for found in _POINTER.finditer(told)]
    told = _POINTER.sub(" ", told).strip() if pointers else told
    former = _FORMER.search(told)
    if former is None:
        return _read(told, " ".join(pointers))
    cell = _read(told.replace(former.group(), "", 1), " ".join(pointers))
    return replace(cell, aliases=(*cell.aliases, *_names(former["names"].split(";"))))


def _read(told: str, pointer: str) -> PartyCell:
    marked = [*_ALIASES.finditer(told)] or [*_UNMARKED.finditer(told)][:1]
    if not marked:
        name = before_address(told)
        return PartyCell(name, (), _addresses(_after(told, name)), pointer)
    head = told[: marked[0].start()]
    dashed = "—" in told[marked[0].end() :]
    if len([mark for mark in marked if "(" not in mark.group()]) > 1 and (dashed or ":" in head):
        return PartyCell(head, (), (), pointer, told[marked[0].start() :])
    if "(" in marked[0].group() or (len(marked) > 1 and not dashed):
        return _chained(told, marked, pointer)
    aliases, rest = _dashed(told[marked[0].end() :])
    return PartyCell(head, aliases, _addresses(rest), pointer)


def _chained(told: str, marked: list[re.Match[str]], pointer: str) -> PartyCell:
    """Read "Name (a.k.a. One; a.k.a. Two) Address" and "Name, a.k.a. One, a.k.a. Two, address"."""
    head, start = told[: marked[0].start()], marked[0].end()
    ends = [*(mark.start() for mark in marked[1:]), len(told)]
    parts = [told[a:b] for a, b in zip((start, *(m.end() for m in marked[1:])), ends, strict=True)]
    *inner, last = (part.lstrip(" ,") for part in parts)
    close = last.rfind(")", 0, last.find("Address") if "Address" in last else len(last))
    if "(" in marked[0].group() and close >= 0:
        final, rest = last[:close], last[close + 1 :]
    else:
        final = before_address(last)
        rest = _after(last, final)
    aliases = [name for part in (*inner, final) for name in _parted(part.strip(" ;,"))]
    return PartyCell(head.strip(), _names(aliases), _addresses(rest), pointer)


def _parted(told: str) -> list[str]:
    """Return names parted by semicolons, or as in "Lin Rongnan, Steven Lim and Yong Nam Lim"."""
    if ";" in told or ", " not in told or " and " not in told:
        return told.split(";")
    found = []
    while told := told.strip(" ,"):
        found.append(name := before_address(told))
        told = _after(told, name) if name else ""
    return [*found[:-1], *found[-1].split(" and ")]


def _names(told: Iterable[str]) -> tuple[str, ...]:
    return tuple(filter(None, (_AND.sub("", name.strip(" ;,")) for name in told)))


def _dashed(told: str) -> tuple[tuple[str, ...], str]:
    """Return the names after "a.k.a.", and what follows the last one.

    A name that another dash follows ends there; the last one ends where its address begins.
    """
    told = told[led.end() :] if (led := _LED.match(told)) else told
    *parts, last = [part for part in _MARK.split(told) if part.strip()] or [""]
    names = [*_names(piece for part in parts for piece in part.split(";"))]
    goes_on = True
    while goes_on:
        cut = _ENDING.search(last)
        piece = (last[: cut.start() + 1] if cut else last).partition(";")[0]
        sentence = cut and last[cut.end() :].strip() and _SENTENCE.fullmatch(piece)
        names.append(name := piece if sentence else before_address(piece))
        last = _after(last, name)
        goes_on = bool(name) and last.lstrip().startswith(";")
        last = last.lstrip(" ;") if goes_on else last
    return tuple(filter(None, names)), last


def _after(told: str, name: str) -> str:
    return told[told.find(name) + len(name) :] if name else told


def _addresses(rest: str) -> tuple[str, ...]:
    found = (part.strip(" ,;") for part in _BETWEEN_ADDRESSES.split(rest))
    return tuple(part for part in found if part.strip(" .,;)"))


def before_address(told: str) -> str:
    """Return the name with which an entry begins, with its legal form.

    >>> before_address("Rizma, Inc., 1403-8 McKee Avenue, Toronto")
    'Rizma, Inc.'
    """
    name, *others = _AND.sub("", told.strip(" ,;")).split(", ")
    for other in others:
        form = _FORM.match(other)
        if form is None or (form.end() < len(other) and not form.group().endswith(_CLOSES)):
            break
        name = f"{name}, {form.group()}"
        if form.end() < len(other):
            break
    return name.strip(" ,;")


def citations_in(told: str) -> tuple[str, ...]:
    """Return the Federal Register citations in a cell, each with its date as printed.

    >>> citations_in("63 FR 64322, 11/19/98. 65 FR 14444, 3/17/00.")
    ('63 FR 64322, 11/19/98', '65 FR 14444, 3/17/00')
    """
    return tuple(filter(None, (part.strip(" .;,") for part in _cited(told))))


def _cited(told: str) -> Iterator[str]:
    starts = [found.start() for found in re.finditer(r"\b\d+ ?F\.? ?R\.? ?\d", told)]
    yield from (told[a:b] for a, b in zip((0, *starts), (*starts, len(told)), strict=True))
