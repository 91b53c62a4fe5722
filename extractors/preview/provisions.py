"""The places that read otherwise on two sides: one a citation, and one a row of a table."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from extractors.preview.nouns import Body, Provision
from extractors.preview.units import in_order


def provisions_of(
    before: Mapping[str, Body], after: Mapping[str, Body], days: Mapping[str, date | None]
) -> tuple[Provision, ...]:
    """Return what differs between the texts on both sides, by unit, in the law's order."""
    units = in_order({*before, *after})
    return tuple(
        one
        for unit in units
        if before.get(unit) != after.get(unit)
        for one in _differing(unit, before.get(unit, ()), after.get(unit, ()), days.get(unit))
    )


def placed(body: Body) -> dict[tuple[str, str], str]:
    """Return the words at each citation, a line a paragraph; headings by themselves, no rows."""
    found: dict[tuple[str, str], str] = {}
    for one in body:
        if one.kind == "row":
            continue
        kind = one.kind if one.kind in {"heading", "approval", "authority", "citation"} else ""
        key = one.label, kind
        found[key] = f"{found[key]}\n{one.text}" if key in found else one.text
    return found


def _differing(unit: str, old: Body, new: Body, day: date | None) -> Iterator[Provision]:
    was, now = placed(old), placed(new)
    for label, kind in {**was, **now}:
        before, after = was.get((label, kind), ""), now.get((label, kind), "")
        if before != after:
            shown = f"{label} {kind}" if kind else label
            yield Provision(shown, before, after, kind, unit, day)
    yield from _rows(unit, old, new, day)


def _rows(unit: str, old: Body, new: Body, day: date | None) -> Iterator[Provision]:
    """Yield the rows that came or went; one that was reworded is a pair if it alone changed."""
    was = Counter((one.label, one.text) for one in old if one.kind == "row")
    now = Counter((one.label, one.text) for one in new if one.kind == "row")
    gone, come = list((was - now).elements()), list((now - was).elements())
    if len(gone) == len(come) == 1 and gone[0][0] == come[0][0]:
        yield Provision(gone[0][0], gone[0][1], come[0][1], "row", unit, day)
        return
    yield from (Provision(label, text, "", "row", unit, day) for label, text in gone)
    yield from (Provision(label, "", text, "row", unit, day) for label, text in come)
