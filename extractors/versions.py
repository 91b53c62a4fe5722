"""What a reading depends on besides the text: told and compared without loading a model."""

from functools import cache
from pathlib import Path

EXTRACTOR = "10"
"""Version of the extractors, kept with each reading: raise it when their answers change."""


@cache
def names_model() -> str:
    """Return the SHA-256 of the shipped recogniser of unseen names, shortened to twelve digits."""
    sums = Path(__file__).parent / "entities" / "names_model.sha256"
    named = {line.split()[1]: line[:12] for line in sums.read_text("ascii").splitlines()}
    return named["names_model/tagger/model"]
