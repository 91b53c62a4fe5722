"""Which documents tell of the same action."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.model import Annotations, Identifier
from extractors.stories import (
    Traits,
    cluster,
    dump,
    load,
    same_story,
    story_of,
    tie,
    ties,
    traits,
)
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


def test_a_tie_says_what_two_documents_share_and_is_symmetric() -> None:
    a, b, c, *_ = batch()

    assert tie(a, b) == tie(b, a)
    assert tie(a, b).startswith("the same main event: affiliates suspended")
    assert tie(a, c) == ""


def test_each_document_of_a_story_names_another_that_it_is_tied_to() -> None:
    found = ties(batch())

    assert {name: other for name, (other, _) in found.items()} == {
        "a": "b", "b": "a", "d": "e", "e": "d"
    }  # fmt: skip
    assert found == ties(batch()[::-1])


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

    assert traits(own, notes).anchors == {"fr|90 FR 2"}


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


def test_traits_come_back_from_their_json() -> None:
    for one in batch():
        assert load(dump(one)) == one


def test_traits_of_an_official_text_can_head_a_story() -> None:
    document = story("BIS today suspended the 50% Rule.", key="a", site=BIS)
    notes = Annotations(events=events(document), relevant=True)

    found = traits(document, notes)

    assert found.official
    assert found.published == date(2025, 5, 14)


@pytest.mark.parametrize("text", ["", "[1,2]", '["a","b",[],[],0,0]', "{}"])
def test_what_is_no_traits_is_refused_by_name(text: str) -> None:
    with pytest.raises(ValueError, match="not the traits of a document"):
        load(text)
