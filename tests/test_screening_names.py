"""Which names are taken for the same party, how surely, and why."""

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.model import ListEntry
from extractors.screening.counterparties import Counterparty
from extractors.screening.forms import is_general
from extractors.screening.matching import THRESHOLD, Match, Screen

sys.path.insert(0, str(Path(__file__).parent / "bench"))

from screening_pairs import PAIRS

OWN = st.text("abdefgiklmnoprstuvz", min_size=7, max_size=12).filter(lambda w: not is_general(w))
KINDS = st.sampled_from(["Trading", "Electronics", "Technology", "Logistics", "Precision"])
FORMS = st.sampled_from(["", "Ltd.", "Co., Ltd.", "GmbH", "Limited", "S.A.", "LLC", "Inc"])


def screened(
    ours: Counterparty | str, entry: ListEntry | str, threshold: int = THRESHOLD
) -> list[Match]:
    party = Counterparty(ours, row=2) if isinstance(ours, str) else ours
    listed = ListEntry("Entity List", "k", entry) if isinstance(entry, str) else entry
    return list(Screen([party]).matches([listed], threshold))


def reason(ours: Counterparty | str, entry: ListEntry | str) -> str:
    (match,) = screened(ours, entry)
    return f"{match.score} {match.reason}"


@given(OWN, KINDS, FORMS)
def test_a_name_matches_itself_at_100(own: str, kind: str, form: str) -> None:
    (match,) = screened(f"{own} {kind} {form}", f"{own} {kind} {form}")

    assert (match.score, match.reason) == (100, "same name")


@given(OWN, OWN, KINDS, FORMS, FORMS)
def test_order_case_and_legal_form_do_not_matter(
    own: str, second: str, kind: str, form: str, other: str
) -> None:
    (match,) = screened(f"{own} {second} {kind} {form}", f"{kind}, {second} {own.upper()} {other}")

    assert match.score == 100


@given(OWN, KINDS, FORMS, st.data())
def test_a_slip_in_a_long_word_is_borne(
    own: str, kind: str, form: str, data: st.DataObject
) -> None:
    at = data.draw(st.integers(1, len(own) - 2))
    slip = own[:at] + own[at + 1] + own[at] + own[at + 2 :]

    assert screened(f"{slip} {kind}", f"{own} {kind} {form}")


@given(st.lists(KINDS, min_size=1, max_size=3), st.lists(KINDS, min_size=1, max_size=3))
def test_general_words_alone_make_no_match(ours: list[str], theirs: list[str]) -> None:
    names = f"{' '.join(ours)} Co.", f"{' '.join(theirs)} Alvorex"

    assert screened(*names) == []


@pytest.mark.parametrize(("ours", "theirs", "same"), PAIRS)
def test_made_up_pairs_are_told_apart(ours: str, theirs: str, same: bool) -> None:
    assert bool(screened(ours, theirs)) is same


@pytest.mark.parametrize(
    ("ours", "theirs", "said"),
    [
        ("Zentrix Acoustics Ltd", "ZENTRIX ACOUSTICS", "100 same name without legal form"),
        ("Acoustics Zentrix", "Zentrix Acoustics", "100 same words without legal form"),
        ("Hua Ling Da", "Hualingda", "97 same letters, other blanks"),
        ("ООО «Микротрон»", "Mikrotron", "98 transliterated as mikrotron: same name without"),
        ("北京星澜光电", "北京星澜光电有限公司", "100 same characters without legal form"),
        (
            "北京星澜光电",
            "北京星瀾光電",
            "97 other characters, both are beijingxinglanguangdian in",
        ),
        ("Quentarris Cargo", "Quentaris Cargo", "96 2 of 2 words, “quentarris” for “quentaris”"),
    ],
)
def test_the_reason_is_told_in_words(ours: str, theirs: str, said: str) -> None:
    assert reason(ours, theirs).startswith(said)


def test_an_alias_is_met_and_named() -> None:
    entry = ListEntry("Entity List", "k", "Borvane Works", ("Zentrix Acoustics",))

    assert reason("Zentrix Acoustics Ltd", entry) == (
        "100 same name without legal form, listed alias “Zentrix Acoustics”"
    )
    assert reason(Counterparty("Delmora", ("Borvane Works",)), entry) == (
        "100 same name, your alias “Borvane Works”"
    )


def test_a_country_that_contradicts_lowers_the_score_and_says_so() -> None:
    entry = ListEntry("Entity List", "k", "Zentrix Acoustics", country="China")

    assert reason(Counterparty("Zentrix Acoustics", country="CL"), entry) == (
        "92 same name; countries differ: Chile here, China there"
    )
    assert reason(Counterparty("Zentrix Acoustics", country="Hong Kong"), entry) == "100 same name"


@pytest.mark.parametrize("name", ["Trading Co., Ltd.", "Ltd.", "General", "", "—", "公司"])
def test_a_name_that_says_nothing_is_not_screened(name: str) -> None:
    assert screened(name, name) == []


def test_the_best_comes_first_and_each_counterparty_once_for_an_entry() -> None:
    parties = [
        Counterparty("Zentrix Acoustics Trading", row=2),
        Counterparty("Zentrix Acoustics", ("ZENTRIX ACOUSTICS GmbH",), row=3),
    ]
    entry = ListEntry("Entity List", "k", "Zentrix Acoustics Ltd", ("Zentrix Acoustics",))

    found = Screen(parties).matches([entry])

    assert [(match.score, match.counterparty.row) for match in found] == [(100, 3), (92, 2)]


def test_a_frequent_word_hides_nobody() -> None:
    crowd = [Counterparty(f"Zentrix Trading {number}", row=number) for number in range(1000)]

    (match,) = Screen([*crowd, Counterparty("Zentrix Acoustics", row=5000)]).matches(
        [ListEntry("Entity List", "k", "Zentrix Acoustics Co., Ltd.")], 95
    )

    assert match.counterparty.row == 5000


def test_a_name_on_many_rows_is_found_on_each() -> None:
    orders = [Counterparty("Zentrix Acoustics", row=row) for row in range(2, 1002)]

    found = Screen(orders).matches([ListEntry("Entity List", "k", "Zentrix Acoustics Ltd.")])

    assert [match.counterparty.row for match in found] == list(range(2, 1002))
