"""The pages that are made, by the names of their files."""

from collections.abc import Mapping
from pathlib import Path

from manual import commands, schema, settings

DOCS = Path(__file__).parents[2] / "docs"


def pages() -> Mapping[str, str]:
    """Return the pages as they must stand in `docs/`."""
    return {
        "commands.md": commands.page(),
        "configuration.md": settings.page(),
        "schema.md": schema.page(),
    }
