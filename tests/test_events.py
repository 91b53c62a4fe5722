"""What a text claims of the life of rules, lists, licences, cases and bills."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.claims.event_kinds import KINDS
from extractors.claims.publisher import infer_authority, infer_publisher
from extractors.claims.sentences import split
from extractors.claims.told_days import find_days, published_day
from telling import BIS, OFFICIAL, events, mentions, story

# Published on Wednesday, 2025-05-14. (text, (rule, kind, day) …)
Told = tuple[str, str, str | None]
ACTS: tuple[tuple[str, tuple[Told, ...]], ...] = (
    (
        "In March BIS proposed a new definition for the AI Diffusion Rule.",
        (("AI Diffusion Rule", "proposed", None),),
    ),
    (
        "BIS issued an interim final rule on January 15, the Framework for Artificial Intelligence"
        " Diffusion, with a compliance date of May 15.",
        (("AI Diffusion Rule", "interim_final", "2025-01-15"),),
    ),
    (
        "Chip sellers will need no license under a final rule published on Monday, the"
        " Affiliates Rule, BIS said.",
        (("Affiliates Rule", "final", "2025-05-12"),),
    ),
    (
        "BIS said on Tuesday that it will rescind the AI Diffusion Rule and that a notice follows.",
        (("AI Diffusion Rule", "rescission_announced", "2025-05-13"),),
    ),
    (
        "BIS announced the rescission of the AI Diffusion Rule on May 13, 2025.",
        (("AI Diffusion Rule", "rescission_announced", "2025-05-13"),),
    ),
    (
        "The AI Diffusion Rule will be rescinded, the Commerce Department announced on Tuesday.",
        (("AI Diffusion Rule", "rescission_announced", "2025-05-13"),),
    ),
    (
        "BIS has rescinded the AI Diffusion Rule, according to a notice filed on May 14.",
        (("AI Diffusion Rule", "rescinded", "2025-05-14"),),
    ),
    (
        "BIS suspended the Affiliates Rule on November 10, 2024 for one year.",
        (("Affiliates Rule", "suspended", "2024-11-10"),),
    ),
    (
        "BIS put the 50% Rule on hold until next autumn.",
        (("Affiliates Rule", "suspended", None),),
    ),
    (
        "BIS pushed the AI Diffusion Rule's compliance date back by 90 days on Monday.",
        (("AI Diffusion Rule", "delayed", "2025-05-12"),),
    ),
    (
        "The AI Diffusion Rule will take effect on May 15.",
        (("AI Diffusion Rule", "effective", "2025-05-15"),),
    ),
    (
        "On February 14 BIS corrected the Foundry Due Diligence Rule, effective February 11, 2025.",
        (("Foundry Due Diligence Rule", "amended", "2025-02-11"),),
    ),
    (
        "On Tuesday BIS published answers to frequently asked questions about the 50% Rule.",
        (("Affiliates Rule", "guidance_issued", "2025-05-13"),),
    ),
    (
        "BIS issued guidance on red flags in advanced chip exports on Monday.",
        (("Export Administration Regulations", "guidance_issued", "2025-05-12"),),
    ),
    (
        "Cadence agreed to pay $95 million on Monday to settle charges that it broke export"
        " controls, BIS said.",
        (("Enforcement: Cadence Design Systems", "enforcement_action", "2025-05-12"),),
    ),
    (
        "The Justice Department charged Acme Micro with smuggling chips to China.",
        (("Enforcement: Acme Micro", "enforcement_action", None),),
    ),
    (
        "Zhou Ming pleaded guilty on Monday to violating export controls, the Justice Department"
        " said.",
        (("Enforcement: Zhou Ming", "enforcement_action", "2025-05-12"),),
    ),
    (
        "BIS issued a temporary denial order against Novatek Systems on May 12 over smuggling.",
        (("Enforcement: Novatek Systems", "enforcement_action", "2025-05-12"),),
    ),
    (
        "Nvidia said that the U.S. government informed it on April 9 that a license is needed to"
        " export the H20 to China under export controls.",
        (("License: H20", "license_requirement_imposed", "2025-04-09"),),
    ),
    (
        "Commerce approved the first licenses for the H20 on Friday despite export controls.",
        (("License: H20", "license_granted", "2025-05-09"),),
    ),
    (
        "Commerce has granted Samsung a license to ship tools to China despite export controls.",
        (("License: Samsung Electronics", "license_granted", None),),
    ),
    (
        "Letters from BIS say that a licence is now needed for design software; the letters"
        " were withdrawn on Monday.",
        (
            ("License: EDA software", "rescinded", "2025-05-12"),
            ("License: EDA software", "license_requirement_imposed", "2025-05-12"),
        ),
    ),
    (
        "Tom introduced the Chip Security Act on May 8.",
        (("Chip Security Act", "bill_introduced", "2025-05-08"),),
    ),
    (
        "The House passed the Chip Security Act on Monday, 369 to 22.",
        (("Chip Security Act", "bill_advanced", "2025-05-12"),),
    ),
    (
        "The Senate Banking Committee advanced the GAIN AI Act on Thursday.",
        (("GAIN AI Act", "bill_advanced", "2025-05-08"),),
    ),
    (
        "President Trump signed the Remote Access Security Act into law on Friday.",
        (("Remote Access Security Act", "bill_enacted", "2025-05-09"),),
    ),
    (
        "BIS added PowerAir and Huawei to the Entity List on Monday.",
        (("Entity List", "amended", "2025-05-12"),),
    ),
    (
        "In a final rule published May 12, BIS removed Acme Micro from the Entity List.",
        (("Entity List", "amended", "2025-05-12"),),
    ),
    (
        "OFAC sanctioned Acme Micro on Tuesday for helping Iran.",
        (("SDN List", "amended", "2025-05-13"),),
    ),
    (
        "BIS revoked the VEU status of Samsung and SK hynix on Friday.",
        (("Validated End-User Program", "amended", "2025-05-09"),),
    ),
    (
        "Novatek Systems, which BIS placed on the Entity List in 2020, makes sensors.",
        (("Entity List", "amended", None),),
    ),
    (
        "Comments on the AI Diffusion Rule are due by June 14, BIS said; comments are due soon.",
        (("AI Diffusion Rule", "comment_opened", None),),
    ),
)
MORE_CASES: tuple[tuple[str, str, tuple[Told, ...]], ...] = (
    (
        "another company's penalty is told apart from the main one",
        "Cadence was fined on Monday for smuggling. In 2023 BIS fined Acme Micro.",
        (
            ("Enforcement: Cadence Design Systems", "enforcement_action", "2025-05-12"),
            ("Enforcement: Acme Micro", "enforcement_action", None),
        ),
    ),
    (
        "OFAC's settlement",
        "OFAC announced a settlement with Acme Micro on Monday over U.S. sanctions.",
        (("Enforcement: Acme Micro", "enforcement_action", "2025-05-12"),),
    ),
    ("no respondent", "BIS imposed a penalty for smuggling on Monday.", ()),
    ("no probe", "BIS is not investigating Acme Micro over smuggling.", ()),
    ("no company", "BIS is investigating smuggling of chips.", ()),
    (
        "a requirement of a rule is no letter",
        "Under the AI Diffusion Rule a license is now needed for the H20.",
        (),
    ),
    ("a bill passes nowhere", "The Chip Security Act passed into memory.", ()),
    ("a signature of nobody", "Students signed the Chip Security Act poster.", ()),
    ("a bill may pass", "The Senate may pass the Chip Security Act on Monday.", ()),
    (
        "the licence rule in a text about licences",
        "A licence is now needed for EDA tools under export controls. BIS might extend the rule.",
        (
            ("License: EDA software", "license_requirement_imposed", None),
            ("License: EDA software", "under_consideration", None),
        ),
    ),
    (
        "a compared form is not issued",
        "BIS said the AI Diffusion Rule is subject to any final rule that it issued.",
        (),
    ),
    (
        "an effective rule needs a day",
        "BIS says the AI Diffusion Rule is effective in practice.",
        (),
    ),
    (
        "a named rule takes effect",
        "BIS says that the AI Diffusion Rule took effect on May 2.",
        (("AI Diffusion Rule", "effective", "2025-05-02"),),
    ),
    (
        "a wider regime is named by a final rule",
        "BIS issued a final rule on Monday that opens the VEU regime.",
        (("Validated End-User Program", "final", "2025-05-12"),),
    ),
    ("a law firm's tips are no guidance", "Acme Micro published guidance on smuggling.", ()),
    ("guidance may come", "BIS may issue guidance on chip exports.", ()),
    (
        "a lifted requirement",
        "A licence is needed for EDA tools, said export controls. BIS lifted the requirement today.",
        (("License: EDA software", "rescinded", "2025-05-14"),),
    ),
    ("nothing is affirmed by none", "BIS added no companies to the Entity List.", ()),
)
PLANS: tuple[tuple[str, str], ...] = (
    ("Industry asked BIS to rescind the AI Diffusion Rule.", "AI Diffusion Rule"),
    ("BIS is expected to replace the AI Diffusion Rule with a simpler one.", "AI Diffusion Rule"),
    ("BIS plans to rescind the AI Diffusion Rule, officials said.", "AI Diffusion Rule"),
    ("BIS could add Huawei to the Entity List, officials said.", "Entity List"),
    ("The Trump administration is weighing letting Nvidia sell the B30A under export controls.",
     "License: B30A"),
    ("BIS is investigating whether Novatek Systems smuggled chips.",
     "Enforcement: Novatek Systems"),
)  # fmt: skip
NO_EVENTS = (
    "Lawmakers proposed tougher curbs in addition to the AI Diffusion Rule.",
    "The AI Diffusion Rule has not been rescinded.",
    "Nvidia suspended shipments of the H20 after the BIS letter on export controls.",
    "The AI Diffusion Rule has a delayed compliance date.",
    "Violations of the EAR can bring heavy penalties, BIS said.",
    "The Chip Security Act awaits a vote in the Senate.",
    "Huawei was not added to the Entity List.",
    "SMIC, already on the Entity List, declined to comment.",
    "Under the AI Diffusion Rule, violators may be moved to the Entity List if they hide checks.",
    "If the checks fail, BIS will add Huawei to the Entity List.",
    "China's SAMR fined Nvidia on Monday, days after U.S. export controls on the H20.",
    "Revised AI Diffusion Rule: what it means",
    "Unlike an interim final rule, the AI Diffusion Rule FAQ binds nobody.",
)
OFF_TOPIC = "The Bank for International Settlements published a final rule for banks on Monday."
RULE_TEXT = (
    "AGENCY: Bureau of Industry and Security, Commerce.\nACTION: {action}.\nSUMMARY: {summary}\n"
    "DATES: This rule is effective May 16, 2025."
)


@pytest.mark.parametrize(("text", "expected"), ACTS)
def test_an_act_is_told_with_its_rule_kind_and_day(text: str, expected: tuple[Told, ...]) -> None:
    found = events(story(text))

    told = {(e.rule_name, e.kind, e.date.isoformat() if e.date else None) for e in found}
    assert told == set(expected)


@pytest.mark.parametrize(
    ("text", "expected"), [case[1:] for case in MORE_CASES], ids=[case[0] for case in MORE_CASES]
)
def test_what_looks_alike_is_told_apart(text: str, expected: tuple[Told, ...]) -> None:
    found = events(story(text))

    told = {(e.rule_name, e.kind, e.date.isoformat() if e.date else None) for e in found}
    assert told == set(expected)


@pytest.mark.parametrize(("text", "rule"), PLANS)
def test_a_plan_a_wish_or_a_probe_is_only_under_consideration(text: str, rule: str) -> None:
    found = events(story(text))

    assert [(e.rule_name, e.kind, e.date) for e in found] == [(rule, "under_consideration", None)]


@pytest.mark.parametrize("text", NO_EVENTS)
def test_what_is_denied_conditional_or_mere_state_is_no_event(text: str) -> None:
    found = events(story(text))

    assert found == ()


def test_a_text_on_another_subject_yields_no_events() -> None:
    found = events(story(OFF_TOPIC))

    assert found == ()


def test_the_evidence_is_quoted_exactly() -> None:
    document = story("Prices rose. BIS suspended the Affiliates Rule on Monday, a lawyer said.")

    event = events(document)[0]

    assert event.quote == "suspended the Affiliates Rule on Monday"
    assert document.text[event.start : event.end] == event.quote


def test_news_is_reported_even_about_an_agency() -> None:
    event = events(story("BIS suspended the Affiliates Rule on Monday."))[0]

    assert event.status == "reported"


def test_the_acting_agency_s_own_source_is_official() -> None:
    event = events(story("BIS suspended the Affiliates Rule on Monday."), OFFICIAL)[0]

    assert event.status == "official"


def test_an_agency_does_not_speak_for_another() -> None:
    document = story(
        "OFAC sanctioned Acme Micro today. BIS added Huawei to the Entity List on May 2.",
        site="Office of Foreign Assets Control",
    )

    found = events(document)

    assert {(e.rule_name, e.status) for e in found} == {
        ("SDN List", "official"),
        ("Entity List", "reported"),
    }


def test_a_release_without_a_day_means_its_own() -> None:
    document = story("BIS added 11 entities to the Entity List.", site=BIS)

    assert [event.date for event in events(document)] == [date(2025, 5, 14)]


def test_an_undated_report_keeps_its_day_open() -> None:
    document = story("BIS added 11 entities to the Entity List.")

    assert [event.date for event in events(document)] == [None]


def test_a_repetition_without_a_day_adds_nothing() -> None:
    document = story(
        "BIS added Huawei to the Entity List on Monday.\nBIS added Huawei to the Entity List."
    )

    assert [event.date for event in events(document)] == [date(2025, 5, 12)]


def test_an_earlier_act_of_the_same_kind_is_an_event_of_its_own() -> None:
    document = story(
        "BIS added PowerAir to the Entity List on Monday.\nHuawei has been on the list since 2019."
    )

    assert [event.date for event in events(document)] == [date(2025, 5, 12), None]


def test_the_rule_means_the_one_of_the_title() -> None:
    document = story(
        "BIS suspended the rule on chip exports on Monday.", title="AI Diffusion Rule is put off"
    )

    assert [event.rule_name for event in events(document)] == ["AI Diffusion Rule"]


def test_a_rule_is_known_by_its_own_words_when_it_is_not_named() -> None:
    document = story(
        "BIS issued an interim final rule on Monday on export controls.",
        title="US tells chip foundries to look harder",
    )

    assert [event.rule for event in events(document)] == ["foundry"]


def test_a_rule_without_a_known_name_bears_its_official_title() -> None:
    document = story(
        "On Monday BIS published a final rule called “Controls on Certain Quantum Items” that"
        " tightens export controls."
    )

    event = events(document)[0]

    assert (event.rule, event.rule_name) == (
        "controls-on-certain-quantum-items",
        "Controls on Certain Quantum Items",
    )


def test_a_form_whose_rule_cannot_be_told_is_no_event() -> None:
    document = story("BIS published a final rule on Monday that tightens export controls.")

    assert events(document) == ()


def test_a_rule_effective_on_publication_is_effective_on_the_day_of_issue() -> None:
    document = story(
        "BIS published the AI Diffusion Rule as a final rule on May 2. It was effective on"
        " publication."
    )

    assert [(e.kind, e.date) for e in events(document)] == [
        ("final", date(2025, 5, 2)),
        ("effective", date(2025, 5, 2)),
    ]


def test_a_legal_text_is_official_and_dated_by_its_page() -> None:
    summary = "In this final rule, BIS amends the EAR to tighten export controls."
    document = story(RULE_TEXT.format(action="Final rule", summary=summary), "Quantum Controls")

    assert [(e.rule_name, e.kind, e.date, e.status) for e in events(document)] == [
        ("Quantum Controls", "final", date(2025, 5, 14), "official"),
        ("Quantum Controls", "effective", date(2025, 5, 16), "official"),
    ]


def test_a_final_rule_that_only_changes_a_list_is_an_amendment_on_its_effective_day() -> None:
    summary = "BIS amends the EAR by adding Huawei to the Entity List."
    document = story(RULE_TEXT.format(action="Final rule", summary=summary), "Additions")

    assert [(e.rule_name, e.kind, e.date) for e in events(document)] == [
        ("Entity List", "amended", date(2025, 5, 16))
    ]


def test_an_older_rule_that_a_legal_text_cites_is_not_its_own() -> None:
    summary = (
        "On April 30, 2024, BIS published an interim final rule. This final rule revises it and"
        " other export controls."
    )
    document = story(RULE_TEXT.format(action="Final rule", summary=summary), "Firearms")

    assert [event.kind for event in events(document)] == ["final", "effective"]


def test_announcements_and_cases_stand_on_the_enforcement_axis() -> None:
    document = story(
        "BIS announced the rescission of the AI Diffusion Rule.\nBIS suspended the 50% Rule."
    )

    assert [event.axis for event in events(document)] == ["enforcement", "legal"]


def test_a_foreign_company_s_chip_is_not_licensed() -> None:
    document = story("BIS may restrict the use of Ascend chips, officials said of export controls.")

    assert events(document) == ()


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        ("WASHINGTON — BIS today announced a penalty.", "", BIS),
        ("WASHINGTON, Jan 15 - BIS announced a penalty on Wednesday.", "", ""),
        ("A penalty was announced.", "A penalty | Bureau of Industry and Security", BIS),
        ("FOR IMMEDIATE RELEASE A statement.", "", ""),
    ],
)
def test_the_publisher_of_a_bare_file_is_inferred(text: str, title: str, expected: str) -> None:
    document = story(text, title)

    publisher = infer_publisher(document, mentions(text))

    assert publisher == expected


def test_the_host_of_an_agency_names_its_publisher() -> None:
    document = story("A statement.", key="one")
    there = type(document)(
        **{**{f: getattr(document, f) for f in document.__slots__}, "url": "https://www.bis.gov/x"}
    )

    assert infer_authority(there, ())


def test_a_preamble_marks_the_legal_text_itself() -> None:
    document = story(RULE_TEXT.format(action="Final rule", summary="Text."))

    assert infer_authority(document, ())


def test_days_in_prose_are_resolved_from_the_day_of_publication() -> None:
    text = "On Friday, effective the same day, after May 2, 2024; in June; tomorrow; next Monday."

    days = find_days(text, date(2025, 5, 14))

    assert [day.date and day.date.isoformat() for day in days] == [
        "2025-05-09",
        "2025-05-09",
        "2024-05-02",
        None,
        "2025-05-15",
        "2025-05-19",
    ]


def test_a_day_without_a_year_is_the_nearest() -> None:
    days = find_days("December 30 and January 3; February 31", date(2025, 1, 2))

    assert [day.date and day.date.isoformat() for day in days] == [
        "2024-12-30",
        "2025-01-03",
        None,
    ]


def test_without_a_day_of_publication_only_full_dates_are_resolved() -> None:
    days = find_days("On Friday, today, May 13, the same day and 2025-05-02.", None)

    assert [day.date for day in days] == [None, None, None, None, date(2025, 5, 2)]


def test_the_day_of_publication_is_eastern() -> None:
    published = datetime(2025, 5, 14, 2, 30, tzinfo=UTC)

    assert published_day(published) == date(2025, 5, 13)
    assert published_day(None) is None


@given(st.text(alphabet="AB .!?U.S.\n“”1", max_size=60))
def test_sentences_stand_where_they_say_and_lose_no_word(text: str) -> None:
    sentences = split(text)

    assert all(text[s.start : s.end] == s.text for s in sentences)
    assert "".join(s.text for s in sentences).split() == "".join(s.text for s in sentences).split()
    assert "".join("".join(s.text.split()) for s in sentences) == "".join(text.split())


def test_abbreviations_do_not_end_sentences() -> None:
    text = "It sells to Acme Co. Ltd. in the U.S. The rule, No. 4 of Jan. 5, binds Mr. Xi. It is."

    found = [sentence.text for sentence in split(text)]

    assert found == [
        "It sells to Acme Co. Ltd. in the U.S.",
        "The rule, No. 4 of Jan. 5, binds Mr. Xi.",
        "It is.",
    ]


def test_every_kind_of_the_guidelines_is_known() -> None:
    assert len(KINDS) == len(set(KINDS)) == 18
