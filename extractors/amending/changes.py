"""What the clauses of an instruction change, one place after the other."""

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.amending.clauses import AS, LEAD, Clause, clauses_of
from extractors.amending.nouns import Place
from extractors.amending.objects import Objects, Scope, objects_of
from extractors.amending.tokens import Words


@dataclass(frozen=True, slots=True)
class Changed:
    """One place that an instruction changes: what an `Amendment` is made of."""

    action: str
    place: Place
    before: str = ""
    after: str = ""
    party: str = ""
    country: str = ""


def changes_of(words: Words, scope: Scope) -> tuple[list[Changed], Scope]:
    """Return what an instruction changes, and where those that stand under it are at work."""
    found: list[Changed] = []
    clauses = clauses_of(words.tokens)
    named: Objects | None = None
    for at, clause in enumerate(clauses):
        following = clauses[at + 1] if at + 1 < len(clauses) else None
        if clause.action == "redesignate":
            found += _redesignated(clause, words, scope)
            continue
        objects = objects_of(clause.objects, words.quotes, scope)
        if clause.action == LEAD or (clause.action == "correct" and following):
            scope = Scope(scope.home, tuple(objects.places) or scope.places, objects.under)
        elif _takes_words(clause, objects, following):
            named = objects
        elif clause.action == "transfer":
            found += _transferred(found, objects)
        elif named is not None and clause.instead:
            found += _replaced(named, objects, scope)
            named = None
        else:
            found += _plain(clause, _moved(clause, objects, found), scope)
        if named is not None and not (following and following.instead):
            found += _replaced(named, Objects(), scope)
            named = None
    return found, scope


def _takes_words(clause: Clause, objects: Objects, following: Clause | None) -> bool:
    """Whether a clause removes words from a place, and not the place."""
    if clause.action != "remove" or objects.has_entries:
        return False
    quoted = "definition" not in objects.names and bool(objects.words)
    instead = following is not None and following.instead
    return quoted or bool(objects.words) or "words" in objects.names or instead


def _replaced(taken: Objects, put: Objects, scope: Scope) -> Iterator[Changed]:
    places = taken.places or put.places or scope.places or (scope.home,)
    before, after = taken.words or [""], put.words or [""]
    if len(before) != len(after):
        before, after = ["; ".join(before)], ["; ".join(after)]
    for place in places:
        for one, other in zip(before, after, strict=True):
            yield Changed("words", place, one, other)


def _plain(clause: Clause, objects: Objects, scope: Scope) -> Iterator[Changed]:
    places = objects.places or list(scope.places) or [scope.home]
    if objects.has_entries:
        yield from _entries(clause.action, objects, scope)
    elif len(objects.words) > 1 and clause.action in {"revise", "correct"}:
        for place in places:
            yield Changed(
                "words" if clause.action == "revise" else "correct",
                place,
                objects.words[0],
                objects.words[-1],
            )
    elif objects.words and clause.action == "add" and "definition" not in objects.names:
        for place in places:
            yield Changed("words", place, "", "; ".join(objects.words))
    elif objects.words and clause.action == "revise" and "reads" not in objects.names:
        for place in places:
            detail = f"{place.detail} “{objects.words[0]}”".strip()
            yield Changed("revise", place.at(place.path, detail))
    else:
        after = "; ".join(objects.words)
        for place in places:
            yield Changed(clause.action, place, "", after, country=_country(objects, place))


def _moved(clause: Clause, objects: Objects, found: list[Changed]) -> Objects:
    """Return the objects; "and add it after …" is about what was removed."""
    nothing = not objects.places and not objects.words and not objects.has_entries
    if clause.action == "add" and nothing and found and found[-1].action == "remove":
        objects.places.append(found[-1].place)
    return objects


def _entries(action: str, objects: Objects, scope: Scope) -> Iterator[Changed]:
    """Yield one change for each entry named; an entry without a name counts for all."""
    units = objects.places or list(scope.places) or [scope.home]
    for unit in units:
        for party in objects.entries or [""]:
            place = unit
            if not _is_list(unit) and party:
                place = unit.at(unit.path, f"entry for “{party}”")
            yield Changed(action, place, party=party, country=_country(objects, place))


def _is_list(place: Place) -> bool:
    return place.unit.startswith("Supplement No.")


def _country(objects: Objects, place: Place) -> str:
    return objects.under if _is_list(place) else ""


def _redesignated(clause: Clause, words: Words, scope: Scope) -> Iterator[Changed]:
    split = next((n for n, token in enumerate(clause.objects) if AS.search(token.gap)), None)
    if split is None:
        return
    first = objects_of(clause.objects[:split], words.quotes, scope).places
    units = tuple(first) or scope.places
    then = objects_of(clause.objects[split:], words.quotes, Scope(scope.home, units)).places
    for number, place in enumerate(first or list(scope.places)):
        to = then[min(number, len(then) - 1)].citation if then else ""
        yield Changed("redesignate", place, place.citation, to)


def _transferred(found: list[Changed], objects: Objects) -> Iterator[Changed]:
    to = objects.places[-1].citation if objects.places else ""
    for last in [one for one in found if one.action == "redesignate"][-1:]:
        yield Changed("transfer", last.place, last.after, to)
