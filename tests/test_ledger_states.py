"""States from claims: what moves which axis, and what does not fit."""

from datetime import date, timedelta

import pytest

from extractors.ledger.answer import status
from extractors.ledger.nouns import Claim, Weight
from extractors.ledger.periods import legal_periods
from extractors.ledger.phases import phases_of


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def claim(
    kind: str,
    since: str = "",
    until: str = "",
    said: str = "",
    weight: Weight = Weight.INSTRUMENT,
    axis: str = "legal",
    document: str = "fr:rule",
) -> Claim:
    return Claim(
        rule="the-rule", rule_name="The Rule", kind=kind, axis=axis, weight=weight,
        since=day(since), until=day(until), quote=kind, start=0, end=0, how="told",
        document=document, version=1, said=day(said or since), title=document, url="",
        source="register", cited=document, outlet=document,
    )  # fmt: skip


ISSUED = claim("final", "2025-03-01")
BEGUN = claim("effective", "2025-04-01", said="2025-03-01")


def states(*claims: Claim) -> list[tuple[str, str, str]]:
    found = legal_periods(claims)
    return [(p.state, str(p.since), str(p.until) if p.until else "") for p in found]


def test_a_rule_is_proposed_issued_and_then_in_force() -> None:
    proposed = claim("proposed", "2024-06-01", document="fr:proposal")

    assert states(proposed, ISSUED, BEGUN) == [
        ("proposed", "2024-06-01", "2025-02-28"),
        ("not yet effective", "2025-03-01", "2025-03-31"),
        ("in force", "2025-04-01", ""),
    ]


def test_a_rule_withdrawn_before_its_first_day_never_was_in_force() -> None:
    withdrawn = claim("rescinded", "2025-03-20", document="fr:withdrawal")

    found = status("the-rule", "The Rule", [ISSUED, BEGUN, withdrawn], date(2025, 5, 1))

    assert found.legal is not None
    assert found.legal.state == "withdrawn"
    assert "withdrawn before it took effect" in [flag.reason for flag in found.flags]
    assert [phase.superseded_by for phase in found.lapsed] == ["fr:withdrawal"]


def test_a_rule_rescinded_by_an_instrument_is_rescinded() -> None:
    rescinded = claim("rescinded", "2025-06-01", document="fr:rescission")

    assert states(ISSUED, BEGUN, rescinded)[-1] == ("rescinded", "2025-06-01", "")


@pytest.mark.parametrize("weight", [Weight.AGENCY, Weight.REPORT])
def test_nobody_but_an_instrument_moves_the_legal_axis(weight: Weight) -> None:
    told = claim("rescinded", "2025-06-01", weight=weight, document="web:told")

    assert states(ISSUED, BEGUN, told) == states(ISSUED, BEGUN)


def test_an_official_statement_against_the_instruments_is_a_contradiction() -> None:
    told = claim("rescinded", "2025-06-01", weight=Weight.AGENCY, document="web:release")

    before = status("the-rule", "The Rule", [ISSUED, BEGUN, told], date(2025, 5, 31))
    found = status("the-rule", "The Rule", [ISSUED, BEGUN, told], date(2025, 6, 1))

    (flag,) = found.contradictions
    assert before.contradictions == ()
    assert flag.reason == "an official statement says rescinded, no instrument that is kept does"
    assert [c.document for c in flag.claims] == ["web:release", "fr:rule"]


def test_two_first_days_in_two_documents_stand_side_by_side() -> None:
    other = claim("effective", "2025-04-15", said="2025-05-01", document="fr:other")

    found = status("the-rule", "The Rule", [ISSUED, BEGUN, other], date(2025, 6, 1))

    (flag,) = found.contradictions
    assert flag.reason == "recalled as effective 2025-04-15, issued as effective 2025-04-01"
    assert [c.document for c in flag.claims] == ["fr:rule", "fr:other"]
    assert found.legal is not None
    assert found.legal.since == date(2025, 4, 1)


def test_two_ends_of_one_stay_stand_side_by_side() -> None:
    stay = claim("suspended", "2025-05-01", "2025-12-31", document="fr:stay")
    note = claim("stayed", "2025-05-01", "2026-01-31", document="ecfr:15-744.11")

    found = status("the-rule", "The Rule", [ISSUED, BEGUN, stay, note], date(2025, 6, 1))

    (flag,) = found.contradictions
    assert flag.reason == "the stay since 2025-05-01 is told to end on different days"


def test_a_first_day_before_publication_is_noted() -> None:
    early = claim("effective", "2025-02-27", said="2025-03-01")

    found = status("the-rule", "The Rule", [ISSUED, early], date(2025, 3, 1))

    assert [flag.reason for flag in found.flags] == [
        "effective 2025-02-27, before its publication on 2025-03-01, by its own words"
    ]


def test_a_delay_takes_the_place_of_the_first_day() -> None:
    delay = claim("delayed_until", "2025-07-01", said="2025-03-20", document="fr:delay")
    claims = [ISSUED, BEGUN, delay]

    found = phases_of(claims, legal_periods(claims))

    assert states(*claims)[-1] == ("in force", "2025-07-01", "")
    assert [(str(p.day), p.superseded_by) for p in found] == [
        ("2025-04-01", "fr:delay"),
        ("2025-07-01", ""),
    ]


def test_a_sunset_is_the_last_day() -> None:
    sunset = claim("sunset", "2025-12-31", said="2025-03-01")

    assert states(ISSUED, BEGUN, sunset)[-2:] == [
        ("in force", "2025-04-01", "2025-12-31"),
        ("expired", "2026-01-01", ""),
    ]


def test_a_stay_without_an_end_does_not_come_back() -> None:
    stay = claim("suspended", "2025-05-01", document="fr:stay")

    assert states(ISSUED, BEGUN, stay)[-1] == ("stayed", "2025-05-01", "")


def test_a_stay_told_again_keeps_its_end() -> None:
    stay = claim("suspended", "2025-05-01", "2025-12-31", document="fr:stay")
    again = claim("suspended", "2025-05-01", said="2025-08-01", document="fr:later")

    assert states(ISSUED, BEGUN, stay, again)[-1] == (
        "scheduled to be in force again",
        "2026-01-01",
        "",
    )


def test_a_rule_rescinded_under_a_stay_does_not_come_back() -> None:
    stay = claim("suspended", "2025-05-01", "2025-12-31", document="fr:stay")
    rescinded = claim("rescinded", "2025-09-01", document="fr:rescission")
    claims = [ISSUED, BEGUN, stay, rescinded]

    (ends,) = [p for p in phases_of(claims, legal_periods(claims)) if p.kind == "stay_ends"]

    assert states(*claims)[-1] == ("rescinded", "2025-09-01", "")
    assert ends.superseded_by == "fr:rescission"


def test_every_day_has_one_state_from_the_first_on() -> None:
    stay = claim("suspended", "2025-05-01", "2025-12-31", document="fr:stay")

    found = legal_periods([ISSUED, BEGUN, stay])

    ends = [p.until for p in found[:-1]]
    assert [p.since - timedelta(days=1) for p in found[1:]] == ends
    assert found[-1].until is None


def test_an_agency_may_take_up_enforcement_again() -> None:
    stop = claim("not_enforced", said="2025-05-01", weight=Weight.AGENCY, axis="enforcement")
    again = claim("enforced", said="2025-07-01", weight=Weight.AGENCY, axis="enforcement")
    paper = claim("not_enforced", said="2025-08-01", weight=Weight.REPORT, axis="enforcement")

    found = [
        status("the-rule", "The Rule", [ISSUED, BEGUN, stop, again, paper], date(2025, month, 2))
        for month in (4, 5, 7, 8)
    ]

    told = [one.enforcement.state if one.enforcement else "–" for one in found]
    assert told == ["–", "not enforced", "enforced", "enforced"]


def test_a_stay_that_is_lifted_early_takes_its_end_with_it() -> None:
    stay = claim("suspended", "2025-05-01", "2025-12-31", document="fr:stay")
    lifted = claim("stay_lifted", "2025-08-01", document="fr:lifted")
    claims = [ISSUED, BEGUN, stay, lifted]

    (ends,) = [p for p in phases_of(claims, legal_periods(claims)) if p.kind == "stay_ends"]

    assert states(*claims)[-1] == ("in force", "2025-08-01", "")
    assert ends.superseded_by == "fr:lifted"
