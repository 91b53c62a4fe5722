"""Makes names of companies, schools, papers and other bodies outside government."""

from collections.abc import Callable, Sequence
from random import Random  # noqa: TID251 - seeded by the builder
from typing import ClassVar

from training.names import companies, places
from training.people_of import People
from training.tables import parts

_START, _MIDDLE, _END = (
    tuple(table.split())
    for table in (companies.STEMS_START, companies.STEMS_MIDDLE, companies.STEMS_END)
)
_HAN = tuple(companies.CHINESE_STEMS.split())
_COMMON = tuple(companies.COMMON.split())
_TRADES = parts(companies.TRADES)
_FORMS = parts(companies.FORMS)
_HEADS = parts(companies.HEADS)
_REAL = parts(companies.REAL)
_BANKS = parts(companies.BANKS)
_MEDIA = parts(companies.MEDIA)
_GROUPS = parts(companies.GROUPS)
_FIRMS = parts(companies.LAW_FIRMS)
_TEAMS = parts(companies.TEAMS)
_CITIES = tuple(one for one in parts(places.CITIES) if one[0].isupper())
_STATES = parts(places.STATES)
_TOPICS = parts(companies.GROUP_TOPICS)
_CAMEL = [
    "Air",
    "Net",
    "Soft",
    "Tech",
    "Link",
    "Works",
    "Path",
    "Point",
    "Base",
    "Mind",
    "Wave",
    "Core",
    "Chip",
    "Cell",
    "Gate",
    "Bridge",
    "Light",
    "Star",
    "Lab",
    "Logic",
    "Trade",
    "Pay",
    "Data",
    "Med",
    "Sense",
    "Fab",
    "Bio",
    "Sun",
    "Sky",
]
_CAPITALS = "ABCDEFGHIJKLMNOPRSTVWXZ"


class Companies:
    """Names of bodies outside government; each method is a slot."""

    labels: ClassVar[dict[str, str]] = dict.fromkeys(
        ("company", "short", "full", "chinese", "lawfirm", "university", "hospital", "media", "group",
         "bank", "club", "real", "org", "acronym", "word"),
        "ORG",
    )  # fmt: skip

    def __init__(self, rng: Random, folk: People, listed: Sequence[str]) -> None:
        self._rng = rng
        self._folk = folk
        self._listed = listed

    def _one(self, *makers: tuple[float, Callable[[], str]]) -> str:
        weights = [weight for weight, _ in makers]
        return self._rng.choices([maker for _, maker in makers], weights)[0]()

    def org(self) -> str:
        """Return any body outside government."""
        return self._one(
            (5, self.company), (1, self.group), (1, self.university), (0.7, self.bank),
            (0.5, self.media), (0.4, self.lawfirm), (0.3, self.hospital),
        )  # fmt: skip

    def company(self) -> str:
        """Return a company, in a long or a short form."""
        return self._one(
            (4, self.short),
            (1.6, self.full),
            (1, self.chinese),
            (1, self.real),
            (1, self._from_list),
        )

    def real(self) -> str:
        """Return a company that exists and is widely known."""
        return self._rng.choice(_REAL)

    def acronym(self) -> str:
        """Return a run of capitals."""
        return "".join(self._rng.choice(_CAPITALS) for _ in range(self._rng.randint(2, 4)))

    def word(self) -> str:
        """Return a company named with one common word."""
        return self._rng.choice(_COMMON)

    def short(self) -> str:
        """Return a company without its legal form."""
        rng = self._rng
        return self._one(
            (3, self._coined),
            (2, self.word),
            (2.5, lambda: f"{self._root()} {rng.choice(_TRADES)}"),
            (0.7, lambda: f"{self._folk.surname()} {rng.choice(_TRADES)}"),
            (0.6, lambda: f"{self._folk.surname()} & {self._folk.surname()}"),
            (0.6, self._camel),
            (0.6, self.acronym),
            (0.5, lambda: f"{rng.choice(_HEADS)} {rng.choice(_TRADES)}"),
            (0.3, lambda: f"{self.acronym()} {rng.choice(_TRADES)}"),
            (0.4, lambda: f"{rng.choice(_CITIES)} {rng.choice(_TRADES)}"),
            (0.3, lambda: f"{self._root()} {rng.choice(_COMMON)}"),
            (0.5, self._syllables),
        )  # fmt: skip

    def full(self) -> str:
        """Return a company with its legal form."""
        rng = self._rng
        name = self.short()
        if rng.random() < 0.15:
            name = f"{name} ({rng.choice(_CITIES)})"
        comma = "," if rng.random() < 0.25 else ""
        return f"{name}{comma} {rng.choice(_FORMS)}"

    def chinese(self) -> str:
        """Return a company of the Chinese-speaking world."""
        rng = self._rng
        trade = rng.choice(_TRADES)
        stem = self._syllables()
        form = rng.choice(
            ("", "", " Co., Ltd.", " Co., Ltd", " Group", " Limited", " Company Limited")
        )
        city = rng.choice(_CITIES[:40])
        return rng.choice(
            (
                f"{city} {stem} {trade}{form}",
                f"{stem} ({city}) {trade}{form}",
                f"{city} {stem}",
                f"{stem} {trade} ({city}){form}",
                f"{stem} {trade}{form}",
                stem,
            )
        )

    def lawfirm(self) -> str:
        """Return a law firm."""
        rng = self._rng
        names = [self._folk.surname() for _ in range(3)]
        return rng.choice(
            (
                f"{names[0]} {names[1]}",
                f"{names[0]} {names[1]} LLP",
                f"{names[0]} & {names[1]}",
                f"{names[0]} & {names[1]} LLP",
                f"{names[0]}, {names[1]} & {names[2]}",
                f"{names[0]} {names[1]} PLLC",
                f"{names[0]} Trade Law",
                f"{names[0]} LLP",
                rng.choice(_FIRMS),
            )
        )

    def university(self) -> str:
        """Return a school of any kind."""
        rng = self._rng
        place = rng.choice((rng.choice(_CITIES), rng.choice(_STATES), self._folk.surname()))
        end = rng.choice(parts(companies.SCHOOL_ENDS))
        return rng.choice(
            (
                f"University of {rng.choice(_CITIES + _STATES)}",
                f"{place} University",
                f"{place} {end}",
                f"{self._folk.surname()} College",
                f"{rng.choice(_CITIES)} University of {rng.choice(_TOPICS)}",
                f"National University of {rng.choice(_CITIES)}",
                f"University of {rng.choice(_STATES)} School of Medicine",
                f"{self._folk.surname()} and {self._folk.surname()} Colleges",
                f"{self._folk.surname()} and {self._folk.given()} {self._folk.surname()} Colleges",
                f"College of {self._folk.surname()} and {self._folk.given()}",
                rng.choice(("Harvard", "Stanford", "MIT", "Oxford", "Tsinghua University", "Yale",
                            "Princeton", "ETH Zurich", "Caltech", "Johns Hopkins University")),
            )
        )  # fmt: skip

    def hospital(self) -> str:
        """Return a hospital or clinic."""
        rng = self._rng
        place = rng.choice(
            (
                rng.choice(_CITIES),
                f"St. {rng.choice(('Mary', 'Jude', 'Luke'))}'s",
                self._folk.surname(),
            )
        )
        return f"{place} {rng.choice(parts(companies.HOSPITAL_ENDS))}"

    def media(self) -> str:
        """Return a newspaper, a broadcaster or an agency."""
        rng = self._rng
        if rng.random() < 0.4:
            return rng.choice(_MEDIA)
        place = rng.choice(
            (rng.choice(_CITIES), rng.choice(_STATES), self._root(), rng.choice(_TOPICS))
        )
        the = rng.choice(("", "", "", "The "))
        return f"{the}{place} {rng.choice(parts(companies.PAPER_ENDS))}"

    def group(self) -> str:
        """Return an association, a think tank, a museum or the like."""
        rng = self._rng
        if rng.random() < 0.3:
            return rng.choice(_GROUPS)
        end = rng.choice(parts(companies.GROUP_ENDS))
        topic = rng.choice(_TOPICS)
        place = rng.choice((rng.choice(_CITIES), rng.choice(_STATES), rng.choice(_HEADS)))
        return rng.choice(
            (
                f"{place} {topic} {end}",
                f"{topic} {end}",
                f"{place} {end}",
                f"{end} for {topic} and {rng.choice(_TOPICS)}",
                f"{end} of {place} {topic}",
                f"{place} {end} of {topic}",
                f"{self._folk.surname()} {end}",
                f"Friends of the {self._folk.surname()} {end}",
                f"{rng.choice(_COMMON)} {end}",
                f"Centre for {topic} Studies",
                f"{place} {end} for {topic} Policy",
                f"{place} {end} for {topic} and {rng.choice(_TOPICS)}",
                f"{end} on {topic} and {rng.choice(_TOPICS)}",
                f"{end} of {place} {topic} Organisations",
                f"{rng.choice(_HEADS)} {topic} {end}",
                f"Citizens for {topic}",
                f"Museum of {place} {topic}",
            )
        )

    def bank(self) -> str:
        """Return a bank, a fund or an exchange."""
        rng = self._rng
        if rng.random() < 0.4:
            return rng.choice(_BANKS)
        place = rng.choice((rng.choice(_CITIES), self._root(), self._folk.surname()))
        end = "Bank|Savings Bank|Commercial Bank|Credit Union|Capital|Trust|Securities|Partners|Stock Exchange|Financial|Bancorp|Asset Management|Pension Fund|Trust Company"
        return f"{place} {rng.choice(parts(end))}"

    def club(self) -> str:
        """Return a sports club."""
        rng = self._rng
        if rng.random() < 0.3:
            return rng.choice(_TEAMS)
        return f"{rng.choice(_CITIES)} {rng.choice(parts(companies.TEAM_ENDS))}"

    def _from_list(self) -> str:
        return self._rng.choice(self._listed) if self._listed else self.full()

    def _root(self) -> str:
        return self._one((3, self._coined), (2, self.word), (1, self._camel), (1, self._syllables))

    def _coined(self) -> str:
        rng = self._rng
        middle = rng.choice(_MIDDLE) if rng.random() < 0.4 else ""
        return f"{rng.choice(_START)}{middle}{rng.choice(_END)}"

    def _camel(self) -> str:
        first = self._rng.choice(
            (self._coined(), self._rng.choice(_COMMON), self._rng.choice(_CAMEL))
        )
        return f"{first}{self._rng.choice(_CAMEL)}"

    def _syllables(self) -> str:
        stems = [self._rng.choice(_HAN) for _ in range(self._rng.randint(2, 3))]
        return "".join(stems).capitalize()
