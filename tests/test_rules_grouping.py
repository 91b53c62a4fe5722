"""Which documents are of one rule: by RIN, docket, number, citation or the rule's name."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.model import Annotations
from extractors.rules.grouping import Member, belongings
from extractors.rules.handles import Handle, handles_of
from making import document, mention

RIN = Handle("rin", "0694-AI94")


def member(number: str, *handles: Handle, day: str = "2025-01-15", **fields: str) -> Member:
    title, genre = fields.get("title", f"Rule {number}"), fields.get("genre", "rule")
    own = Handle("number", number)
    return Member(f"fr:{number}", title, date.fromisoformat(day), genre, (own, *handles))


def rules(*members: Member) -> dict[str, str]:
    return {one.document: one.rule for one in belongings(members)}


def handles(title: str = "A Rule", text: str = "", **fields: str) -> set[tuple[str, str, bool]]:
    doc = document(text, id="fr:2025-19846", title=title, fields=fields)
    return {(one.kind, one.value, one.cited) for one in handles_of(doc, Annotations())}


def test_documents_with_one_rin_are_of_one_rule() -> None:
    found = rules(member("2025-1", RIN), member("2025-2", RIN, day="2025-02-01"))

    assert found == {"fr:2025-1": "rule-2025-1", "fr:2025-2": "rule-2025-1"}


def test_documents_with_one_title_are_not() -> None:
    same = "Additions of Entities to the Entity List"
    found = list(belongings([member("2025-1", title=same), member("2025-2", title=same)]))

    assert [one.first for one in found] == ["fr:2025-1", "fr:2025-2"]


def test_a_stay_is_of_the_rule_that_it_cites() -> None:
    rule = member("2025-19001", Handle("citation", "90 FR 47201"))
    stay = member("2025-19846", Handle("citation", "90 FR 47201", cited=True), day="2025-11-12")

    (_, second) = belongings([stay, rule])

    assert (second.rule, second.how) == ("rule-2025-19001", "it changes 90 FR 47201")


def test_a_correction_of_a_correction_is_of_the_first_rule() -> None:
    rule = member("2024-1")
    first = member("C1-2024-1", Handle("number", "2024-1", cited=True), day="2025-02-01")
    second = member("C2-2024-1", Handle("number", "C1-2024-1", cited=True), day="2025-03-01")

    assert set(rules(second, first, rule).values()) == {"rule-2024-1"}


def test_two_watched_rules_may_have_one_rin() -> None:
    october = member("2022-21658", RIN, Handle("name", "october-rule"), day="2022-10-13")
    computing = member("2023-23055", RIN, Handle("name", "computing-rule"), day="2023-10-25")
    correction = member("2024-07004", RIN, day="2024-04-04")
    between = member("2023-01000", RIN, day="2023-01-18")

    found = rules(correction, computing, between, october)

    assert found == {
        "fr:2022-21658": "october-rule",
        "fr:2023-01000": "october-rule",
        "fr:2023-23055": "computing-rule",
        "fr:2024-07004": "computing-rule",
    }


def test_a_number_that_was_given_out_twice_ties_nothing_of_other_days() -> None:
    old = Member("fr:94-16174@1994-07-05", "Old", date(1994, 7, 5), "rule", (RIN,))
    new = Member("fr:94-16174@1995-01-02", "New", date(1995, 1, 2), "rule", ())

    assert rules(old, new) == {old.document: "old", new.document: "new"}


HANDLES = st.builds(
    Handle,
    st.sampled_from(["rin", "docket", "citation", "name"]),
    st.sampled_from("abc"),
    cited=st.booleans(),
)


CHOSEN = st.lists(st.lists(HANDLES, max_size=3), min_size=1, max_size=6)


@given(
    members=CHOSEN.map(
        lambda chosen: [
            member(f"2025-{n}", *own, day=f"2025-01-{n + 1:02}") for n, own in enumerate(chosen)
        ]
    ).flatmap(lambda members: st.tuples(st.just(members), st.permutations(members)))
)
def test_the_order_in_which_documents_come_does_not_matter(
    members: tuple[list[Member], list[Member]],
) -> None:
    in_order, shuffled = members

    assert rules(*shuffled) == rules(*in_order)


def test_a_document_bears_its_numbers() -> None:
    found = handles(
        rin="0694-AK11; 0694-AK12", docket="Docket No. 251105-0171", number="2025-19846"
    )

    assert found == {
        ("rin", "0694-AK11", False),
        ("rin", "0694-AK12", False),
        ("docket", "251105-0171", False),
        ("number", "2025-19846", False),
    }


def test_what_a_stay_cites_in_short_is_what_it_changes() -> None:
    found = handles("One-Year Suspension of a Rule", abstract="It stays the rule at 90 FR 47201.")

    assert found == {("citation", "90 FR 47201", True)}


def test_what_a_rule_cites_in_its_background_is_not() -> None:
    assert handles("Additions", "The rule of October 7 (87 FR 62186) stays.") == set()


def test_a_stay_that_cites_two_rules_in_short_is_tied_to_neither() -> None:
    assert handles("Stay", abstract="It stays 90 FR 47201 and 90 FR 4544.") == set()


def test_a_correction_names_what_it_corrects() -> None:
    url = "https://www.federalregister.gov/api/v1/documents/2026-12345.json"

    assert handles(correction_of=url) == {("number", "2026-12345", True)}


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["AI Diffusion Rule"], ["AI Diffusion Rule"]),
        (["AI Diffusion Rule", "Affiliates Rule"], []),
        (["Foreign Direct Product Rule"], []),
    ],
)
def test_a_title_that_names_one_watched_rule_is_of_it(
    names: list[str], expected: list[str]
) -> None:
    notes = Annotations(title_mentions=tuple(mention(n, 0, n, "RULE") for n in names))

    found = handles_of(document(id="fr:2025-00636"), notes)

    assert [one.value for one in found] == expected


def test_what_is_not_of_the_register_is_of_no_rule() -> None:
    assert handles_of(document(fields={"rin": "0694-AJ90"}), Annotations()) == ()
