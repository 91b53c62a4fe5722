"""The forms a watched name may take in a text, and how strictly each is compared."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractors.entities.calendar_words import CALENDAR
from extractors.entities.countries import COUNTRIES, UNSURE
from extractors.entities.folding import fold
from extractors.entities.phrases import FORM, NOT_NAMES, OTHER_NAMES
from extractors.entities.well_known import WELL_KNOWN
from extractors.watch import Entity

_SMALL = frozenset({"of", "and", "the", "for", "to", "in", "on", "de"})
_HEADS = frozenset({" program", " rule", " regime", " list"})
_ARTICLE = re.compile(r"^[Tt]he ")
_DESIGNATION = re.compile(r"(?<=[A-Za-z]) (?=\d)")
_PROGRAM_LABELS = frozenset({"RULE", "LIST", "BILL"})
# Of these a plural names the same thing; of countries, people and agencies it does not.
_PLURAL_LABELS = frozenset({"PRODUCT", "MODEL", "ORG", "RULE", "LIST"})


@dataclass(frozen=True, slots=True)
class Name:
    """One form of one entity's name.

    Attributes:
        form: As configured, made plain.
        label: The entity's label, "" for a phrase that is no mention.
        entity: Whose name it is, None for phrases and names that nobody watches.
        sure: Whether it means the entity wherever it stands.

    """

    form: str
    label: str
    entity: Entity | None
    sure: bool

    @property
    def canonical(self) -> str:
        """The entity's canonical name, or the form itself."""
        return self.entity.name if self.entity else self.form

    @property
    def plural(self) -> bool:
        """Whether a plural s still names it."""
        return self.label in _PLURAL_LABELS and self.form[-1:].isalnum()

    def fits(self, surface: str, before: str) -> bool:
        """Return whether `surface`, equal but for case, is this name; `before` stands ahead of it.

        Acronyms, designations and words of up to three letters must be written as configured. A
        word must be capitalised unless it is a coinage ("DeepSeek"). Several words may be in any
        case, but an indefinite "an entity list" or "their own entity list" is a common noun.
        """
        if self.label == "LIST" and surface.islower() and _INDEFINITE.search(before):
            return False
        if surface == self.form:
            return True
        if " " not in self.form:
            return not _strict(self.form) and (surface[0].isupper() or _coined(self.form))
        if (
            surface[0].islower()
            and not self.form[0].islower()
            and self.label not in _PROGRAM_LABELS
        ):
            return surface.islower() and not _INDEFINITE.search(before)
        return not (surface.islower() and _INDEFINITE.search(before))


def version(surface: str, name: Name) -> str:
    """Return what a product or model is called where its entity is a family: "Qwen3", not Qwen."""
    numbered = any(char.isdigit() for char in surface)
    family = name.label in {"PRODUCT", "MODEL"} and not any(map(str.isdigit, name.canonical))
    if not (numbered and family):
        return name.canonical
    return surface[:-1] if re.search(r"\ds$", surface) else surface


_INDEFINITE = re.compile(
    r"\b(?:an?|any|every|each|no|its|their|his|her|our|your|my|own|another|some|which|whose)"
    r"(?: (?:own|internal|private|company|corporate))? $",
    re.IGNORECASE,
)


def _strict(word: str) -> bool:
    letters = [char for char in word if char.isalpha()]
    return len(letters) <= 3 or any(char.isdigit() for char in word) or word.isupper()


def _coined(word: str) -> bool:
    return any(char.isupper() for char in word[1:]) and not word.isupper()


def names(entities: Iterable[Entity]) -> Iterator[Name]:
    """Yield every form to look for: watched names first, then countries and known look-alikes.

    A form of fewer than two characters is left out, since it could not be told from a list letter,
    and so is a legal form alone ("Inc").
    """
    taken: set[tuple[str, str]] = set()
    for entity in (*entities, *_countries()):
        for name in _forms(entity):
            key = (name.form, entity.name)
            built_in = entity.key == "" and ("", name.form.lower()) in taken
            if not _is_nothing(name.form) and key not in taken and not built_in:
                taken |= {key, ("", name.form.lower())}
                yield name
    yield from (Name(form, "", None, True) for form in NOT_NAMES)
    for label, form in (*OTHER_NAMES, *WELL_KNOWN):
        if ("", form.lower()) not in taken:
            yield Name(form, label, None, True)


def _is_nothing(form: str) -> bool:
    return len(form) < 2 or FORM.fullmatch(f" {form}") is not None


def _countries() -> Iterator[Entity]:
    for name, others in COUNTRIES:
        unsure = UNSURE.get(name, ())
        ambiguous = (name,) if unsure else ()
        yield Entity(key="", name=name, label="COUNTRY", aliases=others,
                     ambiguous=ambiguous, context=unsure)  # fmt: skip


def _forms(entity: Entity) -> Iterator[Name]:
    forms = [_ARTICLE.sub("", fold(written).text.strip()) for written in _written(entity)]
    unsure = {_ARTICLE.sub("", fold(form).text.strip()).lower() for form in entity.ambiguous}
    for form in forms:
        sure = form.lower() not in unsure and form not in CALENDAR
        for variant in (form, *_variants(form, entity.label), *_headless(form, forms)):
            yield Name(variant, entity.label, entity, sure)


def _written(entity: Entity) -> tuple[str, ...]:
    return (entity.name, *entity.aliases, *entity.ambiguous)


def _headless(form: str, forms: list[str]) -> Iterator[str]:
    """Yield "Validated End-User (VEU)", which lacks its last word, for "Validated End-User"."""
    rest = {other[len(form) :].lower() for other in forms if other.startswith(form)}
    if " " in form and rest & _HEADS:
        yield from (f"{form} ({short})" for short in forms if short.isupper() and " " not in short)


def _variants(form: str, label: str) -> Iterator[str]:
    """Yield spellings that differ by a hyphen, a blank, or an acronym in brackets."""
    if label in {"PRODUCT", "MODEL"} and _DESIGNATION.search(form):
        yield _DESIGNATION.sub("-", form)
        yield _DESIGNATION.sub("", form)
    if label in _PROGRAM_LABELS and form.count(" ") >= 2:
        yield from _bracketed(form.split(" "))


def _bracketed(words: list[str]) -> Iterator[str]:
    """Yield "Military End User (MEU) List" for "Military End User List" (GUIDELINES §2 rule 8)."""
    for cut in range(2, len(words)):
        parts = [part for word in words[:cut] for part in word.split("-") if part]
        initials = "".join(part[0] for part in parts if part.lower() not in _SMALL).upper()
        for length in range(2, min(len(initials), 6) + 1):
            for short in {initials[:length], initials[-length:]}:
                yield " ".join((*words[:cut], f"({short})", *words[cut:]))
