"""CSS selectors and patterns in settings: wrong ones are found when the settings are read."""

import re
from typing import Annotated

import soupsieve
from pydantic import AfterValidator
from soupsieve.util import SelectorSyntaxError


def _selector(text: str) -> str:
    try:
        soupsieve.compile(text)
    except SelectorSyntaxError as error:
        raise ValueError(f"{text!r} is no CSS selector: {error}") from error
    return text


def _optional(text: str) -> str:
    return _selector(text) if text else text


def _pattern(text: str) -> str:
    try:
        re.compile(text)
    except re.error as error:
        raise ValueError(f"{text!r} is no regular expression: {error}") from error
    return text


Selector = Annotated[str, AfterValidator(_selector)]
OptionalSelector = Annotated[str, AfterValidator(_optional)]
Pattern = Annotated[str, AfterValidator(_pattern)]
