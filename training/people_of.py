"""Makes names of people."""

from collections.abc import Sequence
from random import Random  # noqa: TID251 - seeded by the builder
from typing import ClassVar

from training.names import people
from training.tables import parts, surnames

_GIVEN = {key: tuple(dict.fromkeys(words.split())) for key, words in people.GIVEN.items()}
_FAMILY = {key: surnames(words) for key, words in people.SURNAMES.items()}
_FAMILY["east_asian"] = _FAMILY.pop("japanese")
_CULTURES = (*_GIVEN, "english", "english", "english", "chinese", "chinese", "korean", "vietnamese")
# Surnames that open sentences as another word.
_WORDS = frozenset({"An", "Do", "Ha", "He", "Hope", "Long", "Man", "So", "You"})
_HAN = tuple(people.CHINESE_SURNAMES.split())
_HAN_SOUNDS = tuple(people.CHINESE_SYLLABLES.split())
_KOREAN = tuple(people.KOREAN_SURNAMES.split())
_KOREAN_SOUNDS = tuple(people.KOREAN_SYLLABLES.split())
_VIET = tuple(people.VIETNAMESE_SURNAMES.split())
_VIET_GIVEN = tuple(people.VIETNAMESE_GIVEN.split())
_EVERY_FAMILY = tuple(name for names in _FAMILY.values() for name in names)
_EVERY_GIVEN = tuple(name for names in _GIVEN.values() for name in names)
_LETTERS = "ABCDEFGHIJKLMNPRSTVW"
_SOUNDS = [
    "ba",
    "be",
    "bo",
    "bri",
    "ca",
    "cu",
    "da",
    "del",
    "dre",
    "el",
    "far",
    "fen",
    "ga",
    "gor",
    "ha",
    "hel",
    "is",
    "ja",
    "kel",
    "ko",
    "lan",
    "lo",
    "mar",
    "mel",
    "mi",
    "nor",
    "ob",
    "pa",
    "per",
    "qui",
    "ra",
    "ro",
    "sar",
    "sel",
    "ta",
    "tor",
    "ul",
    "va",
    "ver",
    "wen",
    "wil",
    "za",
]
_SURNAME_ENDS = [
    "son",
    "sen",
    "man",
    "berg",
    "ley",
    "field",
    "worth",
    "well",
    "ton",
    "ford",
    "stein",
    "feld",
    "er",
    "ini",
    "ski",
    "sky",
    "vic",
    "enko",
    "ov",
    "yan",
    "ian",
    "dze",
    "oğlu",
    "poulos",
    "ides",
    "ez",
    "es",
    "inho",
    "quist",
    "gren",
    "ström",
    "ander",
    "mann",
    "hauer",
    "dal",
    "ard",
    "ault",
    "eau",
    "etti",
    "ucci",
    "ano",
    "ara",
    "ama",
    "ishi",
    "ura",
    "ani",
    "awi",
    "adi",
    "wala",
    "kar",
    "mani",
    "esan",
    "wu",
    "ombe",
    "olu",
    "eke",
]


class People:
    """Names of people, full, short and with initials."""

    labels: ClassVar[dict[str, str]] = {"person": "PERSON", "surname": "PERSON", "given": "PERSON"}
    titles = parts(people.TITLES)
    jobs = parts(people.JOBS)

    def __init__(self, rng: Random, listed: Sequence[str]) -> None:
        self._rng = rng
        self._listed = listed

    def person(self) -> str:
        """Return a full name."""
        chance = self._rng.random()
        if self._listed and chance < 0.15:
            return self._rng.choice(self._listed)
        culture = self._rng.choice(_CULTURES)
        if culture == "chinese":
            return self._chinese()
        if culture == "korean":
            return self._korean()
        if culture == "vietnamese":
            return f"{self._rng.choice(_VIET)} {self._rng.choice(_VIET_GIVEN)} {self._rng.choice(_VIET_GIVEN)}"
        return self._western(culture)

    def surname(self) -> str:
        """Return a family name on its own."""
        name = self._surname()
        return name if name not in _WORDS else self._invented()

    def _surname(self) -> str:
        chance = self._rng.random()
        if chance < 0.12:
            return self._rng.choice(_HAN)
        if chance < 0.15:
            return self._rng.choice(_KOREAN)
        if chance < 0.35:
            return self._invented()
        return self._rng.choice(_EVERY_FAMILY)

    def eponym(self) -> str:
        """Return a family name that a thing is called after: no mention."""
        return self.surname()

    def given(self) -> str:
        """Return a given name on its own."""
        return self._rng.choice(_EVERY_GIVEN)

    def _invented(self) -> str:
        sounds = [self._rng.choice(_SOUNDS) for _ in range(self._rng.randint(1, 2))]
        return ("".join(sounds) + self._rng.choice(_SURNAME_ENDS)).capitalize()

    def _western(self, culture: str) -> str:
        rng = self._rng
        given = rng.choice(_GIVEN[culture])
        if rng.random() < 0.15:
            given = rng.choice(_GIVEN["english"])
        family = rng.choice(_FAMILY[culture]) if rng.random() < 0.8 else self.surname()
        chance = rng.random()
        if chance < 0.14:
            return f"{given} {rng.choice(_LETTERS)}. {family}"
        if chance < 0.17:
            return f"{rng.choice(_LETTERS)}. {rng.choice(_LETTERS)}. {family}"
        if chance < 0.19:
            return f"{rng.choice(_LETTERS)}.{rng.choice(_LETTERS)}. {family}"
        if chance < 0.24:
            return f"{given} {rng.choice(_EVERY_GIVEN)} {family}"
        if chance < 0.30:
            return f"{given} {family}-{self.surname()}"
        if chance < 0.36:
            return f"{given} {self.surname()} {family}"
        if chance < 0.38:
            return f"{given} {family} {rng.choice(('Jr.', 'III', 'Sr.', 'II'))}"
        return f"{given} {family}"

    def _chinese(self) -> str:
        rng = self._rng
        family = rng.choice(_HAN)
        first, second = rng.choice(_HAN_SOUNDS), rng.choice(_HAN_SOUNDS)
        given = rng.choice(
            (first, first + second, first + second, f"{first}-{second}")
        ).capitalize()
        chance = rng.random()
        if chance < 0.2:
            return f"{rng.choice(_GIVEN['english'])} {family}"
        if chance < 0.3:
            return f"{given} {family}"
        return f"{family} {given}"

    def _korean(self) -> str:
        rng = self._rng
        family = rng.choice(_KOREAN)
        first, second = rng.choice(_KOREAN_SOUNDS), rng.choice(_KOREAN_SOUNDS)
        given = rng.choice(
            (
                f"{first}-{second}",
                f"{first}{second}",
                f"{first} {second.capitalize()}",
            )
        )
        given = given[0].upper() + given[1:]
        return f"{family} {given}" if rng.random() < 0.7 else f"{given} {family}"
