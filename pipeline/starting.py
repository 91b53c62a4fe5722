"""A configuration to start from."""

from importlib import resources
from pathlib import Path

from extractors.errors import ConfigError
from storage.private import opened


def write_example(path: Path) -> None:
    """Write the commented example to `path`.

    Raises:
        ConfigError: There is a file already, or it cannot be written.

    """
    example = resources.files("config").joinpath("example.toml").read_text("utf-8")
    try:
        with opened(path, "x", encoding="utf-8") as file:
            file.write(example)
    except FileExistsError as error:
        raise ConfigError(str(path), "is there already; name another file") from error
    except OSError as error:
        raise ConfigError(str(path), f"cannot be written: {error.strerror}") from error
