"""A user's file in a folder of its own, and what rulewire makes of it."""

from pathlib import Path

import pytest

from config import load
from config.settings import Settings
from extractors.errors import ConfigError

# The first two lines of every file here: what ships is not what is tested.
BARE = "sources.shipped = false\nentities.shipped = false\n"
SOURCE = """
[source.gazette]
kind = "page"
url = "https://www.example.gov/news"
name = "Gazette"
authority = "official"
"""
TOLD = """
[entity.acme]
name = "Acme, Inc."
label = "ORG"
aliases = ["Acme Microchips"]
[channel.ops]
type = "slack"
url = "env:OPS_URL"
[subscription.team]
channels = ["ops"]
"""


class UserFile:
    """`rulewire.toml` in the working directory."""

    def written(self, text: str, name: str = "rulewire.toml") -> Path:
        """Write a file without what ships; its text starts in line 3."""
        path = Path(name)
        path.parent.mkdir(exist_ok=True)
        path.write_text(BARE + text, "utf-8")
        return path

    def loaded(self, text: str, **environ: str) -> Settings:
        """Return the settings in a file with `text`."""
        return load(self.written(text), environ)

    def refused(self, text: str, **environ: str) -> list[str]:
        """Return the lines of the error that a file with `text` meets."""
        with pytest.raises(ConfigError) as caught:
            load(self.written(text), environ)
        return str(caught.value).splitlines()


def user_file_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> UserFile:
    """Return the user's file, with `folder` as the working directory."""
    monkeypatch.chdir(folder)
    return UserFile()
