"""A configuration to start from: the answers to three questions, or the commented example."""

from importlib import resources
from pathlib import Path

from extractors.errors import ConfigError
from pipeline.writable import writable
from storage.private import opened


def example() -> str:
    """Return the commented example."""
    return resources.files("config").joinpath("example.toml").read_text("utf-8")


def refuse_taken(path: Path) -> None:
    """Raise if there is something at `path` already, before anybody is asked anything.

    Raises:
        ConfigError: There is.

    """
    if path.exists() or path.is_symlink():
        raise ConfigError(str(path), "is there already; name another file")


def write(path: Path, text: str) -> None:
    """Write a configuration to `path`, for its owner alone.

    Raises:
        ConfigError: There is a file already, or it cannot be written.

    """
    with writable(path), opened(path, "x", encoding="utf-8") as file:
        file.write(text)
