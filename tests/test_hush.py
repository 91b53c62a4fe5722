"""Secrets in what a stranger sent: found in any form, the longest first, and nothing else touched."""

import json
from base64 import b64encode
from collections.abc import Callable, Iterator
from html import escape
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from config import hush as hush_module
from config.hush import hidden, hidden_bytes, hush

WORD = "p/ss wörd <1>"
HOOK = "https://hooks.example.com/services/T00000000/abcdefghijklmnop"


def in_base64(secret: str) -> str:
    return b64encode(b"x" + secret.encode() + b"y").decode()


@pytest.mark.parametrize("form", [str, quote, escape, json.dumps, repr, in_base64])
def test_a_secret_is_hidden_however_it_is_written(form: Callable[[str], str]) -> None:
    hush(WORD)

    said = hidden(f"before {form(WORD)} after")

    assert "(hidden)" in said
    assert form(WORD) not in said
    assert (said[:7], said[-6:]) == ("before ", " after")


def test_what_is_hidden_is_the_longest_that_is_known() -> None:
    hush(HOOK)

    assert hidden(f"a {HOOK} b") == "a (hidden) b"
    assert hidden("a abcdefghijklmnop b") == "a (hidden) b"


def test_what_holds_no_secret_is_left_as_it_is() -> None:
    hush(WORD)
    text, body = "half of it: p/ss w\ud800", b"\xff\x00 p/ss"

    assert hidden(text) is text
    assert hidden_bytes(body) is body


def test_a_secret_that_becomes_known_while_others_are_looked_for_is_hidden_next(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Another thread may load settings: ours failed, or went on with what it had begun."""
    forms = hush_module._forms

    def interrupted(part: str) -> Iterator[str]:
        hush("another secret")
        return forms(part)

    hush("the only secret")
    monkeypatch.setattr(hush_module, "_forms", interrupted)

    hidden("while this is looked through")

    assert hidden("the only secret, another secret") == "(hidden), (hidden)"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text("ab é", min_size=8, max_size=12), max_size=4), st.text("ab é\ud800"))
def test_no_secret_is_left(secrets: list[str], text: str) -> None:
    for secret in secrets:
        hush(secret)

    said = hidden(text + "".join(secrets))

    assert not any(secret in said for secret in secrets)
    assert (
        hidden_bytes(said.encode("utf-8", "surrogatepass")).decode("utf-8", "surrogatepass") == said
    )
