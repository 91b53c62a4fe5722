"""Makes names of government bodies, acts, rules and lists."""

import re
from random import Random  # noqa: TID251 - seeded by the builder
from typing import ClassVar

from extractors.entities.countries import COUNTRIES
from training.names import bodies, places
from training.tables import parts

_CITIES = tuple(one for one in parts(places.CITIES) if one[0].isupper())
_STATES = parts(places.STATES)
_AGENCIES = parts(bodies.AGENCIES)
_MINISTRIES = parts(bodies.MINISTRY_OF)
_COMMITTEES = parts(bodies.COMMITTEE_ON)
_OFFICES = parts(bodies.OFFICE_OF)
_KINDS = parts(bodies.BODY_KINDS)
_TOPICS = parts(bodies.BODY_TOPICS)
_DEMONYMS = tuple(one for one in parts(places.DEMONYMS) if " " not in one)
_USUAL = [
    "China",
    "U.S.",
    "United States",
    "US",
    "Russia",
    "Iran",
    "Japan",
    "Taiwan",
    "Hong Kong",
    "South Korea",
    "Singapore",
    "Malaysia",
    "UAE",
    "PRC",
    "India",
    "Germany",
    "Netherlands",
    "Britain",
    "UK",
    "Israel",
    "Turkey",
    "France",
    "Ukraine",
    "America",
    "Macau",
    "Vietnam",
    "Mexico",
    "Canada",
]
_COUNTRIES = tuple(form for name, others in COUNTRIES for form in (name, *others) if form)


class Bodies:
    """Names of government bodies and of what they make; each method is a slot."""

    labels: ClassVar[dict[str, str]] = {
        **dict.fromkeys(
            (
                "agency",
                "ministry",
                "court",
                "committee",
                "local",
                "known_agency",
                "invented_agency",
            ),
            "AGENCY",
        ),
        "bill": "BILL",
        "rule": "RULE",
        "list": "LIST",
        "country": "COUNTRY",
    }

    def __init__(self, rng: Random) -> None:
        self._rng = rng

    def agency(self) -> str:
        """Return any government body."""
        make = self._rng.choices(
            (self.known_agency, self.invented_agency, self.ministry, self.committee, self.court, self.local),
            (4, 2.5, 1.5, 1.0, 0.8, 0.6),
        )  # fmt: skip
        return make[0]()

    def known_agency(self) -> str:
        """Return a body that exists."""
        return self._rng.choice(_AGENCIES)

    def invented_agency(self) -> str:
        """Return a body that sounds as if it existed."""
        rng = self._rng
        topic, kind = rng.choice(_TOPICS), rng.choice(_KINDS)
        nation = rng.choice(
            ("National", "Federal", "State", "Central", "European", "Royal", rng.choice(_DEMONYMS))
        )
        return rng.choice(
            (
                f"{topic} {kind}",
                f"{nation} {topic} {kind}",
                f"{kind} of {topic}",
                f"{kind} for {topic} and {rng.choice(_TOPICS)}",
                f"Office of {rng.choice(_OFFICES)}",
                f"{rng.choice(_OFFICES)} Division",
                f"Federal {kind} for {topic}",
                f"{rng.choice(_STATES)} {topic} {kind}",
                f"Bank of {rng.choice(_COUNTRIES)}",
                f"Federal Reserve Bank of {rng.choice(_CITIES)}",
                f"Central Bank of {rng.choice(_COUNTRIES)}",
                f"{topic} {kind} of {rng.choice(_COUNTRIES)}",
                f"National Bank of {rng.choice(_COUNTRIES)}",
                f"{rng.choice(_DEMONYMS)} {rng.choice(('Navy', 'Army', 'Air Force', 'Parliament', 'Senate', 'Coast Guard'))}",
            )
        )

    def ministry(self) -> str:
        """Return a ministry."""
        rng = self._rng
        topic = rng.choice(_MINISTRIES)
        return rng.choice(
            (
                f"Ministry of {topic}",
                f"Ministry of {topic}",
                f"{rng.choice(_DEMONYMS)} Ministry of {topic}",
                f"{topic.removeprefix('the ')} Ministry",
                f"Department of {topic}",
                f"Federal Ministry of {topic}",
                f"Ministry for {topic}",
            )
        )

    def committee(self) -> str:
        """Return a committee of a legislature."""
        rng = self._rng
        topic = rng.choice(_COMMITTEES)
        house = rng.choice(("House", "Senate"))
        return rng.choice(
            (
                f"{house} {topic} Committee",
                f"{house} Committee on {topic}",
                f"{house} {topic} Subcommittee",
                f"{topic} Committee",
                f"Committee on {topic}",
                f"Subcommittee on {rng.choice(_TOPICS)}",
                f"Select Committee on {rng.choice(_TOPICS)}",
                f"Joint Committee on {topic}",
            )
        )

    def court(self) -> str:
        """Return a court or a prosecutor's office."""
        return self._placed(bodies.COURTS)

    def local(self) -> str:
        """Return a body of a town or a state."""
        return self._placed(bodies.LOCAL)

    def bill(self) -> str:
        """Return an act or a bill by name."""
        rng = self._rng
        if rng.random() < 0.4:
            return rng.choice(parts(bodies.BILLS))
        topics = parts(bodies.BILL_TOPICS)
        first = rng.choice(topics)
        middle = rng.choice(parts(bodies.BILL_MIDDLES))
        year = f" of {rng.randint(1930, 2026)}" if rng.random() < 0.3 else ""
        name = rng.choice(
            (f"{first} {middle}", f"{first} {rng.choice(topics)} {middle}",
             f"{first} {middle} and {rng.choice(parts(bodies.BILL_MIDDLES))}", f"{first.upper()}",
             f"{middle} and {rng.choice(parts(bodies.BILL_MIDDLES))} of {first}")
        )  # fmt: skip
        return f"{name} Act{year}"

    def rule(self) -> str:
        """Return a rule, a regime or an exception by name."""
        rng = self._rng
        if rng.random() < 0.4:
            return rng.choice(parts(bodies.RULES))
        letters = "".join(rng.choice("ACDEGLMNPRSTVX") for _ in range(3))
        topic = rng.choice(parts(bodies.RULE_TOPICS))
        return rng.choice(
            (f"{topic} Rule", f"{topic} Rule", f"{topic} rule", f"License Exception {letters}",
             f"{topic} Program", f"{topic} Framework", f"General License {rng.randint(1, 99)}")
        )  # fmt: skip

    def list(self) -> str:
        """Return a government's list by name."""
        return self._rng.choice(parts(bodies.LISTS))

    def country(self) -> str:
        """Return a country."""
        return self._rng.choice(_USUAL if self._rng.random() < 0.6 else _COUNTRIES)

    def _placed(self, table: str) -> str:
        rng = self._rng
        region = rng.choice(("Northern", "Southern", "Eastern", "Western", "Central"))
        pattern = rng.choice(parts(table))
        if rng.random() < 0.2:
            pattern = re.sub(r"\{region\} ", "", pattern)
        return pattern.format(region=region, state=rng.choice(_STATES), city=rng.choice(_CITIES))
