"""A pattern that is tried only where it may match finds what it would find anyway."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.claims import event_phrases as words
from extractors.claims.assertion import Standing, may_be_open, standing
from extractors.triggers import trigger

PATTERNS = [
    *(pattern for _, _, pattern in words.RULE_CUES),
    *(pattern for _, pattern in words.FORMS),
    *(words.PENALTIES, words.LICENSE_IMPOSED, words.LICENSE_GRANTED, words.EFFECTIVE),
    *(words.GUIDANCE, words.CHANGES, words.PLANNED, words.COMMENTS, words.STATUS_TAKEN),
]


# Made once: each new one has the patterns before it looked for anew.
TRIGGERS = {
    (pattern, words): trigger(pattern, re.IGNORECASE | re.ASCII, words=words)
    for pattern in PATTERNS
    for words in (False, True)
}


@pytest.mark.parametrize("pattern", PATTERNS)
@given(data=st.data(), words=st.booleans())
@settings(max_examples=25, deadline=None)
def test_every_match_is_found(pattern: str, words: bool, data: st.DataObject) -> None:
    compiled = re.compile(pattern, re.IGNORECASE | re.ASCII)
    text = data.draw(st.from_regex(compiled))

    found = [match.span() for match in TRIGGERS[pattern, words].finditer(text)]

    assert found == [match.span() for match in compiled.finditer(text)]


@pytest.mark.parametrize("words", [False, True])
@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"\b(?:us|me)\b", "Give us, the"),
        (r"\b(?:é|us)\b", "an é, or"),
        (r"\bus(?:é|e)\b", "café usé."),
        (r"\ba(?:b|\b)", "äb a"),
        (r"(?:(?=b)|c)\A", "b"),
        (r"\Aa(?= b)|c\Z", "a b"),
        (r"(?:up|in(?=,| to\b))\b", "in, to"),
        (r"(?:up(?=,))?\bif\b", "if up"),
        (r"(?:go )*\bgo(?: on)?\b(?= now)", "go go on now"),
        (r"(?:add|remov)(?:s|ed)? (?:\S+ ){0,3}?from", "removed all but one from"),
        (r"(?:re){2,3}", "rerere"),
        (r"(?:very ){6,}old", "very " * 7 + "old"),
        (r"a|bc", "bc"),
        (r"(?:bank|\d)", "٣"),
        (r"\w+\s\w", "Müller\x1f\u00e9"),
        (r"M[ü-ÿ]ller[^a-z]", "Müller\n"),
        (r"(?<!not )given(?= up)", "given up"),
        (r"(?P<one>a)(?P=one)", "aa"),
        (r"(?i:FINAL) rule", "final rule"),
        (r"(?>final|fine) rule", "fine rule"),
        (r"x*+y", "xxy"),
        (r"[\^\-\]\\.]+\.", "^-]\\.."),
        (r"\b(?:sign(?=ed [^.;]*order)|fined)(?:ed)?", "signed the order"),
        (r"(?:no(?= more| less)|none)\b(?! at all)", "no less"),
        (r"(?:a(?= b) ?)+b", "a b"),
        (r"(?:re(?=d)(?=.d))ddd|re(?=\b)", "re"),
        (r"given(?= (?:up(?=,)|in))", "given up, given in"),
        (r"to(?=$|,)", "to"),
        (r"(?:from(?! now))? ?on(?=[^a-z\d]+\w)", "from on -- X"),
        (r"x[^.;]{0,3}y", "x,\ny"),
    ],
)
def test_what_matches_is_tried(pattern: str, text: str, words: bool) -> None:
    expected = re.search(pattern, text)

    found = trigger(pattern, words=words).search(text)

    assert expected
    assert found
    assert found.span() == expected.span()
    assert trigger(pattern, words=words).may_match(text + " " * 2_001)


@pytest.mark.parametrize("times", [8, 50, 500])
@pytest.mark.parametrize("before", ["Ünder ", "fınal ", "\ud800 \udc00", "the rule, ", "🙂 not "])
@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"(?<!not )given(?= up)", "not given up, given up, given up"),
        (r"\bfin(?:al|e)\b", "refinal final Final fine"),
        (r"(?<=rule, )(?!the)\w+|^\W+", "it"),
        (r"\W$|rule x", "?"),
        (r"banks", "ban\u212as, ban\u212a\u017f"),
        (r"\bask(?:s)?\b", "a\u017f\u212a, \u017f as\u212a\u017f"),
    ],
)
@pytest.mark.parametrize("words", [False, True])
def test_what_stands_late_in_a_long_text_is_found_where_it_is(
    pattern: str, text: str, before: str, times: int, words: bool
) -> None:
    whole = before * times + text
    expected = [match.span() for match in re.finditer(pattern, whole, re.IGNORECASE)]

    found = trigger(pattern, re.IGNORECASE, words=words)

    assert [match.span() for match in found.finditer(whole)] == expected
    assert [match.span() for match in [found.search(whole)] if match] == expected[:1]


def test_a_search_in_a_long_text_begins_where_a_match_may() -> None:
    text = "Zürich, " * 100 + "a final rule"

    assert trigger(r"\bfinal\b")._first(text) == text.index("final")
    assert trigger(r"\bfinal\b")._first(text.replace("final", "late")) == len(text) - 1


@pytest.mark.parametrize(
    ("pattern", "text"), [("final[^.?]rule", "final\ud800rule"), ("(?-i:[^ⓐ;]x)", "Ⓐx")]
)
@pytest.mark.parametrize("more", [0, 300, 3_000])
def test_what_a_class_leaves_out_is_what_it_names(pattern: str, text: str, more: int) -> None:
    assert trigger(pattern, re.IGNORECASE).search(text + " " * more)


@pytest.mark.parametrize("text", ["The FINAL Rule", "fınal rule", "FİNAL RULE", "FINAL RULE\u017f"])
@pytest.mark.parametrize("more", [0, 3_000])
def test_letters_of_another_case_count(text: str, more: int) -> None:
    assert trigger("final rules?", re.IGNORECASE).search(text + " " * more)


@pytest.mark.parametrize("text", ["A trade in trust", "musée", "amérité", "used; a musk"])
def test_a_short_word_is_not_tried_where_it_stands_in_a_longer_one(text: str) -> None:
    assert not trigger(r"\b(?:us|ad|me)\b", words=True).may_match(text)
    assert trigger(r"\b(?:us|ad|me)\b", words=True).may_match(f"{text}. Join us")


@pytest.mark.parametrize("text", ["A proposed rule", "", "\ud800", "a" * 5_000])
def test_a_text_without_the_words_is_not_tried(text: str) -> None:
    final = trigger(r"\bfinal rule\b")

    assert not final.may_match(text)
    assert final.search(text) is None
    assert [*final.finditer(text)] == []


@pytest.mark.parametrize(
    "text", ["A consignee", "Signed. An order followed", "An order was signed"]
)
def test_words_that_must_follow_are_looked_for_as_well(text: str) -> None:
    order = r"(?:enter|sign)\w*(?= [^.;]{0,60}\borders?\b)"

    assert not trigger(rf"(?:{order}|fined)\b", re.IGNORECASE).may_match(text)
    assert trigger(rf"(?:{order}|fined)\b", re.IGNORECASE).may_match("It signed the order")


def test_half_a_character_hides_no_words() -> None:
    assert trigger(r"final\S rule").search("a final\udc80 rule")


def test_a_pattern_that_comes_later_is_tried_as_well() -> None:
    text = "the final rule, and one that comes later"
    assert trigger("final rule").search(text)

    assert trigger("comes later").search(text)


@pytest.mark.no_cover
@pytest.mark.parametrize("before", ["will", "is to be", "could", "weighing whether to", "plans to"])
def test_no_open_act_is_passed_over(before: str) -> None:
    sentence = f"Commerce {before} amend the rule in May."
    start = sentence.index("amend")

    assert standing(sentence, start, start + 5) in {Standing.FUTURE, Standing.POSSIBLE}
    assert may_be_open(sentence)
