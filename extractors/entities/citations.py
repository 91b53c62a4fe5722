"""Citations of the Code of Federal Regulations, in full and by part or section alone."""

import re
from collections.abc import Iterator

from extractors.triggers import trigger

_NUMBER = r"\d{1,4}(?:\.\d{1,4}[a-z]?(?:-\d{1,3}[A-Z]?)?)?"
_DESIGNATORS = r"(?:\([A-Za-z0-9]{1,5}\))*"
_UNIT = r"(?:[Pp]arts?|[Pp]ts?\.|§{1,2}|[Ss]ections?|[Ss]ecs?\.)"
# Not a number that something else follows: "90 FR", "31 CFR", "744 (", "5 percent".
_FREE = r"(?!\w|,\d|\.\d| (?:FR|F\.R\.|Fed\.|CFR|C\.F\.R\.|U\.S\.C|percent|per cent|million|billion|days)|%)"
_FULL = trigger(
    rf"(?<![\w.])(\d{{1,2}}) (?:CFR|C\. ?F\. ?R\.|Code of Federal Regulations)(?: \(C\.?F\.?R\.?\))?,?"
    rf" ?(?:(?P<unit>{_UNIT}) ?)?(?P<number>{_NUMBER}){_DESIGNATORS}{_FREE}"
)
_TITLE = trigger(
    rf"\b[Tt]itle (\d{{1,2}})(?: of the|,)? (?:CFR|C\. ?F\. ?R\.|Code of Federal Regulations)(?: \(C\.?F\.?R\.?\))?,?"
    rf" (?P<unit>{_UNIT}) ?(?P<number>{_NUMBER}){_DESIGNATORS}{_FREE}"
)
_ALONE = trigger(rf"(?<![\w.])(?P<unit>{_UNIT}) ?(?P<number>{_NUMBER}){_DESIGNATORS}{_FREE}")
_NEXT = re.compile(
    rf"(?P<join>,? (?:and|or|through|to)|,| ?&| ?-| ?–) ?(?:{_UNIT} ?)?(?P<number>{_NUMBER}){_DESIGNATORS}{_FREE}"
)
# The EAR are parts 730 to 774 of Title 15: 15 CFR 730.1.
_EAR_PARTS = range(730, 775)
_EAR_TEXT = trigger(
    r"\bEAR\b|Export Administration Regulations|\b15 C\.?F\.?R|Bureau of Industry and Security|\bECCNs?\b|\bEntity List\b|Unverified List|[Ee]xport[- ]control"
)


def cfr(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield citations as (normal form, start, end).

    Paragraph designators are dropped. A part or section without a title has the title that the
    text gives for its part elsewhere; in a text about the EAR, parts 730 to 774 are of Title 15.

    >>> [value for value, *_ in cfr("15 CFR Parts 732, 734 and 744")]
    ['15 CFR 732', '15 CFR 734', '15 CFR 744']
    """
    titles: dict[str, str] = {}
    covered: list[tuple[int, int]] = []
    for pattern in (_FULL, _TITLE):
        for match in pattern.finditer(text):
            end = match.start()
            for number, start, end in _members(text, match):
                titles.setdefault(_part(number), match[1])
                yield f"{match[1]} CFR {number}", start, end
            covered.append((match.start(), end))
    yield from _untitled(text, titles, sorted(covered))


def _untitled(
    text: str, titles: dict[str, str], covered: list[tuple[int, int]]
) -> Iterator[tuple[str, int, int]]:
    about_ear = bool(_EAR_TEXT.search(text))
    spans = iter([*covered, (len(text) + 1, len(text) + 1)])
    start, end = next(spans)
    for match in _ALONE.finditer(text):
        while end <= match.start():
            start, end = next(spans)
        if start <= match.start():
            continue
        for number, where, stop in _members(text, match):
            part = _part(number)
            title = titles.get(part, "15" if about_ear and int(part) in _EAR_PARTS else "")
            if title:
                yield f"{title} CFR {number}", where, stop


def _members(text: str, match: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    """Yield what one citation cites: one number, a range as one, or a list one by one."""
    number, start, end = match["number"], match.start(), match.end()
    several = _several(match["unit"] or "")
    while more := _NEXT.match(text, end):
        ranged = more["join"].strip(" ,") in {"-", "–", "to", "through"}
        if not _goes_on(number, more["number"], several=several, ranged=ranged):
            break
        if ranged:
            number = f"{number}-{more['number']}"
        else:
            yield number, start, end
            number, start = more["number"], more.start("number")
        end = more.end()
    yield number, start, end


def _goes_on(number: str, following: str, *, several: bool, ranged: bool) -> bool:
    """Return whether `following` is a further member of the citation that ends with `number`."""
    if ranged:
        return "-" not in number and _like(number, following) and _key(number) < _key(following)
    return _like(number, following) and (several or "." in following)


def _like(number: str, following: str) -> bool:
    """Return whether both are sections or both are parts of about the same size."""
    alike = ("." in number) == ("." in following)
    return alike and abs(len(_part(number)) - len(_part(following))) <= 1


def _key(number: str) -> tuple[int, ...]:
    return tuple(int(digits) for digits in re.findall(r"\d+", number))


def _several(unit: str) -> bool:
    return unit.lower().rstrip(".").endswith("s") or unit == "§§"


def _part(number: str) -> str:
    return re.split(r"[.-]", number)[0]
