"""The authority citation of a part."""

import re
from dataclasses import replace

from extractors.amending.nouns import Amendment
from extractors.model import Paragraph
from extractors.preview.nouns import Body, DoubtError
from extractors.wording import same_meaning

_HEAD = re.compile(r"Authority:?\s*", re.IGNORECASE)


def authority(body: Body, amendment: Amendment) -> tuple[Body, str]:
    """Return the text with its authority as the rule sets it out, and what to know of it.

    Raises:
        DoubtError: The text has none, or not one.

    """
    goes_on = "continues to read" in amendment.words
    places = [n for n, one in enumerate(body) if one.kind == "authority"]
    new = " ".join(text for _, text in amendment.text)
    if goes_on and (len(places) != 1 or not new):
        return body, "it says that nothing changes"
    if not new or len(places) != 1:
        told = "no text is set out" if not new else f"the text has {len(places)} of them"
        raise DoubtError(f"the authority citation cannot be told: {told}")
    old = body[places[0]]
    if same_meaning(_HEAD.sub("", old.text), _HEAD.sub("", new)):
        return body, "it reads so already"
    note = "it says that nothing changes, but the text reads otherwise" if goes_on else ""
    return _put(body, places[0], replace(old, text=f"Authority: {_HEAD.sub('', new)}")), note


def _put(body: Body, place: int, new: Paragraph) -> Body:
    return (*body[:place], new, *body[place + 1 :])
