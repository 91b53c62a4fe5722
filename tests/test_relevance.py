"""Whether a document is worth an officer's time, how soon, and why."""

import pytest

from extractors.claims.relevance import Judgement, judge
from extractors.model import Document, Identifier, Severity, Source
from telling import BIS, ENTITIES, NEWS, OFFICIAL, actions, events, mentions, story

MARKET = (
    "Shares of Nvidia rose four percent. Demand for servers is strong.\nAnalysts like the stock."
    "\nThe company sells fewer phones.\nMargins are fine. Retail was weak.\nA new laptop arrives.\n"
    "Some sales to China need a license from BIS under export controls."
)
RULE = (
    "AGENCY: Bureau of Industry and Security, Commerce.\nACTION: {action}.\nSUMMARY: {summary}\n"
    "DATES: This rule is effective May 16, 2025."
)


def verdict(document: Document, source: Source = NEWS) -> Judgement:
    return judge(
        document,
        mentions(document.text),
        mentions(document.title),
        (Identifier("FR", "90 FR 4544", 0, 0),),
        events(document, source),
        actions(document, source),
        source,
    )


@pytest.mark.parametrize(
    "text",
    [
        "BIS suspended the Affiliates Rule on Monday.",
        "BIS is investigating whether Huawei smuggled chips.",
        "The White House is weighing whether to rescind the AI Diffusion Rule, officials said."
        " The administration may replace the AI Diffusion Rule.",
        "Under Secretary of Commerce Jeffrey Kessler said that export controls work and that the"
        " Entity List and the AI Diffusion Rule keep chips from SMIC and Huawei.",
    ],
)
def test_an_act_a_probe_a_plan_or_an_official_s_word_is_relevant(text: str) -> None:
    judgement = verdict(story(text, title="Export controls"))

    assert judgement.relevant
    assert judgement.severity is Severity.MEDIUM


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("US halts engine shipments for China's jetliner",
         "The Commerce Department has suspended licences that let American firms sell engines to COMAC, people said."),
        ("COMAC gets its engines back",
         "Washington withdrew the letters that had kept GE from shipping engines to the Chinese maker. No licence is needed."),
        ("Trump opens door to sale of cut-down chips to China",
         "President Trump said on Monday that he might allow Nvidia to sell a scaled-back processor in China."),
        ("Two held in scheme to smuggle servers",
         "Federal agents arrested two men on charges that they shipped servers to China without a licence."),
        ("House panel backs bill to track chips",
         "A House panel voted for a measure that would require location checks on processors before they leave the country."),
        ("TSMC loses its fast track for tools",
         "The United States has revoked the authorization that let TSMC ship American equipment to its plant in China."),
        ("Probe into chip broker widens",
         "U.S. investigators asked for records as they look into whether a broker diverted restricted Nvidia processors to China."),
        ("BIS takes five universities off a list",
         "Five universities in China are no longer on the Unverified List, BIS said."),
    ],
)  # fmt: skip
def test_the_matter_is_seen_without_any_event(title: str, text: str) -> None:
    document = story(text, title=title)

    found = judge(document, mentions(text), mentions(title), (), (), (), NEWS)

    assert found.relevant, found.reason


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Chip stocks jump as tariffs are paused",
         "Nvidia rose 18 percent after duties were paused. Shares of AMD gained. Export restrictions are a risk, analysts said."
         " Investors cheered. The outlook is good."),
        ("Beijing tightens rare earth licences",
         "China's Ministry of Commerce said that foreign firms need a licence to export magnets. The White House is looking at it."),
        ("A phone that sells out",
         "The phone sold out on Monday. Huawei, which has been on the Entity List since 2019, did not say how many."),
        ("New model runs on home-made chips",
         "The firm released a model. It trained earlier ones on processors that American export rules have since put out of reach."
         " Developers praised its speed. Rivals have models of their own."),
        ("I would not bet against the next curb",
         "I think the next rule will hit cloud services. My guess is that BIS amends the Entity List. I may be wrong."),
        ("Grant flows to Arizona",
         "The plant received its grant under the CHIPS Act, the Commerce Department said. It makes chips for phones."),
        ("Sorting the entity list",
         "An entity is added to the Entity List when it is spawned and removed from the entity list at the end of the frame."),
        ("The BIS mark for toys",
         "Toys need a licence of the Bureau of Indian Standards. BIS seized toys without the mark; exports are exempt."),
        ("Council grants licence",
         "The council granted a liquor license to a grill and denied one to a diner. Commerce gained 900 people, the U.S. Census Bureau says."
         " The road is studied first. A clerk was hired. The fair opens in May. Parking is free."),
        ("Brussels lists forty tankers",
         "The European Union has adopted sanctions against Russia and lists forty tankers. Washington was told in advance."),
    ],
)  # fmt: skip
def test_what_only_touches_the_controls_is_not(title: str, text: str) -> None:
    assert not verdict(story(text, title=title)).relevant


def test_an_act_of_a_month_long_past_does_not_make_a_plan_for_a_factory_relevant() -> None:
    text = (
        "The makers will build a plant with 50,000 processors. They met over lunch."
        " The chips need no permission since BIS rescinded the AI Diffusion Rule in January."
    )

    assert not verdict(story(text, title="A plant in Korea", published="2025-11-28")).relevant


def test_another_regime_s_rule_is_not_though_it_is_an_act() -> None:
    text = (
        "The Treasury issued the final rule on outbound investment on October 28. It does not touch"
        " the export of goods. Companies on the Entity List are treated more severely."
    )

    assert not verdict(
        story(text, title="Your fund and the new rule", published="2025-11-04")
    ).relevant


def test_a_market_story_that_mentions_the_controls_is_not() -> None:
    judgement = verdict(story(MARKET, title="Nvidia shares rise"))

    assert judgement == Judgement(
        False,
        Severity.LOW,
        "mentions the controls only in passing",
        "-3 points of 4: -3 for the market",
        "not relevant",
    )


def test_an_outsider_s_guess_is_not() -> None:
    judgement = verdict(
        story("The AI Diffusion Rule could be rescinded, analysts think.", title="Opinion")
    )

    assert not judgement.relevant


def test_another_subject_is_not_and_the_reason_says_so() -> None:
    judgement = verdict(story("The bank published a final report.", title="Banks"))

    assert judgement == Judgement(
        False,
        Severity.LOW,
        "no matter of U.S. export controls or sanctions",
        "names too little of the matter",
        "not relevant",
    )


def test_a_verdict_tells_its_points_and_its_urgency() -> None:
    judgement = verdict(story("BIS rescinded the AI Diffusion Rule on May 13.", title="BIS acts"))

    assert "4 for a fresh act" in judgement.points
    assert judgement.urgency == "relevant, and reported by others than who acts"


def test_an_official_listing_of_a_watched_party_is_critical() -> None:
    judgement = verdict(story("BIS today added Huawei to the Entity List.", site=BIS))

    assert judgement.severity is Severity.CRITICAL
    assert judgement.reason == "official: Entity List amended, names Huawei"


def test_an_official_listing_of_others_is_high() -> None:
    judgement = verdict(story("BIS today added Acme Micro to the Entity List.", site=BIS))

    assert judgement.severity is Severity.HIGH


def test_a_listing_that_is_only_recalled_does_not_raise_a_case() -> None:
    text = "BIS today fined Acme Micro over smuggling. Huawei was added to the Entity List in 2019."

    judgement = verdict(story(text, site=BIS))

    assert judgement.severity is Severity.MEDIUM


@pytest.mark.parametrize("act", ["suspended", "rescinded"])
def test_an_official_stay_or_rescission_is_critical(act: str) -> None:
    judgement = verdict(story(f"BIS today {act} the AI Diffusion Rule.", site=BIS))

    assert judgement.severity is Severity.CRITICAL


def test_official_guidance_is_medium() -> None:
    judgement = verdict(story("BIS today issued guidance on the AI Diffusion Rule.", site=BIS))

    assert judgement.severity is Severity.MEDIUM
    assert judgement.reason == "official: AI Diffusion Rule guidance issued"


def test_a_legal_text_is_high() -> None:
    summary = "In this final rule, BIS amends the EAR to tighten export controls."
    judgement = verdict(
        story(RULE.format(action="Proposed rule", summary=summary), title="Quantum Controls")
    )

    assert judgement.severity >= Severity.HIGH


def test_the_same_act_in_the_news_is_medium_and_reported() -> None:
    judgement = verdict(story("BIS added Huawei to the Entity List on Monday."))

    assert judgement.severity is Severity.MEDIUM
    assert judgement.reason == "reported: Entity List amended, names Huawei"


def test_a_document_without_events_is_named_by_what_it_cites() -> None:
    judgement = verdict(
        story("The Entity List binds exporters; export controls matter. SMIC is on it.",
              title="What the Entity List means", site=BIS)
    )  # fmt: skip

    assert judgement.reason == "official: deals with 90 FR 4544, names SMIC"


def test_a_document_that_cites_nothing_still_has_a_reason() -> None:
    document = story("BIS speaks of the Entity List.", title="Export controls today", site=BIS)

    judgement = judge(document, mentions(document.text), (), (), (), (), NEWS)

    assert judgement.reason == "official: deals with export controls"


def test_an_empty_text_is_no_matter() -> None:
    judgement = judge(story("", title=""), (), (), (), (), (), NEWS)

    assert not judgement.relevant


def test_every_watched_name_of_the_tests_has_a_label() -> None:
    assert {entity.label for entity in ENTITIES.values()} >= {"ORG", "RULE", "LIST", "BILL"}


def test_guidance_of_an_agency_that_is_watched_always_counts() -> None:
    text = "Red flags for data centers are described."
    document = story(text, title="Preventing diversion", genre="guidance")

    assert verdict(document, OFFICIAL).relevant
    assert not verdict(document, NEWS).relevant


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Beijing says firms that obey US advice on chips may face the law",
         "China's Ministry of Commerce hit back at American guidance. BIS issued the guidance on the AI Diffusion Rule on May 13. BIS rescinded the AI Diffusion Rule then."),
        ("The pump that went north", "Few had heard of Tessel Instruments until Tuesday. That is when BIS fined the company $1.9 million."),
        ("America writes down its terms", "The Commerce Department put it into law on Tuesday: Nvidia's H200 can go to China, with strings."),
    ],
)  # fmt: skip
def test_answers_to_ours_fines_and_permissions_are_the_matter(title: str, text: str) -> None:
    assert verdict(story(text, title=title)).relevant


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Beijing tightens its own export controls", "China's Ministry of Commerce put gallium under licence on Monday, after U.S. curbs on chips."),
        ("After six years, retire the list",
         "I have come to think of the Entity List as a kind of prayer. He may do what nobody has done and take names off the list. I would not bet on it. My nephew laughs at me."),
        ("A visit", "The minister went to China on Monday, where he spoke of trade with the United States."),
    ],
)  # fmt: skip
def test_another_government_s_controls_essays_and_visits_are_not(title: str, text: str) -> None:
    assert not verdict(story(text, title=title)).relevant
