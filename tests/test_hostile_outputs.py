"""Whatever strangers write, no output changes its structure, and none holds what is not ours."""

from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings

from filling import filled, tame, tamed
from nasty import ALL, MIXED
from outputs import OUTPUTS, Output
from pipeline.harmless import web_url
from printed import PRINTED

pytestmark = pytest.mark.no_cover

ROOM = 300  # characters that fit everywhere
ALL_OUTPUTS = (*OUTPUTS, *PRINTED)
EACH = pytest.mark.parametrize("output", ALL_OUTPUTS, ids=lambda output: output.name)


@cache
def proper(output: Output, words: str, address: str) -> object:
    """Return the bones of an output that is made of harmless words."""
    return output.bones(output.made(tame(output.noun, words, address)))


def broken(output: Output, text: str) -> str:
    """Return what is wrong with the output when `text` is all that it is made of, "" if nothing."""
    text = text[: output.most]
    try:
        bones = output.bones(output.made(filled(output.noun, text)))
        # What is cut for want of room is cut by what it is when escaped.
        alike = max(len(text), len(web_url(f"https://example.org/{text}"))) <= ROOM
        wanted = proper(output, *tamed(text, to_the_letter=output.wrapped)) if alike else bones
    except Exception as error:  # noqa: BLE001 - whatever breaks, the string that did it is told
        return f"{text[:80]!a}: {type(error).__name__}: {str(error)[:200]}"
    return "" if bones == wanted else f"{text[:80]!a}: {_first(bones, wanted)}"


def _first(bones: object, wanted: object) -> str:
    if isinstance(bones, list | tuple) and isinstance(wanted, list | tuple):
        for one, other in zip(bones, wanted, strict=False):
            if one != other:
                return f"{one!r:.150} instead of {other!r:.150}"
    return f"{bones!r:.150} instead of {wanted!r:.150}"


@EACH
def test_no_nasty_string_breaks_out(output: Output) -> None:
    assert [told for text in ALL if (told := broken(output, text))] == []


@EACH
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=MIXED)
def test_no_mixture_breaks_out(output: Output, text: str) -> None:
    assert broken(output, text) == ""


def test_there_are_many_nasty_strings() -> None:
    assert len(ALL) >= 200
