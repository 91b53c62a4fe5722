"""What a mention names, as a key and a name."""

import re

from extractors.model import Mention


def slug(name: str) -> str:
    """Return a key for a thing that is not watched: its name in lower case with dashes."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def thing(mention: Mention) -> tuple[str, str]:
    """Return the key and name of what a mention names."""
    return mention.entity or slug(mention.name), mention.name
