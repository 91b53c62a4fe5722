"""Two publications of a list: exactly what was added, removed and modified."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.errors import ReadError
from extractors.lists.changes import FieldChange, ListChange, as_modified
from extractors.lists.comparing import compare_entries
from extractors.lists.entries import entries_of
from extractors.lists.shrinking import allowed, refuse_shrunken
from extractors.model import Document, ListEntry, Paragraph

NAMES = (
    "Acme Optics",
    "Berg Works",
    "Cordoba Marine",
    "Dune Semi Co., Ltd.",
    "Echo Labs",
    "Fjord AG",
)
WORDS = ("one", "two", "three", "four")
ACME = ListEntry(
    "Entity List",
    "acmeoptics|atlantis",
    "Acme Optics",
    ("Ac Opt", "A-Optics"),
    ("1 Main Street, Port", "2 Quay, Port"),
    "ATLANTIS",
    "For all items subject to the EAR. (See § 744.11 of the EAR)",
    "Presumption of denial",
    ("90 FR 1, 1/2/25",),
)


@st.composite
def lists(draw: st.DrawFn) -> list[tuple[str, list[str], str]]:
    """Draw parties: a name, its aliases and an address."""
    names = draw(st.lists(st.sampled_from(NAMES), unique=True, min_size=2))
    return [
        (name, draw(aliases), f"{at + 1} {name.split()[0]} Street, Port")
        for at, name in enumerate(names)
        for aliases in [st.lists(st.sampled_from(("Ab", "Cd Ltd", "Efg")), unique=True)]
    ]


def published(parties: Sequence[tuple[str, list[str], str]]) -> tuple[ListEntry, ...]:
    """Return the entries of a supplement that lists the parties."""
    header = (
        "Country | Entity | License requirement | License review policy | Federal Register citation"
    )
    rows = [header]
    for at, (name, aliases, address) in enumerate(parties):
        led = f", a.k.a., the following {WORDS[len(aliases)]} alias(es): " if aliases else ""
        also = led.replace("alias(es)", "aliases") + "; and ".join(f"—{one}" for one in aliases)
        cell = f"{name}{also}{'. ' if aliases else ', '}{address}."
        rows.append(
            f"{'' if at else 'ATLANTIS '}| {cell} | For all items | Denial | 90 FR 1, 1/2/25."
        )
    texts = tuple(Paragraph("row", text) for text in rows)
    return entries_of(Document("ecfr:15-744-supp-4", "ecfr", "", "", None, texts))


def counts(change: ListChange) -> tuple[int, int, int]:
    return len(change.added), len(change.removed), len(change.modified)


@given(lists(), st.data())
def test_a_row_dropped_is_one_removal_and_put_back_one_addition(
    parties: list[tuple[str, list[str], str]], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(parties) - 1))
    whole, less = published(parties), published(parties[:at] + parties[at + 1 :])

    gone, come = compare_entries(whole, less), compare_entries(less, whole)

    assert ([one.name for one in gone.removed], counts(gone)) == ([parties[at][0]], (0, 1, 0))
    assert ([one.name for one in come.added], counts(come)) == ([parties[at][0]], (1, 0, 0))


@given(lists(), st.data())
def test_an_alias_dropped_or_an_address_changed_is_that_one_modification(
    parties: list[tuple[str, list[str], str]], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(parties) - 1))
    name, aliases, address = parties[at]
    fewer, moved = list(parties), list(parties)
    fewer[at] = (name, aliases[1:], address)
    moved[at] = (name, aliases, address.replace("Street", "Avenue"))

    dropped = compare_entries(published(parties), published(fewer))
    changed = compare_entries(published(parties), published(moved))

    assert [[*one.fields] for one in dropped.modified] == [["aliases"]] * bool(aliases)
    assert counts(dropped) == (0, 0, int(bool(aliases)))
    assert [[*one.fields] for one in changed.modified] == [["addresses"]]
    assert counts(changed) == (0, 0, 1)


@given(lists(), st.data())
def test_the_order_of_a_list_and_what_editors_move_change_nothing(
    parties: list[tuple[str, list[str], str]], data: st.DataObject
) -> None:
    turned = data.draw(st.permutations(parties))
    edited = [(name.upper(), aliases, f"{place}.") for name, aliases, place in turned]

    change = compare_entries(published(parties), published(edited))

    assert not change
    assert {one.key for one in change.entries} == {one.key for one in published(parties)}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("requirement", "For all items subject to the EAR (See § 744.11 of the EAR.)"),
        ("policy", "PRESUMPTION OF DENIAL."),
        ("aliases", ("A-Optics", "—Ac Opt;")),
        ("addresses", ("1 Main Street", "Port; 2 Quay, Port.")),
        ("citations", ("90 FR 1, 1/2/25.",)),
    ],
)
def test_dashes_spaces_full_stops_and_capitals_are_no_modification(
    field: str, value: object
) -> None:
    after = replace(ACME, **{field: value})  # type: ignore[arg-type]

    assert not compare_entries([ACME], [after])


@pytest.mark.parametrize(
    ("field", "value", "gone", "come"),
    [
        ("aliases", ("Ac Opt", "Acopt 2"), ("A-Optics",), ("Acopt 2",)),
        ("addresses", ("1 Main Street, Port",), ("2 Quay, Port",), ()),
        ("policy", "Case by case", ("Presumption of denial",), ("Case by case",)),
        ("citations", ("90 FR 1, 1/2/25", "91 FR 2, 3/4/26"), (), ("91 FR 2, 3/4/26",)),
        ("country", "UTOPIA", ("ATLANTIS",), ("UTOPIA",)),
        ("name", "Acme Optics Group", ("Acme Optics",), ("Acme Optics Group",)),
        ("requirement", "For all items subject to the EAR. (See § 744.12 of the EAR)",
         (ACME.requirement,), ("For all items subject to the EAR. (See § 744.12 of the EAR)",)),
    ],
)  # fmt: skip
def test_a_modification_says_what_went_and_what_came_under_the_old_key(
    field: str, value: object, gone: tuple[str, ...], come: tuple[str, ...]
) -> None:
    after = replace(ACME, key="another|key", **{field: value})  # type: ignore[arg-type]

    change = compare_entries([ACME], [after])

    (found,) = change.modified
    assert found.fields == {field: FieldChange(gone, come)}
    assert [one.key for one in change.entries] == [ACME.key]
    assert as_modified(found)["fields"] == {field: {"before": list(gone), "after": list(come)}}


@pytest.mark.parametrize(
    "other",
    [
        replace(ACME, name="Boreal Foods", key="borealfoods|atlantis"),
        replace(ACME, key="x", addresses=("9 Far Road",), aliases=(), citations=("7 FR 7",)),
        replace(ACME, key="x", name="Acme Optics Group", addresses=("9 Far Road",), aliases=()),
    ],
)
def test_another_name_or_no_shared_evidence_is_another_party(other: ListEntry) -> None:
    change = compare_entries([ACME], [other])

    assert counts(change) == (1, 1, 0)


def test_namesakes_keep_apart_when_one_of_them_goes() -> None:
    other = replace(ACME, key=f"{ACME.key}#2", addresses=("9 Far Road",), aliases=())

    change = compare_entries([ACME, other], [replace(other, key=ACME.key)])

    assert change.removed == (ACME,)
    assert [one.key for one in change.entries] == [other.key]
    assert change.modified == ()


@pytest.mark.parametrize(
    "after",
    [
        replace(ACME, name="Ac Opt", aliases=("Acme Optics", "A-Optics"), citations=("7 FR 7",)),
        replace(ACME, name="Ac Opt", aliases=("A-Optics",)),
        replace(ACME, name="Boreal Foods", aliases=("Acme Optics", *ACME.aliases)),
    ],
)
def test_an_alias_that_becomes_the_name_is_a_modification(after: ListEntry) -> None:
    change = compare_entries([ACME], [replace(after, key="acopt|atlantis")])

    assert counts(change) == (0, 0, 1)
    assert [one.key for one in change.entries] == [ACME.key]


@pytest.mark.parametrize(("entries", "most"), [(30, 20), (200, 20), (701, 21), (3_415, 102)])
def test_a_list_may_lose_three_in_a_hundred_or_twenty_at_once(entries: int, most: int) -> None:
    before = [replace(ACME, key=str(n), name=f"Party {n}") for n in range(entries)]

    refuse_shrunken("x", before, ListChange(removed=tuple(before[:most])))

    assert allowed(entries) == most
    with pytest.raises(ReadError, match=rf"{most + 1} of {entries} .*most_removed = {most + 1} "):
        refuse_shrunken("x", before, ListChange(removed=tuple(before[: most + 1])))
    refuse_shrunken("x", before, ListChange(removed=tuple(before)), most_removed=entries)


def test_a_list_that_lost_nothing_but_the_end_of_its_alphabet_was_cut() -> None:
    before = [replace(ACME, key=str(n), name=f"Party {n:02}") for n in range(40)]

    def cut(entries: Sequence[ListEntry]) -> ListChange:
        gone = tuple(each for each in before if each not in entries)
        return ListChange(removed=gone, entries=tuple(entries))

    with pytest.raises(ReadError, match="5 of 40 entries are gone at once, all from “Party 35” on"):
        refuse_shrunken("x", before, cut(before[:35]))
    refuse_shrunken("x", before, cut(before[:36]))
    refuse_shrunken("x", before, cut([*before[:30], before[-1]]))
    refuse_shrunken("x", before, cut(before[:35]), most_removed=5)
