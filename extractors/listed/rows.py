"""The parties that a kept list names, with their aliases, from the rows of its document.

Supplements No. 4, 6 and 7 to 15 CFR part 744 as the eCFR prints them, and screening lists as
`extractors.sources.screening_list` writes them.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractors.claims.places import is_place
from extractors.model import Document
from extractors.reading.parties import ALSO

# Lists by the document that is their legal text.
_SUPPLEMENTS = {
    "ecfr:15-744-supp-4": "Entity List, Supplement No. 4",
    "ecfr:15-744-supp-6": "Unverified List, Supplement No. 6",
    "ecfr:15-744-supp-7": "Military End-User List, Supplement No. 7",
}
_TITLES = {
    "Entity List": "Entity List, Supplement No. 4",
    "Unverified List": "Unverified List, Supplement No. 6",
    "Military End User": "Military End-User List, Supplement No. 7",
    "Specially Designated Nationals": "SDN List",
}
_ALIASES = re.compile(r",? \(?a\.?k\.?a\.?(?=[\s,:])", re.IGNORECASE)
_MARK = re.compile(r"\s*(?:^|;|\band\b)?\s*—")
_LED = re.compile(r"^,? ?(?:the following (?:[\w-]+ ){1,3}?alias(?:es)?:?|aliases:?|:)?,? ?", re.I)
# What goes on with a name after its comma: "Acme Co., Ltd.", "Gazprom, PAO".
_FORM = re.compile(
    r"(?:Co|Company|Ltd|Limited|Inc|Corp|LLC|L\.L\.C|LLP|LP|PLC|GmbH|AG|SA|S\.A|SAS|SARL|S\.A\.R\.L|B\.?V|N\.?V|Pte|Pvt|Pty"
    r"|Sdn|Bhd|FZE|FZCO|FZC|FZ-LLC|DMCC|JSC|OJSC|PJSC|CJSC|ZAO|OAO|PAO|AO|OOO|KK|S\.r\.l|SRL|TOV|A\.?S)\b\.?"
    r"(?:,? (?:Ltd|Limited|Inc|LLC|Bhd|Ltda)\b\.?)?"
)
_ENDING = re.compile(r"\.(?=\s|$)(?!,? (?:Ltd|Limited|Inc|LLC)\b)")
_HEADING = re.compile(
    r"^(?:[^:]*\b(?:entit(?:y|ies)|institutions?|affiliates?|subsidiar(?:y|ies))): ", re.I
)
# What stands where a name was looked for: "104 Tel Hai St.", but not "54th Research Institute".
_ADDRESS = re.compile(
    r"^(?:Address|Room|Building|Unit|Floor|the following)\b"
    r"|^(?:No\. ?\d|\d[\d/-]*[A-Z]? )(?!.*\b(?:Institute|Academy|Factory|Plant|Works|Bureau|Company)\b)",
    re.IGNORECASE,
)
_ABBREVIATED = re.compile(r"\b(?:Co|Ltd|Inc|Corp|Bhd|Sti|\w)\.$")
_BRACKETED = re.compile(r"^(?P<name>.{4,}?) \((?P<short>[^()]{3,60})\)(?P<form>,? .*)?$")
_NO_PARTY = re.compile(r"^(?:\[|The following |Subordinate |Entity$|Listed person|For )", re.I)
_TYPE = re.compile(r" \| (Individual|Vessel|Aircraft)(?= \||$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ListedParty:
    """A party as a list names it; `list` is what a person calls the list.

    `person` says that the list itself marks a natural person; most lists do not.
    """

    list: str
    name: str
    aliases: tuple[str, ...] = ()
    person: bool = False


def is_list(document: str) -> bool:
    """Return whether the document with this id is a list of parties."""
    return document in _SUPPLEMENTS or document.startswith("list:")


def parties_in(document: Document) -> tuple[ListedParty, ...]:
    """Return the parties of a list, in its order; () if the document is none.

    Vessels and aircraft are left out: they bear the names of anything.
    """
    if not is_list(document.id):
        return ()
    rows = [paragraph.text for paragraph in document.paragraphs if paragraph.role == "row"]
    name = _SUPPLEMENTS.get(document.id)
    if name:
        return tuple(filter(None, (_of_supplement(name, row) for row in rows)))
    plain = document.title.partition(" (")[0]
    plain = plain if "list" in plain.lower() else f"list “{plain}”"
    called = next((told for start, told in _TITLES.items() if start in plain), plain)
    return tuple(filter(None, (_of_screening_list(called, row) for row in rows)))


def known_parties(documents: Iterable[Document]) -> tuple[ListedParty, ...]:
    """Return the parties of several lists, in order."""
    return tuple(party for document in documents for party in parties_in(document))


def _of_screening_list(called: str, row: str) -> ListedParty | None:
    marked = _TYPE.search(row)
    if marked and marked[1].lower() != "individual":
        return None
    name, _, rest = row.partition(" | ")
    also = rest.partition(" | ")[0] if rest.startswith(ALSO) else ""
    aliases = [alias.strip() for alias in also.removeprefix(ALSO).split(";")]
    if not marked:
        return _party(called, name, aliases)
    turned = [_in_speech(alias) for alias in (name, *aliases)]
    return _party(called, turned[0], turned[1:], person=True)


def _in_speech(name: str) -> str:
    """Return "Jong Un KIM" for "KIM, Jong Un"."""
    last, comma, first = name.partition(", ")
    return f"{first} {last}" if comma else name


def _of_supplement(called: str, row: str) -> ListedParty | None:
    cells = row.split("|")
    told = cells[1].strip() if len(cells) > 1 else ""
    if not told or _NO_PARTY.match(told):
        return None
    aka = _ALIASES.search(told)
    if aka is None:
        return _party(called, _before_address(told), [])
    further = _ALIASES.search(told, aka.end())
    if further:
        # Several parties share the cell; whose the later names are cannot be told.
        return _party(called, told[: aka.start()], [])
    return _party(called, told[: aka.start()], list(_aliases(told[aka.end() :])))


def _aliases(told: str) -> Iterator[str]:
    """Yield the names after "a.k.a."; an address follows the last one."""
    told = told[led.end() :] if (led := _LED.match(told)) else told
    *parts, last = [part for part in _MARK.split(told) if part.strip()] or [""]
    cut = _ENDING.search(last)
    for part in (*parts, last[: cut.start() + 1] if cut else last):
        yield from map(_before_address, part.split(";"))


def _before_address(told: str) -> str:
    """Return the name with which an entry begins, with its legal form.

    >>> _before_address("Rizma, Inc., 1403-8 McKee Avenue, Toronto")
    'Rizma, Inc.'
    """
    name, *others = told.strip(" ,;").removeprefix("and ").split(", ")
    for other in others:
        form = _FORM.fullmatch(other.strip())
        if form is None:
            break
        name = f"{name}, {other}"
    return name.strip(" ,;")


def _party(
    called: str, name: str, aliases: list[str], *, person: bool = False
) -> ListedParty | None:
    """Return a party; a short form in brackets after a name is an alias."""
    found: dict[str, None] = {}
    name = _plain(name)
    for told in (name, *map(_plain, aliases)):
        if _ADDRESS.match(told):
            continue
        bracketed = _BRACKETED.match(told)
        if bracketed and not is_place(bracketed["short"]):
            found[f"{bracketed['name']}{bracketed['form'] or ''}".strip()] = None
            if bracketed["form"] in (None, ""):
                found[bracketed["short"].strip()] = None
        found[told] = None
    names = tuple(each for each in found if each and each != name)
    return ListedParty(called, name, names, person) if name in found and name else None


def _plain(name: str) -> str:
    """Return a name without the heading before it and the full stop that ends its list."""
    name = _HEADING.sub("", name.strip())
    return name if _ABBREVIATED.search(name) else name.rstrip(". ")
