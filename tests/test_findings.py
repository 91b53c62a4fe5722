from dataclasses import replace
from datetime import timedelta

from extractors.changes import compare
from extractors.findings import (
    blind_finding,
    change_finding,
    changed_mentions,
    dead_finding,
    document_finding,
    recovered_finding,
    restless_finding,
)
from extractors.hunks import Change
from extractors.model import Annotations, Authority, Severity, Version
from making import NOTES, NOW, document, mention, source

NEWS = source("news", authority=Authority.SECONDARY)
DULL = replace(NOTES, relevant=False, mentions=(), title_mentions=(), events=())


def change_of(before: str, after: str, reverts_to: int = 0) -> Change:
    change = compare(Version(document(before), 1, NOW), document(after))
    assert change is not None
    return replace(change, reverts_to=reverts_to)


def test_an_official_text_is_always_worth_a_line() -> None:
    assert document_finding(source(), document(), DULL) is not None


def test_a_report_that_is_not_relevant_is_not_told() -> None:
    assert document_finding(NEWS, document(), DULL) is None


def test_a_new_text_is_told_with_reason_names_and_evidence() -> None:
    found = document_finding(NEWS, document(), NOTES)

    assert found is not None
    assert found.reason == "official: it names Huawei"
    assert found.quote == "BIS names"
    assert found.entities == ("bureau-of-industry-and-security", "huawei")
    assert found.events == ("rescission_announced",)
    assert found.key == "web:https://bis.example.gov/a#1"


def test_without_an_event_the_paragraph_of_the_first_watched_name_is_quoted() -> None:
    text = document("Nothing here.", "And then Huawei appears.")
    notes = replace(NOTES, events=(), mentions=(mention("Huawei", 23, "huawei"),))

    found = document_finding(source(), text, notes)

    assert found is not None
    assert found.quote == "And then Huawei appears."


def test_a_long_quote_is_cut_between_words() -> None:
    text = document("word " * 500)

    found = document_finding(source(), text, replace(DULL, relevant=True))

    assert found is not None
    assert len(found.quote) <= 402
    assert found.quote.endswith("word …")


def test_an_editorial_change_is_not_told() -> None:
    change = change_of("BIS — names Huawei", "BIS - names Huawei")

    assert change_finding(source(), document("BIS - names Huawei"), change, NOTES, ()) is None


def test_a_change_shows_the_words_that_changed() -> None:
    change = change_of("A license is required.", "A license is not required.")

    found = change_finding(source(), document("A license is not required."), change, DULL, ())

    assert found is not None
    assert found.quote == "A license is {+not +}required."
    assert found.reason == "BIS changed 1 paragraph of its text"


def test_a_change_of_a_report_about_nobody_is_not_told() -> None:
    change = change_of("The game ended 1:0.", "The game ended 2:0.")

    assert change_finding(NEWS, document("The game ended 2:0."), change, DULL, ()) is None


def test_a_name_that_was_taken_out_counts() -> None:
    change = change_of("On the list: Huawei and ZTE", "On the list: ZTE")

    touched = changed_mentions(change, (), (mention("Huawei", 13, "huawei"),))

    assert [m.entity for m in touched] == ["huawei"]


def test_a_name_in_a_paragraph_that_stayed_does_not_count() -> None:
    before = Version(document("Huawei stays.", "One thing."), 1, NOW)
    change = compare(before, document("Huawei stays.", "Other matter."))
    assert change is not None

    assert changed_mentions(change, (mention("Huawei", 0, "huawei"),), ()) == ()


def test_a_reinstated_text_is_urgent_and_says_so() -> None:
    change = change_of("The rule is stayed.", "The rule applies.", reverts_to=1)

    found = change_finding(source(), document("The rule applies."), change, DULL, ())

    assert found is not None
    assert found.severity is Severity.HIGH
    assert found.reason == "BIS put back the text of version 1 (1 paragraph)"


def test_findings_about_rulewire_say_what_a_person_needs() -> None:
    hour = timedelta(hours=1)

    titles = [
        blind_finding(source(), "HTTP 503", NOW - hour, NOW).title,
        blind_finding(source(), "HTTP 503", None, NOW).title,
        recovered_finding(source(), NOW - hour, NOW).reason[:27],
        restless_finding(source(), document(), 4, 2).title,
        dead_finding("mail", "b", "refused", 3).title,
    ]

    assert titles == [
        "No sight of BIS since 2025-05-13 13:00 UTC",
        "No sight of BIS: never seen",
        "it was blind for 1.0 hours;",
        "Changes at every visit: A rule on chips",
        "Channel mail did not take 3 findings",
    ]


def test_an_untitled_text_is_told_by_its_address() -> None:
    found = document_finding(source(), document(title=""), Annotations())

    assert found is not None
    assert found.title == "https://bis.example.gov/a"


def test_a_change_late_in_a_long_paragraph_is_quoted() -> None:
    long = "The exporter keeps the invoice and the contract. " * 20
    change = change_of(f"{long}The fee is 50 dollars.", f"{long}The fee is 90 dollars.")

    found = change_finding(source(), document("x"), change, DULL, ())

    assert found is not None
    assert found.quote == (
        "… contract. The exporter keeps the invoice and the contract. The exporter keeps the "
        "invoice and the contract. The fee is [-50-]{+90+} dollars."
    )


def test_a_name_inside_a_word_that_was_taken_out_does_not_count() -> None:
    change = change_of("No business in chips is exempt.", "No maker of chips is exempt.")

    assert changed_mentions(change, (), (mention("us", 0, "united-states", "COUNTRY"),)) == ()


def test_a_change_about_a_name_is_told_for_that_name_alone() -> None:
    before = Version(document("Huawei stays.", "One thing."), 1, NOW)
    after = document("Huawei stays.", "Other matter of NVIDIA.")
    change = compare(before, after)
    assert change is not None
    names = (mention("Huawei", 0, "huawei"), mention("NVIDIA", 30, "nvidia"))

    found = change_finding(NEWS, after, change, replace(NOTES, mentions=names), ())

    assert found is not None
    assert found.entities == ("nvidia",)


def test_a_name_that_came_into_the_title_counts_beside_those_in_the_text() -> None:
    before = Version(document("One thing.", title="Guidance"), 1, NOW)
    after = document("Other matter of NVIDIA.", title="Guidance on Huawei")
    change = compare(before, after)
    assert change is not None
    names = replace(
        NOTES,
        mentions=(mention("NVIDIA", 16, "nvidia"),),
        title_mentions=(mention("Huawei", 12, "huawei"),),
    )

    found = change_finding(source(), after, change, names, ())

    assert found is not None
    assert found.entities == ("huawei", "nvidia")


def test_an_agency_s_change_around_a_watched_name_is_never_low() -> None:
    change = change_of("Huawei chips violate the rule.", "Huawei chips risk violating the rule.")
    after = document("Huawei chips risk violating the rule.")
    notes = replace(DULL, mentions=(mention("Huawei", 0, "huawei"),), severity=Severity.LOW)

    official = change_finding(source(), after, change, notes, ())
    report = change_finding(NEWS, after, change, notes, ())

    assert official is not None
    assert report is not None
    assert (official.severity, report.severity) == (Severity.MEDIUM, Severity.LOW)
