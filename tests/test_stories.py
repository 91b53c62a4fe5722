"""Which documents tell of the same action."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from extractors.model import Annotations, Identifier
from extractors.stories import cluster, same_story, story_of, ties
from extractors.story_evidence import evidence
from extractors.story_marks import Traits, dump, load
from extractors.story_traits import traits
from extractors.story_words import direction
from telling import BIS, NEWS, actions, events, mentions, story

LONG = (
    "The agency told makers of lathes, kilns and pumps that the shipment of every such machine to"
    " the northern ports waits for a signed form, and that the form waits for nobody in turn."
)


def read(text: str, published: str = "2025-05-14", *, key: str, **more: Any) -> Traits:
    """Return the traits of a relevant document with these words."""
    cited = more.pop("cited", ())
    relevant = more.pop("relevant", True)
    document = story(text, published=published, key=key, **more)
    notes = Annotations(
        mentions=mentions(document.text),
        identifiers=tuple(Identifier(label, value, 0, 0) for label, value in cited),
        events=events(document, NEWS),
        list_actions=actions(document, NEWS),
        relevant=relevant,
    )
    return traits(document, notes)


def batch() -> list[Traits]:
    return [
        read("BIS suspended the 50% Rule on May 12.", key="a"),
        read("BIS stayed the Affiliates Rule on Monday.", "2025-05-15", key="b"),
        read("BIS rescinded the AI Diffusion Rule on May 13.", key="c"),
        read("BIS added Huawei to the Entity List on May 12.", key="d"),
        read("BIS put Huawei on the Entity List on May 13.", key="e"),
        read("BIS added SMIC to the Entity List on May 13.", key="f"),
        read("A pack for hikers.", key="g", relevant=False),
    ]


def groups(keys: dict[str, str]) -> set[frozenset[str]]:
    return {frozenset(name for name in keys if keys[name] == key) for key in keys.values() if key}


def test_documents_about_one_act_share_a_story_and_others_do_not() -> None:
    keys = cluster(batch())

    assert groups(keys) == {
        frozenset("ab"),
        frozenset("c"),
        frozenset("de"),
        frozenset("f"),
    }


def test_an_irrelevant_document_has_no_story() -> None:
    assert cluster(batch())["g"] == ""


@given(order=st.permutations(range(7)))
def test_the_order_of_a_batch_does_not_matter(order: list[int]) -> None:
    documents = batch()

    shuffled = [documents[place] for place in order]

    assert cluster(shuffled) == cluster(documents)


def test_imposing_and_lifting_a_requirement_are_two_stories() -> None:
    imposed = read("Commerce says a licence is now needed for EDA tools, under export controls,"
                   " since May 2.", key="a")  # fmt: skip
    lifted = read("BIS withdrew the letters on EDA tools on May 12.", key="b")

    assert not same_story(imposed, lifted)


def test_the_same_list_in_another_month_is_another_story() -> None:
    may = read("BIS added Huawei to the Entity List on May 12.", key="a")
    june = read("BIS added Huawei to the Entity List on June 23.", "2025-06-24", key="b")

    assert not same_story(may, june)


def test_two_list_rules_of_one_week_are_told_apart_by_their_parties() -> None:
    one = read("BIS added Huawei to the Entity List on May 12.", key="a")
    two = read("BIS added SMIC to the Entity List on May 13.", key="b")

    assert not same_story(one, two)


def test_list_rules_without_named_parties_are_told_apart_by_their_counts() -> None:
    sixteen = read("BIS added 16 entities to the Entity List on May 12.", key="a")
    again = read("BIS placed 16 companies on the Entity List on Monday.", key="b")
    eleven = read("BIS added 11 entities to the Entity List on May 12.", key="c")

    assert same_story(sixteen, again)
    assert not same_story(sixteen, eleven)


def test_a_common_federal_register_page_joins() -> None:
    page = (("FR", "90 FR 4621"),)
    rule = read("BIS published text.", key="a", cited=page)
    alert = read("A lawyer explains the Entity List.", "2025-07-01", key="b", cited=page)

    assert same_story(rule, alert)


def test_a_document_s_own_citation_goes_before_those_it_names() -> None:
    document = story("BIS cites 88 FR 1.", key="a")
    own = type(document)(
        **{
            **{name: getattr(document, name) for name in document.__slots__},
            "fields": {"citation": "90 FR 2"},
        }
    )
    notes = Annotations(identifiers=(Identifier("FR", "88 FR 1", 0, 0),), relevant=True)

    assert traits(own, notes).anchors == {"own|90 FR 2"}


def test_copies_with_edits_are_one_story_and_unlike_texts_are_not() -> None:
    text = "\n".join(LONG.replace("machine", f"machine {word}") for word in ("one", "two"))
    original = read(text, key="a")
    copy = read(text.replace("every such", "each"), "2025-05-15", key="b")
    other = read("An agency opened an office in the capital for the new year and its guests.",
                 key="c")  # fmt: skip

    assert same_story(original, copy)
    assert not same_story(original, other)


def test_a_copy_of_another_month_is_not_the_same_story() -> None:
    original = read(LONG, key="a")
    late = read(LONG, "2025-06-30", key="b")

    assert not same_story(original, late)


def test_coverage_ends_even_under_one_citation() -> None:
    page = (("FR", "90 FR 4621"),)
    first = read("BIS published text.", "2025-01-02", key="a", cited=page)
    last = read("BIS published text.", "2025-12-02", key="b", cited=page)

    assert not same_story(first, last)
    assert groups(cluster([first, last])) == {frozenset("a"), frozenset("b")}


def test_a_round_up_has_no_story() -> None:
    weekly = read("BIS suspended the 50% Rule on May 12.", key="a", title="Export Controls Weekly")

    assert cluster([weekly]) == {"a": ""}
    assert story_of(weekly, []) == ""


def test_a_new_document_joins_the_story_it_fits() -> None:
    a, b, c, *_ = batch()
    keys = cluster([a, c])

    joined = story_of(b, [(keys[one.document], one) for one in (a, c)])

    assert joined == keys["a"]


def test_a_new_document_that_fits_none_begins_a_story_named_for_its_act() -> None:
    a, _, c, *_ = batch()

    key = story_of(c, [("other", a)])

    assert key.startswith("diffusion-undo-")


def test_a_document_of_unknown_day_is_compared_by_what_it_tells() -> None:
    undated = read("BIS suspended the 50% Rule on May 12, 2025.", "", key="a")
    dated = read("BIS suspended the Affiliates Rule on May 12.", key="b")

    assert same_story(undated, dated)


def test_a_plan_is_compared_when_nothing_happened_yet() -> None:
    one = read("BIS may rescind the AI Diffusion Rule, officials said.", key="a")
    two = read("Officials plan to rescind the AI Diffusion Rule.", "2025-05-15", key="b")

    assert same_story(one, two)


def test_background_is_not_what_a_document_is_about() -> None:
    document = read(
        "Huawei was added to the Entity List in 2019. BIS suspended the 50% Rule on May 12.",
        key="a",
    )

    assert any(anchor == "main|suspended|affiliates|2025-05-12" for anchor in document.anchors)


def test_traits_come_back_from_what_is_kept() -> None:
    for one in batch():
        assert load(one.document, dump(one)) == one


def test_traits_of_an_official_text_can_head_a_story() -> None:
    document = story("BIS today suspended the 50% Rule.", key="a", site=BIS)
    notes = Annotations(events=events(document), relevant=True)

    found = traits(document, notes)

    assert found.official
    assert found.published == date(2025, 5, 14)


@pytest.mark.parametrize(
    "kept",
    [
        b"",
        b"[]",
        *(
            zstandard.compress(plain)
            for plain in (b"", b"{}\n", b'["b",[],0,0,[0,0,0]]\n', b"[null,[],0,0,[1,0,0]]\n")
        ),
    ],
)
def test_what_is_no_traits_is_refused_by_name(kept: bytes) -> None:
    with pytest.raises(ValueError, match="not the traits of web:a"):
        load("web:a", kept)


ENGINES = (
    "WASHINGTON, May 29 - The government stopped deliveries of LEAP engines and brake systems to the maker"
    " of the C919 jetliner, two people said. Letters reached Halden Aerospace on Wednesday, May 28."
)
ENGINES_AGAIN = (
    "Halden Aerospace was told in letters of May 28 to keep its LEAP engines at home. The C919 jetliner"
    " cannot fly without them, and the maker has stock for four months of assembly."
)
ENGINES_BACK = (
    "Halden Aerospace may ship LEAP engines for the C919 jetliner, the government told it on Thursday,"
    " July 3. Brake systems are free to go as well, two people said."
)
PENALTY = (
    "Norvane Pumps will pay $1.5 million over ten shipments of pulp machinery, the agency announced on"
    " Thursday, July 31. The firm disclosed the shipments itself."
)
PENALTY_LATER = (
    "What does the case of Norvane Pumps teach? It settled on July 31 for $1.5 million. Ten shipments of"
    " pulp machinery had left without a check of the buyer; the firm disclosed it itself."
)


def unread() -> list[Traits]:
    """Return texts in which no event and no name was found: words and days are all there is."""
    return [
        bare("a", "2025-05-29", "US halts engines for a jetliner", ENGINES),
        bare("b", "2025-05-30", "A jetliner may run out of engines", ENGINES_AGAIN),
        bare("c", "2025-07-04", "Engines for the jetliner are released", ENGINES_BACK),
        bare("d", "2025-07-31", "Pump maker settles for $1.5 mln", PENALTY),
        bare("e", "2025-08-18", "Ten shipments and what they cost", PENALTY_LATER),
    ]


def bare(key: str, published: str, title: str, text: str) -> Traits:
    document = story(text, published=published, key=key, title=title)
    return traits(document, Annotations(relevant=True))


def test_stories_are_found_without_any_event() -> None:
    assert groups(cluster(unread())) == {frozenset("ab"), frozenset("c"), frozenset("de")}


@given(order=st.permutations(range(5)))
def test_documents_that_come_one_by_one_in_any_order_make_the_same_stories(
    order: list[int],
) -> None:
    known: list[tuple[str, Traits]] = []
    for place in order:
        new = unread()[place]
        known.append((story_of(new, known), new))

    assert groups({one.document: key for key, one in known}) == groups(cluster(unread()))


def test_two_legal_texts_of_one_issue_are_two_stories() -> None:
    words = "BIS suspended the 50% Rule on May 12."
    one, two = read(words, key="a"), read(words, key="b")
    apart = [replace(t, anchors=t.anchors | {f"own|90 FR {n}"}) for t, n in ((one, 1), (two, 9))]

    assert same_story(one, two)
    assert not same_story(*apart)


@pytest.mark.parametrize(
    ("imposing", "undoing"),
    [
        ("BIS issued the AI Diffusion Rule as a final rule on May 12.", "BIS suspended the AI Diffusion Rule on May 26."),
        ("BIS issued the AI Diffusion Rule as a final rule on May 12.", "BIS rescinded the AI Diffusion Rule on May 19."),
    ],
)  # fmt: skip
def test_a_rule_and_its_undoing_are_two_stories(imposing: str, undoing: str) -> None:
    one, two = read(imposing, key="a"), read(undoing, "2025-05-27", key="b")

    assert not same_story(one, two)


def test_a_release_and_the_register_s_text_of_the_next_day_are_one_story() -> None:
    release = read("BIS today suspended the 50% Rule.", "2025-09-29", key="a", site=BIS)
    register = read("BIS suspended the Affiliates Rule on September 30.", "2025-09-30", key="b")

    assert same_story(release, register)


def test_of_the_pages_an_alert_cites_the_latest_issue_is_its_subject() -> None:
    pages = tuple(("FR", f"90 FR {page}") for page in (47201, 50857, 50860))

    found = read("BIS published text.", key="a", cited=pages)

    assert {x for x in found.anchors if x.startswith("fr|")} == {"fr|90 FR 50857", "fr|90 FR 50860"}


def test_evidence_is_the_same_for_either_order() -> None:
    texts = unread()

    for a in texts:
        for b in texts:
            assert evidence(a, b) == evidence(b, a)


@pytest.mark.parametrize(
    ("title", "first", "way"),
    [
        ("US halts engine shipments", "", "tightens"),
        ("One-Year Suspension of the Expansion of Controls", "", "eases"),
        ("COMAC gets its engines back", "", "eases"),
        ("Three questions on pumps", "BIS put nine firms on a list.", "tightens"),
        ("Three questions on pumps", "BIS lifted what it had imposed.", ""),
    ],
)
def test_whether_an_act_tightens_or_eases_is_told_by_the_first_word_for_it(
    title: str, first: str, way: str
) -> None:
    assert direction(title, first)[0] == way


def test_each_document_of_a_story_names_another_and_what_ties_it_to_that() -> None:
    found = ties(batch())

    assert found == ties(batch()[::-1])
    assert found["a"][0] == "b"
    assert "the same act on the same thing" in found["a"][1]
    assert "c" not in found


def test_two_list_rules_of_one_week_stay_apart_if_one_recalls_the_other() -> None:
    first = read(
        "BIS added 32 entities to the Entity List on September 12, Nova Lidar among them.",
        "2025-09-12", key="a", title="BIS places 32 entities on the Entity List",
    )  # fmt: skip
    second = read(
        "On September 18, BIS added nine companies to the Entity List. The rule was effective the same day."
        " Engines are its subject. Buyers must ask twice."
        " On September 12 another rule had added 32 parties, Nova Lidar among them.",
        "2025-09-24", key="b", title="Nine names: the September 18 Entity List rule",
    )  # fmt: skip

    assert not same_story(first, second)
