"""A part of the eCFR that nobody wrote: the shape of part 744, in words of its own.

Sections with paragraphs on five levels, notes, definitions, citations and effective date notes; a
list of firms by country in five columns, with aliases and addresses, and two lists in three.
"""

from collections.abc import Iterator
from itertools import islice
from random import Random  # noqa: TID251 - seeded: the same part at every call

from hostile import new_names

_SUBJECTS = ("keeper", "carrier", "owner", "lender", "guardian", "tenant", "warden", "broker")
_ITEMS = ("walnut presses", "ladders", "“lantern oil,”", "bell-metal", "rope of 2.5 mm", "kilns")
_PLACES = ("an orchard", "a mill's yard", "the harbour", "a parish", "the lower meadow", "a ferry")
_DEEDS = ("store", "carry", "sell", "lend", "mend", "weigh", "count", "hide")
_TIMES = ("before dawn", "for 30 days", "within 14 days", "after the first frost", "at any hour")
_COUNTRIES = (
    "ARCADIA",
    "BOHEMIA",
    "COCKAIGNE",
    "ELBONIA",
    "FLANDERS",
    "LAPUTA, REALM OF",
    "RURITANIA",
)
_POLICIES = (
    "Presumption of denial",
    "Case-by-case review for items needed for the upkeep of bells; presumption of denial for all other items",
)
_ALL_ITEMS = "For all items subject to the Rolls. (See § 991.4 of the Rolls)"


class _Writer:
    """One made-up part in the making."""

    def __init__(self, seed: int) -> None:
        self._rng = Random(seed)  # noqa: S311 - no secret
        self._names = new_names(3)

    def sentence(self) -> str:
        one = self._rng.choice
        number = self._rng.randrange(2, 900)
        return one(
            [
                f"A {one(_SUBJECTS)} may {one(_DEEDS)} up to {number} {one(_ITEMS)} in"
                f" {one(_PLACES)} {one(_TIMES)}, subject to § 991.{number % 9 + 1}.",
                f"No {one(_SUBJECTS)} shall {one(_DEEDS)} {one(_ITEMS)} or {one(_ITEMS)} from"
                f" {one(_PLACES)} unless the {one(_SUBJECTS)} is told (in-person) {one(_TIMES)}.",
                f"The {one(_SUBJECTS)}'s license is required to {one(_DEEDS)} {one(_ITEMS)} of more"
                f" than {number}.{number % 7 + 1}5 stone—or {number % 89}.25 percent—{one(_TIMES)}.",
            ]
        )

    def paragraphs(self) -> Iterator[str]:
        """Yield the paragraphs of a section, (a) to (e), with what is nested in them."""
        for letter in "abcde":
            yield f"<P>({letter}) <I>{self._rng.choice(_SUBJECTS).title()}s.</I> {self.sentence()}</P>"
            if letter in "bd":
                yield from self._nested()
            if letter == "c":
                yield (
                    "<NOTE><HED>Note 1 to paragraph (c):</HED>"
                    f"<P>{self.sentence()} {self.sentence()}</P></NOTE>"
                )

    def _nested(self) -> Iterator[str]:
        for number in range(1, 6):
            yield f"<P>({number}) {self.sentence()}</P>"
            if number == 2:
                yield from (f"<P>({roman}) {self.sentence()}</P>" for roman in ("i", "ii", "iii"))
                yield from (f"<P>({upper}) {self.sentence()}</P>" for upper in "AB")
                yield from (f"<P>(<I>{n}</I>) {self.sentence()}</P>" for n in (1, 2))

    def _definitions(self) -> Iterator[str]:
        yield f"<P>{self.sentence()}</P>"
        for word in ("Bell", "Ferry", "Lantern", "Orchard", "Parish", "Yeoman"):
            yield f"<P><I>{word}.</I> {self.sentence()}</P>"

    def section(self, number: int) -> str:
        """Return a section, every third of definitions, every fourth with a stay."""
        name = f"991.{number}"
        defines = number % 3 == 0
        words = self._definitions() if defines else self.paragraphs()
        stay = (
            "<EFFDNOT><HED>Effective Date Note:</HED><PSPACE>At 88 FR 10000, Nov. 2, 2025, in"
            f" § {name}, paragraph (a) was stayed, effective until Nov. 9, 2026.</PSPACE></EFFDNOT>"
        )
        return (
            f'<DIV8 N="{name}" TYPE="SECTION"><HEAD>§ {name} Duties of the'
            f" {self._rng.choice(_SUBJECTS)} at {self._rng.choice(_PLACES)}"
            f"{': definitions' if defines else ''}.</HEAD>"
            f"{''.join(words)}"
            f'<CITA TYPE="N">[6{number % 10} FR 1280{number % 10}, Mar. 25, 1996, as amended at 80 FR'
            f" {number}00, May 4, 2015]</CITA>{stay if number % 4 == 0 else ''}</DIV8>"
        )

    def firms(self, count: int, columns: int) -> Iterator[str]:
        """Yield the rows of a list, each country printed once."""
        each = max(count // len(_COUNTRIES), 1)
        for n, name in enumerate(islice(self._names, count)):
            country = _COUNTRIES[min(n // each, len(_COUNTRIES) - 1)] if n % each == 0 else " "
            country = country if n // each < len(_COUNTRIES) else " "
            cells = [country, self._firm(n, name)]
            if columns == 5:
                cells += [_ALL_ITEMS, _POLICIES[n % len(_POLICIES)]]
            cells.append(
                f"{70 + n % 20} FR {10000 + 37 * n}, {n % 12 + 1}/{n % 28 + 1}/{n % 20 + 5}."
            )
            row = "".join(f'<TD class="left">{cell}</TD>' for cell in cells)
            yield f"<TR>{row}</TR>"

    def _firm(self, n: int, name: str) -> str:
        first, second, third = name.split()
        place = f"{n % 80 + 1} {second} Street, {third}; <E T='03'>and</E> Wharf {n}, Old {first}."
        if n % 3:
            return f"{name} Company Limited, {place}"
        aliases = (f"{first} Works", f"{second}-{third} Trading", f"The {third} Concern")
        listed = "<br/>".join(f"—{alias};" for alias in aliases[:-1])
        return (
            f"{name} Company Limited, a.k.a., the following three aliases:<br/>{listed}"
            f"<br/>—{aliases[-1]}.<br/> <br/> {place}"
        )

    def supplement(self, number: int, title: str, rows: int, columns: int) -> str:
        """Return a supplement that is a list."""
        heads = ["Country", "Entity", "License requirement", "License review<br/>policy"]
        heads = [
            *(heads if columns == 5 else heads[:2]),
            "<strong>Federal Register</strong> citation",
        ]
        return (
            f'<DIV9 N="Supplement No. {number} to Part 991" TYPE="APPENDIX">'
            f"<HEAD>Supplement No. {number} to Part 991—{title}</HEAD><P>{self.sentence()}</P>"
            f"<DIV><TABLE><THEAD><TR>{''.join(f'<TH>{head}</TH>' for head in heads)}</TR></THEAD>"
            f"<TBODY>{''.join(self.firms(rows, columns))}</TBODY></TABLE></DIV>"
            '<CITA TYPE="N">[80 FR 5100, May 4, 2015]</CITA></DIV9>'
        )


def made_law(times: int = 1, seed: int = 991) -> bytes:
    """Return the part, with so many times as many sections and rows."""
    writer = _Writer(seed)
    sections = "".join(writer.section(n) for n in range(1, 8 * times + 1))
    lists = (
        (4, "Roll of Firms", 300 * times, 5),
        (6, "Roll of the Unverified", 60 * times, 3),
        (7, "Roll of Yeomanry", 40 * times, 3),
    )
    supplements = "".join(writer.supplement(*one) for one in lists)
    told = "{&quot;path&quot;:&quot;/on/_SUBSTITUTE_DATE_/title-15/part-991&quot;}"
    return (
        f'<DIV5 N="991" TYPE="PART" hierarchy_metadata="{told}"><HEAD>PART 991—ROLLS OF THE'
        " ORCHARD</HEAD><AUTH><HED>Authority:</HED><PSPACE>9 Orch. C. 480.</PSPACE></AUTH>"
        f"{sections}{supplements}</DIV5>"
    ).encode()
