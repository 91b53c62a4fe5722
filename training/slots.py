"""What may stand in a slot of a sentence: invented and known names with their labels."""

import re
from collections.abc import Sequence
from random import Random  # noqa: TID251 - seeded by the builder, so that it repeats itself

from training.bodies_of import Bodies
from training.companies_of import Companies
from training.names import places
from training.people_of import People
from training.tables import parts
from training.things_of import Things

Name = tuple[str, str]
"""A text and its label, "" for what is no mention."""

_PLAIN = {
    "city": parts(places.CITIES),
    "state": parts(places.STATES),
    "region": parts(places.REGIONS),
    "demonym": parts(places.DEMONYMS),
    "month": parts(places.MONTHS),
    "mon": parts(places.SHORT_MONTHS),
    "day": parts(places.WEEKDAYS),
    "software": parts(places.SOFTWARE),
    "event": parts(places.EVENTS),
    "treaty": parts(places.TREATIES),
    "project": parts(places.PROJECTS),
    "place": parts(places.LANDMARKS),
    "good": parts(places.GOODS),
    "award": parts(places.AWARDS),
    "work": parts(places.WORKS),
    "disease": parts(places.DISEASES),
    "term": parts(places.TERMS),
}


_STEMS, _ENDS = tuple(places.TOWN_STEMS.split()), tuple(places.TOWN_ENDS.split())
_TAILS, _HEADS = parts(places.TOWN_TAILS), parts(places.TOWN_HEADS)
# Share of towns that are invented: most towns in the news are in no table.
_UNKNOWN_TOWN = 0.35


class Slots:
    """Fills slots by name. `listed` are companies, bodies and people of public lists."""

    def __init__(self, rng: Random, listed: dict[str, Sequence[str]]) -> None:
        self._rng = rng
        self.people = People(rng, listed.get("people", ()))
        self.companies = Companies(rng, self.people, listed.get("companies", ()))
        self.bodies = Bodies(rng)
        self.things = Things(rng)

    def fill(self, slot: str) -> Name:
        """Return a name for `slot`.

        Raises:
            KeyError: No such slot: correct the sentence.

        """
        if slot == "city" and self._rng.random() < _UNKNOWN_TOWN:
            return self._town(), ""
        if slot in _PLAIN:
            return self._rng.choice(_PLAIN[slot]), ""
        for source in (self.people, self.companies, self.bodies, self.things):
            make = getattr(source, slot, None)
            if make is not None:
                text = make()
                return text, source.labels.get(slot, "")
        make = getattr(self, f"_{slot}", None)
        if make is None:
            raise KeyError(slot)
        return make(), ""

    def _town(self) -> str:
        town = self._rng.choice(_STEMS) + self._rng.choice(_ENDS)
        chance = self._rng.random()
        if chance < 0.15:
            return f"{self._rng.choice(_HEADS)} {town.capitalize()}"
        if chance < 0.3:
            return f"{town} {self._rng.choice(_TAILS)}"
        return town

    def _year(self) -> str:
        return str(self._rng.randint(1987, 2027))

    def _n(self) -> str:
        return self._rng.choice(
            (
                str(self._rng.randint(2, 99)),
                f"{self._rng.randint(1, 900)},{self._rng.randint(0, 999):03}",
                str(self._rng.randint(100, 999)),
                self._rng.choice(
                    [
                        "two",
                        "three",
                        "four",
                        "five",
                        "six",
                        "seven",
                        "eight",
                        "nine",
                        "ten",
                        "eleven",
                        "twelve",
                    ]
                ),
            )
        )

    def _usd(self) -> str:
        amount = self._rng.randint(2, 900)
        return self._rng.choice(
            (
                f"${amount} million",
                f"${amount / 10} billion",
                f"${amount},000",
                f"€{amount} million",
                f"¥{amount} billion",
                f"£{amount},500",
            )
        )

    def _pct(self) -> str:
        return f"{self._rng.randint(1, 99)}{self._rng.choice(('%', ' percent', ' per cent'))}"

    def _date(self) -> str:
        month = self._rng.choice(_PLAIN["month"])
        day = self._rng.randint(1, 28)
        return self._rng.choice(
            (
                f"{month} {day}",
                f"{month} {day}, {self._year()}",
                f"{self._rng.choice(_PLAIN['mon'])} {day}",
                f"{day} {month} {self._year()}",
                self._rng.choice(_PLAIN["day"]),
                f"{month} {self._year()}",
            )
        )

    def _title(self) -> str:
        return self._rng.choice(self.people.titles)

    def _job(self) -> str:
        return self._rng.choice(self.people.jobs)

    def _Job(self) -> str:  # noqa: N802 - the slot's name
        return re.sub(r"\b[a-z]", lambda one: one.group().upper(), self._job()).replace(
            " Of ", " of "
        )

    def _eccn(self) -> str:
        return f"{self._rng.randint(0, 9)}{self._rng.choice('ABCDE')}{self._rng.choice(('001', '090', '991', '611', '992'))}"

    def _cite(self) -> str:
        n = self._rng.randint
        return self._rng.choice(
            (
                f"{n(60, 91)} FR {n(1000, 99000)}",
                f"{n(60, 91)} Fed. Reg. {n(1000, 99000)}",
                f"15 CFR {n(730, 774)}.{n(1, 30)}",
                f"{n(2, 50)} U.S.C. {n(100, 9000)}",
                f"Docket No. {n(10, 25)}{n(1000, 9999)}-{n(1000, 9999)}",
                f"BIS-{n(2018, 2026)}-{n(1, 60):04}",
                f"RIN 0694-A{self._rng.choice('EFGHIJK')}{n(10, 99)}",
                f"Executive Order {n(12000, 14400)}",
                f"E.O. {n(12000, 14400)}",
                f"H.R. {n(100, 9000)}",
                f"S. {n(100, 4000)}",
                f"Pub. L. {n(95, 118)}-{n(1, 300)}",
            )
        )
