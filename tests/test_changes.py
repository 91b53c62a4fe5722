from datetime import UTC, datetime

from extractors.changes import Mask, compare, digest, masked, restless, skeleton
from extractors.model import Document, Paragraph, Version
from growing import STEEP, growth

NOW = datetime(2025, 5, 13, tzinfo=UTC)


def document(*paragraphs: str, title: str = "Title") -> Document:
    texts = tuple(Paragraph("", text) for text in paragraphs)
    return Document("web:x", "s", "https://x.example/", title, None, texts)


def version(*paragraphs: str, number: int = 1) -> Version:
    return Version(document(*paragraphs), number, NOW)


def test_the_same_text_is_no_change() -> None:
    assert compare(version("one", "two"), document("one", "two")) is None


def test_a_change_carries_the_number_of_the_new_version() -> None:
    change = compare(version("one", number=4), document("two"))

    assert change is not None
    assert change.number == 5


def test_a_new_title_is_a_change() -> None:
    change = compare(version("one"), document("one", title="Correction: Title"))

    assert change is not None
    assert [hunk.label for hunk in change.hunks] == ["title"]


def test_a_text_that_returns_says_to_which_version() -> None:
    earlier = {digest(document("one")): 1, digest(document("two")): 2}

    change = compare(version("two", number=2), document("one"), earlier=earlier)

    assert change is not None
    assert change.reverts_to == 1


def test_hunks_count_their_place_in_the_text_without_its_title() -> None:
    after = document("same", "new words")

    change = compare(version("same", "old words"), after)

    assert change is not None
    (hunk,) = change.hunks
    assert after.text[hunk.start : hunk.end] == "new words"


def test_what_changes_in_a_long_paragraph_is_left_out_in_time_that_grows_with_it() -> None:
    def work(words: int) -> str:
        before = " ".join(f"word{n}" for n in range(words))
        return skeleton(before, before.replace("9 ", "9 new "))

    assert growth(work, 900) < STEEP  # more would be compared as a whole


def test_a_counter_is_recognised_after_some_visits() -> None:
    visits = [document("A rule.", f"Seen {n} times today") for n in (41, 42, 43, 44)]

    assert [mask.skeleton for mask in restless(visits)] == ["Seen ⁇ times today"]


def test_two_texts_are_not_enough_to_call_a_place_restless() -> None:
    assert restless([document("Seen 1"), document("Seen 2")]) == ()


def test_a_masked_place_is_silent() -> None:
    mask = Mask("", "Seen ⁇ times today")

    assert compare(version("Seen 41 times today"), document("Seen 42 times today"), [mask]) is None


def test_a_word_that_changes_beside_a_masked_one_is_told() -> None:
    mask = Mask("", "Seen ⁇ times today")

    change = compare(version("Seen 41 times today"), document("Seen 42 times ever"), [mask])

    assert change is not None


def test_the_rest_of_a_masked_page_is_watched() -> None:
    mask = Mask("", "Seen ⁇ times today")
    after = document("A stayed rule.", "Seen 42 times today")

    change = compare(version("A rule.", "Seen 41 times today"), after, [mask])

    assert change is not None
    assert [hunk.after for hunk in change.hunks] == ["A stayed rule."]


def test_offsets_are_true_beside_a_masked_place() -> None:
    mask = Mask("", "Seen ⁇ times today")
    after = document("Seen 1000000 times today", "A stayed rule.")

    change = compare(version("Seen 41 times today", "A rule."), after, [mask])

    assert change is not None
    assert after.text[change.hunks[0].start : change.hunks[0].end] == "A stayed rule."


def test_a_clock_stays_masked_when_the_day_turns() -> None:
    visits = [document(f"Page made Mon, Nov 23, 2026 at 10:{m} UTC") for m in (57, 58, 59)]
    (mask,) = restless([*visits, document("Page made Mon, Nov 23, 2026 at 11:00 UTC")])
    tomorrow = document("Page made Tue, Nov 24, 2026 at 00:01 UTC")

    assert compare(Version(visits[0], 1, NOW), tomorrow, [mask]) is None


def test_a_quote_of_the_day_is_masked_by_its_neighbour_alone() -> None:
    quotes = ("Alpha beta gamma", "Delta epsilon", "Zeta eta theta iota", "Kappa")
    visits = [document("Quote of the day", quote, "A rule.") for quote in quotes]

    masks = restless(visits)

    assert [mask.previous for mask in masks] == ["quote of the day"]
    assert masked(document("Other", "Kappa").paragraphs, masks)[1].text == "Kappa"
    assert compare(Version(visits[0], 1, NOW), visits[1], masks) is None


def test_an_amount_that_stays_in_a_restless_line_is_watched() -> None:
    visits = [document(f"Fine of $500,000; seen {n} times") for n in (1, 2, 3, 4)]
    masks = restless(visits)

    change = compare(Version(visits[-1], 4, NOW), document("Fine of $9; seen 5 times"), masks)

    assert change is not None


def test_only_a_new_label_is_no_change() -> None:
    before = document("one")
    relabelled = Document(
        before.id, "s", before.url, before.title, None, (Paragraph("(a)", "one"),)
    )

    assert compare(Version(before, 1, NOW), relabelled) is None


def test_a_word_between_two_that_change_may_not_go_missing() -> None:
    mask = Mask("", "Seen ⁇ times by ⁇ people")

    change = compare(version("Seen 4 times by 2 people"), document("Seen 5 people"), [mask])

    assert change is not None
